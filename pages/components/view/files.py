"""The scripts and the style sheet of reading pages as files: each under a name with a fingerprint, so that a browser can keep it for good."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.view import packed
from charts import svg
from pages.components.copy import CLIPBOARD

HERE = Path(__file__).parent
PARTS = ("hover.js", "switch.js", "choose.js", "wall.js", "view.js")  # one script
STYLES = ("view.css", "ahead.css", "../../shell/print.css")  # one style sheet
TYPES = {".css": "text/css", ".js": "text/javascript"}
LONG = "public, max-age=31536000, immutable"


def routes() -> list[Route]:
    """The files below /view/."""
    return [Route(f"/view/{names()[name]}", _file(text, name)) for name, text in _files().items()]


@cache
def names() -> dict[str, str]:
    """Name → name with the fingerprint of all of them."""
    fingerprint = hashlib.sha256("".join(_texts().values()).encode()).hexdigest()[:12]
    return {name: f"{Path(name).stem}-{fingerprint}{Path(name).suffix}" for name in _texts()}


@cache
def _files() -> dict[str, str]:
    return {name: text.replace("./view.js", f"./{names()['view.js']}") for name, text in _texts().items()}


@cache
def _texts() -> dict[str, str]:
    script = "\n".join((CLIPBOARD, *(_read(name) for name in PARTS)))
    return {
        **{name: _read(name) for name in ("ahead.js", "early.js")},
        "view.js": script,
        "view.css": "".join((*map(_read, STYLES), svg.STYLE)),
    }


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _file(text: str, name: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        headers = {"Cache-Control": LONG, "X-Content-Type-Options": "nosniff"}
        return packed(request, Response(text, media_type=TYPES[Path(name).suffix], headers=headers))

    return answer
