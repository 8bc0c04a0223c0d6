"""Parts of a year that do not name it: given tables, the periods of their figures, or the question for the year."""

from datetime import date

import pytest
from files import xlsx
from given import catalogue
from together import Outcome, Together

from etl.checks.check import check
from etl.tables.read import Overrides, read

TABLES = [  # name, file, "office indicator period value" in order
    ("quarters under a title's year", "2024年各区来信,,\n单位,一季度,二季度\n东区,10,20\n北区,1,2", "east letters 2024-Q1 10\neast letters 2024-Q2 20\nnorth letters 2024-Q1 1\nnorth letters 2024-Q2 2"),
    ("halves and the year", "东区2024年情况,,,\n指标,上半年,下半年,全年\n来信,10,20,30", "east letters 2024-S1 10\neast letters 2024-S2 20\neast letters 2024 30"),
    ("running totals", "东区2024年情况,,,\n指标,1-6月,1—9月累计,1-12月\n来信,10,20,30", "east letters 2024-01/P6M 10\neast letters 2024-01/P9M 20\neast letters 2024 30"),
    ("months", "东区2024年情况,,\n指标,1月,12月份\n来信,10,20", "east letters 2024-01 10\neast letters 2024-12 20"),
    ("English quarters", "东区2024年情况,,\n指标,Q1,Q4\n来信,10,20", "east letters 2024-Q1 10\neast letters 2024-Q4 20"),
    ("ends of months", "东区2024年情况,,\n指标,6月末,年末\n网办率,10,20", "east online 2024-06 10\neast online 2024 20"),
    ("units in the header", "东区2024年情况,,\n指标,1-6月（件）,1-9月（件）\n来信,10,20", "east letters 2024-01/P6M 10\neast letters 2024-01/P9M 20"),
    ("quarters down a column", "东区2024年情况,,\n时期,指标,数值\n一季度,来信,10\n前三季度,来信,20", "east letters 2024-Q1 10\neast letters 2024-01/P9M 20"),
    ("quarters down a column without a header", "东区2024年情况,,\n,来信,接待\n一季度,10,1\n二季度,20,2", "east letters 2024-Q1 10\neast visits 2024-Q1 1\neast letters 2024-Q2 20\neast visits 2024-Q2 2"),
    ("months beside years", "单位,年份,月份,来信,接待\n东区,2023,12月,10,1\n东区,2024,1,20,2", "east letters 2023-12 10\neast visits 2023-12 1\neast letters 2024-01 20\neast visits 2024-01 2"),
    ("quarters beside years", "单位,指标,年度,季度,数值\n东区,来信,2023年,4,10\n东区,来信,2024年,一季度,20", "east letters 2023-Q4 10\neast letters 2024-Q1 20"),
    ("months beside quarters beside years", "单位,指标,年份,季度,月份,数值\n东区,来信,2023,4,12,10", "east letters 2023-12 10"),
    ("no month beside a year", "单位,指标,年份,月份,数值\n东区,来信,2023,,10\n东区,来信,2023,5,7", "east letters 2023 10\neast letters 2023-05 7"),
    ("a column of months that name their years", "单位,指标,月份,数值\n东区,来信,2023-05,10", "east letters 2023-05 10"),
    ("a column of bare months under a title's year", "东区2024年情况,,\n月份,来信,接待\n1,10,1\n2,20,2", "east letters 2024-01 10\neast visits 2024-01 1\neast letters 2024-02 20\neast visits 2024-02 2"),
    ("two levels", "指标,2023年,,2024年,\n,上半年,1-11月,一季度,全年\n来信,1,2,3,4", "east letters 2023-S1 1\neast letters 2023-01/P11M 2\neast letters 2024-Q1 3\neast letters 2024 4"),
    ("this month and since January", "东区2024年6月情况,,\n指标,本月,本年累计\n来信,10,60", "east letters 2024-06 10\neast letters 2024-01/P6M 60"),
    ("since January for rows of several months", "单位,指标,时期,本月,累计\n东区,来信,2024年5月,9,50\n东区,来信,2024年6月,10,60", "east letters 2024-05 9\neast letters 2024-01/P5M 50\neast letters 2024-06 10\neast letters 2024-01/P6M 60"),
    ("a title of a part above its own columns", "东区2024年上半年情况,,\n指标,一季度,1-6月\n来信,10,20", "east letters 2024-Q1 10\neast letters 2024-01/P6M 20"),
    ("a running total and the note on it", "指标,2024年1—6月数值,2024年1—6月备注\n来信,10,快", "east letters 2024-01/P6M 10"),
    ("a running total that is expected", "指标,2023年1—11月,2024年1-11月(预计)\n来信,10,20", "east letters 2023-01/P11M 10\neast letters 2024-01/P11M 20"),
    ("quarters added up", "东区2024年情况,,\n指标,1-2季度,一至三季度\n来信,10,20", "east letters 2024-01/P6M 10\neast letters 2024-01/P9M 20"),
    ("quarters added up beside years", "年份,季度,单位,来信\n2024,1-2季度,东区,10\n2024,前三季度,东区,12", "east letters 2024-01/P6M 10\neast letters 2024-01/P9M 12"),
    ("as of quarters", "东区2024年情况,,\n指标,截至二季度,截至三季度\n网办率,10,20", "east online 2024-06 10\neast online 2024-09 20"),
    ("months of a title of several months", "东区2024年3-5月情况,,\n指标,3月,4月\n来信,10,20", "east letters 2024-03 10\neast letters 2024-04 20"),
    ("this period and the one before", "2024年上半年东区情况,,\n指标,本期,上年同期\n来信,10,20", "east letters 2024-S1 10\neast letters 2023-S1 20"),
    ("a running total in brackets behind a year", "指标,2023年,2024年（1-11月）\n来信,10,20", "east letters 2023 10\neast letters 2024-01/P11M 20"),
    ("a title that speaks of a running total", "东区2024年6月累计来信情况\n指标,数值\n来信,10", "east letters 2024-01/P6M 10"),
    ("the same in other words", "2024年6月东区累计情况\n指标,数值\n来信,10", "east letters 2024-01/P6M 10"),
    ("a month beside its running total", "2024年6月东区当月及累计情况,,\n指标,本月,累计\n来信,10,60", "east letters 2024-06 10\neast letters 2024-01/P6M 60"),
    ("running totals down a column", "单位,指标,时期,数值\n东区,来信,2024年6月（累计）,10\n东区,接待,202406,20", "east letters 2024-01/P6M 10\neast visits 2024-06 20"),
    ("years as before", "指标,2022年,2023年\n来信,10,20", "east letters 2022 10\neast letters 2023 20"),
    ("the sum of years is no running total", "单位,指标,2022年,2023年,累计\n东区,来信,10,20,30", "east letters 2022 10\neast letters 2023 20"),
]  # fmt: skip


def figures(text: str, overrides=None) -> tuple:
    """The figures as lines, and the problems that are more than notes."""
    made = catalogue()
    return figures_and_problems(
        Together({"": read(text.encode(), "x.csv", made, overrides or Overrides(office="east"))}, made).alone("")
    )


def figures_and_problems(outcome: Outcome) -> tuple:
    rows = [f"{r['office']} {r['indicator']} {r['period']} {r['value']:g}" for r in outcome.rows]
    return "\n".join(rows), [(p.level, p.code) for p in outcome.problems if p.level != "note"]


@pytest.fixture(scope="module")
def together() -> Together:
    """TABLES, checked in one go."""
    made = catalogue()
    return Together({name: read(text.encode(), "x.csv", made, Overrides(office="east")) for name, text, _ in TABLES}, made)


@pytest.mark.parametrize(("name", "text", "expected"), TABLES, ids=[t[0] for t in TABLES])
def test_a_part_is_joined_with_its_year(name, text, expected, together):
    assert figures_and_problems(together[name]) == (expected, [])


WITHOUT = [
    (
        "across",
        "单位,指标,1-6月,1-9月,1-12月\n东区,来信,4300,6500,8800",
        "east letters 2025-01/P6M 4300\neast letters 2025-01/P9M 6500\neast letters 2025 8800",
    ),
    ("down a column", "单位,指标,时期,数值\n东区,来信,一季度,10", "east letters 2025-Q1 10"),
    ("bare months", "单位,指标,月份,数值\n东区,来信,3,10", "east letters 2025-03 10"),
]


@pytest.mark.parametrize(("name", "text", "expected"), WITHOUT, ids=[w[0] for w in WITHOUT])
def test_without_a_year_it_is_asked_for(name, text, expected):
    assert figures(text) == ("", [("question", "year_missing")])
    assert figures(text, Overrides(office="east", period="2025")) == (expected, [])
    assert figures(text, Overrides(office="east", choices={"period": "2025"})) == (expected, [])


def test_the_choices_are_the_last_years():
    [question] = read("指标,1-6月,1-9月\n来信,1,2".encode(), "x.csv", catalogue(), Overrides(office="east")).problems
    assert [c.value for c in question.answers] == [str(date.today().year - n) for n in range(3)]


def test_a_large_file_with_months_beside_years_takes_the_long_way():
    lines = "".join(f"东区,来信,{1990 + n // 12 % 30},{n % 12 + 1},{n}\n" for n in range(12_000))
    made = catalogue()
    sheet = read(f"单位,指标,年份,月份,数值\n{lines}".encode(), "x.csv", made, Overrides())
    assert sheet.texts["period"][:2] == ["1990-01", "1990-02"] and len(sheet.rows) == 12_000


SHEETS = [  # names of worksheets, title of each, "period value" in order
    (["1-6月"], "2024年东区情况", "2024-01/P6M 0"),
    (["上半年"], "2024年东区情况", "2024-S1 0"),
    (["全年"], "2024年东区情况", "2024 0"),
    (["累计"], "2024年6月东区情况", "2024-01/P6M 0"),
    (["累计"], "2024年东区情况", "2024 0"),
    (["6月"], "2024年1-6月东区情况", "2024-01/P6M 0"),
    (["1月", "2月", "3月"], "2024年东区情况", "2024-01 0\n2024-02 1\n2024-03 2"),
    (["上半年", "全年"], "2024年东区情况", "2024-S1 0\n2024 1"),
]


@pytest.mark.parametrize(("names", "title", "expected"), SHEETS, ids=["|".join(s[0]) + s[1] for s in SHEETS])
def test_the_name_of_a_worksheet_narrows_its_title(names, title, expected):
    made = catalogue()
    first, *others = [(name, [[title], ["指标", "数值"], ["来信", n]]) for n, name in enumerate(names)]
    data = xlsx(first[1], title=first[0], **dict(others))
    result = check([read(data, "x.xlsx", made, Overrides(office="east", choices={"several_sheets": "all"}))], made)
    assert "\n".join(f"{r['period']} {r['value']:g}" for r in result.desk.records("check/results/rows")) == expected
    assert not [p for p in result.problems if p.level != "note"]


NOT_ONE = [  # name of the file, of the worksheet, title, (code, answers)
    ("x", "二季度", "2024年一季度东区情况", ("periods_unclear", ["2024-Q1", "2024-Q2"])),
    ("1-6月", "Sheet1", "2024年东区情况", ("periods_unclear", ["2024", "2024-01/P6M"])),
    ("x", "Sheet1", "2021—2025年东区情况", ("bad_period", [])),
    ("x", "Sheet1", "2023年7月至2024年6月东区情况", ("bad_period", [])),
    ("x", "Sheet1", "2024年东区3-5月情况", ("bad_period", [])),
    ("x", "Sheet1", "2021—2024年东区年均来信", ("bad_period", [])),
    ("x", "Sheet1", "东区3-5月情况", ("missing_header", [])),
    ("2020-2023", "Sheet1", "2021—2025年东区情况", ("bad_period", [])),
    ("x", "Sheet1", "East, FY2024", ("fiscal_year", ["first", "second"])),
    ("2024年", "Sheet1", "2021—2025年东区情况", ("periods_unclear", ["2024"])),
]


@pytest.mark.parametrize(("file", "sheet", "title", "expected"), NOT_ONE, ids=["|".join(n[:3]) for n in NOT_ONE])
def test_what_is_not_one_period_of_ours_is_asked_about_or_refused(file, sheet, title, expected):
    made = catalogue()
    data = xlsx([[title], ["指标", "数值"], ["来信", 1]], title=sheet)
    result = check([read(data, f"{file}.xlsx", made, Overrides(office="east"))], made)
    [problem] = [p for p in result.problems if p.level != "note"]
    assert (problem.code, [c.value for c in problem.answers] if problem.level == "question" else []) == expected


def test_an_expected_year_down_a_column_has_its_status():
    made = catalogue()
    sheet = read("单位,指标,时期,数值\n东区,来信,2023年,1\n东区,来信,2024年(预计),2".encode(), "x.csv", made, Overrides())
    assert (sheet.texts["period"], sheet.texts["status"], sheet.texts["note"]) == (["2023年", "2024年"], ["", "E"], ["", "预计"])
