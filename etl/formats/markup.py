"""A page with a table that was saved as .xls, as many office systems export it.

Only the tags of tables are looked at (etl.formats.tags).
"""

import re

from etl.formats import grid
from etl.formats.delimited import Text
from etl.formats.grid import Grid, Unreadable, too_large, trimmed
from etl.formats.tags import tags, words

STARTS = ("<html", "<table", "<!doctype html", "<meta", "<head", "<body", "<style", "<div")
CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
NAMES = ("table", "tr", "td", "th", "br")
SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?(\d{1,9})", re.IGNORECASE)
MOST_SPANNED = 1_000  # rows or columns that one cell may span


def is_page(text: str) -> bool:
    """Whether a text is HTML. Raises Unreadable for other markup, which is no table that we read."""
    start = text[:2_000].lstrip().lower()
    if start.startswith("<?xml") and "<html" not in start:
        raise Unreadable("not_a_table", kind="XML")
    return start.startswith((*STARTS, "<?xml"))


class Page:
    """The tables of a page, as sheets: 表1, 表2, …; a table within a table is another one."""

    format, separator = "html", ""
    hidden: frozenset[str] = frozenset()

    def __init__(self, text: Text):
        self.encoding = text.encoding
        if len(CELL.findall(text.text)) > grid.PAGE_CELLS:
            raise too_large("cells", grid.PAGE_CELLS)
        self.tables: list[Grid] = []
        self.open: list[Grid] = []
        self.cells = 0
        self.pieces: list[str] | None = None  # of the text of the cell that is open
        self.hanging: dict[int, dict[int, int]] = {}  # of each table: column → the last row that a cell above reaches into
        self._read(text.text)
        self.sheets = {f"表{n}": table for n, table in enumerate((t for t in self.tables if t.rows), start=1)}
        self.names = list(self.sheets)
        if not self.names:
            raise Unreadable("not_a_table", kind="HTML")

    def grid(self, name: str, most: int | None = None) -> Grid:
        """One table, or its first rows."""
        table = self.sheets[name]
        rows = table.rows if most is None else table.rows[:most]
        return Grid(trimmed([list(cells) for cells in rows]), table.merged, more=len(rows) < len(table.rows))

    def _read(self, text: str) -> None:
        for before, name, ends, attributes in tags(text, NAMES):
            if self.pieces is not None:
                self.pieces.append(before)
            if name:
                self._tag(name, ends, attributes)
        self._finish()

    def _tag(self, tag: str, ends: bool, attributes: str) -> None:
        if tag == "br":
            if self.pieces is not None:
                self.pieces.append("\n")
            return
        self._finish()
        if tag == "table":
            self._table(ends)
        elif self.open and not ends:
            if tag == "tr" or not self.open[-1].rows:
                self.open[-1].rows.append([])
            if tag != "tr":
                self.pieces, self.spans = [], {name.lower(): _span(number) for name, number in SPAN.findall(attributes)}

    def _table(self, ends: bool) -> None:
        if not ends:
            self.open.append(Grid())
            self.tables.append(self.open[-1])
            self.hanging[id(self.open[-1])] = {}
        elif self.open:
            self.open.pop()

    def _finish(self) -> None:
        """Put the cell that was open where it belongs: behind what earlier rows let hang down."""
        if self.pieces is None:
            return
        table, text = self.open[-1], words("".join(self.pieces))
        self.pieces = None
        top, cells, hanging = len(table.rows) - 1, table.rows[-1], self.hanging[id(table)]
        first = len(cells)
        while hanging.get(len(cells), -1) >= top:
            cells.append("")
        left, wide, deep = len(cells), self.spans.get("col", 1), self.spans.get("row", 1)
        cells.extend([text.replace("\xa0", " ").replace("\0", "").strip()] + [""] * (wide - 1))
        self.cells += len(cells) - first
        if wide > 1 or deep > 1:
            table.merged.append((top, left, top + deep - 1, left + wide - 1))
        if deep > 1:
            hanging.update((column, top + deep - 1) for column in range(left, left + wide))
        if len(cells) > grid.COLUMNS:
            raise too_large("columns", grid.COLUMNS, top + 1)
        if self.cells > grid.PAGE_CELLS or len(table.merged) > grid.COLUMNS:
            raise too_large("cells", grid.PAGE_CELLS)


def _span(number: str) -> int:
    return max(1, min(int(number), MOST_SPANNED))
