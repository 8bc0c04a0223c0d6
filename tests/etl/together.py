"""Many small cases in one check: each has offices, indicators and a file of its own, so that none can touch another.

What a check costs is nearly the same for one row and for a thousand. The names of a case bear its number ("east_7x", "来信_7x"), in its rows and
in the catalogue, and lose it again in the problems, which are then as if the case had been checked by itself. Only what is compared between
offices can tell the difference, which is a period that repeats another one: cases in which a series has a figure twice are checked by themselves.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
from given import catalogue

from etl.catalogue.catalogue import Catalogue
from etl.checks.check import check
from etl.problem import Problem

NUMBER = re.compile(r"_\d+x")


class Together:
    """cases: (rows of the file, rows of the record), as `sheet` and `record` of test_doubts read them; made: the catalogue of each."""

    def __init__(self, cases: list, made: Catalogue, sheet: Callable, record: Callable):
        self.made, self.sheet, self.record = made, sheet, record
        self.cases = [case for case in dict.fromkeys(cases) if not repeats(*case)]
        self.names = re.compile("|".join(rf"(?<![a-z]){name}(?![a-z])" for name in sorted(ids(made), key=len, reverse=True)))
        self._problems = None

    def problems(self, rows: str, old: str = "") -> list[Problem]:
        """The problems of a case, in their order."""
        if (rows, old) not in self.cases:
            return check([self.sheet(rows)], self.made, self.record(old) if old.strip() else None).problems
        if self._problems is None:
            self._problems = self._checked()
        return self._problems[rows, old]

    def _checked(self) -> dict:
        files = {f"new_{n}x.csv": case for n, case in enumerate(self.cases)}
        sheets = [self.sheet(self._of_case(rows, n), f"new_{n}x.csv") for n, (rows, _) in enumerate(self.cases)]
        records = [self.record(self._of_case(old, n)) for n, (_, old) in enumerate(self.cases) if old.strip()]
        found = {case: [] for case in self.cases}
        for problem in check(sheets, self._catalogue(), pd.concat(records, ignore_index=True)).problems:
            found[files[problem.file]].append(without_number(problem))
        return found

    def _of_case(self, text: str, n: int) -> str:
        return self.names.sub(rf"\g<0>_{n}x", text)

    def _catalogue(self) -> Catalogue:
        """The indicators and offices of all cases."""
        texts = {}
        for file in ("indicators.csv", "offices.csv"):
            header, *lines = self.made.files[file].decode().splitlines()
            texts[file.removesuffix(".csv")] = "\n".join(
                [header, *(numbered(header, line, n) for n in range(len(self.cases)) for line in lines), ""]
            )
        made = catalogue(**texts)
        assert made.problems == []
        return made


NAMED = {"id", "name_zh", "name_en", "short_zh", "short_en", "successor", "numerator", "denominator", "total"}


def numbered(header: str, line: str, n: int) -> str:
    """A line of the catalogue for a case, whose ids and names bear its number."""
    cells = zip(header.split(","), line.split(","), strict=True)
    return ",".join(f"{cell}_{n}x" if cell and name in NAMED else "" if name == "aliases" else cell for name, cell in cells)


def ids(made: Catalogue) -> list[str]:
    return [row["id"] for file in ("indicators.csv", "offices.csv") for row in made.tables[file]]


def repeats(rows: str, old: str) -> bool:
    """Whether a series has a figure for two periods, in the file and the record together."""
    figures = {
        (office, indicator, value, period)
        for office, indicator, period, value, *_ in map(str.split, f"{rows}\n{old}".strip().splitlines())
    }
    return len({figure[:3] for figure in figures}) < len(figures)


def without_number(problem: Problem) -> Problem:
    plain = {name: NUMBER.sub("", text) if isinstance(text, str) else text for name, text in problem.facts.items()}
    texts = {name: NUMBER.sub("", getattr(problem, name)) for name in ("file", "cell", "about")}
    return replace(problem, facts=plain, **texts)
