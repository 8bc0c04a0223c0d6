"""The form to fill in: complete, and read back without a question."""

import csv
import io

import pytest
from openpyxl import load_workbook

from etl.checks.check import check
from etl.tables.read import read
from etl.workbooks import template

HEADER = list(template.COLUMNS)


@pytest.fixture(scope="module")
def made(office):
    snapshot = office.snapshot()
    beibei = next(o for o in snapshot.records("page/office") if o["id"] == "beibei")
    return snapshot, "2025", beibei


@pytest.fixture(scope="module")
def sheet(made):
    return load_workbook(io.BytesIO(template.as_xlsx(*made))).active


def as_csv(sheet) -> bytes:
    """What a spreadsheet saves of the workbook as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["" if cell is None else cell for cell in row] for row in sheet.values])
    return out.getvalue().encode("gb18030")


def rows_of(data: bytes) -> list:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def likely(row: dict) -> str:
    """The last figure once more and a little, or some number."""
    return "" if row["填报说明"] else row["上期数值"] or "12"


def test_the_csv_has_a_row_for_each_indicator_with_unit_and_last_value(made):
    rows = rows_of(template.as_csv(*made))
    assert len(rows) == 67 and list(rows[0]) == HEADER
    row = next(r for r in rows if r["指标编号"] == "disclosure_requests")
    assert (row["计量单位"], row["上期时期"], row["上期数值"], row["时期"], row["数值"]) == (
        "件",
        "2024",
        "60",
        "2025",
        "",
    )


def test_a_filled_csv_is_read_without_a_question(office, made):
    rows = rows_of(template.as_csv(*made))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, HEADER)
    writer.writeheader()
    writer.writerows({**r, "数值": likely(r), "约数": ">=" if r["指标编号"] == "wechat_items" else ""} for r in rows)
    result = checked(out.getvalue().encode("utf-8-sig"), office)
    assert (result.problems, result.repairs, result.waiting) == ([], [], [])
    assert len(result.rows) == sum(not r["填报说明"] for r in rows)


@pytest.mark.parametrize("make", [template.as_csv, template.as_xlsx])
def test_a_template_that_nobody_has_filled_in_is_told_to_be_blank(office, made, make):
    result = checked(make(*made), office)
    assert result.rows.empty and result.waiting == []
    assert [p.message() for p in result.problems] == ["模板还没有填写任何数值。请填写后再上传。"]


def checked(data: bytes, office):
    catalogue = office.catalogue(office.store.head())
    return check([read(data, "2025.csv")], catalogue, office.snapshot())


def test_the_workbook_has_the_same_rows_and_is_read_without_a_question(office, made, sheet):
    rows = rows_of(template.as_csv(*made))
    assert [[c or "" for c in row] for row in sheet.iter_rows(min_row=2, values_only=True)] == [list(r.values()) for r in rows]
    value = sheet[template.PLACE["数值"]][1:]
    for cell, row in zip(value, rows, strict=True):
        cell.value = likely(row) or None
    result = checked(as_csv(sheet), office)
    for cell in value:
        cell.value = None
    # last year's values stand in it, of which nothing else is to be said
    assert (
        {p.code for p in result.problems} <= {"period_repeated"}
        and result.repairs == []
        and {w.name for w in result.waiting} <= {"period_repeated"}
    )
    assert len(result.rows) == sum(not r["填报说明"] for r in rows)


def test_the_workbook_says_what_each_indicator_counts(made, sheet):
    definitions = {r["name_zh"]: r["definition_zh"] for r in made[0].records("record/template", office="beibei", year="2025")}
    cells = sheet[template.PLACE["指标名称"]][1:]
    assert {c.value: c.comment.text for c in cells} == definitions


def test_the_workbook_knows_the_limits_of_the_catalogue(sheet):
    row = {c.value: c.row for c in sheet[template.PLACE["指标编号"]]}
    rules = {
        name: [v for v in sheet.data_validations.dataValidation if f"{template.PLACE['数值']}{row[name]}" in v.sqref]
        for name in row
        if name != "指标编号"
    }

    def limits(indicator):
        (rule,) = rules[indicator]
        return rule.type, rule.operator, rule.formula1, rule.formula2

    assert limits("online_service_ratio") == ("decimal", "between", "0", "100")
    assert limits("info_rank") == ("whole", "greaterThanOrEqual", "1", None)
    assert limits("documents_handled") == ("decimal", "greaterThanOrEqual", "0", None)
    assert rules["info_adoption_rate"] == []
    assert all(r.errorStyle == "warning" for rule in rules.values() for r in rule)  # 500余 may be written


def test_approximation_and_status_are_chosen_from_a_list(sheet):
    lists = {v.formula1: v for v in sheet.data_validations.dataValidation if v.type == "list"}
    assert set(lists) == {'">=,<=,~"', '"A,E,P,B,O,M"'}
    assert "O 未上报" in lists['"A,E,P,B,O,M"'].prompt


def test_the_header_stays_in_sight_and_nothing_is_locked(sheet):
    assert sheet.freeze_panes == "D2" and not sheet.protection.sheet
    assert all(sheet.column_dimensions[place].width >= 8 for place in template.PLACE.values())
    assert {sheet[f"{template.PLACE['数值']}{n}"].number_format for n in range(2, 61)} == {"General"}


def test_the_workbook_can_speak_english(made):
    sheet = load_workbook(io.BytesIO(template.as_xlsx(*made, "en"))).active
    assert sheet[f"{template.PLACE['指标名称']}2"].comment.text.startswith("Speeches")
