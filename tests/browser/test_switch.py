"""A chart is turned into its table and back, and its doors are opened by the keyboard, in real Chromium."""

import re


def test_a_chart_becomes_its_table_by_mouse_and_keyboard_and_stays_so_for_the_next_indicator(visit):
    page = visit("/indicator?office=sample_shifan&indicator=info_adopted")
    trend = page.locator('.switch[data-key="trend"]')
    trend.get_by_role("button", name="表", exact=True).click()
    assert trend.get_by_role("cell", name="214条").is_visible() and not trend.get_by_role("img").is_visible()
    assert page.locator('.switch[data-key="peers"]').get_by_role("img").is_visible()
    page.locator(".pager a").last.click()
    page.wait_for_url(lambda url: "info_adopted" not in url)
    assert trend.get_by_role("button", name="表", exact=True).get_attribute("aria-pressed") == "true"
    trend.get_by_role("button", name="图", exact=True).focus()
    page.keyboard.press("Enter")
    assert trend.get_by_role("img").is_visible() and not trend.get_by_role("table").is_visible()

    chart = page.locator('.switch[data-key="peers"] .chart')
    assert "按回车键打开" in chart.get_attribute("aria-label")
    chart.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    box = page.get_by_role("status").filter(has_text="↵")
    box.wait_for()
    name = box.inner_text().split()[0]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/indicator\?.*office=sample_(?!shifan)"))
    page.locator(".lead", has_text=name).wait_for()
