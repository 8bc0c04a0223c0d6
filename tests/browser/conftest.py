"""The real app on a port of its own, and real Chromium in front of it."""

from urllib.parse import urlparse

import pytest
from app import CHROMIUM, NO_CHROMIUM, PATIENCE, finished, serving

CALM = {"reduced_motion": "reduce"}  # what only moves while a page runs takes a sixth of the browser's time


def pytest_collection_modifyitems(items):
    if not CHROMIUM:
        for item in items:
            if "browser" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.fixture(scope="session")
def address(office_store):
    """A running dashboard over release 1."""
    with serving(office_store) as url:
        yield url


@pytest.fixture(scope="session")
def contexts(chromium):
    """contexts(locale, scheme) → a context, kept with what it has fetched and compiled: of a page half a second; and the hosts that were asked."""
    kept, hosts = {}, set()

    def context(locale: str, scheme: str):
        if (locale, scheme) not in kept:
            kept[locale, scheme] = chromium.new_context(locale=locale, color_scheme=scheme, **CALM)
            kept[locale, scheme].on("request", lambda request: hosts.add(urlparse(request.url).hostname))
        return kept[locale, scheme]

    yield context, kept, hosts
    for one in kept.values():
        one.close()


@pytest.fixture
def visit(contexts, address):
    """visit(path, locale=..., width=..., scheme=..., url=...) → a page that has finished; it knows nothing of the pages of other tests."""
    context, kept, hosts = contexts

    def open_page(path: str, locale="zh-CN", width=1440, scheme="light", url=None):
        page = context(locale, scheme).new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.goto((url or address) + path)
        return finished(page)

    yield open_page
    for one in kept.values():
        for page in one.pages:
            if page.url.startswith("http"):
                page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            page.close()
        one.clear_cookies()
        one.clear_permissions()
    elsewhere = hosts - {"127.0.0.1", None, ""}
    hosts.clear()
    assert not elsewhere  # on no page is anything fetched from another host
