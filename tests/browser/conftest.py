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


@pytest.fixture
def visit(chromium, address):
    """visit(path, locale=..., width=..., scheme=..., url=...) → a page that has finished."""
    contexts, hosts = [], set()

    def open_page(path: str, locale="zh-CN", width=1440, scheme="light", url=None):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=locale, color_scheme=scheme, **CALM)
        contexts.append(context)
        context.on("request", lambda request: hosts.add(urlparse(request.url).hostname))
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto((url or address) + path)
        return finished(page)

    yield open_page
    for context in contexts:
        context.close()
    assert hosts <= {"127.0.0.1", None, ""}  # on no page is anything fetched from elsewhere
