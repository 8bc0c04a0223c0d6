"""What a title, a unit line, a note or the name of a file says: given text, expected meaning."""

import pytest
from given import catalogue

from etl.context import Context, read
from etl.headers import Vocabulary

VOCABULARY = Vocabulary(catalogue())
READ = [  # text, what it says
    ("2024年1-6月各区来信情况", Context(periods=("2024年1-6月",))),
    ("2024年前三季度各区来信", Context(periods=("2024年前三季度",))),
    ("2024年1—11月各区来信情况", Context(periods=("2024年1—11月",))),
    ("2024年各区1—6月来信", Context(periods=("2024年",), parts=("1—6月",))),
    ("1-6月各区来信", Context(parts=("1-6月",))),
    ("一季度来信情况", Context(parts=("一季度",))),
    ("2024年上半年", Context(periods=("2024年上半年",))),
    ("2024年第一季度（单位：%）", Context(periods=("2024年第一季度",), units=("%",))),
    ("2024年12月", Context(periods=("2024年12月",))),
    ("2024.12", Context(periods=("2024.12",))),
    ("截至2024年6月30日各区来信", Context(periods=("截至2024年6月30日",))),
    ("各区情况（2024年6月30日）", Context(periods=("2024年6月30日",))),
    ("2024年末常住人口(万人)", Context(periods=("2024年末",), units=("万人",))),
    ("截至6月底", Context(parts=("截至6月底",))),
    ("2023—2024年来信情况", Context(periods=("2023年", "2024年"))),
    ("2023、2024年情况", Context(periods=("2023年", "2024年"))),
    ("2024年比2023年增长情况", Context(periods=("2024年", "2023年"))),
    ("各区情况（2025年1月印发）", Context(issued=("2025年1月",))),
    ("各区情况（2025年1月15日）", Context(issued=("2025年1月15日",))),
    ("公文〔2026〕3号", Context(issued=("2026",))),
    ("北碚府办发[2025]12号 2024年各区来信", Context(periods=("2024年",), issued=("2025",))),
    ("制表日期：2025年1月5日", Context(issued=("2025年1月5日",))),
    ("更新时间：2024-12-31", Context(issued=("2024-12-31",))),
    ("2024年各区情况（2025年1月发布）", Context(periods=("2024年",), issued=("2025年1月",))),
    ("2024年各区收入（亿元）", Context(periods=("2024年",), units=("亿元",))),
    ("注：本表单位为亿元。", Context(units=("亿元",))),
    ("注：金额单位均为万元", Context(units=("万元",))),
    ("金额均以万元计。", Context(units=("万元",))),
    ("单位：人民币百万元", Context(units=("人民币百万元",))),
    ("2024年统计表 单位：亿元、万元", Context(periods=("2024年",), units=("亿元", "万元"))),
    ("单位：某某", Context(units=("某某",))),
    ("单位：东区", Context(office="东区")),
    ("东区2024年度统计表", Context(periods=("2024年度",), office="东区")),
    ("东区与西区2024年统计表", Context(periods=("2024年",))),
    ("2025年各区来信计划", Context(periods=("2025年",), role="plan")),
    ("2025年目标任务分解表", Context(periods=("2025年",), role="plan")),
    ("2025年预算（草案）", Context(periods=("2025年",), role="plan")),
    ("2024年度工作计划完成情况", Context(periods=("2024年度",), role="actual")),
    ("2024年决算", Context(periods=("2024年",), role="actual")),
    ("2024年重点工作任务清单", Context(periods=("2024年",), role="unclear")),
    ("2024年一般公共预算收入", Context(periods=("2024年",))),
    ("2024年度目标考核得分", Context(periods=("2024年度",))),
    ("2024年快报", Context(periods=("2024年",), role="preliminary")),
    ("2024年初步核算数", Context(periods=("2024年",), role="preliminary")),
    ("2025年主要指标预计", Context(periods=("2025年",), role="forecast")),
    ("来信统计表", Context()),
    ("Letters, January–June 2024", Context(periods=("2024年1-6月",))),
    ("Jan to Nov 2024", Context(periods=("2024年1-11月",))),
    ("Letters as of 30 June 2024", Context(periods=("2024年6月30日",))),
    ("Letters at end-2024", Context(periods=("2024年末",))),
    ("Third quarter of 2024", Context(periods=("2024-Q3",))),
    ("H1 2024 letters", Context(periods=("2024-H1",))),
    ("Letters, June 2024", Context(periods=("2024年6月",))),
    ("Issued: 5 January 2025", Context(issued=("2025年1月5日",))),
    ("Budget 2025 (RMB million)", Context(periods=("2025",), units=("RMB million",), role="plan")),
    ("2024 provisional figures", Context(periods=("2024",), role="preliminary")),
    ("Unit: RMB million", Context(units=("RMB million",))),
    ("电话2024567890", Context()),
]


@pytest.mark.parametrize(("text", "context"), READ, ids=[text for text, _ in READ])
def test_a_text_around_a_table(text, context):
    assert read(text, VOCABULARY) == context


@pytest.mark.parametrize(
    ("name", "periods"),
    [("EGOV_DATA_2022.csv", ("2022",)), ("2024.xlsx", ("2024",)), ("东区2023-2024.csv", ("2023年", "2024年")), ("表20240.csv", ()), ("2024-06.csv", ("2024-06",))],
)
def test_a_bare_year_in_the_name_of_a_file_is_one(name, periods):
    assert read(name, VOCABULARY, bare_years=True).periods == periods
