"""What a workbook hides, strikes out or shows in other words: used, asked about or left out, never a silent number."""

import io
import re
import zipfile

import openpyxl
import pytest
import xlwt
from files import changed
from given import INDICATOR, catalogue
from openpyxl.styles import Font

from etl.answers import Answers
from etl.checks.check import check
from etl.formats.number_format import formatted
from etl.tables.read import Overrides, read

CATALOGUE = catalogue(
    indicators=f"""{INDICATOR}
letters,来信,Letters,work,件,letters,count,neutral,0,,,,,,定义,Definition
revenue,收入,Revenue,work,万元,10000 yuan,count,up,2,,,,,,定义,Definition
fees,规费,Fees,work,元,yuan,count,up,0,,,,,,定义,Definition
online,网办率,Online,work,%,%,ratio,up,2,,,,,,定义,Definition
place,排名,Place,work,名,place,rank,down,0,,,,,,定义,Definition
"""
)
TABLE = [["单位", "指标", "2023年", "2024年"], ["东区", "来信", 5, 6], ["东区", "收入", 7, 8], ["北区", "来信", 9, 10]]


def xlsx(rows: list, hidden_rows=(), hidden_columns=(), struck=(), formats=None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in rows:
        sheet.append(cells)
    for row in hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for column in hidden_columns:
        sheet.column_dimensions["ABCDEFGH"[column - 1]].hidden = True
    for row, column in struck:
        sheet.cell(row, column).font = Font(strike=True)
    for (row, column), shown in (formats or {}).items():
        sheet.cell(row, column).number_format = shown
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(rows: list, hidden_rows=(), hidden_columns=(), struck=(), formats=None) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet, formats = book.add_sheet("Sheet"), formats or {}
    for row, cells in enumerate(rows, start=1):
        for column, content in enumerate(cells, start=1):
            style = xlwt.XFStyle()
            style.font.struck_out = (row, column) in struck
            style.num_format_str = formats.get((row, column), "General")
            sheet.write(row - 1, column - 1, content, style)
    for row in hidden_rows:
        sheet.row(row - 1).hidden = True
    for column in hidden_columns:
        sheet.col(column - 1).hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BOTH = pytest.mark.parametrize("made", [xlsx, xls])


def figures(sheet) -> list:
    return sheet.texts["value"]


HIDDEN = [  # what is hidden, the question, its place, what it quotes, the figures without it, what is told then
    ({"hidden_rows": [2]}, "hidden_rows", (2, "第2行", "东区 来信 5 6"), ["7", "8", "9", "10"], "第2行被隐藏，按回答未采用"),
    ({"hidden_rows": [2, 4]}, "hidden_rows", (2, "第2、4行", "东区 来信 5 6"), ["7", "8"], "第2、4行被隐藏，按回答未采用"),
    ({"hidden_columns": [3]}, "hidden_columns", (2, "2023年", "5"), ["6", "8", "10"], "“2023年”列被隐藏，按回答未采用"),
    ({"struck": [(3, 4)]}, "struck", (3, "第3行", "8"), ["5", "6", "7", "9", "10"], "第3行有加删除线的数值，按回答未采用：“8”"),
    ({"struck": [(3, 2)]}, "struck", (3, "第3行", "7"), ["5", "6", "9", "10"], "第3行有加删除线的数值，按回答未采用"),
]


@BOTH
@pytest.mark.parametrize(("marks", "code", "place", "left", "note"), HIDDEN)
def test_what_is_hidden_or_struck_out_is_asked_about(made, marks, code, place, left, note):
    data = made(TABLE, **marks)
    sheet = read(data, "x", CATALOGUE)
    (question,) = sheet.problems
    row, where, quoted = place
    assert (question.level, question.key, question.row, question.cell) == ("question", code, row, quoted)
    assert where in question.message("zh") and "{" not in question.message("en")
    assert [c.value for c in question.answers] == ["use", "leave_out"]
    out = read(data, "x", CATALOGUE, Overrides(choices={code: "leave_out"}))
    assert (out.problems, figures(out)) == ([], left) and note in "；".join(out.understood.sentences())
    used = read(data, "x", CATALOGUE, Overrides(choices={code: "use"}))
    assert (used.problems, figures(used)) == ([], ["5", "6", "7", "8", "9", "10"])
    assert any("按回答采用" in sentence and where in sentence for sentence in used.understood.sentences())


@BOTH
def test_each_kind_is_asked_about_once(made):
    sheet = read(made(TABLE, hidden_rows=[2], hidden_columns=[3], struck=[(2, 3), (4, 4)]), "x", CATALOGUE)
    assert [p.key for p in sheet.problems] == ["hidden_rows", "hidden_columns", "struck"]
    answered = read(
        made(TABLE, hidden_rows=[2], struck=[(2, 3), (4, 4)]), "x", CATALOGUE, Overrides(choices={"hidden_rows": "leave_out"})
    )
    assert [(p.key, p.cell) for p in answered.problems] == [("struck", "10")]


@BOTH
@pytest.mark.parametrize(
    "marks",
    [
        {"hidden_columns": [2]},
        {"hidden_rows": [1]},
        {"hidden_rows": [6]},
        {"hidden_columns": [5]},
        {"struck": [(1, 3)]},
        {"struck": [(5, 3)]},
    ],
)
def test_what_holds_no_figure_may_be_hidden(made, marks):
    rows = (
        [*TABLE, [None, None, "", ""], ["注：隐藏的说明", None, None, None]]
        if made is xlsx
        else [*TABLE, [""] * 4, ["注：隐藏的说明"]]
    )
    assert read(made(rows, **marks), "x", CATALOGUE).problems == []


@BOTH
def test_a_hidden_row_of_a_tidy_table_is_asked_about(made):
    rows = [["单位", "指标", "时期", "数值"], ["东区", "来信", "2023", 5], ["东区", "来信", "2024", 6]]
    sheet = read(made(rows, hidden_rows=[3]), "x", CATALOGUE)
    assert [p.key for p in sheet.problems] == ["hidden_rows"]
    assert figures(read(made(rows, hidden_rows=[3]), "x", CATALOGUE, Overrides(choices={"hidden_rows": "leave_out"}))) == ["5"]


ROW = r'<row r="3"[^>]*>'
WRITTEN = [  # how a hidden row is written
    '<row r="3" spans="1:4" hidden="1" customHeight="1" ht="15">',
    '<row hidden="true" r="3">',
    "<row r='3' hidden='1'>",
    '<row r="3" ht="0" customHeight="1">',
    '<row collapsed="1" outlineLevel="1" hidden="1" r="3" x14ac:dyDescent="0.25">',
    '<row hidden="1">',
]
SHOWN_ROWS = ['<row r="3" hidden="0">', '<row r="3" ht="0.75">', '<row r="3" ht="10">', '<row r="3" hidden="false">']


def rewritten(row: str) -> bytes:
    data, part = xlsx(TABLE), "xl/worksheets/sheet1.xml"
    old = re.search(ROW, zipfile.ZipFile(io.BytesIO(data)).read(part).decode())[0]
    return changed(data, part, old, row.replace("x14ac:dyDescent", "dyDescent"))


@pytest.mark.parametrize("row", WRITTEN)
def test_a_hidden_row_is_found_however_it_is_written(row):
    assert [(p.key, p.row) for p in read(rewritten(row), "x", CATALOGUE).problems] == [("hidden_rows", 3)]


@pytest.mark.parametrize("row", SHOWN_ROWS)
def test_a_row_that_is_shown_is_not_asked_about(row):
    assert read(rewritten(row), "x", CATALOGUE).problems == []


def test_hidden_rows_are_found_far_down():
    rows = [
        ["单位", "指标", "时期", "数值"],
        *(["东区", "来信", f"{1950 + n // 12}-{n % 12 + 1:02d}", n + 1] for n in range(900)),
    ]
    filler = [["", "", "", ""]] * 9000
    sheet = read(xlsx([*rows, *filler, ["北区", "来信", "2024", 5]], hidden_rows=[2, 500, 901, 9902]), "x", CATALOGUE)
    (question,) = sheet.problems
    assert question.facts["where_zh"] == "第2、500、901、9902行"


FORMATS = [  # indicator, number, format, what is shown, the record's text and unit as shown, and as held; None: nothing is asked
    ("收入", 80.3, '0.00"亿元"', "80.30亿元", ("80.3", "亿元"), ("80.3", "")),
    ("收入", 80.3, "0.00\\亿\\元", "80.30亿元", ("80.3", "亿元"), ("80.3", "")),
    ("收入", -1234.5, '#,##0.0"亿元";[Red]-#,##0.0"亿元"', "-1,234.5亿元", ("-1234.5", "亿元"), ("-1234.5", "")),
    ("收入", 80.3, '0.00"万元"', "80.30万元", None, ("80.3", "")),
    ("收入", 80.3, '0.00"万"', "80.30万", None, ("80.3", "")),
    ("收入", 85000, '0!.0,"万元"', "8.5万元", None, ("85000", "元")),
    ("规费", 85000, '0!.0,"万元"', "8.5万元", None, ("85000", "元")),
    ("来信", 85000, '0!.0,"万"', "8.5万", None, ("85000", "")),
    ("来信", 85432, '0!.0,"万"', "8.5万", None, ("85432", "")),
    ("规费", 85000000, '#,##0.0,,"百万"', "85.0百万", None, ("85000000", "")),
    ("规费", 85000, '0.0,"万元"', "85.0万元", ("85", "万元"), ("85000", "")),
    ("来信", 12, '0"件"', "12件", None, ("12", "")),
    ("来信", 12, 'G/通用格式"件"', "12件", None, ("12", "")),
    ("来信", 12, '0"万"', "12万", ("12", "万"), ("12", "")),
    ("来信", 12, '"约"0', "约12", ("约12", ""), ("12", "")),
    ("来信", 12, '0"*"', "12*", ("12*", ""), ("12", "")),
    ("来信", 85000, "#,##0,", "85", ("85", ""), ("85000", "")),
    ("来信", 12, '0"篇"', "12篇", None, ("12", "篇")),
    ("网办率", 86.2, '0.0"%"', "86.2%", None, ("86.2%", "")),
    ("网办率", 0.862, "0.0%", None, None, ("86.2%", "")),
    ("网办率", 0.862, '"约"0.0%', "约86.2%", ("约86.2%", ""), ("86.2%", "")),
    ("排名", 3, '"第"0"名"', "第3名", None, ("3", "")),
    ("收入", -5, "#,##0.00_);(#,##0.00)", None, None, ("-5", "")),
    ("收入", -5, '0;"▲"0', None, None, ("-5", "")),
    ("收入", 0, '0.00;-0.00;"—"', None, None, ("0", "")),
    ("收入", 80.3, '"¥"#,##0.00', None, None, ("80.3", "")),
]


@BOTH
@pytest.mark.parametrize(("indicator", "number", "form", "shown", "as_shown", "as_held"), FORMATS)
def test_words_and_scaling_of_a_number_format(made, indicator, number, form, shown, as_shown, as_held):
    data = made([["单位", "指标", "2023年", "2024年"], ["东区", indicator, number, 1]], formats={(2, 3): form})

    def record(sheet) -> tuple:
        return sheet.texts["value"][0], sheet.texts["unit"][0]

    sheet = read(data, "x", CATALOGUE)
    assert [(p.code, p.level, p.cell) for p in sheet.problems] == ([("number_format", "question", shown)] if as_shown else [])
    assert record(sheet) == as_held
    for question in sheet.problems:
        assert "{" not in question.message("en") + "".join(c.words("en") for c in question.answers)
        for choice, expected in (("shown", as_shown), ("held", as_held)):
            answered = read(data, "x", CATALOGUE, Overrides(choices={question.key: choice}))
            assert (answered.problems, record(answered)) == ([], expected)


def test_a_figure_that_is_not_shown_at_all_is_asked_about():
    data = xlsx([["单位", "指标", "2023年", "2024年"], ["东区", "来信", 5, 6]], formats={(2, 3): ";;;"})
    (question,) = read(data, "x", CATALOGUE).problems
    assert question.key == "number_format:;;;" and [c.value for c in question.answers] == ["leave_out", "held"]
    assert figures(read(data, "x", CATALOGUE, Overrides(choices={question.key: "leave_out"}))) == ["6"]
    assert figures(read(data, "x", CATALOGUE, Overrides(choices={question.key: "held"}))) == ["5", "6"]


def test_the_unit_around_is_held_against_the_format():
    rows = [["单位", "指标", "计量单位", "2023年"], ["东区", "收入", "亿元", 80.3], ["北区", "收入", "万元", 80.3]]
    sheet = read(xlsx(rows, formats={(2, 4): '0.00"亿元"', (3, 4): '0.00"亿元"'}), "x", CATALOGUE)
    assert sheet.problems == [] and sheet.texts["unit"] == ["亿元", "万元、亿元"]
    assert [q.code for q in check([sheet], CATALOGUE).questions] == ["units_unclear"]


def test_the_unit_around_counts_what_is_shown():
    rows = [["单位", "指标", "计量单位", "2023年"], ["东区", "规费", "万元", 85000], ["东区", "来信", "万件", 85000]]
    sheet = read(xlsx(rows, formats={(2, 4): '0!.0,"万元"', (3, 4): '0!.0,"万"'}), "x", CATALOGUE)
    assert sheet.problems == [] and sheet.texts["unit"] == ["元", "件"]


def test_the_number_that_is_shown_is_converted_once_it_is_agreed_to():
    data = xlsx([["单位", "指标", "2023年", "2024年"], ["东区", "收入", 80.3, 1]], formats={(2, 3): '0.00"亿元"'})
    choices = {"number_format": "shown"}
    result = check(
        [read(data, "x", CATALOGUE, Overrides(choices=choices))], CATALOGUE, answers=Answers(choices=choices, everything=True)
    )
    assert result.questions == [] and result.rows["value"].tolist() == [803000, 1]
    assert [r.kind for r in result.repairs] == ["multiple"]


ODD = ['"unclosed', "[", "\\", "!", "_", "*", ";", "[>", '"x"' * 84, "0" * 255, "0," * 127, ";" * 300, '"x"' * 200]
PLAIN = [
    "General",
    "0",
    "0.00",
    "#,##0.00",
    "0.0%",
    "@",
    "yyyy-mm-dd",
    'yyyy"年"m"月"',
    "[h]:mm",
    "0.00E+00",
    "# ?/?",
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
]


@pytest.mark.parametrize("form", [*PLAIN, "000-0000", "[Red]0.0;[Blue]-0.0", "0_ "])
def test_a_format_that_says_no_more_than_its_number(form):
    number_format = formatted(form)
    assert number_format is None or (number_format.show("5"), number_format.show("-5"), number_format.show("0")) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize("number", ["0", "-0", "1e300", "nan", "#NUM!", "123456789012345678901234567890", "-0.000001"])
def test_no_number_breaks_a_format(number):
    for form in ('0.00"亿元"', '0!.0,"万"', ";;;", '[<0]"负"0;0"件"', '#"件"', '0,,,,"x"', 'G/通用格式"件"', *ODD):
        if number_format := formatted(form):
            number_format.show(number)
