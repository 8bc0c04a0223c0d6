"""Statements that name a path or an identifier, which no parameter can do: the one place where SQL is put together from texts. All other
SQL lies in db/sql. Names are ours and plain (`name`), texts of others become literals (`literal`); queries are those of db/sql, or made here."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

CSV = "delim = {separator}, quote = '\"', escape = '\"'"
NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?")
LONGEST_LINE = 1 << 20  # bytes


def literal(text: str | Path) -> str:
    """A text within a statement."""
    return "'" + str(text).replace("'", "''") + "'"


def name(text: str) -> str:
    """An identifier of ours, of a database's table perhaps: lower case, no blanks. Raises ValueError for any other."""
    if not NAME.fullmatch(text):
        raise ValueError(f"no identifier: {text!r}")
    return text


def attach(path: Path, database: str, read_only: bool = True) -> str:
    """Opens a file as a database beside the present one."""
    return f"attach {literal(path)} as {name(database)}{' (read_only)' if read_only else ''}"


def memory(limit: str) -> str:
    """Sets the limit of memory, such as 400MB."""
    return f"set memory_limit = {literal(limit)}"


def describe(table: str) -> str:
    """The columns of a table."""
    return f"describe {name(table)}"


def table(target: str, query: str) -> str:
    """Makes a table of a query's rows."""
    return f"create table {name(target)} as {query}"


def view(target: str, query: str, temporary: bool = False) -> str:
    """Makes a view of a query."""
    return f"create {'temp ' if temporary else ''}view {name(target)} as {query}"


def enum(target: str, members: Iterable[str]) -> str:
    """Makes a type of few different texts."""
    return f"create type {name(target)} as enum ({', '.join(map(literal, members))})"


def insert(target: str, source: str, columns: Iterable[str]) -> str:
    """Adds the named columns of one table to another one."""
    listed = ", ".join(map(name, columns))
    return f"insert into {name(target)} ({listed}) select {listed} from {name(source)}"


def append(target: str, source: str) -> str:
    """Adds the rows of one table to another one, by the names of its columns."""
    return f"insert into {name(target)} by name from {name(source)}"


def filled(tables: Iterable[str]) -> str:
    """One row: of each table whether it has one."""
    return "select " + ", ".join(f"exists (from {name(table)}) as {table}" for table in tables)


def column(field: str, source: str) -> str:
    """The texts of one column, an expression over `source`, in the order of the rows."""
    return f"select {field} from {name(source)} order by rowid"


def export(query: str, path: Path) -> str:
    """Writes a query's rows as a CSV file with a header."""
    return f"copy ({query}) to {literal(path)} (header, delimiter ',', quote '\"', escape '\"', nullstr '')"


def csv(path: Path, separator: str, columns: Iterable[str], parallel: bool) -> str:
    """The records of a CSV file below its first line, every cell as its text. \\x01 stands in none (db/lines.py)."""
    texts = ", ".join(f"{name(field)}: 'text'" for field in columns)
    form = CSV.format(separator=literal(separator))
    return (
        f"from read_csv({literal(path)}, auto_detect = false, header = true, {form}, strict_mode = true, nullstr = '\x01', "
        f"max_line_size = {LONGEST_LINE}, parallel = {parallel}, columns = {{{texts}}})"
    )


def with_next(field: str) -> str:
    """The lines of a text (db/lines.py), with `next`: the cell of a column, "" for none."""
    return f"select *, {name(field) if field else literal('')} as next from line"


def stripped(field: str, blanks: str) -> str:
    """A cell without these characters around it; to take blanks off costs far more than to see that there are none."""
    return f"case when regexp_matches({name(field)}, '^[{blanks}]|[{blanks}]$') then trim({field}, '{blanks}') else {field} end"


def records(database: str, cells: Mapping[str, str], label: str, sheet: int, before: int) -> str:
    """The records of a text (db/lines.py): their row, ordinal (from `before`), label, sheet, and cells (field → expression)."""
    place = f"rowid + 2 as row, rowid + {before:d} as ordinal"  # lines are numbered in their order
    return f"select {place}, {literal(label)} as label, {sheet:d} as sheet{_named(cells)} from {name(database)}.line"


def recorded(database: str, file: str, cells: Mapping[str, str], label: str, sheet: int, before: int) -> str:
    """The figures that a release has of a file, like `records`; cells: expressions over `o`, an observation."""
    place = f"o.row, row_number() over (order by o.rowid) - 1 + {before:d} as ordinal"
    return (
        f"select {place}, {literal(label)} as label, {sheet:d} as sheet{_named(cells)} from {name(database)}.observation o "
        f"join {name(database)}.file f on f.position = o.file where f.name = {literal(file)} and f.release > 0"
    )


def _named(cells: Mapping[str, str]) -> str:
    return "".join(f", {expression} as {name(field)}" for field, expression in cells.items())
