"""A text to paste elsewhere, with a button that copies it. Streamlit's own appears only under a mouse pointer."""

from pathlib import Path

from pages.shell.run import Run
from pages.shell.screen import component

HERE = Path(__file__).parent
_copy = component(
    "copy",
    html="<p></p><button type='button' aria-live='polite'></button>",
    css=(HERE / "copy.css").read_text("utf-8"),
    js=(HERE / "copy.js").read_text("utf-8"),
)


def to_copy(run: Run, text: str, key: str) -> None:
    """Show the text and the button."""
    _copy(data={"text": text, "shown": True, "label": run.t("复制"), "done": run.t("已复制")}, key=key, height="content")


def copied(run: Run, text: str, label: str, key: str) -> None:
    """A button that copies a text too long to be read."""
    _copy(data={"text": text, "shown": False, "label": label, "done": run.t("已复制")}, key=key, height="content")
