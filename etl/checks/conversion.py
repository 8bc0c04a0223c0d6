"""The units in which figures came, beside the catalogue's: the same, a multiple to be agreed to, or a question.

The figures of one indicator and unit are decided together, never one of them by itself.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from db.scratch import Scratch
from db.types import Row
from etl.answers import Answers
from etl.catalogue.catalogue import Catalogue
from etl.problem import Choice
from etl.values.units import factor, several
from wording.language import later

CATALOGUE, LEAVE_OUT = "catalogue", "leave_out"
AS_IT_IS, WITHOUT_UNIT = later("数值就是以{unit}计的，照目录的单位采用"), later("目录没有写计量单位，照数值采用")
SCALED = re.compile(r"[百千万亿]+[^\d余多]+$")
FAR_TIMES = 100  # times
COLUMNS = {
    "cell_unit": "str",
    "unit": "str",
    "indicator": "str",
    "given": "str",
    "factor": "float64",
    "doubt": "str",
    "about": "str",
}


@dataclass(frozen=True)
class Meaning:
    """given: the unit that counts; factor: how many of the catalogue's unit it is (0: the figures are left out); doubt: the code of
    the question where it is not decided (unit_differs, units_unclear)."""

    given: str
    factor: Decimal = Decimal(1)
    doubt: str = ""


def converted(desk: Scratch, catalogue: Catalogue, answers: Answers) -> None:
    """The table `conversion`: COLUMNS, one row for each row of db/sql/check/prepare/units.sql."""
    wanted = {r["id"]: (r["unit_zh"], r["unit_en"]) for r in catalogue.tables["indicators.csv"]}
    rows, pairs = [], desk.records("check/prepare/units")
    for row in pairs:
        units = candidates(row["cell_unit"], row["unit"]) or unsaid(row, pairs, wanted[row["indicator"]][0])
        if not units:
            continue
        about = f"{'、'.join(units)}:{wanted[row['indicator']][0]}"
        meaning = decided(units, wanted[row["indicator"]], answers, about)
        rows.append((row["cell_unit"], row["unit"], row["indicator"], meaning.given, float(meaning.factor), meaning.doubt, about))
    desk.fill("conversion", pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS))


def candidates(own: str, around: str) -> list[str]:
    """The different units that are given for a figure: by its own cell, and by what stands around it."""
    listed = ([own] if own else []) + (several(around) if around else [])
    if own and any(factor(own, unit) == 1 for unit in listed[1:]):
        return [own]
    return list(dict.fromkeys(listed))


def unsaid(bare: Row, pairs: list[Row], wanted: str) -> list[str]:
    """The units that figures without one may be in, where others of their indicator have a multiple (80.3亿元 beside 92) and are far larger
    once it is multiplied; [] where there is no doubt."""
    for row in pairs:
        scale = SCALED.search(row["scaled"])
        if row["indicator"] == bare["indicator"] and scale and bare["largest"] is not None:
            times = factor(row["cell_unit"], wanted)
            if times and FAR_TIMES * abs(bare["largest"]) < abs(row["smallest"]) * float(times):
                return list(dict.fromkeys([scale[0] if factor(scale[0], wanted) else row["cell_unit"], wanted]))
    return []


def decided(units: list[str], wanted: tuple[str, str], answers: Answers, about: str) -> Meaning:
    """What the figures count in. wanted: the catalogue's unit in both languages."""
    factors = {unit: next((f for name in wanted if (f := factor(unit, name)) is not None), None) for unit in units}
    fitting = {unit: f for unit, f in factors.items() if f is not None}
    if len(set(fitting.values())) == 1:
        return Meaning(*next(iter(fitting.items())))
    code = "units_unclear" if fitting else "unit_differs"
    answer = answers.choice(f"{code}:{about}")
    if answer == LEAVE_OUT:
        return Meaning(units[0], Decimal(0))
    if answer in fitting:
        return Meaning(answer, fitting[answer])
    return Meaning(wanted[0]) if answer == CATALOGUE else Meaning(units[0], doubt=code)


def choices(about: str) -> tuple[Choice, ...]:
    """The Choices of a question about units."""
    given, _, wanted = about.partition(":")
    fitting = [unit for unit in given.split("、") if factor(unit, wanted) is not None]
    return (
        *(Choice(unit, later("按{unit}计"), {"unit": unit}) for unit in fitting),
        *(() if wanted in fitting else (Choice(CATALOGUE, AS_IT_IS if wanted else WITHOUT_UNIT, {"unit": wanted}),)),
        Choice(LEAVE_OUT, later("这些数据不采用")),
    )
