"""Notations of one cell: every dash and parentheses for minus, marks beside a figure, signs for no figure."""

import pytest
from given import catalogue

from etl.answers import Answers
from etl.checks.check import check
from etl.tables.read import Overrides, read
from etl.values import value

CATALOGUE = catalogue()
HEAD = "单位,指标,时期,数值"
FULL = HEAD + ",数据状态,备注"

READ = [  # cell, number, qualifier, unit, kind of repair, status, remark
    ("(5)", -5, "", "", "negative", "", ""),
    ("（3.2）", -3.2, "", "", "negative", "", ""),
    ("(1,234.5)", -1234.5, "", "", "negative", "", ""),
    ("（5％）", -5, "", "%", "negative", "", ""),
    ("(5)%", -5, "", "%", "negative", "", ""),
    ("(0)", 0, "", "", "negative", "", ""),
    ("−5", -5, "", "", "negative", "", ""),
    ("–0.4", -0.4, "", "", "negative", "", ""),
    ("—5", -5, "", "", "negative", "", ""),
    ("﹣5", -5, "", "", "negative", "", ""),
    ("－5.1%", -5.1, "", "%", "negative", "", ""),
    ("‑1,234", -1234, "", "", "negative", "", ""),
    ("约−5", -5, "~", "", "negative", "", ""),
    ("▼3.2", -3.2, "", "", "negative", "", ""),
    ("1.2E+05", 120000, "", "", "exponent", "", ""),
    ("1.25e-02", 0.0125, "", "", "exponent", "", ""),
    ("8.52E+03件", 8520, "", "件", "exponent", "", ""),
    (".8", 0.8, "", "", "point", "", ""),
    ("-.8", -0.8, "", "", "point", "", ""),
    ("．8", 0.8, "", "", "point", "", ""),
    (".8%", 0.8, "", "%", "percent", "", ""),
    ("1234*", 1234, "", "", "mark", "", "原表标注：*"),
    ("1234＊＊", 1234, "", "", "mark", "", "原表标注：＊＊"),
    ("*1234", 1234, "", "", "mark", "", "原表标注：*"),
    ("12①", 12, "", "", "mark", "", "原表标注：①"),
    ("12②", 12, "", "", "mark", "", "原表标注：②"),
    ("12⑴", 12, "", "", "mark", "", "原表标注：⑴"),
    ("12 [1]", 12, "", "", "mark", "", "原表标注：[1]"),
    ("12［注1］", 12, "", "", "mark", "", "原表标注：［注1］"),
    ("12注1", 12, "", "", "mark", "", "原表标注：注1"),
    ("12（注）", 12, "", "", "mark", "", "原表标注：（注）"),
    ("12¹", 12, "", "", "mark", "", "原表标注：¹"),
    ("10²", 10, "", "", "mark", "", "原表标注：²"),
    ("12ᵃ", 12, "", "", "mark", "", "原表标注：ᵃ"),
    ("12†", 12, "", "", "mark", "", "原表标注：†"),
    ("1234#", 1234, "", "", "mark", "", "原表标注：#"),
    ("8,517①②", 8517, "", "", "mark", "", "原表标注：①②"),
    ("86.2%*", 86.2, "", "%", "mark", "", "原表标注：*"),
    ("500余件*", 500, ">=", "件", "mark", "", "原表标注：*"),
    ("（5）①", -5, "", "", "negative", "", "原表标注：①"),
    ("12.3 b", 12.3, "", "", "flag", "B", "b（数列中断）"),
    ("13.1 p", 13.1, "", "", "flag", "P", "p（初步数）"),
    ("45.0 e", 45, "", "", "flag", "E", "e（估计数）"),
    ("45.0 u", 45, "", "", "flag", "", "u（可靠性低）"),
    ("12.3 bp", 12.3, "", "", "flag", "B", "b（数列中断），p（初步数）"),
    ("12.3(P)", 12.3, "", "", "flag", "P", "p（初步数）"),
    ("12.3 [e]", 12.3, "", "", "flag", "E", "e（估计数）"),
    ("120（预计）", 120, "", "", "flag", "E", "预计"),
    ("120(初步数)*", 120, "", "", "flag", "P", "初步数，原表标注：*"),
    ("预计120", 120, "", "", "flag", "E", "预计"),
    (": c", None, "", "", "missing", "", "c（保密）"),
    (":", None, "", "", "missing", "", ""),
    ("..", None, "", "", "missing", "", ""),
    ("…", None, "", "", "missing", "", ""),
    ("…①", None, "", "", "missing", "", "原表标注：①"),
    ("#", None, "", "", "missing", "", ""),
    ("*", None, "", "", "missing", "", ""),
    ("[x]", None, "", "", "missing", "", ""),
    ("n.a.", None, "", "", "missing", "", ""),
    ("NULL", None, "", "", "missing", "", ""),
    ("–", None, "", "", "missing", "", ""),
    ("－－", None, "", "", "missing", "", ""),
]
REFUSED = [
    "(-5)", "((5))", "-(5)", "（5", "5）", "5-", "——5", "10—12", "10–12", "2024—06", "▲-3", "▲(3)", "▲5万万", "▼-3", "↑5", "1e5", "1E5", "12.5E+05",
    "1.5E+400", "5.", ".", "?", "10^2", "1.2×10⁵", "12m²", "12km²", "12㎡", "½", "12½", "12₂", "①12", "①", "*①", "注1", "[1]", "12（1）", "12 (1)",
    "12（含教师）", "12（另3件）", "12.3*%", "12*5", "5*3*", "#DIV/0!", "#REF!", "12'", "x", "-----", "12[123]", "*件", "p", "预计", "（预计）",
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "qualifier", "unit", "kind", "status", "remark"), READ)
def test_a_notation_is_read(text, number, qualifier, unit, kind, status, remark):
    reading = value.parse(text)
    assert not reading.bad and not reading.plain and not reading.unsure
    assert (reading.value, reading.qualifier, reading.unit, reading.repair) == (number, qualifier, unit, kind)
    assert (reading.marks.status, reading.marks.remark) == (status, remark)


@pytest.mark.parametrize("text", REFUSED)
def test_what_could_be_something_else_is_refused(text):
    assert value.parse(text).bad


@pytest.mark.parametrize("text", ["12a", "12 m", "12.3 bb", "12p"])
def test_letters_that_are_no_flag_stay_a_unit_to_be_asked_about(text):
    reading = value.parse(text)
    assert reading.unit and reading.repair == "unit" and reading.marks == value.NONE


def checked(text: str, answers: Answers = Answers()):  # noqa: B008
    return check([read(text.encode(), "x.csv", CATALOGUE)], CATALOGUE, answers=answers)


def rows(text: str, *columns: str, **repairs: bool) -> list:
    return checked(text, Answers(repairs=repairs)).rows[list(columns)].values.tolist()


def test_marks_go_into_the_note_and_the_status_and_never_vanish():
    text = f"{FULL}\n东区,来信,2021,1234*,,\n东区,来信,2022,12.3 p,,含电话\n东区,来信,2023,13 e,A,\n东区,来信,2024,14 b,,"
    assert rows(text, "value", "status", "note", "as_worded", mark=True, flag=True) == [
        [1234, "A", "原表标注：*", "1234*"],
        [12.3, "P", "含电话；p（初步数）", "12.3 p"],
        [13, "A", "e（估计数）", "13 e"],
        [14, "B", "b（数列中断）", "14 b"],
    ]


def test_every_notation_waits_for_consent_and_shows_what_it_is_read_as():
    result = checked(f"{HEAD}\n东区,得分,2021,（5）\n东区,得分,2022,12①\n东区,得分,2023,13.1 p\n东区,得分,2024,..")
    readings = {r.kind: r.understood(r.examples[0]) for r in result.repairs}
    assert readings == {"negative": "-5", "mark": "12", "flag": "13.1（P）", "missing": "未上报（O）"}
    assert {w.name for w in result.waiting if w.what == "repair"} == set(readings)
    assert all(r.name("zh") != r.name("en") for r in result.repairs)


def test_a_note_below_says_what_a_mark_means():
    text = "单位,指标,2023年,2024年\n东区,来信,5,7*\n东区,接待,8①,9\n注：*为初步数；①不含电话。"
    assert rows(text, "value", "status", "note", mark=True) == [
        [5, "A", ""], [7, "P", "*初步数"], [8, "A", "①不含电话"], [9, "A", ""]
    ]  # fmt: skip


def test_a_sign_for_no_figure_with_a_flag_is_not_reported():
    assert rows(f"{HEAD}\n东区,来信,2024,: c", "status", "note", missing=True) == [["O", "c（保密）"]]


def test_a_refused_mark_is_an_error():
    (error,) = checked(f"{HEAD}\n东区,来信,2024,12①", Answers(repairs={"mark": False})).errors
    assert error.code == "repair_refused" and "12①" in error.message("zh")


@pytest.mark.parametrize(("choice", "number"), [("minus", -3.2), ("plus", 3.2)])
@pytest.mark.parametrize("sign", "▲△")
def test_a_triangle_is_asked_about(sign, choice, number):
    text = f"{HEAD}\n东区,得分,2023,{sign}3.2\n东区,得分,2024,4"
    result = checked(text)
    assert [(q.code, q.key) for q in result.questions] == [("sign_unclear", f"sign:{sign}")] and result.errors == []
    assert result.rows["value"].tolist() == [4]
    answered = checked(text, Answers(choices={f"sign:{sign}": choice}))
    assert answered.rows["value"].tolist() == [number, 4] and answered.waiting == []
    assert answered.questions == [] and answered.rows["as_worded"].tolist()[0] == f"{sign}3.2"


def test_the_decimals_of_a_marked_figure_are_those_of_its_number():
    text = f"{FULL}\n东区,网办率,2024,93.8 p,,96件中办结90件，即90/96"
    assert "fraction_differs" not in {p.code for p in checked(text).problems}


def test_a_column_of_marks_is_no_indicator():
    sheet = read("年份,来信,重点\n2023,5,*\n2024,6,#".encode(), "x.csv", CATALOGUE, Overrides(office="east"))
    assert set(sheet.texts["indicator"]) == {"来信"}


def test_a_row_of_marked_figures_below_a_starred_name_is_a_record():
    sheet = read("指标,2023年,2024年\n来信,5*,6*\n*接待,7*,8*".encode(), "x.csv", CATALOGUE, Overrides(office="east"))
    assert len(sheet.rows) == 4


def test_eurostat_flags_are_read():
    text = "单位,指标,2022,2023,2024\n东区,得分,12.3 b,: ,13.1 p\n北区,得分,45.0 e,46.1,: c"
    result = checked(text, Answers(everything=True))
    assert result.rows[["value", "status"]].fillna(-1).values.tolist() == [
        [12.3, "B"],
        [-1, "O"],
        [13.1, "P"],
        [45, "E"],
        [46.1, "A"],
        [-1, "O"],
    ]
