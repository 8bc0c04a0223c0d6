"""Cells as offices write them."""

import pytest

from etl.values import period, value
from wording import numbers

CELLS = [  # text, value, qualifier, unit
    ("8517", 8517, "", ""),
    ("86.2", 86.2, "", ""),
    ("0", 0, "", ""),
    ("-3", -3, "", ""),
    ("８５１７", 8517, "", ""),
    ("86.2％", 86.2, "", "%"),
    ("8,517", 8517, "", ""),
    ("8，517", 8517, "", ""),
    ("1,234,567.5", 1234567.5, "", ""),
    ("500余", 500, ">=", ""),
    ("500余篇", 500, ">=", "篇"),
    ("近600", 600, "<=", ""),
    ("近600件", 600, "<=", "件"),
    ("4万余", 40000, ">=", ""),
    ("1.1万余", 11000, ">=", ""),
    ("3百余", 300, ">=", ""),
    ("2千多件", 2000, ">=", "件"),
    ("5千", 5000, "", ""),
    ("3余万", 30000, ">=", ""),
    ("2多百人", 200, ">=", "人"),
    ("2多千件", 2000, ">=", "件"),
    ("三百余万", 3000000, ">=", ""),
    ("三百余亿元", 30000000000, ">=", "元"),
    ("40000余件", 40000, ">=", "件"),
    ("4万余件", 40000, ">=", "件"),
    ("1.1万余条", 11000, ">=", "条"),
    ("约1200条", 1200, "~", "条"),
    ("1200左右", 1200, "~", ""),
    ("达95%", 95, "", "%"),
    ("5%以上", 5, ">=", "%"),
    ("超过300件", 300, ">=", "件"),
    ("突破800分", 800, ">=", "分"),
    ("不足100人", 100, "<=", "人"),
    ("3亿", 300000000, "", ""),
    (" 8517 ", 8517, "", ""),
    ("8 517", 8517, "", ""),
    (">=500", 500, ">=", ""),
    ("≤600", 600, "<=", ""),
    ("0.862", 0.862, "", ""),
    ("第3名", 3, "", "名"),
    ("全市第2名", 2, "", "名"),
    ("—", None, "", ""),
    ("／", None, "", ""),
    ("/", None, "", ""),
    ("", None, "", ""),
    ("未报", None, "", ""),
    ("N/A", None, "", ""),
]
NOT_NUMBERS = [
    "abc",
    "0/0",
    "=1+1",
    "1e5",
    "近5000余",
    "8517件8",
    "1.2.3",
    "12,34",
    "一二三",
    "2024-06",
    "破万",
    "3百余万",
    "2万多千",
    "½",
    "1²3",
    "12₂",
    "４０万５千",
]


@pytest.mark.parametrize(("text", "number", "qualifier", "unit"), CELLS)
def test_a_cell_is_read(text, number, qualifier, unit):
    reading = value.parse(text)
    assert not reading.bad
    assert (reading.value, reading.qualifier, reading.unit) == (number, qualifier, unit)


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_no_number_is_not_guessed(text):
    assert value.parse(text).bad


@pytest.mark.parametrize("text", ["8517", "86.2", "0", "-3", "0.5"])
def test_a_plain_number_is_written_back_as_it_was(text):
    assert value.parse(text).plain
    assert numbers.written(value.parse(text).value) == text


@pytest.mark.parametrize("text", ["８５１７", "8,517", "500余", "007"])
def test_every_other_way_of_writing_is_noticed(text):
    assert not value.parse(text).plain


PERIODS = [
    ("2024", "2024"),
    ("2024年", "2024"),
    ("２０２４", "2024"),
    ("2024年度", "2024"),
    ("2024.0", "2024"),
    ("2024-S1", "2024-S1"),
    ("2024年上半年", "2024-S1"),
    ("2024下半年", "2024-S2"),
    ("2024H2", "2024-S2"),
    ("2024-Q3", "2024-Q3"),
    ("2024q3", "2024-Q3"),
    ("2024年第三季度", "2024-Q3"),
    ("2024年3季度", "2024-Q3"),
    ("2024-06", "2024-06"),
    ("2024年6月", "2024-06"),
    ("2024/6", "2024-06"),
    ("2024.12", "2024-12"),
    ("2024年06月份", "2024-06"),
]


@pytest.mark.parametrize(("text", "kept"), PERIODS)
def test_a_period_is_read(text, kept):
    assert period.parse(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "204",
        "20244",
        "2024-13",
        "2024-00",
        "2024-Q5",
        "2024-S3",
        "1824",
        "2204",
        "去年",
        "2024-2025",
        "2024-1-1",
        "2024.1",
    ],
)
def test_what_is_no_period_is_not_guessed(text):
    assert period.parse(text) is None
