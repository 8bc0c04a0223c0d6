"""Hostile texts on real pages in real Chromium: they are read as they stand, and nothing is asked of a foreign host."""

import re
from urllib.parse import urlparse
from xml.etree import ElementTree

import pytest
from app import finished, serving
from hostile_texts import FOREIGN, TEXTS, published
from tools import ROOT

from wording import escaping


def foreign(page) -> list:
    """The addresses of other hosts that the page asks for from now on; they are not answered."""
    requests = []

    def met(route):
        if urlparse(route.request.url).hostname in ("127.0.0.1", "localhost"):
            return route.continue_()
        requests.append(route.request.url)
        return route.abort()

    page.route("**/*", met)
    return requests


@pytest.fixture(scope="module")
def drawn(chromium, office_store):
    with serving(office_store, ROOT / "tests" / "browser" / "text_page.py", ["--browser.gatherUsageStats=false"]) as url:
        page = chromium.new_page()
        requests = foreign(page)
        page.goto(url)
        finished(page)
        page.wait_for_timeout(1500)
        yield page, requests
        page.close()


def test_no_foreign_host_is_asked(drawn):
    assert drawn[1] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_as_it_stands(drawn, name):
    place = drawn[0].locator(f".st-key-as-{name}")
    expected = " ".join(escaping.visible(TEXTS[name]).split())
    shown = [" ".join(text.split()) for text in place.locator("p, h3, [data-testid=stText] div, li").all_inner_texts()]
    assert shown and set(shown) - {""} == {expected}, shown
    assert (
        place.locator(
            "a:not([href^='#']), img, code, pre, del, em, h1, h2, table, blockquote, ol, .katex, script, svg[onload]"
        ).count()
        == 0
    )
    assert place.locator("strong").count() == 1  # the one of our own
    assert not re.search(r"stMarkdownColored[A-Z]\w+[^>]*>[^<]", place.inner_html())  # colour only on what is empty


def test_a_download_that_fails_says_so(drawn):
    page, _ = drawn
    page.get_by_role("button", name="坏的").click()
    page.get_by_text("“坏的”没有生成").wait_for()
    with page.expect_download() as got:
        page.get_by_role("button", name="好的").click()
    assert got.value.suggested_filename == "a_b.csv" and got.value.path().read_text() == "x"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    publisher = published(folder / "data", folder / "releases")
    with serving(publisher.settings.store, DASHBOARD_DATA=str(publisher.settings.data)) as url:
        yield url


PANELS = "panels=trend.o0.i0.A,trend.o0.i5.A,peers.o0.i3.newest,growth.o0.newest.percent.work,table.o0.newest.rest"


@pytest.mark.parametrize(
    "address", ["/overview?office=o0", "/indicator?office=o0&indicator=i7", "/history?office=o0", f"/panels?office=o0&{PANELS}"]
)
def test_no_page_asks_a_foreign_host(chromium, hostile, address):
    page = chromium.new_page()
    requests, dialogs = foreign(page), []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(hostile + address)
    finished(page)
    page.wait_for_timeout(1500)
    for chart in page.locator(".plot, .chart").all():
        chart.hover()  # the texts under the pointer
    anchors = page.locator("[data-testid=stMain] a, .plot a").all()
    links = [a.get_attribute("href") or a.get_attribute("xlink:href") for a in anchors]
    # The address of a source may be followed (wording/origin.py); it stands in full, and nothing else is a link to elsewhere.
    outside = {
        link
        for a, link in zip(anchors, links, strict=True)
        if link and link[0] != "#" and "foreign" in link and a.evaluate("a => a.href !== a.textContent")
    }
    assert (requests, dialogs, outside) == ([], [], set())
    assert page.locator(f"img[src*='{FOREIGN}'], svg[onload], .katex").count() == 0
    page.close()


def test_a_saved_picture_holds_the_texts_as_text(chromium, hostile):
    page = chromium.new_page()
    requests = foreign(page)
    page.goto(f"{hostile}/panels?office=o0&{PANELS}")
    finished(page)
    page.locator(".picture[data-drawn=true] img").nth(4).wait_for()
    for n in range(5):
        with page.expect_download() as got:
            page.get_by_role("button", name="SVG").nth(n).click()
        assert got.value.suggested_filename.endswith(".svg")
        whole = ElementTree.fromstring(got.value.path().read_text("utf-8"))
        assert not [e.tag for e in whole.iter() if e.tag.rpartition("}")[2] in ("a", "script", "image", "foreignObject", "use")]
        assert not [
            v
            for e in whole.iter()
            for k, v in e.attrib.items()
            if "foreign" in v and "xmlns" not in k and not k.startswith("data-")
        ]
    assert requests == []
    page.close()
