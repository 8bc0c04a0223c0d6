"""The figures that a release has of one file, as the reader gives the records of a file (db/lines.py): to be checked anew without being read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from db import statements

TEXTS = ("office", "indicator", "period", "qualifier", "status", "as_worded", "note", "source")
CELLS = {"value": "coalesce(plain_text(o.value), '')", **{name: f"coalesce(o.{name}, '')" for name in TEXTS}}


@dataclass(frozen=True)
class Recorded:
    """path: the release's database; file: the file's name in it."""

    path: Path
    file: str

    def records(self, name: str, fields: Iterable[str], label: str, sheet: int, before: int) -> str:
        """A query like that of `Lines`, their rows being those of the file as it came; name: of the attached database."""
        cells = {field: CELLS.get(field, statements.literal("")) for field in fields}
        return statements.recorded(name, self.file, cells, label, sheet, before)
