"""Names with a suffix, as the statistics site has them, and months whose own figure and running total are one."""

import pytest
from given import catalogue

from etl.checks.check import check
from etl.tables.read import Overrides, read
from etl.values.period import parse

CATALOGUE = catalogue()
ACROSS = "指标,2024年7月,2024年1月\n"
CASES = [  # name, text, records `indicator period value`, what is told
    ("a running total", f"{ACROSS}来信_累计值(件),35,4\n", ["letters 2024-01/P7M 35", "letters 2024-01 4"], ""),
    ("a month's own", f"{ACROSS}来信_当期值(件),5,4\n", ["letters 2024-07 5", "letters 2024-01 4"], ""),
    ("both", f"{ACROSS}来信_当期值,5,4\n来信_累计值,35,4\n", ["letters 2024-07 5", "letters 2024-01 4", "letters 2024-01/P7M 35"], "第3行的累计数与当期数相同，只采用一次：“来信”"),
    ("a growth rate beside", f"{ACROSS}来信_累计值,35,4\n来信_累计增长(%),3.5,2\n", ["letters 2024-01/P7M 35", "letters 2024-01 4"], "第3行是写明的增减，未采用：“来信_累计增长”"),
    ("a wide underscore", f"{ACROSS}来信＿累计,35,4\n", ["letters 2024-01/P7M 35", "letters 2024-01 4"], ""),
    ("in parentheses", f"{ACROSS}来信（累计值）,35,4\n", ["letters 2024-01/P7M 35", "letters 2024-01 4"], ""),
    ("in a header", "时期,来信_累计值（件）,接待_当期值\n2024年7月,35,3\n", ["letters 2024-01/P7M 35", "visits 2024-07 3"], ""),
    ("in a tidy row", "指标,时期,数值\n来信_累计值,2024年7月,35\n", ["letters 2024-01/P7M 35"], ""),
    ("a quarter", "指标,2024年第一季度,2024年第三季度\n来信_累计值,9,30\n", ["letters 2024-Q1 9", "letters 2024-01/P9M 30"], ""),
    ("columns of a month and up to it", "指标,时期,本月,本年累计\n来信,2024年1月,4,4\n来信,2024年2月,5,9\n", ["letters 2024-01 4", "letters 2024-02 5", "letters 2024-01/P2M 9"], "第2行的累计数与当期数相同，只采用一次：“来信”"),
    ("two rows of a header", "指标,2024年1月,,2024年2月,\n,本月,累计,本月,累计\n来信,4,4,5,9\n", ["letters 2024-01 4", "letters 2024-02 5", "letters 2024-01/P2M 9"], "只采用一次"),
]  # fmt: skip


def read_for(text: str):
    return read(text.encode(), "a.csv", CATALOGUE, Overrides(office="east"))


@pytest.mark.parametrize(("text", "expected", "sentence"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_suffix_says_what_a_figure_counts(text, expected, sentence):
    sheet = read_for(text)
    result = check([sheet], CATALOGUE)
    assert [p.code for p in result.problems if p.level in ("error", "question")] == []
    assert [f"{r.indicator} {r.period} {r.value:g}" for r in result.rows.itertuples()] == expected
    assert sentence in "；".join(sheet.understood.sentences())


@pytest.mark.parametrize(("text", "code"), [
    ("指标,时期,本月,本年累计\n来信,2024年1月,4,5\n", "duplicate"),  # they differ
    (f"{ACROSS}未知指标_累计值,35,4\n", "unknown_indicator"),
])  # fmt: skip
def test_what_cannot_be_true_or_known_is_an_error(text, code):
    assert {p.code for p in check([read_for(text)], CATALOGUE).errors} == {code}


def test_without_a_catalogue_the_name_is_what_stands_before_the_suffix():
    sheet = read(f"{ACROSS}投资_累计值(亿元),35,4\n投资_累计增长(%),3.5,2\n".encode(), "a.csv", None, Overrides(office="甲区"))
    names = list(zip(sheet.texts["indicator"], map(parse, sheet.texts["period"]), sheet.texts["unit"], strict=True))
    assert names == [
        ("投资", "2024-01/P7M", "亿元"),
        ("投资", "2024-01", "亿元"),
        ("投资_累计增长", "2024-01/P7M", "%"),
        ("投资_累计增长", "2024-01", "%"),
    ]
