"""Rows as an Excel workbook: the figures on one sheet, what they mean and which release they are from on another."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from wording import baseline, comparison, numbers, targets
from wording.cells import workbook_cell
from wording.language import later, named, translator
from wording.saving import saved
from wording.types import Row

CHANGE = later("与上年同期相比")  # or what else they are compared with
COLUMNS = [
    (later("单位"), 30), (later("指标"), 26), (later("时期"), 14), (later("数值"), 12), (later("约数"), 8), (later("计量单位"), 10), (later("表述"), 18),
    (CHANGE, 34), (later("增减"), 10), (later("增减单位"), 10), (later("目标"), 10),
    (later("目标完成情况"), 26), (later("数据状态"), 10), (later("原文表述"), 24),
    (later("备注"), 30), (later("来源"), 60), (later("文件"), 22), (later("行"), 8), (later("数据版本"), 10),
]  # fmt: skip
CHANGED_BY = {"percent": later("%"), "points": later("个百分点"), "places": later("位")}
MEANING = [(later("指标"), 26), (later("计量单位"), 10), (later("口径"), 80), (later("计算"), 40)]


def workbook(rows: Sequence[Row], indicators: Sequence[Row], release: int, lang: str) -> bytes:
    """An .xlsx of rows (db/sql/page/series.sql or card.sql), in their order; `indicators` are the records of
    db/sql/page/indicator.sql, of which those that occur are explained; `release` is the one that is shown."""
    t, book = translator(lang), Workbook()
    columns = [(baseline.column(rows, "zh") if header == CHANGE else header, width) for header, width in COLUMNS]
    _sheet(book.active, t(later("数据")), columns, [_cells(row, t, lang) for row in rows], t)
    book.active.freeze_panes = "D2"
    shown = {row["indicator"] for row in rows}
    meanings = [_meaning(i, lang) for i in indicators if i["id"] in shown]
    about = book.create_sheet()
    _sheet(about, t(later("说明")), MEANING, meanings, t)
    for line in about.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    about.append([])
    about.append([t(later("数据版本")), release])
    if any(row["sample"] for row in rows):
        about.append([t(later("示例数据（虚构）"))])
    return saved(book)


def _sheet(
    sheet, title: str, columns: Sequence[tuple[str, int]], lines: Iterable[Sequence[Any]], t: Callable[[str], str]
) -> None:
    sheet.title = title
    sheet.append([t(header) for header, _ in columns])
    for line in lines:
        sheet.append([workbook_cell(cell) for cell in line])
    for n, (_, width) in enumerate(columns):
        sheet.column_dimensions[chr(65 + n)].width = width
        sheet.cell(1, n + 1).font = Font(bold=True)


def _cells(row: Row, t: Callable[[str], str], lang: str) -> list[Any]:
    value = numbers.rounded(row["value"], row["decimals"] + 1) if row["computed"] and row["value"] is not None else row["value"]
    change = comparison.change_text(row, lang) or comparison.why_text(row, lang)
    return [
        named(row, "office_full", lang), named(row, "name", lang), numbers.period_name(row["period"], lang), value,
        "" if row["qualifier"] == "=" else row["qualifier"], named(row, "unit", lang), numbers.figure(row, lang), change, row["change"],
        _change_unit(row, t, lang), row["target"], targets.text(row, lang),
        t(numbers.STATUS[row["status"]]), row["as_worded"], row["note"], row["source"], row["file"], row["row"], row["release"] or t(later("随产品提供")),
    ]  # fmt: skip


def _change_unit(row: Row, t: Callable[[str], str], lang: str) -> str:
    """What the change is counted in; a change of few is in the indicator's own unit."""
    kind = row["change_kind"]
    return named(row, "unit", lang) if kind == "units" else t(CHANGED_BY[kind]) if kind else ""


def _meaning(indicator: Row, lang: str) -> list[str]:
    """Name, unit, definition and formula of one indicator."""
    parts = [named(indicator, part, lang) for part in ("numerator", "denominator")] if indicator["numerator"] else []
    return [*(named(indicator, part, lang) for part in ("name", "unit", "definition")), " ÷ ".join(parts)]
