"""XLS workbooks (Excel 97 to 2003, WPS .et): the records of the BIFF8 stream (MS-XLS), read without trusting them.

Ours, because the readers that there are do not suit: calamine ends the whole process on some broken files (an allocation that
fails is no exception), reserves half a gigabyte for two cells, and does not tell a percent format.
"""

import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from etl.formats import grid
from etl.formats.biff import Strings, records
from etl.formats.grid import Cells, Grid, Place, Unreadable, too_large, trimmed
from etl.formats.number_format import Format, formatted
from etl.formats.ole import Container
from etl.formats.xlsx import CHINESE_DATES, dated, is_percent, number

BOF, EOF, LOCKED, DATES, SHEET, SST, FORMAT, XF = 0x0809, 0x000A, 0x002F, 0x0022, 0x0085, 0x00FC, 0x041E, 0x00E0
LABEL, SHARED, RK, RKS, NUMBER, FORMULA, STRING, TRUTH, MERGED = (
    0x0204,
    0x00FD,
    0x027E,
    0x00BD,
    0x0203,
    0x0006,
    0x0207,
    0x0205,
    0x00E5,
)
ROW, COLUMN, FONT, STRIKES = 0x0208, 0x007D, 0x0031, 0x08
HIDDEN = 0x03  # of a sheet: hidden, or hidden from the menu too
BIFF8, WORKSHEET = 0x0600, 0x0010
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
FAULTS = (struct.error, IndexError, KeyError, ValueError, OverflowError, UnicodeDecodeError, TypeError)


Content = tuple[int, int, int, float | str | None]  # row, column, style, number or text; None: the text is in the next record


class Workbook:
    """A workbook, all its sheets read. Raises Unreadable for what is no workbook, damaged, locked, or too large."""

    format, encoding, separator = "xls", "", ""

    def __init__(self, data: bytes):
        try:
            self._read(_stream(data))
        except FAULTS as fault:
            raise Unreadable("damaged_workbook") from fault
        self.names = [name for name, sheet in self.sheets.items() if sheet.rows]

    def grid(self, name: str, most: int | None = None) -> Grid:
        """One sheet, or its first rows."""
        whole = self.sheets[name]
        rows = whole.rows if most is None else whole.rows[:most]
        return replace(whole, rows=list(rows), more=len(rows) < len(whole.rows))

    def _read(self, stream: bytes) -> None:
        self.strings, self.formats, self.styles, self.epoch = [], dict(BUILTIN_FORMATS) | CHINESE_DATES, [], CALENDAR_WINDOWS_1900
        self.cells, self.fonts, self.hidden, places = 0, [], set(), {}
        for kind, bodies in records(stream, 0, EOF):
            body = bodies[0]
            if kind == BOF and struct.unpack_from("<H", body)[0] != BIFF8:
                raise Unreadable("not_a_table", kind="Excel 95")
            if kind == LOCKED:
                raise Unreadable("locked_workbook")
            if kind == DATES and body[0]:
                self.epoch = CALENDAR_MAC_1904
            elif kind == SHEET and body[5] == 0:
                name = Strings([body[6:]]).text(1)
                places[name] = struct.unpack_from("<I", body)[0]
                self.hidden |= {name} if body[4] & HIDDEN else set()
            elif kind == SST:
                self.strings = list(Strings([body[8:], *bodies[1:]]).all(struct.unpack_from("<I", body, 4)[0]))
            else:
                self._styled(kind, body)
        if not places:
            raise ValueError("no sheets")
        self.special = {number: style for number in range(len(self.styles)) if any(style := self._special(number))}
        self.sheets = {name: self._sheet(stream, place) for name, place in places.items()}

    def _styled(self, kind: int, body: bytes) -> None:
        """A record that says how cells look: a font, a number format, or a style of both."""
        if kind == FONT:
            self.fonts.append(bool(body[2] & STRIKES))
        elif kind == FORMAT:
            self.formats[struct.unpack_from("<H", body)[0]] = Strings([body[2:]]).text(2)
        elif kind == XF:
            self.styles.append(struct.unpack_from("<HH", body))

    def _special(self, number: int) -> tuple[bool, Format | None]:
        """Whether a style strikes out, and its number format where that says more than the number."""
        font, shown = self.styles[number]
        font -= font > 4  # there is no font of number 4
        return font < len(self.fonts) and self.fonts[font], formatted(self.formats.get(shown, ""))

    def _sheet(self, stream: bytes, place: int) -> Grid:
        rows, merged, pending, sheet = {}, [], None, Grid()
        for kind, bodies in records(stream, place, EOF):
            body = bodies[0]
            if kind == BOF and struct.unpack_from("<H", body, 2)[0] != WORKSHEET:
                break
            if kind == STRING and pending:
                rows[pending[0]][pending[1]], pending = Strings(bodies).text(2), None
            elif kind == MERGED:
                areas = struct.iter_unpack("<4H", body[2 : 2 + 8 * struct.unpack_from("<H", body)[0]])
                merged += [(top, left, bottom, right) for top, bottom, left, right in areas]
            elif kind in READERS:
                pending = self._cells(kind, body, rows, sheet) or pending
            else:
                _hidden(sheet, kind, body)
            if self.cells > grid.WORKBOOK_CELLS or len(merged) > grid.MERGED:
                raise too_large("cells", grid.WORKBOOK_CELLS)
        if any(max(cells) >= grid.COLUMNS for cells in rows.values()):
            raise too_large("columns", grid.COLUMNS)
        if sum(max(cells) + 1 for cells in rows.values()) > 2 * grid.WORKBOOK_CELLS:
            raise too_large("cells", grid.WORKBOOK_CELLS)
        return replace(sheet, rows=trimmed([_row(rows.get(n, {})) for n in range(max(rows, default=-1) + 1)]), merged=merged)

    def _cells(self, kind: int, body: bytes, rows: dict[int, dict[int, str | None]], sheet: Grid) -> Place | None:
        """Add the cells of a record; the place of the one whose text the next record brings."""
        pending = None
        for row, column, style, content in READERS[kind](self, body):
            text = content if content is None or isinstance(content, str) else self._text(content, style)
            rows.setdefault(row, {})[column] = text
            pending = (row, column) if text is None else pending
            self.cells += 1
            if style in self.special and text != "":
                self._note(sheet, (row, column), style, content)
        return pending

    def _note(self, sheet: Grid, place: Place, style: int, content: object) -> None:
        """Note a cell that is struck out, and what is shown where it is not the number itself."""
        strikes, form = self.special[style]
        if strikes:
            sheet.struck.add(place)
        if form and isinstance(content, float) and (shown := form.show(number(content))):
            sheet.shown[place] = shown

    # -- cells: each yields (row, column, style, number or text); None for a text that the next record brings ----

    def _label(self, body: bytes) -> Iterator[Content]:
        row, column, style = struct.unpack_from("<HHH", body)
        yield row, column, style, Strings([body[6:]]).text(2)

    def _shared(self, body: bytes) -> Iterator[Content]:
        row, column, style, index = struct.unpack_from("<HHHI", body)
        yield row, column, style, self.strings[index]

    def _rk(self, body: bytes) -> Iterator[Content]:
        row, column, style, packed = struct.unpack_from("<HHHI", body)
        yield row, column, style, float(_unpacked(packed))

    def _rks(self, body: bytes) -> Iterator[Content]:
        row, first = struct.unpack_from("<HH", body)
        for place, (style, packed) in enumerate(struct.iter_unpack("<HI", body[4 : 4 + (len(body) - 6) // 6 * 6])):
            yield row, first + place, style, float(_unpacked(packed))

    def _number(self, body: bytes) -> Iterator[Content]:
        row, column, style, content = struct.unpack_from("<HHHd", body)
        yield row, column, style, content

    def _formula(self, body: bytes) -> Iterator[Content]:
        row, column, style, result = struct.unpack_from("<HHH8s", body)
        if result[6:] != b"\xff\xff":
            yield row, column, style, struct.unpack("<d", result)[0]
        else:
            texts: dict[int, str | None] = {0: None, 1: str(bool(result[2])).upper(), 2: ERRORS.get(result[2], "#N/A")}
            yield row, column, style, texts.get(result[0], "")

    def _truth(self, body: bytes) -> Iterator[Content]:
        row, column, style, content, is_error = struct.unpack_from("<HHHBB", body)
        yield row, column, style, ERRORS.get(content, "#N/A") if is_error else str(bool(content)).upper()

    def _text(self, content: float, style: int) -> str:
        """The number under the format of its cell."""
        shown = self.formats.get(self.styles[style][1] if style < len(self.styles) else 0, "General")
        if is_date_format(shown):
            day = from_excel(content, self.epoch)
            return dated(day, shown) if isinstance(day, datetime) else str(day)
        return number(content, is_percent(shown))


READERS = {
    LABEL: Workbook._label,
    SHARED: Workbook._shared,
    RK: Workbook._rk,
    RKS: Workbook._rks,
    NUMBER: Workbook._number,
    FORMULA: Workbook._formula,
    TRUTH: Workbook._truth,
}


def _stream(data: bytes) -> bytes:
    """The stream of the workbook in its container."""
    container = Container(data)
    if "EncryptedPackage" in container.entries:
        raise Unreadable("locked_workbook")
    for name in ("Workbook", "WORKBOOK"):
        if name in container.entries:
            return container.stream(name)
    kinds = {"WordDocument": "Word", "PowerPoint Document": "PowerPoint", "Book": "Excel 95"}
    raise Unreadable("not_a_table", kind=next((kind for name, kind in kinds.items() if name in container.entries), "OLE"))


def _hidden(sheet: Grid, kind: int, body: bytes) -> None:
    """Note the rows and columns that are hidden, or of no height or width (MS-XLS 2.4.221, 2.4.53)."""
    if kind == ROW and len(body) >= 14:
        row, height, flags = struct.unpack_from("<H4xH4xH", body)
        if flags & 0x20 or not height & 0x7FFF:
            sheet.hidden_rows.add(row)
    elif kind == COLUMN and len(body) >= 10:
        first, last, width, flags = struct.unpack_from("<HHH2xH", body)
        if flags & 1 or not width:
            sheet.hidden_columns.update(range(first, min(last + 1, grid.COLUMNS)))


def _unpacked(packed: int) -> float:
    """RK: a whole number or the upper half of a double, perhaps in hundredths."""
    number = (
        (packed - (1 << 32) * (packed >> 31)) >> 2 if packed & 2 else struct.unpack("<d", struct.pack("<II", 0, packed & ~3))[0]
    )
    return number / 100 if packed & 1 else number


def _row(cells: dict[int, str | None]) -> Cells:
    texts = [""] * (max(cells, default=-1) + 1)
    for column, text in cells.items():
        texts[column] = text or ""
    return texts
