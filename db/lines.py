"""Text files with one record in each line, read by DuckDB: every cell as its text, nothing guessed.

They are read once, into a small database on disk, which others attach (db/scratch.py): much smaller than the text, and far faster to read again.
What DuckDB cannot read so, or what it might read otherwise than Python's csv does, raises Unlike.
"""

import re
import shutil
import weakref
from collections.abc import Iterable

import duckdb

from db import sql, statements
from db.build import MEMORY
from db.refusal import refusals, temporary_folder

QUOTED = r'(?:^|(?<=[\n{0}]))"[^"]*+(?:""[^"]*+)*+"(?=[\r\n{0}]|$)'
BLANKS = "".join(
    c for c in map(chr, range(0x3001)) if c.isspace()
)  # what str.strip takes off: there are none above the wide blank
BLANK = re.compile(f"[{BLANKS}]".translate({10: None, 13: None}))  # beside the ends of lines


class Unlike(Exception):
    """This text is not one of plain lines."""


class Lines:
    """The records of a text below its first line. names: one for each column, None for those that are not looked at.

    path: the database that holds them, in the order of the text, as the table `line`. seen: what tells whether every line is a record
    (db/sql/check/prepare/lines.sql). Raises Unlike.
    """

    def __init__(self, text: str, separator: str, names: list[str | None]):
        if not text.endswith("\n") or text.endswith(("\n\n", "\n\r\n")):
            text = text.rstrip("\r\n") + ("\r\n" if "\r" in text else "\n")
        self.expected = _records(text, separator) - 1
        parallel = '"' not in text
        self.blank = BLANK.search(text) is not None or not parallel
        self.names = [name or f"_{place}" for place, name in enumerate(names)]
        folder = temporary_folder("lines-")
        self.path = folder / "lines.duckdb"
        self._gone = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        written = folder / "lines.csv"
        try:
            with refusals(folder, temporary=True):
                written.write_bytes(text.encode())
                with duckdb.connect(self.path, config={"memory_limit": MEMORY}) as con:
                    con.execute(statements.table("line", statements.csv(written, separator, self.names, parallel)))
                    self.seen = self._look(con)
        except (UnicodeEncodeError, duckdb.Error):
            raise Unlike from None
        finally:
            written.unlink(missing_ok=True)
        if self.seen["count"] != self.expected:
            raise Unlike

    def _look(self, con) -> dict:
        """What tells whether every line is a record (db/sql/check/prepare/lines.sql)."""
        place = self.names.index("value")
        beside = self.names[place + 1] if place + 1 < len(self.names) else ""
        con.execute(sql("macros"))
        con.execute(statements.view("seen", statements.with_next(beside), temporary=True))
        seen = dict(zip(("count", "keys", "odd", "split"), con.execute(sql("check/prepare/lines")).fetchone(), strict=True))
        return seen | {"odd": [list(line.values())[:-1] for line in seen["odd"] or []]}

    def records(self, name: str, fields: Iterable[str], label: str, sheet: int, before: int) -> str:
        """A query for the records in the attached database `name`: their row, ordinal (from `before`), label, sheet, and the fields' cells
        without blanks around them ('' where there is no such column)."""
        cells = {field: self._stripped(field) if field in self.names else statements.literal("") for field in fields}
        return statements.records(name, cells, label, sheet, before)

    def texts(self, name: str) -> list[str]:
        """One column."""
        with duckdb.connect(self.path, read_only=True, config={"memory_limit": MEMORY}) as con:
            return [text for (text,) in con.execute(statements.column(self._stripped(name), "line")).fetchall()]

    def _stripped(self, name: str) -> str:
        """A cell without blanks around it; to take blanks off costs far more than to see that there are none."""
        return statements.stripped(name, BLANKS) if self.blank else name


def _records(text: str, separator: str) -> int:
    """How many records there are, by Python's rules for CSV. Raises Unlike where these are not beyond doubt."""
    ends, returns = text.count("\n"), text.count("\r")
    if returns and not text.count("\r\n") == returns == ends:
        raise Unlike
    if ("\r\n\r\n" if returns else "\n\n") in text or text[:1] in "\r\n" or "\x01" in text:
        raise Unlike
    if '"' in text:
        text = re.sub(QUOTED.format(separator), "", text)
        if '"' in text:
            raise Unlike
        ends = text.count("\n")
    return ends
