"""The short way of reading is a shortcut and nothing else: every file is read both ways, and all that a user sees is the same."""

import csv
import io

import pytest
from files import FILES
from given import catalogue
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

import etl.tables.read
from etl.checks.check import check
from etl.releases.preview import preview
from etl.tables.bulk import Texts
from etl.tables.read import read
from wording import numbers

CATALOGUE = catalogue()


@pytest.fixture(autouse=True, scope="module")
def however_small():
    """The short way is for large files; here it is taken for small ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.tables.bulk.LEAST_LINES", 0)
        yield


HEAD = ["单位", "指标", "时期", "数值", "数据状态", "备注"]
ORDINARY = {
    "单位": ["东区", "西区", "east"],
    "指标": ["来信", "接待", "网办率", "排名"],
    "时期": ["2024", "2023年", "2024-Q1"],
    "数值": ["5", "86.2", "0.5", "500余", "", "８", "-3", "1000000000000"],
    "数据状态": ["", "A", "O"],
    "备注": ["", "口径，调整", "a, b", 'said "so"', "两\n行", "=1+1"],
}
ODD = [
    "合计",
    "注：甲",
    "单位",
    "指标",
    "来信（件）",
    " 5",
    "5 ",
    "\u3000东区",
    "8",
    "517",
    "2024年",
    "很多",
    "\u200b5",
    "x\ty",
    "",
    " ",
]
CELLS = {name: st.sampled_from(ordinary) for name, ordinary in ORDINARY.items()}
ROWS = st.lists(st.tuples(*CELLS.values()), min_size=1, max_size=8)
TURNS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5), st.sampled_from(ODD)), max_size=2)


def the_long_way(data: bytes, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(etl.tables.read, "tidy", lambda *_: None)
        return read(data, "x.csv", CATALOGUE)


def seen(sheet) -> tuple:
    """All that is read of a file."""
    texts = {name: list(sheet.texts[name]) for name in sheet.texts}
    problems = [p.as_dict("zh") for p in sheet.problems]
    return texts, list(sheet.rows), list(sheet.columns), sheet.headers, sheet.understood, problems


def checked(sheet) -> tuple:
    """All that a user sees of it when it is checked."""
    result = check([sheet], CATALOGUE)
    rows = result.rows.astype(object).where(result.rows.notna(), None).to_dict("records")
    problems = [p.as_dict("zh") for p in result.problems]
    repairs = [r.as_dict("zh") for r in result.repairs]
    return rows, problems, repairs, list(preview(result).files())


def assert_the_same(short, long) -> None:
    assert seen(short) == seen(long)
    if isinstance(short.texts, Texts):
        assert checked(short) == checked(long)


@every(
    ROWS,
    TURNS,
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(",\t;"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", ",,,,,", "东区,来信"]),
)
@settings(max_examples=10, deadline=None)
def test_a_file_is_read_and_checked_the_same_both_ways(rows, turns, encoding, separator, end, last):
    rows = [list(cells) for cells in rows]
    for row, place, text in turns:
        rows[row % len(rows)][place] = text
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows([HEAD, *rows])
    data = (out.getvalue() + last + (end if last else "")).encode(encoding)
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert_the_same(read(data, "x.csv", CATALOGUE), the_long_way(data, monkeypatch))


RAW = [  # text, whether the short way is to be taken
    ("a plain file", "东区,来信,2024,5,,\n", True),
    ("a line break in a cell", '东区,来信,2024,5,,"两\n行"\n西区,来信,2024,6,,\n', True),
    ("a repair", "东区,来信,2024,500余,,\n", True),
    ("no figure", "东区,来信,2024,,O,\n", True),
    ("a number cut in two", "东区,来信,2024,8,517,\n", False),
    ("a total", "合计,来信,2024,5,,\n", False),
    ("a remark", "注：甲,,,,,\n", False),
    ("a row too short", "东区,来信,2024\n", False),
    ("a row too long", "东区,来信,2024,8,517,,\n", False),
    ("a blank line", "东区,来信,2024,5,,\n\n西区,来信,2024,6,,\n", False),
    ("a second header", "东区,来信,2024,5,,\n单位,指标,时期,数值,数据状态,备注\n西区,来信,2024,6,,\n", False),
    ("a quotation mark in a cell", '东区,来信,2024,5,,甲"乙\n', False),
    ("a cell that goes on after its quotation mark", '东区,来信,2024,5,,"甲"乙\n', False),
    ("an open quotation mark", '东区,来信,2024,5,,"甲\n', False),
    ("line ends of two kinds", "东区,来信,2024,5,,\r\n西区,来信,2024,6,,\n", False),
    ("a unit in a name", "东区,来信（件）,2024,5,,\n", False),
]


@pytest.mark.parametrize(("text", "short"), [case[1:] for case in RAW], ids=[case[0] for case in RAW])
def test_what_is_not_plainly_tidy_goes_the_long_way(text, short, monkeypatch):
    data = (",".join(HEAD) + "\n" + text).encode()
    sheet = read(data, "x.csv", CATALOGUE)
    assert isinstance(sheet.texts, Texts) == short
    assert_the_same(sheet, the_long_way(data, monkeypatch))


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_the_files_of_offices_are_read_the_same_both_ways(file, monkeypatch):
    assert_the_same(read(file.data, "x.csv", CATALOGUE), the_long_way(file.data, monkeypatch))


@every(
    st.lists(
        st.floats(-1e11, 1e11, allow_nan=False).map(lambda x: round(x, 6))
        | st.integers(-(10**11), 10**11).map(float)
        | st.floats(0, 1e-3),
        min_size=1,
        max_size=20,
    )
)
@settings(max_examples=10, deadline=None)
def test_the_record_holds_a_number_as_it_was_written(figures):
    written = [numbers.written(number) for number in figures]
    lines = [f"东区,来信,{2000 + n},{text}" for n, text in enumerate(written)]
    result = check([read(("单位,指标,时期,数值\n" + "\n".join(lines)).encode(), "x.csv", CATALOGUE)], CATALOGUE)
    ((_, data),) = preview(result).files()
    kept = list(csv.DictReader(io.StringIO(data.decode())))
    assert [float(row["value"]) for row in kept] == [float(text) for text in written]
    assert all(
        row["value"] == numbers.written(float(text)) for row, text in zip(kept, written, strict=True) if "e" not in row["value"]
    )
