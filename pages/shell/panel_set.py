"""The visitor's set of panels: which, in which order, under which words. It lives in the address, and fits into a small file.

A panel is written as ids: its kind, then what it is of (pages/panels/gather.py), as trend.jiangbei.info_score.A.
"""

import base64
import binascii
import json
import zlib
from dataclasses import asdict, dataclass, replace

from views.reader import MOST_PANELS

MOST = MOST_PANELS
LOOKED_AT = 200  # panels that an address or a file names and that are looked at; the rest is more than any set has
LONGEST = 300  # characters of a title or a note
MOST_RELEASE = 10**9


@dataclass(frozen=True)
class Item:
    """One panel of a set: its ids, and the presenter's own title and note ("": none), each with the release whose figures it was
    written from (0: the one that the set was made on)."""

    panel: str
    title: str = ""
    note: str = ""
    title_at: int = 0
    note_at: int = 0


@dataclass(frozen=True)
class PanelSet:
    """items in their order; name: what the set is called; made: the release that it was made on (0: empty)."""

    items: tuple[Item, ...] = ()
    name: str = ""
    made: int = 0

    @property
    def ids(self) -> dict[str, str]:
        """How it stands in an address: ids to read, words packed."""
        if not self.items:
            return {}
        content = [
            self.name,
            {n: [i.title, i.note, i.title_at, i.note_at] for n, i in enumerate(self.items) if i.title or i.note},
        ]
        words = {"words": _packed(content)} if any(content) else {}
        return {"panels": ",".join(i.panel for i in self.items), "made": str(self.made), **words}

    @property
    def file(self) -> bytes:
        """The same as a file for a colleague."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    def with_panel(self, panel: str, release: int) -> "PanelSet":
        """One more panel at the end; the same one is not added twice."""
        if panel in {i.panel for i in self.items} or len(self.items) >= MOST:
            return self
        return replace(self, items=(*self.items, Item(panel)), made=self.made or release)

    def moved(self, n: int, by: int) -> "PanelSet":
        """The n-th panel `by` places further on."""
        items = list(self.items)
        items.insert(max(n + by, 0), items.pop(n))
        return replace(self, items=tuple(items))

    def without(self, n: int) -> "PanelSet":
        """The set without its n-th panel."""
        items = self.items[:n] + self.items[n + 1 :]
        return replace(self, items=items, made=self.made if items else 0)

    def worded(self, n: int, **words) -> "PanelSet":
        """The set with another title or note, or other releases that they were written from, for its n-th panel."""
        return replace(self, items=(*self.items[:n], replace(self.items[n], **words), *self.items[n + 1 :]))


class NotASet(Exception):
    """A file or an address that holds no set of panels."""


def of_file(data: bytes) -> PanelSet:
    """The set of a file. Raises NotASet."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
        items = [
            Item(
                panel=_text(i.get("panel", "")),
                title=_text(i.get("title", "")),
                note=_text(i.get("note", "")),
                title_at=_release(i.get("title_at", 0)),
                note_at=_release(i.get("note_at", 0)),
            )
            for i in content["items"][:LOOKED_AT]
        ]
        return PanelSet(_once(items), _text(content.get("name", "")), int(content.get("made", 0)))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise NotASet from error


def of_address(panels: str, words: str, made: str) -> PanelSet:
    """The set of an address. Raises NotASet where its words cannot be read."""
    name, own = _unpacked(words) if words else ("", {})
    items = [Item(p[:LONGEST], *own.get(str(n), ("", ""))) for n, p in enumerate(panels.split(",", LOOKED_AT)[:LOOKED_AT]) if p]
    return PanelSet(_once(items), _text(name), int(made) if made.isdecimal() and len(made) < 10 else 0)


def _once(items: list) -> tuple:
    """Every panel once, under its first words; as many as a set may have."""
    first: dict = {}
    for item in items:
        first.setdefault(item.panel, item)
    return tuple(first.values())[:MOST]


def _text(value) -> str:
    if not isinstance(value, str):
        raise NotASet
    return value[:LONGEST]


def _release(value) -> int:
    if not isinstance(value, int) or not 0 <= value < MOST_RELEASE:
        raise NotASet
    return value


def _packed(content) -> str:
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.compress(plain, 9)).decode().rstrip("=")


def _unpacked(words: str):
    try:
        packed = base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))
        name, own = json.loads(zlib.decompressobj().decompress(packed, 100_000))
        return name, {str(n): (_text(title), _text(note), *map(_release, at[:2])) for n, (title, note, *at) in own.items()}
    except (binascii.Error, zlib.error, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotASet from error
