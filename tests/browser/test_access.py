"""Nobody is kept out: axe-core over every page, light and dark, in both languages."""

import pytest
from app import drawn, still
from axe_playwright_python.sync_playwright import Axe
from kinds import grid

DRAWN = ["indicator", "compare"]
PAGES = ["overview", "theme", "wall", "growth", *DRAWN, "definitions", "panels", "meeting", "upload", "report", "history"]
CHOSEN = "&panels=trend.sample_shifan.info_rank.A,table.sample_shifan.newest.advice"
FRAMEWORK = {  # findings in what Streamlit draws itself and no setting changes: rule → a part of the element
    "list": "stSidebarNavItems",  # the menu's section title is a div inside its ul
    "listitem": "<li",  # the same, seen from the items
    "color-contrast": '<span title="',  # white on the accent colour in the tags of a multiselect, dark mode: 3.7 to 1
}


def ours(results: dict) -> list:
    """Serious and critical findings that are not the framework's own."""
    return [
        (finding["id"], node["html"][:200])
        for finding in results["violations"]
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
        if FRAMEWORK.get(finding["id"], "\0") not in node["html"]
    ]


@pytest.mark.parametrize(("name", "seen"), grid(PAGES, [("light", "zh-CN", 375), ("dark", "en-US", 1440)]))
def test_axe_finds_nothing_serious_of_ours(visit, name, seen):
    scheme, locale, width = seen
    page = visit(
        f"/{name}?office=sample_shifan{CHOSEN if name in ('panels', 'meeting') else ''}",
        scheme=scheme,
        locale=locale,
        width=width,
    )
    if name in DRAWN:
        drawn(page)
    still(page)
    assert ours(Axe().run(page).response) == []
    headings_go_down_step_by_step(page)


def headings_go_down_step_by_step(page) -> None:
    levels = [int(h.evaluate("e => e.tagName[1]")) for h in page.get_by_test_id("stMain").get_by_role("heading").all()]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels
