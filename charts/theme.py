"""One look for every chart: colours, sizes, and the layout that all figures share.

Colours stand out from white and from near-black, and better, worse and neither are apart for colour-blind readers too
(tests/charts/test_colours.py). They always come with an arrow and a word.
"""

from charts.figure import Figure

LINE, MUTED = "#4A78B5", "#7D8590"
# Inks of the page, light or dark, that only the browser knows: placeholders here, mixed there from the page's text colour
# (share 1) and its ground. FAINT keeps 4.5 to one on both grounds (tests/charts/test_colours.py).
INK, FAINT, GRID = "#010203", "#010204", "#010205"
INKS = {INK: ["--st-text-color", 1], FAINT: ["--st-text-color", 0.72], GRID: ["--st-text-color", 0.16]}
COLOURS = {
    "good-bad": {"good": "#0A84B4", "bad": "#D4622A", "": MUTED},
    "red-up": {"up": "#D0342C", "down": "#2E8B57", "": MUTED},
}
FONT = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False}


def colour(verdict: str, change: float | None, scheme: str) -> str:
    """The colour of a change: by good and bad, or by up and down where the site is set to 红升绿降."""
    if scheme == "red-up":
        return COLOURS[scheme]["" if not change else "up" if change > 0 else "down"]
    return COLOURS["good-bad"][verdict]


def figure(height: int, sample: str = "") -> Figure:
    """An empty figure in the house style. `sample`: the mark that fictional data wears across the picture."""
    fig = Figure()
    fig.update_layout(
        height=height,
        margin={"l": 16, "r": 24, "t": 32, "b": 8},
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        font={"family": FONT, "size": 14, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis={
            "automargin": True,
            "showgrid": False,
            "fixedrange": True,
            "tickfont": {"size": 14, "color": FAINT},
            "ticklabelstandoff": 4,
        },
        yaxis={
            "automargin": True,
            "gridcolor": GRID,
            "zerolinecolor": GRID,
            "fixedrange": True,
            "tickfont": {"size": 13, "color": FAINT},
            "ticklabelstandoff": 6,
        },
        hoverlabel={"align": "left", "font": {"family": FONT}},
    )
    if sample:
        fig.add_shape(
            type="rect",
            x0=0,
            x1=1,
            y0=0,
            y1=1,
            xref="paper",
            yref="paper",
            layer="below",
            line={"width": 0},
            label={
                "text": sample,
                "textangle": -18,
                "font": {"size": 44 if height > 300 else 30, "color": "rgba(125,133,144,0.22)"},
            },
        )
    return fig


def note(fig: Figure, text: str, x, y, **more) -> None:
    """A small grey remark inside a figure."""
    fig.add_annotation(text=text, x=x, y=y, font={"size": 12, "color": FAINT}, **more)
