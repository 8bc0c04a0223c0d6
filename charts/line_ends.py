"""Names at the ends of lines instead of a legend far from them; on a phone below the chart, the values at the ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts import theme
from charts.axes import width
from charts.figure import Figure
from charts.text import wrapped
from charts.types import Words

NAME = 13  # px
LONGEST, LINES = 14, 3  # ems of a line of a name, and how many
LINE = 1.3 * NAME  # px
NARROW = 600  # px of a chart below which the names stand under it


@dataclass(frozen=True)
class End:
    """The newest point of a line: the line's name, the value in words, its place and value, colour and sign."""

    name: str
    text: str
    place: int
    value: float
    colour: str
    sign: str


def name(fig: Figure, ends: Sequence[End], periods: Sequence[str], lang: str) -> None:
    """Names and newest values beside the ends; those that would lie on each other are moved apart. After the axes are set."""
    texts = [wrapped(f"{e.text} {e.name}{_when(e, periods)}", LONGEST, LINES) for e in ends]
    tall = fig.layout["height"] - fig.layout["margin"]["t"] - fig.layout["margin"]["b"]
    heights = _heights(fig, ends, [len(lines) for lines in texts], tall)
    base = list(fig.layout.get("annotations", []))
    for e, lines, height in zip(ends, texts, heights, strict=True):
        _beside(fig, "\n".join(lines), e, height, len(periods))
    wide = max((width(line, NAME) for lines in texts for line in lines), default=0)
    right, fig.layout["margin"]["r"] = fig.layout["margin"]["r"], round(wide) + 34
    _below(fig, ends, base, periods, max(right, round(max((width(e.text, NAME) for e in ends), default=0)) + 12), tall)


def _when(e: End, periods: Sequence[str]) -> str:
    """The year of a line that ends before the others."""
    return "" if e.place == len(periods) - 1 else f" '{periods[e.place][2:4]}"


def _heights(fig: Figure, ends: Sequence[End], lines: Sequence[int], tall: float) -> list[float]:
    """Px from the foot of the plot to the middle of each name."""
    low, high = fig.layout["yaxis"]["range"]
    order = sorted(range(len(ends)), key=lambda n: ends[n].value)
    heights, floor = [0.0] * len(ends), -1e9
    for n in order:
        half = lines[n] * LINE / 2 + 2
        heights[n] = max((ends[n].value - low) / (high - low) * tall, floor + half)
        floor = heights[n] + half
    ceiling = tall + 24
    for n in reversed(order):
        half = lines[n] * LINE / 2 + 2
        heights[n] = min(heights[n], ceiling - half)
        ceiling = heights[n] - half
    return heights


def _beside(fig: Figure, text: str, e: End, height: float, count: int) -> None:
    words = {"xref": "paper", "yref": "paper", "x": 1, "y": 0, "yanchor": "middle", "yshift": round(height), "xanchor": "left"}
    fig.add_annotation(text=e.sign, xshift=2, font={"size": NAME, "color": e.colour}, **words)
    fig.add_annotation(text=text, xshift=18, align="left", font={"size": NAME, "color": theme.INK}, **words)


def _below(fig: Figure, ends: Sequence[End], base: list[Words], periods: Sequence[str], right: int, tall: float) -> None:
    """On a phone: values at the ends, the names in rows under the axis."""
    beside, fig.layout["annotations"] = fig.layout.get("annotations", []), base
    margin, height = fig.layout["margin"], fig.layout["height"]
    for e, at in zip(ends, _heights(fig, ends, [1] * len(ends), tall), strict=True):
        fig.add_annotation(text=e.text, x=1, y=0, xref="paper", yref="paper", xanchor="left", yanchor="middle", xshift=4, yshift=round(at), font={"size": NAME, "color": theme.INK})  # fmt: skip
    for n, e in enumerate(ends):
        words = {
            "x": 0,
            "y": 0,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "yshift": -margin["b"] - round(n * 1.5 * NAME),
        }
        fig.add_annotation(text=e.sign, xshift=-margin["l"] + 4, font={"size": NAME, "color": e.colour}, **words)
        fig.add_annotation(
            text=wrapped(f"{e.name}{_when(e, periods)}", 22, 1)[0],
            xshift=-margin["l"] + 22,
            font={"size": NAME, "color": theme.INK},
            **words,
        )
    below, fig.layout["annotations"] = fig.layout["annotations"], beside
    more = round(len(ends) * 1.5 * NAME) + 8
    fig.narrower(NARROW, annotations=below, height=height + more, margin={"r": right, "b": margin["b"] + more})
