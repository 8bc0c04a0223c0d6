"""Pages as they were drawn: the run of the page that follows a change, and whoever opens the same page next, need not have them made again."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from views import html
from views.blocks import Paragraph, View
from views.pages import PAGES, read
from views.reader import Reader
from wording.escaping import Html

MOST = 100  # pages, of some hundred thousand characters each
Key = tuple[object, ...]


@dataclass(frozen=True)
class Drawn:
    """ids: what of a page's choices belongs into its address; blocks: each as HTML."""

    ids: Mapping[str, str]
    blocks: Sequence[Html]


class Pages:
    """The pages that were asked for last; safe to share between threads."""

    def __init__(self, most: int = MOST):
        self.most = most
        self._kept: OrderedDict[Key, Drawn] = OrderedDict()
        self._lock = threading.Lock()

    def drawn(self, page: str, reader: Reader, version: str) -> Drawn:
        """The page of a name of PAGES for a reader. version: of the release and of the program (api/view.py)."""
        names = (*PAGES[page].kept, *PAGES[page].passing)
        of_all = (page, version, reader.lang, reader.scheme, _pairs(reader.carried), reader.panels, _pairs(reader.publishers))

        def key(choices: Mapping[str, str]) -> Key:
            return *of_all, *(choices.get(name) or "" for name in (*names, "changed"))

        if (kept := self._get(key(reader.choices))) is not None:
            return kept
        view = read(page, reader)
        drawn = Drawn(dict(view.ids), html.drawn(view.blocks))
        self._keep(key(reader.choices), drawn)
        if not _warns(view):  # the same page is asked for once more under the address that it has now
            self._keep(key(view.ids), drawn)
        return drawn

    def _get(self, key: Key) -> Drawn | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Key, drawn: Drawn) -> None:
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)


def _pairs(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(values.items()))


def _warns(view: View) -> bool:
    return any(isinstance(block, Paragraph) and block.look == "warning" for block in view.blocks)


pages = Pages()
