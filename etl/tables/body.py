"""The records of a table: texts, one list for each field, and what was left out, filled in or wrong."""

from collections import Counter
from dataclasses import dataclass, field

from etl.problem import Problem
from etl.tables.interpretation import Left, Shared
from etl.tables.shapes.changes import Stated
from etl.values.units import factor

FIELDS = ("office", "indicator", "period", "value", "qualifier", "status", "unit", "as_worded", "note", "source")

KEYS = ("office", "indicator", "period")


@dataclass
class Body:
    """The records of a table: texts field → list, rows and columns of each, and the positions of the columns (not of text files that are
    read as lines); and what was left out, filled in or wrong. stated: changes
    that the table states (etl/tables/shapes/changes.py)."""

    texts: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    rows: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    blank: Counter[int] = field(default_factory=Counter)
    filled: int = 0
    begins: list[int] = field(default_factory=list)
    shared: Shared = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)

    def leave_out(self, places: list[int]) -> None:
        """Without the records at some places."""
        if places:
            left = set(places)
            kept = [place for place in range(len(self.rows)) if place not in left]
            self.rows, self.columns = [self.rows[n] for n in kept], [self.columns[n] for n in kept]
            self.positions = [self.positions[n] for n in kept]
            self.texts = {name: [texts[n] for n in kept] for name, texts in self.texts.items()}

    def leave_out_for(self, reason: str, places: list[int]) -> None:
        """Without the records at some places, and with a notice of the reason by row and name."""
        names = {self.rows[place]: self.texts["indicator"][place] for place in places}
        self.left += [Left(reason, row, text=name) for row, name in names.items()]
        self.leave_out(places)


def completed(name: str, text: str, around: str) -> str:
    """What a record says itself, else what stands around the table; both, where these are two multiples of one unit."""
    if name != "unit" or not text or not around:
        return text or around
    return "、".join((text, around)) if (times := factor(around, text)) is not None and times != 1 else text


def with_fixed(fixed: dict[str, str], record: dict[str, str]) -> dict[str, str]:
    """What a header fixes for a figure: a status only where the figure has none itself, a note beside its note."""
    notes = "；".join(filter(None, (record.get("note"), fixed.get("note"))))
    return {
        **fixed,
        **({"note": notes} if notes else {}),
        **({"status": record.get("status") or fixed["status"]} if "status" in fixed else {}),
    }


def joined_units(first: str, second: str) -> str:
    """What two places say of a figure's unit: the one that says something, or both of them where they differ."""
    return first if not second or first == second else f"{first}、{second}" if first else second
