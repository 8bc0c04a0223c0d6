"""A page that publishes, running as a process of its own, and the settings it goes by."""

import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from app import serving
from tools import DATA
from visitor import PAGE

from etl.store.folder import Store


def settings_in(folder: Path) -> Path:
    """settings.toml of a new data folder with the product's own data."""
    folder.mkdir()
    for name in ("catalogue", "yearly", "sample", "phrases.csv"):
        (folder / name).symlink_to(DATA / name)
    return folder / "settings.toml"


@pytest.fixture
def settings_file(tmp_path) -> Path:
    """settings.toml of a data folder of one's own; what is written into it holds from the next question on."""
    return settings_in(tmp_path / "data")


@pytest.fixture(scope="module")
def read_only(office_store, tmp_path_factory):
    """read_only(text of settings.toml, *flags) → the address of a page, started once for all tests that ask for the same; each of them has to
    see to it that nobody publishes: `unpublished(address)` says whether the store is as it was."""
    stores = {}
    with ExitStack() as stack:

        def served(text: str = "", *flags, address: str = "127.0.0.1") -> str:
            if (text, flags, address) not in stores:
                folder = tmp_path_factory.mktemp("read_only")
                settings_in(folder / "data").write_text(text, "utf-8")
                store = shutil.copytree(office_store, folder / "releases")
                how = (f"--server.address={address}", "--browser.gatherUsageStats=false", *flags)
                url = stack.enter_context(serving(store, PAGE, how, DASHBOARD_DATA=str(folder / "data")))
                stores[text, flags, address] = url, store
            return stores[text, flags, address][0]

        served.unpublished = lambda url: Store(dict(stores.values())[url]).head()["release"] == 1
        yield served


@pytest.fixture
def publishing(store, settings_file):
    """publishing(text of settings.toml, *flags) serves the page; `by()` is who published the newest release."""

    @contextmanager
    def served(text: str = "", *flags, address: str = "127.0.0.1", port=None):
        settings_file.write_text(text, "utf-8")
        flags = (f"--server.address={address}", "--browser.gatherUsageStats=false", *flags)
        with serving(store, PAGE, flags, port, DASHBOARD_DATA=str(settings_file.parent)) as url:
            yield url

    return served


@pytest.fixture
def by(store):
    """by() → (number, publisher) of the newest release."""
    return lambda: (Store(store).head()["release"], Store(store).head()["by"])
