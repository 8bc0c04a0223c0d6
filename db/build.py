"""A release's rows to an immutable DuckDB file: built aside, checkpointed, closed; the caller publishes it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

MEMORY = "500MB"  # of DuckDB; what does not fit is set aside on disk
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


def build(target: Path, catalogue: dict, files: list, entries: pd.DataFrame) -> None:
    """Write the DuckDB file `target` (must not exist) from the catalogue's frames, row files and log entries.

    A later file's row replaces an earlier one with the same office × indicator × period. Rows of offices that
    are not in the catalogue are left out (that is how the sample district is switched off).
    """
    aside = target.with_suffix(".aside")
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(aside)}) as con:
        con.execute(f"attach '{str(target).replace(chr(39), chr(39) * 2)}' as g")
        con.execute("use g")
        for part in ("schema", "macros"):
            con.execute((SQL / f"{part}.sql").read_text("utf-8"))
        for name, table in TABLES.items():
            _fill(con, table, catalogue[name])
        _fill(con, "entry", entries)
        _rows(con, files)
        for view in sorted((SQL / "views").glob("*.sql")):
            con.execute(f"create table {view.stem.split('_', 1)[1]} as {view.read_text('utf-8')}")
        con.execute("checkpoint g")
        con.execute("use memory")
        con.execute("detach g")
    shutil.rmtree(aside, ignore_errors=True)
    if target.with_name(target.name + ".wal").exists():
        raise RuntimeError(f"{target}: a write-ahead log was left behind; the file is not complete")


def _fill(con, table: str, frame: pd.DataFrame) -> None:
    """Insert a frame of texts by name; "" becomes null, and the column's own type is taken."""
    columns = [c[0] for c in con.execute(f"describe {table}").fetchall()]
    frame = frame.reindex(columns=columns)
    con.register("incoming", frame.astype(object).where(frame.notna() & (frame != ""), None))
    con.execute(f"insert into {table} select {', '.join(columns)} from incoming")
    con.unregister("incoming")


def _rows(con, files: list) -> None:
    meta = [(n, f.name, f.release, f.by, f.at, f.upload) for n, f in enumerate(files)]
    if not meta:
        return
    con.executemany("insert into file values (?, ?, ?, ?, ?, ?)", meta)
    con.execute("create temp table arrived as select * from observation")
    for position, file in enumerate(files):
        con.execute(
            "insert into arrived select *, $position from read_csv($path, header = true, auto_detect = false,"
            " delim = ',', quote = '\"', escape = '\"', columns = $columns, nullstr = '')",
            {"position": position, "path": str(file.path), "columns": ROW_COLUMNS},
        )
    con.execute((SQL / "newest_rows.sql").read_text("utf-8"))
    con.execute("drop table arrived")
