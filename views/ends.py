"""The blocks with which pages end: figures and links to take away; the way on and back of a wall screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from views.links import Link


@dataclass(frozen=True)
class Download:
    """The figures of a page as a file: its kind ("csv", "xlsx"), and the page and ids of its address."""

    text: str
    ending: str
    page: str
    ids: Mapping[str, str]


@dataclass(frozen=True)
class Foot:
    """The end of a page: the figures to take away, the release, and the link that goes on showing this one (`about`: what it does)."""

    downloads: tuple[Download, ...]
    release: str
    pinned: Link
    about: str
    copy: str
    copied: str


@dataclass(frozen=True)
class Turns:
    """The foot of a wall screen, whose script (pages/components/view/wall.js) goes on by itself: the screens before and after this one, the
    way out, how many seconds each stays and what else can be chosen; nth of count (from 1), in words in `place`; pause: the word of its
    button; release: as of `Foot`."""

    label: str
    before: Link
    after: Link
    leave: Link
    pause: str
    seconds: int
    speeds: tuple[Link, ...]
    nth: int
    count: int
    place: str
    release: str
