"""Text files with one record in each line, read by DuckDB: every cell as its text, nothing guessed.

What DuckDB cannot read so, or what it might read otherwise than Python's csv does, raises Unlike.
"""

import re
import sys
import tempfile
import weakref
from pathlib import Path

import duckdb

from db import sql

QUOTED = r'(?:^|(?<=[\n{0}]))"[^"]*+(?:""[^"]*+)*+"(?=[\r\n{0}]|$)'
BLANK = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace())  # what str.strip takes off
LONGEST = 1 << 20


class Unlike(Exception):
    """This text is not one of plain lines."""


class Lines:
    """The records of a text below its first line. names: one for each column, None for those that are not looked at."""

    def __init__(self, text: str, separator: str, names: list):
        text = text.rstrip("\r\n") + ("\r\n" if "\r" in text else "\n")
        self.expected = _records(text, separator) - 1
        self.separator, self.quoted = separator, '"' in text
        self.blank = any(c in text for c in BLANK if c not in "\r\n") or self.quoted
        self.names = [name or f"_{place}" for place, name in enumerate(names)]
        handle = tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", prefix="lines-", suffix=".csv", delete=False)  # noqa: SIM115
        self.path = Path(handle.name)
        self._gone = weakref.finalize(self, self.path.unlink, missing_ok=True)
        with handle:
            try:
                handle.write(text)
            except UnicodeEncodeError:
                raise Unlike from None

    def look(self) -> dict:
        """What tells whether every line is a record (db/sql/check/lines.sql). Raises Unlike."""
        place = self.names.index("value")
        beside = self.names[place + 1] if place + 1 < len(self.names) else "''"
        with duckdb.connect() as con:
            con.execute(sql("macros"))
            con.execute(f"create view line as select *, {beside} as next from ({self._reading()})")
            try:
                seen = dict(zip(("count", "keys", "odd", "split"), con.execute(sql("check/lines")).fetchone(), strict=True))
            except duckdb.Error:
                raise Unlike from None
        if seen["count"] != self.expected:
            raise Unlike
        seen["odd"] = [list(line.values())[:-1] for line in seen["odd"] or []]
        return seen

    def insert(self, table: str, before: int, **fixed) -> tuple:
        """A statement that adds the records to a table, without blanks around their cells: row counts from 2, ordinal from `before`."""
        cells = "".join(f", {self._stripped(name)} as {name}" for name in self.names if name[0] != "_")
        more = "".join(f", ${name} as {name}" for name in fixed)
        places = "row_number() over () + 1 as row, row_number() over () - 1 + $before as ordinal"
        said = f"insert into {table} by name select {places}{more}{cells} from ({self._reading()})"
        return said, {**fixed, "before": before}

    def texts(self, name: str) -> list:
        """One column."""
        with duckdb.connect() as con:
            found = con.execute(f"select {self._stripped(name)} from ({self._reading()})").fetchall()
        return [text for (text,) in found]

    def _stripped(self, name: str) -> str:
        """A cell without blanks around it; to take blanks off costs far more than to see that there are none."""
        if not self.blank:
            return name
        return f"case when regexp_matches({name}, '^[{BLANK}]|[{BLANK}]$') then trim({name}, '{BLANK}') else {name} end"

    def _reading(self) -> str:
        path, columns = str(self.path).replace("'", "''"), ", ".join(f"{name}: 'text'" for name in self.names)
        return (
            f"select * from read_csv('{path}', auto_detect = false, header = true, delim = '{self.separator}', quote = '\"', escape = '\"', "
            f"strict_mode = true, nullstr = '\x01', max_line_size = {LONGEST}, parallel = {not self.quoted}, columns = {{{columns}}})"
        )


def _records(text: str, separator: str) -> int:
    """How many records there are, by Python's rules for CSV. Raises Unlike where these are not beyond doubt."""
    ends = text.count("\n")
    if "\r" in text and not text.count("\r\n") == text.count("\r") == ends:
        raise Unlike
    if "\n\n" in text or "\r\n\r\n" in text or text[:1] in "\r\n" or "\x01" in text:
        raise Unlike
    if '"' in text:
        text = re.sub(QUOTED.format(separator), "", text)
        if '"' in text:
            raise Unlike
    return text.count("\n")
