"""The first look at the bytes of an XLSX workbook, before it is opened: every part is looked at without being kept.

Guards against what is no workbook, too large when unpacked, or an XML bomb; and notes what openpyxl does not tell of a sheet that is read
row by row: merged areas, hidden rows and columns.
"""

import io
import re
import zipfile
import zlib

from etl.formats import grid
from etl.formats.grid import Unreadable, too_large

CHUNK = 1 << 18
DEEPEST = 10_000  # elements in elements; a worksheet has five
OVERLAP = 256  # a tag may lie across two chunks
ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory
OTHER_ZIPS = {"word/": "Word", "ppt/": "PowerPoint", "mimetype": "OpenDocument"}
FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)|^(?:\xff\xfe|\xfe\xff|\x00)")
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,100}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
FAR_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]{0,100}?\br="(\d{7,20})"')
MAY_HIDE = (b"hidden", b'ht="0', b"ht='0", b'width="0', b"width='0")
OFF = rb"""hidden=["'](?:1|true)["']|%s=["']0(?:\.0*)?["']"""
HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s(?=[^<>]{0,250}?\b(?:" + OFF % rb"ht" + rb"))[^<>]{0,250}>")
HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\s(?=[^<>]{0,250}?\b(?:" + OFF % rb"width" + rb"))[^<>]{0,250}>")
NUMBER, FIRST, LAST = (re.compile(rb"""\b%s=["'](\d{1,7})["']""" % name) for name in (rb"r", rb"min", rb"max"))
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


class Part:
    """What a first look at the bytes of a worksheet tells. last_row: where it may be so far down that blank rows above it take time."""

    def __init__(self):
        self.cells, self.formulas, self.rows = 0, 0, 0
        self.merged: list[bytes] = []  # references, A1:B2
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.depth = self.last_row = 0


def guarded(data: bytes) -> dict[str, Part]:
    """The worksheets' parts by their names, after every part was looked at without being kept."""
    if data.count(ENTRY) > grid.PARTS:  # before a table is made of them
        raise too_large("unpacked", grid.UNPACKED // grid.MB)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _is_workbook(archive)
            parts = {info.filename: _looked_at(archive, info) for info in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error) as fault:
        raise Unreadable("damaged_workbook") from fault
    if sum(part.cells for part in parts.values()) > grid.WORKBOOK_CELLS:
        raise too_large("cells", grid.WORKBOOK_CELLS)
    return parts


def _is_workbook(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    if len(infos) > grid.PARTS or sum(info.file_size for info in infos) > grid.UNPACKED:
        raise too_large("unpacked", grid.UNPACKED // grid.MB)
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("locked_workbook")
    if not any(info.filename.startswith("xl/") for info in infos):
        kinds = (kind for start, kind in OTHER_ZIPS.items() if any(info.filename.startswith(start) for info in infos))
        raise Unreadable("not_a_table", kind=next(kinds, "ZIP"))


def _looked_at(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Part:
    """Counts what is in a part. Raises Unreadable for entities (XML bombs) and for too many cells or merged areas."""
    part, rest = Part(), b""
    is_xml = info.filename.endswith((".xml", ".rels"))
    is_sheet = is_xml and info.filename.startswith("xl/worksheets/")
    with archive.open(info) as file:
        while chunk := file.read(CHUNK):
            seen = rest + chunk
            if is_xml:
                _guard(part, chunk, seen)
            if is_sheet:
                _count(part, seen, rest)
            rest = seen[-OVERLAP:]
    return part


def _guard(part: Part, chunk: bytes, seen: bytes) -> None:
    """Refuse entities, and elements in elements without end: each opens one and does not close it."""
    if FORBIDDEN.search(seen):
        raise Unreadable("damaged_workbook")
    part.depth += chunk.count(b"<") - 2 * chunk.count(b"</") - chunk.count(b"/>") - chunk.count(b"<?") - chunk.count(b"<!")
    if part.depth > DEEPEST:
        raise Unreadable("nests_too_deep")


def _count(part: Part, seen: bytes, before: bytes) -> None:
    """Add what is in the bytes seen and was not yet counted in those before, with which they begin."""
    part.cells += len(CELL.findall(seen)) - len(CELL.findall(before))
    part.formulas += len(FORMULA.findall(seen)) - len(FORMULA.findall(before))
    part.merged += MERGE.findall(seen)[len(MERGE.findall(before)) :]
    if any(word in seen for word in MAY_HIDE):
        _hidden(part, seen, part.rows - before.count(b"<row "))
    part.rows += seen.count(b"<row ") - before.count(b"<row ")
    part.last_row = max([part.last_row, part.rows, *map(int, FAR_ROW.findall(seen))])
    if part.last_row > grid.WORKBOOK_ROWS:
        raise too_large("rows", grid.WORKBOOK_ROWS)
    if part.cells > grid.WORKBOOK_CELLS or len(part.merged) > grid.MERGED:
        raise too_large("cells", grid.WORKBOOK_CELLS)


def _hidden(part: Part, seen: bytes, above: int) -> None:
    """Add the rows and columns in the bytes seen that are hidden (by hand, by a filter, in a closed group) or of no height or width.
    above: how many rows begin before these bytes."""
    for row in HIDDEN_ROW.finditer(seen):
        given = NUMBER.search(row[0])
        part.hidden_rows.add((int(given[1]) if given else above + seen.count(b"<row ", 0, row.end())) - 1)
    for column in HIDDEN_COLUMN.finditer(seen):
        first, last = (int(match[1]) if (match := bound.search(column[0])) else 0 for bound in (FIRST, LAST))
        part.hidden_columns.update(range(max(first, 1) - 1, min(last, grid.COLUMNS)))
