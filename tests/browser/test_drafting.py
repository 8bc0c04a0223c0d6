"""Names that the catalogue lacks, added on the upload page: in a form, in a spreadsheet; published and undone with their figures."""

import csv
import io
import json
import re

import pytest
from app import finished, serving, text, turned
from tools import etl

COUNTRIES = [f"Country {n:03}" for n in range(1, 41)]
SURVEY = "Survey Year,Country Name,E-Government Rank,E-Government Index\n" + "".join(
    f"{year},{country},{(n * 7 + year) % 41 + 1},{0.1 + (n * 7 + year) % 41 / 100 + (year - 2020) / 500:.4f}\n"
    for year in (2020, 2022, 2024)
    for n, country in enumerate(COUNTRIES, 1)
)
PART = "单位,指标,时期,数值\n北碚区,会议通知,2025,5\n天坑新区,直播场次,2025,12场\n北碚区,依申请公开收到,2025,6\n"


@pytest.fixture
def app(visit, store):
    """app(path) → a page of a dashboard over a store of its own."""
    with serving(store) as url:
        yield lambda path="/upload?office=beibei", **more: visit(path, url=url, **more)


def upload(page, name: str, content: str):
    page.locator("input[type=file]").first.set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content.encode()}
    )
    page.get_by_text("加入目录：").wait_for()
    return finished(page)


def add(page):
    page.get_by_role("button", name="加入目录", exact=True).click()
    page.get_by_text("与数据一起发布后生效").wait_for()
    page.get_by_role("heading", name=re.compile("^5 ")).wait_for()
    return finished(page)


def publish(page, release: int) -> None:
    page.get_by_role("button", name=f"发布为版本{release}").click()
    page.get_by_text(f"已发布版本{release}").wait_for()
    finished(page)


def test_a_survey_of_other_offices_comes_in_by_the_browser_alone_and_goes_again(app, store, tmp_path):
    page = app()
    upload(page, "survey.csv", SURVEY)
    shown = text(page)
    assert "加入目录：指标2个、单位40个" in shown and "暂定为不分好坏" in shown
    add(page)
    assert "新增240条" in text(page)
    publish(page, 2)
    rows = etl("series", "E-Government Index", "--office", "Country 007", store=store).rows
    assert [r["period"] for r in rows] == ["2020", "2022", "2024"] and 0 < float(rows[0]["value"]) < 1
    page.get_by_role("link", name="看看发布后的总览").click()
    page.get_by_text("E-Government Index").first.wait_for()
    entry = json.loads((store / "log" / "000002.json").read_text("utf-8"))
    assert len(entry["added"]["offices.csv"]) == 40 and entry["added"]["themes.csv"] == ["new_indicators"]
    assert etl("build", store=store).out.startswith("版本2已是最新")  # data/ has not changed
    assert etl("export", "--to", tmp_path / "out", store=store).status == 0
    assert "country_007" in (tmp_path / "out" / "catalogue" / "offices.csv").read_text("utf-8-sig")
    turned(page, "版本记录")
    page.get_by_text("版本2 ·").first.wait_for()
    assert "新增单位" in text(finished(page)) and "新增指标" in text(page)
    assert etl("undo", "--yes", "--reason", "试用", store=store).status == 0
    assert etl("series", "E-Government Index", store=store).status == 2


def test_rows_are_corrected_in_a_spreadsheet_and_come_back(app, store):
    page = app()
    upload(page, "新区.csv", PART)
    assert "加入目录：指标2个、单位1个" in text(page)
    page.get_by_text("加入目录：指标2个、单位1个").click()  # folded: a name is much like a known one
    with page.expect_download() as download:
        page.get_by_role("button", name="下载indicators.csv的行").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert [r["name_zh"] for r in rows] == ["直播场次", "依申请公开收到"]
    rows[0] |= {"name_zh": "政务直播", "unit_zh": "次", "direction": "up", "decimals": "1"}
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows[:1])
    corrected = {"name": "indicators.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode("gb18030")}
    page.locator("input[type=file]").nth(1).set_input_files(corrected)
    page.get_by_text("indicators.csv").last.wait_for()
    finished(page)
    page.get_by_role("button", name="加入目录", exact=True).click()
    page.get_by_text("新增指标：政务直播").wait_for()
    page.get_by_text("加入目录：指标1个、单位0个").wait_for()  # what was left out of the spreadsheet
    assert "依申请公开收到" in text(finished(page))


def test_what_was_added_can_be_taken_back_before_it_is_published(app, store):
    page = app()
    upload(page, "survey.csv", SURVEY)
    add(page)
    page.get_by_role("button", name="撤回加入的指标和单位").click()
    page.get_by_text("加入目录：指标2个、单位40个").wait_for()
    assert "发布为版本2" not in text(finished(page))


def test_the_page_speaks_english(app):
    page = app(locale="en-GB")
    page.locator("input[type=file]").first.set_input_files({"name": "s.csv", "mimeType": "text/csv", "buffer": SURVEY.encode()})
    page.get_by_text("Add to the catalogue: 2 indicators, 40 offices").wait_for()
    shown = text(finished(page))
    assert "neutral for now" in shown and not re.search(
        "[\u4e00-\u9fff]", shown.partition("Add to the catalogue")[2].partition("2 Check")[0]
    )
