"""The limits of normal variation (wording/variation.py) behind a line: a soft band with dashed ends and a thin mean for each phase; no colour of
good or bad."""

from charts import axes, labels, theme
from charts.figure import Figure
from wording import numbers, variation
from wording.language import later, translator
from wording.variation import Phase

PHONE = 330  # px of a whole chart
BAND = "rgba(125,133,144,0.12)"
MEAN, RANGE = later("── 均值{mean}"), later("┄┄ 正常波动范围{lower}—{upper}")
KEY, LINE = 12, 16  # px: the type of the key, and a line of it
LEVELS = ("lower", "mean", "upper")


def values(phases: list[Phase]) -> list[float]:
    """What an axis must reach."""
    return [phase.row[name] for phase in phases for name in ("lower", "upper")]


def draw(fig: Figure, phases: list[Phase], lang: str) -> None:
    """The limits of each phase from half a period before its first place to half a period behind its last, and the newest ones in words above
    the plot. After the margins at the sides are set, before there are labels."""
    if not phases:
        return
    key = _key(phases[-1], lang)
    room = 6 + LINE * (1 + key.count("\n"))
    fig.update_layout(height=fig.layout["height"] + room, margin={"t": fig.layout["margin"]["t"] + room})
    for phase in phases:
        ends = {"x0": phase.first - 0.5, "x1": phase.last + 0.5, "layer": "below"}
        lower, mean, upper = (phase.row[name] for name in LEVELS)
        fig.add_shape(type="rect", **ends, y0=lower, y1=upper, fillcolor=BAND, line={"width": 0})
        for level, line in ((lower, {"dash": "dash"}), (mean, {}), (upper, {"dash": "dash"})):
            fig.add_shape(type="line", **ends, y0=level, y1=level, line={"width": 1.5, "color": theme.MUTED, **line})
    at = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "align": "left"}
    theme.note(fig, key, 0, 1, **at, xshift=4 - fig.layout["margin"]["l"], yshift=38)


def _key(phase: Phase, lang: str) -> str:
    """The limits in words, below each other where a phone has no room for them beside each other."""
    t, levels = translator(lang), {name: numbers.label(variation.limit(phase.row, name), lang) for name in LEVELS}
    parts = [t(text).format(**levels) for text in (MEAN, RANGE)]
    beside = "　".join(parts)
    return beside if axes.width(beside, KEY) <= PHONE else "\n".join(parts)


def boxes(phases: list[Phase], count: int) -> list[tuple[int, float, tuple[float, float, float, float]]]:
    """(place, value, box around it in px) of the lines in a plot of so many places, which labels keep clear of."""
    half = labels.WIDE / count / 2
    places = [(n, phase.row) for phase in phases for n in range(phase.first, phase.last + 1)]
    return [(n, row[name], (-half, -2, half, 2)) for n, row in places for name in LEVELS]
