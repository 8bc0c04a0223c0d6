"""Characters that nobody sees: taken out of every cell on the way in, and told with their place and their number."""

import time

import pytest
from given import TABLES, catalogue
from tools import DATA, etl

from etl.catalogue.catalogue import parse
from etl.checks.check import check
from etl.formats.unseen import cleaned
from etl.releases.draft import Draft
from etl.tables.read import read

HEAD = "单位,指标,时期,数值,备注\n"
TEXTS = [  # as written, what is kept
    ("甲\x0b乙\x0c丙", "甲 乙 丙"),
    ("甲\x07\x1b[31m乙\x00", "甲[31m乙"),
    ("正常\u202egnp.exe\u202c", "正常gnp.exe"),
    ("\u2066左\u2069\u200e右\u200f", "左右"),
    ("来\u200b信\u00ad\ufeff\u2060", "来信"),
    ("第一行\u2028第二行\u0085第三行", "第一行 第二行 第三行"),
    ("隐\U000e0041\U000e007f写", "隐写"),
    ("家\u200d庭", "家庭"),
    ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),  # one sign
    ("می\u200cخواهم", "می\u200cخواهم"),  # of one word
    ("第一行\n第二行\t第三列 ❤\ufe0f", "第一行\n第二行\t第三列 ❤\ufe0f"),
]


@pytest.mark.parametrize(("written", "kept"), TEXTS)
def test_what_nobody_sees_goes_and_everything_else_stays(written, kept):
    assert cleaned(written) == kept


@pytest.mark.parametrize(("note", "kept"), TEXTS[:1] + TEXTS[2:8])
def test_it_is_told_with_its_place(note, kept):
    sheet = read(f"{HEAD}东区,来信,2024,5,好\n东区,接待,2024,6,{note}\n".encode(), "a.csv", catalogue())
    assert sheet.texts["note"] == ["好", kept]
    [problem] = sheet.problems
    assert (problem.code, problem.level, problem.row) == ("unseen", "note", 3)
    assert "U+" in problem.message("zh") and "1个单元格" in problem.message("zh") and "U+" in problem.message("en")
    assert not set(problem.message("zh")) & set("\x0b\x0c\u202e\u2066\u200b\u2028\u0085")


def test_of_many_there_is_one_sentence():
    rows = "".join(f"东区,来信,{year},5,甲\x0b乙\u200b\n" for year in range(2000, 2020))
    sheet = read((HEAD + rows).encode(), "a.csv", catalogue())
    assert [p.facts for p in sheet.problems] == [{"n": 20, "signs": "U+000B、U+200B"}]


def test_a_name_with_such_a_character_is_the_name():
    checked = check(
        [read(f"{HEAD}东\u200b区,来\u202d信\u202c,20\u206024,\u202d8517\u202c,\n".encode(), "a.csv", catalogue())], catalogue()
    )
    assert checked.count == 1 and {p.code for p in checked.problems} == {"unseen"}


def test_a_large_file_takes_no_long_time():
    rows = "".join(f"东区,来信,{2000 + n % 90}-{n % 12 + 1:02d},5,甲\x0b乙\n" for n in range(60_000))
    begun = time.perf_counter()
    assert read((HEAD + rows).encode(), "a.csv", catalogue()).problems[0].facts["n"] == 60_000
    assert time.perf_counter() - begun < 8


def test_the_catalogue_is_cleaned_and_says_so():
    texts = {name: text.replace("来信,", "来\u200b信,").replace("定义", "定\x0b义") for name, text in TABLES.items()}
    made = parse({name: text.encode() for name, text in texts.items()})
    assert made.problems == [] and made.record("indicators.csv", "letters")["name_zh"] == "来信"
    assert made.record("indicators.csv", "letters")["definition_zh"] == "定 义"
    assert [(p.code, p.file, p.row) for p in made.notes] == [("unseen", "indicators.csv", 2)]


def test_the_product_has_none():
    assert parse({path.name: path.read_bytes() for path in (DATA / "catalogue").glob("*.csv")}).notes == []


def test_the_command_tells(tmp_path):
    (tmp_path / "a.csv").write_text("office,indicator,period,value,note\nnanan,documents_handled,2024,8000,甲\x0b乙\n", "utf-8")
    outcome = etl("check", tmp_path / "a.csv", store=tmp_path / "releases")
    assert "U+000B" in outcome.out and "看不见" in outcome.out


def test_a_reason_and_a_name_are_kept_without_them(publisher):
    entry = publisher.undo("张\x1b[31m伟", "更\u202e正\x0b了", to=publisher.publish(Draft("load", 1, "x")) and 1)
    assert (entry["by"], entry["reason"]) == ("张[31m伟", "更正 了")
