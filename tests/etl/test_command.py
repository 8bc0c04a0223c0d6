"""The command line as its users and other programs meet it."""

import csv
import json
import shutil

import pytest
from openpyxl import load_workbook
from tools import DATA, etl

HEAD = "office,indicator,period,value"
VERBS = ["build", "check", "load", "series", "releases", "undo", "export", "template", "draft"]


@pytest.fixture
def file(tmp_path):
    def write(text: str, name: str = "new.csv", encoding: str = "utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_verb_has_help(verb, lang):
    answer = etl(verb, "--help", "--lang", lang)
    assert answer.status == 0 and verb in answer.out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["check"],
        ["series"],
        ["template", "--year", "24", "--office", "jiangbei"],
        ["load", "nothing.csv"],
        ["series", "nothing"],
        ["series", "info_score", "--office", "nowhere"],
        ["series", "info_score", "--release", "99"],
        ["check", "nothing.csv"],
        ["export"],
    ],
)
def test_wrong_usage_is_two_and_a_sentence(store, arguments):
    answer = etl(*arguments, store=store if arguments and arguments[0] in VERBS else None)
    assert answer.status == 2
    assert answer.err and "Traceback" not in answer.err


def test_build_publishes_release_1_and_then_has_nothing_to_do(tmp_path):
    first, second = etl("build", store=tmp_path), etl("build", store=tmp_path)
    assert (first.status, second.status) == (0, 0)
    assert "已发布版本1" in first.out and "秒" in first.out
    assert "版本1已是最新" in second.out
    assert len(json.loads(etl("releases", "--json", store=tmp_path).out)) == 1


def test_build_takes_over_a_changed_catalogue(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    etl("build", data=data)
    with (data / "catalogue" / "indicators.csv").open("a", encoding="utf-8") as catalogue:
        catalogue.write(
            "visits_received,来访接待,Visits received,advice,批次,groups,count,neutral,0,,,0,,来访批次,全年接待来访批次。,Groups of visitors received.,,,,,,,\n"
        )
    assert "目录有变化，已发布版本2" in etl("build", data=data).out
    new = data / "yearly" / "2026.csv"
    new.write_text(f"{HEAD}\njiangbei,来访批次,2024,12\n", "utf-8")
    named = etl("build", data=data)
    assert "load" in named.out and str(new) in named.out
    assert etl("load", new, "--yes", data=data).status == 0
    assert [r["value"] for r in etl("series", "visits_received", data=data).rows] == ["12"]
    assert "load" not in etl("build", data=data).out


def test_build_refuses_a_catalogue_that_the_record_does_not_fit(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    etl("build", data=data)
    path = data / "catalogue" / "indicators.csv"
    path.write_text(
        "".join(line for line in path.read_text("utf-8").splitlines(True) if not line.startswith("study_sessions")), "utf-8"
    )
    answer = etl("build", data=data)
    assert answer.status == 1 and "study_sessions" in answer.out
    assert len(json.loads(etl("releases", "--json", data=data).out)) == 1


def test_build_prints_every_problem_and_publishes_nothing(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    (data / "yearly" / "2030.csv").write_text(f"{HEAD}\njiangbei,nothing,2024,1\njiangbei,meeting_notices,2024,5\n", "utf-8")
    answer = etl("build", data=data)
    assert answer.status == 1
    assert "2030.csv 第2行 indicator" in answer.out and "2030.csv 第3行" in answer.out
    assert etl("releases", "--json", data=data).out.strip() == "[]"


def test_check_answers_a_program(store, file):
    answer = etl(
        "check", file(f"{HEAD}\njiangbei,meeting_notices,2023,5\njiangbei,meeting_notice,2023,x\n"), "--json", store=store
    )
    report = json.loads(answer.out)
    assert answer.status == 1 and report["rows"] == 1
    assert [(p["level"], p["code"], p["row"], p["column"], p["cell"]) for p in report["problems"]] == [
        ("error", "unknown_indicator", 3, "indicator", "meeting_notice"),
        ("error", "bad_value", 3, "value", "x"),
    ]
    assert {"file", "message"} <= set(report["problems"][0])


def test_check_writes_the_problems_beside_the_cells(store, file, tmp_path):
    path, to = file(f"{HEAD}\njiangbei,meeting_notices,2023,x\n"), tmp_path / "problems.xlsx"
    assert etl("check", path, "--to", to, store=store).status == 1
    assert "的数值“x”不是数" in load_workbook(to)["new"]["D2"].comment.text
    assert etl("check", path, "--to", to, store=store).status == 2
    assert etl("check", path, "--to", tmp_path / "problems.csv", store=store).status == 2


def test_check_of_a_good_file_is_zero_and_publishes_nothing(tmp_path, file):
    assert etl("check", file(f"{HEAD}\njiangbei,meeting_notices,2023,5\n"), store=tmp_path / "s").status == 0
    assert not (tmp_path / "s" / "log").exists()


def test_warnings_alone_do_not_stop(store, file):
    answer = etl("check", file(f"{HEAD}\njiangbei,meeting_notices,2023,800.5\n"), "--json", store=store)
    assert answer.status == 0 and [p["level"] for p in json.loads(answer.out)["problems"]] == ["warning"]


def test_repairs_are_told_apart_from_problems(store, file):
    answer = etl("check", file(f"{HEAD}\njiangbei,meeting_notices,2023,８００\n"), "--json", store=store)
    report = json.loads(answer.out)
    assert (answer.status, report["problems"]) == (0, [])
    assert [(r["kind"], r["count"], r["examples"][0]["understood"]) for r in report["repairs"]] == [("width", 1, "800")]


def test_load_shows_what_changes_and_waits_for_a_yes(store, file):
    answer = etl("load", file(f"{HEAD}\njiangbei,meeting_notices,2023,800\njiangbei,meeting_notices,2024,870\n"), store=store)
    assert answer.status == 1
    assert "新增1条" in answer.out and "未变1条" in answer.out and "--yes" in answer.err
    assert len(json.loads(etl("releases", "--json", store=store).out)) == 1


RATIO = f"{HEAD}\njiangbei,online_service_ratio,2022,0.862\n"


def test_repairs_and_warnings_are_agreed_to_once_and_together(store, file):
    path = file(f"{HEAD}\njiangbei,meeting_notices,2023,８００\njiangbei,citizen_letters,2023,400.5\n")
    silent = etl("load", path, store=store)
    assert silent.status == 1 and "--yes" in silent.err
    assert "改写  全角字符1处：８００ → 800 (new.csv 第2行 value)" in silent.out
    assert "改写1处、提醒1个，都同意吗" in silent.err and "发布吗" not in silent.err
    no_reason = etl("load", path, store=store, typed="y\n\n")
    assert no_reason.status == 1 and "请用 --reason 写明理由" in no_reason.err
    assert etl("load", path, store=store, typed="y\n合署办公折算\ny\n").status == 0
    assert json.loads(etl("releases", "--json", store=store).out)[1]["reason"] == "合署办公折算"


def test_a_reason_given_beforehand_is_not_asked_for(store, file):
    path = file(f"{HEAD}\njiangbei,citizen_letters,2023,400.5\n")
    answer = etl("load", path, "--reason", "折算", store=store, typed="y\ny\n")
    assert answer.status == 0 and "同意提醒的理由" not in answer.err


def test_a_file_without_doubts_is_only_asked_whether_to_publish(store, file):
    answer = etl("load", file(f"{HEAD}\njiangbei,meeting_notices,2023,800\n"), store=store, typed="y\n")
    assert answer.status == 0 and "都同意吗" not in answer.err


@pytest.mark.parametrize("yes", [[], ["--yes"]])
def test_a_share_is_refused_until_it_is_said_how_it_is_meant(store, file, yes):
    answer = etl("load", file(RATIO), *yes, store=store, typed="y\ny\n")
    assert answer.status == 1 and "--answer share:online_service_ratio=percent" in answer.out and "可能是86.2%" in answer.out
    report = json.loads(etl("load", file(RATIO), "--yes", "--json", store=store).out)
    assert report["published"] is False and "--answer" in report["message"] and report["problems"][0]["level"] == "question"
    assert etl("check", file(RATIO), store=store).status == 1
    assert etl("check", file(RATIO), "--share", "as-is", store=store).status == 0


@pytest.mark.parametrize(("share", "value", "repairs"), [("percent", "86.2", ["share"]), ("as-is", "0.862", [])])
def test_an_answered_share_is_published_so(store, file, share, value, repairs):
    answer = etl("load", file(RATIO), "--yes", "--json", "--share", share, store=store)
    assert answer.status == 0 and [r["kind"] for r in json.loads(answer.out)["repairs"]] == repairs
    rows = etl("series", "online_service_ratio", "--office", "jiangbei", store=store).rows
    assert rows[0]["value"] == value


def test_a_mark_for_no_data_is_published_as_not_reported(store, file):
    assert etl("load", file(f"{HEAD}\njiangbei,meeting_notices,2023,—\n"), "--yes", store=store).status == 0
    row = etl("series", "meeting_notices", "--office", "jiangbei", store=store).rows[0]
    assert (row["period"], row["value"], row["status"], row["as_worded"]) == ("2023", "", "O", "—")


def test_load_publishes_and_the_change_is_computed(store, file):
    assert (
        etl(
            "load",
            file("单位,指标,年份,数值\n江北区,会议通知,2023年,800\n", encoding="gb18030"),
            "--yes",
            "--by",
            "王科",
            store=store,
        ).status
        == 0
    )
    rows = etl("series", "会议通知", "--office", "江北区", store=store).rows
    assert [(r["period"], r["value"], r["change"], r["change_text"]) for r in rows] == [
        ("2023", "800", "", ""),
        ("2024", "870", "8.8", "增长8.8%"),
    ]
    assert json.loads(etl("releases", "--json", store=store).out)[1]["by"] == "王科"


def test_a_changed_past_value_needs_a_reason(store, file):
    path = file(f"{HEAD}\njiangbei,meeting_notices,2024,871\n")
    refused = etl("load", path, "--yes", store=store)
    assert refused.status == 1 and "--reason" in refused.err and "870件 → 871件" in refused.out
    assert etl("load", path, "--yes", "--reason", "复核更正", store=store).status == 0
    change = json.loads(etl("releases", "--json", store=store).out)[1]["changes"][0]
    assert (change["old"][0], change["new"][0], change["reason"]) == (870, 871, "复核更正")


def test_a_file_with_an_error_publishes_nothing_of_it(store, file):
    assert (
        etl("load", file(f"{HEAD}\njiangbei,meeting_notices,2023,800\njiangbei,nothing,2023,1\n"), "--yes", store=store).status
        == 1
    )
    assert [r["period"] for r in etl("series", "meeting_notices", "--office", "jiangbei", store=store).rows] == ["2024"]


def test_loading_the_same_again_is_no_release(store, file):
    path = file(f"{HEAD}\njiangbei,meeting_notices,2024,870\n")
    answer = etl("load", path, "--yes", store=store)
    assert answer.status == 0 and "没有变化" in answer.out
    assert len(json.loads(etl("releases", "--json", store=store).out)) == 1


def test_what_a_file_does_not_say_stays(store, file):
    """A short file with the same figure keeps wording and source; a corrected figure keeps the mark of its break."""
    etl(
        "load",
        file(f"{HEAD},note\nqiaokou_approval,full_online_ratio,2024,95,\nqiaokou_approval,full_online_ratio,2023,92.4,\n"),
        "--yes",
        "--reason",
        "更正",
        store=store,
    )
    etl("load", file(f"{HEAD}\nqiaokou_approval,full_online_ratio,2024,95.1\n"), "--yes", "--reason", "更正", store=store)
    rows = {r["period"]: r for r in etl("series", "full_online_ratio", "--office", "qiaokou_approval", store=store).rows}
    assert rows["2024"]["value"] == "95.1" and rows["2024"]["status"] == "B" and rows["2024"]["change"] == ""


def test_a_break_outlives_a_provisional_correction(store, file):
    text = "office,indicator,period,value,status\nqiaokou_approval,full_online_ratio,2024,95.2,P\n"
    assert etl("load", file(text), "--yes", "--reason", "更正", store=store).status == 0
    rows = {r["period"]: r for r in etl("series", "full_online_ratio", "--office", "qiaokou_approval", store=store).rows}
    assert (rows["2024"]["value"], rows["2024"]["status"], rows["2024"]["change"]) == ("95.2", "B", "")


def test_an_unfilled_template_publishes_nothing(store, tmp_path):
    to = tmp_path / "empty.csv"
    etl("template", "--year", 2021, "--office", "beibei", "--to", to, store=store)
    answer = etl("load", to, "--yes", store=store)
    assert answer.status == 1 and "没有填写任何数值" in answer.out
    assert len(json.loads(etl("releases", "--json", store=store).out)) == 1


def test_a_typed_ratio_stays_as_words_only(store, file):
    text = f"{HEAD}\njiangbei,info_adopted,2023,150\njiangbei,info_reported,2023,600\njiangbei,采用率,2023,25\n"
    assert etl("load", file(text), "--yes", store=store).status == 0
    rows = {r["period"]: r for r in etl("series", "采用率", "--office", "jiangbei", store=store).rows}
    assert (rows["2023"]["value"], rows["2023"]["as_worded"], rows["2024"]["change"]) == ("25", "25", "4.7")


def test_two_files_of_one_name_are_both_loaded(store, tmp_path):
    for folder, period in (("a", 2021), ("b", 2022)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "new.csv").write_text(f"{HEAD}\njiangbei,meeting_notices,{period},5\n", "utf-8")
    assert "新增2条" in etl("load", tmp_path / "a" / "new.csv", tmp_path / "b" / "new.csv", "--yes", store=store).out


def test_a_corrected_figure_does_not_stop_a_new_catalogue(tmp_path, file):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    etl("build", data=data)
    corrected = file(f"{HEAD}\njiangbei,info_reported,2024,1200\njiangbei,info_adopted,2024,1000\n")
    assert etl("load", corrected, "--yes", "--reason", "更正", data=data).status == 0
    path = data / "catalogue" / "themes.csv"
    path.write_text(path.read_text("utf-8").replace("Advice and drafting", "Advice"), "utf-8")
    answer = etl("build", data=data)
    assert answer.status == 0 and "已发布版本3" in answer.out, answer.out
    assert etl("undo", "--yes", "--reason", "试用", data=data).status == 0
    assert "版本4已是最新" in etl("build", data=data).out  # what was taken back is not brought back


def test_the_same_catalogue_in_another_encoding_is_no_release(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    etl("build", data=data)
    path = data / "catalogue" / "themes.csv"
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode("gb18030"))
    assert "版本1已是最新" in etl("build", data=data).out
    assert etl("export", "--to", tmp_path / "out", data=data).status == 0


def test_nothing_that_exists_is_overwritten(store, tmp_path):
    mine = tmp_path / "2025.csv"
    mine.write_text("filled in", "utf-8")
    assert etl("template", "--year", 2025, "--office", "beibei", "--to", mine, store=store).status == 2
    assert etl("export", "--to", tmp_path, store=store).status == 2
    assert mine.read_text("utf-8") == "filled in"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("settings.toml", "sample = flase"),
        ("settings.toml", 'colours = "pink"'),
        ("settings.toml", "template = 5"),
        ("settings.toml", "cache = []"),
    ],
)
def test_a_faulty_setting_is_a_sentence(tmp_path, name, text):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    (data / name).write_text(text, "utf-8")
    answer = etl("build", data=data)
    assert answer.status == 2 and "设置文件有误" in answer.err and "Traceback" not in answer.err


def test_a_damaged_log_is_a_sentence(store):
    (store / "log" / "000001.json").write_text("xx", "utf-8")
    answer = etl("releases", store=store)
    assert answer.status == 2 and "已损坏" in answer.err and "Traceback" not in answer.err


def test_undo_takes_back_and_can_be_taken_back(store, file):
    etl("load", file(f"{HEAD}\njiangbei,meeting_notices,2024,871\n"), "--yes", "--reason", "更正", store=store)

    def value():
        return etl("series", "meeting_notices", "--office", "jiangbei", store=store).rows[0]["value"]

    assert value() == "871"
    assert etl("undo", "--reason", "see --lang en docs", store=store, typed="y\n").status == 0
    assert value() == "870"
    assert etl("undo", store=store, typed="y\n更正无误\n").status == 0
    assert value() == "871"
    assert etl("undo", "--to", "1", "--yes", "--reason", "重来", store=store).status == 0
    assert value() == "870"
    log = json.loads(etl("releases", "--json", store=store).out)
    assert [e["reason"] for e in log[2:]] == ["see --lang en docs", "更正无误", "重来"]
    assert [e["action"] for e in log] == ["build", "load", "undo", "undo", "undo"]


@pytest.fixture(scope="module")
def corrected(office_store, tmp_path_factory):
    """A store with a release 2 that corrects a figure and adds one; nothing is published into it."""
    folder = tmp_path_factory.mktemp("corrected")
    store, path = shutil.copytree(office_store, folder / "releases"), folder / "new.csv"
    path.write_text(f"{HEAD}\njiangbei,meeting_notices,2024,871\njiangbei,meeting_notices,2023,800\n", "utf-8")
    assert etl("load", path, "--yes", "--reason", "更正", store=store).status == 0
    return store


@pytest.mark.parametrize(
    ("arguments", "typed", "answer"),
    [
        (["undo"], "", "未发布。要直接发布请加 --yes。"),
        (["undo"], "n\n", "未发布。"),
        (["undo"], "y\n", "撤销须说明原因，请用 --reason 写明。未发布。"),
        (["undo", "--yes"], "", "撤销须说明原因，请用 --reason 写明。未发布。"),
        (["undo", "--yes", "--reason", " "], "", "撤销须说明原因，请用 --reason 写明。未发布。"),
        (["undo", "--reason", "更正"], "", "未发布。要直接发布请加 --yes。"),
    ],
)
def test_undo_shows_what_it_takes_back_and_publishes_nothing_unasked(corrected, arguments, typed, answer):
    outcome = etl(*arguments, store=corrected, typed=typed)
    assert (outcome.status, outcome.err.rsplit("] ")[-1].rsplit("：")[-1].strip()) == (1, answer)
    assert (
        "~ 重庆市江北区人民政府办公室 会议通知 2024年  871件 → 870件" in outcome.out
        and "- 重庆市江北区人民政府办公室 会议通知 2023年  800件" in outcome.out
    )
    assert "恢复后：多出0条，改回1条，减少1条，仅文字改回0条。版本2仍然保留。" in outcome.out
    assert len(json.loads(etl("releases", "--json", store=corrected).out)) == 2


def test_undo_that_changes_nothing_says_so_and_publishes_nothing(store, file):
    for value in (800, 801, 800):
        etl("load", file(f"{HEAD}\njiangbei,meeting_notices,2023,{value}\n"), "--yes", "--reason", "更正", store=store)
    for to in (2, 4):
        answer = etl("undo", "--to", to, "--yes", "--reason", "试", store=store)
        assert (answer.status, answer.out) == (0, f"版本{to}的内容与最新版本4相同，不需要撤销。\n")
    assert json.loads(etl("undo", "--to", 2, "--json", store=store).out)["published"] is False
    assert len(json.loads(etl("releases", "--json", store=store).out)) == 4


def test_undo_to_a_release_that_is_not_there_is_wrong_usage(store):
    answer = etl("undo", "--to", 9, "--yes", "--reason", "试", store=store)
    assert (answer.status, answer.out) == (2, "") and "没有版本9。用 python -m etl releases 查看已有版本。" in answer.err


def test_undo_of_a_catalogue_says_what_changes_in_it(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("releases"))
    etl("build", data=data)
    path = data / "catalogue" / "themes.csv"
    path.write_text(path.read_text("utf-8").replace("Advice and drafting", "Advice"), "utf-8")
    etl("build", data=data)
    outcome = etl("undo", data=data)
    assert outcome.status == 1 and "目录的变化：themes.csv +0 ~1 -0" in outcome.out


def test_differences_stand_in_the_catalogues_order(store, file):
    """In the order of the catalogue (offices, then indicators), not of their ids."""
    rows = [
        "jiangbei,info_reported,2023,200",
        "jiangbei,documents_handled,2023,8000",
        "beibei,documents_handled,2023,1",
        "jiangbei,citizen_letters,2023,2",
    ]
    etl("load", file("\n".join([HEAD, *rows])), "--yes", store=store)
    with (
        (DATA / "catalogue" / "offices.csv").open(encoding="utf-8-sig") as offices,
        (DATA / "catalogue" / "indicators.csv").open(encoding="utf-8-sig") as them,
    ):
        places = [[row["id"] for row in csv.DictReader(lines)] for lines in (offices, them)]
    rows = [(row["office"], row["indicator"]) for row in json.loads(etl("diff", 1, 2, "--json", store=store).out)["rows"]]
    assert rows == sorted(rows, key=lambda row: [place.index(one) for place, one in zip(places, row, strict=True)])
    assert rows != sorted(rows)


def test_release_1_cannot_be_undone(store):
    answer = etl("undo", store=store)
    assert answer.status == 1 and "没有可以恢复的版本" in answer.err


def test_series_of_an_older_release(store, file):
    etl("load", file(f"{HEAD}\njiangbei,meeting_notices,2024,871\n"), "--yes", "--reason", "更正", store=store)
    assert [
        etl("series", "meeting_notices", "--office", "jiangbei", "--release", n, store=store).rows[0]["value"] for n in (1, 2)
    ] == ["870", "871"]


def test_an_export_can_be_built_again_and_is_the_same(store, tmp_path):
    assert etl("export", "--to", tmp_path / "out", store=store).status == 0
    assert (tmp_path / "out" / "yearly" / "2024.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert etl("build", data=tmp_path / "out").status == 0
    for indicator in ("info_score", "full_online_ratio", "all_disclosures", "info_adoption_rate", "reform_report_rank"):
        ours = [r for r in etl("series", indicator, store=store).rows if not r["office"].startswith("sample")]
        assert etl("series", indicator, data=tmp_path / "out").rows == ours


def test_a_filled_template_is_read_without_a_question(store, tmp_path):
    to = tmp_path / "模板.csv"
    assert etl("template", "--year", 2019, "--office", "北碚区", "--to", to, store=store).status == 0
    assert to.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(to.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 67 and rows[0]["单位"] == "重庆市北碚区人民政府办公室" and rows[0]["计量单位"] == "篇"
    for r in rows:
        r["数值"] = "" if r["填报说明"] else "1"
    with to.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    report = json.loads(etl("check", to, "--json", store=store).out)
    assert (report["rows"], report["problems"]) == (66, [])


def test_a_template_shows_the_last_value(store):
    rows = etl("template", "--year", 2025, "--office", "jiangbei", store=store).rows
    assert {r["指标编号"]: (r["上期时期"], r["上期数值"]) for r in rows}["documents_handled"] == ("2024", "8517")


def test_the_template_is_a_workbook_where_the_name_says_so(store, tmp_path):
    to = tmp_path / "2025.xlsx"
    assert etl("template", "--year", 2025, "--office", "jiangbei", "--to", to, store=store).status == 0
    assert load_workbook(to).active["B1"].value == "指标编号"
    wrong = etl("template", "--year", 2025, "--office", "jiangbei", "--to", tmp_path / "2025.doc", store=store)
    assert wrong.status == 2 and ".xlsx" in wrong.err and not (tmp_path / "2025.doc").exists()


def test_the_answers_can_be_english(store, file):
    answer = etl("check", file(f"{HEAD}\njiangbei,meeting_notice,2023,5\n"), "--lang", "en", store=store)
    assert "Meeting notices handled (meeting_notices)" in answer.out
    assert not any("\u4e00" <= c <= "\u9fff" for c in answer.out)


def test_without_a_release_other_verbs_publish_the_first(tmp_path):
    assert etl("series", "info_score", "--office", "jiangbei", store=tmp_path / "new").rows[-1]["change"] == "34.0"
