"""What stands once for a whole table: in the rows above its header or below it, in the name of its sheet and of its file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from etl.formats.grid import Cells, Rows
from etl.tables import context
from etl.tables.context import Context
from etl.tables.interpretation import Shared
from etl.tables.vocabulary import Vocabulary, is_note
from etl.values import period, units
from etl.values.header_words import plain

Periods = dict[str, tuple[int, str]]  # kept form of a period → (place, as written)
SHEET, FILE, BESIDE = -1, -2, -3  # places that are no row
LABELS = {  # the words before a colon → what they give
    **dict.fromkeys(["指标", "指标名称", "统计指标"], "indicator"),
    **dict.fromkeys(
        ["时间", "时期", "年份", "年度", "统计时间", "填报年份", "填报年度", "报告期", "数据时间", "数据期", "统计期间"], "period"
    ),
    **dict.fromkeys(["填报单位", "单位名称", "地区", "报送单位", "区县", "部门", "机构"], "office"),
    **dict.fromkeys(["计量单位", "单位", "金额单位", "数量单位", "货币单位", "计价单位", "人民币", "unit", "units"], "unit"),
    **dict.fromkeys(["数据来源", "来源", "资料来源"], "source"),
}
LABELLED = re.compile(r"([^:：(（]{2,6}?)\s*[:：](.*)", re.DOTALL)
NEXT_LABEL = re.compile(r"\s{2,}|\s+(?=[^\s:：]{2,6}[:：])")  # 单位：亿元　　编制单位：…
BODY = re.compile(r"(?:局|委|委员会|办|办公室|区|县|市|镇|乡|街道|院|部|厅|处|科|中心|公司|政府|学校|医院|集团|司|所|站|协会)$")
SO_FAR = re.compile(r"(?<!多年)(?<!历年)累计(?![至到])|year[- ]to[- ]date|\bytd\b|cumulative", re.IGNORECASE)
ALONE = re.compile(r"[(（\s]*(?:本年)?累计(?:数|值|完成)?[)）\s]*")
OF_ITSELF = re.compile(r"[当本单][月季]|当期")
MOST_TEXTS = 3  # texts that a row above a table may have to be read as a title, with what stands in its corners
LAST_ROWS = 60  # rows at the end of a table among which its notes are


@dataclass(frozen=True)
class Statement:
    """A text and where it stands: place is its row, as the spreadsheet counts, SHEET or FILE. label: the field that a label before
    it names ("" for a title or a note)."""

    place: int
    text: str
    context: Context
    label: str = ""


def above(rows: Rows, first: int, vocabulary: Vocabulary) -> list[Statement]:
    """The Statements of the rows before position `first`."""
    return [one for number, cells in enumerate(rows[:first], start=1) for one in _row(number, cells, vocabulary)]


def below(rows: Rows, last: int, vocabulary: Vocabulary) -> list[Statement]:
    """The Statements of the notes and unit lines among the last rows, those after position `last`."""
    start = max(last + 1, len(rows) - LAST_ROWS)
    notes = (
        (n, cells) for n, cells in enumerate(rows[start:], start=start + 1) if sum(map(bool, map(str.strip, cells))) <= MOST_TEXTS
    )
    return [one for n, cells in notes if is_remark(cells, vocabulary) for one in _row(n, cells, vocabulary)]


def names(sheet: str, file: str, vocabulary: Vocabulary) -> list[Statement]:
    """The Statements that the names of a sheet and of a file make."""
    stem = re.sub(r"\.\w{2,5}(?:〔[^/]*〕)?$", "", file.rpartition("/")[2])  # etl/tables/worksheets.py adds the name of the sheet
    given = [(SHEET, sheet), (FILE, stem)]
    return [Statement(place, name, context.read(name, vocabulary, bare_years=True)) for place, name in given if name]


def beside(rows: Rows, vocabulary: Vocabulary) -> list[Statement]:
    """The Statements about units on a worksheet that is no table, such as 填表说明."""
    return [
        replace(one, place=BESIDE, label="", context=Context(units=one.context.units))
        for one in above(rows, len(rows), vocabulary)
        if one.context.units
    ]


def shared_above(rows: Rows, first: int, vocabulary: Vocabulary) -> Shared:
    """field → (row, text) that the rows before position `first` agree on."""
    return agreed(above(rows, first, vocabulary))


def agreed(statements: Iterable[Statement]) -> Shared:
    """field → (place, text) of what statements give: labelled texts first, then titles. Units are gathered, a period is given only
    where there is one."""
    fields: Shared = {}
    for one in statements:
        if one.label and one.label not in ("unit", "period"):
            fields.setdefault(one.label, (one.place, one.text))
    for one in statements:
        if one.context.office and not one.label:
            fields.setdefault("office", (one.place, one.context.office))
    units = {}
    for one in statements:
        for name in one.context.units:
            units.setdefault(name, one.place)
    if units:
        fields["unit"] = (next(iter(units.values())), "、".join(units))
    spellings = periods(statements)
    if len(spellings) == 1:
        [(place, text)] = spellings.values()
        fields["period"] = (place, text)
    return fields


def periods(statements: Iterable[Statement]) -> Periods:
    """Kept form → (place, spelling) of the different periods that statements name: a part belongs to the one year beside it, and a
    year says nothing beside a part of it."""
    spellings, statements = {}, [one for one in statements if one.context.periods or one.context.parts]
    for one in statements:
        for spelling in one.context.periods:
            spellings.setdefault(period.parse(spelling) or spelling, (one.place, spelling))
    parts = {part: one.place for one in statements for part in one.context.parts}
    if len(spellings) == 1 and len(parts) == 1:
        [(kept, (place, _))], [part] = spellings.items(), parts
        if len(kept) == 4:
            text = f"{part[:2]}{kept}年{part[2:]}" if part.startswith("截") else f"{kept}年{part}"
            return {period.parse(text) or text: (place, text)}
    years = {kept[:4] for kept in spellings if len(kept) > 4} | {
        y for kept in spellings for y in re.findall(r"(?:19|20)\d\d", kept) if len(kept) > 8 and period.readable(kept)
    }
    return {kept: where for kept, where in spellings.items() if len(kept) > 4 or kept not in years}


def part_of(one: Statement) -> str:
    """The part of a year that a text speaks of, as etl.values.period keeps it behind the year; "" for none or several, and for a month."""
    kept = list(periods([one]))
    parts = {form[4:] for form in kept if "/P" in form or form[5:6] in ("S", "Q")}
    parts |= {rest for part in one.context.parts if (rest := period.part(part)) and not rest[1:].isdigit()}
    for spelling in kept:
        if (day := period.day(spelling)) and 1 < day.month < 12:  # as of the end of a month: so far counted
            parts.add(f"-01/P{day.month}M")
    return parts.pop() if len(parts) == 1 else ""


def narrowed(title: Periods, sheet: Statement) -> Periods:
    """The periods of a title with what the name of its worksheet says of them: 1-6月 is a part of the title's year; of a title that names
    another part both stay."""
    if len(title) != 1 or sheet.context.periods or len(sheet.context.parts) != 1:
        return title
    [kept], [part] = title, sheet.context.parts
    if not period.parse(kept):
        return title
    inner, text = period.within(kept, part), f"{kept[:4]}年{part}"
    if inner is None:
        return title | {text: (sheet.place, text)}
    inner, text = period.parse(inner) or inner, text if period.readable(text) else inner
    if len(kept) == 4:
        return {inner: (sheet.place, text)}
    return title if _ends_with(kept, inner) else title | {inner: (sheet.place, text)}


def _ends_with(kept: str, other: str) -> bool:
    day = period.day(other)
    return period.last_month(kept) == (day.month if day else period.last_month(other))


def total(text: str, place: int, statements: list[Statement], vocabulary: Vocabulary) -> str:
    """The period that stands at a place; a month or quarter of which the title, another line or the name of the sheet says that it is
    counted from January on, as those months: 2024年6月 and 累计 are 2024年1-6月."""
    kept = period.parse(text) or ""
    if len(kept) < 7 or period.is_cumulative(kept) or "S" in kept:
        return text
    near = [one.text for one in statements if one.place in (place, SHEET) or ALONE.fullmatch(one.text)]
    names = [name for name in vocabulary.indicators if "累计" in name]
    for name in names:
        near = [one.replace(name, "") for one in near]
    counted = any(SO_FAR.search(one) and not OF_ITSELF.search(one) for one in near)
    return f"{kept[:4]}年1-{period.last_month(kept)}月" if counted else text


def labelled(cells: Cells, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """(field, text) of every "单位：件" in a row; the text may stand in the next cell."""
    texts = [text[1:-1] if text[:1] in "(（" and LABELLED.fullmatch(text[1:]) else text for text in map(str.strip, cells)]
    for place, text in enumerate(texts):
        parts = LABELLED.fullmatch(text)
        following = next((later for later in texts[place + 1 :] if later), "")
        label, value = (parts[1], parts[2].strip() or following) if parts else (text, following)
        name = LABELS.get(plain(label))
        value = NEXT_LABEL.split(value)[0]
        if name and value and not LABELLED.fullmatch(value):
            yield from _given(name, value, vocabulary)


def _row(number: int, cells: Cells, vocabulary: Vocabulary) -> Iterator[Statement]:
    """The statements of a row: of its labels, and of the titles, notes and corners beside them."""
    for name, text in labelled(cells, vocabulary):
        yield Statement(number, text, _labelled(name, text, vocabulary), name)
    texts = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
    if len(texts) <= MOST_TEXTS:
        for text in texts:
            labels = LABELLED.fullmatch(text)
            if not (labels and plain(labels[1]) in LABELS) and plain(text) not in LABELS:
                yield Statement(number, text, context.read(text, vocabulary, bare_years=bool(re.fullmatch(r"\d{4}", text))))


def _labelled(name: str, text: str, vocabulary: Vocabulary) -> Context:
    """What a labelled text says; the label says what it is about."""
    if name == "unit":
        return Context(units=tuple(units.several(text, vocabulary.bases)))
    if name == "period":
        dated = context.read(text, vocabulary, bare_years=True)
        return Context(periods=dated.periods, parts=dated.parts)
    return Context()


def is_remark(cells: Cells, vocabulary: Vocabulary) -> bool:
    """A note or a unit line below a table, or one text alone that speaks of the unit or the kind of its figures."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    if is_note(cells) or any((parts := LABELLED.fullmatch(text)) and plain(parts[1]) in LABELS for text in texts):
        return True
    alone = len(texts) == 1 and len(texts[0]) > 1 and not vocabulary.is_office(texts[0]) and not vocabulary.is_indicator(texts[0])
    return alone and bool((content := context.read(texts[0], vocabulary)).units or content.role)


def _given(name: str, text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What a label and its text give: 单位 may be the unit or the office, an indicator may bring its unit."""
    if name == "unit" and not vocabulary.is_unit(text) and (vocabulary.is_office(text) or BODY.search(text)):
        name = "office"
    if name == "indicator":
        text, unit = vocabulary.indicator(text)
        if unit:
            yield "unit", unit
    if name == "unit":
        text = unicodedata.normalize("NFKC", text)
    yield name, text
