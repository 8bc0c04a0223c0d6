"""The catalogue: indicators, themes, offices, targets and events, each one CSV. A faulty one is refused whole."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd

from escaping import cell_text
from etl import period, unit, unseen
from etl.decode import decode
from etl.problem import Problem
from etl.traditional import TO_SIMPLIFIED

ID = re.compile(r"[a-z][a-z0-9_]*")
QUOTES = dict.fromkeys(map(ord, "“”\"'‘’「」"))
EQUAL = QUOTES | TO_SIMPLIFIED
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
ONE_OF = {
    "kind": ["count", "ratio", "score", "rank"],
    "direction": ["up", "down", "neutral"],
    "sample": ["yes", ""],
    "over_time": ["sum", "last", "none", ""],
}
# file: its columns; a trailing * marks those that must not be empty, a trailing ? those that a file need not have.
COLUMNS = {
    "themes.csv": "id* name_zh* name_en*",
    "indicators.csv": "id* name_zh* name_en* theme* measure_zh measure_en kind* direction* decimals* numerator "
    "denominator minimum maximum aliases definition_zh* definition_en* change_limit? total? over_time?",
    "offices.csv": "id* name_zh* name_en* short_zh* short_en* region_zh* region_en* sample valid_from valid_to "
    "successor aliases note_zh note_en",
    "targets.csv": "office* indicator* period* target*",
    "events.csv": "date* office* text_zh* text_en* link indicators?",
}
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
NUMBERS = ("decimals", "minimum", "maximum", "change_limit", "target")


@dataclass
class Catalogue:
    """The five tables as text cells (list of dicts, row = position + 2) and the bytes they were read from.

    problems: what is wrong with them; notes: Problems of what was put right on reading."""

    tables: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    _names: dict = field(default_factory=dict, repr=False)
    vocabulary: object = field(default=None, repr=False, compare=False)  # of its reader, once it was made (etl/headers.py)

    def frame(self, file: str) -> pd.DataFrame:
        """One table as text columns, with `position` for the order of display (from 0)."""
        columns = [name.rstrip("*?") for name in COLUMNS[file].split()]
        frame = pd.DataFrame(self.tables[file], columns=columns, dtype=object)
        return frame.assign(position=range(len(frame)))

    def names(self, file: str) -> dict:
        """Every way to call a record of the file (id, names, aliases; folded) → its id."""
        if file not in self._names:
            calls = ((fold(name), record["id"]) for record in self.tables[file] for name in _calls(record))
            self._names[file] = dict(reversed(list(calls)))  # the first of two wins
        return self._names[file]

    @cached_property
    def office_names(self) -> list:
        """The (folded) names of offices that may stand within a text, the longest first."""
        longest_first = sorted(self.names("offices.csv"), key=len, reverse=True)
        return [name for name in longest_first if len(name) > 1 and not name.isascii()]

    @cached_property
    def unit_bases(self) -> frozenset:
        """What the indicators are counted in, without multiples (etl/unit.py)."""
        texts = (record[name] for record in self.tables["indicators.csv"] for name in ("measure_zh", "measure_en"))
        return frozenset(known.base for text in texts if text and (known := unit.parse(text)))

    def record(self, file: str, identity: str) -> dict:
        return next(r for r in self.tables[file] if r["id"] == identity)


@lru_cache(16_384)  # names come again in every row and every file
def fold(name: str) -> str:
    """A name with width, case, spaces, quotation marks and traditional characters made equal, for comparing."""
    return "".join(unicodedata.normalize("NFKC", cell_text(name)).split()).translate(EQUAL).lower()


def load(folder: Path) -> Catalogue:
    """Read the five files of a folder. See `Catalogue.problems` before using it."""
    files, problems = {}, []
    for name in COLUMNS:
        try:
            files[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            problems.append(Problem("missing_file", name, cell=str(folder / name)))
    return parse(files, problems)


def parse(files: dict, problems=()) -> Catalogue:
    """Bytes of the files → Catalogue, with every problem of every file."""
    catalogue = Catalogue(files=files, problems=list(problems))
    for name in COLUMNS:
        catalogue.tables[name] = list(_table(name, files.get(name, b""), catalogue)) if name in files else []
    if not any(p.code in ("missing_file", "missing_header") for p in catalogue.problems):
        for rule in (_required, _one_of, _ids, _names, _references, _numbers, _dates, _ratios, _totals):
            catalogue.problems.extend(rule(catalogue.tables))
    return catalogue


def differences(old: Catalogue, new: Catalogue) -> str:
    """What differs in content, for the log: "indicators.csv +1 ~2 -0"; "" when nothing does (whatever the bytes)."""
    told = []
    for file in COLUMNS:
        before, after = ({_key(r): {k: v for k, v in r.items() if k != "row"} for r in c.tables[file]} for c in (old, new))
        added, gone = after.keys() - before.keys(), before.keys() - after.keys()
        changed = [k for k in after.keys() & before.keys() if after[k] != before[k]]
        moved = not (added or gone or changed) and list(after) != list(before)
        if added or gone or changed or moved:
            told.append(f"{file} +{len(added)} ~{len(changed) + moved} -{len(gone)}")
    return " ".join(told)


def _key(record: dict) -> tuple:
    return tuple(record[c] for c in ("id", "office", "indicator", "period", "date", "text_zh") if c in record)


def _table(file: str, data: bytes, catalogue: Catalogue):
    problems, found = catalogue.problems, []
    text, problem = decode(data, file)
    if problem:
        problems.append(problem)
        return
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    wanted = [name.rstrip("*") for name in COLUMNS[file].split() if not name.endswith("?")]
    blank = dict.fromkeys((name[:-1] for name in COLUMNS[file].split() if name.endswith("?")), "")
    try:
        header = [cell.strip() for cell in next(rows, [])]
        missing = [name for name in wanted if name not in header]
        problems.extend(Problem("missing_header", file, 1, facts={"wanted": n, "accepted": n}) for n in missing)
        for row, cells in enumerate(rows, start=2):
            found += unseen.clean(cells, row)
            if missing or not any(cells):
                continue
            if len(cells) != len(header):
                problems.append(Problem("wrong_width", file, row, facts={"got": len(cells), "expected": len(header)}))
            else:
                yield {**blank, **dict(zip(header, (cell_text(c.strip()) for c in cells), strict=True)), "row": row}
    except csv.Error:
        problems.append(Problem("broken_quote", file, rows.line_num))
    catalogue.notes.extend(unseen.problems(file, found))


def _calls(record: dict) -> list:
    names = [record["id"], record["name_zh"], record["name_en"], record.get("short_zh", ""), record.get("short_en", "")]
    return [n for n in names + record.get("aliases", "").split("|") if n]


def _each(tables):
    return ((file, record) for file, records in tables.items() for record in records)


def _required(tables):
    for file, record in _each(tables):
        for name in COLUMNS[file].split():
            if name.endswith("*") and not record[name[:-1]]:
                yield Problem("missing_cell", file, record["row"], name[:-1])


def _one_of(tables):
    for file, record in _each(tables):
        for column, allowed in ONE_OF.items():
            if record.get(column, allowed[0]) not in allowed:
                yield Problem(
                    "not_one_of", file, record["row"], column, record[column], {"allowed": ", ".join(filter(None, allowed))}
                )


def _ids(tables):
    for file, records in tables.items():
        seen = {}
        for record in records:
            identity = record.get("id")
            if identity and not ID.fullmatch(identity):
                yield Problem("bad_id", file, record["row"], "id", identity)
            key = identity if "id" in record else tuple(record[c] for c in ("office", "indicator", "period") if c in record)
            if file != "events.csv" and key in seen:
                yield Problem(
                    "duplicate_id", file, record["row"], "id" if identity else "", str(identity or key), {"other_row": seen[key]}
                )
            seen.setdefault(key, record["row"])


def _names(tables):
    for file in ("indicators.csv", "offices.csv"):
        owner = {}
        for record in tables[file]:
            for name in dict.fromkeys(_calls(record)):
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


def _references(tables):
    ids = {file: {r["id"] for r in records if "id" in r} for file, records in tables.items()}
    for (file, column), (target, extra) in REFERS.items():
        for record in tables[file]:
            for cell in record[column].split("|"):
                if cell and cell not in ids[target] and cell not in extra:
                    yield Problem("unknown_reference", file, record["row"], column, cell, {"where": target})


def _numbers(tables):
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


def _dates(tables):
    dated = [("offices.csv", "valid_from"), ("offices.csv", "valid_to"), ("events.csv", "date")]
    for file, column in dated:
        for record in tables[file]:
            if record[column] and not _is_date(record[column]):
                yield Problem("bad_date", file, record["row"], column, record[column])
    for record in tables["targets.csv"]:
        if record["period"] and period.parse(record["period"]) != record["period"]:
            yield Problem("bad_period", "targets.csv", record["row"], "period", record["period"])


def _ratios(tables):
    computed = {r["id"] for r in tables["indicators.csv"] if r["numerator"]}
    for record in tables["indicators.csv"]:
        parts = [record["numerator"], record["denominator"]]
        if any(parts) and not all(parts):
            yield Problem("half_ratio", "indicators.csv", record["row"], "numerator")
        if any(parts) and record["kind"] != "ratio":
            yield Problem("not_a_ratio", "indicators.csv", record["row"], "kind", record["kind"])
        for part in set(parts) & computed:
            yield Problem("cyclic", "indicators.csv", record["row"], "numerator", part)


def _totals(tables):
    """A part of a whole is counted in the unit of the whole, and a whole is no part of itself, however roundabout."""
    indicators = {r["id"]: r for r in tables["indicators.csv"]}
    circles = _circles({identity: record["total"] for identity, record in indicators.items()})
    for record in indicators.values():
        if record["id"] in circles:
            yield Problem("cyclic_total", "indicators.csv", record["row"], "total", record["total"])
        elif (whole := indicators.get(record["total"])) and whole["measure_zh"] != record["measure_zh"]:
            facts = {"part": record["measure_zh"], "whole": whole["measure_zh"]}
            yield Problem("other_measure", "indicators.csv", record["row"], "total", record["total"], facts)


def _circles(wholes: dict) -> set:
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


def _number(text) -> float | None:
    return float(text) if text and NUMBER.fullmatch(text) else None


def _is_date(text: str) -> bool:
    """2025-11 or 2025-11-05, and a day that there is."""
    try:
        return len(text) in (7, 10) and bool(date.fromisoformat(text if len(text) == 10 else f"{text}-01"))
    except ValueError:
        return False
