"""What a figure is in its sentence, of which period, which indicator; what contradicts; what becomes a row."""

import csv
import io
import json

import pytest
from tools import ROOT, etl

from etl.catalogue.catalogue import load
from etl.report import COLUMNS, doubts, draft_csv, draft_rows, proposal, read_text

CATALOGUE = load(ROOT / "data" / "catalogue")


def read(text: str, year: str = "2024", office: str = "beibei"):
    return read_text(text, CATALOGUE, year, office)


ROLES = [  # text, (phrase, role) of its figures
    ("共受理案件98件，其中复议41件", [("98件", "total"), ("41件", "part")]),
    ("网上信访1578件，占比72.95%", [("1578件", "total"), ("72.95%", "share")]),
    ("受理98件，同比下降14.8%", [("98件", "total"), ("14.8%", "change")]),
    ("满意率提高3.2个百分点", [("3.2个百分点", "change")]),
    ("事故、死亡人数同比分别下降15.4%和18.2%", [("15.4%", "change"), ("18.2%", "change")]),
    ("全程网办率由87%提升到95.4%", [("87%", "from"), ("95.4%", "to")]),
    ("力争网办率达到98%以上", [("达到98%以上", "target")]),
    ("力争到2025年底，网办率达到98%以上", [("达到98%以上", "target")]),
    ("由第9名升至第3名", [("第9名", "from"), ("第3名", "rank")]),
    ("累计接待720人次", [("720人次", "cumulative")]),
    ("连续3年居全市前三", [("连续3年", "streak"), ("前三", "rank")]),
    ("二、下一步工作打算\n新建站点5个", [("5个", "target")]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_the_role_of_a_figure_is_told_by_its_sentence(text, roles):
    assert [(f.phrase, f.role) for f in read(text).figures] == roles


PERIODS = [  # text, periods of its figures
    ("全年受理12件", ["2024"]),
    ("2023年受理12件", ["2023"]),
    ("上半年受理12件", ["2024-S1"]),
    ("去年同期为12件，今年上半年受理15件", ["2023", "2024-S1"]),
    ("一季度受理12件，二季度受理15件", ["2024-Q1", "2024-Q2"]),
    ("较2021年增加5件", ["2024"]),
    ("收到申请12件，上年结转3件", ["2024", "2024"]),
    ("《指标体系（2021年版）》任务12项", ["2024"]),
    ("截至12月底，在册12人", ["2024"]),
    ("3月份受理12件", ["2024-03"]),
]


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_the_period_is_the_reports_year_unless_the_clause_says_otherwise(text, periods):
    assert [f.period for f in read(text).figures] == periods


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("某区2023年度法治政府建设情况报告\n2024年1月", "2023"),
        ("根据《纲要（2021—2025年）》要求，现将2022年工作总结如下", "2022"),
        ("办理文件12件。", ""),
    ],
)
def test_the_year_of_a_report_is_read_from_its_beginning(text, year):
    assert read_text(text, CATALOGUE).year == year


def named(text: str) -> list:
    return [(f.phrase, f.indicator) for f in read(text).accepted]


def test_a_figure_is_named_by_the_catalogue_and_never_forced():
    assert named("收到政府信息公开申请75件") == [("75件", "disclosure_requests")]
    assert named("办理行政复议案件143件，审结131件") == []
    assert named("清理行政规范性文件164件") == []
    assert named("召开区政府常务会议26次") == []
    assert named("12345热线按期办结率99.2%，考核得分98.6分") == []
    assert named("承办人大代表建议和政协提案182件") == []
    assert named("营商环境考核由全市第9名跃升至第3名") == [("第3名", "business_environment_rank")]
    assert named("政协提案满意率99%") == []
    assert named("接听群众来电1.5万个") == [] and named("市长信箱按期办结率100%") == []
    assert named("发布政府全体会议和常务会议信息21条") == []
    assert named("因政府信息公开引发行政复议2件") == [("2件", "disclosure_reviews")]


def test_a_change_a_share_and_a_target_are_never_accepted():
    assert named("力争网上可办率达到98%以上；网上可办率提高3%；网上可办事项占比93%") == []


def test_the_runner_up_is_kept():
    [figure] = [f for f in read("材料共享需求满足率76.7%").figures]
    assert (figure.indicator, figure.runner_up) == ("material_sharing_ratio", "field_sharing_ratio")
    assert figure.confidence > figure.runner_up_confidence > 0


def test_a_figure_without_an_indicator_is_proposed_as_a_new_one():
    [figure] = read("全年共办理行政复议案件143件").figures
    made = proposal(figure, {"ban_li_xing_zheng_fu_yi_an_jian"})
    assert made == {"id": "ban_li_xing_zheng_fu_yi_an_jian_2", "name_zh": "办理行政复议案件", "unit_zh": "件", "kind": "count"}


DOUBTS = [  # text, codes
    ("受理案件90件，其中涉企96件。", ["part_above_total"]),
    ("受理案件96件，其中涉企90件。", []),
    ("受理96件，办结90件，办结率93.7%。", ["rate_differs"]),
    ("受理96件，办结90件，办结率93.8%。", []),
    ("建议166件，满意的160件，占86.39%。", ["rate_differs"]),
    ("建议166件，满意的160件，占96.39%。", []),
    ("公开信箱受理595件。公开信箱受理近600件。", ["told_twice"]),
    ("群众来信409件。办理群众来信409件。", []),
]


@pytest.mark.parametrize(("text", "codes"), DOUBTS)
def test_contradictions_are_told_with_their_arithmetic(text, codes):
    problems = doubts(read(text), "report.txt")
    assert [p.code for p in problems] == codes
    assert all(p.message("zh") and p.message("en") and p.row == 1 for p in problems)


def test_a_stated_change_is_held_against_the_record():
    reading = read("会议通知870件，同比增长34%。")
    assert [p.code for p in doubts(reading, "a", {("meeting_notices", "2023"): 800.0})] == ["change_differs"]
    assert doubts(reading, "a", {("meeting_notices", "2023"): 649.0}) == []


def test_a_stated_fall_gives_last_years_value_as_derived():
    [now, _, before] = sorted(read("会议通知870件，同比下降13%。").figures, key=lambda f: f.role == "derived")
    assert (now.value, before.value, before.period, before.qualifier, before.status) == (870, 1000, "2023", "~", "E")


def test_without_an_office_no_number_is_given_that_the_text_does_not_hold():
    assert [f.role for f in read_text("会议通知870件，同比下降13%。", CATALOGUE, "2024").figures] == ["total", "change"]


def test_rows_carry_their_sentence_and_a_derived_one_gives_way_to_the_record():
    accepted = read("会议通知870件，同比下降13%。").accepted
    rows = draft_rows(accepted, "beibei", {("meeting_notices", "2023")}, "报告.txt")
    assert [list(r) for r in rows] == [COLUMNS]
    assert rows[0]["as_worded"] == "870件" and rows[0]["source"] == "报告.txt：会议通知870件，同比下降13%。"
    assert len(draft_rows(accepted, "beibei")) == 2
    assert list(csv.DictReader(io.StringIO(draft_csv(rows)))) == rows


def test_a_cell_never_begins_as_a_formula():
    [row] = draft_rows(read("=2+3会议通知870件").accepted, "beibei")
    [cells] = csv.DictReader(io.StringIO(draft_csv([row])))
    assert cells["source"] == f"'{row['source']}" and row["source"].startswith("=2+3")


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(
        "重庆市北碚区人民政府办公室2025年度工作报告\n全年会议通知870件，公开信箱受理近600件，按期办结率99.5%。", "utf-8"
    )
    return file


def test_the_command_answers_json_in_the_order_of_the_text(report, office_store):
    figures = json.loads(etl("report", report, "--json", store=office_store).out)
    keys = ["phrase", "value", "qualifier", "unit", "role", "period", "indicator", "confidence", "sentence"]
    assert [list(f) for f in figures] == [keys] * 3
    assert [(f["phrase"], f["value"], f["qualifier"], f["unit"]) for f in figures] == [
        ("870件", 870, "=", "件"),
        ("近600件", 600, "<=", "件"),
        ("99.5%", 99.5, "=", "%"),
    ]
    assert {f["period"] for f in figures} == {"2025"}


def test_the_draft_of_a_report_passes_the_check(report, office_store, tmp_path):
    draft = tmp_path / "draft.csv"
    outcome = etl("report", report, "--to", draft, store=office_store)
    assert outcome.status == 0 and draft.read_bytes().startswith(b"\xef\xbb\xbf")
    checked = json.loads(etl("check", draft, "--json", store=office_store).out)
    assert (checked["rows"], checked["problems"]) == (3, [])
    assert etl("report", report, "--to", draft, store=office_store).status == 2  # nothing is overwritten


def test_the_command_speaks_plainly(report, office_store, tmp_path):
    shown = etl("report", report, store=office_store)
    assert shown.status == 0 and "近600件" in shown.out and "公开信箱受理" in shown.out
    nameless = tmp_path / "a.txt"
    nameless.write_text("会议通知870件。", "utf-8")
    outcome = etl("report", nameless, "--to", tmp_path / "b.csv", store=office_store)
    assert outcome.status == 2 and "--office" in outcome.err and not (tmp_path / "b.csv").exists()
    assert etl("report", tmp_path / "none.txt", store=office_store).status == 2
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    refused = etl("report", tmp_path / "scan.pdf", "--lang", "en", store=office_store)
    assert refused.status == 1 and "damaged" in refused.out


def test_percentage_points_said_once_hold_for_the_whole_list():
    figures = read("办结率、满意率较上年分别提升0.3个、1.2个百分点").figures
    assert [(f.phrase, f.value, f.unit) for f in figures] == [("0.3个", 0.3, "个百分点"), ("1.2个百分点", 1.2, "个百分点")]
