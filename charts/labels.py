"""Where the labels of points stand, so that no line strikes them and none lies on another, however wide the chart is drawn."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from charts.axes import width
from charts.figure import Figure
from charts.types import Box, Values

Obstacle = tuple[float, float, Box]  # place and level as shares of the plot, and the box around them
SIDES = (
    "top center",
    "bottom center",
    "top left",
    "top right",
    "bottom right",
    "bottom left",
    "middle right",
    "middle left",
)  # the first is the best
STRUCK, COVERED, OUTSIDE, NEXT = 4, 5, 6, 0.5  # what a line through a label, another label, the edge, and the next side cost
_NUMBER = re.compile(r"(\D*)([\d.,]+[%万亿]?)(\D*)")
WIDE = 900  # px of a plot on a desktop


@dataclass(frozen=True)
class Plot:
    """The points of one or several lines: their `places` and `levels` as shares of the plot's width and height (levels from the foot; None
    without a figure), the `parts` of consecutive points that are joined, and the plot's height in px."""

    places: Sequence[float]
    levels: Values
    parts: Sequence[Sequence[int]]
    height: float
    ends: tuple[float, float] = (0, 1)  # values at the foot and the top
    radius: float = 5  # of a point, in px

    def obstacle(self, n: int, value: float, box: Box) -> Obstacle:
        """A box in px around a value at the n-th point, as `sides` takes it."""
        low, high = self.ends
        return self.places[n], (value - low) / (high - low), box

    def segments(self, wide: float) -> list[Box]:
        """Joined neighbours as (x, y, x, y) in px."""
        pairs = [(a, b) for part in self.parts for a, b in zip(part, part[1:], strict=False)]
        return [
            (*self.at(a, wide), *self.at(b, wide)) for a, b in pairs if self.levels[a] is not None and self.levels[b] is not None
        ]

    def at(self, n: int, wide: float) -> tuple[float, float]:
        """A point in px from the plot's lower left corner."""
        return self.places[n] * wide, (self.levels[n] or 0) * self.height


def plot(fig: Figure, values: Values, parts: Sequence[Sequence[int]]) -> Plot:
    """The plot of a figure whose axes and margins are set, with values at 0, 1, 2 …"""
    (low, high), margin = fig.layout["yaxis"]["range"], fig.layout["margin"]
    places = [(n + 0.5) / len(values) for n in range(len(values))]
    levels = [None if v is None else (v - low) / (high - low) for v in values]
    return Plot(places, levels, parts, fig.layout["height"] - margin["t"] - margin["b"], (low, high))


def kept(values: Values) -> set[int]:
    """The places whose labels stay where there is room for few: the first, the newest, the highest and the lowest."""
    points = [(v, n) for n, v in enumerate(values) if v is not None]
    if not points:
        return set()
    return {points[0][1], points[-1][1], max(points)[1], min(points)[1]}


def only(texts: Sequence[str], places: Set[int]) -> list[str]:
    """The texts at these places, "" elsewhere."""
    return [text if n in places else "" for n, text in enumerate(texts)]


def apart(texts: Sequence[str], places: Sequence[int], slot: float, size: float) -> set[int]:
    """Of these places, in the order of their weight, those whose labels do not lie on each other where each has `slot` px."""
    kept: list[int] = []
    for n in places:
        if all(abs(n - other) * slot > (width(texts[n], size) + width(texts[other], size)) / 2 for other in kept):
            kept.append(n)
    return set(kept)


def folded(text: str, room: float, size: float) -> str:
    """A label that is wider than `room` px in two lines, where words stand before or behind its number: ▲ 8.1 / 以上."""
    match = _NUMBER.fullmatch(text) if width(text, size) > room else None
    before, number, after = match.groups() if match else ("", text, "")
    if after.strip():
        return f"{before}{number}\n{after.strip()}"
    return f"{before.strip()}\n{number}" if len(before.strip()) > 2 else text


def sides(plot: Plot, texts: Sequence[str], size: float, obstacles: Sequence[Obstacle], widths: Sequence[float]) -> list[str]:
    """A `textposition` for each point that is good on plots of all these `widths` in px. obstacles: (place, level, box around it in px)."""
    sheets = [Sheet(plot, wide, obstacles) for wide in widths]
    return [_side(sheets, n, text, size) if text and plot.levels[n] is not None else SIDES[0] for n, text in enumerate(texts)]


def _side(sheets: "Sequence[Sheet]", n: int, text: str, size: float) -> str:
    """The best side of the n-th point at all widths; its label is then in the way of the next ones."""
    best: tuple[float, str, list[Box]] = (float("inf"), "", [])
    for rank, side in enumerate(SIDES):
        around = box(text, size, sheets[0].plot.radius, side)
        boxes = [_shifted(around, *(sheet.dots[n] or (0, 0))) for sheet in sheets]
        cost = rank * NEXT + sum(sheet.cost(n, place) for sheet, place in zip(sheets, boxes, strict=True))
        best = min(best, (cost, side, boxes))
        if best[0] <= (rank + 1) * NEXT:  # no later side can be better
            break
    for sheet, place in zip(sheets, best[2], strict=True):
        sheet.boxes.append(place)
    return best[1]


class Sheet:
    """A plot drawn at one width, in px from its lower left corner, with the boxes that are taken."""

    def __init__(self, plot: Plot, wide: float, obstacles: Sequence[Obstacle]) -> None:
        self.plot, self.wide = plot, wide
        self.dots = [None if level is None else plot.at(n, wide) for n, level in enumerate(plot.levels)]
        self.lines = plot.segments(wide)
        self.boxes = [_shifted(box, place * wide, level * plot.height) for place, level, box in obstacles]

    def cost(self, n: int, box: Box) -> float:
        """What a box beside the n-th point covers; none reaches further than three points away."""
        radius, near = self.plot.radius, self.dots[max(n - 3, 0) : n + 4]
        cost = sum(COVERED for other in self.boxes if _overlap(box, other))
        cost += sum(STRUCK for line in self.lines if line[0] < box[2] and line[2] > box[0] and _strikes(line, box))
        cost += OUTSIDE * (box[1] < -8) + OUTSIDE * (
            box[0] < -12 or box[2] > self.wide + 24
        )  # upon the names of ticks, over the edge
        return cost + sum(
            STRUCK for dot in near if dot and _overlap(box, (dot[0] - radius, dot[1] - radius, dot[0] + radius, dot[1] + radius))
        )


def box(text: str, size: float, radius: float, side: str) -> Box:
    """The box of a label around its point, as Plotly and charts/svg.py set it."""
    wide, tall, gap = width(text, size) + 2, size * (1 + text.count("\n") * 1.3), radius / 0.8 + 1
    up, across = side.split()
    left = {"left": -gap - wide, "center": -wide / 2, "right": gap}[across]
    foot = {"top": gap, "middle": -tall / 2, "bottom": -gap - tall}[up]
    return left, foot, left + wide, foot + tall


def _shifted(box: Box, x: float, y: float) -> Box:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def _overlap(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _strikes(line: Box, box: Box) -> bool:
    """Whether a line from the left to the right runs through a box."""
    x, y, right, end = line
    low, high = max(x, box[0]), min(right, box[2])
    if low >= high:
        return False
    at = [y + (end - y) * (edge - x) / (right - x) for edge in (low, high)]
    return max(at) > box[1] + 1 and min(at) < box[3] - 1
