"""Tables that break a figure down, by sex, age, town and country: the row for all of them is the figure, the others are left out.

A column is a breakdown where its word says so, or where the same office, indicator and period stand in several rows that only it tells
apart. Blank cells and words for a total are the row for all; without such a row it is asked which group is meant.
"""

import re
from collections import Counter, defaultdict
from dataclasses import replace

from etl.answers import chosen
from etl.formats.grid import Grid
from etl.problem import Choice
from etl.tables.header import Header
from etl.tables.overrides import Overrides
from etl.tables.vocabulary import is_note
from etl.values.header_words import plain
from wording.language import later

KEY, EVERY = "breakdown", "all"
WORDS = {
    *(
        "sex",
        "gender",
        "age",
        "agegroup",
        "age_group",
        "ageclass",
        "urban/rural",
        "urbanisation",
        "urbanization",
        "degurba",
        "disability",
        "disabilitystatus",
    ),
    *(
        "ethnicity",
        "education",
        "educationlevel",
        "incomequintile",
        "quintile",
        "citizen",
        "citizenship",
        "migrationstatus",
        "maritalstatus",
        "occupation",
    ),
    *("性别", "年龄", "年龄组", "年龄段", "城乡", "城乡分组"),
}
WHOLE = {
    *(
        "",
        "t",
        "_t",
        "tot",
        "total",
        "all",
        "both",
        "bothsexes",
        "bothsexesornobreakdown",
        "bothsexesornobreakdownbysex",
        "allages",
        "allagesornobreaksbyage",
        "_z",
        "_o",
    ),
    *(
        "alllocations",
        "allareas",
        "national",
        "合计",
        "总计",
        "全部",
        "总体",
        "全体",
        "不分组",
        "不分性别",
        "全市",
        "全区",
        "共计",
        "小计",
        "总数",
    ),
}
MOST_GROUPS = 40  # groups that are offered
MOST_LISTED = 8
SUSPECTED_IN = 200  # rows that are looked at before a large file goes the short way


def settle(header: Header, grid: Grid, overrides: Overrides) -> None:
    """Mark the columns that break the figures down, and the rows that are no headline (`header.apart`); ask where none is."""
    candidates = [c for c in header.columns if c.field in ("unknown", "unit") and not c.fixed and not c.unit]
    if not header.values or not candidates:
        return
    rows = list(_records(header, grid))
    columns, repeated = _breakdowns(header, candidates, rows)
    for column in columns:
        texts = Counter(_at(cells, column) for n, cells in rows if n not in header.apart)
        whole = [text for text in texts if plain(text) in WHOLE] if repeated else []
        answer = "" if whole else chosen(overrides.choices, f"{KEY}:{column.header}")
        kept = set(whole) or (set(texts) if answer == EVERY else {answer} & set(texts) - {""})
        if column.field == "unknown":
            header.columns = [replace(c, field="breakdown") if c is column else c for c in header.columns]
        if not kept:
            _ask(header, column, texts)
        else:
            _leave(header, column, kept, rows, whole)


def suspected(header: Header, grid: Grid) -> bool:
    """Whether the first rows of a large file may break their figures down."""
    candidates = [c for c in header.columns if c.field in ("unknown", "unit") and not c.fixed]
    return bool(candidates) and bool(_breakdowns(header, candidates, list(_records(header, grid))[:SUSPECTED_IN])[0])


def _records(header, grid: Grid):
    """(position, cells) of the rows below the header with a figure."""
    places = [column.position for column in header.values]
    for n, cells in enumerate(grid.rows[header.last + 1 :], start=header.last + 1):
        if any(place < len(cells) and cells[place].strip() for place in places) and not is_note(cells):
            yield n, cells


def _at(cells: list, column) -> str:
    return cells[column.position].strip() if column.position < len(cells) else ""


def _breakdowns(header, candidates: list, rows: list) -> tuple[list, bool]:
    """The columns that break the figures down, and whether most figures stand there in several rows."""
    keys = [c for c in header.columns if c.field in ("office", "indicator", "period", "frequency") and not c.fixed]
    by_word = [c for c in candidates if plain(c.header) in WORDS and any(_at(cells, c) for _, cells in rows)]
    groups = defaultdict(list)
    for _, cells in rows:
        groups[tuple(_at(cells, c) for c in keys)].append(cells)
    repeated = [group for group in groups.values() if len(group) > 1]
    if 2 * sum(map(len, repeated)) <= len(rows) or not keys:
        return by_word, False
    telling = [c for c in candidates if c in by_word or sum(_varies(c, group) for group in repeated) * 2 >= len(repeated)]
    apart = all(len({tuple(_at(cells, c) for c in telling) for cells in group}) == len(group) for group in repeated)
    return (telling, True) if apart else (by_word, False)


def _varies(column, group: list) -> bool:
    return len({_at(cells, column) for cells in group}) > 1


def _ask(header, column, texts: Counter) -> None:
    groups = [text for text in texts if text]
    choices = [Choice(text, later("只采用“{group}”的数据"), {"group": text}) for text in groups[:MOST_GROUPS]]
    choices.append(Choice(EVERY, later("“{column}”不是分组，各行都采用"), {"column": column.header}))
    facts = {"column": column.header, "groups": "、".join(groups[:MOST_LISTED]), "n": len(groups)}
    header.questions.append((KEY, {"facts": facts, "column": column.header, "about": column.header, "choices": tuple(choices)}))


def _leave(header, column, kept: set, rows: list, whole: list) -> None:
    """Leave out the rows of other groups, and say so; figures of one group carry its name."""
    apart = [n for n, cells in rows if _at(cells, column) not in kept and n not in header.apart]
    header.apart |= set(apart)
    listed = "、".join(re.sub(r"\s+", " ", text) for text in kept if text)
    if apart:
        numbers = "、".join(str(n + 1) for n in apart[:MOST_LISTED])
        facts = {"column": column.header, "n": len(apart), "rows": numbers + "…" * (len(apart) > MOST_LISTED), "group": listed}
        sentence = later("“{column}”是分组，只采用“{group}”的行，另有{n}行未采用（第{rows}行）")
        blank = later("“{column}”是分组，只采用该列空白的行，另有{n}行未采用（第{rows}行）")
        header.remarks.append((sentence if listed else blank, facts))
    if not whole and len(kept) == 1 and column.field != "unit":
        note = f"{column.header}：{listed}"
        before = header.shared.get("note", (0, ""))[1]
        header.shared["note"] = (0, f"{before}；{note}" if before else note)
