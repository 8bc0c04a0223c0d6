"""The first paint: a reading page is there before the framework is up, can be used at once, and is taken over without a loss."""

import re
import urllib.request
from pathlib import Path

import pytest
import streamlit
from app import finished
from starlette.requests import Request

from pages.components.view import front

STATIC = Path(streamlit.__file__).parent / "static"


def html(address: str, path: str) -> str:
    with urllib.request.urlopen(address + path, timeout=30) as answer:
        return answer.read().decode()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/overview?office=sample_shifan&lang=zh&year=2021", "2021年示范区（示例）"),
        ("/overview?office=jiangbei&lang=en", "Jiangbei"),
        ("/indicator?office=jiangbei&indicator=meeting_notices&lang=zh", "870件"),
        ("/growth?office=sample_shifan&lang=zh", "同比增长"),
        ("/theme?office=sample_shifan&lang=zh&theme=advice", "参谋助手"),
        ("/overview?office=nowhere&lang=zh", "链接中的单位“nowhere”不存在"),
    ],
)
def test_a_reading_page_can_be_read_without_any_script(chromium, address, path, sentence):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert sentence in page.locator("#ahead").inner_text() and page.locator("#ahead h1").is_visible()
    context.close()


@pytest.mark.parametrize("path", ["/overview?release=99", "/upload", "/panels"])
def test_where_there_is_nothing_to_show_ahead_the_framework_has_the_page(visit, address, path):
    assert 'id="ahead"' not in html(address, path)
    visit(path)


def test_the_framework_takes_the_page_over_and_asks_for_nothing_that_it_is_told(chromium, address):
    """The framework's own, undocumented switch: if this fails after an upgrade, see pages/components/view/front.py."""
    context = chromium.new_context(locale="zh-CN")
    page, requests = context.new_page(), []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{address}/overview?office=sample_shifan&lang=zh")
    page.locator("#ahead").wait_for(state="detached")
    finished(page)
    assert [url for url in requests if "/overview/_stcore" in url] == []
    assert page.locator(".view h1").inner_text() == "示范区人民政府办公室（示例）"
    context.close()


def test_a_choice_on_the_first_paint_is_not_lost(chromium, address):
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}/overview?office=sample_shifan&lang=zh", wait_until="commit")
    page.locator("#ahead").get_by_role("radio", name="2021年").check(force=True)
    page.locator("#ahead").wait_for(state="detached")
    page.locator(".lead", has_text="2021年示范区").wait_for()
    page.wait_for_url("**year=2021**")
    assert page.get_by_role("radio", name="2021年").is_checked()
    context.close()


def test_a_link_on_the_first_paint_leads_on(chromium, address):
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}/overview?office=sample_shifan&lang=zh", wait_until="commit")
    page.get_by_role("link", name="材料共享需求满足率").first.click()
    page.get_by_role("heading", name="材料共享需求满足率", level=1).wait_for()
    page.wait_for_url("**/indicator?**")
    context.close()


def test_what_is_being_typed_on_the_first_paint_goes_on(chromium, address):
    """The page takes over while somebody is searching: neither the letters nor the list are lost, and a word that an input method is still putting
    in is not broken off."""
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}/overview?office=sample_shifan&lang=zh", wait_until="commit")
    early, field = page.locator("#ahead input[name=office]"), page.locator("input[name=office]")
    early.click()
    early.fill("白")
    early.dispatch_event("compositionstart")
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    assert early.input_value() == "白"  # beside that of the page, which may be there already
    early.dispatch_event("compositionend")
    page.locator("#ahead").wait_for(state="detached")
    assert field.input_value() == "白" and field.evaluate("field => field === document.activeElement")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="白露区", level=1).wait_for()
    context.close()


def test_a_change_sends_little_and_no_blocks_twice(visit):
    """At most 20 KB in 15 messages, the framework's own run among them: the bench counts the same (tests/bench)."""
    page, sizes = visit("/overview?office=sample_shifan"), []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameReceived", lambda event: sizes.append(len(event["response"]["payloadData"]) * 3 // 4))
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.get_by_role("radio", name="2021年").check(force=True)
    page.wait_for_url("**year=2021**")
    page.wait_for_timeout(1_000)
    assert 3 < len(sizes) <= 15 and sum(sizes) <= 20_000


def test_where_blocks_cannot_be_fetched_they_come_with_the_page(visit, address):
    page, refused = visit("/upload"), []
    page.route(re.compile("/view/overview"), lambda route: refused.append(route.request.url) or route.abort())
    page.goto(f"{address}/upload?office=sample_shifan&lang=zh")
    page.get_by_test_id("stSidebar").get_by_role("link", name="总览").click()
    page.get_by_role("heading", name="示范区人民政府办公室（示例）", level=1).wait_for()
    assert any("/view/overview?" in url for url in refused)


def test_a_way_to_a_page_of_the_framework_right_after_a_choice_is_in_the_address(visit):
    """What a late run enters into the history is void; what the visitor has just asked for is not."""
    page = visit("/overview?office=sample_shifan")
    page.locator("input[name=office]").click()
    page.get_by_role("option", name="重庆市江北区人民政府办公室").click()
    page.get_by_role("link", name="下载填报模板").click()
    page.wait_for_url("**/upload?**")
    finished(page)


def test_a_framework_without_the_switch_gets_its_page_back(tmp_path):
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "index.other.js").write_text("nothing of it")
    (tmp_path / "index.html").write_text((STATIC / "index.html").read_text("utf-8"), "utf-8")
    request = Request({"type": "http", "path": "/overview", "query_string": b"", "headers": []})
    assert front.with_blocks(request, "overview", tmp_path) == (STATIC / "index.html").read_text("utf-8")


def test_every_part_of_the_framework_that_is_asked_for_ahead_is_there():
    """If this fails after an upgrade: a page works, but asks for what has another name now one after the other."""
    assert len(front.chunks(STATIC)) == len(front.CHUNKS)
