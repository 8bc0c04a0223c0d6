"""A database of one's own for work on many rows: on disk, so that memory stays small however many there are."""

import shutil
import threading
import weakref
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from db import foundation, sql, statements
from db.build import MEMORY
from db.refusal import refusals, temporary_folder
from db.types import Row

CONFIG: dict[str, str | float | list[str]] = {
    "memory_limit": MEMORY,
    "preserve_insertion_order": False,
}  # records have ordinals; so all threads write to a table
RESTING = "50MB"


class Scratch:
    """Tables that live as long as somebody holds it; nothing of it is ever kept."""

    def __init__(self):
        self.folder = temporary_folder("scratch-")
        self._thread, self._refusal = threading.Lock(), None
        try:
            with refusals(self.folder, temporary=True):
                self._con = duckdb.connect(str(self.folder / "scratch.duckdb"), config=CONFIG)
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._gone = weakref.finalize(self, _let_go, self._con, self.folder)
        self._con.execute("begin")  # and never committed: no log is written, nothing is synced
        self.run("macros")

    @property
    @contextmanager
    def _lock(self):
        """One thread at a time. What the machine refuses is an OSError, and ends the work: its tables are gone with its transaction."""
        with self._thread:
            if self._refusal:
                raise self._refusal
            try:
                with refusals(self.folder, temporary=True):
                    yield
            except OSError as refusal:
                self._refusal = refusal
                raise

    def run(self, name: str, **parameters) -> None:
        """Carry out db/sql/<name>.sql."""
        with self._lock:
            self._con.execute(sql(name), parameters or None)

    def query(self, name: str, **parameters) -> pd.DataFrame:
        """The rows of db/sql/<name>.sql."""
        with self._lock:
            return self._con.execute(sql(name), parameters or None).df()

    def records(self, name: str, **parameters) -> list[Row]:
        """The rows of a query as dicts, with None for what is missing."""
        return self._records(sql(name), parameters)

    def founded(self, queries: list[str]) -> list[str]:
        """Those of some queries that may yield anything: not those that say on which table they rest (`-- Rests on: series`) when it has no
        row. Most files are small, and to plan a query takes longer then than to carry it out."""
        tables = {query: foundation(query) for query in queries}
        if not (different := sorted(set(filter(None, tables.values())))):
            return queries
        [filled] = self._records(statements.filled(different), {})
        return [query for query, table in tables.items() if not table or filled[table]]

    def findings(self, rule: str) -> list[Row]:
        """What a rule of db/sql/check/ finds, in the order of the records, each with its `place` in the files if it is in one."""
        rows = self.records(rule)
        if not rows or "ordinal" not in rows[0]:
            return rows
        places = {
            row.pop("ordinal"): row for row in self.records("check/results/places", ordinals=[row["ordinal"] for row in rows])
        }
        rows = [{**row, "place": places[row["ordinal"]]} for row in rows if row["ordinal"] in places]
        return sorted(rows, key=lambda row: row["ordinal"])

    def _records(self, query: str, parameters: dict[str, Any]) -> list[Row]:
        with self._lock:
            cursor = self._con.execute(query, parameters or None)
            columns = [c[0] for c in cursor.description]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def fill(self, table: str, frame: pd.DataFrame) -> None:
        """A frame as a new table."""
        self._take(statements.table(table, "from frame"), frame)

    def add(self, table: str, frame: pd.DataFrame) -> None:
        """A frame as more rows of a table that is there."""
        self._take(statements.append(table, "frame"), frame)

    def _take(self, statement: str, frame: pd.DataFrame) -> None:
        with self._lock:
            self._con.register("frame", frame)
            self._con.execute(statement)
            self._con.unregister("frame")

    def enum(self, name: str, members: list[str]) -> None:
        """A type of few different texts, which is compared as fast as numbers are."""
        with self._lock:
            self._con.execute(statements.enum(name, dict.fromkeys(members)))

    def view(self, name: str, query: str) -> None:
        """A query of db/statements.py as a view."""
        with self._lock:
            self._con.execute(statements.view(name, query))

    def attach(self, path: Path, name: str) -> None:
        """Another database beside this one, to be read only."""
        with self._lock:
            self._con.execute(statements.attach(path, name))

    def rest(self) -> None:
        """Give back the memory that is not needed to keep the tables: a draft may wait for hours for its analyst."""
        with self._lock, suppress(duckdb.OutOfMemoryException):  # where less than that can't be had, all the same
            self._con.execute(statements.memory(RESTING))
        with self._lock:
            self._con.execute(statements.memory(MEMORY))

    def copy(self, name: str, **parameters) -> bytes:
        """The rows of a query as the bytes of a CSV."""
        target = self.folder / "copy.csv"
        with self._lock:
            self._con.execute(statements.export(sql(name), target), parameters or None)
        return target.read_bytes()


def _let_go(con, folder: Path) -> None:
    con.close()
    shutil.rmtree(folder, ignore_errors=True)
