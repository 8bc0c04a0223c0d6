"""Bytes to text, without guessing: BOM → UTF-8 → UTF-16 (many NULs) → GB18030, each strict."""

from etl.problem import Problem

NAMES = {"utf-8-sig": "UTF-8 BOM", "utf-8": "UTF-8", "gb18030": "GB18030"}


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Text of the bytes, or the problem that they are of no encoding, with its line."""
    text, encoding, line = recognise(data)
    return text, None if encoding else Problem("undecodable", file, line, facts={"line": line})


def recognise(data: bytes) -> tuple[str, str, int]:
    """(text, name of the encoding, 0), or ("", "", the line with the first byte that is none)."""
    where = 0
    for encoding in _ladder(data):
        try:
            return data.decode(encoding), NAMES.get(encoding, "UTF-16"), 0
        except UnicodeDecodeError as error:
            where = max(where, error.start)
    return "", "", data[:where].count(b"\n") + 1


def _ladder(data: bytes) -> list:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ["utf-16"]
    if data.startswith(b"\xef\xbb\xbf"):
        return ["utf-8-sig"]
    if data[:1024].count(0) > len(data[:1024]) // 4:
        return ["utf-16-le", "utf-16-be"]
    return ["utf-8", "gb18030"]
