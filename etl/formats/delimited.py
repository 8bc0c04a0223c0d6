"""Text files: CSV with comma, tab, semicolon or full-width comma."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from etl.formats import grid
from etl.formats.decode import recognise
from etl.formats.eurostat import CORNER
from etl.formats.grid import Grid, Unreadable, too_large
from etl.formats.unseen import UNSEEN
from etl.values.header_words import known_words, plain

SEPARATORS = [",", "\t", ";", "，"]
MOST_LINES = 30  # lines that are looked at to find the separator
LONGEST_LINE = 4_096  # characters of a line that are looked at
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
csv.field_size_limit(1 << 20)  # of a cell; Excel's own limit is 32,767


class Text:
    """A text file: one sheet without a name."""

    format, names = "csv", [""]
    hidden: frozenset[str] = frozenset()

    def __init__(self, data: bytes):
        text, self.encoding, line = recognise(data, known_words())
        if not self.encoding or "\0" in text:
            line = line or text[: text.index("\0")].count("\n") + 1
            raise Unreadable("undecodable", line, line=line)
        self.text = text.lstrip("\ufeff")
        self.unseen = UNSEEN.search(self.text) is not None
        if not re.search(r"[^\s,;，]", self.text):
            raise Unreadable("empty_file")
        self.separator = separator(self.text)
        lines = self.text.count("\n") or self.text.count("\r")
        if lines > grid.ROWS:
            raise too_large("rows", grid.ROWS)
        if self.text.count(self.separator) + lines > grid.CELLS:
            raise too_large("cells", grid.CELLS)

    def grid(self, name: str = "", most: int | None = None) -> Grid:
        """The records of the file; reading stops at a fault of quotation marks."""
        sheet = Grid(strict=True)
        reader = csv.reader(_lines(self.text), delimiter=self.separator, strict=True)
        limit = grid.COLUMNS
        try:
            for cells in islice(reader, most):
                if len(cells) > limit:
                    raise too_large("columns", limit, len(sheet.rows) + 1)
                sheet.rows.append(cells)
        except csv.Error:
            sheet.faults.append(("broken_quote", len(sheet.rows) + 1))
        sheet.more = len(sheet.rows) == most
        return sheet


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one at a time: of most texts only the first ones are wanted, and a text is large."""
    return (line.group() for line in LINE.finditer(text))


def separator(text: str) -> str:
    """The separator by which most cells of the first lines are header words, else the one that parts most lines alike."""
    filled = (line for line in _lines(text) if line.strip())
    lines = [line[:LONGEST_LINE] for line in islice(filled, MOST_LINES)]

    if any("\t" in line and CORNER.fullmatch(line.partition("\t")[0].strip()) for line in lines[:1]):
        return "\t"

    def fits(mark: str) -> tuple[int, int, int]:
        parts = [line.split(mark) for line in lines]
        words = max(sum(plain(cell) in known_words() for cell in cells) for cells in parts) if parts else 0
        widths = [len(cells) for cells in parts if len(cells) > 1]
        alike = max((widths.count(width) for width in set(widths)), default=0)
        return words if words > 1 else 0, alike, -SEPARATORS.index(mark)

    return max(SEPARATORS, key=fits)
