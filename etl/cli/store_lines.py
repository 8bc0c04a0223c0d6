"""Lines of text for what `python -m etl verify` finds in a store."""

from collections.abc import Iterable
from itertools import groupby

from etl.cli.lines import Lines
from etl.cli.results import StoreVerified
from etl.releases.faults import DAMAGES
from etl.releases.verify import Finding
from wording.language import later


def verified(lines: Lines, result: StoreVerified) -> None:
    """Print what a store is found to be."""
    seen = result.verified
    for one in seen.findings:
        print("  ".join(filter(None, [f"{one.path}{_use(lines, one)}", lines.t(DAMAGES[one.what]), _state(lines, one)])))
    counts = {"releases": len(seen.releases), "blobs": seen.blobs}
    if not seen.releases:
        lines.say(later("{path}中没有版本，无从核验。请检查版本库的位置。"), path=result.store)
    elif not seen.damage:
        lines.say(later("已核验{releases}个版本、{blobs}个文件，都完好。"), **counts)
    else:
        mended = sum(one.mended for one in seen.damage)
        if seen.damaged:
            whole = _numbers(n for n in seen.releases if n not in seen.damaged)
            lines.say(
                later("完好的版本：{whole}；受损的版本：{damaged}。"),
                whole=whole or lines.t(later("无")),
                damaged=_numbers(seen.damaged),
            )
        lines.say(
            later("已核验{releases}个版本、{blobs}个文件：损坏{n}处，修复{mended}处。"),
            n=len(seen.damage),
            mended=mended,
            **counts,
        )
    if seen.damaged and result.may_mend:
        lines.say(later("请运行 python -m etl verify --from 备份 修复；没有备份时用 --mend，从本机已有的文件中找回。"))


def _use(lines: Lines, one: Finding) -> str:
    """What a file is called, and the releases that stand on it."""
    if not one.releases:
        return ""
    if one.name:
        return lines.t(later("（{name}，用于版本{numbers}）")).format(name=one.name, numbers=_numbers(one.releases))
    return lines.t(later("（版本{numbers}）")).format(numbers=_numbers(one.releases))


def _state(lines: Lines, one: Finding) -> str:
    if one.what in ("stray", "database"):  # which says it itself
        return ""
    if one.source:
        return lines.t(later("已修复，取自{source}")).format(source=one.source)
    return lines.t(later("已修复")) if one.mended else lines.t(later("未修复"))


def _numbers(numbers: Iterable[int]) -> str:
    """1, 2, 3, 5 → 1–3, 5."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
