"""A reading page's own HTML: the framework's, with its blocks in it to be read at once, and with what the browser would otherwise ask for one
after the other. What stands here is plainly the page: links lead on, choices are drawn (pages/components/view/early.js); the framework takes
it over when it is up. Where anything of this cannot be made, the framework's HTML is handed out as it is.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from api.ask import snapshot
from api.drawn import pages
from api.errors import Unanswerable
from api.view import packed, query, reading, version
from etl import journal
from pages.components.view.files import names
from pages.components.view.files import routes as file_routes
from views import html
from views.pages import PAGES
from wording.escaping import html as filled
from wording.escaping import html_joined

CHUNKS = (  # parts of the framework that a reading page needs, by the beginning of their names; asked for at once instead of one after the other
    "Html", "purify.es", "ButtonGroup", "WidgetLabel", "styled-components", "WidgetLabelHelpIconInline", "useBasicWidgetState", "TextInput", "Input",
    "TextField", "Autocomplete", "useFormValidation", "useTextField", "useField", "useFormReset", "WidgetLabelHelpIcon", "InputInstructions",
    "inputUtils", "useDebouncedCallback", "requiredField", "useUpdateUiValue", "BidiComponent", "_arrayReduce", "serialization", "recordbatch",
)  # fmt: skip
SWITCH = "window.__streamlit"  # the framework's own, undocumented: what it then need not ask the server (tests/browser/test_first_paint.py)


def routes(static: Path) -> list[Route]:
    """The routes of the reading pages and of the files that they name. static: the framework's folder of its page."""
    return [*file_routes(), *(Route(f"/{name}", _page(name, static)) for name in PAGES)]


def _page(name: str, static: Path) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return packed(request, HTMLResponse(with_blocks(request, name, static), headers={"Cache-Control": "no-cache"}))

    return answer


def with_blocks(request: Request, name: str, static: Path) -> str:
    """The page of this name as its address asks for it, its blocks in it; without them where there is nothing to show, or no place for it."""
    try:
        before, after = _frame(static)
        now = snapshot(_release(request))
        reader, warnings = reading(request, now)
        page = pages.drawn(name, reader, version(now))
        facts = {"page": name, "query": query(reader, page.ids), "version": version(now), "lang": reader.lang}
        place = filled(PLACE, **facts, blocks=html.placed([*html.drawn(warnings), *page.blocks]))
        return f"{before}{place}{after}"
    except (Unanswerable, OSError, ValueError, LookupError) as fault:  # the run of the page says what there is to say
        journal.note("no_first_paint", page=name, detail=repr(fault))
        return (static / "index.html").read_text("utf-8")


PLACE = '<div id="ahead" data-page="{page}" data-query="{query}" data-version="{version}" lang="{lang}">{blocks}</div>'


def _release(request: Request) -> int | None:
    text = request.query_params.get("release", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


@cache
def _frame(static: Path) -> tuple[str, str]:
    """The framework's HTML in two halves, with ours in its head; the blocks go between them. Raises ValueError where it is not as expected."""
    page = (static / "index.html").read_text("utf-8")
    if '<div id="root">' not in page or "<head>" not in page or not _has_switch(static):
        raise ValueError("the framework's page has changed")
    ours = html_joined([filled(SCRIPT_AHEAD, name=names()["ahead.js"]), filled(STYLE_AHEAD, name=names()["view.css"])])
    ahead = html_joined(filled(PRELOADED, name=chunk) for chunk in chunks(static))
    page = page.replace("<head>", "<head>" + ours, 1).replace("</head>", ahead + "</head>", 1)
    before, root, after = page.partition('<div id="root">')
    return before, filled(SCRIPT_EARLY, name=names()["early.js"]) + root + after


SCRIPT_AHEAD = '<script src="./view/{name}"></script>'
STYLE_AHEAD = '<link rel="stylesheet" href="./view/{name}">'
PRELOADED = '<link rel="modulepreload" crossorigin href="./static/js/{name}">'
SCRIPT_EARLY = '<script type="module" async src="./view/{name}"></script>'


def _has_switch(static: Path) -> bool:
    return any(SWITCH in script.read_text("utf-8") for script in (static / "static" / "js").glob("index.*.js"))


def chunks(static: Path) -> list[str]:
    """Those of CHUNKS that the framework in this folder has, under their whole names."""
    scripts = {script.name.split(".")[0]: script.name for script in sorted((static / "static" / "js").glob("*.js"))}
    scripts |= {".".join(script.name.split(".")[:2]): script.name for script in (static / "static" / "js").glob("*.es.*.js")}
    return [scripts[chunk] for chunk in CHUNKS if chunk in scripts]
