"""Rows of the catalogue for the names that it has not, and what is left open in them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.catalogue.catalogue import Catalogue
from etl.catalogue.identity import identity
from etl.catalogue.nearest import near
from etl.drafting.beside import Beside
from etl.drafting.evidence import Evidence, Names, unknown_names
from etl.drafting.rules import decimals, given_unit, kind, limits, named_unit, over_time
from etl.tables.read import Sheet
from etl.values import period, units, value
from etl.values.names import fold

THEME = {"id": "new_indicators", "name_zh": "新增指标", "name_en": "New indicators"}
COMPARED = 200  # new names that are compared with those of the catalogue
REGION = {"region_zh": "未分区", "region_en": "Other"}
UNITS_EN = {
    "名": "place", "分": "points", "点": "points", "件": "items", "条": "items", "篇": "texts", "次": "times", "个": "items", "项": "items", "人": "people",
    "户": "households", "家": "bodies", "起": "cases", "期": "issues", "场": "events", "人次": "person-times", "元": "yuan", "万元": "10,000 yuan",
    "亿元": "100 million yuan", "千元": "1,000 yuan", "百万元": "million yuan", "万人": "10,000 people", "天": "days", "岁": "years",
}  # fmt: skip


@dataclass
class Drafted:
    """indicators, offices, themes: records (column → text) of the rows that are new. open: key of etl.drafting.words.OPEN → names (zh) of the records
    that it is about. existing: how many different names of the files the catalogue has."""

    indicators: list[dict[str, str]] = field(default_factory=list)
    offices: list[dict[str, str]] = field(default_factory=list)
    themes: list[dict[str, str]] = field(default_factory=list)
    open: dict[str, list[str]] = field(default_factory=dict)
    existing: int = 0

    @property
    def files(self) -> dict[str, list[dict[str, str]]]:
        """File of the catalogue → its new records."""
        return {"themes.csv": self.themes, "indicators.csv": self.indicators, "offices.csv": self.offices}

    def ask(self, point: str, name: str) -> None:
        """Leave something open."""
        self.open.setdefault(point, []).append(name)


def drafted(sheets: list[Sheet], catalogue: Catalogue | None = None, beside: Beside | None = None) -> Drafted:
    """The rows for all names of the sheets' records that the catalogue has not (None: it has none).

    beside: what the files hold beside the names: codes, regions. Every text is neutral where it is not shown by the files: see `Drafted.open`.
    """
    names, made = unknown_names(sheets, catalogue), Drafted()
    made.existing = len(names.existing)
    beside = beside or Beside()
    _indicators(names, catalogue, beside, made)
    _offices(names, catalogue, beside, made)
    if made.indicators and not _has_theme(catalogue):
        made.themes = [dict(THEME)]
    return made


def _has_theme(catalogue: Catalogue | None) -> bool:
    return catalogue is not None and any(record["id"] == THEME["id"] for record in catalogue.tables["themes.csv"])


def _indicators(names: Names, catalogue: Catalogue | None, beside: Beside, made: Drafted) -> None:
    evidence = [one for one in names.indicators if _is_name(one.name)]
    for one in names.indicators:
        if not _is_name(one.name):
            made.ask("not_drafted", _line(one.name))
    english = english_units(catalogue)
    bare = Counter(fold(named_unit(one.name)[0]) for one in evidence)
    calls = Calls(catalogue, "indicators.csv", [one.name for one in evidence] + list(bare))
    _near([one.name for one in evidence], catalogue, "indicators.csv", made)
    for one in evidence:
        short = named_unit(one.name)[0]
        name = _line(short if bare[fold(short)] == 1 else one.name)
        made.indicators.append(_indicator(one, name, calls, beside.codes.get(fold(one.name), ""), english, made))


def _indicator(evidence: Evidence, name: str, calls: "Calls", code: str, english: dict, made: Drafted) -> dict:
    """A record of indicators.csv."""
    text = given_unit(evidence)
    of_kind = kind(evidence.name, text, evidence.whole)
    unit = text or {"rank": "名", "ratio": "%"}.get(of_kind, "")
    adds = over_time(evidence.name, of_kind, text, evidence)
    least, most = limits(evidence.name, of_kind, evidence)
    _ask(evidence, name, text, of_kind, adds, made)
    return {
        **calls.called(name, [evidence.name, code]),
        "theme": THEME["id"],
        "unit_zh": unit,
        "unit_en": english.get(unit, unit),
        "kind": of_kind,
        "direction": "neutral",
        "decimals": "0" if of_kind == "rank" else str(decimals(evidence)),
        "minimum": least,
        "maximum": most,
        "over_time": adds,
        "definition_zh": f"待补充：“{name}”的口径。",
        "definition_en": f"To be written: what “{name}” counts.",
    }


def _ask(evidence: Evidence, name: str, text: str, of_kind: str, adds: str, made: Drafted) -> None:
    """What the file leaves open about an indicator."""
    points = {
        "unit": not text and of_kind in ("count", "ratio"),
        "units": len({units.plain(u) for u in evidence.units}) > 1,
        "kind": of_kind in ("ratio", "score") and not text,
        "over_time": not adds,
        "direction": True,
        "definition": True,
        "english": not _is_latin(name),
    }
    for point in (point for point, is_open in points.items() if is_open):
        made.ask(point, name)


def _offices(names: Names, catalogue: Catalogue | None, beside: Beside, made: Drafted) -> None:
    calls = Calls(catalogue, "offices.csv", names.offices.values())
    _near(list(names.offices.values()), catalogue, "offices.csv", made)
    for place, written in names.offices.items():
        name = _line(written)
        if not _is_name(name):
            made.ask("not_drafted", name)
            continue
        region = beside.regions.get(place, "")
        called = calls.called(name, [written, beside.codes.get(place, "")])
        made.offices.append(
            {**called, "short_zh": name, "short_en": name, **({"region_zh": region, "region_en": region} if region else REGION)}
        )
        if not region:
            made.ask("region", name)
        if not _is_latin(name):
            made.ask("english", name)


def _near(names: list, catalogue: Catalogue | None, file: str, made: Drafted) -> None:
    """Name those that are much like a name of the catalogue: they may be slips of the pen."""
    if catalogue is None or not made.existing:
        return
    for name in names[:COMPARED]:
        if likest := near(name, catalogue, file):
            made.ask("near", f"{_line(name)} ≈ {likest[0]['name_zh']}")


class Calls:
    """Every way to call a record of a file, each of one record only: the catalogue's, and those of the new names."""

    def __init__(self, catalogue: Catalogue | None, file: str, names: Iterable[str]):
        self.used = {fold(_line(name)) for name in names} | set(catalogue.names(file) if catalogue else ())

    def called(self, name: str, aliases: list[str]) -> dict[str, str]:
        """id, name_zh, name_en and aliases of a new record; an alias that already calls another one falls away."""
        own = {fold(name)} | {
            fold(_line(text)) for text in aliases[:1]
        }  # the name as written is this record's, whoever comes later
        free = identity(name, self.used, own)
        self.used.add(free)
        kept = []
        for text in map(_line, aliases):
            call = fold(text)
            if call and "|" not in text and call not in {free, fold(name)} and (call in own or call not in self.used):
                kept.append(text)
                self.used.add(call)
        return {"id": free, "name_zh": name, "name_en": name, "aliases": "|".join(dict.fromkeys(kept))}


def english_units(catalogue: Catalogue | None) -> dict[str, str]:
    """Unit in Chinese → in English: in general words, for others as the catalogue has it."""
    records = catalogue.tables["indicators.csv"] if catalogue else []
    return {record["unit_zh"]: record["unit_en"] for record in records} | UNITS_EN


def _is_name(text: str) -> bool:
    """Whether a text may be a name: not a number, a period, or what a spreadsheet would run."""
    return text.strip()[:1] not in (*"=+-@", "") and value.parse(text).value is None and period.parse(text) is None


def _is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, accents and all."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def _line(text: str) -> str:
    """One line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
