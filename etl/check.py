"""Sheets to rows, and every problem on the way.

What concerns one cell is decided in etl/cells.py; what concerns rows is one SQL file for each rule in db/sql/check/, named like
the problem it finds: it yields the record's ordinal, the field and the sentence's facts.
"""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

import db
from db.build import ROW_COLUMNS
from etl import value
from etl.answers import Answers, agreed, waiting
from etl.catalogue import Catalogue
from etl.cells import COLUMNS, column, records, unknown
from etl.problem import Problem, errors
from etl.repairs import repaired
from lang import LANGUAGES, later, translator

__all__ = ["NOTHING", "Answers", "Checked", "check", "unknown"]
TABLES = ("known", "parted", "step")  # made by SQL before the rules, each on top of the one before
RULES = [
    "duplicate",
    "measure_differs",
    "value_not_expected",
    "empty_value",
    "out_of_range",
    "not_whole",
    "fraction",
    "share_unclear",
    "share_one",
    "office_ended",
    "office_partial",
    "office_not_begun",
    "future_period",
    "above_total",
    "parts_above_total",
    "computed_value",
    "computed_differs",
    "fraction_differs",
    "jump",
    "change_limit",
    "unlikely_change",
    "same_value",
    "gone",
]
LOUDEST = ("jump", "change_limit", "unlikely_change")  # of these the first says enough about a figure
UNRULED = ["source", "label", "repair", "understood", "good", "given_status"]  # columns that no rule looks at
NOTHING = pd.DataFrame(columns=[*ROW_COLUMNS, "file", "release"], dtype=object).astype(
    {"value": float, "row": "int64", "release": "int64"}
)

EMPTY = pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)


@dataclass
class Checked:
    """What was understood of some files, and what is wrong or to be agreed to.

    rows: ROW_COLUMNS and `file`, one for every record that was understood (as proposed, where a repair is not decided yet).
    problems: all of them, in the files' order; level error, question, warning or note. repairs: `Repair`s by kind.
    waiting: `Waiting`s, what still stops publishing though it is no error. shares: ratios that the share question is about.
    """

    rows: pd.DataFrame
    problems: list = field(default_factory=list)
    repairs: list = field(default_factory=list)
    waiting: list = field(default_factory=list)
    shares: int = 0

    @property
    def errors(self) -> list:
        return errors(self.problems)

    @property
    def shares_open(self) -> bool:
        """Whether the share question is still to be answered."""
        return any(w.what == "share" for w in self.waiting)

    def agreed(self, answers: Answers) -> dict:
        """What the answers agreed to, ready for JSON, for the release's log entry:

        {"repairs": {kind: {"agreed": bool, "count": n}}, "share": {"answer": "percent" | "as_is", "count": n} or {},
        "warnings": {code: {"count": n, "reason": text}}}
        """
        return agreed(self.repairs, self.problems, answers, self.shares)


def check(
    sheets: list,
    catalogue: Catalogue,
    existing: pd.DataFrame | None = None,
    answers: Answers = Answers(),  # noqa: B008 - frozen
) -> Checked:
    """Every problem in the sheets, alone, together, and against the record's `existing` figures (db/sql/existing.sql).

    `answers` is what the analyst has agreed to so far.
    """
    read = [records(sheet, catalogue) for sheet in sheets]
    rows = pd.concat([EMPTY, *(rows for rows, _ in read)], ignore_index=True)
    rows, repairs, refused = repaired(rows, catalogue, answers)
    incoming = rows[rows["good"]].reset_index(drop=True)
    incoming["ordinal"] = incoming.index
    found = list(_found(incoming, _tables(catalogue, existing), {sheet.file: sheet.headers for sheet in sheets}))
    problems = [p for sheet in sheets for p in sheet.problems] + [p for _, faults in read for p in faults] + refused
    problems = _in_order(problems + [p for _, p in found], sheets)
    kept = _taken(incoming, {ordinal for ordinal, p in found if p.code == "empty_value"}, catalogue)
    return Checked(kept, problems, repairs, waiting(repairs, problems, answers), int(incoming["small"].sum()))


def _in_order(problems: list, sheets: list) -> list:
    order = {sheet.file: n for n, sheet in enumerate(sheets)}
    return sorted(problems, key=lambda p: (order.get(p.file, -1), p.row))


def _tables(catalogue: Catalogue, existing: pd.DataFrame | None) -> dict:
    """What the rules look at, besides the records of the files."""
    indicators = catalogue.frame("indicators.csv")
    numbers = {name: pd.to_numeric(indicators[name]) for name in ("minimum", "maximum", "change_limit")}
    targets = catalogue.frame("targets.csv")
    return {
        "existing": NOTHING if existing is None else existing.reindex(columns=list(NOTHING.columns)),
        "indicator": indicators.assign(**numbers),
        "office": catalogue.frame("offices.csv"),
        "target": targets.assign(target=pd.to_numeric(targets["target"])),
        "today": pd.DataFrame({"day": [pd.Timestamp(date.today())]}),
    }


def _taken(rows: pd.DataFrame, empty: set, catalogue: Catalogue) -> pd.DataFrame:
    """The records that say something: not the rows of a template that were left empty."""
    silent = rows["value"].isna() & (rows["status"] == "") & (rows["as_worded"] == "") & (rows["note"] == "")
    return _never_typed(rows[~silent & ~rows["ordinal"].isin(empty)].copy(), catalogue).reset_index(drop=True)


def _never_typed(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """A figure typed for a computed indicator stays as words only: the number comes from its two counts."""
    computed = rows["indicator"].isin([r["id"] for r in catalogue.tables["indicators.csv"] if r["numerator"]])
    typed = computed & rows["value"].notna()
    rows["as_worded"] = rows["as_worded"].where(~typed | (rows["as_worded"] != ""), rows["cell"])
    rows["value"], rows["qualifier"] = rows["value"].where(~typed), rows["qualifier"].where(~typed, "")
    return rows


def _found(incoming: pd.DataFrame, tables: dict, headers: dict):
    """(ordinal, Problem) of everything that the rules find in the records; the ordinal is None where a file is meant."""
    loud = set()
    with db.scratch(incoming=incoming.drop(columns=UNRULED), **tables) as query:
        for table in TABLES:
            query(f"check/{table}")
        for rule in RULES:
            for ordinal, place, facts in _placed(query(f"check/{rule}"), incoming):
                if rule in LOUDEST and ordinal in loud:
                    continue
                loud |= {ordinal} if rule in LOUDEST else set()
                yield ordinal, _problem(rule, place, facts, headers)


def _placed(found: pd.DataFrame, incoming: pd.DataFrame):
    """What a rule found: the record's ordinal, its place in the files, and the facts."""
    if "ordinal" not in found:
        yield from ((None, {"row": 0, "label": "", "cell": "", **facts}, facts) for facts in found.to_dict("records"))
        return
    found = found.sort_values("ordinal", kind="stable")
    places = incoming.loc[found["ordinal"], ["file", "row", "label", "cell"]]
    for place, facts in zip(places.to_dict("records"), found.to_dict("records"), strict=True):
        yield facts.pop("ordinal"), place, facts


def _problem(rule: str, place: dict, found: dict, headers: dict) -> Problem:
    name, cell = found.pop("field", ""), found.pop("cell", place["cell"])
    facts = {key: _fact(said) for key, said in found.items()}
    where = column(name, place["label"], headers[place["file"]]) if name else ""
    return Problem(rule, place["file"], place["row"], where, cell, {**facts, **_other(facts)})


def _fact(said) -> str:
    return value.written(said) if isinstance(said, float) else "" if said is None else str(said)


def _other(facts: dict) -> dict:
    """The other place in both languages: a row of a file, of the record as it was published where it comes from there."""
    if "other_file" not in facts:
        return {}
    there, release = {"file": facts["other_file"], "n": facts["other_row"]}, facts.get("other_release", "")
    said = {lang: translator(lang)(later("{file}第{n}行")).format(**there) for lang in LANGUAGES}
    if release not in ("", "0"):
        said = {lang: translator(lang)(later("数据版本{n}，{place}")).format(n=release, place=said[lang]) for lang in LANGUAGES}
    return {f"other_{lang}": text for lang, text in said.items()}
