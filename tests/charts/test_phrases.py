"""Sentences in the catalogue's own phrases: given figures, expected words; and every phrase of the product's catalogue read through."""

import csv
import re

import pytest
from given import TABLES
from tools import DATA

from charts import peers
from charts.panel import side_by_side, titles
from wording import numbers, scope, sentences
from wording.milestone import Milestone

CATALOGUE = {r["id"]: r for r in csv.DictReader((DATA / "catalogue/indicators.csv").read_text("utf-8-sig").splitlines())}
BEFORE = {"previous_period": "2023", "previous_value": None, "previous_qualifier": "=", "previous_status": "A"}


def row(indicator: str, value, before=None, change=None, **more) -> dict:
    """A row of a series of the product's catalogue; before and change: last year's figure and the change on it."""
    record = CATALOGUE[indicator]
    kinds = {"count": "percent", "score": "percent", "ratio": "points", "rank": "places"}
    return {
        **record, **BEFORE, "decimals": int(record["decimals"]), "period": "2024", "value": value, "qualifier": "=" if value is not None else "",
        "status": "A", "why": "", "bound": "", "note": "", "previous_value": before, "change": change, "change_kind": kinds[record["kind"]] if change is not None else "",
        "office_zh": "东区", "office_en": "East", "part": None, "total": None, **more,
    }  # fmt: skip


SENTENCES = [
    (row("bulletin_issues", 34.0), "2024年，东区编发《政务动态》34期。", "2024, East: 34 issues of the office bulletin published."),
    (row("study_sessions", 31.0, 30.0, 3.3), "2024年，东区开展专题学习31次，比上年增长3.3%。",
     "2024, East: 31 sessions of study on the rule of law held, up 3.3% on a year earlier."),
    (row("documents_handled", 40000.0, qualifier=">="), "2024年，东区办理各类文件4万余件。", "2024, East: over 40,000 documents handled."),
    (row("documents_handled", 600.0, qualifier="<="), "2024年，东区办理各类文件近600件。", "2024, East: nearly 600 documents handled."),
    (row("info_adoption_rate", 29.69, 25.3, 4.4), "2024年，东区政务信息采用率29.7%，比上年提高4.4个百分点。", None),
    (row("towns_mapped", 12.0, 12.0, 0.0), "2024年，东区L2级三维地图实现12个镇街全覆盖，与上年持平。", None),
    (row("info_rank", 3.0, 3.0, 0.0), "2024年，东区政务信息考核排名居全市第3名，位次与上年持平。",
     "2024, East: no. 3 in the municipality's information assessment, rank unchanged on a year earlier."),
    (row("info_rank", 3.0, qualifier="<="), "2024年，东区政务信息考核排名居全市前3名。",
     "2024, East: top 3 in the municipality's information assessment."),
    (row("reform_report_rank", 1.0, period="2024-Q3"), "2024年第三季度，东区改革报表考核排名居全市第1名。", None),
    (row("documents_handled", 4100.0, 4000.0, 2.5, period="2024-S1", previous_period="2023-S1"),
     "2024年上半年，东区办理各类文件4,100件，比上年同期增长2.5%。", None),
    (row("duty_incidents", 0.0, 1.0, -1.0, change_kind="units"), "2024年，东区未发生值班责任事故，上年为1起。", None),
    (row("duty_incidents", 0.0, 0.0, 0.0), "2024年，东区未发生值班责任事故，与上年持平。", "2024, East: no incident on duty, unchanged on a year earlier."),
    (row("duty_incidents", 1.0, 0.0, why="from_zero"), "2024年，东区发生值班责任事故1起，上年为0。", None),
    (row("study_sessions", 0.0, 5.0, -5.0, change_kind="units"), "2024年，东区专题学习由上年的5次降至0。", None),
    (row("study_sessions", 0.0), "2024年，东区开展专题学习0次。", None),
    (row("supervision_completed", None, status="O"), "2024年，东区督办完成未上报。", "2024, East: Supervised matters completed – not reported."),
    (row("online_service_ratio", None, status="O"), "2024年，东区网上可办率未上报。", None),
    (row("disclosure_requests", 93.0, note="江北区为区政府口径"), "2024年，东区收到政府信息公开申请93件（区政府口径）。",
     "2024, East: 93 requests for disclosure received (district government scope)."),
    (row("documents_handled", 5.0, phrase_zh="", phrase_en=""), "2024年，东区办理各类文件5件。", "2024, East: Documents handled – 5 documents."),
    (row("documents_handled", 5.0, phrase_zh="<b>{value}", phrase_en=None), "2024年，东区<b>5件。", "2024, East: Documents handled – 5 documents."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "chinese", "english"), SENTENCES, ids=[case[1] for case in SENTENCES])
def test_a_sentence_in_the_phrase_of_its_indicator(given, chinese, english):
    assert sentences.sentence(given, "zh") == chinese
    assert english is None or sentences.sentence(given, "en") == english


def test_a_title_and_a_milestone_take_the_phrase():
    incidents = row("duty_incidents", 0.0, 1.0, -1.0, change_kind="units")
    assert titles.finding(incidents, "zh") == "2024年未发生值班责任事故，上年为1起"
    assert titles.of_change(incidents, "zh") == "2024年值班事故由上年的1起降至0"
    facts = {"figure": 0.0, "whole": True}
    assert (
        Milestone("record_low", incidents, facts, ("2021", "2024"), "good").text("zh")
        == "发生值班责任事故0起，为2021年有记录以来最低"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("indicator", CATALOGUE)
def test_every_phrase_reads_with_every_sort_of_figure(indicator, lang):
    record = CATALOGUE[indicator]
    assert record[f"phrase_{lang}"].count("{value}") == 1 and not re.search(
        r"[，。；,;.]", record[f"phrase_{lang}"].replace("{value}", "")
    )
    for value, qualifier in ((0.0, "="), (5.0, "="), (1200.0, ">="), (90.0, "<="), (40.0, "~")):
        given = row(indicator, value, qualifier=qualifier)
        text = sentences.stated(given, lang)
        assert "{" not in text and (value == 0 or numbers.figure(given, lang) in text)


def test_a_catalogue_without_phrases_says_what_it_said():
    assert "phrase" not in TABLES["indicators.csv"]
    bare = {k: v for k, v in row("online_service_ratio", 86.2).items() if not k.startswith("phrase")}
    assert sentences.sentence(bare, "zh") == "2024年，东区网上可办率为86.2%。"


SCOPES = [
    ("江北区为区政府口径", "区政府口径", " (district government scope)"),
    ("全区口径，不含镇街", "全区口径", " (whole-district scope)"),
    ("按全区口径统计", "全区口径", " (whole-district scope)"),
    ("含“余”,约数；（区本级口径）", "区本级口径", " (other scope)"),
    ("2021为“信息更新总量”,口径不一", "", ""),
    ("自2022年起口径不含省级垂直管理事项", "", ""),
    ("口径:2023年为承接全市统筹65项", "", ""),
    ("按可比口径", "", ""),
    ("与上年同口径", "", ""),
    ("区口径" * 3000 + "，", "", ""),
    (None, "", ""),
]


@pytest.mark.parametrize(("note", "chinese", "english"), SCOPES, ids=range(len(SCOPES)))
def test_a_note_that_names_whose_figures_are_counted(note, chinese, english):
    assert scope.name({"note": note}, "zh") == chinese and scope.mark({"note": note}, "en") == english


def test_a_card_a_bar_and_a_panel_say_whose_figures_they_are(office):
    snapshot = office.snapshot()
    cards = {c["indicator"]: c for c in snapshot.records("page/card", office="jiangbei", year="2024")}
    assert [scope.name(cards[i], "zh") for i in ("disclosure_requests", "documents_handled")] == ["区政府口径", ""]
    rows = snapshot.records("page/peers", indicator="disclosure_requests", period="2024", office="jiangbei")
    assert "江北区（区政府口径） 93件" in peers.alt(rows, "zh") and "北碚区 60件" in peers.alt(rows, "zh")
    of = {
        **next(i for i in snapshot.records("page/indicator", office="jiangbei") if i["id"] == "disclosure_requests"),
        "period": "2024",
    }
    panel = side_by_side.peers(rows, of, "jiangbei", "zh")
    assert "江北区（区政府口径）" in panel.categories and "江北区93件（区政府口径）" in panel.title
