"""What stands beside the line of an indicator: targets with their numbers, breaks, words in gaps, events."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from charts import axes, theme
from charts.figure import Figure
from charts.types import Box, Values, Words
from wording import numbers
from wording.language import later, translator
from wording.timeline import event_text, of_periods
from wording.types import Row

TARGET = later("目标")
DASH = 26  # px: what Plotly draws 1.4 times as long
HALF = 19  # px from the middle of a dash to its end
NUMBER = 12  # px, the type of a target's number and of all words here


def target_texts(row: Row, aims: Values, lang: str) -> dict[int, str]:
    """Place → the number of the target there: at the last period of each target that holds for several."""
    texts = {}
    for n, aim in enumerate(aims):
        if aim is not None and (n + 1 == len(aims) or aims[n + 1] != aim):
            texts[n] = numbers.label({**row, "value": aim, "qualifier": "=", "status": "A"}, lang)
    if texts:
        texts[max(texts)] = f"{translator(lang)(TARGET)} {texts[max(texts)]}"
    return texts


def targets(fig: Figure, row: Row, aims: Values, values: Values, lang: str) -> None:
    """A dash for each target, its number on the side that is away from the figure."""
    if all(aim is None for aim in aims):
        return
    fig.add_scatter(
        x=list(range(len(aims))),
        y=aims,
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "line-ew", "size": DASH, "color": theme.MUTED, "line": {"width": 3, "color": theme.MUTED}},
        customdata=[
            numbers.label({**row, "value": a, "qualifier": "=", "status": "A"}, lang) if a is not None else "" for a in aims
        ],
        hovertemplate=translator(lang)(TARGET) + " %{customdata}<extra></extra>",
    )
    for n, text in target_texts(row, aims, lang).items():
        if (aim := aims[n]) is not None:
            theme.note(fig, text, n, aim, **_beside(fig, n, len(aims), aim, values[n]))


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


def target_room(row: Row, aims: Values, lang: str) -> int:
    """Px beyond the plot for the number of the last period's target, on a phone."""
    text = target_texts(row, aims, lang).get(len(aims) - 1, "")
    return round(max(HALF + 6 + axes.width(text, NUMBER) - axes.LEAST_PLOT / len(aims) / 2, 0)) if text else 0


def target_boxes(fig: Figure, row: Row, aims: Values, values: Values, lang: str) -> list[tuple[int, float, Box]]:
    """(place among the periods, target, box around it in px) of the dashes and of their numbers, which labels keep clear of."""
    boxes: list[tuple[int, float, Box]] = [(n, aim, (-HALF, -3, HALF, 3)) for n, aim in enumerate(aims) if aim is not None]
    for n, text in target_texts(row, aims, lang).items():
        if (aim := aims[n]) is None:
            continue
        wide, at = axes.width(text, NUMBER), _beside(fig, n, len(aims), aim, values[n])
        left = at["xshift"] or -wide / 2
        foot = {"middle": -8, "bottom": 3, "top": -19}[at["yanchor"]]
        boxes.append((n, aim, (left, foot, left + wide, foot + 16)))
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
