"""What may be written on a command line, and what is answered to what may not: in the language that was asked for."""

import json
import os
import re
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.cli.arguments import language, parse
from etl.cli.run import VERBS


@pytest.fixture
def answer(capfd, monkeypatch):
    """A command line's (status, standard output, standard error), in this process."""
    for name in ("DASHBOARD_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments):
        try:
            status = main([*arguments])
        except SystemExit as end:
            status = end.code
        return (status, *capfd.readouterr())

    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        yield run


WRONG = [  # arguments → what is said in Chinese, and in English
    (
        ["template", "--year", "24", "--office", "jiangbei"],
        "--year：年份应为1900至2099之间的四位数字，如 2024；现为“24”。",
        "from 1900 to 2099, such as 2024; this is “24”.",
    ),
    (["template", "--year", "0", "--office", "jiangbei"], "现为“0”", "this is “0”"),
    (["template", "--year", "2O24", "--office", "jiangbei"], "现为“2O24”", "this is “2O24”"),
    (["template", "--year=", "--office", "jiangbei"], "现为“”", "this is “”"),
    (["report", "x.txt", "--year", "二〇二四"], "现为“二〇二四”", "this is “二〇二四”"),
    (
        ["diff", "0", "1"],
        "A：版本号应为从1起的整数，如 3；现为“0”。",
        "a release number is a whole number from 1, such as 3; this is “0”.",
    ),
    (["diff", "1", "x"], "B：版本号", "argument B: a release number"),
    (["diff", "-1", "1"], "现为“-1”", "this is “-1”"),
    (["diff", "1", str(10**30)], f"现为“{10**30}”", f"this is “{10**30}”"),
    (["undo", "--to", "1.5"], "--to：版本号", "argument --to: a release number"),
    (["series", "x", "--release", ""], "--release：版本号", "argument --release: a release number"),
    (["series", ""], "INDICATOR：不能为空。", "argument INDICATOR: cannot be empty."),
    (["check", " "], "FILE：不能为空。", "argument FILE: cannot be empty."),
    (["--store", "", "check", "x"], "--store：不能为空。", "argument --store: cannot be empty."),
    (["check", "x", "--data="], "--data：不能为空。", "argument --data: cannot be empty."),
    (["load", "x", "--office", ""], "--office：不能为空。", "argument --office: cannot be empty."),
    (["export", "--to", ""], "--to：不能为空。", "argument --to: cannot be empty."),
    (["check", "x", "--office", "a", "--office", "b"], "--office：只能写一次。", "argument --office: can be written once only."),
    (["--store", "a", "check", "x", "--store", "b"], "--store：只能写一次。", "argument --store: can be written once only."),
    (["build", "a", "b"], "不认识的参数：a b。用 build --help 查看用法。", "Not recognized: a b. See build --help."),
    (["check", "x", "--nothing"], "不认识的参数：--nothing。", "Not recognized: --nothing."),
    (["nothing"], "没有'nothing'，可选的有：'build', ", "invalid choice: 'nothing'"),
    (["check", "x", "--share", "half"], "没有'half'，可选的有：'percent', 'as-is'", "invalid choice: 'half'"),
    (["check"], "缺少：FILE", "the following arguments are required: FILE"),
    ([], "缺少：命令", "the following arguments are required: COMMAND"),
    (["load", "x", "--reason"], "--reason：后面须写一个值", "argument --reason: expected one argument"),
    (["load", "x", "--yes=1"], "--yes：不带值，不能写'1'", "argument --yes: ignored explicit argument '1'"),
    (["load", "x", "--re", "a", "--lan", "xx"], "没有'xx'", "invalid choice: 'xx'"),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), WRONG, ids=[" ".join(w[0])[:40] or "nothing" for w in WRONG])
def test_wrong_usage_says_what_is_wrong_and_what_is_right(answer, monkeypatch, arguments, chinese, english):
    status, out, err = answer(*arguments)
    assert (status, out) == (2, "") and chinese in err and "usage" not in err and "error" not in err
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    status, out, err = answer(*arguments)
    assert (status, out) == (2, "") and english in err


@pytest.mark.parametrize("verb", [None, *VERBS])
def test_help_is_complete_in_both_languages(answer, verb):
    for arguments in (["--lang", "en", *filter(None, [verb]), "--help"], [*filter(None, [verb]), "--help", "--lang=en"]):
        status, out, _ = answer(*arguments)
        assert status == 0 and not re.search("[\u4e00-\u9fff]", out)
    status, out, _ = answer(*filter(None, [verb]), "--help")
    assert status == 0 and not re.search("usage|options|arguments|show this|positional", out)
    lines = [line for line in out.splitlines() if re.match("  (-|[A-Z]+ *)", line)]
    assert lines and all(re.search("[\u4e00-\u9fff]", line) or line.startswith("  --share") for line in lines)


LANGUAGES = [  # arguments, environment → language
    ([], {}, "zh"),
    ([], {"LANG": "C.UTF-8"}, "zh"),
    ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
    ([], {"LANG": "en_GB.UTF-8"}, "en"),
    ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
    ([], {"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
    ([], {"LANG": "en_GB.UTF-8", "DASHBOARD_LANG": "zh"}, "zh"),
    ([], {"DASHBOARD_LANG": "en"}, "en"),
    (["--lang", "zh", "build"], {"DASHBOARD_LANG": "en"}, "zh"),
    (["build", "--lang=en"], {}, "en"),
    (["build", "--lang", "en", "--lang", "zh"], {}, "zh"),
    (["build", "--lang"], {}, "zh"),
    (["build", "--lang", "fr"], {"LANG": "en_US"}, "en"),
    (["undo", "--reason", "see --lang en docs"], {}, "zh"),
    (["undo", "--reason=--lang en"], {}, "zh"),
    (["undo", "--reason=--lang=en"], {}, "zh"),
    (["check", "--", "--lang=en"], {}, "zh"),
    (["check", "x--lang=en"], {}, "zh"),
]


@pytest.mark.parametrize(("arguments", "environment", "expected"), LANGUAGES)
def test_the_language_is_that_of_an_option_and_never_of_a_text(arguments, environment, expected):
    assert language(arguments, environment) == expected


GIVEN = [  # arguments → some of what they mean
    (["--lang", "en", "check", "a.csv"], {"verb": "check", "lang": "en", "files": ["a.csv"]}),
    (["--store", "x", "check", "a.csv"], {"store": "x"}),
    (["--json", "--store=x", "releases"], {"store": "x", "json": True}),
    (["releases", "--json"], {"json": True, "store": None}),
    (["undo", "--reason", "see --lang en docs"], {"reason": "see --lang en docs", "lang": None}),
    (["undo", "--reason=--lang en"], {"reason": "--lang en"}),
    (["check", "a.csv", "--office", "jiangbei", "b.csv"], {"files": ["a.csv", "b.csv"], "office": "jiangbei"}),
    (["check", "--", "--a.csv"], {"files": ["--a.csv"]}),
    (["diff", "007", "1"], {"before": 7, "after": 1}),
    (["--json", "series", "x"], {"json": True, "indicator": "x"}),
    (["load", "a.csv", "--answer", "a=1", "--answer", "b=2"], {"answers": ["a=1", "b=2"]}),
]


@pytest.mark.parametrize(("arguments", "expected"), GIVEN)
def test_options_stand_before_the_verb_and_after_it(arguments, expected):
    given = parse(arguments, "zh")
    assert {name: given[name] for name in expected} == expected


@pytest.fixture
def folder(tmp_path, office_store, monkeypatch):
    """A working folder with a good file, a folder, a pipe, links that lead nowhere, and a link to the published store."""
    (tmp_path / "good.csv").write_text("office,indicator,period,value\njiangbei,meeting_notices,2023,5\n", "utf-8")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nowhere")
    monkeypatch.chdir(tmp_path)
    return tmp_path


HOSTILE = [  # arguments → status, what is said (of a published store, in a folder with the files above)
    (["check", "-"], 2, "没有文件-。"),
    (["check", "folder"], 2, "folder是文件夹，请写文件名。"),
    (["check", "pipe"], 2, "pipe不是文件。"),
    (["check", "/dev/zero"], 2, "/dev/zero不是文件。"),
    (["check", "loop"], 2, "没有文件loop。"),
    (["check", "dangling"], 2, "没有文件dangling。"),
    (["check", "长" * 300], 2, "无法读写长长"),
    (["check", "/proc/self/mem"], 2, "读写文件时出错，请检查磁盘空间和权限。"),
    (["check", "good.csv", "good.csv", "./good.csv", "folder/../good.csv"], 0, "有效数据1行"),
    (["check", "good.csv", "--to", "folder/x"], 2, "文件名应以.xlsx结尾，现为folder/x。"),
    (["check", "good.csv", "--to", "nowhere/x.xlsx"], 2, "无法读写nowhere/x.xlsx"),
    (["check", "good.csv", "--to", "good.csv/x.xlsx"], 2, "无法读写good.csv/x.xlsx"),
    (["check", "good.csv", "--office", "*"], 2, "单位“*”不在目录中。"),
    (["check", "good.csv", "--office", "{x}%s\udcff"], 2, "单位“{x}%s�”不在目录中。"),
    (["check", "good.csv", "--answer", "2024"], 2, "--answer 应写作“键=选项”，现为“2024”。"),
    (["check", "good.csv", "--answer", "peroid=2024"], 2, "没有名为“peroid”的问题。"),
    (
        ["check", "good.csv", "--answer", "share=percent", "--answer", "share=as_is"],
        2,
        "对“share”有两个不同的回答：percent、as_is。",
    ),
    (["check", "good.csv", "--share", "percent", "--answer", "share=as_is"], 2, "对“share”有两个不同的回答：percent、as_is。"),
    (["check", "good.csv", "--data", "nowhere"], 2, "nowhere不是文件夹。"),
    (["export", "--to", "good.csv"], 2, "good.csv不是文件夹。"),
    (["export", "--to", "folder/.."], 2, "folder/..不是空文件夹"),
    (["export", "--to", "loop"], 2, "无法读写loop"),
    (["copy", "--to", "loop"], 2, "无法读写"),
    (["copy", "--to", "good.csv"], 2, "good.csv不是文件夹。"),
    (["copy", "--to", "STORE"], 2, "就是当前版本库，或在它之内。"),
    (["copy", "--to", "STORE/log"], 2, "就是当前版本库，或在它之内。"),
    (["copy", "--to", "s3://a b/"], 2, "版本库的写法不对，应为："),
    (["copy", "--to", "postgresql://[::1/x"], 2, "版本库的写法不对，应为：DIR | postgresql"),
    (["copy", "--to", "postgresql://host"], 2, "版本库的写法不对，应为：DIR | postgresql"),
    (["copy", "--to", "http://x"], 2, "版本库的写法不对，应为："),
    (["diff", "1", str(10**17)], 2, f"没有版本{10**17}。"),
    (["series", "会议通知", "--release", "7"], 2, "没有版本7。"),
    (["series", "{0}"], 2, "指标“{0}”不在目录中。"),
    (["template", "--year", "2025", "--office", "jiangbei", "--to", "folder"], 2, "文件名应以.csv或.xlsx结尾"),
    (["report", "good.csv", "--to", "x.txt"], 2, "文件名应以.csv结尾"),
    (["undo", "--to", "1"], 0, "不需要撤销"),
    (["undo"], 1, "没有可以恢复的版本"),
]


@pytest.mark.parametrize(("arguments", "status", "sentence"), HOSTILE, ids=[" ".join(h[0])[:50] for h in HOSTILE])
def test_hostile_arguments_are_answered_with_a_sentence(answer, folder, office_store, arguments, status, sentence):
    before = sorted(office_store.rglob("*"))
    got, out, err = answer(*[text.replace("STORE", str(office_store)) for text in arguments], "--store", str(office_store))
    assert got == status and sentence in out + err, (got, out, err)
    assert sorted(office_store.rglob("*")) == before


TO_PROGRAMS = [  # a verb, of a published store → status, names of its JSON value (of its first element, where it is a list)
    (["build"], 0, "release published problems not_in_record"),
    (["check", "good.csv"], 0, "rows problems repairs"),
    (["load", "good.csv"], 1, "published message"),
    (["report", "report.txt"], 0, "value unit period"),
    (["draft", "good.csv"], 0, "indicators.csv offices.csv themes.csv targets.csv open files"),
    (["series", "会议通知", "--office", "江北区"], 0, "release rows left_out"),
    (["export", "--to", "out"], 0, "files"),
    (["template", "--year", "2025", "--office", "江北区"], 0, "file rows"),
    (["releases"], 0, "release parent action by at reason summary changes"),
    (["diff", "1", "1"], 0, "before after catalogue rows"),
    (["undo"], 1, "published message"),
    (["copy", "--to", "other"], 0, "release copied"),
    (["verify"], 0, "whole releases blobs findings"),
]


@pytest.mark.parametrize(("arguments", "status", "names"), TO_PROGRAMS, ids=[to[0][0] for to in TO_PROGRAMS])
def test_every_verb_answers_a_program(answer, folder, office_store, arguments, status, names):
    (folder / "report.txt").write_text("2024年，江北区政府办公室办理群众来信400件。", "utf-8")
    got, out, _ = answer(*arguments, "--json", "--store", str(office_store))
    value = json.loads(out)
    assert got == status and set(names.split()) <= set(value[0] if isinstance(value, list) else value), out
    assert [to[0][0] for to in TO_PROGRAMS] == list(VERBS)


def test_a_program_gets_the_figures_of_a_series_as_numbers_and_of_a_template_as_written(answer, office_store):
    where = ["--json", "--store", str(office_store)]
    [row] = json.loads(answer("series", "会议通知", "--office", "江北区", *where)[1])["rows"]
    assert (row["period"], row["value"], row["change"], row["unit"]) == ("2024", 870.0, None, "件")
    rows = json.loads(answer("template", "--year", "2025", "--office", "江北区", *where)[1])["rows"]
    row = next(row for row in rows if row["指标编号"] == "documents_handled")
    assert (row["上期数值"], row["数值"]) == ("8517", "")


def test_a_lock_that_is_not_given_back_ends_in_a_sentence(answer, folder, tmp_path, monkeypatch):
    from etl.store import folder as folders

    monkeypatch.setattr(folders, "PATIENCE", 0.2)
    with folders.Store(tmp_path / "store").working():
        status, _, err = answer("load", "good.csv", "--yes", "--store", str(tmp_path / "store"))
    assert status == 2 and "版本库正被另一个程序占用" in err
