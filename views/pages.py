"""The reading pages by name: what each is a function of, and which of its choices the address holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from views.blocks import View
from views.compare import compare
from views.definitions import definitions
from views.foot import foot
from views.growth import growth
from views.indicator import indicator
from views.overview import overview
from views.reader import Reader
from views.theme import theme


@dataclass(frozen=True)
class Page:
    """view: Reader → View. kept: choices that stay while the visitor goes from page to page; passing: those of this page's address alone."""

    view: Callable[[Reader], View]
    kept: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


PAGES = {
    "overview": Page(overview, ("year",), ("verdict",)),
    "growth": Page(growth, ("year",), ("by", "order")),
    "definitions": Page(definitions, passing=("part",)),
    "theme": Page(theme, ("year", "theme")),
    "indicator": Page(indicator, ("indicator", "frequency")),
    "compare": Page(compare, ("indicator",), ("by", "period", "peers", "several", "base")),
}


def read(name: str, reader: Reader) -> View:
    """The page of a name of PAGES for a reader, with its foot."""
    view = PAGES[name].view(reader)
    return replace(view, blocks=(*view.blocks, foot(reader, name, view)))
