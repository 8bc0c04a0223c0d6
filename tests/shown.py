"""What a page shows in its view (pages/components/view), as text, for those who look at it without a browser."""

import json
import re
from html import unescape

TAGS = re.compile(r"<(?:svg.*?</svg>|[^>]*)>", re.DOTALL)
NAME = "view"


def plain(html: str) -> str:
    """The words of a piece of HTML, one space where there was a tag."""
    return " ".join(unescape(TAGS.sub(" ", html)).split())


def of_component(component) -> list[str]:
    """The blocks (HTML) of a component's message; [] where it is not a view."""
    return json.loads(component.json)["blocks"] if component.component_name == NAME else []


def blocks(app) -> list[str]:
    """The blocks of the page that an AppTest shows."""
    return [block for element in app.get("bidi_component") for block in of_component(element.proto)]


def words(app) -> str:
    """The words of the page's view, a line for each block."""
    return "\n".join(map(plain, blocks(app)))


def headed(app) -> bool:
    """Whether the page of an AppTest has come as far as its title."""
    return bool(app.title) or any("<h1>" in block for block in blocks(app))
