"""What a page shows in its view (pages/components/view), as text, for those who look at it without a browser."""

import json
import re
from html import unescape

from starlette.requests import Request

from api.view import view

TAGS = re.compile(r"<(?:svg.*?</svg>|[^>]*)>", re.DOTALL)
NAME = "view"


def plain(html: str) -> str:
    """The words of a piece of HTML, one space where there was a tag."""
    return " ".join(unescape(TAGS.sub(" ", html)).split())


def of_component(component, fetched=None) -> list[str]:
    """The blocks (HTML) of a component's message; [] where it is not a view. They are what the browser fetches for it. fetched: path → text, where
    the page runs in another process."""
    if component.component_name != NAME:
        return []
    data = json.loads(component.json)
    return data["blocks"] or json.loads((fetched or _answer)(f"/view/{data['page']}?{data['query']}"))["blocks"]


def _answer(path: str) -> bytes:
    address, _, query = path.partition("?")
    scope = {"type": "http", "method": "GET", "path": address, "query_string": query.encode(), "headers": []}
    return bytes(view(Request({**scope, "path_params": {"page": address.rpartition("/")[2]}})).body)


def blocks(app) -> list[str]:
    """The blocks of the page that an AppTest shows."""
    return [block for element in app.get("bidi_component") for block in of_component(element.proto)]


def words(app) -> str:
    """The words of the page's view, a line for each block."""
    return "\n".join(map(plain, blocks(app)))


def headed(app) -> bool:
    """Whether the page of an AppTest has come as far as its title."""
    return bool(app.title) or any("<h1>" in block for block in blocks(app))
