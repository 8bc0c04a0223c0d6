"""Numbers of tables, which stand without a unit; and what only looks like a table."""

import pytest
from tools import ROOT

from etl.catalogue.catalogue import load
from etl.report import read_file, read_text

CATALOGUE = load(ROOT / "data" / "catalogue")
# The national form of the yearly report on disclosure, as saved pages hold it: cells in paragraphs, merged across and down.
FORM = """<html><body><p>某区2024年政府信息公开工作年度报告</p>
<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td><p>行政规范性文件</p></td><td><p>6</p></td><td>2</td><td>43</td></tr>
<tr><td colspan=4>第二十条第（八）项</td></tr><tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr>
<tr><td>行政事业性收费</td><td colspan=3>8412.65</td></tr></table>
<table><tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="4">申请人情况</td></tr>
<tr><td rowspan="2">自然人</td><td colspan="2">法人或其他组织</td><td rowspan="2">总计</td></tr><tr><td>商业企业</td><td>其他</td></tr>
<tr><td colspan="3">一、本年新收政府信息公开申请数量</td><td>70</td><td>3</td><td>2</td><td>75</td></tr>
<tr><td colspan="3">二、上年结转政府信息公开申请数量</td><td>3</td><td>0</td><td>0</td><td>3</td></tr>
<tr><td rowspan="2">三、本年度办理结果</td><td colspan="2">（一）予以公开</td><td>40</td><td>1</td><td>0</td><td>41</td></tr>
<tr><td colspan="2">（二）部分公开</td><td>9</td><td>0</td><td>0</td><td>9</td></tr>
<tr><td colspan="3">四、结转下年度继续办理</td><td>2</td><td>0</td><td>0</td><td>2</td></tr></table>
<table><tr><td colspan=3>行政复议</td></tr><tr><td>结果维持</td><td>结果纠正</td><td>总计</td></tr><tr><td>7</td><td>1</td><td>8</td></tr></table>
<p>全年办理群众来信401件。</p></body></html>"""


def read(text: str):
    return read_text(text, CATALOGUE, "2024", "beibei")


def accepted(text: str) -> list:
    return [(f.indicator, f.period, f.value, f.unit) for f in read(text).accepted]


def numbers(text: str) -> list:
    return [(f.phrase, f.value, f.unit, f.role) for f in read(text).figures]


def test_the_national_form_of_disclosure_reports_gives_the_total_and_not_its_parts():
    text, _ = read_file(FORM.encode(), "报告.html")
    figures = {(f.row, f.column): (f.value, f.unit, f.role) for f in read(text).figures}
    assert figures["一、本年新收政府信息公开申请数量", "总计"] == (75, "件", "total")
    assert figures["一、本年新收政府信息公开申请数量", "法人或其他组织 商业企业"] == (3, "", "cell")
    assert figures["(二)部分公开", "总计"] == (9, "", "total")
    assert figures["行政规范性文件", "本年废止件数"] == (2, "件", "total")
    assert figures["行政事业性收费", "本年收费金额(单位:万元)"] == (84126500, "元", "total")
    assert figures["结果纠正", "结果纠正"] == (1, "", "cell")
    assert accepted(text) == [("disclosure_requests", "2024", 75, "件"), ("citizen_letters", "2024", 401, "件")]


def test_years_above_the_columns_are_the_periods():
    table = "单位：件\n指标\t2023年\t2024年\t增长（%）\n办理各类文件\t8,000\t8517\t6.5\n会议通知\t649\t870\t34"
    assert accepted(table) == [
        ("documents_handled", "2023", 8000, "件"), ("documents_handled", "2024", 8517, "件"),
        ("meeting_notices", "2023", 649, "件"), ("meeting_notices", "2024", 870, "件"),
    ]  # fmt: skip
    assert ("6.5", 6.5, "%", "change") in numbers(table)


PERIODS = [  # header, the periods of its columns
    ("1-7月\t去年同期", ["2024-01/P7M", "2023-01/P7M"]),
    ("1—7月累计\t2023年1—7月", ["2024-01/P7M", "2023-01/P7M"]),
    ("本年\t去年同期", ["2024", "2023"]),
    ("上半年\t全年\t去年同期", ["2024-S1", "2024", ""]),
    ("2023年前三季度\t2024年前三季度", ["2023-01/P9M", "2024-01/P9M"]),
    ("截至2023年底\t截至6月底", ["2023", ""]),
    ("1月\t2月\t3月", ["2024-01", "2024-02", "2024-03"]),
]


@pytest.mark.parametrize(("header", "periods"), PERIODS)
def test_a_column_may_be_of_a_part_of_a_year(header, periods):
    table = f"指标\t{header}\n办理投诉\t" + "\t".join(str(n) for n in range(11, 11 + len(periods)))
    assert [(f.period, f.role) for f in read(table).figures] == [(period, "total") for period in periods]


MEASURES = [
    ("序号\t指标名称\t计量单位\t2024年\n1\t群众来信\t件\t401\n2\t网上可办率\t%\t86.2", [("401", 401, "件"), ("86.2", 86.2, "%")]),
    ("项目 | 金额（万元）\n公务接待费 | 21.3\n会议费 | 1,200", [("21.3", 213000, "元"), ("1,200", 12000000, "元")]),
    ("单位：亿元\n项目 | 决算数\n教育支出 | 1.5\n农业支出 | 0.36", [("1.5", 1.5e8, "元"), ("0.36", 3.6e7, "元")]),
    ("类别 | 件数\n来信 | 12\n来访 | 30", [("12", 12, "件"), ("30", 30, "件")]),
    ("类别 | 情况\n来信 | 12件\n来访 | 30批次", [("12件", 12, "件"), ("30批次", 30, "批次")]),
    ("类别 | 数量\n来信 | 12\n来访 | —", [("12", 12, "")]),
]


@pytest.mark.parametrize(("table", "expected"), MEASURES)
def test_the_measure_is_that_of_a_header_a_column_or_a_caption(table, expected):
    assert [(f.phrase, f.value, f.unit) for f in read(table).figures] == expected


def test_the_rows_of_a_pdf_are_parted_by_blanks_and_the_last_number_is_a_total_where_the_others_add_up():
    line = "一、本年新收政府信息公开申请数量 70 3 0 0 0 2 75"
    assert accepted(line) == [("disclosure_requests", "2024", 75, "件")]
    assert accepted(line.replace("75", "76")) == []


@pytest.mark.parametrize(
    "text",
    [
        "目 录\n一、总体情况 1\n二、收到和处理政府信息公开申请情况 3\n三、存在的主要问题 5",
        "索引号 | 11341702 | 发文日期 | 2024-01-20\n联系电话 | 87654321 | 邮编 | 310000",
        "年份 | 名称\n2024 | 甲\n2023 | 乙",
        "首页 | 政务公开 | 12345",
    ],
)
def test_what_only_looks_like_a_table_gives_no_figure(text):
    assert read(text).figures == []


def test_what_follows_a_row_about_next_year_is_no_plan():
    text = "三、收到和处理情况\n四、结转下年度继续办理 | 2 | 2\n全年办理群众来信401件。"
    assert accepted(text) == [("citizen_letters", "2024", 401, "件")]


def test_a_row_of_blank_cells_and_one_figure_is_read():
    assert numbers("2|||||共办理文件12件，0024年。15件。")[0][:3] == ("12件", 12, "件")


@pytest.mark.parametrize("text", ["a" + "\t1" * 60_000, "办理 1 2 3\n" * 5000, "甲\t乙\n" * 10_000, "指标 2023年\n" * 5000])
def test_endless_tables_are_read_without_a_number_that_is_not_there(text):
    assert all(f.phrase in text for f in read(text).figures)
