"""Workbooks with several tables: asked about, and read together when that is the answer."""

import io

import openpyxl
import pytest
from files import xlsx
from given import catalogue

from etl.checks.check import check
from etl.releases.draft import Draft
from etl.releases.preview import preview
from etl.tables.read import Overrides, read

ALL = {"several_sheets": "all"}
LONG = ["单位", "指标", "时期", "数值"]
YEARS = xlsx(
    [["单位", "来信"], ["东区", 5], ["北区", 6]], title="2023年", **{"2024年": [["单位", "来信"], ["东区", 7], ["北区", 8]]}
)
OFFICES = xlsx([["指标", "2023年", "2024年"], ["来信", 5, 7]], title="东区", 北区=[["指标", "2023年", "2024年"], ["来信", 6, 8]])
SHIFTED = xlsx(
    [["2024年（单位：件）"], ["单位", "来信"], ["东区", 7]],
    title="一",
    二=[["单位", "指标", "时期", "数值"], ["北区", "来信", "2024年", 8]],
    说明=[["请如实填写。"]],
)
YEARLY = xlsx(
    [["指标", "数值"], ["来信", 5]], title="2023年", **{"2024年": [["指标", "数值"], ["来信", 7]]}
)  # the office in the file's name, the year in the sheet's
HTML = "<table><tr><td>导航</td></tr></table>" + "".join(
    f"<table><tr><th>单位<th>指标<th>时期<th>数值<tr><td>{office}<td>来信<td>{year}<td>{value}</table>"
    for office, year, value in [("东区", 2023, 5), ("东区", 2024, 7)]
)


def records(sheet) -> list:
    return [
        " ".join(filter(None, [part.texts[name][n] for name in ("office", "indicator", "period", "value")]))
        for part in sheet.whole for n in range(len(part.rows))
    ]  # fmt: skip


TOGETHER = [  # name, bytes, the records of all, those of the first sheet, what is told of the rest
    ("账.xlsx", YEARS, ["东区 来信 2023年 5", "北区 来信 2023年 6", "东区 来信 2024年 7", "北区 来信 2024年 8"], 2),
    ("offices.xlsx", OFFICES, ["东区 来信 2023年 5", "东区 来信 2024年 7", "北区 来信 2023年 6", "北区 来信 2024年 8"], 2),
    ("公文〔2024〕3号.xlsx", SHIFTED, ["东区 来信 2024年 7", "北区 来信 2024年 8"], 1),
    ("东区.xlsx", YEARLY, ["东区 来信 2023年 5", "东区 来信 2024年 7"], 1),
    ("page.xls", HTML.encode(), ["东区 来信 2023 5", "东区 来信 2024 7"], 1),
]


@pytest.mark.parametrize(("name", "data", "all_of_them", "first"), TOGETHER, ids=[case[0] for case in TOGETHER])
def test_sheets_that_are_tables_are_asked_about_and_read_together(name, data, all_of_them, first):
    alone = read(data, name, catalogue())
    [question] = [p for p in alone.problems if p.level == "question"]
    assert question.key == "several_sheets" and records(alone) == all_of_them[:first]
    together = read(data, name, catalogue(), Overrides(choices=ALL))
    checked = check([together], catalogue())
    assert records(together) == all_of_them and len(together.rows) == len(all_of_them)
    assert (checked.errors, checked.questions, checked.count) == ([], [], len(all_of_them))
    for choice in question.answers[1:]:
        one = read(data, name, catalogue(), Overrides(choices={"several_sheets": choice.value}))
        assert set(records(one)) < set(all_of_them) and not one.problems


@pytest.mark.parametrize(("data", "overrides"), [
    (xlsx([LONG, ["东区", "来信", 2024, 5]], 说明=[["填报说明"], ["单位", "请写全称"]]), Overrides()),
    (YEARS, Overrides(sheet="2024年")),
])  # fmt: skip
def test_nothing_is_asked_where_one_sheet_is_a_table_or_was_chosen(data, overrides):
    assert [p for p in read(data, "a.xlsx", catalogue(), overrides).problems if p.level == "question"] == []


def test_a_unit_on_a_sheet_of_instructions_counts():
    data = xlsx(
        [["单位", "来信", "时期"], ["东区", 1.5, 2024]],
        title="数据",
        说明=[["填表说明"], ["一、请如实填写。"], ["二、单位为千件。"]],
    )
    [repair] = check([read(data, "a.xlsx", catalogue())], catalogue()).repairs
    assert (repair.kind, repair.understood(repair.examples[0])) == ("multiple", "1500件")


def test_a_hidden_sheet_is_told_and_not_read():
    book = openpyxl.load_workbook(io.BytesIO(YEARS))
    book["2023年"].sheet_state = "hidden"
    book.save(out := io.BytesIO())
    sheet = read(out.getvalue(), "a.xlsx", catalogue(), Overrides(choices=ALL))
    assert records(sheet) == ["东区 来信 2024年 7", "北区 来信 2024年 8"]
    assert any("另有工作表未读取：2023年" in sentence for sentence in sheet.understood.sentences())


def test_what_is_asked_of_one_sheet_is_answered_for_it_alone():
    def whole(**choices):
        return check([read(YEARS, "2023年.xlsx", catalogue(), Overrides(choices=ALL | choices))], catalogue())

    [question] = whole().questions
    assert question.key == "period:〔2024年〕" and {choice.value for choice in question.answers} == {"2023", "2024"}
    answered = whole(**{question.key: "2024"})
    assert (answered.questions, list(answered.rows["period"])) == ([], ["2023", "2023", "2024", "2024"])


def test_a_problem_names_its_sheet():
    data = xlsx([LONG, ["东区", "来信", 2023, 5]], title="甲", 乙=[LONG, ["东区", "来信", 2024, "多"]])
    [fault] = check([read(data, "账.xlsx", catalogue(), Overrides(choices=ALL))], catalogue()).errors
    assert fault.place() == "账.xlsx〔乙〕 第2行 数值"


def test_the_sheets_are_published_from_one_upload(publisher):
    data = xlsx(
        [LONG, ["北碚区", "依申请公开收到件数", 2025, 61]], title="甲", 乙=[LONG, ["北碚区", "依申请公开收到件数", 2026, 62]]
    )
    names, head = publisher.catalogue(publisher.store.head()), publisher.store.head()
    checked = check([read(data, "账.xlsx", names, Overrides(choices=ALL))], names, publisher.snapshot())
    entry = publisher.publish(Draft("load", head["release"], "a", previewed=preview(checked), uploads={"账.xlsx": data}))
    own = [file for file in entry["files"] if file["release"] == entry["release"]]
    assert [file["name"] for file in own] == ["账.xlsx〔甲〕", "账.xlsx〔乙〕"]
    assert {publisher.store.get(file["upload"]) for file in own} == {data}
