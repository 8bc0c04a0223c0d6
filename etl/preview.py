"""Rows against a release: what would be new, changed, unchanged. Belongs to the release it was made against."""

from dataclasses import dataclass

import pandas as pd

import db
from db.build import ROW_COLUMNS
from etl.check import NOTHING

STATES = ("new", "changed", "described", "unchanged")


@dataclass
class Preview:
    """rows: ROW_COLUMNS, file, state, old_value, old_qualifier, old_status, old_file, old_row. against: the release."""

    rows: pd.DataFrame
    against: int

    def count(self, state: str) -> int:
        return int((self.rows["state"] == state).sum())

    @property
    def counts(self) -> dict:
        return {state: self.count(state) for state in STATES}

    def of(self, state: str) -> list:
        """The rows of one state as dicts, None for what is missing."""
        rows = self.rows[self.rows["state"] == state]
        return rows.astype(object).where(rows.notna(), None).to_dict("records")

    @property
    def accepted(self) -> pd.DataFrame:
        """What publishing would add to the record, by file: everything that is not as it was."""
        return self.rows[self.rows["state"] != "unchanged"][[*ROW_COLUMNS, "file"]]


def difference(before, after) -> Preview:
    """What another release has that this one has not: the rows of both snapshots with state new, changed, described, gone
    or unchanged, seen from `before` to `after`. The sample district is the same in both and left out."""
    frames = {name: s.query("existing") for name, s in (("before", before), ("after", after))}
    with db.scratch(**{name: frame[frame["release"] > 0] for name, frame in frames.items()}) as query:
        return Preview(query("check/diff"), before.release)


def preview(rows: pd.DataFrame, snapshot) -> Preview:
    """Compare checked rows with a snapshot; None: with nothing, as for the first release."""
    existing = snapshot.query("existing") if snapshot else NOTHING
    with db.scratch(incoming=rows, existing=existing) as query:
        return Preview(query("check/preview"), snapshot.release if snapshot else 0)
