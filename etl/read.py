"""The door of the reader: bytes of a file, in any usual format, encoding and layout, to texts that remember their place.

bytes → etl.grid (delimited, xlsx, xls, markup: texts in rows, guarded) → etl.header (what each column holds)
→ etl.body (records) → Sheet. What follows sees only `Sheet`.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from db.lines import Lines
from db.recorded import Recorded
from etl.arrived import content
from etl.asked import Asked
from etl.body import FIELDS
from etl.catalogue import Catalogue
from etl.decode import decode
from etl.grid import Grid, Unreadable, open_book
from etl.header import WITHIN
from etl.headers import Vocabulary
from etl.layout import describe, find_header, read_table
from etl.preamble import names, part_of
from etl.problem import Problem
from etl.shapes.joined import parted
from etl.tidy import tidy
from etl.understood import SAMPLE_COLUMNS, SAMPLE_ROWS, Understood

__all__ = ["FIELDS", "Asked", "Sheet", "Understood", "decode", "file_name", "read", "read_all"]
AT_ONCE = 2  # files that are read at the same time
HEAD = 2 * WITHIN  # rows that are read to find out which sheet and which header


@dataclass
class Sheet:
    """The records of one file, as texts.

    texts: field (FIELDS) → one text for each record. rows: the row of each record, as the spreadsheet counts. columns: the
    header of the column in which each record's value stands. lines: the same records where a database holds them. headers: field → its header, for fields with a column of
    their own. stated: changes that the file states (etl/shapes/changes.py). A file of which nothing could be read has no records, and problems.
    """

    file: str
    texts: dict = field(default_factory=lambda: {name: [] for name in FIELDS})
    rows: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    lines: Lines | Recorded | None = None
    headers: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    stated: list = field(default_factory=list)
    understood: Understood = field(default_factory=Understood)


def read_all(files: list, catalogue: Catalogue, asked: Asked = Asked()) -> list:  # noqa: B008 (frozen)
    """The sheets of files (name, bytes or etl.arrived.Arrived), several at a time: most of it is done by DuckDB."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda file: read(content(file[1]), file[0], catalogue, asked), files))


def read(data: bytes, file: str, catalogue: Catalogue | None = None, asked: Asked = Asked()) -> Sheet:  # noqa: B008 (frozen)
    """Read a file. Never raises for what is in it: see `Sheet.problems`.

    catalogue: settles what is the name of an indicator or an office; asked: what the analyst has decided.
    """
    sheet = Sheet(file)
    try:
        _read(open_book(data), sheet, Vocabulary(catalogue), asked)
    except Unreadable as fault:
        sheet.problems.append(Problem(fault.code, file, fault.row, cell=fault.facts.pop("cell", ""), facts=fault.facts))
    return sheet


def file_name(name: str) -> str:
    """The name of an uploaded file without folders and control characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", last).strip(". ")[-120:] or "file"


def _read(book, sheet: Sheet, vocabulary: Vocabulary, asked: Asked) -> None:
    name, grid, header = _chosen(book, vocabulary, asked)
    understood = sheet.understood
    understood.format, understood.encoding, understood.separator = book.format, book.encoding, book.separator
    understood.sheet, understood.sheets = name, [n for n in book.names if n]
    understood.sample = [[text[:300] for text in cells[:SAMPLE_COLUMNS]] for cells in grid.rows[:SAMPLE_ROWS]]
    says_more = any(one.context.units or one.context.role or part_of(one) for one in names(name, sheet.file, vocabulary))
    body = None if says_more else tidy(book, grid, header, vocabulary, sheet.file)
    if body is None and header is not None and grid.more:
        grid = parted(book.grid(name))
    table = read_table(grid, header, vocabulary, sheet.file, body, name, asked)
    sheet.problems.extend(table.problems)
    sheet.texts, sheet.rows, sheet.columns = table.body.texts, table.body.rows, table.body.columns
    sheet.stated = table.body.stated
    sheet.lines = getattr(sheet.texts, "lines", None)
    if header is not None:
        own = {c.field: c.header for c in header.columns if c.field in FIELDS and not c.fixed}
        sheet.headers = own | ({"value": header.values[0].header} if header.values else {})
        describe(understood, grid, table)


def _chosen(book, vocabulary: Vocabulary, asked: Asked) -> tuple:
    """(name, first rows, header) of the sheet that was asked for, else of the first that is a table, else of the likeliest."""
    names = book.names
    if asked.sheet is not None:
        names = [name for name in names if name == asked.sheet]
        if not names:
            raise Unreadable("unknown_sheet", cell=asked.sheet, sheets="、".join(book.names))
    seen = []
    for name in names:
        grid: Grid = parted(book.grid(name, max(HEAD, (asked.header_row or 0) + WITHIN)))
        header, whole = find_header(grid, vocabulary, asked)
        seen.append((whole, header is not None, name, grid, header))
        if whole:
            break
    if not seen:
        raise Unreadable("empty_file")
    _, _, name, grid, header = max(seen, key=lambda one: one[:2])
    return name, grid, header
