"""What must be true of the catalogue's tables: the columns they have, and a rule for each kind of fault."""

import re
from collections.abc import Iterator
from datetime import date

from etl.catalogue import aims
from etl.catalogue.aims import NUMBER, Record
from etl.problem import Problem
from etl.values import period
from etl.values.names import fold

Tables = dict[str, list[Record]]  # file → its records

ID = re.compile(r"[a-z][a-z0-9_]*")

ONE_OF = {
    "kind": ["count", "ratio", "score", "rank"],
    "direction": ["up", "down", "neutral"],
    "sample": ["yes", ""],
    "strive": ["yes", ""],
    "over_time": ["sum", "last", "none", ""],
}

# file: its columns; a trailing * marks those that must not be empty, a trailing ? those that a file need not have.
COLUMNS = {
    "themes.csv": "id* name_zh* name_en*",
    "indicators.csv": "id* name_zh* name_en* theme* unit_zh unit_en kind* direction* decimals* numerator "
    "denominator minimum maximum aliases definition_zh* definition_en* change_limit? total? over_time? "
    "phrase_zh? phrase_en? phrase_zero_zh? phrase_zero_en?",
    "offices.csv": "id* name_zh* name_en* short_zh* short_en* region_zh* region_en* sample valid_from valid_to "
    "successor aliases note_zh note_en",
    "targets.csv": "office* indicator* period* target qualifier? upper? strive? as_worded? note? source? since?",
    "events.csv": "date* office* text_zh* text_en* link indicators?",
}

FORMERLY = {"measure_zh": "unit_zh", "measure_en": "unit_en"}  # how columns were called before; files with the old names are read
REFERS = {  # (file, column): (file it refers to, further values allowed)
    ("indicators.csv", "theme"): ("themes.csv", ()),
    ("indicators.csv", "numerator"): ("indicators.csv", ()),
    ("indicators.csv", "denominator"): ("indicators.csv", ()),
    ("indicators.csv", "total"): ("indicators.csv", ()),
    ("offices.csv", "successor"): ("offices.csv", ()),
    ("targets.csv", "office"): ("offices.csv", ()),
    ("targets.csv", "indicator"): ("indicators.csv", ()),
    ("events.csv", "office"): ("offices.csv", ("all",)),
    ("events.csv", "indicators"): ("indicators.csv", ()),  # several, with | between them
}

VALUE = "{value}"  # where a phrase has its figure
PHRASES = ("phrase_zh", "phrase_en", "phrase_zero_zh", "phrase_zero_en")
NUMBERS = ("decimals", "minimum", "maximum", "change_limit", "upper")


def names_of(record: Record) -> list[str]:
    """Every name of an indicator or office: id, both languages, short names, aliases."""
    names = [record["id"], record["name_zh"], record["name_en"], record.get("short_zh", ""), record.get("short_en", "")]
    return [n for n in names + record.get("aliases", "").split("|") if n]


def _each(tables: Tables) -> Iterator[tuple[str, Record]]:
    return ((file, record) for file, records in tables.items() for record in records)


def _required(tables: Tables) -> Iterator[Problem]:
    for file, record in _each(tables):
        for name in COLUMNS[file].split():
            if name.endswith("*") and not record[name[:-1]]:
                yield Problem("missing_cell", file, record["row"], name[:-1])


def _one_of(tables: Tables) -> Iterator[Problem]:
    for file, record in _each(tables):
        for column, allowed in ONE_OF.items():
            if record.get(column, allowed[0]) not in allowed:
                yield Problem(
                    "not_one_of", file, record["row"], column, record[column], {"allowed": ", ".join(filter(None, allowed))}
                )


def _ids(tables: Tables) -> Iterator[Problem]:
    for file, records in tables.items():
        seen = {}
        for record in records:
            identity = record.get("id")
            if identity and not ID.fullmatch(identity):
                yield Problem("bad_id", file, record["row"], "id", identity)
            key = (
                identity
                if "id" in record
                else tuple(record[c] for c in ("office", "indicator", "period", "since") if c in record)
            )
            if file != "events.csv" and key in seen:
                yield Problem(
                    "duplicate_id", file, record["row"], "id" if identity else "", str(identity or key), {"other_row": seen[key]}
                )
            seen.setdefault(key, record["row"])


def _names(tables: Tables) -> Iterator[Problem]:
    for file in ("indicators.csv", "offices.csv"):
        owner = {}
        for record in tables[file]:
            for name in dict.fromkeys(names_of(record)):
                other = owner.setdefault(fold(name), record)
                if other is not record and other["id"] != record["id"]:
                    yield Problem(
                        "duplicate_name",
                        file,
                        record["row"],
                        "aliases",
                        name,
                        {"other_row": other["row"], "other": other["name_zh"]},
                    )


def _references(tables: Tables) -> Iterator[Problem]:
    ids = {file: {r["id"] for r in records if "id" in r} for file, records in tables.items()}
    for (file, column), (target, extra) in REFERS.items():
        for record in tables[file]:
            for cell in record[column].split("|"):
                if cell and cell not in ids[target] and cell not in extra:
                    yield Problem("unknown_reference", file, record["row"], column, cell, {"where": target})


def _numbers(tables: Tables) -> Iterator[Problem]:
    for file, record in _each(tables):
        for column in NUMBERS:
            wrong = column == "decimals" and record.get(column, "0") not in "0123456"
            if record.get(column) and (_number(record[column]) is None or wrong):
                yield Problem("not_a_number", file, record["row"], column, record[column])
        low, high = _number(record.get("minimum")), _number(record.get("maximum"))
        if low is not None and high is not None and low > high:
            yield Problem(
                "minimum_above_maximum", file, record["row"], "minimum", record["minimum"], {"maximum": record["maximum"]}
            )


def _dates(tables: Tables) -> Iterator[Problem]:
    dated = [("offices.csv", "valid_from"), ("offices.csv", "valid_to"), ("events.csv", "date"), ("targets.csv", "since")]
    for file, column in dated:
        for record in tables[file]:
            if record[column] and not _is_date(record[column]):
                yield Problem("bad_date", file, record["row"], column, record[column])
    for record in tables["targets.csv"]:
        if record["period"] and period.parse(record["period"]) != record["period"]:
            yield Problem("bad_period", "targets.csv", record["row"], "period", record["period"])


def _ratios(tables: Tables) -> Iterator[Problem]:
    computed = {r["id"] for r in tables["indicators.csv"] if r["numerator"]}
    for record in tables["indicators.csv"]:
        parts = [record["numerator"], record["denominator"]]
        if any(parts) and not all(parts):
            yield Problem("half_ratio", "indicators.csv", record["row"], "numerator")
        if any(parts) and record["kind"] != "ratio":
            yield Problem("not_a_ratio", "indicators.csv", record["row"], "kind", record["kind"])
        for part in set(parts) & computed:
            yield Problem("cyclic", "indicators.csv", record["row"], "numerator", part)


def _totals(tables: Tables) -> Iterator[Problem]:
    """A part of a whole is counted in the unit of the whole, and a whole is no part of itself, however roundabout."""
    indicators = {r["id"]: r for r in tables["indicators.csv"]}
    circles = circular({identity: record["total"] for identity, record in indicators.items()})
    for record in indicators.values():
        if record["id"] in circles:
            yield Problem("cyclic_total", "indicators.csv", record["row"], "total", record["total"])
        elif (whole := indicators.get(record["total"])) and whole["unit_zh"] != record["unit_zh"]:
            facts = {"part": record["unit_zh"], "whole": whole["unit_zh"]}
            yield Problem("other_unit", "indicators.csv", record["row"], "total", record["total"], facts)


def _phrases(tables: Tables) -> Iterator[Problem]:
    """A phrase holds its figure once and nothing else to be filled in; that of a zero says it in words."""
    for record in tables["indicators.csv"]:
        for column in PHRASES:
            text = record.get(column, "")
            unknown = [name for name in re.findall(r"\{[^{}]*\}|[{}]", text) if name != VALUE or column.startswith("phrase_zero")]
            facts = {"wanted": VALUE, "unknown": unknown[0] if unknown else ""}
            if unknown:
                code = "phrase_of_zero" if column.startswith("phrase_zero") else "phrase_unknown"
                yield Problem(code, "indicators.csv", record["row"], column, text, facts)
            elif text and not column.startswith("phrase_zero") and text.count(VALUE) != 1:
                yield Problem("phrase_without_value", "indicators.csv", record["row"], column, text, facts)


def _targets(tables: Tables) -> Iterator[Problem]:
    return aims.problems(tables["targets.csv"], {r["id"]: r["unit_zh"] for r in tables["indicators.csv"]})


def circular(wholes: dict[str, str]) -> set[str]:
    """The ids that are a part of themselves, by part → whole. Every id is passed once."""
    seen, circles = {}, set()
    for start in wholes:
        path, at = [], start
        while at in wholes and at not in seen:
            seen[at] = start
            path.append(at)
            at = wholes[at]
        if at in wholes and seen[at] == start:
            circles.update(path[path.index(at) :])
    return circles


def _number(text: str | None) -> float | None:
    return float(text) if text and NUMBER.fullmatch(text) else None


def _is_date(text: str) -> bool:
    """2025-11 or 2025-11-05, and a day that there is."""
    try:
        return len(text) in (7, 10) and bool(date.fromisoformat(text if len(text) == 10 else f"{text}-01"))
    except ValueError:
        return False


RULES = (_required, _one_of, _ids, _names, _references, _numbers, _dates, _ratios, _totals, _phrases, _targets)


def problems(tables: Tables) -> Iterator[Problem]:
    """Every Problem of the tables (file name → list of dicts of texts, with `row`), by one rule after the other."""
    for rule in RULES:
        yield from rule(tables)
