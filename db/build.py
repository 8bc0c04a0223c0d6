"""A release's rows to an immutable DuckDB file: built aside, checkpointed, closed; the caller publishes it."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from db import statements
from db.refusal import refusals

MEMORY = "400MB"  # of DuckDB; what does not fit is set aside on disk
AT_ONCE = 2_500_000  # figures that are compared or worked out together, within this memory
SQL = Path(__file__).parent / "sql"
ROW_COLUMNS = {
    "office": "text",
    "indicator": "text",
    "period": "text",
    "value": "double",
    "qualifier": "text",
    "status": "text",
    "as_worded": "text",
    "note": "text",
    "source": "text",
    "row": "integer",
}
UNITS = ["unit_zh", "unit_en"]  # "" where an indicator has no unit: written behind a figure as it is
TABLES = {
    "themes.csv": "theme",
    "indicators.csv": "indicator",
    "offices.csv": "office",
    "targets.csv": "target",
    "events.csv": "event",
}


@dataclass(frozen=True)
class RowFile:
    """Accepted rows: a CSV with exactly ROW_COLUMNS (UTF-8), and where they came from."""

    path: Path
    name: str
    release: int
    by: str
    at: str
    upload: str


def build(target: Path, catalogue: Mapping[str, pd.DataFrame], files: list[RowFile], entries: pd.DataFrame) -> None:
    """Write the DuckDB file `target` (must not exist) from the catalogue's frames, row files and log entries.

    A later file's row replaces an earlier one with the same office × indicator × period. Rows of offices that
    are not in the catalogue are left out (that is how the sample district is switched off). Raises OSError where the machine refuses it.
    """
    aside = target.with_suffix(".aside")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    with refusals(target), duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(aside)}) as con:
        for path, name in ((target, "g"), (aside / "arrived.duckdb", "aside")):
            con.execute(statements.attach(path, name, read_only=False))
        con.execute("use g")
        for name in ("release/schema", "macros", "release/discontinuity"):
            _run(con, name)
        for name, table in TABLES.items():
            _fill(con, table, catalogue[name])
        _fill(con, "entry", entries)
        _arrive(con, files)
        parts = _run(con, "release/parts", most=AT_ONCE).fetchall()
        _of_parts(con, parts, "observation", "figure")
        _run(con, "release/survey")  # by the figures of all offices
        _of_parts(con, parts, "change", "limits")
        for table in ("aim", "aimed", "extent", "reach", "pace", "paced"):
            _run(con, f"release/{table}")
        con.execute("checkpoint g")
        con.execute("use memory")
        con.execute("detach g")
        con.execute("drop table aside.arrived")  # or it would be written out once more when it is let go of
    shutil.rmtree(aside, ignore_errors=True)
    if target.with_name(target.name + ".wal").exists():
        raise RuntimeError(f"{target}: a write-ahead log was left behind; the file is not complete")


def _fill(con, table: str, frame: pd.DataFrame) -> None:
    """Insert a frame of texts by name; "" becomes null but for a unit, and the column's own type is taken."""
    columns = [c[0] for c in con.execute(statements.describe(table)).fetchall()]
    frame = frame.reindex(columns=columns)
    given = frame.notna() & ((frame != "") | frame.columns.isin(UNITS))
    con.register("incoming", frame.astype(object).where(given, None))
    con.execute(statements.insert(table, "incoming", columns))
    con.unregister("incoming")


def _arrive(con, files: list) -> None:
    """The rows of the files as the table `arrived`, beside the release."""
    con.execute(statements.table("aside.arrived", "from observation"))
    for position, file in enumerate(files):
        facts = {"name": file.name, "release": file.release, "by": file.by, "at": file.at, "upload": file.upload}
        _run(con, "release/file", position=position, **facts)
        _run(con, "release/arrived", position=position, path=str(file.path), columns=ROW_COLUMNS)


def _of_parts(con, parts: list, *tables: str) -> None:
    """Fill the tables with one part of the offices after the other."""
    for part in parts:
        _run(con, "release/part", first=part[0], last=part[1])
        for table in tables:
            _run(con, f"release/{table}")


def _run(con, name: str, /, **parameters):
    """Carry out db/sql/<name>.sql."""
    return con.execute((SQL / f"{name}.sql").read_text("utf-8"), parameters or None)
