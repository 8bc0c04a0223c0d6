"""The office's prose to its figures, in real Chromium on the real app."""

import json
import re

import pytest
from app import finished, serving, text
from tools import etl

PROSE = (
    "北碚区人民政府办公室2025年度工作报告\n全年收到依申请公开66件，同比增长10%。办理群众来信401件，刊发《政务动态》36期。"
    "认真落实“885”工作机制，按照〔2025〕12号文件要求推进。"
)


@pytest.fixture
def app(visit, store):
    with serving(store) as url:
        yield lambda path="/report?office=beibei", **more: visit(path, url=url, **more)


def paste(page, prose: str) -> None:
    page.get_by_role("textbox", name="报告全文").fill(prose)
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name=re.compile("^2 ")).wait_for()
    page.wait_for_timeout(500)
    finished(page)


def test_a_pasted_report_becomes_figures_with_their_sentences(app, store):
    page = app()
    paste(page, PROSE)
    page.get_by_role("heading", name=re.compile("^5 ")).wait_for()
    said = text(finished(page))
    assert "采用3个" in said.replace("**", "") and "新增3条" in said and "885" not in said and "〔2025〕" not in said
    page.get_by_role("button", name="发布为版本2").click()
    page.get_by_text("已发布版本2").wait_for()
    rows = {r["period"]: r for r in etl("series", "disclosure_requests", "--office", "beibei", store=store).rows}
    assert rows["2025"]["value"] == "66" and rows["2025"]["as_worded"] == "66件"
    assert "全年收到依申请公开66件" in rows["2025"]["source"]


def test_a_report_that_does_not_say_its_year_is_asked_for_it(app):
    page = app()
    paste(page, "全年收到依申请公开66件。")
    assert "报告没有写明年份" in text(page)
    page.get_by_role("textbox", name="报告年份").fill("2025")
    page.keyboard.press("Enter")
    page.get_by_text("采用1个").wait_for()


@pytest.mark.parametrize(("name", "data"), [("空.pdf", b"%PDF-1.4\n%%EOF"), ("坏.docx", b"PK\x03\x04" + b"x" * 900)])
def test_a_report_that_cannot_be_read_is_a_sentence(app, store, name, data):
    page = app()
    page.get_by_role("tab", name="上传文件").click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.get_by_test_id("stAlert").filter(has_text="。").last.wait_for()
    assert page.get_by_test_id("stException").count() == 0
    assert len(json.loads(etl("releases", "--json", store=store).out)) == 1
