"""What every page knows about its run: language, office, one snapshot of one release."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from db import Snapshot
from db.settings import publisher_names
from pages.shell.panel_set import PanelSet
from pages.shell.screen import StreamlitPage
from views.reader import Reader
from wording.escaping import Markup, markup
from wording.language import filled, named, translator
from wording.types import Row


@dataclass
class Run:
    """One page run. pages: name → st.Page; office: the record of the chosen office (db/sql/page/office.sql);
    favourites: ids of indicators that the visitor has marked; panels: the set he has chosen; release: the one that his link
    asks for, None for the newest; at: release → its snapshot, None where it is not there."""

    snapshot: Snapshot
    lang: str
    scheme: str
    pages: Mapping[str, StreamlitPage]
    offices: Sequence[Row]
    office: Row
    favourites: Sequence[str]
    panels: PanelSet = PanelSet()
    release: int | None = None
    at: Callable[[int], Snapshot | None] = lambda release: None

    def t(self, sentence: str, **facts) -> str:
        return filled(translator(self.lang)(sentence), **facts)

    def rich(self, sentence: str, **facts) -> Markup:
        """A sentence of ours with Markdown in it; the facts are text."""
        return markup(translator(self.lang)(sentence), **facts)

    def name(self, record: Row, field: str = "name") -> str:
        return named(record, field, self.lang)

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return self.snapshot.records(query, **parameters)

    @cached_property
    def publishers(self) -> dict[str, str]:
        """Account → the name that readers see instead of it."""
        return publisher_names()

    def reader(self, choices: dict[str, str]) -> Reader:
        """Who reads a view (views/reader.py). asked: the choices of the page by name."""
        panels = frozenset(item.panel for item in self.panels.items)
        return Reader(self.rows, self.lang, self.scheme, self.offices, self.office, self.snapshot.release, choices, self.ids,
                      self.favourites, panels, self.publishers)  # fmt: skip

    @property
    def ids(self) -> dict[str, str]:
        """What every link on a page takes along."""
        marked = {"favourites": ",".join(self.favourites)} if self.favourites else {}
        pinned = {"release": str(self.release)} if self.release else {}
        return {"office": self.office["id"], "lang": self.lang, **marked, **self.panels.ids, **pinned}
