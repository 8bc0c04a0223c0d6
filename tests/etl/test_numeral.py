"""Written numerals: the one parser of cells and prose."""

from decimal import Decimal

import pytest

from etl.values.numeral import mixed, numeral, rounded, small

READ = [  # numeral, number
    ("零", 0), ("〇", 0), ("两", 2), ("十", 10), ("十五", 15), ("一十五", 15), ("二十", 20), ("一百一十", 110), ("一百十五", 115),
    ("一百零五", 105), ("一百〇五", 105), ("两百", 200), ("两千零五十", 2050), ("一千零五", 1005), ("三千六百", 3600),
    ("一万零五", 10005), ("一万零五百", 10500), ("两万五千", 25000), ("十万", 100_000), ("三百二十万五千", 3_205_000),
    ("六十万零四千", 604_000), ("一亿零三百万", 103_000_000), ("两千亿", 200_000_000_000), ("一万亿", 1_000_000_000_000),
    ("三万亿五千万", 3_000_050_000_000), ("一百二十亿零五百万", 12_005_000_000),
    ("八十六点二", "86.2"), ("零点零五", "0.05"), ("一点二万", 12000), ("五百点二万", 5_002_000), ("三点五亿", 350_000_000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), READ)
def test_a_numeral_is_read(text, number):
    assert numeral(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "点", "点五", "五点", "一二三", "二〇二四", "三五", "零五", "五零", "一百零", "一百五", "三千六", "一万五", "三亿五千", "三亿五", "一千百", "百千",
     "十十", "两十", "二十两", "一点两", "三点五千", "万", "亿", "百", "百五", "一亿亿", "一万万", "一千零零五", "5十", "三百1", "一" * 60, "千" * 60],
)  # fmt: skip
def test_what_is_no_proper_numeral_or_may_be_two_is_not_read(text):
    assert numeral(text) is None


def test_every_number_is_read_as_it_is_written():
    tens = ["", *("一二三四五六七八九")]
    for number in range(1, 100):
        ten, one = divmod(number, 10)
        text = ("十" if ten == 1 else f"{tens[ten]}十" if ten else "") + tens[one]
        assert numeral(text) == number
        assert numeral(f"三百{'零' if not ten else '一' if ten == 1 else ''}{text}") == 300 + number
        assert numeral(f"{text}万零{text}") == number * 10_000 + number
        assert numeral(f"{text}亿零{text}万") == number * 100_000_000 + number * 10_000


def test_in_prose_a_unit_alone_counts_once_and_digits_may_have_two_units():
    assert [rounded(text) for text in ("百", "千", "万", "十万", "千万", "百亿", "万亿", "三千", "三千六")] == [
        100, 1000, 10_000, 100_000, 10_000_000, 10_000_000_000, 1_000_000_000_000, 3000, None,
    ]  # fmt: skip
    assert [small(text) for text in ("3", "三", "十二", "³")] == [3, 3, 12, None]
    assert (mixed("3万2000", None), mixed("1万5千", None), mixed("1亿2000", "万"), mixed("2亿3千", "万")) == (
        32_000,
        15_000,
        120_000_000,
        230_000_000,
    )
