"""The only door to DuckDB: opened(release, path) → Snapshot, Snapshot.query(name, **parameters) → DataFrame.

A database file is never written again after it has got its name, so a snapshot stays what it was for as long as
somebody holds it. Which file a release has is known to etl/database.py, which makes them.
"""

import hashlib
import re
import threading
from collections import OrderedDict
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from db.build import SQL, literal

_open: dict = {}
_lock = threading.Lock()
KEPT_OPEN = 4
KEPT_ROWS = 20_000  # of query results, for each open release: some 40 MB


OutOfMemory = duckdb.OutOfMemoryException  # more rows than the limit of memory bears (db/build.py MEMORY)


class NoRelease(Exception):
    """There is no release yet, or not the one asked for (its number is the argument)."""


class Unreadable(Exception):
    """A database file is gone or damaged; it can be made again from the record."""


@cache
def schema_fingerprint() -> str:
    """Changes when the shape of a database file changes, so that older files are not mistaken for ours."""
    shape = [SQL / "macros.sql", *sorted((SQL / "make").glob("*.sql"))]
    return hashlib.sha256(b"".join(p.read_bytes() for p in shape)).hexdigest()[:8]


def database_name(release: int, content: str) -> str:
    """The file name of a release's database: number, schema, and what else it was made from."""
    return f"{release:06d}-{schema_fingerprint()}-{content[:12]}.duckdb"


def databases(store: Path) -> list:
    """(release, path) of the databases of the present schema, oldest release first."""
    form = re.compile(rf"(\d{{6}})-{schema_fingerprint()}-[0-9a-f]+\.duckdb")
    return sorted((int(m[1]), p) for p in (store / "db").glob("*.duckdb") if (m := form.fullmatch(p.name)))


def opened(number: int, path: Path) -> "Snapshot":
    """The release whose database lies at `path`, shared by all who ask. Take one snapshot for a page run: all its queries
    then see one release."""
    with _lock:
        if path not in _open:
            while len(_open) >= KEPT_OPEN:
                _open.pop(next(iter(_open)))  # closed when its last user lets go of it
            _open[path] = Snapshot(number, path)
        return _open[path]


class Snapshot:
    """One release, open for reading. Safe to share between threads: every query has a cursor of its own."""

    def __init__(self, release: int, path: Path):
        self.release = release
        self.path = path
        self._kept, self._rows, self._lock = OrderedDict(), 0, threading.Lock()
        self._con = duckdb.connect(config={"threads": 1})  # the questions of a page are small, and viewers share the cores
        try:
            self._con.execute(f"attach {literal(path)} as g (read_only)")
        except duckdb.Error as error:
            raise Unreadable(str(path)) from error
        self._con.execute("set enable_external_access = false")
        self._con.execute("set lock_configuration = true")

    def query(self, name: str, **parameters) -> pd.DataFrame:
        """The rows of db/sql/<name>.sql; parameters fill its $names."""
        with self._asked(name, parameters) as cursor:
            return cursor.df()

    def records(self, name: str, **parameters) -> list:
        """The rows of a query as dicts, with None for what is missing and plain lists. They are kept, for a release never changes,
        and shared: nobody may change them."""
        key = (name, *sorted(parameters.items()))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        with self._asked(name, parameters) as cursor:
            columns = [c[0] for c in cursor.description]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        self._keep(key, rows)
        return rows

    def _keep(self, key: tuple, rows: list) -> None:
        """Keep the rows of a query, and let go of those that were not asked for longest."""
        with self._lock:
            if len(rows) <= KEPT_ROWS // 4 and key not in self._kept:
                self._kept[key] = rows
                self._rows += len(rows)
            while self._rows > KEPT_ROWS:
                self._rows -= len(self._kept.popitem(last=False)[1])

    def close(self) -> None:
        """Let go of the file. Only for a snapshot of one's own: `opened` shares its snapshots."""
        self._con.close()

    @contextmanager
    def _asked(self, name: str, parameters: dict):
        """A cursor of its own with the answer waiting in it."""
        cursor = self._con.cursor()
        try:
            cursor.execute("use g")
            yield cursor.execute(sql(name), parameters or None)
        finally:
            cursor.close()


@cache
def sql(name: str) -> str:
    """The text of db/sql/<name>.sql."""
    return (SQL / f"{name}.sql").read_text("utf-8")
