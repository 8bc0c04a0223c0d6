"""A table of a page or a Word document as lines of text, one for each row, its cells parted by bars."""

import re

from etl.formats.grid import PAGE_CELLS, too_large

CELL = 200  # characters; what is longer is an article in a table that only places it
WIDEST = 60  # columns and rows that one cell may span
DEEPEST = 20  # tables in tables


class Allowance:
    """The cells that the tables of one document may still have together."""

    def __init__(self):
        self.left = PAGE_CELLS

    def use(self) -> None:
        """Count a cell. Raises Unreadable (too_many_cells) when none is left."""
        self.left -= 1
        if self.left < 0:
            raise too_large("cells", PAGE_CELLS)


class Rows:
    """A table that is being read: the cells of its row, and columns that cells of rows above reach into.

    Blank cells stand in for what a cell spans.
    """

    def __init__(self, allowance: Allowance):
        self.allowance = allowance
        self.lines: list = []
        self.row: list | None = None
        self.cell: list | None = None  # the texts of the cell that is open
        self.spans: dict = {}  # column → rows still to come
        self.across = self.down = 1

    def start_row(self) -> None:
        self.end_row()
        self.row = []

    def start_cell(self, across: int = 1, down: int = 1) -> list[str]:
        """The list into which the texts of the new cell go."""
        self.end_cell()
        self.row = [] if self.row is None else self.row
        self._fill(self.row)
        self.across, self.down = across, down
        self.cell = []
        return self.cell

    def end_cell(self) -> None:
        if self.cell is None or self.row is None:
            return
        text = "".join(self.cell)
        cell = re.sub(r"\s+", " ", text).strip() if len(text) <= CELL else f"\n{text}\n"
        for column in range(len(self.row), len(self.row) + self.across):
            self.spans[column] = self.down - 1
        self._put(self.row, cell)
        for _ in range(self.across - 1):
            self._put(self.row, "")
        self.cell = None

    def end_row(self) -> None:
        self.end_cell()
        if self.row is not None:
            self._fill(self.row)
            placed = any("\n" in cell for cell in self.row) or sum(map(bool, self.row)) < 2
            self.lines.append("\n".join(filter(None, self.row)) if placed else " | ".join(self.row))
            self.row = None

    def text(self) -> str:
        """All its lines, once it has ended."""
        self.end_row()
        return "\n".join(self.lines)

    def _fill(self, row: list) -> None:
        """Blank cells where a cell of a row above stands."""
        while self.spans.get(len(row), 0) > 0:
            self.spans[len(row)] -= 1
            self._put(row, "")

    def _put(self, row: list, cell: str) -> None:
        self.allowance.use()
        row.append(cell)


def span(text: str) -> int:
    """How many columns or rows a cell spans by what the file says: 1 to WIDEST."""
    return max(1, min(int(text), WIDEST)) if text.isascii() and text.isdigit() and len(text) < 5 else 1
