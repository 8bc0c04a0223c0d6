"""Blocks → HTML: the one place that writes it for reading pages. Everything from data is escaped by the template engine."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule

from charts import sparkline, svg
from views.blocks import Block, Chart, Line
from views.ends import Download
from views.links import Link
from wording.escaping import Html, as_html, deeply

TEMPLATES = Path(__file__).with_name("templates")


def drawn(blocks: Iterable[Block]) -> list[Html]:
    """Each block as a piece of HTML."""
    return [as_html(_block(deeply(block))) for block in blocks]


def page(blocks: Iterable[Block]) -> Html:
    """All blocks as a page."""
    return placed(drawn(blocks))


def placed(pieces: Iterable[Html]) -> Html:
    """All drawn blocks one after the other, each in a place of its own as the browser keeps them (pages/components/view/view.js)."""
    return as_html(_macro("page")(list(pieces)))


def _block(block: Block) -> Html:
    return _macro(type(block).__name__)(block)


def address(door: Link) -> str:
    """Where a door leads, as a part of the dashboard's own address."""
    return f"{door.page}?{urlencode(door.ids)}"


def _file(download: Download) -> str:
    """Where a file of figures lies (api/download.py), beside the pages."""
    return f"view/{download.page}.{download.ending}?{urlencode(download.ids)}"


def _doors(doors: Mapping[str, Link]) -> str:
    """Where the marks of a chart lead and what is said of them, by what they stand for, as JSON for the browser."""
    return json.dumps({mark: [address(door), door.text] for mark, door in doors.items()}, ensure_ascii=False)


def _drawing(block: Chart) -> Html:
    return svg.drawn(block.figure, " ".join(filter(None, (block.alt, block.keys))))


def _line(line: Line) -> Html:
    return sparkline.line(line.values, line.breaks, line.is_rank)


def _macro(name: str) -> Callable[..., Html]:
    return getattr(_templates(), name)


@cache
def _templates() -> TemplateModule:
    engine = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    ours = {"address": address, "file": _file, "doors": _doors, "drawing": _drawing, "line": _line, "block": _block}
    return engine.get_template("blocks.html", globals=ours).module
