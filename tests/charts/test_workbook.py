"""The Excel download, read back."""

import io

from openpyxl import load_workbook

from charts.workbook import workbook


def book(office, indicator: str, office_id: str, lang: str = "zh"):
    snapshot = office.snapshot()
    rows = [r for r in snapshot.records("series", indicator=indicator, office=office_id) if r["frequency"] == "A"]
    record = next(i for i in snapshot.records("indicator", office=office_id) if i["id"] == indicator)
    return load_workbook(io.BytesIO(workbook(rows, record, snapshot.release, lang)))


def test_the_figures_stand_newest_first_with_their_words_and_source(office):
    rows = list(book(office, "disclosure_requests", "beibei")["数据"].values)
    assert rows[0][:5] == ("时期", "数值", "表述", "与上年同期相比", "增减")
    assert [r[0] for r in rows[1:]] == ["2024年", "2023年", "2020年"]
    assert rows[1][1:5] == (60, "60件", "增长3.4%", 3.4)
    assert rows[2][3] == "缺2022年数据，不计算同比"
    assert rows[1][9].startswith("http") and rows[1][10] == "yearly/2024.csv"


def test_the_second_sheet_says_what_the_figures_mean(office):
    about = dict(book(office, "info_adoption_rate", "sample_shifan")["说明"].values)
    assert about["计量单位"] == "%" and about["计算"] == "政务信息被采用 ÷ 上报政务信息" and about["数据版本"] == 1
    assert about["说明"] == "示例数据（虚构）" and about["口径"]


def test_the_workbook_speaks_english(office):
    assert book(office, "info_score", "jiangbei", "en").sheetnames == ["Figures", "About"]
