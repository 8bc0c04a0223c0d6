"""Figures without a unit, ranges, and movements from one value to another."""

import pytest
from tools import ROOT

from etl.catalogue.catalogue import load
from etl.report import read_text
from etl.report.show import table

CATALOGUE = load(ROOT / "data" / "catalogue")


def read(text: str) -> list:
    return read_text(text, CATALOGUE, "2024", "beibei").figures


BARE = [  # text, its figures as (phrase, value, unit, role)
    ("基尼系数0.46，收入比2.37。", [("0.46", 0.46, "", "total"), ("2.37", 2.37, "", "total")]),
    ("收入倍差从2.37缩小到1.94。", [("2.37", 2.37, "", "from"), ("1.94", 1.94, "", "to")]),
    ("城乡收入比由2.45降至2.37，恩格尔系数由2020年的0.3下降为0.28。", [
        ("2.45", 2.45, "", "from"), ("2.37", 2.37, "", "to"), ("0.3", 0.3, "", "from"), ("0.28", 0.28, "", "to"),
    ]),
    ("开放指数为0.8718居第五位。", [("0.8718", 0.8718, "", "total"), ("第五位", 5, "名", "rank")]),
    ("价格指数从98.6回升至101.2。", [("98.6", 98.6, "", "from"), ("101.2", 101.2, "", "to")]),
    ("群众满意度96.7，评分98.5。", [("96.7", 96.7, "", "total"), ("98.5", 98.5, "", "total")]),
    ("从12增加到15家。", [("12", 12, "家", "from"), ("15家", 15, "家", "to")]),
    ("由20增加到60万元。", [("20", 200000, "元", "from"), ("60万元", 600000, "元", "to")]),
    ("投入强度从2提高到2.9%。", [("2", 2, "%", "from"), ("2.9%", 2.9, "%", "to")]),
    ("从全国第五提升到第三。", [("第五", 5, "名", "from"), ("第三", 3, "名", "rank")]),
    ("分别为3、5万元，分别为8000、1.2万件。", [
        ("3", 30000, "元", "total"), ("5万元", 50000, "元", "total"), ("8000", 8000, "件", "total"), ("1.2万件", 12000, "件", "total"),
    ]),
    ("增长3.2倍，翻一番。", [("3.2倍", 3.2, "倍", "change")]),
    ("同比2.3，从“13457”到“885”，2024-2025年，1-7月，从2021年到2023年。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), BARE)
def test_a_figure_without_a_measure_is_one_by_the_words_around_it(text, figures):
    assert [(f.phrase, f.value, f.unit, f.role) for f in read(text)] == figures


RANGES = [  # text, its figures as (phrase, from, up to, unit)
    ("年收入20-60万元群体的比例达到30.6%。", [("20-60万元", 200000, 600000, "元"), ("达到30.6%", 30.6, None, "%")]),
    ("占比20%—30%。", [("20%—30%", 20, 30, "%")]),
    ("增长5%至8%，提高2到3个百分点。", [("5%至8%", 5, 8, "%"), ("2到3个百分点", 2, 3, "个百分点")]),
    ("1.2万—1.5万人，20万元~60万元。", [("1.2万—1.5万人", 12000, 15000, "人"), ("20万元~60万元", 200000, 600000, "元")]),
    ("20件-30件，3到五次。", [("20件-30件", 20, 30, "件"), ("3到五次", 3, 5, "次")]),
    ("气温-3℃至5℃。", [("-3℃至5℃", -3, 5, "℃")]),
    ("约20—30家左右。", [("20—30家左右", 20, 30, "家")]),
    (
        "从10家到15家，10家、15家。",
        [("10家", 10, None, "家"), ("15家", 15, None, "家"), ("10家", 10, None, "家"), ("15家", 15, None, "家")],
    ),
]


@pytest.mark.parametrize(("text", "figures"), RANGES)
def test_a_range_is_one_figure(text, figures):
    assert [(f.phrase, f.value, f.upper, f.unit) for f in read(text)] == figures


def test_a_range_is_shown_and_never_accepted_as_one_value():
    reading = read_text("办理群众来信300—400件，会议通知870件。", CATALOGUE, "2024", "beibei")
    assert [(f.role, f.indicator, f.qualifier) for f in reading.figures] == [
        ("range", "citizen_letters", ">="),
        ("total", "meeting_notices", "="),
    ]
    assert [f.phrase for f in reading.accepted] == ["870件"]
    assert "300—400件" in table(reading, CATALOGUE, "zh")[1] and "区间" in table(reading, CATALOGUE, "zh")[1]


def test_where_a_movement_arrives_is_named_by_the_words_before_it():
    figures = read("全程网办率由87%提升到95.4%，政务信息考核得分从86.5提升到98.5。")
    assert [(f.phrase, f.role, f.indicator) for f in figures] == [
        ("87%", "from", ""), ("95.4%", "to", "full_online_ratio"), ("86.5", "from", ""), ("98.5", "to", "info_score"),
    ]  # fmt: skip
