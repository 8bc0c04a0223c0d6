"""XLS workbooks (Excel 97 to 2003, WPS .et): guarded, then read by calamine, which knows no number formats.

A ratio stored as 0.862 stays 0.862 here, whatever its format shows, and is asked about later.
"""

import io
import struct
from datetime import date, datetime

import python_calamine

from etl import grid
from etl.grid import Grid, Unreadable, too_large, trimmed
from etl.ole import Container
from etl.xlsx import dated, number

CELLS = {0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E}  # BIFF records that are cells
BEGIN, DIMENSIONS, LOCKED = 0x0809, 0x0200, 0x002F


class Workbook:
    """An open workbook. Raises Unreadable for what is no workbook, damaged, locked, or too large."""

    format, encoding, separator = "xls", "", ""

    def __init__(self, data: bytes):
        container = Container(data)
        if "EncryptedPackage" in container.entries:
            raise Unreadable("locked_workbook")
        name = next((n for n in ("Workbook", "Book", "WORKBOOK", "BOOK") if n in container.entries), None)
        if name is None:
            kinds = {"WordDocument": "Word", "PowerPoint Document": "PowerPoint"}
            raise Unreadable("not_a_table", kind=next((k for n, k in kinds.items() if n in container.entries), "OLE"))
        _guard(container.stream(name))
        self.book = _tried(lambda: python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
        self.sheets = {name: self.book.get_sheet_by_name(name) for name in self.book.sheet_names}
        self.names = [name for name, sheet in self.sheets.items() if sheet.total_height or sheet.total_width]

    def grid(self, name: str, most: int | None = None) -> Grid:
        """One sheet, or its first rows."""
        sheet = self.sheets[name]
        rows = _tried(lambda: sheet.to_python(skip_empty_area=False, nrows=most))
        merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []]
        return Grid(trimmed([[_text(cell) for cell in row] for row in rows]), merged[: grid.MERGED])


def _guard(stream: bytes) -> None:
    """Raises Unreadable where the workbook is locked, or uses or claims more cells than are read."""
    place, claimed, rows, columns = 0, 0, 0, 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + size]
        if kind == LOCKED:
            raise Unreadable("locked_workbook")
        if kind == BEGIN:
            claimed, rows, columns = claimed + rows * columns, 0, 0
        elif kind == DIMENSIONS and size >= 12:
            rows, columns = max(rows, struct.unpack_from("<I", body, 4)[0]), max(columns, struct.unpack_from("<H", body, 10)[0])
        elif kind in CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, size - 2)[0] if kind in (0x00BD, 0x00BE) else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
        if columns > grid.COLUMNS:
            raise too_large("columns", grid.COLUMNS)
        if claimed + rows * columns > grid.WORKBOOK_CELLS:
            raise too_large("cells", grid.WORKBOOK_CELLS)
        place += 4 + size


def _tried(step):
    """The step's result; a fault in the file, a panic of the Rust library included, as Unreadable."""
    try:
        return step()
    except python_calamine.PasswordError as fault:
        raise Unreadable("locked_workbook") from fault
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # a panic is no Exception
        raise Unreadable("damaged_workbook") from fault


def _text(said) -> str:
    if isinstance(said, bool):
        return str(said).upper()
    if isinstance(said, int | float):
        return number(said)
    if isinstance(said, date | datetime):
        return dated(said, "")
    return str(said).replace("\ufeff", "").replace("\u200b", "").replace("\0", "")
