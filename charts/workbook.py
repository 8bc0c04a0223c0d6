"""The rows of a chart as an Excel workbook: the figures on one sheet, what they mean and where they come from on another."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from charts import words
from lang import later, named, translator

COLUMNS = [
    (later("时期"), 14), (later("数值"), 12), (later("表述"), 18), (later("与上年同期相比"), 34), (later("增减"), 10), (later("目标"), 10),
    (later("数据状态"), 10), (later("原文表述"), 24), (later("备注"), 30), (later("来源"), 60), (later("文件"), 22), (later("行"), 8),
    (later("数据版本"), 10),
]  # fmt: skip
SIGNS = "=+-@"


def workbook(rows: list, indicator: dict, release: int, lang: str) -> bytes:
    """An .xlsx of one office's rows (db/sql/series.sql), newest first; `indicator` is its record (db/sql/indicator.sql)."""
    t, book = translator(lang), Workbook()
    sheet = book.active
    sheet.title = t(later("数据"))
    sheet.append([t(header) for header, _ in COLUMNS])
    for row in reversed(rows):
        sheet.append([_safe(cell) for cell in _cells(row, t, lang)])
    for n, (_, width) in enumerate(COLUMNS):
        sheet.column_dimensions[chr(65 + n)].width = width
        sheet.cell(1, n + 1).font = Font(bold=True)
    sheet.freeze_panes = "B2"
    _about(book.create_sheet(t(later("说明"))), rows, indicator, release, lang)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(row, t, lang: str) -> list:
    value = round(row["value"], row["decimals"] + 1) if row["computed"] and row["value"] is not None else row["value"]
    change = words.change_text(row, lang) or words.why_text(row, lang)
    return [
        words.period_name(row["period"], lang), value, words.figure(row, lang), change, row["change"], row["target"],
        t(words.STATUS[row["status"]]), row["as_worded"], row["note"], row["source"], row["file"], row["row"], row["release"],
    ]  # fmt: skip


def _about(sheet, rows: list, indicator: dict, release: int, lang: str) -> None:
    """Definition, unit, formula and release, a line each."""
    t, row = translator(lang), rows[0]
    parts = [named(indicator, part, lang) for part in ("numerator", "denominator")] if indicator["numerator"] else []
    lines = [
        (later("指标"), named(indicator, "name", lang)),
        (later("单位"), named(row, "office_full", lang)),
        (later("计量单位"), named(indicator, "measure", lang)),
        (later("口径"), named(indicator, "definition", lang)),
        (later("计算"), " ÷ ".join(parts)),
        (later("数据版本"), release),
        (later("说明"), t(later("示例数据（虚构）")) if row["sample"] else ""),
    ]
    for label, said in lines:
        if said:
            sheet.append([t(label), _safe(said)])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
            sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 80


def _safe(cell):
    """A text that Excel would run as a formula gets an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] and cell[0] in SIGNS else cell
