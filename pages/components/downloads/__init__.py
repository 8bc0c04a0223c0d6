"""A click on a download waits until the page has run. Streamlit makes a file at the click, by what the run before knew: of a year just entered it
is the file of the year before, and where that run is over meanwhile there is none at all.
"""

from pathlib import Path

from pages.shell.screen import component

_waiting = component("downloads", html="<span></span>", js=(Path(__file__).parent / "downloads.js").read_text("utf-8"))


def wait_for_the_run() -> None:
    """Let every click on a download of this page wait."""
    _waiting(data={}, key="downloads", height="content", width="content")
