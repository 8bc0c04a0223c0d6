"""One figure of a report's text."""

from dataclasses import asdict, dataclass, field
from typing import Any

SHOWN = ("phrase", "value", "qualifier", "unit", "role", "period", "indicator", "confidence", "sentence")


@dataclass
class Figure:
    """A figure as it stands in the text, and what the rules make of it.

    start and end are places in the text; value is in the unit's own unit, 万 and 亿 multiplied out. role: total,
    part, share, change, target, cumulative, from, to, rank, streak, coverage, derived, range (value to upper, told as at least
    value), or cell: one of several numbers of a table's row. scale: the 万 or 亿 that value was multiplied by. indicator is "" where the catalogue has none; confidence (0 to 1) is that of the indicator. row and
    column are the label and the header of a number in a table.
    """

    start: int
    end: int
    phrase: str
    value: float
    qualifier: str
    unit: str
    role: str = "total"
    period: str = ""
    indicator: str = ""
    confidence: float = 0.0
    sentence: str = ""
    sentence_start: int = 0
    runner_up: str = ""
    runner_up_confidence: float = 0.0
    status: str = "A"
    note: str = ""
    row: str = ""
    column: str = ""
    upper: float | None = None
    scale: float = 1.0
    proposal: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """What `--json` prints: whole numbers without a decimal point."""
        shown = {name: value for name, value in asdict(self).items() if name in SHOWN}
        shown["value"] = int(self.value) if float(self.value).is_integer() else self.value
        return {name: shown[name] for name in SHOWN}
