"""The office's prose to its figures, in real Chromium on the real app."""

import json
import re

import pytest
from app import finished, serving, still, text
from axe_playwright_python.sync_playwright import Axe
from test_access import ours
from tools import ROOT, etl

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
    still(page)


def test_a_pasted_report_becomes_figures_with_their_sentences(app, store):
    page = app()
    paste(page, PROSE)
    page.get_by_role("heading", name=re.compile("^5 ")).wait_for()
    shown = text(finished(page))
    assert "采用3个" in shown.replace("**", "") and "新增3条" in shown and "885" not in shown and "〔2025〕" not in shown
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


def test_a_report_that_cannot_be_read_is_a_sentence(app, store):
    page = app()
    page.get_by_role("tab", name="上传文件").click()
    for name, data in (("空.pdf", b"%PDF-1.4\n%%EOF"), ("坏.docx", b"PK\x03\x04" + b"x" * 900)):
        page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
        page.get_by_test_id("stAlert").filter(has_text="。").last.wait_for()
        assert page.get_by_test_id("stException").count() == 0, name
        page.get_by_role("button", name=f"移除 {name}").click()
        page.get_by_test_id("stAlert").filter(has_text="。").wait_for(state="detached")
        finished(page)
    assert len(json.loads(etl("releases", "--json", store=store).out)) == 1


FILES = ROOT / "tests" / "etl" / "report" / "files"


def upload(page, name: str) -> str:
    """Give the page a file of the folder; what the page says when it is read."""
    page.get_by_role("tab", name="上传文件").click()
    page.locator("input[type=file]").set_input_files(FILES / name)
    page.get_by_role("heading", name=re.compile("^5 ")).wait_for()
    return text(finished(page))


def test_a_word_report_with_contradictions_and_a_table_is_published_with_a_new_indicator(app, store):
    page = app()
    shown = upload(page, "report.docx")
    for arithmetic in ("“158件”大于总数“143件”", "90÷96=93.8%", "“595件”与“近600件”"):
        assert arithmetic in shown
    page.get_by_text("可作为新指标").click()
    page.get_by_role("button", name="加入目录").wait_for()
    page.get_by_role("textbox", name="名称", exact=True).fill("行政复议案件办理")
    page.get_by_role("textbox", name="编号").fill("Review cases")
    page.keyboard.press("Tab")  # a field hands over what it holds when it is left
    page.get_by_role("button", name="加入目录").click()
    page.get_by_text("小写英文字母").first.wait_for()  # an id that is none is refused with a sentence
    page.get_by_role("textbox", name="编号").fill("review_cases")
    page.get_by_role("button", name="加入目录").click()
    page.get_by_text("已加入新指标：行政复议案件办理").wait_for()
    assert ours(Axe().run(finished(page)).response) == []
    page.get_by_text("采用12个").wait_for()
    finished(page).locator(".stDataFrameGlideDataEditor").first.click(position={"x": 38, "y": 52})  # the first tick away
    page.wait_for_timeout(500)
    page.get_by_role("button", name="按勾选和修改更新预览").click()
    page.get_by_text("采用11个").wait_for()
    finished(page).get_by_text("拿不准的排在前面").click()
    page.wait_for_timeout(500)
    assert "采用11个" in text(finished(page))  # what was decided holds in the other order too
    page.get_by_role("button", name="发布为版本2").click()
    page.get_by_text("已发布版本2：新增11条").wait_for()
    [added] = etl("series", "review_cases", "--office", "beibei", store=store).rows
    assert (added["period"], added["value"], added["as_worded"]) == ("2025", "143", "143件")
    assert added["source"].startswith("report.docx：全年办理行政复议案件143件")
    table = {r["period"]: r["value"] for r in etl("series", "policy_explanations", "--office", "beibei", store=store).rows}
    assert (table["2024"], table["2025"]) == ("41", "56")


# What the element with the focus is called; the page, and what scrolls in it, can have it too.
FOCUSED = """() => {
    const e = document.activeElement;
    return e === document.body ? "" : [e.tagName, e.ariaLabel, (e.innerText || "").slice(0, 40), ...[...(e.labels || [])].map(l => l.innerText)].join("|");
}"""


def tab_to(page, name: str) -> None:
    """Press the tab key until what has this name has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"the tab key never reaches {name}")


def test_a_report_is_read_corrected_and_published_by_keyboard_alone(app, store):
    page = app()
    tab_to(page, "报告全文")
    page.keyboard.insert_text(PROSE)
    page.keyboard.press("Control+Enter")
    page.get_by_text("采用3个").wait_for()
    finished(page)
    tab_to(page, "CANVAS")  # the grid: its first tick has the focus
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.dataset.testid === 'glide-cell-0-1'")
    page.keyboard.press("Space")
    page.wait_for_timeout(500)  # the grid tells the form a moment later
    tab_to(page, "按勾选和修改更新预览")
    page.keyboard.press("Enter")
    page.get_by_text("采用2个").wait_for()
    finished(page)
    tab_to(page, "发布为版本2")
    page.keyboard.press("Enter")
    page.get_by_text("已发布版本2：新增2条").wait_for()


def test_a_pdf_report_is_read_in_english(app):
    page = app("/report?office=beibei&lang=en")
    page.get_by_role("tab", name="Upload a file").click()
    page.locator("input[type=file]").set_input_files(FILES / "report.pdf")
    page.get_by_text(re.compile("9 are taken")).wait_for()
    assert (
        page.get_by_test_id("stException").count() == 0
        and "2023" in page.get_by_role("textbox", name="Year of the report").input_value()
    )
