"""Sheets to rows, and every problem on the way.

What concerns one cell is decided in etl/checks/cells.py; what concerns rows is one SQL file for each rule in db/sql/check/, named like
the problem it finds: it yields the record's ordinal, the field and the sentence's facts.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from db import Snapshot, names
from db.build import AT_ONCE, ROW_COLUMNS
from db.scratch import Scratch
from db.types import Row
from etl.answers import Answers, Repair, Waiting, agreed, waiting
from etl.catalogue.catalogue import Catalogue
from etl.catalogue.nearest import unknown
from etl.checks import breaks, conversion, roles
from etl.checks.cells import column, records
from etl.checks.repairs import repaired
from etl.problem import Problem, errors
from etl.tables.read import Sheet
from etl.tables.shapes.changes import frame as stated_changes
from wording import numbers
from wording.language import LANGUAGES, later, translator
from wording.problems import CODES

__all__ = ["NOTHING", "Answers", "Checked", "check", "unknown"]
# What SQL makes for the rules, each on top of the ones before.
STEPS = (
    "incoming",
    "origin",
    "duplicated",
    "standing_figure",
    "series",
    "discontinuity",
    "yearly_change",
    "repeated",
    "distinctive",
    "repeated_value",
    "presence",
    "likely_copy",
    "repetition",
    "accumulated",
)
RULES = names("check/rules")
CHOICES = {
    "unit_differs": conversion.choices,
    "units_unclear": conversion.choices,
}  # rules that are questions with choices of their own
RULES_OF_ALL = names("check/rules/of_all")  # of what the parts of the offices have left behind, once, for all of them
NOWHERE = {"row": 0, "label": "", "cell": ""}  # the place of what is wrong with a file and not with one of its records
LOUDEST = ("jump", "change_limit", "unlikely_change")  # of these the first says enough about a figure
NOTHING = pd.DataFrame(columns=[*ROW_COLUMNS, "file", "release"], dtype=object).astype(
    {**dict.fromkeys([*ROW_COLUMNS, "file"], "str"), "value": float, "row": "int64", "release": "int64"}
)


@dataclass
class Checked:
    """What was understood of some files, and what is wrong or to be agreed to.

    desk: where the records lie (db/sql/check/prepare/accepted_record.sql): one for every record that was understood (as proposed, where a repair is not
    decided yet); count: how many of them no rule refuses. against: the release that they were seen against.
    problems: all of them, in the files' order; level error, question, warning or note. repairs: `Repair`s by kind.
    waiting: `Waiting`s, what still stops publishing though it is no error.
    """

    desk: Scratch
    count: int
    problems: list[Problem] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    against: int = 0

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The records: ROW_COLUMNS, `file`, and how they were understood."""
        return self.desk.query("check/results/rows")

    @property
    def errors(self) -> list[Problem]:
        return errors(self.problems)

    @property
    def questions(self) -> list[Problem]:
        """The questions that are still to be answered: the first problem of each."""
        return list({p.key: p for p in reversed(self.problems) if p.level == "question"}.values())[::-1]

    def agreed(self, answers: Answers) -> dict[str, Any]:
        """What the answers agreed to, ready for JSON, for the release's log entry:

        {"repairs": {kind: {"agreed": bool, "count": n}}, "answers": {key of a question: choice},
        "warnings": {code: {"count": n, "reason": text}}}
        """
        return agreed(self.repairs, self.problems, answers)


def check(
    sheets: list[Sheet],
    catalogue: Catalogue,
    existing: pd.DataFrame | Snapshot | None = None,
    answers: Answers = Answers(),  # noqa: B008 - frozen
) -> Checked:
    """Every problem in the sheets, alone, together, and against the record's `existing` figures: a release, or rows with
    the columns of NOTHING.

    `answers` is what the analyst has agreed to so far.
    """
    sheets = [part for sheet in sheets for part in sheet.whole]
    desk = Scratch()
    _tables(desk, sheets, catalogue, existing)
    desk.fill("stated", stated_changes(sheets))
    faults = records(desk, sheets, catalogue, answers)
    repairs, refused = repaired(desk, answers)
    roles.settled(desk, answers)
    breaks.marked(desk, answers)
    desk.run("check/prepare/accepted_record")
    headers = {sheet.file: sheet.headers for sheet in sheets}
    problems, wrong = [p for sheet in sheets for p in sheet.problems] + faults + refused, set()
    parts = desk.records("check/prepare/parts", most=AT_ONCE)
    for part in parts:
        desk.run("check/prepare/part", **part)
        for step in STEPS:
            for query in desk.founded([f"check/prepare/{step}"]):
                desk.run(query)
        problems += _rule_problems(desk, RULES, headers, wrong)
    if parts:
        problems = _over_all(desk, parts, problems, headers)
    problems = _in_order(problems, sheets)
    desk.fill("refused", pd.DataFrame({"ordinal": sorted(wrong)}, dtype="int64"))
    [counts] = desk.records("check/results/count")
    desk.rest()
    against = existing.release if isinstance(existing, Snapshot) else 0
    return Checked(desk, counts["count"], problems, repairs, waiting(repairs, problems, answers), against)


def _in_order(problems: list, sheets: list) -> list:
    order = {sheet.file: n for n, sheet in enumerate(sheets)}
    return sorted(problems, key=lambda p: (order.get(p.file, -1), p.row))


def _tables(desk: Scratch, sheets: list, catalogue: Catalogue, existing: pd.DataFrame | Snapshot | None) -> None:
    """What the rules look at, besides the records of the files."""
    indicators, offices, targets = (catalogue.frame(f"{name}.csv") for name in ("indicators", "offices", "targets"))
    desk.enum("office_id", ["", *offices["id"]])
    desk.enum("indicator_id", ["", *indicators["id"]])
    desk.enum("file_name", ["", *(sheet.file for sheet in sheets)])
    for name in ("minimum", "maximum", "change_limit"):
        indicators[name] = pd.to_numeric(indicators[name])
    desk.fill("given_indicator", indicators)
    desk.fill("given_office", offices)
    desk.fill("given_target", targets.assign(target=pd.to_numeric(targets["target"])))
    desk.fill("today", pd.DataFrame({"day": [pd.Timestamp(date.today())]}))
    if isinstance(existing, Snapshot):
        desk.attach(existing.whole(), "record")
        desk.run("check/prepare/recorded")
    else:
        given = NOTHING if existing is None else existing.reindex(columns=list(NOTHING.columns))
        desk.fill("given_existing", given.assign(id=range(-len(given), 0)))
    for name in ("indicator", "office", "target"):
        desk.run(f"check/prepare/{name}")


def _over_all(desk: Scratch, parts: list, problems: list, headers: dict) -> list:
    """The problems of the parts and of all of them together. A figure of a period that repeats another as a whole is not told
    once more as one that stayed the same for years."""
    desk.run("check/prepare/part", first=parts[0]["first"], last=parts[-1]["last"])
    if not desk.founded(["check/prepare/copied"]):
        return problems
    desk.run("check/prepare/copied")
    if of_all := list(_rule_problems(desk, RULES_OF_ALL, headers, set())):
        cells = desk.records("check/results/copied_cells")
        copied = {(cell["file"], cell["row"], column("value", cell["label"], headers[cell["file"]])) for cell in cells}
        problems = [p for p in problems if p.code != "same_value" or (p.file, p.row, p.column) not in copied]
    return [*problems, *of_all]


def _rule_problems(desk: Scratch, rules: list, headers: dict, wrong: set):
    """A Problem of everything that the rules find in the records of the part of the offices that was prepared. The ordinals of the
    records that are refused are added to `wrong`."""
    loud = set()
    for query in sorted(desk.founded(rules), key=_loudness):
        rule = query.rpartition("/")[2]
        for finding in desk.findings(query):
            ordinal, place = finding.pop("ordinal", None), finding.pop("place", NOWHERE)
            if rule in LOUDEST and ordinal in loud:
                continue
            loud |= {ordinal} if rule in LOUDEST else set()
            wrong |= {ordinal} if CODES[rule][0] == "error" else set()
            yield _problem(rule, {**place, **({"file": finding["file"]} if place is NOWHERE else {})}, finding, headers)


def _loudness(query: str) -> int:
    """The place of a rule in LOUDEST, after which the others follow."""
    name = query.rpartition("/")[2]
    return LOUDEST.index(name) if name in LOUDEST else len(LOUDEST)


def _problem(rule: str, place: Row, finding: Row, headers: dict[str, dict[str, str]]) -> Problem:
    name, cell = finding.pop("field", ""), finding.pop("cell", place["cell"])
    facts = {key: _fact(value) for key, value in finding.items()}
    where = column(name, place["label"], headers[place["file"]]) if name else ""
    about = facts.pop("about", "")
    choices = CHOICES[rule](about) if rule in CHOICES else ()
    return Problem(rule, place["file"], place["row"], where, cell, {**facts, **_other(facts)}, about, choices)


def _fact(value) -> str:
    return numbers.written(value) if isinstance(value, float) else "" if value is None else str(value)


def _other(facts: dict) -> dict:
    """The other place in both languages: a row of a file, of the record as it was published where it comes from there."""
    if "other_file" not in facts:
        return {}
    there, release = {"file": facts["other_file"], "n": facts["other_row"]}, facts.get("other_release", "")
    places = {lang: translator(lang)(later("{file}第{n}行")).format(**there) for lang in LANGUAGES}
    if release not in ("", "0"):
        places = {
            lang: translator(lang)(later("数据版本{n}，{place}")).format(n=release, place=places[lang]) for lang in LANGUAGES
        }
    return {f"other_{lang}": text for lang, text in places.items()}
