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
from views.wall import wall


@dataclass(frozen=True)
class Page:
    """view: Reader → View. kept: choices that stay while the visitor goes from page to page; passing: those of this page's address alone;
    has_foot: whether it ends with the foot that the pages share."""

    view: Callable[[Reader], View]
    kept: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    has_foot: bool = True


PAGES = {
    "overview": Page(overview, ("year",), ("verdict",)),
    "growth": Page(growth, ("year",), ("by", "order")),
    "definitions": Page(definitions, passing=("part",)),
    "theme": Page(theme, ("year", "theme")),
    "wall": Page(wall, ("year", "theme"), ("sheet", "seconds"), has_foot=False),
    "indicator": Page(indicator, ("indicator", "frequency"), ("limits",)),
    "compare": Page(compare, ("indicator",), ("by", "period", "peers", "several", "base")),
}


def read(name: str, reader: Reader) -> View:
    """The page of a name of PAGES for a reader, with its foot."""
    view = PAGES[name].view(reader)
    if not PAGES[name].has_foot:
        return view
    return replace(view, blocks=(*view.blocks, foot(reader, name, view)))
