"""Where things stand on a panel, in px: the same for its picture and its slide, which is as large (13⅓ × 7½ inches at 96 to
the inch)."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.panel.content import LINE, Panel, Series
from charts.text import ems, size_for, wrapped
from charts.types import Table, Values
from wording import numbers

WIDTH, HEIGHT, EDGE = 1280, 720, 44
INK, FAINT, RULE, GROUND = "#1F2933", "#55606E", "#D5DAE0", "#FFFFFF"
TITLE, SUBTITLE, NOTE = (36, 32, 28, 24, 21, 18), 20, 16  # px: 16 are 12 pt, the smallest type on a slide or picture
LABEL, TICK = 22, 20
REMARK_LINES, SOURCE_LINES, FOOT_LINES = 3, 2, 2
LEAST_CHART = 220  # px that a chart is high at least
LEAST_BELOW = (
    round(SUBTITLE * 1.4) + 10 + LEAST_CHART + (REMARK_LINES + SOURCE_LINES + FOOT_LINES) * round(NOTE * 1.45)
)  # of all below a title
LEAST_HEIGHT = 36 + round(3 * TITLE[0] * 1.3) + 10 + LEAST_BELOW  # down to the foot of a page that has our own title


@dataclass(frozen=True)
class Room:
    """Where a panel may stand, in px: from `left` on `width` wide, down to `bottom`. A slide of the office's own template has a
    place for the title, `title_height` high, and room below `top`; else the title takes what it needs. page: the whole, in px."""

    left: int = EDGE
    width: int = WIDTH - 2 * EDGE
    bottom: int = HEIGHT - 28
    top: int = 0
    title_height: int = 0
    page: tuple[int, int] = (WIDTH, HEIGHT)


@dataclass(frozen=True)
class Layout:
    """Where things stand on a panel, in px from its upper left corner."""

    room: Room
    title_size: int
    title: list[str]
    subtitle_top: int
    chart_top: int
    chart_bottom: int
    foot: list[str]  # lines from the top down


def layout(panel: Panel, slack: float = 1, room: Room | None = None) -> Layout:
    """Title and foot take what they need, the chart has the rest. slack: the share of a line that text may fill."""
    room = room or Room()
    size, title = _title(panel, slack, room)
    line = room.width / NOTE * slack
    foot = [*_remarks(panel, line), *wrapped(panel.source, line, SOURCE_LINES), *wrapped(panel.foot, line, FOOT_LINES)]
    foot = [text for text in foot if text]
    subtitle = room.top or 36 + round(len(title) * size * 1.3) + 10
    return Layout(
        room, size, title, subtitle, subtitle + round(SUBTITLE * 1.4) + 10, room.bottom - len(foot) * round(NOTE * 1.45), foot
    )


def _title(panel: Panel, slack: float, room: Room) -> tuple[int, list[str]]:
    """(size, lines) of the title: as large as it can be where it may stand."""
    width = title_width(panel, room) * slack
    if not room.title_height:
        return size_for(panel.title, width, TITLE, 3)
    fitting = [
        (size, lines) for size in TITLE if len(lines := wrapped(panel.title, width / size, 9)) * size * 1.25 <= room.title_height
    ]
    return fitting[0] if fitting else (TITLE[-1], wrapped(panel.title, width / TITLE[-1], 9))


def title_width(panel: Panel, room: Room) -> int:
    """How wide a title may be, in px: the mark of fictional data stands to the right of it."""
    return room.width - (120 if panel.sample else 0)


def _remarks(panel: Panel, width: float) -> list[str]:
    """The presenter's note first, on lines of its own; then the remarks, as many as there is room for."""
    own = [line for text in panel.note.splitlines()[:2] for line in wrapped(text, width, 2)][:2]
    rest = numbers.listed(panel.remarks, panel.lang)
    return own + (wrapped(rest, width, max(REMARK_LINES - len(own), 1)) if rest else [])


def several(panel: Panel) -> bool:
    """Whether there are lines of more than one name, which then are named at their ends."""
    return panel.shape == LINE and len({s.name for s in panel.series if s.role == "figure"}) > 1


def labelled(panel: Panel) -> set[int]:
    """The places whose figures are written: all of a few, else the first, the last, the highest and the lowest."""
    figures = [(v, n) for s in panel.series if s.role == "figure" for n, v in enumerate(s.values) if v is not None]
    if len(panel.categories) <= 14:
        return {n for _, n in figures}
    return {min(n for _, n in figures), max(n for _, n in figures), max(figures)[1], min(figures)[1]}


def beside(panel: Panel, values: Values) -> list[str]:
    """Labels above their points, but below a point that lies lower than its neighbours, where the line would run through, or
    close under its target."""
    around = [None, *values, None]
    lower = [
        v is not None and a is not None and b is not None and a > v < b
        for a, v, b in zip(around, values, around[2:], strict=False)
    ]
    aims = next((s.values for s in panel.series if s.role == "target"), (None,) * len(values))
    close = abs(panel.axis[1] - panel.axis[0]) * 0.15
    under = [v is not None and aim is not None and 0 < aim - v < close for v, aim in zip(values, aims, strict=True)]
    return ["bottom center" if low or near else "top center" for low, near in zip(lower, under, strict=True)]


def ends(panel: Panel, tall: float) -> dict[str, tuple[int, Series, tuple[float, float]]]:
    """Name → (place of its newest figure, its series, (height of that figure, height of its name)), in px of a plot `tall` px high.

    Names are moved apart where they would lie on each other.
    """
    low, high, _ = panel.axis
    newest = {}
    for series in panel.series:
        for place, value in enumerate(series.values):
            if value is not None:
                newest[series.name] = (place, series, (value - low) / (high - low) * tall)
    newest = dict(sorted(newest.items(), key=lambda item: item[1][2]))
    moved = _apart([height for _, _, height in newest.values()], TICK * 1.25, tall)
    return {name: (place, series, (y, to)) for (name, (place, series, y)), to in zip(newest.items(), moved, strict=True)}


def _apart(places: Sequence[float], least: float, most: float) -> list[float]:
    """Heights in rising order moved so that each is at least `least` above the one before, and the last not above `most`."""
    moved = []
    for place in places:
        moved.append(max(place, moved[-1] + least) if moved else max(place, 0))
    over = max(moved[-1] - most, 0)
    for n in range(len(moved) - 1, -1, -1):
        ceiling = moved[n + 1] - least if n + 1 < len(moved) else most
        moved[n] = min(moved[n], ceiling) if over else moved[n]
    return moved


def column_shares(table: Table) -> list[float]:
    """How wide the columns of a table are, as shares of the whole: by their widest cells."""
    widths = widths_of(table)
    return [w / sum(widths) for w in widths]


def widths_of(table: Table) -> list[float]:
    """The widest cell of each column in ems, with room to the next; an address or a sentence is not counted in full."""
    return [min(max(max(ems(row[n]) for row in table) + 2.2, 5), 34) for n in range(len(table[0]))]
