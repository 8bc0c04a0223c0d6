"""Where things of a figure lie in its still picture: shares of the plot, and what is shown at which width."""

from collections.abc import Callable
from typing import TypeVar

from charts.figure import WIDTHS
from charts.types import Words

T = TypeVar("T")


class Plane:
    """Places on the axes of a layout as shares of its plot, in per cent from the left and from the top."""

    def __init__(self, layout: Words) -> None:
        self.ids = layout.get("meta", {}).get("ids", [])  # what the ticks of the vertical axis stand for
        self.axes = {"x": layout["xaxis"], "y": layout["yaxis"]}

    def x(self, value: float, ref: str = "x") -> str:
        """A place across, of the axis or (ref "paper") of the plot."""
        return self.share("x", value, ref)

    def y(self, value: float, ref: str = "y") -> str:
        """A place from the top, of the axis or (ref "paper") of the plot, whose 0 is its foot."""
        return self.share("y", value, ref)

    def share(self, name: str, value: float, ref: str = "") -> str:
        """A value of the axis "x" or "y" as per cent of the plot."""
        return f"{self._part(name, value, ref) * 100:.6g}%"

    def _part(self, name: str, value: float, ref: str = "") -> float:
        low, high = (0, 1) if ref == "paper" else self.axes[name]["range"]
        part = (value - low) / (high - low)
        return round(1 - part if name == "y" else part, 5)

    def box(self, left: float, right: float, foot: float, top: float) -> dict[str, str]:
        """A rectangle between values, as attributes of <rect>."""
        across = sorted((self._part("x", left), self._part("x", right)))
        down = sorted((self._part("y", foot), self._part("y", top)))
        sizes = {"x": across[0], "y": down[0], "width": across[1] - across[0], "height": down[1] - down[0]}
        return {name: f"{size * 100:.6g}%" for name, size in sizes.items()}


class Widths:
    """What a layout shows at which width of the chart (`Figure.narrower`), as classes of the style sheet: from-520, to-700."""

    def __init__(self, layout: Words) -> None:
        self.layout = layout
        self.levels = layout.get("meta", {}).get("narrower", [])

    def _spans(self, first: T, of_level: Callable[[Words], T | None]) -> list[tuple[T, str]]:
        """(what is shown, its class) from the widest down. of_level: what a level has instead, None for nothing."""
        shown = [(first, None), *((other, level["below"]) for level in self.levels if (other := of_level(level)) is not None)]
        lower = [below for _, below in shown[1:]] + [None]
        return [
            (what, " ".join(filter(None, [f"from-{low}" if low else "", f"to-{below}" if below else ""])))
            for (what, below), low in zip(shown, lower, strict=True)
        ]

    def axes(self, name: str) -> list[tuple[Words, str]]:
        """(axis, class) of the axis "x" or "y"."""
        axis = self.layout[f"{name}axis"]
        return self._spans(axis, lambda level: {**axis, **level[f"{name}axis"]} if f"{name}axis" in level else None)

    def annotations(self) -> list[tuple[list[Words], str]]:
        """(annotations, class)."""
        return self._spans(self.layout.get("annotations", []), lambda level: level.get("annotations"))

    def traces(self, n: int, trace: Words) -> list[tuple[Words, str]]:
        """(trace, class) of the n-th trace, whose texts and their sides may differ."""
        return self._spans(trace, lambda level: {**trace, **level["data"][n]} if n < len(level.get("data", [])) else None)

    def _frames(self) -> list[tuple[str, Words, int]]:
        """(suffix, margin, height) of the widest and of each level that has its own."""
        margin, height = self.layout["margin"], self.layout["height"]
        frames = [("", margin, height)]
        for level in self.levels:
            if "margin" in level or "height" in level:
                margin, height = {**margin, **level.get("margin", {})}, level.get("height", height)
                frames.append((f"-{level['below']}", margin, height))
        return frames

    def fits(self) -> str:
        """Classes of the plot for the widths at which its frame changes."""
        return " ".join(f"fit{suffix}" for suffix, *_ in self._frames()[1:])

    def frame(self) -> str:
        """Paddings and height of the plot in px, as properties of the style sheet."""
        return ";".join(
            f"--p{suffix}:{m['t']}px {m['r']}px {m['b']}px {m['l']}px;--h{suffix}:{height - m['t'] - m['b']}px"
            for suffix, m, height in self._frames()
        )


assert list(WIDTHS) == sorted(WIDTHS)
