"""Bytes to text, without guessing: BOM → UTF-8 → UTF-16 (many NULs) → GB18030 → Big5, each strict.

Most bytes of Big5 are bytes of GB18030 too, and make nonsense. Where both fit, the header words decide, then the share of characters
that are in common use in the one script or the other.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from etl.problem import Problem
from etl.values.traditional import simplified

NAMES = {"utf-8-sig": "UTF-8 BOM", "utf-8": "UTF-8", "gb18030": "GB18030", "cp950": "Big5", "big5hkscs": "Big5-HKSCS"}
CHINESE = ("gb18030", "cp950", "big5hkscs")  # the first of equals counts
COMMON = {  # rows of double bytes in which the characters in common use lie, and the punctuation
    "gb18030": ("gb2312", [(0xA1, 0xA3), (0xB0, 0xD7)]),
    "cp950": ("big5", [(0xA1, 0xA3), (0xA4, 0xC6)]),
    "big5hkscs": ("big5", [(0xA1, 0xA3), (0xA4, 0xC6)]),
}
LOOKED_AT = 1 << 16  # bytes that decide which of them it is
HEADER_WITHIN = 30  # lines in which header words count
BETWEEN = re.compile(r"[\s,;，；|:：\"()（）]+")


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Text of the bytes, or the problem that they are of no encoding, with its line."""
    text, encoding, line = recognise(data)
    return text, None if encoding else Problem("undecodable", file, line, facts={"line": line})


def recognise(data: bytes, words: Set[str] = frozenset()) -> tuple[str, str, int]:
    """(text, name of the encoding, 0), or ("", "", the line with the first byte that is none).

    words: header words, in simplified characters and lower case.
    """
    where = 0
    for encoding in _ladder(data, words):
        try:
            return data.decode(encoding), NAMES.get(encoding, "UTF-16"), 0
        except UnicodeDecodeError as error:
            where = max(where, error.start)
    return "", "", data[:where].count(b"\n") + 1


def _ladder(data: bytes, words: Set[str]) -> Iterable[str]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ["utf-16"]
    if data.startswith(b"\xef\xbb\xbf"):
        return ["utf-8-sig"]
    if data[:1024].count(0) > len(data[:1024]) // 4:
        return ["utf-16-le", "utf-16-be"]
    return _chinese(data, words)


def _chinese(data: bytes, words: Set[str]) -> Iterator[str]:
    """UTF-8, then the Chinese encodings, the likeliest first."""
    yield "utf-8"
    first = _beginning(data, CHINESE[0])
    if first is not None and any(not cell.isascii() and simplified(cell).lower() in words for cell in _cells(first)):
        yield CHINESE[0]  # the bytes of another encoding do not make a Chinese header word by chance
    readings = {encoding: text for encoding in CHINESE if (text := _beginning(data, encoding)) is not None}
    likeliest = (
        sorted(readings, key=lambda e: _likelihood(readings[e], e, words), reverse=True) if len(readings) > 1 else readings
    )
    yield from [*likeliest, *(encoding for encoding in CHINESE if encoding not in readings)]


def _beginning(data: bytes, encoding: str) -> str | None:
    """The first bytes as text, a character cut at their end left out; None where they are of another encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data[:LOOKED_AT], final=len(data) <= LOOKED_AT)
    except UnicodeDecodeError:
        return None


def _likelihood(text: str, encoding: str, words: Set[str]) -> tuple[int, float]:
    """How many header words the first lines hold, and which share of the characters is in common use."""
    letters = [c for c in text if c > "\x7f"]
    return sum(simplified(cell).lower() in words for cell in _cells(text)), sum(_is_common(c, encoding) for c in letters) / max(
        len(letters), 1
    )


def _cells(text: str) -> Iterator[str]:
    """The cells of the first lines, however they are separated."""
    for line in text.split("\n", HEADER_WITHIN)[:HEADER_WITHIN]:
        yield from BETWEEN.split(line)


@lru_cache(8_192)
def _is_common(character: str, encoding: str) -> bool:
    """Whether a character is in common use in the script of an encoding, or its punctuation."""
    codec, rows = COMMON[encoding]
    try:
        lead = character.encode(codec)[0]
    except UnicodeEncodeError:
        return False
    return any(first <= lead <= last for first, last in rows)
