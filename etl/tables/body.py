"""The records of a table: texts, one list for each field, and what was left out, filled in or wrong."""

from collections import Counter
from dataclasses import dataclass, field

from etl.values.units import factor

FIELDS = ("office", "indicator", "period", "value", "qualifier", "status", "unit", "as_worded", "note", "source")

KEYS = ("office", "indicator", "period")


@dataclass
class Body:
    """The records of a table: texts field → list, rows and columns of each, and the positions of the columns (not of text files that are
    read as lines); and what was left out, filled in or wrong. stated: changes
    that the table states (etl/tables/shapes/changes.py)."""

    texts: dict = field(default_factory=lambda: {name: [] for name in FIELDS})
    rows: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    positions: list = field(default_factory=list)
    left: list = field(default_factory=list)
    blank: Counter = field(default_factory=Counter)
    filled: int = 0
    begins: list = field(default_factory=list)
    taken: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    stated: list = field(default_factory=list)

    def leave_out(self, places: list) -> None:
        """Without the records at some places."""
        if places:
            left = set(places)
            kept = [place for place in range(len(self.rows)) if place not in left]
            self.rows, self.columns, self.positions = (
                [texts[n] for n in kept] for texts in (self.rows, self.columns, self.positions)
            )
            self.texts = {name: [texts[n] for n in kept] for name, texts in self.texts.items()}


def completed(name: str, own: str, around: str) -> str:
    """What a record says itself, else what stands around the table; both, where these are two multiples of one unit."""
    if name != "unit" or not own or not around:
        return own or around
    return "、".join((own, around)) if (times := factor(around, own)) is not None and times != 1 else own


def with_fixed(fixed: dict, own: dict) -> dict:
    """What a header fixes for a figure: a status only where the figure has none of its own, a note beside its own."""
    notes = "；".join(filter(None, (own.get("note"), fixed.get("note"))))
    return {
        **fixed,
        **({"note": notes} if notes else {}),
        **({"status": own.get("status") or fixed["status"]} if "status" in fixed else {}),
    }


def joined_units(one: str, other: str) -> str:
    """What two places say of a figure's unit: the one that says something, or both of them where they differ."""
    return one if not other or one == other else f"{one}、{other}" if one else other
