"""Files with something around their table that changes what its figures mean: used, asked about or refused, never dropped."""

from dataclasses import dataclass, field

import pytest
from given import catalogue
from together import Together

from etl.answers import Answers
from etl.checks.check import check
from etl.tables.bulk import LEAST_LINES
from etl.tables.read import Overrides, Sheet, read
from wording.numbers import written

CATALOGUE = catalogue()
BY_OFFICE = "单位,来信\n东区,100\n西区,200"
WIDE = "单位,指标,2023年,2024年\n东区,来信,100,120"


@dataclass
class Case:
    """rows: "office indicator period value [status [note]]" of what is taken once the answers are given; problems: (code, row), of questions too."""

    name: str
    text: str
    rows: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    file: str = "new.csv"


AGREED = {kind: True for kind in ("multiple", "unit", "scale", "approximate", "percent", "missing")}
# fmt: off
CASES = [
    # the period of a title
    Case("months of a year", f"2024年1-6月各区来信情况\n{BY_OFFICE}", ["east letters 2024-01/P6M 100 A"]),
    Case("three quarters", f"2024年前三季度各区来信\n{BY_OFFICE}", ["east letters 2024-01/P9M 100 A"]),
    Case("months apart from their year", f"2024年各区1—11月来信\n{BY_OFFICE}", ["east letters 2024-01/P11M 100 A"]),
    Case("all months are the year", f"2024年1-12月各区来信\n{BY_OFFICE}", ["east letters 2024 100 A"]),
    Case("a half", f"2024年上半年各区来信\n{BY_OFFICE}", ["east letters 2024-S1 100 A"]),
    Case("a quarter in a row of its own", f"各区来信\n（2024年第三季度）\n{BY_OFFICE}", ["east letters 2024-Q3 100 A"]),
    Case("a month beside a corner", f"2024年6月各区来信,单位：件\n{BY_OFFICE}", ["east letters 2024-06 100 A"]),
    Case("a label", f"时间：2024年1-6月\n{BY_OFFICE}", ["east letters 2024-01/P6M 100 A"]),
    Case("the year in the file's name", f"各区1-6月来信\n{BY_OFFICE}", ["east letters 2024-01/P6M 100 A"], file="2024年报表.csv"),
    Case("only the file's name", BY_OFFICE, ["east letters 2022 100 A"], file="DATA_2022.csv"),
    Case("a part and no year", f"1-6月各区来信\n{BY_OFFICE}", problems=[("year_missing", 2)]),
    Case("a part and the answer", f"1-6月各区来信\n{BY_OFFICE}", ["east letters 2023-01/P6M 100 A"], answers={"period": "2023-01/P6M"}),
    Case("two years", f"2023—2024年来信情况\n{BY_OFFICE}", problems=[("periods_unclear", 2)]),
    Case("two years in two rows", f"2023年来信\n2024年汇总\n{BY_OFFICE}", problems=[("periods_unclear", 3)]),
    Case("two years, answered", f"2023—2024年来信情况\n{BY_OFFICE}", ["east letters 2024 100 A"], answers={"period": "2024"}),
    Case("title and file differ", f"2023年来信\n{BY_OFFICE}", problems=[("periods_unclear", 2)], file="2024年.csv"),
    Case("the file says less than the title", f"2024年上半年来信\n{BY_OFFICE}", ["east letters 2024-S1 100 A"], file="2024年.csv"),
    Case("a date of issue", f"各区来信情况（2025年1月印发）\n{BY_OFFICE}", problems=[("issue_date_only", 2)]),
    Case("a date of issue beside the period", f"2024年各区来信情况（2025年1月印发）\n{BY_OFFICE}", ["east letters 2024 100 A"]),
    Case("made on a day", f"各区来信情况,制表日期：2025年1月5日\n{BY_OFFICE}", problems=[("issue_date_only", 2)]),
    Case("a day without a word", f"各区来信情况（2025年1月15日）\n{BY_OFFICE}", problems=[("issue_date_only", 2)]),
    Case("part of a year above whole years", f"1-6月各区来信\n{WIDE}", problems=[("part_of_year", 1)]),
    Case("part of each year", f"1-6月各区来信\n{WIDE}", ["east letters 2023-01/P6M 100 A", "east letters 2024-01/P6M 120 A"], answers={"part_of_year": "part"}),
    Case("a half above whole years", f"2024年上半年各区来信\n{WIDE}", problems=[("part_of_year", 1)]),
    Case("whole years all the same", f"2024年上半年各区来信\n{WIDE}", ["east letters 2023 100 A", "east letters 2024 120 A"], answers={"part_of_year": "whole"}),
    Case("a yearbook", "2024年统计年鉴\n单位,指标,2023年\n东区,来信,5", ["east letters 2023 5 A"]),
    Case("a yearbook that does not say of which year", f"2024年统计年鉴\n{BY_OFFICE}", problems=[("issue_date_only", 2)]),
    Case("another year in the title", "2024年来信统计表\n单位,指标,2023年\n东区,来信,5", ["east letters 2023 5 A"], problems=[("title_differs", 1)]),
    # units
    Case("thousands", f"2024年来信\n单位：千件\n{BY_OFFICE}", ["east letters 2024 100000 A"]),
    Case("in the title", f"2024年来信（万件）\n{BY_OFFICE}", ["east letters 2024 1000000 A"]),
    Case("in a right-hand corner", f"2024年来信,单位：千件\n{BY_OFFICE}", ["east letters 2024 100000 A"]),
    Case("in the cell beside", f"2024年来信\n单位：,千件\n{BY_OFFICE}", ["east letters 2024 100000 A"]),
    Case("in a note", "单位,时期,来信\n东区,2024,80.3\n西区,2024,92\n注：本表单位为万件。", ["east letters 2024 803000 A", "west letters 2024 920000 A"]),
    Case("at the foot", f"2024年来信\n{BY_OFFICE}\n计量单位：千件", ["east letters 2024 100000 A"]),
    Case("a bare multiple", f"2024年来信\n单位：万\n{BY_OFFICE}", ["east letters 2024 1000000 A"]),
    Case("in the file's name", f"2024年来信\n{BY_OFFICE}", ["east letters 2024 100000 A"], file="来信（千件）.csv"),
    Case("in a column's header", "2024年\n单位,来信（千件）\n东区,1.5", ["east letters 2024 1500 A"]),
    Case("the same as the catalogue's", f"2024年来信\n单位：件\n{BY_OFFICE}", ["east letters 2024 100 A"]),
    Case("two of one base", f"2024年来信\n单位：万件、件\n{BY_OFFICE}", problems=[("units_unclear", 4), ("units_unclear", 5)]),
    Case("corner and note differ", f"2024年来信\n单位：件\n{BY_OFFICE}\n注：本表单位为万件", problems=[("units_unclear", 4), ("units_unclear", 5)]),
    Case("two of which each fits one column", "2024年\n单位：件、%\n单位,来信,网办率\n东区,100,86.2", ["east letters 2024 100 A", "east online 2024 86.2 A"]),
    Case("an unknown one", f"2024年来信\n单位：麻袋\n{BY_OFFICE}", problems=[("unit_differs", 4), ("unit_differs", 5)]),
    Case("an unknown one, answered", f"2024年来信\n单位：麻袋\n{BY_OFFICE}", ["east letters 2024 100 A"], answers={"unit_differs:麻袋:件": "catalogue"}),
    Case("an office after the word", "2024年来信\n单位：东区\n指标,数值\n来信,5", ["east letters 2024 5 A"]),
    Case("an office that nobody knows", "2024年来信\n单位：某某局\n指标,数值\n来信,5", problems=[("unknown_office", 4)]),
    # roles
    Case("a plan", f"2025年各区来信计划\n{BY_OFFICE}", problems=[("plan_not_actual", 1)]),
    Case("targets", f"2025年目标任务分解表\n{BY_OFFICE}", problems=[("plan_not_actual", 1)]),
    Case("a budget's draft", f"2025年预算（草案）\n{BY_OFFICE}", problems=[("plan_not_actual", 1)]),
    Case("a plan carried out", f"2024年工作计划完成情况\n{BY_OFFICE}", ["east letters 2024 100 A"]),
    Case("perhaps a plan", f"2024年重点工作任务清单\n{BY_OFFICE}", problems=[("role_unclear", 1)]),
    Case("no plan after all", f"2024年重点工作任务清单\n{BY_OFFICE}", ["east letters 2024 100 A"], answers={"role_unclear": "actual"}),
    Case("the file's name speaks of a plan", f"2024年来信\n{BY_OFFICE}", problems=[("role_unclear", 0)], file="2024年计划.csv"),
    Case("provisional", f"2024年快报\n{BY_OFFICE}", ["east letters 2024 100 P"]),
    Case("expected", f"2025年来信预计\n{BY_OFFICE}", ["east letters 2025 100 E"]),
    Case("a note makes one year provisional", f"{WIDE}\n注：2024年为快报数。", ["east letters 2023 100 A", "east letters 2024 120 P"]),
    # headers
    Case("an expected year", WIDE.replace("2024年", "2024年(预计)"), ["east letters 2023 100 A", "east letters 2024 120 E 预计"]),
    Case("an early year", WIDE.replace("2024年", "2024年快报数"), ["east letters 2023 100 A", "east letters 2024 120 P 快报数"]),
    Case("a planned year beside", WIDE.replace("2024年", "2024年计划"), ["east letters 2023 100 A"], problems=[("plan_column", 1)]),
    Case("plan and actual", "单位,指标,2024年,\n,,计划数,完成数\n东区,来信,90,100", ["east letters 2024 100 A"], problems=[("plan_column", 1)]),
    Case("nothing but a plan", "单位,指标,2025年计划\n东区,来信,5", problems=[("plan_not_actual", 1)]),
    Case("a mark without a meaning", WIDE.replace("2024年", "2024年*"), problems=[("mark_unclear", 2)]),
    Case("a circled mark", WIDE.replace("2024年", "2024年①"), problems=[("mark_unclear", 2)]),
    Case("a mark, answered", WIDE.replace("2024年", "2024年*"), ["east letters 2023 100 A", "east letters 2024 120 P *"], answers={"mark_unclear:*": "provisional"}),
    Case("a mark with its note", WIDE.replace("2024年", "2024年*") + "\n注：*为初步数。", ["east letters 2023 100 A", "east letters 2024 120 P *初步数"]),
    Case("a wide asterisk with its note", WIDE.replace("2024年", "2024年*") + "\n注：＊为初步数。", ["east letters 2023 100 A", "east letters 2024 120 P *初步数"]),
    Case("a mark that is no status", WIDE.replace("2024年", "2024年①") + "\n注：①不含镇街", ["east letters 2023 100 A", "east letters 2024 120 A ①不含镇街"]),
    Case("a unit in the corner of the header", "2024年各区来信\n单位：千件,一季度,二季度\n东区,1.1,1.2\n", ["east letters 2024-Q1 1100 A", "east letters 2024-Q2 1200 A"]),
    Case("nothing but a unit in the corner", "2024年各区来信\n（千件）,2023年,2024年\n东区,1.1,1.2\n", ["east letters 2023 1100 A", "east letters 2024 1200 A"]),
    Case("a unit with an exception", f"单位：件（除另有注明外）\n{WIDE}", ["east letters 2023 100 A", "east letters 2024 120 A"]),
    Case("a year that is planned, in a note", f"{WIDE}\n注：2024年为目标数。", ["east letters 2023 100 A", "east letters 2024 120 A 2024年为目标数"], [("role_of_note", 2)]),
    Case("budget and outturn in a note", f"{WIDE}\n注：2023年为决算数，2024年为预算数。", ["east letters 2023 100 A", "east letters 2024 120 A 2024年为预算数"], [("role_of_note", 2)]),
    Case("all of it planned, in a note", f"2024年各区来信\n{BY_OFFICE}\n注：本表数据为年度计划数。", ["east letters 2024 100 A"], [("role_unclear", 5)]),
    Case("a part of the year in a note", f"2024年各区来信\n{BY_OFFICE}\n注：以上为1-6月数据。", problems=[("periods_unclear", 2)]),
    Case("a part of the year in a note, answered", f"2024年各区来信\n{BY_OFFICE}\n注：以上为1-6月数据。", ["east letters 2024-01/P6M 100 A"], answers={"period": "2024-01/P6M"}),
    Case("running totals in a note", f"2024年6月各区来信\n{BY_OFFICE}\n注：本表数据均为累计数。", problems=[("periods_unclear", 2)]),
    Case("a mark for a part of the year", "单位,指标,2023年,2024年*\n东区,来信,100,92\n注：*为1-11月数据。", ["east letters 2023 100 A", "east letters 2024-01/P11M 92 A *1-11月数据"], answers={"part_of_year": "part"}),
    Case("an estimate from a part of the year", f"{WIDE}\n注：2024年数据系根据1-11月推算。", ["east letters 2023 100 A", "east letters 2024 120 A"]),
    Case("the newest year is early", f"{WIDE}\n注：1.本表含代办件。\n2.最新一年为快报数。", ["east letters 2023 100 A", "east letters 2024 120 P"]),
    Case("English budget revenue is no budget", "Letters and budget revenue 2024\nunit,来信\n东区,9\n", ["east letters 2024 9 A"]),
    Case("numbers beside numbers", "2024年各区来信\n单位,指标,预算数,决算数,完成率\n东区,来信,90,92,102\n", ["east letters 2024 92 A"], [("plan_column", 2)]),
    Case("a year and an indicator in one header", "单位,2023年来信,2024年来信\n东区,8,9\n", ["east letters 2023 8 A", "east letters 2024 9 A"]),
    Case("target and done side by side", "2024年各区来信\n单位,指标,目标值,完成值\n东区,来信,10,9\n", ["east letters 2024 9 A"], [("plan_column", 2)]),
    Case("words for the status", "单位,指标,时期,数值,数据状态\n东区,来信,2023,9,快报\n东区,来信,2024,12,预计\n", ["east letters 2023 9 P", "east letters 2024 12 E"]),
    Case("months in a header's parentheses", "2024年各区情况\n单位,来信（1-10月）\n东区,9\n", ["east letters 2024-01/P10M 9 A"]),
    Case("a running total in a header's parentheses", "2024年8月各区情况\n单位,来信（本月止累计）\n东区,9\n", ["east letters 2024-01/P8M 9 A"]),
    Case("a month and up to it, in names", "2024年9月\n单位,来信本月,来信本月止累计\n东区,1,9\n", ["east letters 2024-09 1 A", "east letters 2024-01/P9M 9 A"]),
    Case("a unit line between the rows", "单位,指标,时期,数值\n东区,来信,2023,5\n单位：千件,,,\n东区,来信,2024,9\n", ["east letters 2023 5 A", "east letters 2024 9000 A"]),
    Case("two unit lines between the rows", "单位：百件\n单位,指标,时期,数值\n东区,来信,2023,5\n单位：千件,,,\n东区,来信,2024,9\n单位：件,,,\n东区,来信,2025,7\n", ["east letters 2023 500 A", "east letters 2024 9000 A", "east letters 2025 7 A"]),
    Case("a unit line above a foot of three texts", "单位,指标,时期,数值\n东区,来信,2024,9\n单位：千件,,,\n制表人：甲,审核：乙,日期：1月5日,\n", ["east letters 2024 9000 A"]),
    Case("a year in parentheses in the header of a key", "单位,指标（2024年）,数值\n东区,来信,9\n", ["east letters 2024 9 A"]),
    Case("an indicator's plan in a column", "单位,时期,来信,来信计划\n东区,2024,9,12\n", ["east letters 2024 9 A"], [("plan_column", 1)]),
    Case("plan, done and share of the plan under a year", "单位,指标,2024年,2024年,2024年\n,,计划,完成,完成率\n东区,来信,9,6,66.7%\n", ["east letters 2024 6 A"], [("plan_column", 1)]),
    Case("budget and outturn", "单位,指标,2024年预算,2024年执行\n东区,来信,9,6\n", ["east letters 2024 6 A"], [("plan_column", 1)]),
    Case("a note that says plan", "单位,指标,时期,数值,备注\n东区,来信,2023,9,\n东区,来信,2024,12,计划数\n", ["east letters 2023 9 A", "east letters 2024 12 A 计划数"], [("role_of_note", 3)]),
    Case("a note that says plan, answered", "单位,指标,时期,数值,备注\n东区,来信,2023,9,\n东区,来信,2024,12,计划数\n", ["east letters 2023 9 A"], answers={"role_of_note": "leave_out"}),
    Case("notes that say early and expected", "单位,指标,时期,数值,备注\n东区,来信,2023,9,快报数\n东区,来信,2024,12,为预计数\n", ["east letters 2023 9 P 快报数", "east letters 2024 12 E 为预计数"]),
    Case("a column that says what each figure is", "单位,指标,时期,数值,性质\n东区,来信,2023,9,实际\n东区,来信,2024,12,目标\n", ["east letters 2023 9 A 实际", "east letters 2024 12 A 目标"], [("role_of_note", 3)]),
    Case("a change of scope in a note", f"{WIDE}\n注：1.2024年起统计口径有调整。", ["east letters 2023 100 A", "east letters 2024 120 A 2024年起统计口径有调整"], [("break_unclear", 2)]),
]
# fmt: on


def sheet(case: Case) -> Sheet:
    return read(case.text.encode(), case.file, CATALOGUE, Overrides(choices=case.answers))


def outcome(case: Case):
    return check([sheet(case)], CATALOGUE, answers=Answers(repairs=AGREED, choices=case.answers))


@pytest.fixture(scope="module")
def together() -> dict:
    """The cases by what is answered: those that share their answers are checked in one go."""
    cases = {}
    for case in CASES:
        cases.setdefault(str(case.answers), []).append(case)
    return {
        of_one: Together({case.name: sheet(case) for case in group}, CATALOGUE, Answers(repairs=AGREED, choices=group[0].answers))
        for of_one, group in cases.items()
    }


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_stands_around_a_table(case, together):
    result = together[str(case.answers)][case.name]
    rows = [
        " ".join(
            filter(None, (r["office"], r["indicator"], r["period"], written(r["value"]), r["status"], r["note"].rstrip("。")))
        )
        for r in result.rows
    ]
    problems = [(p.code, p.row) for p in result.problems if p.level != "note" and p.code != "office_ended"]
    assert problems == case.problems
    assert rows[: len(case.rows)] == case.rows


def test_a_question_has_its_choices_in_words():
    [question] = outcome(Case("", f"2023—2024年来信情况\n{BY_OFFICE}")).questions
    assert [(c.value, c.words(), c.words("en")) for c in question.answers] == [
        ("2023", "按2023年采用", "Take them as of 2023"),
        ("2024", "按2024年采用", "Take them as of 2024"),
    ]
    assert question.key == "period" and "第1行：2023年；第1行：2024年" in question.message()


def test_a_large_tidy_file_named_after_a_part_of_the_year_asks_too():
    lines = "\n".join(f"东区,来信,{1950 + n % 70},5" for n in range(LEAST_LINES + 1))
    for name, codes in (("2024年1-6月.csv", ["part_of_year"]), ("2024.csv", [])):
        sheet = read(f"单位,指标,时期,数值\n{lines}\n".encode(), name, CATALOGUE)
        assert [p.code for p in sheet.problems] == codes and len(sheet.rows) == LEAST_LINES + 1
