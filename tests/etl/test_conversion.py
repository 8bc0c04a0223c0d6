"""The unit of a figure beside the catalogue's: the same, a multiple to agree to, or a question."""

from decimal import Decimal

import pytest
from given import catalogue

from etl.answers import Answers
from etl.checks.check import check
from etl.tables.read import read
from etl.values.units import factor, is_known, several

FACTORS = [  # given, the catalogue's, how many of it one is
    ("元", "元", 1),
    ("千元", "万元", "0.1"),
    ("百万元", "万元", 100),
    ("亿元", "万元", 10_000),
    ("人民币亿元", "万元", 10_000),
    ("人民币", "元", 1),
    ("RMB million", "万元", 100),
    ("million yuan", "万元", 100),
    ("US$ million", "万美元", 100),
    ("thousands yuan", "元", 1_000),
    ("mn yuan", "万元", 100),
    ("bn yuan", "亿元", 10),
    ("trillion yuan", "亿元", 10_000),
    ("十万元", "元", 100_000),
    ("万亿元", "亿元", 10_000),
    ("万人次", "人次", 10_000),
    ("万 人次", "人次", 10_000),
    ("（万件）", "件", 10_000),
    ("万", "件", 10_000),
    ("百万", "万元", 100),
    ("亿千瓦时", "千瓦时", 100_000_000),
    ("％", "%", 1),
    ("百分比", "%", 1),
    ("‰", "%", "0.1"),
    ("%", "‰", 10),
    ("千米", "米", None),  # a unit of its own, by which nothing is multiplied unseen
    ("件", "条", None),
    ("美元", "元", None),
    ("元/人", "元", None),
    ("上年=100", "%", None),
    ("个百分点", "%", None),
    ("某某局", "件", None),
]


@pytest.mark.parametrize(("given", "wanted", "times"), FACTORS)
def test_a_unit_in_the_catalogues_unit(given, wanted, times):
    assert factor(given, wanted) == (None if times is None else Decimal(times))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("亿元、万元", ["亿元", "万元"]),
        ("万元，%", ["万元", "%"]),
        ("以万元为单位", ["万元"]),
        ("亿元和%", ["亿元", "%"]),
        ("元/人", ["元/人"]),
        ("千瓦时", ["千瓦时"]),
        ("km\nh、件", ["km\nh", "件"]),  # a cell of two lines
    ],
)
def test_the_units_that_a_text_names(text, units):
    assert several(text) == units


@pytest.mark.parametrize(
    ("text", "is_unit"),
    [
        ("千件", True),
        ("上年同月=100", True),
        ("以上年为100", True),
        ("1978年=100", True),
        ("统计口径", False),
        ("区统计局", False),
        ("", False),
        ("万", True),
    ],
)
def test_what_is_surely_a_unit(text, is_unit):
    assert is_known(text) == is_unit


def checked(value: str, unit: str, indicator: str = "来信", **answers):
    rows = f"单位,指标,时期,数值,计量单位\n东区,{indicator},2024,{value},{unit}\n东区,{indicator},2023,{value},{unit}"
    return check([read(rows.encode(), "new.csv", catalogue())], catalogue(), answers=Answers(**answers))


AGREED = {"repairs": {"multiple": True, "unit": True, "scale": True, "approximate": True, "percent": True}}
CONVERTED = [  # cell, unit, indicator → value, its words
    ("80.3", "千件", "来信", 80300, "80.3千件"),
    ("8.03", "万件", "来信", 80300, "8.03万件"),
    ("0.1", "万件", "来信", 1000, "0.1万件"),
    ("862", "‰", "网办率", 86.2, "862‰"),
    ("5件", "件", "来信", 5, "5件"),
    ("5", "", "来信", 5, ""),
    ("4余", "万件", "来信", 40000, "4余万件"),
]


@pytest.mark.parametrize(("cell", "unit", "indicator", "value", "words"), CONVERTED)
def test_a_multiple_is_converted_once_it_is_agreed_to(cell, unit, indicator, value, words):
    rows = checked(cell, unit, indicator, **AGREED).rows
    assert [(r.value, r.as_worded) for r in rows.itertuples()] == [(value, words)] * 2


def test_a_conversion_is_a_repair_that_shows_before_and_after():
    result = checked("80.3", "千件")
    assert [(w.what, w.name, w.count) for w in result.waiting] == [("repair", "multiple", 2)]
    (repair,) = result.repairs
    example = repair.examples[0]
    assert (example.cell, repair.understood(example)) == ("80.3千件", "80300件")


def test_a_refused_conversion_is_an_error_and_takes_nothing():
    result = checked("80.3", "千件", repairs={"multiple": False})
    assert [p.code for p in result.errors] == ["repair_refused"] * 2 and result.count == 0


QUESTIONS = [  # unit → key of the question, its choices
    ("篇", "unit_differs:篇:件", ["catalogue", "leave_out"]),
    ("上年=100", "unit_differs:上年=100:件", ["catalogue", "leave_out"]),
    ("件、万件", "units_unclear:件、万件:件", ["件", "万件", "leave_out"]),
    ("千件、万件", "units_unclear:千件、万件:件", ["千件", "万件", "catalogue", "leave_out"]),
]


@pytest.mark.parametrize(("unit", "key", "choices"), QUESTIONS)
def test_any_other_unit_is_one_question_for_all_its_figures(unit, key, choices):
    result = checked("80", unit)
    assert [(w.what, w.name, w.count) for w in result.waiting] == [("question", key, 2)]
    assert [choice.value for choice in result.questions[0].answers] == choices


ANSWERS = [
    ("篇", "catalogue", [80, 80]),
    ("篇", "leave_out", []),
    ("件、万件", "件", [80, 80]),
    ("件、万件", "万件", [800000, 800000]),
]


@pytest.mark.parametrize(("unit", "answer", "values"), ANSWERS)
def test_an_answer_decides_for_all_of_them(unit, answer, values):
    key = checked("80", unit).questions[0].key
    result = checked("80", unit, choices={key: answer}, repairs={"multiple": True})
    assert result.rows["value"].tolist() == values and result.waiting == []


def test_two_units_of_which_one_fits_ask_nothing():
    result = checked("80", "万元、件")
    assert result.waiting == [] and result.rows["value"].tolist() == [80, 80]


def test_the_unit_of_a_cell_and_another_one_beside_it_are_asked_about():
    result = checked("80件", "万件")
    assert [w.name for w in result.waiting if w.what == "question"] == ["units_unclear:件、万件:件"]


def mixed(*cells, **answers):
    rows = "\n".join(f"东区,来信,{2020 + n},{cell}" for n, cell in enumerate(cells))
    return check([read(f"单位,指标,时期,数值\n{rows}".encode(), "new.csv", catalogue())], catalogue(), answers=Answers(**answers))


def test_figures_without_a_unit_beside_others_in_a_multiple_are_asked_about():
    result = mixed("8.03万件", "9.2")
    assert [(w.what, w.name, w.count) for w in result.waiting][:1] == [("question", "units_unclear:万件、件:件", 1)]
    agreed = {"multiple": True, "scale": True, "unit": True}
    assert mixed("8.03万件", "9.2", choices={"units_unclear": "万件"}, repairs=agreed).rows["value"].tolist() == [80300, 92000]
    assert mixed("8.03万件", "9", choices={"units_unclear": "件"}, repairs=agreed).rows["value"].tolist() == [80300, 9]


def test_figures_without_a_unit_beside_others_in_the_catalogues_are_in_it():
    assert [w.what for w in mixed("803件", "920").waiting] == ["repair"]


def test_approximate_figures_of_like_size_are_in_the_same_unit():
    assert [w for w in mixed("4万余件", "35000").waiting if w.what == "question"] == []
