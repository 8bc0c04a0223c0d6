"""The frame of charts with a row for each name: the name beside its bar or dot, on a phone above it."""

from collections.abc import Sequence

from charts import theme
from charts.axes import width
from charts.figure import Figure
from charts.text import wrapped
from charts.types import Words

NAME = 13  # px
NARROW = 520  # px of a chart below which names stand above their rows, unless they are short
SHORT = 200  # px of names and labels that a phone has room for beside bars
LONGEST = 15  # ems of a line of a name
ROW, ROW_OF_TWO_LINES, ROW_WITH_NAME = 30, 40, 52  # px


def frame(
    names: Sequence[str], ids: Sequence[str], rooms: tuple[float, float], sample: str = "", top: int = 8, bottom: int = 8
) -> Figure:
    """A figure with rows at 0, 1, 2 … from the top. rooms: px beyond the plot for labels at the left and at the right; ids: what each row
    stands for; top, bottom: px for what else is above and below."""
    left, right = (round(room) for room in rooms)
    lines = ["\n".join(wrapped(name, LONGEST, 2)) for name in names]
    row = ROW_OF_TWO_LINES if any("\n" in name for name in lines) else ROW
    widest = max((width(name, NAME) for name in lines), default=0)
    top = max(top, 38) if sample else top
    fig = theme.figure(top + bottom + row * len(names))
    theme.mark(fig, sample, 4, right - 4)
    fig.update_layout(
        margin={"l": round(widest) + left + 14, "r": right, "t": top, "b": bottom}, meta={"ids": ids, "narrower": []}
    )
    fig.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        tickvals=list(range(len(names))),
        ticktext=lines,
        tickfont={"size": NAME, "color": theme.INK},
        ticklabelstandoff=left + 6,
    )
    return fig


def names_above(
    fig: Figure, names: Sequence[str], ids: Sequence[str], rooms: tuple[float, float], data: list[Words] | None = None
) -> None:
    """What holds on a phone where names are long; after all other annotations are there. rooms: as in `frame`; data: what traces have instead."""
    margin, (left, right) = fig.layout["margin"], map(round, rooms)
    if margin["l"] + margin["r"] <= SHORT:
        return
    above = [
        {"text": name, "name": str(key or ""), "x": 0, "y": n, "xref": "paper", "xanchor": "left", "yanchor": "bottom", "xshift": -left - 4,
         "yshift": 15, "showarrow": False, "font": {"size": NAME, "color": theme.INK}, "bgcolor": theme.GROUND, "borderpad": 0}
        for n, (name, key) in enumerate(zip(names, ids, strict=True))
    ]  # fmt: skip
    fig.narrower(
        NARROW,
        height=margin["t"] + margin["b"] + 14 + ROW_WITH_NAME * len(names),
        margin={"l": left + 4, "r": right, "t": margin["t"] + 14},
        yaxis={"showticklabels": False},
        annotations=[
            *({**a, "xshift": right - 4} if a.get("bgcolor") == theme.MARK else a for a in fig.layout.get("annotations", [])),
            *above,
        ],
        **({"data": data} if data else {}),
    )


def room(texts: Sequence[str], size: float, least: float = 6) -> float:
    """Px that labels beyond the ends of bars need."""
    return max((width(text, size) + 10 for text in texts if text), default=least)
