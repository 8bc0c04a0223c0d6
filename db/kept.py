"""What a process keeps of the releases that it shows: a few open databases, and the rows of the queries asked last. Both are bounded however
many releases are asked for, and whoever still holds one of them."""

import sys
import threading
from collections import OrderedDict
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb

from db import statements
from db.refusal import refusals
from db.types import Row
from db.whole import is_whole

KEPT_OPEN = 4  # databases; one that answers a question is never closed
KEPT_BYTES = 80 << 20  # of rows, all releases together
SAMPLED = 16  # rows of a result whose size is measured
CONFIG: dict[str, str | float | list[str]] = {
    "threads": 1,
    "async_threads": 0,
}  # the questions of a page are small, and viewers share the cores


FAULTS_OF_QUERIES = (
    duckdb.ProgrammingError,
    duckdb.DataError,
    duckdb.NotSupportedError,
    duckdb.OutOfMemoryException,
    duckdb.InterruptException,
)


class BrokenDatabase(OSError):
    """A database file is gone or damaged; it can be made again from the record. is_open: found by a query, and not when it was opened."""

    def __init__(self, path: Path, is_open: bool = False):
        super().__init__(str(path))
        self.path, self.is_open = path, is_open


class Connection:
    """An open database, and how many questions it answers now. It is opened by the first who asks."""

    def __init__(self, path: Path, identity: tuple[int, int, int] | None):
        self.path, self.identity, self.users = path, identity, 0
        self._con, self._lock = None, threading.Lock()

    def cursor(self, is_checked: bool) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own: a connection that threads share mixes up their rows. is_checked: the file has a checksum, and is held
        against it before it is opened. Raises BrokenDatabase."""
        with self._lock:
            if self._con is None:
                if is_checked and not is_whole(self.path):
                    raise BrokenDatabase(self.path)
                self._con = _connected(self.path)
            return self._con.cursor()

    def close(self) -> None:
        with self._lock:
            if self._con is not None:
                self._con.close()


class Pool:
    """At most `most` idle databases are open; the one that was asked longest ago is closed first."""

    def __init__(self, most: int = KEPT_OPEN):
        self.most = most
        self._kept, self._lock = OrderedDict(), threading.Lock()

    @contextmanager
    def cursor(self, path: Path, is_checked: bool = False) -> Generator[duckdb.DuckDBPyConnection]:
        """A cursor over the database of a path, which stays open until the block ends. Raises BrokenDatabase, also for a fault that is not the
        query's: DuckDB ends a whole instance for some damages."""
        connection = self._borrowed(path)
        try:
            with closing(connection.cursor(is_checked)) as cursor:
                yield cursor
        except duckdb.Error as fault:
            if isinstance(fault, FAULTS_OF_QUERIES) and (not is_checked or is_whole(path)):
                raise
            self.close(path)
            raise BrokenDatabase(path, is_open=True) from fault
        except BrokenDatabase:
            self.close(path)
            raise
        finally:
            self._give_back(connection)

    def close(self, path: Path) -> None:
        """Let go of a database: at once, or when its last question is answered."""
        with self._lock:
            connection = self._kept.pop(path, None)
            idle = connection is not None and not connection.users
        if idle:
            connection.close()

    def paths(self) -> list[Path]:
        """The databases that are open."""
        with self._lock:
            return list(self._kept)

    @property
    def open(self) -> int:
        """How many databases are open."""
        with self._lock:
            return len(self._kept)

    def _borrowed(self, path: Path) -> Connection:
        """The connection of a path, in use. A file that was made anew under its name is opened anew; of one that is gone, the open one is
        as good as ever."""
        now = identity(path)
        with self._lock:
            connection = self._kept.get(path)
            outdated = connection if connection and now and connection.identity != now else None
            if connection is None or outdated:
                connection = self._kept[path] = Connection(path, now)
            connection.users += 1
            self._kept.move_to_end(path)
            idle = outdated is not None and not outdated.users
        if idle:
            outdated.close()
        return connection

    def _give_back(self, connection: Connection) -> None:
        with self._lock:
            connection.users -= 1
            is_kept = self._kept.get(connection.path) is connection
            done = [] if is_kept or connection.users else [connection]
            surplus = len(self._kept) - self.most
            for path in [path for path, one in self._kept.items() if not one.users][: max(surplus, 0)]:
                done.append(self._kept.pop(path))
        for one in done:
            one.close()


class Rows:
    """The rows of queries, `most` bytes of them; those that were not asked for longest go first."""

    def __init__(self, most: int = KEPT_BYTES):
        self.most, self.bytes = most, 0
        self._kept, self._lock = OrderedDict(), threading.Lock()

    def get(self, key: tuple[Any, ...]) -> list[Row] | None:
        """The rows kept under this key, None for none. They are shared: nobody may change them."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def keep(self, key: tuple[Any, ...], rows: list[Row]) -> None:
        """Keep the rows of a query, unless they would take the place of too many others."""
        size = weight(rows)
        if size > self.most // 4:
            return
        with self._lock:
            if key not in self._kept:
                self._kept[key] = (rows, size)
                self.bytes += size
            while self.bytes > self.most:
                self.bytes -= self._kept.popitem(last=False)[1][1]


def weight(rows: list[Row]) -> int:
    """About how many bytes some rows take, judged by a few of them."""
    if not rows:
        return 200
    sampled = rows[:: max(1, len(rows) // SAMPLED)]
    return 200 + sum(map(_size, sampled)) * len(rows) // len(sampled)


def _size(row: dict) -> int:
    """The bytes of a row; of a list in it, with what it holds."""
    values = [one for value in row.values() for one in (value if isinstance(value, list) else (value,))]
    return (
        sys.getsizeof(row) + sum(map(sys.getsizeof, values)) + sum(sys.getsizeof(v) for v in row.values() if isinstance(v, list))
    )


def identity(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from another of its name; None where there is none."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def _connected(path: Path):
    """A connection that can read this database, as g, and no other file. Raises OSError where the machine refuses it, BrokenDatabase where it
    does not hold what it should."""
    con = duckdb.connect(config=CONFIG)
    try:
        with refusals(path):
            con.execute(statements.attach(path, "g"))
        con.execute("set enable_external_access = false")
        con.execute("set lock_configuration = true")
    except duckdb.Error as error:
        con.close()
        raise BrokenDatabase(path) from error
    except OSError:
        con.close()
        raise
    return con
