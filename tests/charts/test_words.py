"""The rows in words, in both languages."""

import csv
import io

import pytest

from charts import growth
from wording import comparison, headline, language, numbers, sentences, series_csv

BASE = {
    "value": 8517.0,
    "qualifier": "=",
    "status": "A",
    "kind": "count",
    "direction": "up",
    "decimals": 0,
    "unit_zh": "件",
    "unit_en": "items",
    "period": "2024",
    "previous_period": "2023",
    "previous_value": 8000.0,
    "previous_qualifier": "=",
    "previous_status": "A",
    "change": 6.5,
    "change_kind": "percent",
    "bound": "",
    "why": "",
    "name_zh": "办理各类文件",
    "name_en": "Documents handled",
    "office_zh": "示范区",
    "office_en": "Shifan",
    "part": None,
    "total": None,
}


def row(**changed) -> dict:
    return {**BASE, **changed}


FIGURES = [
    (row(), "8,517件", "8,517 items"),
    (row(value=803000.0, unit_zh="万元", unit_en="10,000 yuan"), "803,000万元", "803,000 10,000 yuan"),
    (row(value=803000.0, unit_zh="元", unit_en="yuan"), "80.3万元", "803,000 yuan"),
    (row(value=500.0, qualifier=">=", unit_zh="篇"), "500余篇", "over 500 items"),
    (row(value=40000.0, qualifier=">="), "4万余件", "over 40,000 items"),
    (row(value=11000.0, qualifier=">="), "1.1万余件", "over 11,000 items"),
    (row(value=11537.0), "11,537件", "11,537 items"),
    (row(value=11500.0), "11,500件", "11,500 items"),  # not 1.2万: in 万 only where nothing is lost
    (row(value=9000.0), "9,000件", "9,000 items"),
    (row(value=115_000_000.0), "11,500万件", "115,000,000 items"),
    (row(value=8517.0, qualifier=">="), "8,517件以上", "over 8,517 items"),
    (row(value=600.0, qualifier="<="), "近600件", "nearly 600 items"),
    (row(value=668.7, qualifier="~", decimals=1, unit_zh="分", unit_en="points"), "约668.7分", "about 668.7 points"),
    (row(value=86.2, kind="ratio", decimals=2, unit_zh="%", unit_en="%"), "86.2%", "86.2%"),
    (row(value=29.6898, kind="ratio", decimals=1, unit_zh="%", unit_en="%"), "29.7%", "29.7%"),
    (row(value=31.25, kind="ratio", decimals=1, unit_zh="%", unit_en="%"), "31.3%", "31.3%"),
    (row(value=2.0, kind="rank", unit_zh="名", unit_en="place"), "第2名", "no. 2"),
    (row(value=3.0, kind="rank", qualifier="<="), "前3名", "top 3"),
    (row(value=0.0), "0件", "0 items"),
    (row(value=300000000.0), "3亿件", "300,000,000 items"),
    (row(value=1.0, unit_en="categories"), "1件", "1 category"),
    (row(value=1.0, unit_en="processes"), "1件", "1 process"),
    (row(value=1.0, unit_en="houses"), "1件", "1 house"),
    (row(value=1.0, unit_en="10,000 persons"), "1件", "1 10,000 persons"),
    (row(value=1.0, unit_en="people"), "1件", "1 people"),
    (row(value=1.0, unit_en=""), "1件", "1"),
    (row(value=1.0, qualifier=">="), "1件以上", "over 1 item"),
    (row(value=None, status="O"), "未上报", "not reported"),
    (row(value=None, status="M"), "不适用", "not applicable"),
]


@pytest.mark.parametrize(("given", "chinese", "english"), FIGURES)
def test_a_figure(given, chinese, english):
    assert (numbers.figure(given, "zh"), numbers.figure(given, "en")) == (chinese, english)


WRITTEN = [  # a number → as programs read it, so many places, with so many places in words
    (8517.0, "8517", 1, "8517.0", "8,517"),
    (12.25, "12.25", 1, "12.3", "12.3"),
    (-12.25, "-12.25", 1, "-12.3", "−12.3"),
    (0.00001, "0.00001", 1, "0.0", "0"),
    (1.005, "1.005", 2, "1.01", "1.01"),
    (2.5, "2.5", 0, "3", "3"),
]


@pytest.mark.parametrize(("given", "plain", "places", "fixed", "worded"), WRITTEN)
def test_a_number_has_one_writer(given, plain, places, fixed, worded):
    assert numbers.written(given) == plain and numbers.written(None) == numbers.written(float("nan")) == ""
    assert numbers.fixed(given, places) == fixed and numbers.number(given, places) == worded
    assert numbers.rounded(given, places) == float(fixed)


def test_a_csv_and_a_sentence_round_alike():
    others = {**dict.fromkeys(series_csv.COLUMNS), "office_full_zh": "", "definition_zh": "", "computed": False}
    [line] = csv.DictReader(io.StringIO(series_csv.series([{**others, **row(change=12.25)}], "zh")))
    assert (line["change"], line["change_text"]) == ("12.3", "增长12.3%")


CHANGES = [
    (row(), "增长6.5%", "up 6.5%"),
    (row(change=-3.0), "下降3%", "down 3%"),
    (row(change=0.0, value=8000.0), "持平", "unchanged"),
    (row(change=0.0, value=8001.0), "基本持平", "almost unchanged"),
    (row(change=25.0, bound="at_least"), "增长25%以上", "up 25% or more"),
    (row(change=-20.0, bound="at_most"), "下降20%以上", "down 20% or more"),
    (row(change=4.4, change_kind="points", kind="ratio", decimals=2), "提高4.4个百分点", "up 4.4 percentage points"),
    (row(change=-1.03, change_kind="points", kind="ratio", decimals=2), "降低1.03个百分点", "down 1.03 percentage points"),
    (row(change=1.0, change_kind="places", kind="rank"), "升1位", "up 1 in rank"),
    (row(change=-2.0, change_kind="places", kind="rank"), "降2位", "down 2 in rank"),
    (row(change=0.0, change_kind="places", kind="rank"), "位次不变", "rank unchanged"),
    (
        row(change=14.7, kind="score", value=851.5, previous_value=742.5, decimals=1),
        "增长14.7%（高109分）",
        "up 14.7% (109 points higher)",
    ),
    (
        row(
            change=34.0,
            kind="score",
            value=896.0,
            previous_value=668.7,
            decimals=1,
            bound="about",
            previous_qualifier="~",
            previous_status="E",
        ),
        "约增长34%（高约227分，上年为推算值）",
        "up about 34% (about 227 points higher, year before is derived)",
    ),
    (row(change=14.2, kind="score", value=800.0, previous_value=700.0, bound="at_least"), "增长14.2%以上", "up 14.2% or more"),
    (row(change=0.0, value=500.0, previous_value=500.0, bound="about"), "基本持平", "almost unchanged"),
    (row(change=None, change_kind=""), "", ""),
]


@pytest.mark.parametrize(("given", "chinese", "english"), CHANGES)
def test_a_change(given, chinese, english):
    assert (comparison.change_text(given, "zh"), comparison.change_text(given, "en")) == (chinese, english)


def test_the_alternative_text_of_a_ranking_begins_with_the_largest_change():
    rows = [row(name_zh=name, change=change) for name, change in (("甲", -3.0), ("乙", 20.0), ("丙", 5.0))]
    assert growth.alt(rows, "zh") == "乙 增长20%；丙 增长5%；甲 下降3%"


QUOTED = [  # sentence, name, as it reads
    ("没有“{name}”的数据", "“民呼我为”办理问题线索", "没有“‘民呼我为’办理问题线索”的数据"),
    ("没有{name}的数据", "“民呼我为”办理问题线索", "没有“民呼我为”办理问题线索的数据"),
    ("没有“{name}”的数据", "来信", "没有“来信”的数据"),
    ("目录里没有“{name}”。", "{0} “一”", "目录里没有“{0} ‘一’”。"),
]


@pytest.mark.parametrize(("sentence", "name", "expected"), QUOTED)
def test_quotation_marks_within_others_are_single(sentence, name, expected):
    assert language.filled(sentence, name=name) == expected


JUDGEMENTS = [
    (row(change=5.0), "good"),
    (row(change=-5.0), "bad"),
    (row(change=0.0), ""),
    (row(change=None), ""),
    (row(change=5.0, direction="down"), "bad"),
    (row(change=-5.0, direction="down"), "good"),
    (row(change=5.0, direction="neutral"), ""),
    (row(change=-5.0, direction="neutral"), ""),
    (row(change=1.0, kind="rank", direction="down"), "good"),
    (row(change=-1.0, kind="rank", direction="down"), "bad"),
]


@pytest.mark.parametrize(("given", "verdict"), JUDGEMENTS)
def test_good_and_bad_follow_the_direction_and_not_the_sign(given, verdict):
    assert comparison.judgement(given) == verdict


PERIODS = [
    ("2024", "2024年", "2024"),
    ("2024-S1", "2024年上半年", "first half of 2024"),
    ("2024-Q3", "2024年第三季度", "Q3 2024"),
    ("2024-06", "2024年6月", "June 2024"),
    ("2024-01/P2M", "2024年1—2月", "January–February 2024"),
    ("2024-01/P11M", "2024年1—11月", "January–November 2024"),
]


@pytest.mark.parametrize(("period", "chinese", "english"), PERIODS)
def test_a_period(period, chinese, english):
    assert (numbers.period_name(period, "zh"), numbers.period_name(period, "en")) == (chinese, english)


def test_the_sentence_to_paste():
    assert sentences.sentence(row(), "zh") == "2024年，示范区办理各类文件8,517件，比上年增长6.5%。"
    assert sentences.sentence(row(change=0.0, value=8000.0), "zh") == "2024年，示范区办理各类文件8,000件，与上年持平。"
    assert sentences.sentence(row(change=None), "zh") == "2024年，示范区办理各类文件8,517件。"
    assert sentences.sentence(row(), "en") == "2024, Shifan: Documents handled – 8,517 items, up 6.5% on a year earlier."


def test_a_change_from_very_few_makes_no_headline():
    few = row(change=200.0, previous_value=1.0, name_zh="少", kind="score")
    assert headline.largest([few, row(change=5.0)], "good") == row(change=5.0)


WHYS = [
    ("previous_missing", "缺2023年数据，不计算同比"),
    ("previous_not_reported", "2023年未上报，不计算同比"),
    ("break", "2023年至2024年口径有变化，不计算同比"),
    ("from_zero", "上年为0，不计算增幅"),
    ("approximate", "数值为约数，无法确定增减，不计算同比"),
]


@pytest.mark.parametrize(("why", "chinese"), WHYS)
def test_why_there_is_no_change(why, chinese):
    assert comparison.why_text(row(change=None, why=why), "zh") == chinese
    assert comparison.why_text(row(change=None, why=why), "en")


FROM_ZERO = {"value": 1.0, "previous_value": 0.0, "change": None, "why": "from_zero", "kind": "count"}


@pytest.mark.parametrize(("direction", "verdict"), [("down", "bad"), ("up", "good"), ("neutral", "")])
def test_a_rise_from_zero_is_judged_though_it_has_no_percentage(direction, verdict):
    assert comparison.judgement({**FROM_ZERO, "direction": direction}) == verdict
    assert comparison.judgement({**FROM_ZERO, "value": 0.0, "direction": direction}) == ""


def test_a_fall_to_zero_is_told_with_both_figures(office):
    rows = office.snapshot().records("page/card", office="sample_shifan", year="2024")
    incidents = next(r for r in rows if r["indicator"] == "duty_incidents")
    assert comparison.change_text(incidents, "zh") == "由1起降至0"


@pytest.mark.parametrize(("unit", "label"), [("件", "80.3万"), ("万元", "803,000")])
def test_a_point_beside_a_unit_with_a_multiple_is_written_whole(unit, label):
    assert numbers.label(row(value=803000.0, unit_zh=unit), "zh") == label
