"""The wall screen in real Chromium: it turns by itself, by key and by button, fills the screen, and leaves with Esc."""

import re

from app import finished

CUT = """() => [...document.querySelectorAll(".charts a")].filter((tile) => tile.scrollHeight > tile.clientHeight + 1).length
  + (document.querySelector(".view:has(.turns)").scrollHeight > innerHeight) + (document.documentElement.scrollHeight > innerHeight)"""


def test_a_wall_turns_waits_fits_and_is_left(visit):
    page = visit("/overview?office=sample_shifan&year=2023")
    page.get_by_role("link", name="大屏轮播").click()
    page.wait_for_url(re.compile(r"/wall\?.*year=2023"))
    first = page.locator("h1", has_text="参谋助手")
    first.wait_for()
    finished(page)
    assert not page.get_by_test_id("stSidebar").is_visible() and page.locator(".clock").inner_text()
    for width, height in ((1920, 1080), (2560, 1440), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(CUT) == 0
    page.keyboard.press("ArrowRight")
    page.locator("h1", has_text="督查落实").wait_for()
    assert "theme=supervision" in page.url and "office=sample_shifan" in page.url
    page.keyboard.press("ArrowLeft")
    first.wait_for()
    page.get_by_role("link", name="10秒").click()
    page.wait_for_url(re.compile(r"seconds=10"))
    page.keyboard.press(" ")
    pause = page.get_by_role("button", name="暂停")
    assert pause.get_attribute("aria-pressed") == "true"
    pause.click()
    page.locator("h1", has_text="督查落实").wait_for(timeout=15_000)
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/theme\?.*theme=supervision"))
    page.get_by_test_id("stSidebar").wait_for()
    assert "year=2023" in page.url
