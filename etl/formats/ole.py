"""The container of old Excel files (OLE compound file, MS-CFB): its streams, read without trusting it."""

import struct

from etl.formats.grid import Unreadable

END = 0xFFFFFFFA  # from here on numbers of sectors have special meanings
ENTRY = 128  # bytes of a directory entry
MINI = 64


class Container:
    """The streams of the file by name. Raises Unreadable for a broken one."""

    def __init__(self, data: bytes):
        self.data = data
        try:
            self._open()
        except (struct.error, IndexError, ValueError, UnicodeDecodeError) as fault:
            raise Unreadable("damaged_workbook") from fault

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self.data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError
        self.size = 1 << shift
        _, directory, _, self.cutoff, mini, _, more, _ = struct.unpack_from("<8I", self.data, 44)
        tables = [n for n in struct.unpack_from("<109I", self.data, 76) if n < END]
        seen = set()
        while more < END and more not in seen:  # further places of the table of sectors
            seen.add(more)
            *places, more = struct.unpack(f"<{self.size // 4}I", self._sector(more))
            tables += [n for n in places if n < END]
        tables = tables[: len(self.data) // self.size // (self.size // 4) + 1]  # no more than the file has sectors for
        self.next = [n for table in tables for n in struct.unpack(f"<{self.size // 4}I", self._sector(table))]
        entries = self._chain(directory)
        self.entries = {}
        for start in range(0, len(entries) - ENTRY + 1, ENTRY):
            entry = entries[start : start + ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            first, size = struct.unpack_from("<II", entry, 116)
            if kind in (2, 5):
                self.entries[entry[: max(length - 2, 0)].decode("utf-16-le")] = (kind, first, size)
        self.mini_next = struct.unpack(f"<{len(table) // 4}I", table) if (table := self._chain(mini)) else ()

    def stream(self, name: str) -> bytes:
        """The bytes of a stream. Raises Unreadable."""
        _, first, size = self.entries[name]
        try:
            if size >= self.cutoff:
                return self._chain(first)[:size]
            root = next(entry for entry in self.entries.values() if entry[0] == 5)
            small, sectors, place = self._chain(root[1]), [], first
            while place < END and len(sectors) * MINI < min(size, len(small)):  # no stream is longer than all of them
                sectors.append(small[place * MINI : (place + 1) * MINI])
                place = self.mini_next[place]
            return b"".join(sectors)[:size]
        except (struct.error, IndexError, StopIteration) as fault:
            raise Unreadable("damaged_workbook") from fault

    def _sector(self, number: int) -> bytes:
        sector = self.data[(number + 1) * self.size : (number + 2) * self.size]
        if not sector:
            raise IndexError("beyond the end")
        return sector + b"\0" * (self.size - len(sector))

    def _chain(self, number: int) -> bytes:
        """The bytes of a chain of sectors; no chain is longer than the file."""
        sectors, most = [], len(self.data) // self.size + 1
        while number < END and len(sectors) <= most:
            sectors.append(self._sector(number))
            number = self.next[number]
        return b"".join(sectors)
