"""Bytes of a file to grids of texts, with every guard against files that are broken or meant to do harm.

What a format is, is seen in the bytes and never in the name. Each format has a module with a class that has `names`
(its sheets) and `grid(name, most)` (one of them, or its first `most` rows).
"""

from dataclasses import dataclass, field

from etl.formats.number_format import Shown

MB = 1 << 20
FILE = 20 * MB  # also the upload limit in .streamlit/config.toml
UNPACKED = 60 * MB  # of all parts of a workbook together
PARTS = 1_000  # files within a workbook
ROWS = 2_000_000
WORKBOOK_ROWS = 1_048_576  # Excel's own
COLUMNS = 2_000
CELLS = 10_000_000  # of a text file
WORKBOOK_CELLS = 1_000_000  # a cell of a workbook costs far more than one of a text file
PAGE_CELLS = 100_000
MERGED = 10_000
Cells = list[str]  # of a row
Rows = list[Cells]
Place = tuple[int, int]  # (row, column), positions from 0
Area = tuple[int, int, int, int]  # (top, left, bottom, right), positions from 0, all inclusive


class Unreadable(Exception):
    """The file can't be read: a problem code, the row (0: the whole file), and the sentence's facts."""

    def __init__(self, code: str, row: int = 0, **facts):
        super().__init__(code)
        self.code, self.row, self.facts = code, row, facts


def too_large(what: str, most: int, row: int = 0) -> Unreadable:
    """One of the limits is passed: `what` is "columns", "rows", "cells" or "unpacked" (MB)."""
    return Unreadable(f"too_many_{what}", row, most=most)


@dataclass
class Grid:
    """The texts of one sheet: rows[0] is row 1 of the spreadsheet; blank rows are there, as [] or blank texts.

    merged: areas as (top, left, bottom, right), positions from 0, all inclusive. uncomputed: (row, column) → a formula whose
    result the file does not hold. strict: a row of another width than the header is a fault (text files).
    hidden_rows, hidden_columns: positions of what the spreadsheet does not show. struck: (row, column) of crossed-out cells.
    shown: (row, column) → what the spreadsheet shows (etl/formats/number_format.py), where a number format puts words beside the number or scales
    it (80.3 as 80.30亿元). faults: (code, row) of what stopped the reading. unseen: (row, cell) of cells that had characters that nobody sees (etl/formats/unseen.py). more: there may be rows beyond those that were asked for.
    """

    rows: Rows = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    uncomputed: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)
    shown: dict[Place, Shown] = field(default_factory=dict)
    strict: bool = False
    faults: list[tuple[str, int]] = field(default_factory=list)
    unseen: list[tuple[int, str]] = field(default_factory=list)
    more: bool = False


def trimmed(rows: Rows) -> Rows:
    """The rows without the blank ones at the end."""
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
