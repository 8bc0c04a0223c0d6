"""What going back to an older release would change: shown before it is agreed to, at the terminal and on the page."""

from dataclasses import dataclass
from functools import cached_property

import db
from etl.catalogue import catalogue as catalogues
from etl.releases.preview import Preview, difference
from etl.releases.publisher import Publisher
from wording.language import later

STATES = ("changed", "gone", "new", "described")
NOTHING_TO_UNDO = later("版本{n}的内容与最新版本{head}相同，不需要撤销。")
COUNTS = later("恢复后：多出{new}条，改回{changed}条，减少{gone}条，仅文字改回{described}条。版本{n}仍然保留。")


@dataclass(frozen=True)
class Restoration:
    """head: the newest log entry; target: the one whose content is to be published anew; difference: the figures from the one to the
    other; old, new: their catalogues."""

    head: dict
    target: dict
    difference: Preview
    old: catalogues.Catalogue
    new: catalogues.Catalogue

    @property
    def counts(self) -> dict:
        """State (new, changed, described, gone) → how many figures."""
        return {state: self.difference.count(state) for state in STATES}

    @cached_property
    def catalogue(self) -> str:
        """What would change in the catalogue, "" for nothing."""
        return catalogues.differences(self.old, self.new)

    @property
    def is_empty(self) -> bool:
        """Whether a reader would see no change."""
        return not (any(self.counts.values()) or self.catalogue)


def restoration(publisher: Publisher, to: int | None = None) -> Restoration:
    """Back to release `to`, by default to the one before the newest. Raises NoRelease where there is none."""
    head = publisher.store.head()
    target = publisher.entry(head["parent"] if to is None and head else to)
    if head is None or target is None:
        raise db.NoRelease(to)
    seen = difference(publisher.snapshot(head["release"]), publisher.snapshot(target["release"]))
    return Restoration(head, target, seen, publisher.catalogue(head), publisher.catalogue(target))
