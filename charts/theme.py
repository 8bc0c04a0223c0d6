"""One look for every chart: colours, sizes, and the layout that all figures share.

Colours stand out from white and from near-black, and better, worse and neither are apart for colour-blind readers too
(tests/charts/test_colours.py). They always come with an arrow and a word.
"""

from collections.abc import Sequence
from typing import Any

from charts.figure import Figure
from charts.types import Words

LINE, MUTED = "#4A78B5", "#7D8590"
# Inks of the page, light or dark, that only the browser knows: placeholders here, mixed there from the page's text colour
# (share 1) and its ground. FAINT keeps 4.5 to one on both grounds (tests/charts/test_colours.py).
INK, FAINT, GRID, GROUND = "#010203", "#010204", "#010205", "#010206"
INKS = {
    INK: ["--st-text-color", 1],
    FAINT: ["--st-text-color", 0.72],
    GRID: ["--st-text-color", 0.16],
    GROUND: ["--st-background-color", 1],
}
COLOURS = {
    "good-bad": {"good": "#0A84B4", "bad": "#D4622A", "": MUTED},
    "red-up": {"up": "#D0342C", "down": "#2E8B57", "": MUTED},
}
FONT = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
MARK = "rgba(222,138,41,0.28)"  # the ground of the mark of fictional data
AXIS = {
    "type": "linear",
    "automargin": False,
    "fixedrange": True,
    "zeroline": False,
    "ticks": "",
    "tickfont": {"size": 13, "color": FAINT},
}
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False}


def colour(verdict: str, change: float | None, scheme: str) -> str:
    """The colour of a change: by good and bad, or by up and down where the site is set to 红升绿降."""
    if scheme == "red-up":
        return COLOURS[scheme]["" if not change else "up" if change > 0 else "down"]
    return COLOURS["good-bad"][verdict]


def figure(height: int, sample: str = "") -> Figure:
    """An empty figure in the house style. `sample`: the mark that fictional data wears, in the empty corner above the plot."""
    fig = Figure()
    fig.update_layout(
        height=height,
        margin={"l": 16, "r": 28, "t": 48, "b": 28},
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        font={"family": FONT, "size": 14, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis={**AXIS, "showgrid": False, "ticklabelstandoff": 4},
        yaxis={**AXIS, "showgrid": True, "gridcolor": GRID, "ticklabelstandoff": 6},
        hoverlabel={"align": "left", "font": {"family": FONT}},
    )
    mark(fig, sample, 18)
    return fig


def mark(fig: Figure, sample: str, above: int, across: int = 0, size: int = 15) -> None:
    """The mark that fictional data wears, at the right above the plot: px from it up, and across; "" for none."""
    if sample:
        fig.add_annotation(
            text=sample, x=1, y=1, xref="paper", yref="paper", xanchor="right", yanchor="bottom", yshift=above, xshift=across,
            font={"size": size, "color": INK, "weight": 600}, bgcolor=MARK, borderpad=2)  # fmt: skip


def note(fig: Figure, text: str, x: float, y: float, **more: Any) -> None:
    """A small grey remark inside a figure."""
    fig.add_annotation(text=text, x=x, y=y, **{"font": {"size": 12, "color": FAINT}, **more})


def heading(fig: Figure, text: str) -> None:
    """What all numbers of a figure are counted in, in its upper left corner; "" for nothing. After the margins are set."""
    if text:
        note(
            fig,
            text,
            0,
            1,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            xshift=4 - fig.layout["margin"]["l"],
            yshift=18,
        )


def title(fig: Figure, text: str, size: int) -> None:
    """The name of a small chart, in its upper left corner. After the margins are set."""
    left = 4 - fig.layout["margin"]["l"]
    note(fig, text, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", xshift=left, yshift=8,
         font={"size": size, "color": INK, "weight": 600})  # fmt: skip


def bars(colours: Sequence[str], rough: Sequence[bool]) -> Words:
    """The `marker` of bars: full, or for a bound or an approximate value a frame with a light ground."""
    return {
        "color": [_light(colour) if is_rough else colour for colour, is_rough in zip(colours, rough, strict=True)],
        "line": {"width": [2 if is_rough else 0 for is_rough in rough], "color": colours},
    }


def _light(colour: str) -> str:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.25)"


def broken(fig: Figure, place: float, end: float, across: bool = False) -> None:
    """Two gaps in a bar that is longer than its scale, near its end. across: a horizontal bar."""
    for share in (0.82, 0.86):
        at, slant = end * share, end * 0.014
        ends = {"x0": place - 0.32, "x1": place + 0.32, "y0": at - slant, "y1": at + slant}
        if across:
            ends = {"y0": place + 0.32, "y1": place - 0.32, "x0": at - slant, "x1": at + slant}
        fig.add_shape(type="line", **ends, line={"width": 3, "color": GROUND})
