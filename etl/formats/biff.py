"""The records of a BIFF8 stream, and the strings in them (MS-XLS 2.1.4, 2.5.293)."""

import struct
from collections.abc import Iterator

CONTINUE, BEGIN = 0x003C, 0x0809


def records(stream: bytes, place: int, end: int) -> Iterator[tuple[int, list[bytes]]]:
    """(kind, [body, bodies of what continues it]) from `place` to the end of that part; parts within it are passed over."""
    depth = 0
    waiting: tuple[int, list[bytes]] | None = None
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + size]
        place += 4 + size
        if kind == CONTINUE and waiting:
            waiting[1].append(body)
            continue
        if waiting:
            yield waiting
        depth += (kind == BEGIN) - (kind == end)
        if depth <= 0:
            return
        waiting = (kind, [body]) if depth == 1 else None
    if waiting:
        yield waiting


class Strings:
    """Reads strings from a record and those that continue it; a string may lie across several, each with its own width."""

    def __init__(self, bodies: list[bytes]):
        self.bodies, self.body, self.at = bodies, 0, 0

    def all(self, count: int) -> Iterator[str]:
        """At most `count` strings, as many as there are."""
        while count > 0 and (self.body < len(self.bodies) - 1 or self.at < len(self.bodies[self.body])):
            count -= 1
            yield self.text(2)

    def text(self, length: int) -> str:
        """The string at this place, whose length is written in `length` bytes. Raises ValueError where it is cut off."""
        left = int.from_bytes(self._bytes(length), "little")
        flags = self._bytes(1)[0]
        runs = int.from_bytes(self._bytes(2), "little") if flags & 8 else 0
        more = int.from_bytes(self._bytes(4), "little") if flags & 4 else 0
        text = self._characters(left, flags & 1)
        self._bytes(4 * runs + more)
        return text

    def _characters(self, left: int, wide: int) -> str:
        pieces = []
        while left:
            body = self.bodies[self.body]
            size = min(left, (len(body) - self.at) >> wide)
            piece = body[self.at : self.at + (size << wide)]
            pieces.append(piece.decode("utf-16-le" if wide else "latin-1", "surrogatepass"))
            self.at, left = self.at + len(piece), left - size
            if left:
                self._next()
                wide = self._bytes(1)[0] & 1
        return "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _bytes(self, size: int) -> bytes:
        pieces, left = [], size
        while left:
            piece = self.bodies[self.body][self.at : self.at + left]
            pieces.append(piece)
            self.at, left = self.at + len(piece), left - len(piece)
            if left:
                self._next()
        return b"".join(pieces)

    def _next(self) -> None:
        self.body, self.at = self.body + 1, 0
        if self.body >= len(self.bodies):
            raise ValueError("cut off")
