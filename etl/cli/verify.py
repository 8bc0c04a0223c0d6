"""The verb that holds a store against its checksums, and mends it. Exit status: 0 whole, or made whole; 1 damaged, or another record; 2 not done."""

from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path

from etl.cli.command import Command, destination
from etl.cli.tell import Tell
from etl.releases import verify as verification
from etl.releases.faults import DAMAGES
from etl.releases.recovery import Recovery
from etl.releases.verify import Finding, Verified
from etl.store import opened
from etl.store.place import Conflict
from wording.language import later


def verify(command: Command, source: str, mend: bool) -> int:
    """Read everything that the store holds, say by release what is damaged, and mend it if that was asked for."""
    tell = command.tell
    try:
        seen = verification.verify(command.publisher, _recovery(command, source) if source or mend else None)
    except Conflict as conflict:
        return tell.not_done(later("{path}的版本{n}是另一份记录，不能用来修复。"), path=source, n=conflict.args[0])
    status = 0 if seen.is_whole else 1
    if tell.as_json:
        return tell.answer(_answer(seen), status)
    _tell(tell, seen, command.publisher.settings.store)
    if seen.damaged and not source:
        tell.say(later("请运行 python -m etl verify --from 备份 修复；没有备份时用 --mend，从本机已有的文件中找回。"))
    return status


def _recovery(command: Command, source: str) -> Recovery:
    """Where bytes are had from: the store that --from names, or a folder of files that is none."""
    if not source:
        return Recovery(command.publisher)
    place = destination(source, command.tell.lang)
    if isinstance(place, Path) and not (place / "log").is_dir():
        return Recovery(command.publisher, folder=place)
    other = opened(replace(command.publisher.settings, store=place))
    other.refresh()
    return Recovery(command.publisher, other)


def _answer(seen: Verified) -> dict:
    """For a program: `whole`, `releases` with what each is, and the findings."""
    releases = [{"release": n, "whole": n not in seen.damaged} for n in seen.releases]
    return {"whole": seen.is_whole, "releases": releases, "blobs": seen.blobs, "findings": list(map(asdict, seen.findings))}


def _tell(tell: Tell, seen: Verified, store) -> None:
    for one in seen.findings:
        print("  ".join(filter(None, [f"{one.path}{_use(tell, one)}", tell.t(DAMAGES[one.what]), _state(tell, one)])))
    counts = {"releases": len(seen.releases), "blobs": seen.blobs}
    if not seen.releases:
        tell.say(later("{path}中没有版本，无从核验。请检查版本库的位置。"), path=store)
    elif not seen.damage:
        tell.say(later("已核验{releases}个版本、{blobs}个文件，都完好。"), **counts)
    else:
        mended = sum(one.mended for one in seen.damage)
        if seen.damaged:
            whole = _numbers(n for n in seen.releases if n not in seen.damaged)
            tell.say(
                later("完好的版本：{whole}；受损的版本：{damaged}。"),
                whole=whole or tell.t(later("无")),
                damaged=_numbers(seen.damaged),
            )
        tell.say(
            later("已核验{releases}个版本、{blobs}个文件：损坏{n}处，修复{mended}处。"),
            n=len(seen.damage),
            mended=mended,
            **counts,
        )


def _use(tell: Tell, one: Finding) -> str:
    """What a file is called, and the releases that stand on it."""
    if not one.releases:
        return ""
    if one.name:
        return tell.t(later("（{name}，用于版本{numbers}）")).format(name=one.name, numbers=_numbers(one.releases))
    return tell.t(later("（版本{numbers}）")).format(numbers=_numbers(one.releases))


def _state(tell: Tell, one: Finding) -> str:
    if one.what in ("stray", "database"):  # which says it itself
        return ""
    if one.source:
        return tell.t(later("已修复，取自{source}")).format(source=one.source)
    return tell.t(later("已修复")) if one.mended else tell.t(later("未修复"))


def _numbers(numbers) -> str:
    """1, 2, 3, 5 → 1–3, 5."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
