"""Where the labels of points stand, so that no line strikes them and none lies on another, however wide the chart is drawn."""

from dataclasses import dataclass

from charts.axes import LEAST_PLOT, width
from charts.figure import Figure

SIDES = ("top center", "bottom center", "top left", "top right", "bottom right", "bottom left")  # the first is the best
STRUCK, COVERED, OUTSIDE, NEXT = 4, 5, 6, 0.5  # what a line through a label, another label, the edge, and the next side cost
WIDE = 900  # px of a plot on a desktop


@dataclass(frozen=True)
class Plot:
    """The points of one or several lines: their `places` and `levels` as shares of the plot's width and height (levels from the foot; None
    without a figure), the `parts` of consecutive points that are joined, and the plot's height in px."""

    places: list
    levels: list
    parts: list
    height: float
    ends: tuple = (0, 1)  # values at the foot and the top
    radius: float = 5  # of a point, in px

    def obstacle(self, n: int, value: float, box: tuple) -> tuple:
        """A box in px around a value at the n-th point, as `sides` takes it."""
        low, high = self.ends
        return self.places[n], (value - low) / (high - low), box

    def segments(self, wide: float) -> list:
        """Joined neighbours as (x, y, x, y) in px."""
        pairs = [(a, b) for part in self.parts for a, b in zip(part, part[1:], strict=False)]
        return [
            (*self.at(a, wide), *self.at(b, wide)) for a, b in pairs if self.levels[a] is not None and self.levels[b] is not None
        ]

    def at(self, n: int, wide: float) -> tuple:
        """A point in px from the plot's lower left corner."""
        return self.places[n] * wide, self.levels[n] * self.height


def plot(fig: Figure, values: list, parts: list) -> Plot:
    """The plot of a figure whose axes and margins are set, with values at 0, 1, 2 …"""
    (low, high), margin = fig.layout["yaxis"]["range"], fig.layout["margin"]
    places = [(n + 0.5) / len(values) for n in range(len(values))]
    levels = [None if v is None else (v - low) / (high - low) for v in values]
    return Plot(places, levels, parts, fig.layout["height"] - margin["t"] - margin["b"], (low, high))


def kept(values: list) -> set:
    """The places whose labels stay where there is room for few: the first, the newest, the highest and the lowest."""
    points = [(v, n) for n, v in enumerate(values) if v is not None]
    if not points:
        return set()
    return {points[0][1], points[-1][1], max(points)[1], min(points)[1]}


def only(texts: list, places: set) -> list:
    """The texts at these places, "" elsewhere."""
    return [text if n in places else "" for n, text in enumerate(texts)]


def sides(plot: Plot, texts: list, size: float, obstacles: list, least: float = LEAST_PLOT) -> list:
    """A `textposition` for each point. obstacles: (place, level, box around it in px); least: px of the narrowest plot that shows all texts."""
    taken: dict = {wide: [] for wide in (least, WIDE)}
    barred = {
        wide: [_shifted(box, place * wide, level * plot.height) for place, level, box in obstacles] for wide in (least, WIDE)
    }
    lines = {wide: plot.segments(wide) for wide in (least, WIDE)}
    chosen = []
    for n, text in enumerate(texts):
        if not text or plot.levels[n] is None:
            chosen.append(SIDES[0])
            continue
        boxes = {
            side: {wide: _shifted(_box(text, size, plot.radius, side), *plot.at(n, wide)) for wide in taken} for side in SIDES
        }
        side = min(SIDES, key=lambda s: SIDES.index(s) * NEXT + sum(_cost(box, wide, taken[wide] + barred[wide], lines[wide], plot) for wide, box in boxes[s].items()))  # fmt: skip
        chosen.append(side)
        for wide, box in boxes[side].items():
            taken[wide].append(box)
    return chosen


def _box(text: str, size: float, radius: float, side: str) -> tuple:
    """The box of a label around its point, as Plotly and charts/svg.py set it."""
    wide, tall, gap = width(text, size) + 2, size * (1 + text.count("\n") * 1.3), radius / 0.8 + 1
    up, across = side.split()
    left = {"left": -gap - wide, "center": -wide / 2, "right": gap}[across]
    foot = gap if up == "top" else -gap - tall
    return left, foot, left + wide, foot + tall


def _shifted(box: tuple, x: float, y: float) -> tuple:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def _cost(box: tuple, wide: float, taken: list, lines: list, plot: Plot) -> float:
    cost = sum(COVERED for other in taken if _overlap(box, other))
    cost += sum(STRUCK for line in lines if _strikes(line, box))
    cost += OUTSIDE * (box[1] < -2) + OUTSIDE * (box[0] < -24 or box[2] > wide + 24)
    radius = plot.radius
    points = (plot.at(n, wide) for n, level in enumerate(plot.levels) if level is not None)
    return cost + sum(STRUCK for x, y in points if _overlap(box, (x - radius, y - radius, x + radius, y + radius)))


def _overlap(box: tuple, other: tuple) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _strikes(line: tuple, box: tuple) -> bool:
    """Whether a line from the left to the right runs through a box."""
    x, y, right, end = line
    low, high = max(x, box[0]), min(right, box[2])
    if low >= high:
        return False
    at = [y + (end - y) * (edge - x) / (right - x) for edge in (low, high)]
    return max(at) > box[1] + 1 and min(at) < box[3] - 1
