"""The only door to DuckDB: opened(release, path) → Snapshot, Snapshot.query(name, **parameters) → DataFrame.

A database file is never written again after it has got its name, so a snapshot stays what it was for as long as
somebody holds it, though its file is closed and opened again meanwhile (db/kept.py). Which file a release has is known to
etl/releases/database.py, which makes them.
"""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import duckdb
import pandas as pd

from db.build import SQL
from db.kept import BrokenDatabase, Pool, Rows, identity
from db.types import Row
from db.whole import is_whole

T = TypeVar("T")
pool, kept_rows = Pool(), Rows()


OutOfMemory = duckdb.OutOfMemoryException  # more rows than the limit of memory bears (db/build.py MEMORY)


class NoRelease(Exception):
    """There is no release yet, or not the one asked for (its number is the argument)."""


@cache
def schema_fingerprint() -> str:
    """Changes when the shape of a database file changes, so that older files are not mistaken for ours."""
    shape = [SQL / "macros.sql", *sorted((SQL / "release").glob("*.sql"))]
    return hashlib.sha256(b"".join(p.read_bytes() for p in shape)).hexdigest()[:8]


def database_name(release: int, content: str) -> str:
    """The file name of a release's database: number, schema, and what else it was made from."""
    return f"{release:06d}-{schema_fingerprint()}-{content[:12]}.duckdb"


def databases(store: Path) -> list[tuple[int, Path]]:
    """(release, path) of the databases of the present schema, oldest release first."""
    form = re.compile(rf"(\d{{6}})-{schema_fingerprint()}-[0-9a-f]+\.duckdb")
    return sorted((int(m[1]), p) for p in (store / "db").glob("*.duckdb") if (m := form.fullmatch(p.name)))


def opened(number: int, path: Path, make: Callable[[], object] | None = None) -> "Snapshot":
    """The release whose database lies at `path`. Take one snapshot for a page run: all its queries then see one release. make: makes the
    file again where it is gone or not what its checksum says, now or when it is asked later (its release was swept meanwhile). Raises BrokenDatabase."""
    snapshot = Snapshot(number, path, make)
    snapshot.answer(lambda cursor: None)
    return snapshot


def newest_open(folder: Path) -> "Snapshot | None":
    """The newest release of a folder of databases that this process has open: it can be read even where the folder has vanished."""
    path = max((path for path in pool.paths() if path.parent == folder), default=None)
    return Snapshot(int(path.name[:6]), path) if path else None


class Snapshot:
    """One release for reading. Safe to share between threads. It holds no file and no memory: those are the pool's (db/kept.py), so a
    session may keep a snapshot for as long as it likes."""

    def __init__(self, release: int, path: Path, make: Callable[[], object] | None = None):
        self.release = release
        self.path = path
        self._make, self._identity = make, identity(path)

    def query(self, name: str, **parameters) -> pd.DataFrame:
        """The rows of db/sql/<name>.sql; parameters fill its $names."""
        return self.answer(lambda cursor: cursor.execute(sql(name), parameters or None).df())

    def records(self, name: str, **parameters) -> list[Row]:
        """The rows of a query as dicts, with None for what is missing and plain lists. They are kept, for a release never changes,
        and shared: nobody may change them."""
        key = (self.path, self._identity, name, *sorted(parameters.items()))
        rows = kept_rows.get(key)
        if rows is None:
            rows = self.answer(lambda cursor: _dicts(cursor.execute(sql(name), parameters or None)))
            kept_rows.keep(key, rows)
        return rows

    def answer(self, ask: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """What `ask` makes of a cursor over the release; its file is made again once, where it can be and has to be. Raises BrokenDatabase."""
        try:
            return self._answer_once(ask)
        except BrokenDatabase as fault:
            if self._make is None:
                raise
            if not fault.is_open or not is_whole(self.path):  # else DuckDB gave up a connection to a file that is whole
                self._make()
            return self._answer_once(ask)

    def whole(self) -> Path:
        """The file, held against its checksum: to be attached elsewhere, where a damaged one could not be mended. Raises BrokenDatabase."""
        if self._make and not is_whole(self.path):
            self._make()
        return self.path

    def close(self) -> None:
        """Let go of the file. Only for a snapshot of one's own: `opened` shares its databases."""
        pool.close(self.path)

    def _answer_once(self, ask: Callable):
        with pool.cursor(self.path, is_checked=self._make is not None) as cursor:
            cursor.execute("use g")
            return ask(cursor)


def _dicts(cursor) -> list:
    columns = [c[0] for c in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def names(folder: str) -> list[str]:
    """The queries of a folder of db/sql, not those of folders within it, in order: "check/rules/fraction"."""
    return sorted(f"{folder}/{path.stem}" for path in (SQL / folder).glob("*.sql"))


@cache
def sql(name: str) -> str:
    """The text of db/sql/<name>.sql."""
    return (SQL / f"{name}.sql").read_text("utf-8")


@cache
def foundation(name: str) -> str:
    """The table without a row of which db/sql/<name>.sql yields nothing, as it says itself in a line `-- Rests on: series`; "" for none."""
    stated = re.search(r"^-- Rests on: (\w+)$", sql(name), re.MULTILINE)
    return stated[1] if stated else ""
