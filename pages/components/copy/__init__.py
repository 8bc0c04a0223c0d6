"""A button that copies a text to paste elsewhere. Streamlit's own appears only under a mouse pointer."""

from pathlib import Path

from pages.shell.run import Run
from pages.shell.screen import component

HERE = Path(__file__).parent
CLIPBOARD = (HERE / "clipboard.js").read_text("utf-8")  # for every script that copies (pages/components/view)
_copy = component(
    "copy",
    html="<button type='button' aria-live='polite'></button>",
    css=(HERE / "copy.css").read_text("utf-8"),
    js=CLIPBOARD + (HERE / "copy.js").read_text("utf-8"),
)


def copied(run: Run, text: str, label: str, key: str) -> None:
    """A button that copies a text too long to be read."""
    _copy(data={"text": text, "label": label, "done": run.t("已复制")}, key=key, height="content")
