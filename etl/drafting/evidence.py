"""What the records of some files show of the names that the catalogue has not."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from etl.catalogue.catalogue import Catalogue
from etl.tables.read import Sheet
from etl.values import period, units, value
from etl.values.names import fold

MOST_POINTS = 20_000  # figures of an indicator that are kept with their office and period, to see how it adds up


@dataclass
class Evidence:
    """One unknown indicator. units: units as written → how often; digits: most decimal places of a figure; least, most: of its
    values, None without any; whole: all of them are whole numbers; points: (office, period) → value."""

    name: str
    units: Counter[str] = field(default_factory=Counter)
    digits: int = 0
    least: float | None = None
    most: float | None = None
    whole: bool = True
    count: int = 0
    points: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, office: str, when: str, reading: value.Reading, given: str) -> None:
        """One figure, as its cell was read. given: its unit."""
        if given:
            self.units[given] += 1
        if (number := reading.value) is None:
            return
        self.count += 1
        self.least = number if self.least is None else min(self.least, number)
        self.most = number if self.most is None else max(self.most, number)
        self.digits = max(self.digits, _decimal_places(number))
        self.whole = self.whole and float(number).is_integer()
        if len(self.points) < MOST_POINTS and (kept := period.parse(when)):
            self.points[office, kept] = number

    def join(self, other: "Evidence") -> None:
        """Take the figures of the same indicator that came without a unit."""
        self.count += other.count
        self.digits, self.whole = max(self.digits, other.digits), self.whole and other.whole
        self.least = min((n for n in (self.least, other.least) if n is not None), default=None)
        self.most = max((n for n in (self.most, other.most) if n is not None), default=None)
        self.points |= other.points


def _decimal_places(number: float) -> int:
    """How many decimal places a number has."""
    return len(f"{Decimal(repr(number)).normalize():f}".partition(".")[2])


@dataclass
class Names:
    """indicators: an Evidence for each; offices: folded name → the name as written; in the order of the files. existing: the names
    that the catalogue has, as ("office" or "indicator", folded name)."""

    indicators: list[Evidence] = field(default_factory=list)
    offices: dict[str, str] = field(default_factory=dict)
    existing: set[tuple[str, str]] = field(default_factory=set)


def unknown_names(sheets: list[Sheet], catalogue: Catalogue | None) -> Names:
    """The indicators and offices of the records that the catalogue has not (None: it has none).

    One name in several units that are no multiples of each other (收入 in 万元 and in %) is several indicators.
    """
    names, evidence = Names(), {}
    have = {kind: catalogue.names(f"{kind}s.csv") if catalogue else {} for kind in ("indicator", "office")}
    for sheet in (part for one in sheets for part in one.whole):
        _gather(sheet, have, names, evidence)
    for of_name in evidence.values():
        names.indicators.extend(_parted(of_name))
    return names


def _gather(sheet: Sheet, have: dict, names: Names, evidence: dict) -> None:
    """evidence: folded name → base of its unit → Evidence."""
    folded, readings, bases = {}, {}, {}
    fields = [sheet.texts[name] for name in ("office", "indicator", "period", "value", "unit")]
    for office, indicator, when, text, own_unit in zip(*fields, strict=True):
        for name in (office, indicator):
            if name not in folded:
                folded[name] = fold(name)
        key, place = folded[indicator], folded[office]
        if place in have["office"]:
            names.existing.add(("office", place))
        elif place:
            names.offices.setdefault(place, office)
        if key in have["indicator"]:
            names.existing.add(("indicator", key))
        elif key:
            if text not in readings:
                readings[text] = value.parse(text)
            given = own_unit or readings[text].unit
            if given not in bases:
                bases[given] = _base(given)
            of_name = evidence.setdefault(key, {})
            of_name.setdefault(bases[given], Evidence(indicator)).add(place, when, readings[text], given)


def _base(given: str) -> str:
    """What a unit counts in, so that its multiples are one; "" for none."""
    parsed = units.parse(units.several(given)[0]) if given else None
    return parsed.base if parsed else given


def _parted(of_name: dict) -> list:
    """The evidence of one name, without a unit that of the commonest; further units are indicators of their own, named with the unit."""
    bare = of_name.pop("", None)
    first, *others = sorted(of_name.values(), key=lambda one: -one.count) or [bare]
    if bare and bare is not first:
        first.join(bare)
    for one in others:
        one.name = f"{one.name}（{one.units.most_common(1)[0][0]}）"
    return [first, *others]
