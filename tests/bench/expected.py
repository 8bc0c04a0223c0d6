"""What has to stand on a page before it is finished, worked out from the same queries and words as the pages."""

from pathlib import Path

import db
from wording import comparison, numbers

LANG = "zh"


class Expected:
    """What a finished page of an office shows; offices and indicators as {id: name}."""

    def __init__(self, database: Path):
        self.snapshot = db.Snapshot(1, database)
        self.offices = {o["id"]: o["name_zh"] for o in self.snapshot.records("page/office")}
        self.indicators = {
            i["id"]: i["name_zh"] for i in self.snapshot.records("page/indicator", office=next(iter(self.offices)))
        }
        self.years = [y["year"] for y in self.snapshot.records("page/year", office=next(iter(self.offices)))]

    def overview(self, office: str, year: str) -> dict:
        """The figures of all cards, the last ones among them."""
        rows = [r for r in self.snapshot.records("page/card", office=office, year=year) if r["value"] is not None]
        return {"said": [numbers.figure(r, LANG) for r in rows], "drawn": []}

    def indicator(self, office: str, indicator: str) -> dict:
        """The newest figure in the trend, the newest change in the bars, the office among its peers."""
        rows = self.snapshot.records("page/series", office=office, indicator=indicator)
        compared = [r for r in rows if r["change"] is not None]
        return {
            "said": [],
            "drawn": [
                numbers.label(rows[-1], LANG),
                comparison.short_change(compared[-1], "zh"),
                rows[0]["office_zh"],
                numbers.figure(rows[-1], LANG),
            ],
        }
