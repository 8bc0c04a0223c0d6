"""What stands around one table, brought together with it: what is agreed on is used, what is not is asked about or refused."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from etl.answers import chosen
from etl.formats.grid import Grid, Rows
from etl.problem import Choice, Problem
from etl.tables import context, parts
from etl.tables.body import KEYS
from etl.tables.context import Context
from etl.tables.header import Contents, Header, at
from etl.tables.interpretation import place_name
from etl.tables.overrides import Overrides
from etl.tables.preamble import SHEET, Periods, Statement, above, agreed, below, names, narrowed, part_of, periods, total
from etl.tables.shapes.scope import CUMULATIVE, settled
from etl.tables.text_role import ACTUAL, FORECAST, PLAN, PRELIMINARY, UNCLEAR, role
from etl.tables.vocabulary import Vocabulary
from etl.values import period, value
from etl.values.notes import years_named
from wording.language import LANGUAGES, later

MOST_PARTS = 3  # parts of a year that a question names
STATUS = {FORECAST: "E", PRELIMINARY: "P"}
ASIDE = re.compile(r"[（(]([^（()）]{2,30})[)）]")
OF_ALL = re.compile(r"(?:以上|上述|本表|表中|上表|全部|所列|数据|数字)[^，。；]{0,12}?(?:均为|都是|为|是|系|截至|均系)")
CLAUSE = re.compile(r"[，,；;。\n]|(?<=\D)\d\s*[.、](?=\D)")
NUMBERED = re.compile(r"^(?:[（(]?(?:注|备注|说明)\s*\d*\s*[)）:：.、]*)?\s*(?:\d{1,2}\s*[.、．](?=\D|(?:19|20)\d\d))?")
ROLES = (Choice("actual", later("是实际完成数，作为数据采用")), Choice("plan", later("是计划数，不作为数据")))


class Around:
    """The statements around a table whose header is known."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        vocabulary: Vocabulary,
        overrides: Overrides,
        file: str,
        sheet: str,
        beside: Sequence[Statement] = (),
    ):
        self.header, self.vocabulary, self.overrides, self.file = header, vocabulary, overrides, file
        self.above = [*above(grid.rows, header.first, vocabulary), *self._in_header()]
        end = _last_record(grid.rows, header)
        notes = below(grid.rows, header.last, vocabulary)
        self.below = [one for one in notes if one.place > end or not one.context.units]
        self.between = [one for one in notes if one.place <= end and one.context.units]
        self.names = [*names(sheet, file, vocabulary), *beside]
        self.row = header.first + 1
        self.lacking = parts.lacking(header, Contents(grid, header.last + 1))

    def _in_header(self) -> list[Statement]:
        """Units in header cells that hold no figures: 指标（单位：亿元）, or 单位：亿元 in a cell beyond the last column."""
        place, columns = self.header.first + 1, [c for c in self.header.columns if c.header]
        statements = [Statement(place, c.unit, Context(units=(c.unit,))) for c in columns if c.unit and c.field != "value"]
        beside = ((c.header, context.read(c.header, self.vocabulary).units) for c in columns if c.field in ("unknown", "", *KEYS))
        statements += [Statement(place, text, Context(units=units)) for text, units in beside if units]
        dated = (
            (c.header, context.read(match[1], self.vocabulary))
            for c in columns
            if c.field in KEYS and (match := ASIDE.search(c.header))
        )
        return statements + [Statement(place, text, Context(periods=read.periods, parts=read.parts)) for text, read in dated]

    def settle(self) -> Iterator[Problem]:
        """Complete `header.shared`; yields every problem. A question about the period comes before anything can be read."""
        shared = self.header.shared
        by_hand = {name: value for name, value in shared.items() if value[0] == 0}
        notes = [one for one in self.below if one.context.units or one.label == "source"]
        shared.update(agreed([*self.above, *notes, *self._units_in_names()]) | by_hand)
        if "period" not in by_hand:
            shared.pop("period", None)
        self._office()
        if "period" not in by_hand and (self.lacking or not self.header.has("period")):
            yield from self._period()
        parts.settle(self.header)
        yield from self._role()
        for one in (*self.above, *self.names):
            if one.context.role in STATUS:
                self.header.shared.setdefault("status", (one.place, STATUS[one.context.role]))

    def _units_in_names(self) -> list[Statement]:
        """The names of sheet and file count for the unit only where the table itself says nothing."""
        in_table = any(one.context.units for one in (*self.above, *self.below)) or any(c.unit for c in self.header.values)
        return (
            [] if in_table else [Statement(one.place, one.text, one.context, "unit") for one in self.names if one.context.units]
        )

    def _office(self) -> None:
        if not self.header.has("office"):
            for one in self.names:
                if one.context.office:
                    self.header.shared.setdefault("office", (one.place, one.context.office))

    def _period(self) -> Iterator[Problem]:
        """The period of a table that has none of its own: what title and names agree on, else a question with what they say."""
        answer = chosen(self.overrides.choices, "period")
        if answer:
            self.header.shared["period"] = (0, answer)
            return
        sources = [periods(self.above)] + [periods([one]) for one in self.names]
        sources[0] = sources[0] or periods([*self.above, *self.names])
        for one in () if self.lacking else self.names:
            if one.place == SHEET:
                sources[0] = narrowed(sources[0], one)
            else:
                sources.append(narrowed(sources[0], one))
        different = {kept: where for source in sources for kept, where in source.items() if not _within(kept, sources[0])}
        if len(different) == 1:
            different |= self._narrowed(*different)
        if different and (len(different) == 1 or not any(map(period.readable, different))):
            yield from self._single(*next(iter(different.values())))
        elif different:
            yield self._ask(later("按{period}采用"), "periods_unclear", list(different), **_quoted(different))
        else:
            yield from self._period_guessed()

    def _single(self, place: int, text: str) -> Iterator[Problem]:
        """The one period that is named, of which the title may say that it is counted from January on; refused where it is none of ours."""
        if self.lacking and not period.readable(text) and len(years_named(text)) == 1:  # 2024年3-5月 above 3月, 4月 and 5月
            text = f"{years_named(text).pop()}年"
        if not period.readable(text):
            yield Problem("bad_period", self.file, max(place, 0), cell=text)
        self.header.shared["period"] = (place, total(text, place, [*self.above, *self.names], self.vocabulary))

    def _narrowed(self, kept: str) -> Periods:
        """What a note below makes of the title's period: 以上为1-6月数据, 均为累计数."""
        narrower = {}
        for one in self.below:
            if not OF_ALL.search(one.text):
                continue
            if (rest := part_of(one)) and len(kept) == 4:
                narrower[f"{kept}{rest}"] = (one.place, one.text[:40])
            elif "累计" in one.text and (total := settled(kept, CUMULATIVE)) != kept:
                narrower[total] = (one.place, one.text[:40])
        return narrower

    def _period_guessed(self) -> Iterator[Problem]:
        """Only a part of a year, or a date of issue: the year is asked for."""
        statements = [*self.above, *self.names, *self.below]
        of_year = list(dict.fromkeys(part for one in statements for part in one.context.parts if period.is_part(part)))
        issued = [day for one in statements for day in one.context.issued]
        if self.lacking:
            listed = "、".join(dict.fromkeys(self.lacking[:MOST_PARTS]))
            yield self._ask(
                later("按{period}采用"), "year_missing", [f"{date.today().year - n}年" for n in range(3)], part=listed
            )
        elif of_year:
            year = date.today().year
            texts = [_in_year(part, y) for part in of_year[:3] for y in (year, year - 1, year - 2)]
            yield self._ask(later("按{period}采用"), "year_missing", texts, part="、".join(of_year))
        elif issued:
            year = int(re.findall(r"\d{4}", issued[0])[0])  # every date of issue names its year
            yield self._ask(later("按{period}采用"), "issue_date_only", [f"{year - 1}年", f"{year}年"], issued=issued[0])

    def _ask(self, sentence: str, code: str, texts: list[str], **facts: str) -> Problem:
        kept = dict.fromkeys(period.parse(text) or text for text in texts if period.readable(text))
        choices = tuple(Choice(one, sentence, {"period": one}) for one in kept)
        return Problem(code, self.file, self.row, facts=facts, choices=choices)

    def _role(self) -> Iterator[Problem]:
        """A plan is no figure of what was done: refused; asked about where the title is not clear."""
        columns = {column.field for column in self.header.columns}
        if not self.header.values and "plan" in columns:
            name = next(column.header for column in self.header.columns if column.field == "plan")
            self.header.columns = [replace(c, field="value") if c.field == "plan" else c for c in self.header.columns]
            yield Problem("plan_not_actual", self.file, self.row, name, name)
            return
        roles = [(one, one.context.role) for one in (*self.above, *self.names) if one.context.role in (PLAN, UNCLEAR)]
        roles += [
            (one, UNCLEAR)
            for one in self.below
            if any(plans(clause, self.vocabulary) and not years_named(clause) for clause in CLAUSE.split(one.text))
        ]
        if not roles or "plan" in columns or any(one.context.role == ACTUAL for one in self.above):
            return
        one, name = roles[0]
        answer = chosen(self.overrides.choices, "role_unclear")
        if answer == "plan" or (name == PLAN and one.place > 0 and not answer):
            yield Problem("plan_not_actual", self.file, max(one.place, 0), cell=one.text[:80])
        elif not answer:
            yield Problem("role_unclear", self.file, max(one.place, 0), cell=one.text[:80], choices=ROLES)


def _last_record(rows: Rows, header: Header) -> int:
    """The row, as the spreadsheet counts, of the last one with a number in a column of figures; 0 for none."""
    places = [column.position for column in header.values]
    last = range(len(rows), header.last + 1, -1)
    return next((n for n in last if any(value.parse(at(rows[n - 1], place)).value is not None for place in places)), 0)


def _within(kept: str, others: Periods) -> bool:
    """Whether a period says no more than a more exact one beside it: 2024 beside 2024-01/P6M."""
    return any(other != kept and (kept == other[:4] or f"{kept}年" in other) for other in others)


def _quoted(different: Periods) -> dict[str, str]:
    """Where each of several periods is written, side by side, as facts in both languages."""
    return {
        f"sources_{lang}": "；".join(f"{place_name(place, lang)}：{text}" for place, text in different.values())
        for lang in LANGUAGES
    }


def _in_year(part: str, year: int) -> str:
    return f"截至{year}年{part[2:]}" if part.startswith("截") else f"{year}年{part}"


def plans(clause: str, vocabulary: Vocabulary) -> bool:
    """Whether a clause of a note says that figures are planned."""
    return role(NUMBERED.sub("", clause.strip()).strip(), vocabulary) == PLAN
