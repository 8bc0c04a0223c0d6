"""The short way for a large text file that is plainly tidy: every line below the header is a record. DuckDB reads it.

Whatever could make a difference to the long way (etl/tables/records.py) sends the file there: a title, a total, a remark, a second table, a line
of another width, a unit in a name, a number cut in two by its comma, quotation marks that are not plainly those of a cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from db.lines import Lines, Unlike
from etl.formats.book import Book
from etl.formats.delimited import Text
from etl.formats.grid import Grid
from etl.tables.body import FIELDS, KEYS, Body
from etl.tables.header import Header
from etl.tables.records import Reader
from etl.tables.shapes import suffix
from etl.tables.shapes.breakdown import suspected
from etl.tables.vocabulary import Vocabulary
from etl.values import fiscal_years, period
from etl.values.header_words import known_words, plain

NEEDED = {*KEYS, "value"}
LEAST_LINES = 10_000  # lines that Python has read before DuckDB has begun


class Texts(Mapping[str, list[str]]):
    """field → the texts of all records, read when they are asked for."""

    def __init__(self, lines: Lines):
        self.lines = lines

    def __getitem__(self, name: str) -> list[str]:
        if name not in FIELDS:
            raise KeyError(name)
        return self.lines.texts(name) if name in self.lines.names else [""] * self.lines.expected

    def __iter__(self) -> Iterator[str]:
        return iter(FIELDS)

    def __len__(self) -> int:
        return len(FIELDS)


@dataclass(frozen=True)
class Repeated(Sequence[str]):
    """One and the same text for every record."""

    text: str
    times: int

    def __len__(self) -> int:
        return self.times

    def __getitem__(self, place: Any) -> Any:
        return (
            [self.text] * len(range(self.times)[place]) if isinstance(place, slice) else (range(self.times)[place], self.text)[1]
        )


def is_large(book: Book) -> bool:
    """Whether a file is a text with so many lines that the short way is worth a try."""
    return isinstance(book, Text) and book.text.count("\n") >= LEAST_LINES


def tidy(book: Book, grid: Grid, header: Header | None, vocabulary: Vocabulary, file: str) -> Body | None:
    """The records below the header, or None where the long way is needed. grid: the first rows of the file."""
    if (
        not isinstance(book, Text)
        or book.unseen
        or book.text.count("\n") < LEAST_LINES
        or header is None
        or not _has_plain_columns(grid, header)
    ):
        return None
    names = [c.field if c.field in FIELDS else None for c in header.columns]
    try:
        lines = Lines(book.text, book.separator, names)
    except Unlike:
        return None
    seen = lines.seen
    keys = {text.strip() for texts in seen["keys"] for text in texts or ()}
    periods = {text.strip() for text in seen["keys"][KEYS.index("period")] or ()} - {""}
    reader = Reader(grid, header, vocabulary, file)
    doubtful = (
        seen["split"]
        or any(vocabulary.is_total(text) or plain(text) in known_words() or vocabulary.indicator(text)[1] for text in keys)
        or any(suffix.parted(text, vocabulary) for text in keys)
        or any(map(reader.is_doubtful, seen["odd"]))
        or fiscal_years.occur(periods)
        or any(map(period.is_part, periods))
        or any("status" in vocabulary.label(text).fixed for text in periods)
    )
    if doubtful or not seen["count"]:
        return None
    count = seen["count"]
    # read-only views: nothing behind this changes the records of a file that was read the short way
    texts, rows = cast(dict[str, list[str]], Texts(lines)), cast(list[int], range(2, count + 2))
    return Body(texts, rows, cast(list[str], Repeated(header.values[0].header, count)))


def _has_plain_columns(grid: Grid, header: Header) -> bool:
    """The header is the first line and nothing else; each column holds one field or is not looked at; nothing stands above."""
    fields = [c.field for c in header.columns]
    used = [name for name in fields if name in FIELDS]
    return (
        header.first == header.last == 0
        and not header.shared
        and "part" not in fields
        and not header.questions
        and len(fields) == len(grid.rows[0])
        and all(c.header and c.field and not c.fixed and not c.unit for c in header.columns)
        and len(used) == len(set(used))
        and "frequency" not in fields
        and not suspected(header, grid)
        and set(used) >= NEEDED
        and not any("\n" in cell or "\r" in cell for cell in grid.rows[0])
    )
