"""A figure as plain dictionaries, in the words of Plotly's reference (traces in `data`, everything around them in `layout`).

The plotly package's own classes look every word up while a page waits (39 of 72 ms of a page, docs/performance.md); here the tests
hold the words against them instead (tests/charts/plotted.py). The browser's plotly.js and charts/svg.py both read these dictionaries.
"""

from typing import Any

from charts.types import Words

WIDTHS = (300, 340, 380, 420, 460, 520, 600, 700, 800, 920, 1060, 1240)  # px of a chart at which what it shows may change


class Figure:
    """Traces (`data`: scatter and bar) and `layout`; what is added later goes on top."""

    def __init__(self) -> None:
        self.data: list[Words] = []
        self.layout: Words = {}

    def update_layout(self, **words) -> None:
        """Set words of the layout; dictionaries are merged, everything else is replaced."""
        self.layout = _merged(self.layout, words)

    def update_xaxes(self, **words) -> None:
        """Set words of the horizontal axis."""
        self.layout = _merged(self.layout, {"xaxis": words})

    def update_yaxes(self, **words) -> None:
        """Set words of the vertical axis."""
        self.layout = _merged(self.layout, {"yaxis": words})

    def add_scatter(self, **words) -> None:
        """Points, with lines and texts as `mode` says."""
        self.data.append({"type": "scatter", **words})

    def add_bar(self, **words) -> None:
        """Bars, horizontal where `orientation` is "h"."""
        self.data.append({"type": "bar", **words})

    def add_shape(self, **words) -> None:
        """A line or rectangle (`type`) in the plot."""
        self.layout.setdefault("shapes", []).append(words)

    def add_annotation(self, **words) -> None:
        """A text at a place; an arrow leads to it only where `showarrow` asks for one."""
        self.layout.setdefault("annotations", []).append({"showarrow": False, **words})

    def narrower(self, below: float, **words) -> None:
        """What else holds where the figure is drawn on less than about so many px (the next of WIDTHS): words of the layout (height, margin,
        axes, annotations), and of `data` for each trace what is other there (text). They stand in `layout.meta`, which Plotly leaves alone; who draws
        takes them in their order, widest first."""
        at = next((w for w in WIDTHS if w >= below), WIDTHS[-1])
        levels = {level["below"]: level for level in self.layout.get("meta", {}).get("narrower", [])}
        levels[at] = _merged(levels.get(at, {"below": at}), words)
        self.layout.setdefault("meta", {})["narrower"] = sorted(levels.values(), key=lambda level: -level["below"])

    def to_dict(self) -> dict[str, Any]:
        """The whole figure as `Plotly.react` takes it."""
        return {"data": self.data, "layout": self.layout}


def _merged(words: Words, more: Words) -> Words:
    """A new dictionary of both, at every depth: what several figures start from stays as it is."""
    both = {w: _merged(words[w], v) for w, v in more.items() if isinstance(v, dict) and isinstance(words.get(w), dict)}
    return {**words, **more, **both}
