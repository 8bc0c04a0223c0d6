"""XLSX and XLSM workbooks: guarded before they are opened, then read row by row.

openpyxl, because it tells how a number is shown: 0.862 under a percent format is 86.2%. Formulas give the result that was
saved with them; one without a result is noted.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import from_excel

import worker
from etl.formats import grid
from etl.formats.grid import Area, Cells, Grid, Place, Rows, Unreadable, too_large, trimmed
from etl.formats.number_format import Format, formatted
from etl.formats.package import Part, guarded

CELLS_A_SECOND, ROWS_A_SECOND = 30_000, 500_000  # at the slowest; blank rows
TYPED = 12  # digits that people type; what arithmetic with binary fractions adds comes after many zeros or nines
DUST = re.compile(r"\.\d*(?:0{6,}|9{6,})\d{0,3}$")
LAST_DAY = 2_958_466  # the year 10000
CHINESE_DATES = {  # number formats of Chinese Excel and WPS that openpyxl does not know
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((30, 31), 'yyyy"年"m"月"d"日"'),
}


class Workbook:
    """An open workbook. Raises Unreadable for what is no workbook, damaged, locked, or too large when unpacked."""

    format, encoding, separator = "xlsx", "", ""

    def __init__(self, data: bytes):
        self.data = data
        self.parts = guarded(data)
        parts = self.parts.values()  # they were counted: what they take is known
        worker.allow(sum(part.cells for part in parts) // CELLS_A_SECOND + sum(part.last_row for part in parts) // ROWS_A_SECOND)
        try:
            self.book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            self.sheets = {sheet.title: sheet for sheet in self.book.worksheets}
        except Exception as fault:  # whatever a damaged file makes openpyxl trip over
            raise worker.behind(fault) or Unreadable("damaged_workbook") from fault
        self.hidden = {name for name, sheet in self.sheets.items() if sheet.sheet_state != "visible"}
        shown = sorted(self.sheets, key=self.hidden.__contains__)
        self.names = [name for name in shown if self._part(name).cells]

    def grid(self, name: str, most: int | None = None) -> Grid:
        """One sheet, or its first rows."""
        try:
            part, sheet = self._part(name), Grid()
            sheet.rows = list(self._rows(name, most, sheet))
            sheet.merged = [_area(ref) for ref in part.merged]
            sheet.hidden_rows, sheet.hidden_columns = part.hidden_rows, part.hidden_columns
            sheet.more = len(sheet.rows) == most
            if part.formulas:
                sheet.uncomputed = self._uncomputed(name, len(sheet.rows), sheet.rows)
        except Unreadable:
            raise
        except Exception as fault:
            raise worker.behind(fault) or Unreadable("damaged_workbook") from fault
        trimmed(sheet.rows)
        return sheet

    def _part(self, name: str) -> "Part":
        return self.parts.get(self.sheets[name]._worksheet_path.lstrip("/"), Part())

    def _rows(self, name: str, most: int | None, table: Grid) -> Iterator[Cells]:
        """The texts of each row; what is struck out or shown in other words goes into `table`."""
        sheet = self.sheets[name]
        sheet.reset_dimensions()  # what the file says about its size may be anything
        cells = 0
        for number, row in enumerate(islice(sheet.iter_rows(), most), start=1):
            cells += len(row)
            if len(row) > grid.COLUMNS:
                raise too_large("columns", grid.COLUMNS, number)
            if cells > 2 * grid.WORKBOOK_CELLS:
                raise too_large("cells", grid.WORKBOOK_CELLS)
            if number > grid.WORKBOOK_ROWS:
                raise too_large("rows", grid.WORKBOOK_ROWS)
            if self.styles:
                self._note(number - 1, row, table)
            yield [_text(cell) for cell in row]

    @cached_property
    def styles(self) -> dict[int, tuple[bool, Format | None]]:
        """Number of a style → (whether it strikes out, its number format where that says more than the number); no other styles."""
        struck = [bool(font.strike) for font in self.book._fonts]
        codes = {164 + n: code for n, code in enumerate(self.book._number_formats)}
        styles = {}
        for number, style in enumerate(self.book._cell_styles):
            code = codes.get(style.numFmtId) or BUILTIN_FORMATS.get(style.numFmtId, "")
            strikes, form = style.fontId < len(struck) and struck[style.fontId], formatted(code)
            if strikes or form:
                styles[number] = (strikes, form)
        return styles

    def _note(self, index: int, row: tuple[Any, ...], sheet: Grid) -> None:
        """Note the cells of a row that are struck out, and what is shown where it is not the number itself."""
        for place, cell in enumerate(row):
            if cell.value is None or (style := self.styles.get(cell._style_id)) is None:
                continue
            if style[0]:
                sheet.struck.add((index, place))
            if style[1] and type(cell.value) in (int, float) and (shown := style[1].show(number(cell.value))):
                sheet.shown[index, place] = shown

    def _uncomputed(self, name: str, most: int, rows: Rows) -> dict[Place, str]:
        """(row, column) → the formula, where no result was saved."""
        book = openpyxl.load_workbook(io.BytesIO(self.data), read_only=True, data_only=False, keep_links=False)
        sheet = book[name]
        sheet.reset_dimensions()
        formulas = {}
        for index, row in enumerate(islice(sheet.iter_rows(), most)):
            for place, cell in enumerate(row):
                if cell.data_type == "f" and cell.value is not None and not (place < len(rows[index]) and rows[index][place]):
                    formulas[index, place] = str(getattr(cell.value, "text", cell.value))
        return formulas


def _area(reference: bytes) -> Area:
    left, top, right, bottom = range_boundaries(reference.decode())
    return top - 1, left - 1, bottom - 1, right - 1


# -- a cell as its reader sees it ------------------------------------------------------------------------------------------


def _text(cell: Any) -> str:
    content = cell.value
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, int | float):
        if (shown := CHINESE_DATES.get(cell.style_array.numFmtId)) and 0 < content < LAST_DAY:
            return dated(from_excel(content), shown)
        return number(content, is_percent(cell.number_format or ""))
    if isinstance(content, date | datetime):
        return dated(content, cell.number_format or "")
    return content.isoformat() if isinstance(content, time) else str(content)


def number(content: int | float, percent: bool = False) -> str:
    """A number as it was meant: 8517 for 8517.0, 0.862 for 0.8620000000001, 86.2% for 0.862 shown as per cent."""
    if content != content or content in (float("inf"), float("-inf")):
        return "#NUM!"
    kept = Decimal(repr(content))
    if DUST.search(f"{kept:f}") and len(kept.as_tuple().digits) > TYPED:
        kept = Decimal(f"{content:.{TYPED}g}")
    kept = kept * 100 if percent else kept
    text = f"{kept:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if text in ("", "-0", "-") else text) + "%" * percent


@lru_cache(1000)
def is_percent(shown: str) -> bool:
    """Whether a number format shows per cent; what stands in quotation marks is only text."""
    return "%" in re.sub(r'"[^"]*"|\\.|_.|\[[^\]]*\]', "", shown.split(";")[0])


def dated(day: date, shown: str) -> str:
    """A date as its format shows it: 2024年, 2024-06, or the whole day."""
    parts = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", shown.split(";")[0]).lower()
    if "y" in parts and "d" not in parts:
        return f"{day:%Y-%m}" if "m" in parts else f"{day:%Y}年"
    return day.isoformat()[:10]
