"""Fiscal and school years: which labels of a column are such years, the one question, and what the answer makes of them."""

import pytest
from given import catalogue
from together import Together

from etl.answers import Answers
from etl.checks.check import check
from etl.tables.read import read
from etl.values import period

YEARS = [
    ("2023-24", 2023), ("2023/24", 2023), ("2023—24财年", 2023), ("2023–24", 2023), ("2023-2024", 2023), ("2023/2024学年", 2023), ("1999-00", 1999), ("1999-2000", 1999),
    ("FY2024", 2023), ("FY 2024", 2023), ("FY2023-24", 2023), ("2024财年", 2023), ("2024财政年度", 2023), ("2023学年", 2023), ("2009-10财年", 2009), ("2023 - 24", 2023),
]  # fmt: skip
NONE = [
    "2009-10",
    "2011-12",
    "2009-12",
    "2024",
    "2024年度",
    "2023-25",
    "2022-2021",
    "FY24",
    "FY2024Q1",
    "20232024",
    "2024-06",
    "2023-06-24",
    "24-25",
    "",
]


@pytest.mark.parametrize(("text", "first"), YEARS)
def test_a_year_over_two_calendar_years(text, first):
    assert period.fiscal(text) == first and period.parse(text) is None and period.readable(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_such_year_or_may_be_a_month(text):
    assert period.fiscal(text) is None


def checked(text: str, answer: str = ""):
    """(periods, questions with their answers)."""
    result = check(
        [read(text.encode(), "x.csv", catalogue())], catalogue(), answers=Answers(choices={"fiscal": answer} if answer else {})
    )
    assert not [p for p in result.problems if p.level == "error"]
    questions = [(p.code, p.cell, [c.value for c in p.answers]) for p in result.problems if p.level == "question"]
    return [r["period"] for r in result.desk.records("check/results/rows")], questions


ACROSS = "单位,指标,{},{}\n东区,来信,10,20"
DOWN = "单位,指标,时期,数值\n东区,来信,{},10\n东区,来信,{},20"
COLUMNS = [  # labels, answer, periods
    (("2022-23", "2023-24"), "first", ["2022", "2023"]),
    (("2022-23", "2023-24"), "second", ["2023", "2024"]),
    (("FY2023", "FY2024"), "second", ["2023", "2024"]),
    (("2022-23学年", "2023学年"), "first", ["2022", "2023"]),
    (("2009-10", "2022-23"), "first", ["2009", "2022"]),  # a month but for its neighbour
    (("2009-10", "2010-11"), "second", ["2010", "2011"]),
    (("2009-10", "2010-11"), "month", ["2009-10", "2010-11"]),
]


@pytest.fixture(scope="module")
def answered() -> dict:
    """(the answer of a case, whether it was given) → the tables of COLUMNS with that answer, checked in one go. Which answers there are depends
    on all the files together."""
    made, sheets = catalogue(), {}
    for labels, answer, _ in COLUMNS:
        for text in (ACROSS.format(*labels), DOWN.format(*labels)):
            sheets.setdefault(answer, {})[text] = read(text.encode(), "x.csv", made)
    given = {(answer, True): Answers(choices={"fiscal": answer}) for answer in sheets} | {
        (answer, False): Answers() for answer in sheets
    }
    return {key: Together(sheets[key[0]], made, answers) for key, answers in given.items()}


@pytest.mark.parametrize("table", [ACROSS, DOWN], ids=["across", "down"])
@pytest.mark.parametrize(("labels", "answer", "periods"), COLUMNS)
def test_the_answer_is_for_the_column(table, labels, answer, periods, answered):
    before, after = (answered[answer, is_given][table.format(*labels)] for is_given in (False, True))
    [question] = before.problems
    assert (question.level, question.code, question.cell) == ("question", "fiscal_year", labels[0])
    assert answer in [one.value for one in question.answers]
    assert [row["period"] for row in after.rows] == periods
    assert [p for p in after.problems if p.level in ("error", "question")] == []


@pytest.mark.parametrize("labels", [("2009-10", "2009-11"), ("2011-12", "2012-01"), ("2009-10", "2009-09"), ("2009-10", "2009")])
def test_months_stay_months(labels):
    assert checked(DOWN.format(*labels)) == (list(labels), [])


def test_the_label_is_kept_in_the_note():
    sheet = read(DOWN.format("2022-23", "2023-24").encode(), "x.csv", catalogue())
    assert sheet.texts["note"] == ["2022-23", "2023-24"]


def test_a_large_file_of_months_stays_on_the_short_way():
    lines = "".join(f"东区,来信,{1990 + n // 12 % 30}-{n % 12 + 1:02d},{n}\n" for n in range(12_000))
    assert read(f"单位,指标,时期,数值\n{lines}".encode(), "x.csv", catalogue()).lines
    years = "".join(f"东区,来信,{1990 + n % 30}-{(1991 + n % 30) % 100:02d},{n}\n" for n in range(12_000))
    assert read(f"单位,指标,时期,数值\n{years}".encode(), "x.csv", catalogue()).lines is None
