"""Figures beside other figures: one small file for each doubt, and near misses that must stay silent."""

from pathlib import Path

import pandas as pd
import pytest
from given import INDICATOR, TABLES, catalogue
from together import Together

from db.scratch import Scratch
from etl.checks.check import check
from etl.releases.database import sample_files, starting_files
from etl.tables.read import read, read_all

COLUMNS = [
    "office",
    "indicator",
    "period",
    "value",
    "qualifier",
    "status",
    "as_worded",
    "note",
    "source",
    "row",
    "file",
    "release",
]
EXTENDED = TABLES["indicators.csv"].replace(INDICATOR, f"{INDICATOR},change_limit,total")
LIMITS = {"letters": "20,", "online": "5,", "place": "3,", "visits": ",letters", "faults": ",letters"}


def with_limits():
    """The small catalogue with a limit of change for some indicators, and two parts of the letters (件 for all)."""
    lines = []
    for line in EXTENDED.replace("次,visits", "件,visits").replace("起,faults", "件,faults").splitlines():
        lines.append(line if line.startswith("id,") else f"{line},{LIMITS.get(line.split(',')[0], ',')}")
    lines.append("free,满意率,Free,work,%,%,ratio,up,1,,,0,100,,定义,Definition,,")
    made = catalogue(indicators="\n".join(lines) + "\n")
    assert made.problems == []
    return made


def sheet(rows: str, name: str = "new.csv"):
    """A file of rows `office indicator period value [qualifier [status [note]]]`, one in a line."""
    lines = ["office,indicator,period,value,qualifier,status,note"]
    for line in rows.strip().splitlines():
        cells = line.split() + [""] * 7
        lines.append(",".join("" if cell == "." else cell for cell in cells[:7]))
    return read("\n".join(lines).encode(), name)


def record(rows: str) -> pd.DataFrame:
    """The record's figures, written in the same way; they came with release 3."""
    made = []
    for n, line in enumerate(rows.strip().splitlines(), start=2):
        office, indicator, period, value, *rest = line.split()
        qualifier, status = (rest + ["=", "A"][len(rest) :])[:2]
        number = float("nan") if value == "." else float(value)
        made.append((office, indicator, period, number, qualifier.strip("."), status, "", "", "", n, "old.csv", 3))
    return pd.DataFrame(made, columns=COLUMNS).astype({"value": float})


def beside_record(cases: list) -> dict:
    """(rows of the file, rows of the record) → what is checked of them."""
    return {(rows, old): (sheet(rows), record(old)) for rows, old in cases}


def problems(rows: str, old: str = "", made=None) -> list:
    return check([sheet(rows)], made or with_limits(), record(old) if old.strip() else None).problems


def series(*values, indicator="visits", start=2015, extra="") -> str:
    return "\n".join(f"east {indicator} {start + n} {value} {extra}" for n, value in enumerate(values))


LIVELY = "\n".join(
    f"east sent {2015 + n}-01 {300 + n}\neast sent {2015 + n}-02 {value}" for n, value in enumerate((100, 190, 90, 210, 106))
)
FAULTS = [  # name, rows of the file, rows of the record, [row, code]
    ("100 times", "east sent 2024 851700", "east sent 2023 8517", [2, "jump"]),
    ("100 times within 1.6", "east sent 2024 1350000", "east sent 2023 8517", [2, "jump"]),
    ("a hundredth", "east sent 2024 85", "east sent 2023 8517", [2, "jump"]),
    ("10,000 times", "east sent 2024 40000", "east sent 2023 4", [2, "jump"]),
    ("a ten-thousandth", "east sent 2024 4", "east sent 2023 40000", [2, "jump"]),
    ("100 times some years before", "east sent 2024 851700", "east sent 2019 8517", [2, "jump"]),
    ("100 times the year after", "east sent 2022 851700", "east sent 2023 8517", [2, "jump"]),
    ("100 times within the file", "east sent 2023 8517\neast sent 2024 851700", "", [3, "jump"]),
    ("100 times another month", "east sent 2024-02 70000", "east sent 2024-01 700", [2, "jump"]),
    ("100 times in months", "east sent 2024-02 70000\neast sent 2024-01 700", "", [2, "jump"]),
    ("a digit too many in a small number", "east sent 2024 240", "east sent 2023 24", [2, "jump"]),
    ("a digit too many", "east sent 2024 85170", "east sent 2023 8517", [2, "jump"]),
    ("a score's point", "east score 2024 85150", "east score 2023 851.5", [2, "jump"]),
    ("a ratio's point", "east online 2024 0.9%", "east online 2023 89", [2, "jump"]),
    ("a count beyond its limit", "east letters 2024 121", "east letters 2023 100", [2, "change_limit"]),
    ("a count below its limit", "east letters 2024 79", "east letters 2023 100", [2, "change_limit"]),
    ("the year before arrives", "east letters 2023 100", "east letters 2024 130", [2, "change_limit"]),
    ("points beyond the limit", "east online 2024 90.1", "east online 2023 85", [2, "change_limit"]),
    ("places beyond the limit", "east place 2024 9", "east place 2023 5", [2, "change_limit"]),
    ("surely beyond: a lower bound", "east letters 2024 130 >=", "east letters 2023 100", [2, "change_limit"]),
    ("surely beyond: after an upper bound", "east letters 2024 130", "east letters 2023 100 <=", [2, "change_limit"]),
    ("unlike its history", "east sent 2020 300", series(100, 104, 101, 103, 106, indicator="sent"), [2, "unlikely_change"]),
    ("a ratio unlike its history", "east online 2020 60%", series(80, 81, 82, 84, 85, indicator="online"), [2, "change_limit"]),
    ("unlike its last ten changes", "east sent 2020 300", series(*[100, 190, 90, 210] * 3, *[100 + n % 5 for n in range(13)], indicator="sent", start=1995), [2, "unlikely_change"]),
    ("a month unlike that month, beside a lively one", "east sent 2020-01 700", LIVELY, [2, "unlikely_change"]),
    ("a ratio that no limit is set for", "east free 2020 60%", series(80, 81, 82, 84, 85, indicator="free"), [2, "unlikely_change"]),
    ("four years the same", "east sent 2024 52", series(52, 52, 52, indicator="sent", start=2021), [2, "same_value"]),
    ("seven years the same, once", "east sent 2021 52", series(*[52] * 6, indicator="sent"), [2, "same_value"]),
    ("four years the same in one file", series(52, 52, 52, 52, indicator="sent"), "", [5, "same_value"]),
    ("a score four years the same", "east score 2024 80.5", series(80.5, 80.5, 80.5, indicator="score", start=2021), [2, "same_value"]),
    ("a part above the total", "east visits 2024 7\neast letters 2024 6", "", [2, "above_total"]),
    ("a part above the record's total", "east visits 2024 7", "east letters 2024 6", [2, "above_total"]),
    ("a total below the record's part", "east letters 2024 6", "east visits 2024 7", [2, "above_total"]),
    ("parts above the total", "east letters 2024 10\neast visits 2024 6\neast faults 2024 5", "", [2, "parts_above_total"]),
    ("parts above the record's total", "east visits 2024 6\neast faults 2024 5", "east letters 2024 10", [3, "parts_above_total"]),
    ("a numerator above its denominator", "east taken 2024 8\neast sent 2024 7", "", [2, "above_total"]),
    ("a typed ratio above 100", "east online 2024 100.5", "", [2, "out_of_range"]),
    ("a cut quotient in the note", "east online 2024 93.7 = A 90/96", "", [2, "fraction_differs"]),
    ("a figure gone", "east sent 2024 9", "east sent 2024 9\neast letters 2024 5", [0, "gone"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def together() -> Together:
    """All the cases of this file, checked in one go."""
    cases = [(rows, old) for table in (FAULTS, NEAR_MISSES) for _, rows, old, *_ in table]
    return Together(beside_record([*cases, *((rows, old) for rows, old, _ in ARITHMETIC)]), with_limits())


@pytest.mark.parametrize(("name", "rows", "old", "fault"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_doubt_is_found_where_it_is(name, rows, old, fault, together):
    doubts = together[rows, old].problems
    assert [[p.row, p.code] for p in doubts] == [fault]
    for lang, stop in (("zh", "。"), ("en", ".")):
        for p in doubts:
            assert "{" not in p.message(lang) and p.message(lang)[-1] == stop


NEAR_MISSES = [
    ("40 times", "east sent 2024 340680", "east sent 2023 8517"),
    ("250 times", "east sent 2024 2129250", "east sent 2023 8517"),
    ("1000 times", "east sent 2024 8517000", "east sent 2023 8517"),
    ("tiny numbers", "east sent 2024 500", "east sent 2023 5"),
    ("from zero", "east sent 2024 5000", "east sent 2023 0"),
    ("a rank", "east place 2024 1100", "east place 2022 11"),
    ("a year and its quarter", "east sent 2024 100000", "east sent 2024-Q1 1000"),
    ("another office", "east sent 2024 851700", "north sent 2023 8517"),
    ("100 times across a break", "east sent 2024 851700 = B", "east sent 2023 8517"),
    ("100 times across a break of the record", "east sent 2024 851700", "east sent 2023 . . B\neast sent 2022 8517"),
    ("100 times across a succession", "east sent 2014 851700", "east sent 2012 8517"),
    ("at the limit", "east letters 2024 120", "east letters 2023 100"),
    ("no limit set", "east sent 2024 250", "east sent 2023 100"),
    ("two years before", "east letters 2024 130", "east letters 2022 100"),
    ("beyond the limit across a break", "east letters 2024 130 = B", "east letters 2023 100"),
    ("perhaps beyond: an upper bound", "east letters 2024 130 <=", "east letters 2023 100"),
    ("perhaps beyond: after a lower bound", "east letters 2024 130", "east letters 2023 100 >="),
    ("perhaps beyond: about", "east letters 2024 130 ~", "east letters 2023 100"),
    ("from zero, no per cent", "east letters 2024 130", "east letters 2023 0"),
    ("only four earlier years", "east sent 2019 300", series(100, 104, 101, 103, indicator="sent")),
    ("within the floor", "east sent 2020 150", series(100, 104, 101, 103, 106, indicator="sent")),
    ("a history of leaps", "east sent 2020 300", series(100, 190, 90, 210, 106, indicator="sent")),
    ("a lively month beside a steady one", "east sent 2020-02 300", LIVELY),
    ("points within the floor", "east free 2020 88%", series(80, 81, 82, 84, 85, indicator="free")),
    ("fewer than ten", "east sent 2020 9", series(3, 3, 3, 3, 3, indicator="sent")),
    ("unlike its history across a break", "east sent 2020 300 = B", series(100, 104, 101, 103, 106, indicator="sent")),
    ("unlike its history, approximate", "east sent 2020 300 >=", series(100, 104, 101, 103, 106, indicator="sent")),
    ("three years the same", "east sent 2024 52", series(52, 52, indicator="sent", start=2022)),
    ("the same with a gap", "east sent 2024 52", series(52, 52, 52, indicator="sent", start=2020)),
    ("the same small count", "east sent 2024 10", series(10, 10, 10, indicator="sent", start=2021)),
    ("always 100 %", "east online 2024 100", series(100, 100, 100, indicator="online", start=2021)),
    ("always first", "east place 2024 1", series(1, 1, 1, indicator="place", start=2021)),
    ("the same round bound", "east sent 2024 500 >=", series(500, 500, 500, indicator="sent", start=2021, extra=">=")),
    ("a part as large as the total", "east visits 2024 6\neast letters 2024 6", ""),
    ("a part that may be within its total", "east visits 2024 7 <=\neast letters 2024 6", ""),
    ("parts just as large", "east letters 2024 11\neast visits 2024 6\neast faults 2024 5", ""),
    ("parts that may be smaller", "east letters 2024 10\neast visits 2024 6 <=\neast faults 2024 5", ""),
    ("parts of another year", "east letters 2024 10\neast visits 2024 6\neast faults 2023 5", ""),
    ("a typed ratio of 100", "east online 2024 100", ""),
    ("a quotient to the places written", "east online 2024 93.8 = A 90/96", ""),
    ("a date in the note", "east online 2024 93.7 = A 2024/12/31", ""),
    ("another fraction in the note", "east online 2024 93.7 = A 12/31", ""),
    ("a share of the record only", "east sent 2024 9", "east sent 2024 9\neast letters 2024 5\neast taken 2024 5"),
    ("nothing gone in another year", "east sent 2024 9", "east sent 2023 9\neast letters 2023 5"),
    ("nothing gone that had no figure", "east sent 2024 9", "east sent 2024 9\neast letters 2024 . . O"),
]


@pytest.mark.parametrize(("name", "rows", "old"), NEAR_MISSES, ids=[f[0] for f in NEAR_MISSES])
def test_a_near_miss_stays_silent(name, rows, old, together):
    assert [[p.row, p.code] for p in together[rows, old].problems] == []


def test_a_reached_target_may_stay_the_same():
    made = catalogue(targets="office,indicator,period,target\neast,sent,2022,52\n")
    assert problems("east sent 2024 52", series(52, 52, 52, indicator="sent", start=2021), made) == []


def test_the_sentence_names_the_other_place_and_the_arithmetic():
    (problem,) = problems("east sent 2024 85", "east sent 2023 8517")
    assert (problem.file, problem.row, problem.column, problem.cell) == ("new.csv", 2, "value", "85")
    assert "数据版本3，old.csv第2行" in problem.message("zh") and "8517 ÷ 85 = 100.2倍" in problem.message("zh")
    assert "release 3, old.csv row 2" in problem.message("en") and "8517 ÷ 85 = 100.2 times" in problem.message("en")


ARITHMETIC = [
    ("east letters 2024 130", "east letters 2023 100", "(130 - 100) ÷ 100 = +30%，超过目录规定的20%"),
    ("east online 2024 78.5", "east online 2023 85", "78.5 - 85 = -6.5个百分点，超过目录规定的5个百分点"),
    ("east place 2024 9", "east place 2023 5", "5 - 9 = -4位，超过目录规定的3位"),
    ("east sent 2020 300", series(100, 104, 101, 103, 106, indicator="sent"), "(300 - 106) ÷ 106 = +183%，按此前5年推算"),
    ("east sent 2024 52", series(52, 52, 52, indicator="sent", start=2021), "2021年至2024年连续4年都是52（2021年见数据版本3，old.csv第2行）"),
    ("east letters 2024 10\neast visits 2024 6\neast faults 2024 5", "", "6 + 5 = 11"),
    ("east visits 2024 7\neast letters 2024 6", "", "（new.csv第3行）：7 - 6 = 1"),
    ("east sent 2024 9", "east sent 2024 9\neast letters 2024 5", "东区2024年的“来信”5件（数据版本3，old.csv第3行）"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "old", "arithmetic"), ARITHMETIC)
def test_the_arithmetic_can_be_followed(rows, old, arithmetic, together):
    assert arithmetic in together[rows, old].problems[0].message("zh")


@pytest.mark.parametrize(("name", "rows", "old", "fault"), FAULTS[::4], ids=[f[0] for f in FAULTS[::4]])
def test_a_case_among_others_is_what_it_is_by_itself(name, rows, old, fault, together):
    assert repr(together[rows, old].problems) == repr(problems(rows, old))


def test_a_catalogue_without_the_new_columns_is_as_good():
    assert problems("east letters 2024 500", "east letters 2023 100", catalogue()) == []


CATALOGUE_FAULTS = [
    ("letters,count,neutral,0,,,0,,信件|来信数,定义,Definition,20,", "letters,count,neutral,0,,,0,,信件|来信数,定义,Definition,much,", "not_a_number"),
    ("visits,count,up,0,,,0,,,定义,Definition,,letters", "visits,count,up,0,,,0,,,定义,Definition,,nothing", "unknown_reference"),
    ("visits,count,up,0,,,0,,,定义,Definition,,letters", "visits,count,up,0,,,0,,,定义,Definition,,visits", "cyclic_total"),
    ("visits,count,up,0,,,0,,,定义,Definition,,letters", "visits,count,up,0,,,0,,,定义,Definition,,sent", "other_unit"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "code"), CATALOGUE_FAULTS)
def test_a_faulty_limit_or_total_is_refused(good, bad, code):
    text = with_limits().files["indicators.csv"].decode()
    assert good in text
    problems = catalogue(indicators=text.replace(good, bad)).problems
    assert [p.code for p in problems] == [code] and problems[0].message("zh") and problems[0].message("en")


def test_a_hundredfold_figure_is_told_once_and_not_as_an_unlikely_change_as_well():
    assert [p.code for p in problems("east letters 2024 8500", "east letters 2023 85")] == ["jump"]


def test_the_products_own_data_raise_no_doubt(office):
    files = [*starting_files(office.settings), *sample_files(office.settings)]
    assert check(read_all(files, office.catalogue(office.store.head())), office.catalogue(office.store.head())).problems == []


def test_many_figures_are_compared_part_by_part_with_the_same_result(office, monkeypatch):
    """Each part is one office then; a year's figures stand here three times: as they are, again, and a hundredfold as the next year's."""
    catalogue, files = office.catalogue(office.store.head()), sample_files(office.settings)
    name, newest = max(files, key=lambda file: len(file[1].read()))  # a whole year
    year, text = int(Path(name).stem), newest.read().decode("utf-8-sig")
    later = "\n".join(hundredfold(line, str(year + 1)) for line in text.splitlines())
    sheets = read_all([*files, ("again.csv", text.encode()), ("later.csv", later.encode())], catalogue)
    whole = check(sheets, catalogue, office.snapshot()).problems
    monkeypatch.setattr("etl.checks.check.AT_ONCE", 1)
    parts = check(sheets, catalogue, office.snapshot()).problems
    assert {p.code for p in whole} >= {"duplicate", "jump", "out_of_range"} and len(whole) > 100
    assert sorted(map(repr, parts)) == sorted(map(repr, whole)) and [(p.file, p.row) for p in parts] == [
        (p.file, p.row) for p in whole
    ]


def hundredfold(line: str, period: str) -> str:
    office, indicator, _, number, *rest = line.split(",")
    return ",".join([office, indicator, period, f"{float(number) * 100:g}", *rest]) if number[:1].isdigit() else line


@pytest.mark.parametrize(
    "rows",
    [
        "east sent 2024 8517 = A 5/12",
        "east letters 2024 5\neast visits 2024 5\neast online 2024 80\neast rate 2024 40\nnorth letters 2024 5",
        "east sent 2024-01 8517\neast faults 2024-02 . . O\nnorth score 2024 85.1 >=",
    ],
)
def test_a_query_that_is_not_carried_out_would_have_yielded_nothing(rows, monkeypatch):
    """Those that rest on a table that has no row: with all of them the problems are the same, whatever the record has of other offices."""
    old = "west letters 2012 5\nwest letters 2011 500"
    few = problems(rows, old)
    left_out = set()
    founded = Scratch.founded
    monkeypatch.setattr(
        Scratch, "founded", lambda desk, queries: left_out.update({*queries} - {*founded(desk, queries)}) or queries
    )
    assert repr(problems(rows, old)) == repr(few)
    assert len(left_out) >= 10
