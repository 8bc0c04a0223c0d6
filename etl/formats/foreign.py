"""Bytes of others are read within limits of time and memory, in another process (`worker`); what was stopped becomes a problem."""

import pickle
from collections.abc import Callable
from functools import lru_cache
from types import FunctionType
from typing import Any, TypeVar, cast

import worker
from etl.formats.book import open_book
from etl.formats.grid import Grid, Unreadable

T = TypeVar("T")

CODES = {"time": "reads_too_long", "memory": "reads_too_much", "depth": "nests_too_deep", "ended": "reader_ended"}
BLANKS = b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"  # what may stand before the first sign of a page, in UTF-8 or UTF-16
MOST_BYTES = 8_000  # in which the first sign of a page stands
SHORT = 5_000  # characters of a report


def is_dear(data: bytes | str) -> bool:
    """Whether bytes are packed, binary or markup: a table as plain text costs its length and no more, and is read where it is. A report's
    text is where it is so long that its figures take a second at the worst."""
    if isinstance(data, str):
        return len(data) > SHORT
    return data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")) or data[:MOST_BYTES].translate(None, BLANKS)[:1] == b"<"


def within_limits(function: Callable[..., T], data: bytes | str, *arguments: object) -> T:
    """What a function answers for foreign bytes, or for a report's text. Raises Unreadable where it takes too long, too much memory, or
    nests too deep."""
    try:
        return worker.call(cast(FunctionType, function), data, *arguments) if is_dear(data) else function(data, *arguments)
    except worker.Stopped as stop:
        raise Unreadable(CODES[stop.why], most=f"{stop.most:g}") from None
    except (MemoryError, RecursionError) as limit:  # of this process
        raise Unreadable(CODES["memory" if isinstance(limit, MemoryError) else "depth"], most=worker.MEGABYTES) from None


def one_grid(data: bytes, sheet: str, most: int | None = None) -> Grid:
    """A worksheet of a file, or its first rows; the first worksheet for a name that is none. Raises Unreadable."""
    return within_limits(_grid, data, sheet, most)


def _grid(data: bytes, sheet: str, most: int | None) -> Grid:
    book = open_book(data)
    if not book.names:
        raise Unreadable("empty_file")
    return book.grid(sheet if sheet in book.names else book.names[0], most)


@lru_cache(4)
def unpacked(catalogue: bytes) -> Any:
    """A catalogue that was sent: the same object for the same bytes, for its reader keeps what it has made of it."""
    return pickle.loads(catalogue)
