"""The verbs that look at releases, take them back and copy them."""

from dataclasses import replace
from pathlib import Path

import db
from etl.catalogue import catalogue as catalogues
from etl.cli.ask import NotAgreed, agreement_to_undo
from etl.cli.command import NO_RELEASE, Command, Usage, destination, resolved
from etl.cli.results import Compared, Copied, Log, NotDone, Result, Undone
from etl.releases.preview import difference
from etl.releases.publish import Outdated
from etl.releases.undo import restoration
from etl.releases.user import user
from etl.store import opened
from etl.store.place import Conflict
from wording.language import later


def releases(command: Command) -> Log:
    """The log of releases."""
    return Log(command.publisher.store.entries(), command.publisher.settings.store)


def diff(command: Command, before: int, after: int) -> Compared:
    """What release `after` has that `before` has not, and the other way round: figures, and the catalogue."""
    seen = difference(command.snapshot(before), command.snapshot(after))
    entries = command.publisher.store.entries()
    old, new = (command.publisher.catalogue(entries[n - 1]) for n in (before, after))  # entry n is the n-th: there are no gaps
    return Compared(before, after, seen, [new, old], catalogues.differences(old, new))


def undo(command: Command, yes: bool, reason: str, by: str, to: int | None) -> Result:
    """Publish an older content as the newest release, after what that changes was shown and agreed to with a reason: Undone or NotDone."""
    try:
        back = restoration(command.publisher, to)
    except db.NoRelease:
        if to:
            raise Usage(command.t(NO_RELEASE).format(n=to)) from None
        return NotDone(later("没有可以恢复的版本。"))
    if back.is_empty:
        return Undone(back, None)
    command.show(back)
    try:
        reason = agreement_to_undo(command.lang, reason.strip(), yes)
        entry = command.publisher.undo(by or user(), reason, back.target["release"], back.head["release"])
    except NotAgreed as refusal:
        return NotDone(refusal.sentence, refusal.facts)
    except Outdated as outdated:
        return NotDone(later("版本{n}刚刚发布，请先看过再撤销。"), {"n": outdated.args[0]["release"]})
    return Undone(back, entry, published=command.published(entry))


def copy(command: Command, to: str) -> Result:
    """Copy the whole record, byte for byte: Copied or NotDone."""
    own, target = command.publisher.settings.store, destination(to, command.lang)
    if isinstance(target, Path) and isinstance(own, Path) and target.is_relative_to(resolved(own)):
        raise Usage(command.t(later("{path}就是当前版本库，或在它之内。请换一个文件夹。")).format(path=to))
    other = opened(replace(command.publisher.settings, store=target))
    try:
        copied = command.publisher.store.copy(other)
    except Conflict as conflict:
        return NotDone(later("目标版本库的版本{n}是另一份记录，没有覆盖。请换一个空的版本库。"), {"n": conflict.args[0]})
    head = other.head()
    return Copied(copied, head["release"] if head else 0)
