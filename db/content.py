"""What a database file holds, whatever bytes it is written in: two files of one release are held against each other by it."""

import filecmp
from pathlib import Path
from typing import Any

import duckdb

from db import sql, statements
from db.build import MEMORY
from db.refusal import refusals
from db.scratch import Scratch


def content(path: Path) -> dict[str, Any]:
    """Table → its definition, its number of rows and their checksums, in whatever order they lie; and the macros. Every row is read.
    Raises duckdb.Error where the file cannot be read, OSError where this machine does not let it be."""
    with refusals(path), duckdb.connect(config={"memory_limit": MEMORY, "threads": 1}) as con:
        con.execute(statements.attach(path, "g"))
        tables = con.execute(sql("record/content/tables")).fetchall()
        rows = {
            name: (definition, con.execute(sql("record/content/rows"), {"table": f"g.{name}"}).fetchone())
            for name, definition in tables
        }
        return {"tables": rows, "macros": con.execute(sql("record/content/macros")).fetchall()}


def is_same(one: Path, other: Path) -> bool:
    """Whether two files hold the same. One that cannot be read holds nothing that could be the same."""
    try:
        return filecmp.cmp(one, other, shallow=False) or content(one) == content(other)
    except (duckdb.Error, OSError):
        return False


def kept_rows(path: Path, file: str, release: int) -> bytes:
    """The rows that a database has of a file of a release, as the record keeps them; b"" where it cannot be read."""
    try:
        desk = Scratch()
        desk.attach(path, "kept")
        return desk.copy("record/kept_rows", file=file, release=release)
    except duckdb.Error:
        return b""
