"""The changes of an office over the years: each year's as a grid of cells, and the average yearly growth."""

from collections.abc import Sequence

from charts import growth as words
from views.blocks import Block, Cell, Fold, Heading, Paragraph, Table
from views.items import tone
from views.reader import Reader, Row
from wording import comparison, numbers
from wording.language import later

KINDS = {  # title → the kinds of indicators that change in it
    later("数量和得分（%）"): ("count", "score"),
    later("比率（个百分点）"): ("ratio",),
    later("名次（位，升为正）"): ("rank",),
}
FULL = {"percent": 50, "points": 10, "places": 5, "units": 5}  # the change at which a cell's colour is full


def years_of_growth(reader: Reader, year: str) -> list[Block]:
    """The grids of all years, where there are changes of at least two, and the averages up to the year."""
    folds = [*_grids(reader), *_averages(reader, year)]
    return [Heading(reader.t("历年增减")), *folds] if folds else []


def _grids(reader: Reader) -> list[Block]:
    history = reader.rows("page/growth/growth_history", office=reader.office["id"])
    followed = {row["indicator"] for row in history if row["change"] is not None}
    if len({row["period"] for row in history if row["change"] is not None}) < 2:
        return []
    folds: list[Block] = []
    for title, kinds in KINDS.items():
        rows = [row for row in history if row["kind"] in kinds and row["indicator"] in followed]
        if rows:
            count = reader.t("{n}项", n=len({row["indicator"] for row in rows}))
            folds.append(Fold(reader.t(title), (_grid(reader, rows, reader.t(title)),), count, key=f"years-{kinds[0]}"))
    return folds


def _grid(reader: Reader, rows: Sequence[Row], title: str) -> Table:
    """Indicator × year, from the first year with a change on; each cell opens the indicator."""
    first = min(row["period"] for row in rows if row["change"] is not None)
    years = sorted({row["period"] for row in rows if row["period"] >= first})
    cells = {(row["indicator"], row["period"]): row for row in rows}
    names = {row["indicator"]: reader.name(row) for row in rows}
    header = (reader.t("指标"), *(numbers.period_name(year, reader.lang) for year in years))
    body = tuple(
        (
            Cell((reader.link(name, "indicator", indicator=indicator),)),
            *(_cell(reader, indicator, cells.get((indicator, year))) for year in years),
        )
        for indicator, name in names.items()
    )
    return Table(header, body, numbers.about(reader.t("历年增减"), title, reader.lang), "tiles")


def _cell(reader: Reader, indicator: str, row: Row | None) -> Cell:
    """The change, tinted; where there is none a dot, and in words why."""
    lang = reader.lang
    if row is None or comparison.way(row) is None:
        reason = comparison.why_text(row, lang) if row else reader.t("没有数据")
        return Cell("·", title=reason, unseen=reason)
    change = row["change"] if row["change"] is not None else FULL["percent"]  # from zero: beyond any percentage
    text = words.cell_text(row, lang)
    return Cell(
        (reader.link(text, "indicator", indicator=indicator),),
        tone(reader, row) or "neither",
        min(abs(change) / FULL[row["change_kind"] or "percent"], 1) if change else 0,
        comparison.change_text(row, lang) or comparison.why_text(row, lang),
    )


def _averages(reader: Reader, year: str) -> list[Block]:
    rows = reader.rows("page/growth/average_growth", office=reader.office["id"], year=year)
    if not rows:
        return []
    rule = reader.t(
        "年均增长 =（末期 ÷ 首期）开（年数）次方 − 1，只算口径未变的时期；首末两期为“余”“近”等范围的，或有一期为0的，不算；至少相隔两年。"
    )
    header = (reader.t("指标"), reader.t("首期至末期"), reader.t("首期"), reader.t("末期"), reader.t("年均增长"))
    table = Table(header, tuple(_average(reader, row) for row in rows), reader.t("年均增长"))
    return [Fold(reader.t("年均增长"), (Paragraph(rule, "note"), table), reader.t("{n}项", n=len(rows)), key="averages")]


def _average(reader: Reader, row: Row) -> tuple[Cell, ...]:
    return (
        Cell((reader.link(reader.name(row), "indicator", indicator=row["indicator"]),)),
        Cell(f"{row['first_period']}–{row['last_period']}"),
        Cell(words.end_figure(row, "first", reader.lang)),
        Cell(words.end_figure(row, "last", reader.lang)),
        Cell(words.average_text(row, reader.lang)),
    )
