"""Whether a figure is within the normal variation of its series, in words (db/sql/release/limits.sql): never a verdict, and never a colour.

Every function takes a row with the columns of db/sql/page/series.sql; one without limits (of a card, of a short series) gives "".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wording import numbers
from wording.language import later, translator
from wording.timeline import frequency
from wording.types import Row

RUN = 8  # neighbours on one side of the mean that are worth a word (Wheeler's fourth rule)
TITLE = later("波动范围")
ABOVE, BELOW = later("连续{n}高于均值"), later("连续{n}低于均值")
PLACES = {"within": later("在正常波动范围内"), "above": later("高于正常波动范围"), "below": later("低于正常波动范围")}
AT, UNTIL = later("{period}{place}"), later("截至{period}，{run}")
LENGTHS = {"M": later("{n}个月"), "Q": later("{n}个季度"), "S": later("{n}个半年"), "A": later("{n}年")}
FACTS = later("{since}以来{n}个确数的均值为{mean}，正常波动范围为{lower}至{upper}")
RULE = later(
    "均值 ± 2.66 × 相邻两期相差数的平均数，口径变化后重新计算；不少于13个可比的确数才计算。范围内的升降属正常波动，不说明情况有变化。全文见“指标口径”的“规则”。"
)


@dataclass(frozen=True)
class Phase:
    """Limits that hold from the `first` to the `last` place of a spine of periods; row: a row of the phase."""

    first: int
    last: int
    row: Row


def place(row: Row, lang: str) -> str:
    """Where a figure lies: 在正常波动范围内, 高于正常波动范围, 连续8个月高于均值; "" where nothing can be told."""
    if row.get("variation") == "run":
        return run(row, lang)
    return translator(lang)(PLACES.get(row.get("variation") or "", "")) if row.get("variation") else ""


def run(row: Row, lang: str) -> str:
    """How many neighbours lie on one side of the mean, from eight on: 连续9个季度低于均值."""
    count = row.get("run") or 0
    if abs(count) < RUN:
        return ""
    t = translator(lang)
    return t(ABOVE if count > 0 else BELOW).format(n=t(LENGTHS[frequency(row["period"])]).format(n=abs(count)))


def is_signal(row: Row) -> bool:
    """Whether a figure is more than normal variation."""
    return row.get("variation") in ("above", "below", "run")


def facts(row: Row, lang: str) -> str:
    """Mean and limits with what they rest on: 2022年1月以来36个确数的均值为512件，正常波动范围为430件至594件; "" without limits."""
    if row.get("mean") is None:
        return ""
    since = numbers.period_name(row["since"], lang)
    limits = {name: amount(row, name, lang) for name in ("mean", "lower", "upper")}
    return translator(lang)(FACTS).format(since=since, n=row["points"], **limits)


def text(row: Row, lang: str) -> str:
    """A figure's place and what it is measured by, in sentences for a note; "" without limits."""
    t, period = translator(lang), numbers.period_name(row["period"], lang)
    where = place(row, lang) if row.get("variation") in PLACES else ""
    parts = [
        t(AT).format(period=period, place=where) if where else "",
        t(UNTIL).format(period=period, run=run(row, lang)) if run(row, lang) else "",
    ]
    end = "。" if lang == "zh" else ". "
    return "".join(f"{part}{end}" for part in [*parts, facts(row, lang)] if part).rstrip()


def amount(row: Row, name: str, lang: str) -> str:
    """A limit (or "mean") as a figure, with one decimal where whole numbers are few."""
    return numbers.figure(limit(row, name), lang)


def limit(row: Row, name: str) -> Row:
    """The row of a limit (or "mean"): the figure in its place."""
    value = row[name]
    decimals = row["decimals"] or int(abs(row["mean"]) < 100)
    exact = {"value": numbers.rounded(value, decimals), "qualifier": "=", "status": "A", "decimals": decimals}
    return {**row, **exact}


def phases(periods: Sequence[str], by_period: Mapping[str, Row]) -> list[Phase]:
    """The stretches of a spine in which one set of limits holds, oldest first."""
    stretches: dict[str, list[int]] = {}
    for n, period in enumerate(periods):
        if by_period.get(period, {}).get("since"):
            stretches.setdefault(by_period[period]["since"], []).append(n)
    return [Phase(places[0], places[-1], by_period[periods[places[-1]]]) for places in stretches.values()]
