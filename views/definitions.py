"""指标口径: what is counted, which figures exist, where they come from, and the rules of the numbers."""

from collections.abc import Callable

from views.blocks import Block, Cell, Head, Heading, Paragraph, Table, View
from views.controls import Choice, Option
from views.links import Text
from views.overview import offices
from views.reader import Reader, Row
from views.sources import linked
from wording import numbers, rules
from wording.language import later

MARKS = {  # kinds of figures (db/sql/page/definitions/coverage.sql) → sign and what it means, the first that holds
    "A": ("●", later("年度")),
    "SQMC": ("◐", later("半年、季度、月度或累计")),
    "O": ("×", later("说明未上报")),
    "": ("", later("没有数据")),
}


def definitions(reader: Reader) -> View:
    """The page of an office. Choice: part (what is counted, which figures there are, their sources, the rules)."""
    part, warnings = reader.choice("part", list(PARTS), "meaning")
    options = tuple(Option(name, reader.t(title)) for name, (title, _) in PARTS.items())
    head = Head(
        reader.t("指标口径"),
        (offices(reader), Choice("part", reader.t("栏目"), options, part)),
        reader.t("示例数据（虚构）") if reader.office["sample"] else "",
        reader.name(reader.office),
    )
    blocks = PARTS[part][1](reader)
    return View((head, *warnings, *blocks), {"part": "" if part == "meaning" else part})


# -- what is counted -------------------------------------------------------------------------------------------


def _meanings(reader: Reader) -> list[Block]:
    """A table for each theme: indicator with its unit, and its definition."""
    indicators = reader.rows("page/indicator", office=reader.office["id"])
    blocks: list[Block] = []
    for theme in reader.rows("page/theme"):
        rows = tuple((Cell(_name(reader, row)), Cell(_meaning(reader, row))) for row in indicators if row["theme"] == theme["id"])
        if rows:
            table = Table((reader.t("指标（计量单位）"), reader.t("口径")), rows, reader.name(theme))
            blocks += [Heading(reader.name(theme)), table]
    return blocks


def _name(reader: Reader, row: Row) -> Text:
    """The indicator with its unit, a door where the office has a figure of it."""
    name, unit = reader.name(row), reader.name(row, "unit")
    text = reader.t("{name}（{unit}）", name=name, unit=unit) if unit else name
    return (reader.link(text, "indicator", indicator=row["id"]),) if row["periods"] else text


def _meaning(reader: Reader, row: Row) -> str:
    """The definition; of a ratio that is computed also of what."""
    if not row["numerator"]:
        return reader.name(row, "definition")
    numerator, denominator = reader.name(row, "numerator"), reader.name(row, "denominator")
    formula = reader.t("（{numerator} ÷ {denominator}）", numerator=numerator, denominator=denominator)
    return reader.name(row, "definition") + formula


# -- which figures there are -----------------------------------------------------------------------------------


def _coverage(reader: Reader) -> list[Block]:
    """Indicator × year: which kinds of figures exist; a year without any figure still has its column."""
    rows = reader.rows("page/definitions/coverage", office=reader.office["id"])
    if not rows:
        return [Paragraph(reader.t("该单位还没有数据。"), "info")]
    key = reader.t("● 年度　◐ 半年、季度、月度或累计　× 说明未上报　空白 没有数据")
    years = [str(year) for year in range(int(min(r["year"] for r in rows)), int(max(r["year"] for r in rows)) + 1)]
    kinds = {(row["indicator"], row["year"]): row["kinds"] for row in rows}
    names = {row["indicator"]: reader.name(row) for row in rows}
    body = tuple(
        (
            Cell((reader.link(name, "indicator", indicator=indicator),)),
            *(_mark(reader, kinds.get((indicator, year), "")) for year in years),
        )
        for indicator, name in names.items()
    )
    header = (reader.t("指标"), *(numbers.period_name(year, reader.lang) for year in years))
    return [Paragraph(key, "note"), Table(header, body, reader.t("数据覆盖"), "tiles")]


def _mark(reader: Reader, kinds: str) -> Cell:
    sign, meaning = next(mark for letters, mark in MARKS.items() if not letters or set(letters) & set(kinds))
    return Cell(sign, title=reader.t(meaning), unseen=reader.t(meaning))


# -- where they come from --------------------------------------------------------------------------------------


def _sources(reader: Reader) -> list[Block]:
    rows = reader.rows("page/definitions/source", office=reader.office["id"])
    if not rows:
        return [Paragraph(reader.t("该单位的数据没有写明来源。"), "info")]
    header = (reader.t("来源"), reader.t("文件"), reader.t("数据版本"), reader.t("条数"))
    body = tuple(
        (
            Cell(linked(row["source"])),
            Cell(row["file"]),
            Cell(str(row["release"] or reader.t("随产品提供"))),
            Cell(numbers.number(row["figures"])),
        )
        for row in rows
    )
    return [Table(header, body, reader.t("来源"))]


# -- the rules -------------------------------------------------------------------------------------------------


def _rules(reader: Reader) -> list[Block]:
    blocks: list[Block] = []
    for section in rules.sections(reader.lang):
        blocks.append(Heading(section.title))
        if section.opening:
            blocks.append(Paragraph(section.opening))
        if section.points:
            header = (reader.t("规则"), reader.t("具体含义"))
            blocks.append(Table(header, _cells(section.points), section.title))
        blocks.append(Table(section.header, _cells(section.rows), section.title))
        if section.closing:
            blocks.append(Paragraph(section.closing))
    return blocks


def _cells(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(text) for text in row) for row in rows)


PARTS: dict[str, tuple[str, Callable[[Reader], list[Block]]]] = {
    "meaning": (later("口径"), _meanings),
    "coverage": (later("数据覆盖"), _coverage),
    "sources": (later("来源"), _sources),
    "rules": (later("规则"), _rules),
}
