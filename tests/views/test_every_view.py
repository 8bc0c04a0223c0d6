"""What holds for every page to read, whatever it says."""

import re
from dataclasses import replace

import pytest

from views import html
from views.pages import PAGES

CLASSES = re.compile(r'class="([^"]*)"')


def classes(reader, page: str) -> set:
    return {
        name
        for piece in html.drawn(PAGES[page].view(reader).blocks)
        for names in CLASSES.findall(piece)
        for name in names.split()
    }


@pytest.mark.parametrize("of", ["sample_shifan", "sample_bailu", "jiangbei"])
@pytest.mark.parametrize("page", PAGES)
def test_a_site_of_red_for_up_colours_nothing_by_good_and_bad(reading, page, of):
    reader = replace(reading(of), scheme="red-up")
    assert not classes(reader, page) & {"good", "bad"}
    assert not classes(reading(of), page) & {"up", "down"}


@pytest.mark.parametrize("of", ["jiangbei", "liangping", "xining_chengzhong", "qiaokou_approval", "sample_bailu"])
def test_there_is_a_page_of_every_figure(reading, of):
    """Its script runs for a sample of the offices each time (tests/test_every_office.py)."""
    for indicator in [row["id"] for row in reading(of).rows("page/indicator", office=of) if row["periods"]]:
        view = PAGES["indicator"].view(reading(of, indicator=indicator))
        assert view.ids["indicator"] == indicator and view.rows, indicator
        assert "<h1>" in html.page(view.blocks), indicator


@pytest.mark.parametrize("page", ["overview", "theme", "growth"])
def test_either_way_of_colouring_is_seen(reading, page):
    reader = reading("sample_bailu", year="2021")
    assert {"good", "bad"} <= classes(reader, page)
    assert {"up", "down"} <= classes(replace(reader, scheme="red-up"), page)
