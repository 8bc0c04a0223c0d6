"""What a file is seen against: one release, its catalogue and its figures."""

from dataclasses import dataclass

from etl import read
from etl.catalogue import Catalogue
from etl.check import check


@dataclass(frozen=True)
class State:
    """One release: its catalogue, and its snapshot (None before the first release)."""

    catalogue: Catalogue
    snapshot: object

    def checked(self, files: list, office: str | None = None):
        """The rows and problems of (name, bytes), seen against the release's figures."""
        sheets = [read.read(data, name, office) for name, data in files]
        existing = self.snapshot.query("existing") if self.snapshot else None
        return check(sheets, self.catalogue, existing, office)

    def known(self, office: str) -> dict:
        """(indicator, period) → value of an office's figures in the release."""
        if not (self.snapshot and office):
            return {}
        rows = self.snapshot.query("existing")
        return {(r["indicator"], r["period"]): r["value"] for r in rows[rows["office"] == office].to_dict("records")}
