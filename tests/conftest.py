"""What the tests stand on: a real store of real folders."""

import os
import shutil
from pathlib import Path

import kinds
import pytest
from app import CHROMIUM, FLAGS
from tools import DATA

from db.settings import Settings
from etl.releases.publisher import Publisher

os.environ["DASHBOARD_LANG"] = "zh"  # whatever the language of the machine that the tests run on


def pytest_xdist_auto_num_workers(config) -> int:
    """Half as many workers again as cores: those who wait for a browser or a server leave a core idle."""
    return max(2, os.cpu_count() * 3 // 2)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    kinds.sort(items)


@pytest.fixture(scope="session")
def office_store(tmp_path_factory) -> Path:
    """A store with release 1 of the product's own data; not to be written to."""
    store = tmp_path_factory.mktemp("office") / "releases"
    Publisher(Settings(DATA, store)).build()
    return store


@pytest.fixture(scope="session")
def office(office_store) -> Publisher:
    """The releases of `office_store`; read only."""
    return Publisher(Settings(DATA, office_store))


@pytest.fixture
def publisher(tmp_path, office_store) -> Publisher:
    """A store of one's own, with release 1."""
    shutil.copytree(office_store, tmp_path / "releases")
    return Publisher(Settings(DATA, tmp_path / "releases"))


@pytest.fixture
def store(publisher) -> Path:
    return publisher.settings.store


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
