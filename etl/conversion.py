"""The units in which figures came, beside the catalogue's: the same, a multiple to be agreed to, or a question.

The figures of one indicator and unit are decided together, never one of them by itself.
"""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from db.scratch import Scratch
from etl.answers import Answers
from etl.catalogue import Catalogue
from etl.problem import Choice
from etl.unit import factor, several
from lang import later

CATALOGUE, LEAVE_OUT = "catalogue", "leave_out"
AS_IT_IS, WITHOUT_UNIT = later("数值就是以{unit}计的，照目录的单位采用"), later("目录没有写计量单位，照数值采用")
COLUMNS = {"unit": "str", "measure": "str", "indicator": "str", "given": "str", "factor": "float64", "doubt": "str", "about": "str"}


@dataclass(frozen=True)
class Meaning:
    """given: the unit that counts; factor: how many of the catalogue's unit it is (0: the figures are left out); doubt: the code of
    the question where it is not decided (measure_differs, units_unclear)."""

    given: str
    factor: Decimal = Decimal(1)
    doubt: str = ""


def converted(desk: Scratch, catalogue: Catalogue, answers: Answers) -> None:
    """The table `conversion`: COLUMNS, one row for each row of db/sql/check/units.sql."""
    wanted = {r["id"]: (r["measure_zh"], r["measure_en"]) for r in catalogue.tables["indicators.csv"]}
    rows = []
    for row in desk.records("check/units"):
        units = candidates(row["unit"], row["measure"])
        about = f"{'、'.join(units)}:{wanted[row['indicator']][0]}"
        meaning = decided(units, wanted[row["indicator"]], answers, about)
        rows.append((row["unit"], row["measure"], row["indicator"], meaning.given, float(meaning.factor), meaning.doubt, about))
    desk.fill("conversion", pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS))


def candidates(own: str, around: str) -> list:
    """The different units that are given for a figure: by its own cell, and by what stands around it."""
    listed = ([own] if own else []) + (several(around) if around else [])
    if own and any(factor(own, unit) == 1 for unit in listed[1:]):
        return [own]
    return list(dict.fromkeys(listed))


def decided(units: list, wanted: tuple, answers: Answers, about: str) -> Meaning:
    """What the figures count in. wanted: the catalogue's unit in both languages."""
    factors = {unit: next((f for name in wanted if (f := factor(unit, name)) is not None), None) for unit in units}
    fitting = {unit: f for unit, f in factors.items() if f is not None}
    if len(set(fitting.values())) == 1:
        return Meaning(*next(iter(fitting.items())))
    code = "units_unclear" if fitting else "measure_differs"
    answer = answers.choice(f"{code}:{about}")
    if answer == LEAVE_OUT:
        return Meaning(units[0], Decimal(0))
    if answer in fitting:
        return Meaning(answer, fitting[answer])
    return Meaning(wanted[0]) if answer == CATALOGUE else Meaning(units[0], doubt=code)


def choices(about: str) -> tuple:
    """The Choices of a question about units."""
    given, _, wanted = about.partition(":")
    fitting = [unit for unit in given.split("、") if factor(unit, wanted) is not None]
    return (
        *(Choice(unit, later("按{unit}计"), {"unit": unit}) for unit in fitting),
        *(() if wanted in fitting else (Choice(CATALOGUE, AS_IT_IS if wanted else WITHOUT_UNIT, {"unit": wanted}),)),
        Choice(LEAVE_OUT, later("这些数据不采用")),
    )
