"""The year adds up: halves, quarters, months and cumulative figures beside the year, with bounds and missing parts."""

import pytest
from given import TABLES, catalogue
from together import Together

from etl.checks.check import check
from etl.tables.read import Sheet, read

LINES = TABLES["indicators.csv"].strip().splitlines()
OVER_TIME = {"letters": "sum", "sent": "last"}
CATALOGUE = catalogue(
    indicators="\n".join([f"{LINES[0]},over_time", *(f"{line},{OVER_TIME.get(line.split(',')[0], '')}" for line in LINES[1:])])
    + "\n"
)
MONTHS = "\n".join(f"letters 2024-{month:02d} 900" for month in range(1, 13))
SOME = "\n".join(f"letters 2024-{month:02d} 900" for month in range(1, 6))
DOUBTS = [  # name, figures "indicator period value", code of the warning or ""
    ("months beyond their year", f"letters 2024 5000\n{MONTHS}", "year_differs"),
    ("months below their year", f"letters 2024 12000\n{MONTHS}", "year_differs"),
    ("months that make their year", f"letters 2024 10800\n{MONTHS}", ""),
    ("some months within their year", f"letters 2024 5000\n{SOME}", ""),
    ("some months beyond their year", f"letters 2024 4400\n{SOME}", "year_differs"),
    ("a half above its year", "letters 2024 5000\nletters 2024-S1 6000", "part_above_year"),
    ("a half within its year", "letters 2024 5000\nletters 2024-S1 4900", ""),
    ("two halves", "letters 2024 5000\nletters 2024-S1 2000\nletters 2024-S2 2900", "year_differs"),
    (
        "quarters",
        "letters 2024 100\nletters 2024-Q1 20\nletters 2024-Q2 20\nletters 2024-Q3 20\nletters 2024-Q4 30",
        "year_differs",
    ),
    ("running totals that fall", "letters 2024-01/P3M 6000\nletters 2024-01/P6M 5000", "part_above_year"),
    ("a quarter above its half", "letters 2024-Q2 6000\nletters 2024-S1 5000", "part_above_year"),
    ("a month above the months up to it", "letters 2024-06 6000\nletters 2024-01/P6M 5000", "part_above_year"),
    ("a quarter of the other half", "letters 2024-Q3 6000\nletters 2024-S1 5000", ""),
    ("seven months above the year", "letters 2024 5000\nletters 2024-01/P7M 6000", "part_above_year"),
    ("seven months that are the whole year", "letters 2024 5000\nletters 2024-01/P7M 5000", ""),
    ("seven months within the year", "letters 2024 5000\nletters 2024-01/P7M 2900", ""),
    ("a year that is a lower bound", f"letters 2024 5000余\n{MONTHS}", ""),
    ("a year that is a lower bound above its months", f"letters 2024 20000余\n{MONTHS}", "year_differs"),
    ("an approximate year", f"letters 2024 约5000\n{MONTHS}", ""),
    ("an approximate half below", "letters 2024 5000\nletters 2024-S1 约6000", ""),
    ("a state does not add up", "sent 2024 100\nsent 2024-S1 90\nsent 2024-S2 100", ""),
    ("a state may fall", "sent 2024 100\nsent 2024-S1 120", ""),
    ("nobody says how it adds up", "visits 2024 100\nvisits 2024-S1 50\nvisits 2024-S2 60", ""),
    ("above the year all the same", "visits 2024 100\nvisits 2024-S1 120", "part_above_year"),
    ("a rate", "online 2024 80\nonline 2024-S1 90", ""),
    ("a score", "score 2024 80\nscore 2024-S1 90", ""),
    (
        "one quarter above its year and the sum too",
        "letters 2024 100\nletters 2024-Q1 120\nletters 2024-Q2 20",
        "part_above_year",
    ),
    ("a changed definition", "letters 2024 5000 . B\nletters 2024-S1 6000", ""),
    ("another year", "letters 2023 5000\nletters 2024-S1 6000", ""),
]


def sheet(figures: str) -> Sheet:
    cells = (["east", *line.split(), "", ""][:6] for line in figures.splitlines())
    rows = "\n".join(",".join("" if cell == "." else cell for cell in line) for line in cells)
    return read(f"office,indicator,period,value,qualifier,status\n{rows}".encode(), "new.csv")


@pytest.fixture(scope="module")
def together() -> Together:
    """DOUBTS, checked in one go."""
    return Together({name: sheet(figures) for name, figures, _ in DOUBTS}, CATALOGUE)


@pytest.mark.parametrize(("name", "figures", "code"), DOUBTS, ids=[d[0] for d in DOUBTS])
def test_the_year_and_its_parts(name, figures, code, together):
    assert [p.code for p in together[name].problems if p.code in ("year_differs", "part_above_year")] == ([code] if code else [])


def test_the_sentence_shows_its_arithmetic():
    rows = "office,indicator,period,value\neast,letters,2024,5000\neast,letters,2024-S1,2000\neast,letters,2024-S2,2900"
    [problem] = check([read(rows.encode(), "new.csv")], CATALOGUE).problems
    assert (
        problem.message()
        == "“来信”2024年的各半年之和与全年的数不符（new.csv第3行）：2000 + 2900 = 4900，全年为5000。请核对；如属实，请说明理由。"
    )


def test_one_part_above_the_year_is_named_by_itself():
    rows = "office,indicator,period,value\neast,letters,2024,5000\neast,letters,2024-01/P7M,6000"
    [problem] = check([read(rows.encode(), "new.csv")], CATALOGUE).problems
    assert (
        problem.message()
        == "“来信”2024年1—7月的6000大于2024年的5000（new.csv第2行）：6000 - 5000 = 1000。请核对；如属实，请说明理由。"
    )
