"""The door of the reader: bytes of a file, in any usual format, encoding and layout, to texts that remember their place.

bytes → etl.formats.grid (delimited, xlsx, xls, markup: texts in rows, guarded) → etl.tables.header_rows (what each column holds)
→ etl.tables.records (records) → Sheet. What follows sees only `Sheet`.
"""

import pickle
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from db.lines import Lines
from db.recorded import Recorded
from etl.catalogue.catalogue import Catalogue
from etl.formats import foreign, unseen
from etl.formats.arrived import Arrived, content
from etl.formats.book import open_book
from etl.formats.decode import decode
from etl.formats.eurostat import parted
from etl.formats.grid import Grid, Unreadable
from etl.problem import Problem
from etl.tables import worksheets
from etl.tables.body import FIELDS
from etl.tables.bulk import is_large, tidy
from etl.tables.header import Header
from etl.tables.header_rows import HEADER_WITHIN, is_table
from etl.tables.interpretation import SAMPLE_COLUMNS, SAMPLE_ROWS, Understood
from etl.tables.overrides import Overrides
from etl.tables.preamble import beside, part_of
from etl.tables.preamble import names as names_of
from etl.tables.shapes.changes import Stated
from etl.tables.table import describe, find_header, read_table
from etl.tables.vocabulary import Vocabulary, vocabulary

__all__ = ["FIELDS", "Overrides", "Sheet", "Understood", "decode", "file_name", "read", "read_all"]
AT_ONCE = 2  # files that are read at the same time
HEAD = 2 * HEADER_WITHIN  # rows that are read to find out which sheet and which header


@dataclass
class Sheet:
    """The records of one file, as texts.

    texts: field (FIELDS) → one text for each record. rows: the row of each record, as the spreadsheet counts. columns: the
    header of the column in which each record's value stands. lines: the same records where a database holds them. headers: field → its header, for fields with a column of
    their own. stated: changes that the file states (etl/tables/shapes/changes.py). A file of which nothing could be read has no records, and problems.
    parts: the worksheets that were read together, each a Sheet of its own; `rows` are then those of all, and what else there is to know is theirs.
    """

    file: str
    texts: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    rows: Sequence[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    lines: Lines | Recorded | None = None
    headers: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    understood: Understood = field(default_factory=Understood)
    parts: "list[Sheet]" = field(default_factory=list)

    @property
    def whole(self) -> "list[Sheet]":
        """The sheets that hold the records: its parts, or itself."""
        return self.parts or [self]


def read_all(
    files: Sequence[tuple[str, bytes | Arrived]],
    catalogue: Catalogue,
    overrides: Overrides = Overrides(),  # noqa: B008 (frozen)
) -> list[Sheet]:
    """The sheets of files (name, bytes or etl.formats.arrived.Arrived), several at a time: most of it is done by DuckDB."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda file: read(content(file[1]), file[0], catalogue, overrides), files))


def read(data: bytes, file: str, catalogue: Catalogue | None = None, overrides: Overrides = Overrides()) -> Sheet:  # noqa: B008 (frozen)
    """Read a file, within limits of time and memory. Never raises for what is in it: see `Sheet.problems`.

    catalogue: settles what is the name of an indicator or an office; overrides: what the analyst has decided.
    """
    try:
        if foreign.is_dear(data):
            return foreign.within_limits(_read_packed, data, file, pickle.dumps(catalogue), overrides)
        return foreign.within_limits(read_here, data, file, catalogue, overrides)
    except Unreadable as fault:
        return Sheet(file, problems=[_problem(fault, file)])


def _read_packed(data: bytes, file: str, catalogue: bytes, overrides: Overrides) -> Sheet:
    """As `read_here`; the catalogue as it was sent from another process."""
    return read_here(data, file, foreign.unpacked(catalogue), overrides)


def read_here(data: bytes, file: str, catalogue: Catalogue | None, overrides: Overrides) -> Sheet:
    """As `read`, in this process and without limits but those that the readers of each format count themselves."""
    sheet = Sheet(file)
    try:
        _read(open_book(data), sheet, vocabulary(catalogue), overrides)
    except Unreadable as fault:
        sheet.problems.append(_problem(fault, file))
    return sheet


def _problem(fault: Unreadable, file: str) -> Problem:
    return Problem(fault.code, file, fault.row, cell=fault.facts.pop("cell", ""), facts=fault.facts)


def file_name(name: str) -> str:
    """The name of an uploaded file without folders and control characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", last).strip(". ")[-120:] or "file"


@dataclass
class Table:
    """A worksheet as far as its header: the name, the first rows, the header (None where there is none), and whether it makes a table."""

    name: str
    grid: Grid
    header: Header | None
    whole: bool


def _read(book, sheet: Sheet, vocabulary: Vocabulary, overrides: Overrides) -> None:
    candidates = _candidates(book, sheet.file, vocabulary, overrides)
    tables = {one.name: one for one in candidates if one.whole and one.name not in book.hidden}
    names, question = worksheets.settle(list(tables), overrides, sheet.file)
    statements = (
        [statement for one in candidates if not one.whole for statement in beside(one.grid.rows, vocabulary)]
        if len(candidates) > 1
        else []
    )
    if len(names) > 1:
        sheet.parts = [Sheet(worksheets.label(sheet.file, name)) for name in names]
        others = [name for name in book.names if name not in tables]
        for part, name in zip(sheet.parts, names, strict=True):
            _read_table(
                book, tables[name], [name, *others], part, vocabulary, worksheets.own_choices(overrides, name), statements
            )
            part.problems = [worksheets.own_question(problem, name) for problem in part.problems]
        sheet.rows, sheet.understood = [row for part in sheet.parts for row in part.rows], sheet.parts[0].understood
        return
    sheet.problems += [question] if question else []
    likeliest = max(candidates, key=lambda one: (one.whole, one.header is not None))
    _read_table(
        book, tables[names[0]] if names else likeliest, book.names, sheet, vocabulary, overrides, statements if names else []
    )


def _read_table(
    book, table: Table, sheets: list, sheet: Sheet, vocabulary: Vocabulary, overrides: Overrides, statements: list
) -> None:
    """Read one worksheet into `sheet`. sheets: the names of this one and of those that are not read; statements: what these say of its figures."""
    name, grid, header = table.name, table.grid, table.header
    understood = sheet.understood
    understood.format, understood.encoding, understood.separator = book.format, book.encoding, book.separator
    understood.sheet, understood.sheets = name, [n for n in sheets if n]
    understood.sample = [[text[:300] for text in cells[:SAMPLE_COLUMNS]] for cells in grid.rows[:SAMPLE_ROWS]]
    is_plain = is_large(book) and not any(
        one.context.units or one.context.role or part_of(one) for one in names_of(name, sheet.file, vocabulary)
    )
    body = tidy(book, grid, header, vocabulary, sheet.file) if is_plain else None
    if body is None and header is not None and grid.more:
        grid = _grid(book, name)
    sheet.problems.extend(unseen.problems(sheet.file, grid.unseen))
    read = read_table(grid, header, vocabulary, sheet.file, body, name, overrides, statements)
    sheet.problems.extend(read.problems)
    sheet.texts, sheet.rows, sheet.columns = read.body.texts, read.body.rows, read.body.columns
    sheet.stated = read.body.stated
    sheet.lines = getattr(sheet.texts, "lines", None)
    if header is not None:
        own = {c.field: c.header for c in header.columns if c.field in FIELDS and not c.fixed}
        sheet.headers = own | ({"value": header.values[0].header} if header.values else {})
        describe(understood, grid, read)


def _grid(book, name: str, most: int | None = None) -> Grid:
    """A worksheet, or its first rows, without characters that nobody sees."""
    grid = book.grid(name, most)
    grid.unseen = [one for number, cells in enumerate(grid.rows, start=1) for one in unseen.clean(cells, number)]
    return parted(grid)


def _candidates(book, file: str, vocabulary: Vocabulary, overrides: Overrides) -> list:
    """The worksheets as far as their headers: the one that was asked for, else all of them."""
    names = book.names
    if overrides.sheet is not None:
        names = [name for name in names if name == overrides.sheet]
        if not names:
            raise Unreadable("unknown_sheet", cell=overrides.sheet, sheets="、".join(book.names))
    if not names:
        raise Unreadable("empty_file")
    tables = []
    for name in names:
        grid = _grid(book, name, max(HEAD, (overrides.header_row or 0) + HEADER_WITHIN))
        header, whole = find_header(grid, vocabulary, overrides)
        if len(names) > 1 and not whole and header is not None:
            whole = is_table(header, grid, _given(name, file, vocabulary))
        tables.append(Table(name, grid, header, whole))
    return tables


def _given(sheet: str, file: str, vocabulary: Vocabulary) -> frozenset:
    """What the names of a worksheet and its file say for all its figures: "period", "office"."""
    contexts = [one.context for one in names_of(sheet, file, vocabulary)]
    periods, offices = any(c.periods or c.parts for c in contexts), any(c.office for c in contexts)
    return frozenset([*["period"] * periods, *["office"] * offices])
