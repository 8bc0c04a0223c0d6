"""What stands beside the line of an indicator: targets with their numbers, breaks, words in gaps, events."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from charts import axes, theme
from charts.figure import Figure
from charts.types import Box, Values, Words
from wording import numbers
from wording.language import later, translator
from wording.targets import label
from wording.timeline import event_text, of_periods
from wording.types import Row

TARGET = later("目标")
DASH = 26  # px: what Plotly draws 1.4 times as long
HALF = 19  # px from the middle of a dash to its end
NUMBER = 12  # px, the type of a target's number and of all words here


ARROWS = {">=": "▴", ">=last": "▴", "<=": "▾", "<=last": "▾"}  # which side of the target the figure should be on
Aims = Sequence[Row | None]  # of the periods in turn
BAND = 0.3  # of a period, to each side: how wide the band of a range is


def aims(periods: Sequence[str], *rows: Sequence[Row]) -> Aims:
    """For each period the row with its target (db/sql/release/aimed.sql), None for none and for one without a number."""
    by_period = {row["period"]: row for some in rows for row in some if row["target"] is not None}
    return [by_period.get(period) for period in periods]


def ends(aims: Aims) -> list[float]:
    """The numbers of targets, both ends of ranges and of rounded ones, for the axis."""
    return [value for aim in aims if aim for value in (aim["target"], *_band(aim)) if value is not None]


def _band(aim: Row) -> tuple[float, ...]:
    """From where to where a target reaches that is no single number; () for one that is."""
    if aim.get("target_qualifier") == "[]":
        return aim["target"], aim["target_upper"]
    if aim.get("target_qualifier") == "~":
        half = abs(aim["target"] - (aim["target_lowest"] if aim["target_lowest"] is not None else aim["target_highest"]))
        return aim["target"] - half, aim["target"] + half
    return ()


def _kind(aim: Row | None) -> tuple[object, ...]:
    return (aim["target"], aim.get("target_qualifier"), aim.get("target_upper")) if aim else ()


def _last_of_each(aims: Aims) -> list[tuple[int, Row]]:
    """Of each target that holds for several periods in turn the last: (place, row)."""
    pairs = zip(aims, [*aims[1:], None], strict=True)
    return [(n, aim) for n, (aim, after) in enumerate(pairs) if aim is not None and _kind(aim) != _kind(after)]


def target_texts(aims: Aims, lang: str) -> dict[int, tuple[str, float]]:
    """Place → (the words of the target there, its number): at the last period of each target that holds for several; the newest first, and of the
    others those that have room beside it on a phone."""
    texts, free = {}, float("inf")
    for n, aim in reversed(_last_of_each(aims)):
        text = label(aim, lang) if texts else f"{translator(lang)(TARGET)} {label(aim, lang)}"
        middle, half = (n + 0.5) / len(aims) * axes.LEAST_PLOT, axes.width(text, NUMBER) / 2
        if n + 1 == len(aims):  # behind its dash, not over it
            texts[n], free = (text, aim["target"]), middle
        elif middle + half < free:
            texts[n], free = (text, aim["target"]), middle - half - 4
    return texts


def target_marks(fig: Figure, aims: Aims, lang: str, longest: int = DASH) -> None:
    """A dash for each target; a band where it is a range, an arrow where it says on which side of it the figure should be."""
    if not any(aims):
        return
    # Neighbours of a long series must not run into each other.
    size = max(4, min(longest, round(axes.LEAST_PLOT / len(aims) * 0.6)))
    for n, aim in enumerate(aims):
        if aim and (band := _band(aim)):
            fig.add_shape(type="rect", layer="below", x0=n - BAND, x1=n + BAND, y0=band[0], y1=band[1], line={"width": 0},
                          fillcolor=theme.GRID)  # fmt: skip
    for n, aim in _last_of_each(aims):
        if arrow := ARROWS.get(aim.get("target_qualifier")):
            side = {"yanchor": "bottom", "yshift": -3} if arrow == "▴" else {"yanchor": "top", "yshift": 3}
            theme.note(fig, arrow, n, aim["target"], xanchor="center", **side)
    fig.add_scatter(
        x=list(range(len(aims))),
        y=[aim and aim["target"] for aim in aims],
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "line-ew", "size": size, "color": theme.MUTED, "line": {"width": 3, "color": theme.MUTED}},
        customdata=[label(aim, lang) if aim else "" for aim in aims],
        hovertemplate=translator(lang)(TARGET) + " %{customdata}<extra></extra>",
    )


def targets(fig: Figure, aims: Aims, values: Values, lang: str) -> None:
    """The marks of the targets, and their words on the side that is away from the figure."""
    target_marks(fig, aims, lang)
    for n, (text, at) in target_texts(aims, lang).items():
        theme.note(fig, text, n, at, **_beside(fig, n, len(aims), at, values[n]))


def _beside(fig: Figure, n: int, count: int, aim: float, value: float | None) -> Words:
    """Where the number of a target stands: behind the dash of the last period, else away from the figure."""
    if n + 1 == count:
        return {"xanchor": "left", "xshift": HALF, "yanchor": "middle"}
    return {"xanchor": "center", "xshift": 0, **away(fig, aim, value)}


def away(fig: Figure, aim: float, value: float | None) -> Words:
    """On which side of a target's dash the figure is not."""
    low, high = fig.layout["yaxis"]["range"]
    up = value is None or (aim >= value) == (high > low)
    return {"yanchor": "bottom" if up else "top", "yshift": 3 if up else -3}


def target_room(aims: Aims, lang: str) -> int:
    """Px beyond the plot for the words of the last period's target, on a phone."""
    text, _ = target_texts(aims, lang).get(len(aims) - 1, ("", 0))
    return round(max(HALF + 6 + axes.width(text, NUMBER) - axes.LEAST_PLOT / len(aims) / 2, 0)) if text else 0


def target_boxes(fig: Figure, aims: Aims, values: Values, lang: str) -> list[tuple[int, float, Box]]:
    """(place among the periods, target, box around it in px) of the dashes and of their words, which labels keep clear of."""
    boxes: list[tuple[int, float, Box]] = [
        (n, aim["target"], (-HALF, -3, HALF, 3)) for n, aim in enumerate(aims) if aim is not None
    ]
    for n, (text, number) in target_texts(aims, lang).items():
        wide, at = axes.width(text, NUMBER), _beside(fig, n, len(aims), number, values[n])
        left = at["xshift"] or -wide / 2
        foot = {"middle": -8, "bottom": 3, "top": -19}[at["yanchor"]]
        boxes.append((n, number, (left, foot, left + wide, foot + 16)))
    return boxes


def breaks(fig: Figure, periods: Sequence[str], by_period: Mapping[str, Row], t: Callable[[str], str]) -> None:
    """A dashed divide before each break, its word above it; where two are close, one word above the other, and none for a third."""
    word, free = t(numbers.STATUS["B"]), {2: -1e9, 18: -1e9}  # px above the plot → where the last word there ends
    for n in (n for n, p in enumerate(periods) if p in by_period and by_period[p]["status"] == "B"):
        fig.add_shape(
            type="line",
            x0=n - 0.5,
            x1=n - 0.5,
            y0=0,
            y1=1,
            yref="paper",
            line={"dash": "dash", "width": 1.5, "color": theme.MUTED},
        )
        share, wide = n / len(periods), axes.width(word, NUMBER)
        anchor = "left" if share < 0.2 else "right" if share > 0.8 else "center"
        start = share * axes.LEAST_PLOT - {"left": 0, "right": wide, "center": wide / 2}[anchor]
        row = next((up for up, end in free.items() if start > end + 6), None)
        if row is not None:
            theme.note(fig, word, n - 0.5, 1, yref="paper", xanchor=anchor, yanchor="bottom", yshift=row)
            free[row] = start + wide


def gaps(fig: Figure, periods: Sequence[str], by_period: Mapping[str, Row], t: Callable[[str], str]) -> None:
    """A word where a figure was not reported: once for neighbours with one reason, upright where there is little room. The last of all remarks."""
    words = [
        t(numbers.STATUS[by_period[p]["status"]]) if p in by_period and by_period[p]["value"] is None else "" for p in periods
    ]
    runs, start = [], 0
    for n in range(1, len(words) + 1):
        if n == len(words) or words[n] != words[start]:
            runs += [(start, n, words[start])] if words[start] else []
            start = n
    rest = list(fig.layout.get("annotations", []))
    need = max((axes.width(word, NUMBER) * len(periods) / (end - start) for start, end, word in runs), default=0)
    for upright in (True, False):
        fig.layout["annotations"] = list(rest)
        for start, end, word in runs:
            turned = {"textangle": -90} if upright else {}
            theme.note(fig, word, (start + end - 1) / 2, 0, yref="paper", yanchor="bottom", yshift=6, **turned)
        if upright and need > axes.LEAST_PLOT:
            margin = fig.layout["margin"]
            fig.narrower(need + margin["l"] + margin["r"], annotations=fig.layout["annotations"])


def events(fig: Figure, periods: Sequence[str], rows: Iterable[Row], lang: str) -> None:
    """◆ on the axis below the periods in which something happened."""
    for place, here in enumerate(of_periods(periods, rows).values()):
        if here:
            text = "\n".join(event_text(e, lang) for e in here)
            fig.add_annotation(text="◆", x=place, y=0, yref="paper", yanchor="top", yshift=-1, hovertext=text,
                               font={"size": 13, "color": theme.LINE})  # fmt: skip
            fig.update_xaxes(ticklabelstandoff=18)  # below the marks
