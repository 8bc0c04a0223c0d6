"""Many small cases in one check: each has offices, indicators and files of its own, so that none can touch another.

What a check costs is nearly the same for one row and for a thousand. The names of a case bear its number ("east_7x", "来信_7x"), in its records and
in the catalogue, and lose it again in what is found, which is then as if the case had been checked by itself. Cases for which that would not be so
are checked by themselves: where a series has a figure twice (repeated periods are looked for across offices), where a name is not known (others are
proposed), or where a file was read as lines.
"""

import re
from dataclasses import dataclass, field, replace

import pandas as pd
from given import TABLES, catalogue

from etl.answers import Answers
from etl.catalogue.catalogue import Catalogue
from etl.checks.check import NOTHING, check
from etl.problem import Problem
from etl.tables.read import Sheet
from etl.values.names import fold

NUMBER = re.compile(r"_\d+x")
FILES = {"office": "offices.csv", "indicator": "indicators.csv"}
NAMED = {"id", "name_zh", "name_en", "short_zh", "short_en", "successor", "numerator", "denominator", "total"}


@dataclass
class Outcome:
    """problems, and the records that say something as dicts, each in their order."""

    problems: list[Problem] = field(default_factory=list)
    rows: list[dict] = field(default_factory=list)


class Together:
    """cases: name → Sheet, or (Sheet, the record's figures), each checked with the catalogue `made` and the same answers."""

    def __init__(self, cases: dict, made: Catalogue, answers: Answers = Answers()):  # noqa: B008 - frozen
        self.cases = {name: case if isinstance(case, tuple) else (case, NOTHING) for name, case in cases.items()}
        self.made, self.answers = made, answers
        shared = [name for name, case in self.cases.items() if self.is_apart(*case)]
        self.numbers = {name: n for n, name in enumerate(shared)}
        self._outcomes = None

    def __getitem__(self, name) -> Outcome:
        if name not in self.numbers:
            return self.alone(name)
        if self._outcomes is None:
            self._outcomes = self._checked()
        return self._outcomes[name]

    def alone(self, name) -> Outcome:
        """The outcome of a case that is checked by itself."""
        sheet, record = self.cases[name]
        result = check([sheet], self.made, record, self.answers)
        return Outcome(result.problems, result.desk.records("check/results/rows"))

    def is_apart(self, sheet: Sheet, record: pd.DataFrame) -> bool:
        """Whether nothing of a case is compared with offices other than its own."""
        if any(part.lines for part in sheet.whole):
            return False
        texts = [(name, text) for part in sheet.whole for name in FILES for text in part.texts[name]]
        if not all(fold(text) in self.made.names(FILES[name]) for name, text in texts):
            return False
        columns = ["office", "indicator", "period", "value"]
        figures = {figure for part in sheet.whole for figure in zip(*(part.texts[name] for name in columns), strict=True)}
        figures |= {
            (office, indicator, period, f"{value:g}")
            for office, indicator, period, value in zip(*map(record.get, columns), strict=True)
        }
        return len({(office, indicator, value) for office, indicator, _, value in figures}) == len(figures)

    def _checked(self) -> dict:
        outcomes, records = {f"{n}x": Outcome() for n in self.numbers.values()}, []
        for name, n in self.numbers.items():
            record = self.cases[name][1]
            records.append(record.assign(**{field: [f"{text}_{n}x" for text in record[field]] for field in FILES}))
        sheets = [numbered(part, n) for name, n in self.numbers.items() for part in self.cases[name][0].whole]
        result = check(sheets, self._catalogue(), pd.concat(records, ignore_index=True).astype(NOTHING.dtypes), self.answers)
        for problem in result.problems:
            outcomes[NUMBER.findall(problem.file)[-1][1:]].problems.append(without_number(problem))
        for row in result.desk.records("check/results/rows"):
            outcomes[NUMBER.findall(row["file"])[-1][1:]].rows.append({name: plain(text) for name, text in row.items()})
        return {name: outcomes[f"{n}x"] for name, n in self.numbers.items()}

    def _catalogue(self) -> Catalogue:
        """The indicators and offices of all cases."""
        texts = dict(TABLES)
        for file in FILES.values():
            header, *lines = self.made.files[file].decode().splitlines()
            texts[file] = "\n".join([header, *(of_case(header, line, n) for n in self.numbers.values() for line in lines), ""])
        made = catalogue(**{file.removesuffix(".csv"): text for file, text in texts.items()})
        assert made.problems == []
        return made


def of_case(header: str, line: str, n: int) -> str:
    """A line of the catalogue whose ids and names bear a number."""
    cells = []
    for name, cell in zip(header.split(","), line.split(","), strict=True):
        is_name = name in NAMED or name == "aliases"
        cells.append("|".join(f"{one}_{n}x" for one in cell.split("|")) if cell and is_name else cell)
    return ",".join(cells)


def numbered(sheet: Sheet, n: int) -> Sheet:
    """A sheet whose file, offices and indicators bear a number."""
    texts = dict(sheet.texts) | {name: [f"{text}_{n}x" for text in sheet.texts[name]] for name in FILES}
    problems = [replace(problem, file=f"{problem.file}_{n}x") for problem in sheet.problems]
    return replace(sheet, file=f"{sheet.file}_{n}x", texts=texts, problems=problems)


def without_number(problem: Problem) -> Problem:
    facts = {name: plain(text) for name, text in problem.facts.items()}
    return replace(problem, facts=facts, **{name: plain(getattr(problem, name)) for name in ("file", "cell", "about")})


def plain(text):
    """A text, or anything else, without the number of its case."""
    return NUMBER.sub("", text) if isinstance(text, str) else text
