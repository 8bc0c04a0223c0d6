"""Texts with ways on in them: to another page, to another place of this one, to a source on the web."""

from collections.abc import Mapping
from dataclasses import dataclass

from wording import escaping


@dataclass(frozen=True)
class Link:
    """A door: opens a page of ours with these ids in its address."""

    text: str
    page: str
    ids: Mapping[str, str]


@dataclass(frozen=True)
class Outside:
    """A web address of a source, which opens beside the dashboard. Raises ValueError for what is no address of the web."""

    address: str

    def __post_init__(self) -> None:
        if not escaping.ADDRESS.fullmatch(self.address):
            raise ValueError(self.address)


@dataclass(frozen=True)
class Jump:
    """A way to a place on the same page: the key of a row of a table (Table.keys)."""

    text: str
    place: str


Text = str | tuple[str | Link | Outside | Jump, ...]
