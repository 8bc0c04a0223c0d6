"""The file with its problems beside the cells, read back as Excel would."""

import io

import pytest
from given import catalogue
from openpyxl import Workbook, load_workbook

from etl.checks.check import check
from etl.problem import Problem
from etl.tables.read import read
from etl.workbooks.annotated import LOOKS, annotated, grid

TEXT = """单位,指标,时期,数值,备注
东区,来信,2024,5.5,
东区,来件,2024,很多,=1+1
东区,网办率,2024,0.862,
东区,接待,2024,,"a
b"
"""


def book(problems=None, text: str = TEXT, lang: str = "zh"):
    data = text.encode()
    listed = check([read(data, "new.csv")], catalogue()).problems if problems is None else problems
    return load_workbook(io.BytesIO(annotated({"new.csv": grid(data, "new.csv")}, listed, lang))), listed


def test_the_cells_are_as_they_were_read():
    made, _ = book()
    assert made.sheetnames == ["new", "问题清单"]
    rows = [[cell or "" for cell in row] for row in made["new"].values]
    assert rows[0] == ["单位", "指标", "时期", "数值", "备注"] and rows[1] == ["东区", "来信", "2024", "5.5", ""]
    assert rows[4][4] == "a\nb"


@pytest.mark.parametrize(
    ("place", "level", "code"),
    [("D2", "warning", "fraction"), ("B3", "error", "unknown_indicator"), ("D3", "error", "bad_value"), ("D4", "question", "share_unclear"), ("D5", "note", "empty_value")],
)  # fmt: skip
def test_a_faulty_cell_is_tinted_framed_and_commented(place, level, code):
    made, listed = book()
    cell, problem = made["new"][place], next(p for p in listed if p.code == code)
    tint, line, mark = LOOKS[level]
    assert cell.fill.fgColor.rgb.endswith(tint) and cell.border.left.style == line
    assert cell.comment.text.startswith(mark) and problem.message("zh") in cell.comment.text


def test_a_level_is_never_told_by_colour_alone():
    assert len({line for _, line, _ in LOOKS.values()}) == len({mark for _, _, mark in LOOKS.values()}) == 4


def test_a_good_cell_is_left_alone():
    made, _ = book()
    assert made["new"]["A2"].comment is None and made["new"]["A2"].fill.fill_type is None


def test_two_problems_of_one_cell_share_its_comment_gravest_first():
    problems = [
        Problem("fraction", "new.csv", 2, "数值", "5.5", {"name": "来信"}),
        Problem("bad_value", "new.csv", 2, "数值", "5.5", {"name": "来信"}),
    ]
    cell = book(problems)[0]["new"]["D2"]
    assert cell.comment.text.startswith("✖") and "\n▲" in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith(LOOKS["error"][0])


def test_the_second_sheet_lists_all_problems_gravest_first():
    made, listed = book()
    rows = list(made["问题清单"].values)
    assert rows[0] == ("程度", "文件", "行", "列", "单元格", "问题") and len(rows) == 1 + len(listed)
    assert rows[1][:5] == ("✖ 错误", "new.csv", 3, "指标", "来件") and "来信（letters）" in rows[1][5]
    assert [r[0] for r in rows[1:]] == ["✖ 错误", "✖ 错误", "✖ 错误", "？ 待答", "▲ 提醒", "ℹ 说明"]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|x", "-2+3+cmd", '=HYPERLINK("http://x")'])
def test_nothing_is_run_as_a_formula(text):
    data = annotated({"a.csv": [["备注"], [text]]}, [Problem("formula", "a.csv", 2, "备注", text, {"sign": text[0]})])
    made = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert made["a"]["A2"].value == f"'{text}" and made["问题清单"]["E2"].value == f"'{text}"


def test_negative_numbers_and_control_characters():
    made = load_workbook(io.BytesIO(annotated({"a.csv": [["-5", "a\x00b", "-"]]}, [])))
    assert [c.value for c in made["a"][1]] == ["-5", "a␀b", "-"]  # seen, not dropped


@pytest.mark.parametrize("header", [[2, "", "wrong_width"], [0, "", "gone"], [99, "数值", "bad_value"]])
def test_a_problem_without_a_cell_of_its_own_is_in_a_comment_all_the_same(header):
    row, column, code = header
    facts = dict.fromkeys(["office", "period", "name", "value", "unit", "other", "got", "expected"], "x")
    made, _ = book([Problem(code, "new.csv", row, column, "", facts)])
    assert sum(cell.comment is not None for line in made["new"].iter_rows() for cell in line) == 1


def test_of_two_columns_with_one_header_the_cell_decides():
    rows = [["指标", "数值", "数值"], ["来信", "5", "很多"]]
    made = load_workbook(
        io.BytesIO(annotated({"a.csv": rows}, [Problem("bad_value", "a.csv", 2, "数值", "很多", {"name": "来信"})]))
    )
    assert made["a"]["C2"].comment and made["a"]["B2"].comment is None


def test_the_column_of_a_year_is_found_under_a_header_in_the_fourth_row():
    rows = [["指标表"], [], ["单位：件"], ["指标", "2024年", "2023年"], ["来信", "很多", "5"]]
    made = load_workbook(
        io.BytesIO(annotated({"a.csv": rows}, [Problem("bad_value", "a.csv", 5, "2023年", "5", {"name": "来信"})]))
    )
    assert made["a"]["C5"].comment and made["a"]["B5"].comment is None


def test_several_files_have_a_sheet_each():
    files = {"x/new.csv": [["a"]], "y/new.csv": [["b"]], "/:*?[]'.csv": [["c"]], "": [["d"]]}
    made = load_workbook(io.BytesIO(annotated(files, [])))
    assert len(made.sheetnames) == 5 and made.sheetnames[:2] == ["new", "new_2"]


def test_an_uploaded_workbook_is_annotated_too():
    upload, out = Workbook(), io.BytesIO()
    for row in (["单位", "指标", "时期", "数值"], ["东区", "来件", 2024, 5]):
        upload.active.append(row)
    upload.save(out)
    rows = grid(out.getvalue(), "new.xlsx")
    assert rows[1] == ["东区", "来件", "2024", "5"]
    problem = Problem("unknown_indicator", "new.xlsx", 2, "指标", "来件", {"nearest": "来信"})
    made = load_workbook(io.BytesIO(annotated({"new.xlsx": rows}, [problem])))
    assert made["new"]["B2"].comment


def test_the_workbook_speaks_english():
    made, _ = book(lang="en")
    assert made.sheetnames[1] == "Problems" and "Question" in made["new"]["D4"].comment.text
