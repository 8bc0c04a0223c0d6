"""Back to an older release: what it would change, shown before it is agreed to at the terminal and on the page, and doing it."""

from dataclasses import dataclass
from functools import cached_property

import db
from etl.catalogue import catalogue as catalogues
from etl.releases.draft import Draft
from etl.releases.preview import Preview, difference
from etl.releases.publish import Outdated, publish
from etl.releases.repository import Repository
from etl.store.entry import Entry
from wording.language import later

STATES = ("changed", "gone", "new", "described")
NOTHING_TO_UNDO = later("版本{n}的内容与最新版本{head}相同，不需要撤销。")
COUNTS = later("恢复后：多出{new}条，改回{changed}条，减少{gone}条，仅文字改回{described}条。版本{n}仍然保留。")


@dataclass(frozen=True)
class Restoration:
    """head: the newest log entry; target: the one whose content is to be published anew; difference: the figures from the one to the
    other; old, new: their catalogues."""

    head: Entry
    target: Entry
    difference: Preview
    old: catalogues.Catalogue
    new: catalogues.Catalogue

    @property
    def counts(self) -> dict[str, int]:
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


def restoration(repository: Repository, to: int | None = None) -> Restoration:
    """Back to release `to`, by default to the one before the newest. Raises NoRelease where there is none."""
    head = repository.store.head()
    target = repository.entry(head["parent"] if to is None and head else to)
    if head is None or target is None:
        raise db.NoRelease(to)
    seen = difference(repository.snapshot(head["release"]), repository.snapshot(target["release"]))
    return Restoration(head, target, seen, repository.catalogue(head), repository.catalogue(target))


def undo(
    repository: Repository, by: str, reason: str = "", to: int | None = None, against: int | None = None, mode: str = "command"
) -> Entry:
    """Publish anew what stood before the newest release (or release `to`).

    against: the release that was the newest when this was decided. Raises NoRelease, Outdated.
    """
    head = repository.store.head()
    if against is not None and head and head["release"] != against:
        raise Outdated(head)
    target = to if to is not None else (head["parent"] if head else 0)
    old = repository.entry(target) if target else None
    if head is None or old is None or old["release"] == head["release"]:
        raise db.NoRelease(target)
    return publish(repository, Draft("undo", head["release"], by, reason, restore=old, mode=mode))
