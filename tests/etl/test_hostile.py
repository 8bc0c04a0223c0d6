"""Files made to break a reader are refused with a sentence; what is harmless in them is read.

`python tests/etl/hostile.py` measures seconds and megabytes of each.
"""

import pytest
from given import catalogue
from hostile import HOSTILE
from tools import DATA

from etl.cli.run import run
from etl.formats import grid
from etl.tables.read import file_name, read

LARGE = ("noise, 200 MB", "zip bomb, 1 GB")  # made by hand only: see hostile.py
CATALOGUE = catalogue()


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in LARGE])
def test_a_hostile_file_is_refused_with_its_sentence(name):
    make, code = HOSTILE[name]
    sheet = read(make(), name, CATALOGUE)
    assert [p.code for p in sheet.problems][:1] == [code] * bool(code)
    for problem in sheet.problems:
        assert "{" not in problem.message("zh") + problem.message("en")


def test_a_file_above_the_limit_is_refused_unread():
    sheet = read(b"\0" * (grid.FILE + 1), "x", CATALOGUE)
    assert [(p.code, p.message("zh")) for p in sheet.problems] == [
        ("too_large_file", "文件有21MB，超过上限20MB。请只保留需要的工作表或年份后再上传。")
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("2024.csv", "2024.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\数据\\2024年.xlsx", "2024年.xlsx"),
        ("a\nb\x00\u202ecsv.exe", "abcsv.exe"),
        ("..", "file"),
        ("/", "file"),
        ("", "file"),
    ],
)
def test_a_file_name_keeps_only_its_last_part(name, kept):
    assert file_name(name) == kept


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "请按单位分成几批"), ("en", "part the files by office")])
def test_more_rows_than_memory_bears_is_a_sentence(tmp_path, monkeypatch, capsys, lang, sentence):
    monkeypatch.setattr("db.scratch.MEMORY", "300KB")
    assert run("build", lang, False, DATA, str(tmp_path / "store"), {}) == 2
    assert sentence in capsys.readouterr().err and not list((tmp_path / "store").rglob("*.json"))
