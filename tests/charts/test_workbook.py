"""The Excel download, read back."""

import io

from openpyxl import load_workbook

from charts.workbook import workbook


def book(office, indicator: str, office_id: str, lang: str = "zh"):
    snapshot = office.snapshot()
    rows = [r for r in snapshot.records("page/series", indicator=indicator, office=office_id) if r["frequency"] == "A"]
    records = snapshot.records("page/indicator", office=office_id)
    return load_workbook(io.BytesIO(workbook(rows[::-1], records, snapshot.release, lang)))


def test_the_figures_stand_with_their_words_and_source(office):
    rows = list(book(office, "disclosure_requests", "beibei")["数据"].values)
    assert rows[0][:10] == ("单位", "指标", "时期", "数值", "约数", "计量单位", "表述", "与上年同期相比", "增减", "增减单位")
    assert [r[2] for r in rows[1:]] == ["2024年", "2023年", "2020年"]
    assert rows[1][3:10] == (60, None, "件", "60件", "增长3.4%", 3.4, "%")
    assert rows[2][7] == "缺2022年数据，不计算同比"
    assert rows[1][15].startswith("http") and rows[1][16] == "yearly/2024.csv" and rows[1][18] == 1


def test_the_second_sheet_says_what_the_figures_mean(office):
    rows = list(book(office, "info_adoption_rate", "sample_shifan")["说明"].values)
    meaning = dict(zip(rows[0], rows[1], strict=True))
    assert meaning["计量单位"] == "%" and meaning["计算"] == "政务信息被采用 ÷ 上报政务信息" and meaning["口径"]
    assert ("数据版本", 1) in [r[:2] for r in rows] and "示例数据（虚构）" in [r[0] for r in rows]


def test_a_workbook_of_many_indicators_explains_each(office):
    snapshot = office.snapshot()
    rows = [r for r in snapshot.records("page/card", office="jiangbei", year="2024") if r["period"]]
    made = load_workbook(io.BytesIO(workbook(rows, snapshot.records("page/indicator", office="jiangbei"), 1, "zh")))
    figures, meanings = list(made["数据"].values)[1:], [r[0] for r in list(made["说明"].values)[1:]]
    assert len(figures) == len(rows) == 50
    assert {r[1] for r in figures} <= set(meanings)


def test_the_workbook_speaks_english(office):
    assert book(office, "info_score", "jiangbei", "en").sheetnames == ["Figures", "About"]
