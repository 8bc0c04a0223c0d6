"""Repairs are proposals: what was done to read the cells, listed by kind, and what the analyst's answers make of them."""

from decimal import Decimal

import pandas as pd

from db.scratch import Scratch
from etl.answers import KINDS, MOST_EXAMPLES, SHARES, Answers, Repair
from etl.checks.cells import column
from etl.problem import Problem
from wording import numbers

NOT_REPORTED = {"understood_zh": "未上报（O）", "understood_en": "not reported (O)"}
ALL = 1 << 40
PRODUCT = {"value": "float64", "factor": "float64", "indicator": "str", "wanted": "str", "product": "float64"}


def repaired(desk: Scratch, answers: Answers) -> tuple[list[Repair], list[Problem]]:
    """The table `proposed` (db/sql/check/prepare/proposed.sql): the records as the answers have them; the Repairs, and a Problem for each
    cell whose repair was refused."""
    _multiplied(desk)
    refused = [kind for kind in KINDS if answers.agreed(kind) is False and kind != "share"]
    desk.run("check/prepare/proposed", refused=refused)
    _shares(desk, answers)
    counts = {row["kind"]: row["count"] for row in desk.records("check/prepare/repair")}
    repairs = [_repair(desk, kind, counts[kind], answers) for kind in KINDS if kind in counts]
    cells = desk.records("check/prepare/repaired", kinds=refused, most=ALL) if refused else []
    return repairs, [*_examples("repair_refused", cells)]


def _multiplied(desk: Scratch) -> None:
    """The table `product`: the figures that came in a multiple of the catalogue's unit, multiplied without the dust of binary fractions."""
    rows = desk.records("check/prepare/multiples")
    products = [{**row, "product": float(Decimal(repr(row["value"])) * Decimal(repr(row["factor"])))} for row in rows]
    desk.fill("product", pd.DataFrame(products, columns=list(PRODUCT)).astype(PRODUCT))


def _shares(desk: Scratch, answers: Answers) -> None:
    """Per cent or share, decided for each indicator of a file as a whole: its bare figures are multiplied by 100, all or none."""
    desk.run("check/prepare/undecided")
    choices = {
        row["indicator"]: answers.choice(f"share:{row['indicator']}")
        for row in desk.records("check/prepare/undecided_indicators")
    }
    if not choices:
        return
    times = [name for name, choice in choices.items() if choice == "percent"]
    bare = [row["value"] for row in desk.records("check/prepare/bare", indicators=times)]
    hundredfold = [float(Decimal(repr(number)) * 100) for number in bare]
    desk.fill("hundredfold", pd.DataFrame({"value": bare, "times": hundredfold}, dtype="float64"))
    answered = [name for name, choice in choices.items() if choice in SHARES]
    desk.run("check/prepare/shared", indicators=times, answered=answered)


def _repair(desk: Scratch, kind: str, count: int, answers: Answers) -> Repair:
    cells = desk.records("check/prepare/repaired", kinds=[kind], most=MOST_EXAMPLES)
    return Repair(kind, count, [*_examples("repaired", cells)], answers.agreed(kind))


def _examples(code: str, cells: list):
    """A Problem for each cell, with what was understood."""
    for cell in cells:
        same = cell["understood"] == cell["cell"]  # only its unit is taken off
        understood = numbers.written(cell["value"]) if same else cell["understood"]
        facts = NOT_REPORTED if cell["repair"] == "missing" else {"understood": understood}
        if cell["share"] and code == "repaired":
            facts = {"understood": f"{numbers.written(cell['value'])}%"}
        yield Problem(code, cell["file"], cell["row"], column("value", cell["label"], {}), cell["cell"], facts)
