"""The blocks that a reading page is made of: plain values, in the order in which they are read. Only views/html.py draws them.

A text is a string, or a tuple of strings and links (views/links.py). Nothing here is HTML: whatever comes from data is text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from charts.figure import Figure
from views.controls import AddPanel, Choice, Copy, Favourite, Several
from views.ends import Foot, Turns
from views.links import Link, Text


@dataclass(frozen=True)
class Head:
    """The beginning of a page: its title, what stands beside it (a mark, a door), what can be chosen, and the pages before and after it."""

    title: str
    choices: tuple[Choice | Several, ...] = ()
    mark: str = ""
    under: str = ""
    favourite: Favourite | None = None
    before: Link | None = None
    after: Link | None = None
    beside: Link | None = None


@dataclass(frozen=True)
class Paragraph:
    """look: "lead" for the sentence that a page begins with, "note" for a remark, "warning" and "info" for what stands out."""

    text: Text
    look: Literal["", "lead", "note", "warning", "info"] = ""


@dataclass(frozen=True)
class Heading:
    """The heading of a section, with an explanation behind a small question mark."""

    text: str
    level: Literal[2, 3] = 2
    explanation: str = ""


@dataclass(frozen=True)
class Part:
    """A part of a whole: how many, of which verdict, and the door to them. tone: its colour, as of `Bar`."""

    name: str
    count: int
    verdict: str
    door: Link
    is_chosen: bool = False
    tone: str = ""


@dataclass(frozen=True)
class Split:
    """A whole as one bar of parts."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Line:
    """A small line of an item's newest figures, oldest first: None is a gap; breaks say which begin a new definition."""

    values: tuple[float | None, ...]
    breaks: tuple[bool, ...] = ()
    is_rank: bool = False


@dataclass(frozen=True)
class Item:
    """An indicator on a page: name and figure, its change in words with arrow, colour (tone, as of `Bar`) and verdict, remarks, a small line;
    the whole is a door."""

    name: str
    figure: str
    door: Link
    change: str = ""
    arrow: str = ""
    tone: str = ""
    verdict_name: str = ""
    remark: str = ""
    line: Line | None = None


@dataclass(frozen=True)
class Items:
    """look: "cards" beside each other; "rows" below each other with their line at the right; "places" for ranks, the figure first;
    "highlights" for the few that stand out."""

    items: tuple[Item, ...]
    look: Literal["cards", "rows", "places", "highlights"] = "cards"


@dataclass(frozen=True)
class Chart:
    """A figure (charts/figure.py), what it says for those who cannot see it, and a key that stays the same while its data change.
    doors: id of a mark (the figure's `ids`) → where it leads, in the words that are said of it; keys: how the keyboard opens them;
    figures: the table that can stand in its place."""

    figure: Figure
    alt: str
    key: str
    doors: Mapping[str, Link] = field(default_factory=dict)
    keys: str = ""
    figures: "Figures | None" = None


@dataclass(frozen=True)
class Charts:
    """Small charts beside each other, and the one table that can stand in their place."""

    charts: tuple[Chart, ...]
    key: str
    figures: "Figures"


@dataclass(frozen=True)
class Tile:
    """An indicator with its chart, None where there is nothing to draw; the whole is the item's door."""

    item: Item
    chart: Chart | None = None


@dataclass(frozen=True)
class Tiles:
    """Small charts beside each other, all alike in size."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Bar:
    """One row of a ranking. length: 0 to 1 of the scale; is_broken: longer than the scale; is_rough: a bound or an approximate value;
    tone: "good", "bad", "up", "down" or "" for its colour; title: under the pointer."""

    name: str
    figure: str
    label: str
    length: float
    door: Link
    tone: str = ""
    verdict_name: str = ""
    is_broken: bool = False
    is_rough: bool = False
    title: str = ""


@dataclass(frozen=True)
class Bars:
    """A ranking: bars of one scale below each other, each a door. label: what they are, for those who cannot see them."""

    bars: tuple[Bar, ...]
    label: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table. tone (as of `Bar`) and strength (0 to 1) tint it; title is shown under the pointer; `unseen` is read aloud
    instead of the text."""

    text: Text
    tone: str = ""
    strength: float = 0
    title: str = ""
    unseen: str = ""


@dataclass(frozen=True)
class Table:
    """look: "plain" to read, "tiles" for a grid of short cells. keys: of each row, its place on the page for a Jump."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    label: str
    look: Literal["plain", "tiles"] = "plain"
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """What a chart draws as a table. label: what is switched, for those who cannot see it; chart, table_name: the two words of the switch."""

    table: Table
    label: str
    chart: str
    table_name: str


@dataclass(frozen=True)
class Fold:
    """What is opened by hand. summary stands beside the title."""

    title: str
    blocks: tuple["Block", ...]
    summary: Text = ""
    key: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Columns:
    """Blocks beside each other where there is room. look: "main" for a first column that is the wider one, "row" for small things in
    a row."""

    columns: tuple[tuple["Block", ...], ...]
    look: Literal["", "main", "row"] = ""


Block = (
    Head
    | Paragraph
    | Heading
    | Split
    | Items
    | Chart
    | Charts
    | Tiles
    | Bars
    | Table
    | Copy
    | AddPanel
    | Fold
    | Columns
    | Foot
    | Turns
)


@dataclass(frozen=True)
class View:
    """A page's reading part. ids: what of the page's choices belongs into its address; rows: those behind it, to take away as a file of
    this name."""

    blocks: tuple[Block, ...]
    ids: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...] = ()
    file: str = ""
