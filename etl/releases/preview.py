"""Rows against a release: what would be new, changed, unchanged. Belongs to the release it was made against."""

from collections.abc import Iterator
from functools import cached_property

import pandas as pd

from db import Snapshot
from db.scratch import Scratch
from db.types import Row
from etl.checks.check import Checked

STATES = ("new", "changed", "described", "unchanged")


class Preview:
    """The table `previewed` of a Scratch (db/sql/check/results/preview.sql, diff.sql). against: the release."""

    def __init__(self, desk: Scratch, against: int):
        self.desk, self.against = desk, against
        self._counts = desk.records("check/results/states")

    @cached_property
    def rows(self) -> pd.DataFrame:
        """ROW_COLUMNS, file, state, old_value, old_qualifier, old_status, old_file, old_row."""
        return self.desk.query("check/results/of_state", state=None, most=None)

    def count(self, state: str) -> int:
        return sum(row["count"] for row in self._counts if row["state"] == state)

    @property
    def counts(self) -> dict[str, int]:
        return {state: self.count(state) for state in STATES}

    def of(self, state: str, most: int | None = None) -> list[Row]:
        """The rows of one state, or its first `most`, as dicts, None for what is missing."""
        return self.desk.records("check/results/of_state", state=state, most=most) if self.count(state) else []

    @property
    def is_empty(self) -> bool:
        """Whether publishing would add nothing to the record."""
        return not any(self.count(state) for state in STATES if state != "unchanged")

    @property
    def last(self) -> Row:
        """The last row that publishing would add to the record."""
        return self.desk.records("check/results/last")[0]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(name, bytes) of what publishing would add to the record, by file: everything that is not as it was, in ROW_COLUMNS."""
        for name in dict.fromkeys(row["file"] for row in self._counts if row["state"] != "unchanged"):
            yield name, self.desk.copy("check/results/accepted", file=name)
        self.desk.rest()


def difference(before: Snapshot, after: Snapshot) -> Preview:
    """What another release has that this one has not: the rows of both snapshots with state new, changed, described, gone
    or unchanged, seen from `before` to `after`; a figure of the sample district that somebody has published is a changed one."""
    desk = Scratch()
    desk.attach(before.whole(), "older")
    desk.attach(after.whole(), "newer")
    desk.run("check/results/diff")
    return Preview(desk, before.release)


def preview(checked: Checked, files: list[str] | None = None) -> Preview:
    """Compare checked rows with what they were checked against. files: only those of these files."""
    checked.desk.run("check/results/preview", files=files)
    checked.desk.rest()
    return Preview(checked.desk, checked.against)
