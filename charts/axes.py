"""Axes that say everything themselves, so that every drawing of a figure agrees: ends, places and texts of ticks, and the margins that they need.

What changes with the width of the page stands in `layout.meta` (charts/figure.py `narrower`): every second year, years as '19.
"""

import math
from collections.abc import Iterator, Sequence

from charts.figure import WIDTHS, Figure
from charts.text import ems, is_chinese
from charts.types import Axis, Values
from wording import numbers
from wording.timeline import frequency, tick

TICK = 13  # px, the type of all ticks
EVERY = {
    "M": (1, 2, 3, 6, 12),
    "Q": (1, 2, 4),
    "S": (1, 2),
}  # of which periods only each so many-th is named where there is no room
LEAST_PLOT = 250  # px of a plot on a phone of 343 px


def steps(low: float, high: float, whole: bool = False, parts: float = 6) -> Axis:
    """(low, high, step): ends of an axis at whole steps of 1, 2 or 5 times a power of ten, four to eight of them (about `parts`); fewer where only
    whole numbers have a meaning."""
    rough = (high - low or 1) / parts
    power = 10 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
    step = max(step, 1) if whole else step
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step


def width(text: str, size: float, weight: int = 400) -> float:
    """About how wide the widest line of a text is, in px, rather too wide than too narrow."""
    wider = 0.12 if weight >= 600 else 0.04  # of letters and digits; Chinese is as wide as it is high, bold too
    return max((_wide(line, wider) for line in text.split("\n")), default=0) * size


def _wide(line: str, wider: float) -> float:
    return ems(line) + wider * (ems(line) - sum(is_chinese(c) for c in line))


# -- values ----------------------------------------------------------------------------------------------------


def of_values(kind: str, values: Sequence[float], few: bool = False) -> tuple[list[float], list[float]]:
    """(range, ticks) for values of a kind. Counts and scores from zero; ranks with the first place on top; ratios in the height they need,
    never above 100 where none of them is. few: in a small chart, three or four ticks."""
    low, high, parts = min(values, default=0), max(values, default=1), 2.6 if few else 6
    if kind == "rank":
        return [high + 1, 0.3], places(high, few)
    if kind == "ratio":
        pad = max((high - low) * 0.35, min(high / 2, 2))
        low, high = max(low - pad, 0), min(high + pad, 100) if high <= 100 else high + pad
        first, last, step = steps(low, high, parts=parts)
    else:
        first, last, step = steps(min(low * 1.2, 0), max(high * 1.12, 0) or 1, kind == "count" and high < 6, parts)
    return [first, last], ticks(first, last, step)


def limit(values: Sequence[float]) -> float:
    """How far a scale of changes reaches: to the largest, but to the 90th percentile where the largest is more than twice that and would
    flatten all others. Four values at least tell which they are."""
    sizes = sorted(map(abs, values))
    usual = sizes[int(0.9 * (len(sizes) - 1))] if len(sizes) > 3 else 0
    return usual * 1.25 if usual and sizes[-1] > 2 * usual else max(sizes, default=0)


def amount_limit(values: Values) -> float:
    """How far a scale of amounts reaches: to the largest that is at most eight times the one in the middle, for one that is larger would flatten
    the others."""
    sizes = sorted(v for v in values if v is not None and v > 0)
    usual = [v for v in sizes if v <= 8 * sizes[len(sizes) // 2]]
    return usual[-1] * 1.25 if len(usual) < len(sizes) else max(sizes, default=1)


def ticks(first: float, last: float, step: float) -> list[float]:
    """The values at whole steps between the ends of an axis."""
    return [round(first + n * step, 9) for n in range(int((last - first) / step + 1e-6) + 1)]


def places(worst: float, few: bool) -> list[float]:
    """Places to be named: the first, and then at whole steps."""
    if worst < (4 if few else 8):
        return list(range(1, int(worst) + 1))
    _, _, step = steps(0, worst * (2 if few else 1), whole=True)
    return ticks(1, worst, step) if step < 5 else [1, *ticks(step, worst, step)]


def value_axis(fig: Figure, ends: list[float], ticks: Sequence[float]) -> None:
    """The vertical axis, and room for its numbers at the left."""
    decimals = max((len(numbers.written(v).partition(".")[2]) for v in ticks), default=0)
    texts = [numbers.number(v, min(decimals, 4)) for v in ticks]
    fig.update_yaxes(range=ends, tickmode="array", tickvals=ticks, ticktext=texts)
    fig.update_layout(margin={"l": round(max((width(t, TICK) for t in texts), default=0)) + 10})


# -- periods ---------------------------------------------------------------------------------------------------


def time_axis(
    fig: Figure, periods: Sequence[str], lang: str, names: Sequence[str] | None = None, least: int = LEAST_PLOT
) -> None:
    """The horizontal axis with the periods at 0, 1, 2 …: their names as long as there is room, else short ones, else each second.

    names: the ticks in full, where they are others than the periods' own (wording.timeline.tick); least: px of the narrowest plot.
    """
    count, names = len(periods), names or [tick(p, lang) for p in periods]
    lines = 1 + max(name.count("\n") for name in names)
    fig.update_layout(margin={"b": round(lines * TICK * 1.3) + fig.layout["xaxis"]["ticklabelstandoff"] + 8})
    fig.update_xaxes(range=[-0.5, count - 0.5], tickmode="array", tickangle=0)
    room = fig.layout["margin"]["l"] + fig.layout["margin"]["r"]
    before = 0.0
    for places, texts in _levels(periods, names):
        gap = places[1] - places[0] if len(places) > 1 else count
        need = (max(width(t, TICK) for t in texts) + 8) * count / gap + room
        if not before and need > WIDTHS[-1]:
            continue  # no page is so wide
        words = {"tickvals": places, "ticktext": texts}
        if before:
            fig.narrower(before, xaxis=words)
        else:
            fig.update_xaxes(**words)
        before = need
        if need <= least + room:
            return


def _levels(periods: Sequence[str], names: Sequence[str]) -> Iterator[tuple[list[int], Sequence[str]]]:
    """(places, texts): all in full, all in short, and ever fewer; the newest is always there."""
    every = EVERY.get(frequency(periods[-1]), (1, 2, 3, 4, 5, 10, 20))
    yield list(range(len(periods))), names
    for step in every:
        places = list(range(len(periods)))[::-step][::-1]
        yield places, _shortened(periods, names, places)


def _shortened(periods: Sequence[str], names: Sequence[str], places: Sequence[int]) -> list[str]:
    """'19 for 2019; of parts of a year the year only below the first that is named of it."""
    texts, before = [], ""
    for n in places:
        year, (part, _, below) = f"'{periods[n][2:4]}", names[n].partition("\n")
        texts.append(f"{part}\n{year}" if below and before != year else year if len(periods[n]) == 4 else part)
        before = year
    return texts
