"""What holds of every cell and every table, tried on thousands of them: no crash, no value changed in silence."""

import csv
import io
import string
from decimal import Decimal

from files import xls, xlsx
from given import catalogue
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from etl.formats.unseen import cleaned
from etl.formats.xlsx import number
from etl.tables.read import Overrides, read
from etl.values import value
from wording import numbers

CATALOGUE = catalogue()
MARKS = "余多近约达超破第前名%％‰件万亿百千一二三十两点零，,. -—/０９８５+=<>~≥至"
CELLS = st.one_of(st.text(max_size=12), st.text(MARKS + string.digits, max_size=10))
NUMBERS = st.decimals(min_value=-(10**11), max_value=10**11, places=4)
INDICATORS = st.lists(st.sampled_from(["来信", "接待", "上报", "采用", "网办率", "得分"]), unique=True, min_size=1)
YEARS = st.lists(st.integers(2000, 2030), unique=True, min_size=2, max_size=6)
FIGURES = st.one_of(st.integers(0, 10**6).map(str), st.sampled_from(["", "500余", "近600", "86.2%", "—", "8,517", "4万余", "无"]))
STEADY = settings(max_examples=300, deadline=None)


@every(CELLS)
@STEADY
def test_what_is_read_and_written_is_read_as_the_same(text):
    reading = value.parse(text)
    if reading.value is not None:
        again = value.parse(reading.qualifier + numbers.written(reading.value))
        assert (again.value, again.qualifier) == (reading.value, reading.qualifier)
        assert reading.repair in ("", *value.REPAIRS) and (reading.plain or reading.repair)
    assert not (reading.bad and reading.value is not None)


@every(st.integers(1, 99999), st.sampled_from(["万", "亿", "千", ""]), st.integers(0, 3))
@STEADY
def test_a_scale_leaves_no_dust(digits, scale, places):
    figure = Decimal(digits).scaleb(-places)
    assert Decimal(numbers.written(value.parse(f"{figure:f}{scale}").value)) == figure * value.SCALES[scale]


@every(NUMBERS)
@STEADY
def test_a_workbooks_number_is_the_number_that_was_typed(figure):
    assert Decimal(number(float(figure))) == figure
    assert Decimal(number(float(figure) + 0.0, percent=True).rstrip("%")) == figure * 100


def texts_of(rows: list, encoding: str, separator: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


@every(
    INDICATORS,
    YEARS,
    st.data(),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "xlsx", "xls"]),
    st.sampled_from(",\t;"),
)
@settings(max_examples=150, deadline=None)
def test_every_figure_of_a_wide_table_arrives_or_is_told(indicators, years, data, form, separator):
    rows = [[name, *(data.draw(FIGURES) for _ in years)] for name in indicators]
    table = [["东区工作统计表"], ["指标", *(f"{year}年" for year in years)], *rows]
    table[0] += [""] * len(years)
    made = xlsx(table) if form == "xlsx" else xls(table) if form == "xls" else texts_of(table, form, separator)
    sheet = read(made, "x", CATALOGUE)
    expected = [(name, f"{y}年", text) for name, *texts in rows for y, text in zip(years, texts, strict=True) if text]
    assert list(zip(sheet.texts["indicator"], sheet.texts["period"], sheet.texts["value"], strict=True)) == expected
    blank = sum(not text for _, *texts in rows for text in texts)
    sentences = sheet.understood.sentences("zh")
    assert (blank == 0) == (not any("空白" in sentence for sentence in sentences))
    assert [p.code for p in sheet.problems] == ([] if expected else ["no_figures"])


@every(
    st.lists(
        st.lists(
            st.one_of(CELLS, FIGURES, st.sampled_from(["指标", "单位", "2024年", "来信", "东区", "数值", "合计", "注：x"])),
            max_size=6,
        ),
        max_size=12,
    ),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
@STEADY
def test_no_table_crashes_the_reader_and_no_value_is_made_up(rows, encoding):
    rows = [[cell.encode("utf-8", "ignore").decode() for cell in cells] for cells in rows]
    sheet = read(texts_of(rows, encoding, ","), "x", CATALOGUE, Overrides(office="east", period="2024"))
    assert len({len(texts) for texts in sheet.texts.values()} | {len(sheet.rows), len(sheet.columns)}) == 1
    assert sheet.rows or sheet.problems
    written = {cleaned(cell).strip() for cells in rows for cell in cells}
    assert set(sheet.texts["value"]) <= written | {""}
    for lang in ("zh", "en"):
        assert all(sheet.understood.sentences(lang)) and all(p.message(lang) for p in sheet.problems)
