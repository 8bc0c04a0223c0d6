"""A page that publishes, running as a process of its own, and the settings it goes by."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from app import serving
from tools import DATA
from visitor import PAGE

from etl.store.folder import Store


@pytest.fixture
def settings_file(tmp_path) -> Path:
    """settings.toml of a data folder of one's own; what is written into it holds from the next question on."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("catalogue", "yearly", "sample", "phrases.csv"):
        (folder / name).symlink_to(DATA / name)
    return folder / "settings.toml"


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
