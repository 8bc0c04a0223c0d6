"""The verbs that look at releases, take them back and copy them. Each returns the exit status: 0 done, 1 problems in the data, 2 wrong usage."""

from dataclasses import replace
from pathlib import Path

import db
from etl.catalogue import catalogue as catalogues
from etl.cli.ask import NotAgreed, agreement_to_undo
from etl.cli.command import NO_RELEASE, Command, Usage, destination, resolved
from etl.cli.tell import Tell
from etl.releases.preview import difference
from etl.releases.publish import Outdated
from etl.releases.undo import NOTHING_TO_UNDO, Restoration, restoration
from etl.releases.user import user
from etl.store import opened
from etl.store.place import Conflict
from wording.language import later

DIFFERENT = ("new", "changed", "described", "gone")
DIFFERENCE = later("新增{new}条，修改{changed}条，仅文字变动{described}条，减少{gone}条。")
LOG_COLUMNS = ("release", "parent", "action", "by", "at", "reason", "summary", "changes")


def releases(command: Command) -> int:
    """The log of releases."""
    entries = command.publisher.store.entries()
    if command.tell.as_json:
        return command.tell.answer([{column: entry[column] for column in LOG_COLUMNS} for entry in entries])
    if not entries:
        command.tell.say(later("{path}中还没有版本。请运行：python -m etl build"), path=command.publisher.settings.store)
    command.tell.releases(entries)
    return 0


def diff(command: Command, before: int, after: int) -> int:
    """What release `after` has that `before` has not, and the other way round: figures, and the catalogue."""
    seen = difference(command.snapshot(before), command.snapshot(after))
    entries = command.publisher.store.entries()
    old, new = (command.publisher.catalogue(entries[n - 1]) for n in (before, after))  # entry n is the n-th: there are no gaps
    changes = catalogues.differences(old, new)
    if command.tell.as_json:
        rows = [{**row, "state": state} for state in DIFFERENT for row in seen.of(state)]
        return command.tell.answer({"before": before, "after": after, "catalogue": changes, "rows": rows})
    for state in DIFFERENT:
        command.tell.rows(seen, state, [new, old])
    command.tell.say(DIFFERENCE, **{state: seen.count(state) for state in DIFFERENT})
    if changes:
        command.tell.say(later("目录的变化：{changes}"), changes=changes)
    return 0


def undo(command: Command, yes: bool, reason: str, by: str, to: int | None) -> int:
    """Publish an older content as the newest release, after what that changes was shown and agreed to with a reason."""
    tell = command.tell
    try:
        back = restoration(command.publisher, to)
    except db.NoRelease:
        if to:
            raise Usage(tell.t(NO_RELEASE).format(n=to)) from None
        return tell.not_done(later("没有可以恢复的版本。"))
    if back.is_empty:
        return _unchanged(tell, back)
    tell.restoration(back)
    try:
        reason = agreement_to_undo(tell, reason.strip(), yes)
        entry = command.publisher.undo(by or user(), reason, back.target["release"], back.head["release"])
    except NotAgreed as refusal:
        return tell.not_done(*refusal.args, **refusal.facts)
    except Outdated as outdated:
        return tell.not_done(later("版本{n}刚刚发布，请先看过再撤销。"), n=outdated.args[0]["release"])
    command.dated(entry)
    if tell.as_json:
        return tell.answer({"release": entry["release"], "published": True, "restored": entry["restored"], **back.counts})
    tell.say(later("已发布版本{n}，内容恢复为版本{old}。再次撤销即可复原。"), n=entry["release"], old=entry["restored"])
    return 0


def _unchanged(tell: Tell, back: Restoration) -> int:
    """There is nothing to take back."""
    head, target = back.head["release"], back.target["release"]
    if tell.as_json:
        return tell.answer({"release": head, "published": False, "restored": target, **back.counts})
    tell.say(NOTHING_TO_UNDO, n=target, head=head)
    return 0


def copy(command: Command, to: str) -> int:
    """Copy the whole record, byte for byte."""
    own, target = command.publisher.settings.store, destination(to, command.tell.lang)
    if isinstance(target, Path) and isinstance(own, Path) and target.is_relative_to(resolved(own)):
        raise Usage(command.tell.t(later("{path}就是当前版本库，或在它之内。请换一个文件夹。")).format(path=to))
    other = opened(replace(command.publisher.settings, store=target))
    try:
        copied = command.publisher.store.copy(other)
    except Conflict as conflict:
        sentence = later("目标版本库的版本{n}是另一份记录，没有覆盖。请换一个空的版本库。")
        return command.tell.not_done(sentence, n=conflict.args[0])
    head = other.head()
    if command.tell.as_json:
        return command.tell.answer({"release": head["release"] if head else 0, "copied": copied})
    command.tell.say(later("已复制{copied}个版本；目标现有{n}个版本。"), copied=copied, n=head["release"] if head else 0)
    return 0
