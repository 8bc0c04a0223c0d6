"""What can be chosen and pressed on a reading page: plain values beside the blocks (views/blocks.py), drawn by views/html.py."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One of a choice: its id and its name."""

    id: str
    name: str


@dataclass(frozen=True)
class Choice:
    """One of several under a name of the address. `listed`: the options are too many to stand here; the browser asks for the list of this
    name (views/lists.py) when the field is opened, and `options` holds the chosen one alone."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: str
    listed: bool = False


@dataclass(frozen=True)
class Several:
    """Several of one list under a name of the address (ids with commas): each chosen one can be taken out, more are found in a list that is
    asked for as of a listed Choice. add, remove: what the field and the buttons do, in words; fixed: the id that always stays."""

    name: str
    label: str
    chosen: tuple[Option, ...]
    add: str
    remove: str
    fixed: str = ""


@dataclass(frozen=True)
class Favourite:
    """The button that marks an indicator as a favourite, or takes the mark away."""

    indicator: str
    label: str
    is_marked: bool


@dataclass(frozen=True)
class Copy:
    """A text to paste elsewhere, with its button."""

    text: str
    label: str
    done: str


@dataclass(frozen=True)
class AddPanel:
    """The button that puts a panel into the visitor's set. panel: its kind and ids (pages/panels/gather.py)."""

    panel: str
    label: str
    is_possible: bool = True
