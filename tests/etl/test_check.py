"""One small bad file for each fault: [row, column, code], and what a user needs in the sentence."""

import re
from pathlib import Path

import pytest
from given import TABLES, catalogue
from together import Together

from etl.checks.check import check
from etl.tables.read import Overrides, read
from wording.problems import CODES

HEAD = "单位,指标,时期,数值"
LIMITS = ("columns", "rows", "cells", "unpacked")  # each passed in tests/etl/test_hostile.py
FULL = HEAD + ",约数,数据状态,计量单位,备注"


def faults(text: str, *more: str, existing=None, encoding="utf-8") -> list:
    sheets = [read(t.encode(encoding), f"{n}.csv") for n, t in enumerate((text, *more))]
    return [[p.row, p.column, p.code] for p in check(sheets, catalogue(), existing).problems]


def sentence(text: str, code: str, lang: str = "zh") -> str:
    return next(p for p in check([read(text.encode(), "x.csv")], catalogue()).problems if p.code == code).message(lang)


FAULTS = [
    ("unknown office", f"{HEAD}\n东,来信,2024,1", [2, "单位", "unknown_office"]),
    ("unknown indicator", f"{HEAD}\n东区,来件,2024,1", [2, "指标", "unknown_indicator"]),
    ("no office", f"{HEAD}\n,来信,2024,1", [2, "单位", "missing_office"]),
    ("no indicator", f"{HEAD}\n东区,,2024,1", [2, "指标", "missing_indicator"]),
    ("no period", f"{HEAD}\n东区,来信,,1", [2, "时期", "missing_period"]),
    ("bad period", f"{HEAD}\n东区,来信,2024-13,1", [2, "时期", "bad_period"]),
    ("future period", f"{HEAD}\n东区,来信,2091,1", [2, "时期", "future_period"]),
    ("no number", f"{HEAD}\n东区,来信,2024,很多", [2, "数值", "bad_value"]),
    ("bad qualifier", f"{FULL}\n东区,来信,2024,5,大约,,,", [2, "约数", "bad_qualifier"]),
    ("qualifier contradicts the cell", f"{FULL}\n东区,来信,2024,500余,<=,,,", [2, "约数", "qualifier_conflict"]),
    ("bad status", f"{FULL}\n东区,来信,2024,5,,X,,", [2, "数据状态", "bad_status"]),
    ("formula", f"{FULL}\n东区,来信,2024,5,,,,=SUM(A1)", [2, "备注", "formula"]),
    ("formula with at", f"{FULL}\n东区,来信,2024,5,,,,@x", [2, "备注", "formula"]),
    ("empty value", f"{HEAD}\n东区,来信,2024,\n东区,接待,2024,5", [2, "数值", "empty_value"]),
    ("a value where there is none", f"{FULL}\n东区,来信,2024,5,,O,,", [2, "数值", "value_not_expected"]),
    ("another unit", f"{FULL}\n东区,来信,2024,5,,,篇,", [2, "计量单位", "unit_differs"]),
    ("another unit in the cell", f"{HEAD}\n东区,来信,2024,5篇", [2, "数值", "unit_differs"]),
    ("two units", f"{FULL}\n东区,来信,2024,5,,,件、万件,", [2, "数值", "units_unclear"]),
    ("below the minimum", f"{HEAD}\n东区,来信,2024,-5", [2, "数值", "out_of_range"]),
    ("above the maximum", f"{HEAD}\n东区,网办率,2024,862", [2, "数值", "out_of_range"]),
    ("half a rank", f"{HEAD}\n东区,排名,2024,2.5", [2, "数值", "not_whole"]),
    ("the office has ended", f"{HEAD}\n西区,来信,2014,5", [2, "时期", "office_ended"]),
    ("the office ended in the period", f"{HEAD}\n西区,来信,2013,5", [2, "时期", "office_partial"]),
    ("the office had not begun", f"{HEAD}\n北区,来信,2011,5", [2, "时期", "office_not_begun"]),
    ("twice in a file", f"{HEAD}\n东区,来信,2024,5\neast,信件,2024年,6", [3, "指标", "duplicate"]),
    ("part above total", f"{HEAD}\n东区,采用,2024,7\n东区,上报,2024,6", [2, "数值", "above_total"]),
    ("computed figure without its counts", f"{HEAD}\n东区,采用率,2024,30", [2, "数值", "computed_value"]),
    (
        "computed figure that does not follow",
        f"{HEAD}\n东区,采用,2024,90\n东区,上报,2024,96\n东区,采用率,2024,93.7",
        [4, "数值", "computed_differs"],
    ),
    ("wrong width", f"{HEAD}\n东区,来信,2024,8,517", [2, "", "wrong_width"]),
    ("a number cut in two by its comma", f"{HEAD},备注\n东区,来信,2024,8,517", [2, "数值", "split_number"]),
    ("a number cut in two before an empty cell", f"{HEAD},备注\n东区,来信,2024,8,517,", [2, "数值", "split_number"]),
    ("half a letter", f"{HEAD}\n东区,来信,2024,5.5", [2, "数值", "fraction"]),
    ("per cent or share", f"{HEAD}\n东区,网办率,2024,0.862", [2, "数值", "share_unclear"]),
    ("beyond all counting", f"{HEAD}\n东区,来信,2024,99999999999999999999", [2, "数值", "too_large"]),
    (
        "beyond all counting, in other digits",
        f"{HEAD}\n东区,来信,2024,９９９９９９９９９９９９９９９９",
        [2, "数值", "too_large"],
    ),
    ("beyond all counting, with a unit", f"{HEAD}\n东区,来信,2024,99999999亿件", [2, "数值", "too_large"]),
    ("no header", "东区,来信,2024,5\n东区,来信,2023,6", [1, "", "no_header"]),
    ("a column without a header", "单位,指标,,时期,数值\n东区,来信,甲,2024,5", [1, "", "unnamed_column"]),
    ("a second table", f"{HEAD}\n东区,来信,2024,5\n\n单位,指标,2022年,2023年\n东区,来信,1,2", [4, "", "other_table"]),
    ("only a header", HEAD, [1, "", "no_rows"]),
    ("a form without a figure", f"{HEAD}\n东区,来信,2024,\n东区,接待,2024,", [0, "", "no_figures"]),
    ("a template without a figure", f"{HEAD},上期时期,上期数值,填报说明\n东区,来信,2024,,2023,5,", [0, "", "blank_template"]),
    ("too narrow", f"{HEAD}\n东区,来信,2024", [2, "", "wrong_width"]),
    ("open quote", f'{HEAD}\n东区,来信,2024,"8', [2, "", "broken_quote"]),
    ("missing header", "单位,指标,时期\n东区,来信,2024", [1, "", "missing_header"]),
    ("header twice", f"{HEAD},值\n东区,来信,2024,1,1", [1, "值", "duplicate_header"]),
    ("unknown column", f"{HEAD},联系电话\n东区,来信,2024,1,1", [1, "联系电话", "unknown_column"]),
    ("a year's column that nobody reads", "单位,指标,2023年,2024年调整数\n东区,来信,1,2", [1, "2024年调整数", "unread_period"]),
    ("several columns that could be the value", "单位,指标,时期,估计,标准差\n东区,来信,2024,1,2", [1, "", "value_column"]),
    ("empty file", "", [0, "", "empty_file"]),
    ("blank file", "\n,,\n \n", [0, "", "empty_file"]),
]


@pytest.fixture(scope="module")
def together() -> Together:
    """FAULTS and NAMED, checked in one go."""
    texts = {text: text for _, text, _ in FAULTS} | {row: f"{FULL}\n{row}" for row, *_ in NAMED}
    return Together({name: read(text.encode(), "0.csv") for name, text in texts.items()}, catalogue())


@pytest.mark.parametrize(("name", "text", "fault"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_is_found_where_it_is_with_a_whole_sentence_in_both_languages(name, text, fault, together):
    problems = together[text].problems
    (problem, *_) = [p for p in problems if [p.row, p.column, p.code] == fault] or pytest.fail(str(problems))
    for lang, stop in (("zh", "。"), ("en", ".")):
        assert "{" not in problem.message(lang) and problem.message(lang).rstrip()[-1] == stop


def test_every_code_is_expected_by_some_test():
    """A fault that no test expects may never occur."""
    elsewhere = {f"too_many_{what}" for what in LIMITS} | {
        "missing_file",
        "repaired",
        "unknown_offices",
        "unknown_indicators",
        "no_catalogue_rows",
    }
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parents[1].rglob("*.py"))
    assert [code for code in CODES if not re.search(rf"\b{code}\b", tests) and code not in elsewhere] == []


def test_all_faults_of_a_file_come_at_once():
    text = f"{HEAD}\n东区,来件,2024,1\n东区,来信,2024-13,x\n东区,网办率,2024,101"
    assert faults(text) == [
        [2, "指标", "unknown_indicator"],
        [3, "时期", "bad_period"],
        [3, "数值", "bad_value"],
        [4, "数值", "out_of_range"],
    ]


def test_a_duplicate_across_files_names_the_other_place():
    duplicates = check(
        [read(f"{HEAD}\n东区,来信,2024,5".encode(), "a.csv"), read(f"{HEAD}\n\n东区,来信,2024,6".encode(), "b.csv")], catalogue()
    ).problems
    assert [(p.file, p.row, p.code) for p in duplicates] == [("b.csv", 3, "duplicate")]
    assert "a.csv第2行" in duplicates[0].message("zh")


def test_an_unknown_name_is_answered_with_the_nearest():
    assert "来信（letters）" in sentence(f"{HEAD}\n东区,来件,2024,1", "unknown_indicator")
    assert "Letters (letters)" in sentence(f"{HEAD}\n东区,leters,2024,1", "unknown_indicator", "en")


def test_rows_are_counted_as_the_spreadsheet_counts_them():
    text = f'{HEAD},备注\n东区,来信,2024,1,"两行\n备注"\n\n东区,来信,2023,x,'
    assert faults(text) == [[4, "数值", "bad_value"]]


def test_names_may_be_ids_names_or_aliases_in_any_width_and_case():
    rows = check(
        [read(f"{HEAD}\nEAST,信件,2024,1\n东区办公室,ｌｅｔｔｅｒｓ,2023,2\nEast office,来信数,2022,3".encode(), "x")],
        catalogue(),
    ).rows
    assert set(zip(rows["office"], rows["indicator"], strict=True)) == {("east", "letters")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encodings_of_an_office(encoding):
    rows = check([read(f"{HEAD},备注\n东区,来信,2024,500余,镕堃".encode(encoding), "x")], catalogue()).rows
    assert rows[["value", "qualifier", "as_worded", "note"]].values.tolist() == [[500.0, ">=", "500余", "镕堃"]]


def test_bytes_of_no_encoding_are_refused_with_their_line():
    sheet = read(f"{HEAD}\n东区,来信,".encode() + b"\x81\xff\xff\n", "x.csv")
    assert [(p.code, p.row) for p in sheet.problems] == [("undecodable", 2)]


@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_the_separators_of_an_office(separator):
    text = f"{HEAD}\n东区,来信,2024,5".replace(",", separator)
    assert faults(text) == []


def test_empty_columns_to_the_right_are_a_spreadsheets_habit():
    assert faults(f"{HEAD},,\n东区,来信,2024,5,,\n东区,来信,2023,5,,,,") == []


def test_english_headers_are_as_good():
    assert faults("office,indicator,period,value,qualifier,status,as_worded,note,source\neast,letters,2024,5,=,A,5件,,x") == []


def test_an_office_can_be_named_for_a_file_without_that_column():
    checked = check([read("指标,时期,数值\n来信,2024,5".encode(), "x", overrides=Overrides(office="east"))], catalogue())
    assert checked.problems == [] and checked.rows["office"].tolist() == ["east"]


def test_a_typed_ratio_that_follows_from_its_counts_is_accepted():
    assert faults(f"{HEAD}\n东区,采用,2024,201\n东区,上报,2024,677\n东区,采用率,2024,29.7") == []


def test_a_part_that_may_be_within_its_total_is_not_refused():
    assert faults(f"{FULL}\n东区,采用,2024,700,<=,,,\n东区,上报,2024,677,,,,") == []
    assert faults(f"{FULL}\n东区,采用,2024,700,,,,\n东区,上报,2024,677,>=,,,") == []


CATALOGUE_FAULTS = [
    ("indicators", "letters,来信", "Letters,来信", [2, "id", "bad_id"]),
    ("indicators", "visits,接待", "letters,接待", [3, "id", "duplicate_id"]),
    ("indicators", "visits,接待,Visits", "visits,来信,Visits", [3, "aliases", "duplicate_name"]),
    ("indicators", ",信件|来信数,", ",接待,", [3, "aliases", "duplicate_name"]),
    ("indicators", "Letters,work", "Letters,play", [2, "theme", "unknown_reference"]),
    ("indicators", "letters,count", "letters,amount", [2, "kind", "not_one_of"]),
    ("indicators", "faults,count,down", "faults,count,left", [4, "direction", "not_one_of"]),
    ("indicators", "taken,sent,0,100", "taken,,0,100", [7, "numerator", "half_ratio"]),
    ("indicators", "taken,sent,0,100", "taken,nothing,0,100", [7, "denominator", "unknown_reference"]),
    ("indicators", "%,%,ratio,up,1", "%,%,count,up,1", [7, "kind", "not_a_ratio"]),
    ("indicators", "taken,sent,0,100", "taken,sent,100,0", [7, "minimum", "minimum_above_maximum"]),
    ("indicators", "neutral,0,,,0", "neutral,no,,,0", [2, "decimals", "not_a_number"]),
    ("indicators", "Letters,work,件", "Letters,,件", [2, "theme", "missing_cell"]),
    ("indicators", "up,2,,,0", "up,2,rate,sent,0", [8, "numerator", "cyclic"]),
    ("offices", "2013-11,east", "2013-11,south", [3, "successor", "unknown_reference"]),
    ("offices", "2013-11,east", "Nov 2013,east", [3, "valid_to", "bad_date"]),
    ("targets", "period,target\n", "period,target\neast,letters,2024,百来件\n", [2, "target", "bad_target"]),
    ("targets", "period,target\n", "period,target\neast,letters,2024,3%以内\n", [2, "target", "bad_target"]),
    ("targets", "period,target\n", "period,target\neast,letters,2024,\n", [2, "target", "bad_target"]),
]


PHRASED = [  # phrase_zh, phrase_zero_zh → column and code of what is wrong
    ("办理来信{value}", "", []),
    ("{value}来信", "未收到来信", []),
    ("", "未收到来信", []),
    ("办理来信", "", [["phrase_zh", "phrase_without_value"]]),
    ("办理{value}来信{value}", "", [["phrase_zh", "phrase_without_value"]]),
    ("办理来信{Value}", "", [["phrase_zh", "phrase_unknown"]]),
    ("办理来信{value}{unit}", "", [["phrase_zh", "phrase_unknown"]]),
    ("办理来信{value", "", [["phrase_zh", "phrase_unknown"]]),
    ("办理来信{{value}}", "", [["phrase_zh", "phrase_unknown"]]),
    ("办理来信{value}", "来信{value}", [["phrase_zero_zh", "phrase_of_zero"]]),
    ("办理来信{value}", "无来信}", [["phrase_zero_zh", "phrase_of_zero"]]),
]


@pytest.mark.parametrize(("phrase", "zero", "wrong"), PHRASED)
def test_a_phrase_holds_its_figure_once_and_nothing_else(phrase, zero, wrong):
    head, first, *rest = TABLES["indicators.csv"].splitlines()
    lines = [f"{head},phrase_zh,phrase_zero_zh", f"{first},{phrase},{zero}", *(f"{line},," for line in rest)]
    problems = catalogue(indicators="\n".join(lines)).problems
    assert [[p.column, p.code] for p in problems] == wrong
    assert all(p.row == 2 and "{value" in p.message("zh") + phrase and p.message("en") for p in problems)


@pytest.mark.parametrize(("table", "good", "bad", "fault"), CATALOGUE_FAULTS)
def test_a_faulty_catalogue_is_refused(table, good, bad, fault):
    text = TABLES[f"{table}.csv"]
    assert good in text
    problems = catalogue(**{table: text.replace(good, bad, 1)}).problems
    assert fault in [[p.row, p.column, p.code] for p in problems]
    assert all(p.message("zh") and p.message("en") for p in problems)


def test_all_faults_of_a_catalogue_come_at_once():
    text = TABLES["indicators.csv"].replace("letters,count", "letters,amount").replace("faults,count,down", "faults,count,left")
    assert [p.code for p in catalogue(indicators=text).problems] == ["not_one_of", "not_one_of"]


def test_a_target_of_an_unknown_indicator_is_refused():
    problems = catalogue(targets="office,indicator,period,target\neast,nothing,2024,5\neast,letters,24,5\n").problems
    assert [p.code for p in problems] == ["unknown_reference", "bad_period"]


NAMED = [  # a row with a malformed cell, with the indicator written in some way → the beginning of the sentences
    ("东区,信件,2024,很多,,,,", "“来信”的数值“很多”不是数。", "“Letters”: “很多” is not a number."),
    ("东区,来件,2024,很多,,,,", "“来件”的数值“很多”不是数。", "“来件”: “很多” is not a number."),
    ("东区,,2024,很多,,,,", "“未写明的指标”的数值“很多”不是数。", "“an indicator that is not named”: “很多” is"),
    ("东区,来信,2024,5,大约,,,", "“来信”的约数标记“大约”无效。", "“Letters”: the qualifier “大约” is not valid."),
    (
        "东区,来信,2024,500余,<=,,,",
        "“来信”的数值写作“500余”，约数列却是“<=”",
        "“Letters”: the value reads “500余” but the qualifier is “<=”",
    ),
    ("东区,来信,2024,5,,X,,", "“来信”的数据状态“X”无效。", "“Letters”: the status “X” is not valid."),
    (
        "东区,来信,2024,99999999999999999999,,,,",
        "“来信”的数值99999999999999999999大得不合常理",
        "“Letters”: 99999999999999999999 is beyond",
    ),
    ("东区,来信,2024,▲5,,,,", "“来信”的数值“▲5”前的符号", "“Letters”: the sign before “▲5”"),
    ("东区,来信,2024,,,,,\n东区,接待,2024,5,,,,", "“来信”没有数值，未采用。", "“Letters” has no value"),
    ("东区,来信,2024,5,,O,,", "“来信”的数据状态为O（没有数据），却填了数值5。", "“Letters”: the status O"),
]


@pytest.mark.parametrize(("row", "chinese", "english"), NAMED)
def test_a_malformed_cell_names_its_indicator(row, chinese, english, together):
    problems = together[row].problems
    assert any(p.message("zh").startswith(chinese) and p.message("en").startswith(english) for p in problems), [
        p.message("zh") for p in problems
    ]


VALID = [  # rows → how many of them are valid
    ("东区,来信,2024,5\n东区,接待,2024,6", 2),
    ("东区,来信,2024,5\n东区,接待,2024,很多", 1),
    ("东区,来信,2024,5\n东区,接待,2024,-6", 1),  # outside the limits
    ("东区,来信,2024,5\n东区,排名,2024,2.5", 1),
    ("东区,来信,2024,5\n东区,信件,2024,6", 1),  # the same figure twice: one of them has to go
    ("东区,采用,2024,7\n东区,上报,2024,6", 1),  # the part is above its total
    ("东区,来信,2024,5\n西区,来信,2014,5", 1),  # the office had ended
    ("东区,来信,2024,5\n东区,采用率,2024,30", 1),  # typed, though it is computed
    ("东区,来信,2024,5.5\n东区,接待,2024,6", 2),  # a warning
    ("东区,来信,2024,\n东区,接待,2024,6", 1),
    ("东区,来信,2024,-6\n西区,来信,2014,-5", 0),  # wrong in two ways
]


@pytest.mark.parametrize(("rows", "count"), VALID)
def test_a_refused_row_is_not_counted_as_valid(rows, count):
    assert check([read(f"{HEAD}\n{rows}".encode(), "x.csv")], catalogue()).count == count
