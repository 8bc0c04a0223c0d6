"""Charts of one year of an office: where it stands among others, all its rates on one scale, its amounts.

Rows are those of db/sql/page/card.sql with a value; each mark carries its indicator (`ids`).
"""

from collections.abc import Sequence

from charts import axes, named_rows, theme
from charts.figure import Figure
from charts.text import aside
from charts.trend import SAMPLE
from wording import numbers, scope, targets
from wording.language import later, translator
from wording.types import Row

Standing = tuple[Row, Sequence[Row]]  # the row of an office, those of all offices of the same indicator and period
LABEL = 13  # px
KEY = later("● 本单位　○ 其他单位　越靠右越好，不分好坏的越靠右越大")
PLACE = later("{figure}（{n}个中第{place}）")


# -- standing --------------------------------------------------------------------------------------------------


def standing(items: Sequence[Standing], lang: str) -> Figure:
    """A strip of dots for each indicator: ● this office, ○ the others, ◇ those of another scope (wording/scope.py); the best at the right.

    items: (row of the office, rows of db/sql/page/peers.sql of the same indicator and period). Each strip has its own scale from its least to
    its greatest figure: a place on it says where one stands, and no more.
    """
    t = translator(lang)
    names, ids = [numbers.dated_name(own, lang) for own, _ in items], [own["indicator"] for own, _ in items]
    texts = [standing_text(own, rows, lang) for own, rows in items]
    rooms = (6, named_rows.room(texts, LABEL) + 8)
    fig = named_rows.frame(names, ids, rooms, t(SAMPLE) if items[0][0]["sample"] else "")
    fig.update_xaxes(range=[0, 1], showticklabels=False, tickvals=[], ticktext=[])
    for n in range(len(items)):
        fig.add_shape(type="line", x0=0, x1=1, y0=n, y1=n, layer="below", line={"width": 1, "color": theme.GRID})
    _others(fig, items, lang)
    fig.add_scatter(
        x=[_share(own, own, rows) for own, rows in items], y=list(range(len(items))), ids=ids, mode="markers", cliponaxis=False, hoverinfo="skip",
        marker={"size": 13, "color": theme.LINE, "line": {"width": 0, "color": theme.LINE}})  # fmt: skip
    for n, text in enumerate(texts):
        fig.add_annotation(text=text, x=1, xref="paper", xanchor="left", xshift=12, y=n, font={"size": LABEL, "color": theme.INK})
    named_rows.names_above(fig, names, ids, rooms)
    return fig


def _others(fig: Figure, items: Sequence[Standing], lang: str) -> None:
    points = [
        (n, own, rows, r) for n, (own, rows) in enumerate(items) for r in rows if r["office"] and r["office"] != own["office"]
    ]
    fig.add_scatter(
        x=[_share(r, own, rows) for _, own, rows, r in points], y=[n for n, *_ in points], ids=[own["indicator"] for _, own, *_ in points],
        mode="markers", cliponaxis=False,
        marker={"size": 10, "color": theme.MUTED, "line": {"width": 1.5, "color": theme.MUTED},
                "symbol": ["diamond-open" if scope.name(r, lang) != scope.name(own, lang) else "circle-open" for _, own, _, r in points]},
        customdata=[numbers.about(scope.scoped_office(r, lang), numbers.figure(r, lang), lang) for *_, r in points],
        hovertemplate="%{customdata}<extra></extra>")  # fmt: skip


def _share(row: Row, own: Row, rows: Sequence[Row]) -> float:
    """Where a figure lies between the worst (0) and the best (1)."""
    values = [r["value"] for r in rows]
    low, high = min(values), max(values)
    share = (row["value"] - low) / (high - low) if high > low else 0.5
    return round(1 - share if own["direction"] == "down" else share, 4)


def place(own: Row, rows: Sequence[Row]) -> tuple[int, int]:
    """(place, out of how many) of the office's figure, the best first; equal figures share the better place."""
    values = [r["value"] for r in rows if r["office"]]
    better = [v for v in values if (v < own["value"] if own["direction"] == "down" else v > own["value"])]
    return len(better) + 1, len(values)


def standing_text(own: Row, rows: Sequence[Row], lang: str) -> str:
    """The office's figure, and its place where there is a better and a worse."""
    figure, (at, count) = numbers.figure(own, lang), place(own, rows)
    if own["direction"] == "neutral" or own["kind"] == "rank":
        return figure
    return translator(lang)(PLACE).format(figure=figure, place=at, n=count)


def standing_key(items: Sequence[Standing], lang: str) -> str:
    """What the marks of a standing mean, of those that there are."""
    t = translator(lang)
    scoped = any(scope.name(r, lang) != scope.name(own, lang) for own, rows in items for r in rows if r["office"])
    return numbers.listed([t(KEY), t(later("◇ 口径范围不同")) if scoped else ""], lang)


def standing_alt(items: Sequence[Standing], lang: str) -> str:
    """Each indicator with the office's figure and place."""
    return numbers.listed(
        (numbers.about(numbers.dated_name(own, lang), standing_text(own, rows, lang), lang) for own, rows in items), lang
    )


# -- rates -----------------------------------------------------------------------------------------------------


def rates(rows: Sequence[Row], lang: str) -> Figure:
    """All ratios of an office on one scale from 0 to 100, the highest first: a dot with its figure, the target as a tick."""
    rows = sorted(rows, key=lambda r: -r["value"])
    names, ids, texts = (
        [numbers.dated_name(r, lang) for r in rows],
        [r["indicator"] for r in rows],
        [numbers.figure(r, lang) for r in rows],
    )
    top = max(100, *(r["value"] for r in rows))
    rooms = (6, named_rows.room(texts, LABEL) + 8)
    fig = named_rows.frame(names, ids, rooms, translator(lang)(SAMPLE) if rows[0]["sample"] else "", bottom=24)
    ticks = axes.ticks(0, top, 20) if top <= 100 else axes.ticks(*axes.steps(0, top))
    fig.update_xaxes(
        range=[0, top],
        tickvals=ticks,
        ticktext=[f"{numbers.number(v)}%" for v in ticks],
        showgrid=True,
        gridcolor=theme.GRID,
        tickangle=0,
    )
    fig.narrower(
        named_rows.NARROW, xaxis={"ticktext": [f"{numbers.number(v)}%" if v in (ticks[0], ticks[-1]) else "" for v in ticks]}
    )
    _targets(fig, rows, lang)
    rough = [r["qualifier"] != "=" for r in rows]
    fig.add_scatter(
        x=[r["value"] for r in rows], y=list(range(len(rows))), ids=ids, mode="markers+text", cliponaxis=False, hoverinfo="skip",
        marker={"size": 12, "color": theme.LINE, "line": {"width": 2, "color": theme.LINE}, "symbol": ["circle-open" if r else "circle" for r in rough]},
        text=texts, textposition=[_side(r, top) for r in rows], textfont={"size": LABEL, "color": theme.INK})  # fmt: skip
    named_rows.names_above(fig, names, ids, rooms)
    return fig


def _side(row: Row, top: float) -> str:
    """The label at the right of its dot, at the left where the target's tick would run through it."""
    ahead = row["target"] is not None and 0 < row["target"] - row["value"] < 0.3 * top
    return "middle left" if ahead and row["value"] > 0.3 * top else "middle right"


def _targets(fig: Figure, rows: Sequence[Row], lang: str) -> None:
    aimed = [(n, r) for n, r in enumerate(rows) if r["target"] is not None]
    if aimed:
        label = translator(lang)(later("目标"))
        fig.add_scatter(
            x=[r["target"] for _, r in aimed], y=[n for n, _ in aimed], ids=[r["indicator"] for _, r in aimed], mode="markers", cliponaxis=False,
            marker={"symbol": "line-ns", "size": 14, "color": theme.MUTED, "line": {"width": 3, "color": theme.MUTED}},
            customdata=[f"{label} {targets.worded(r, lang)}" for _, r in aimed], hovertemplate="%{customdata}<extra></extra>")  # fmt: skip


def rates_alt(rows: Sequence[Row], lang: str) -> str:
    """Each rate with its target."""
    return numbers.listed((_rate(r, lang) for r in sorted(rows, key=lambda r: -r["value"])), lang)


def _rate(row: Row, lang: str) -> str:
    target = "" if row["target"] is None else aside(f"{translator(lang)(later('目标'))} {targets.worded(row, lang)}", lang)
    return f"{numbers.dated_name(row, lang)} {numbers.figure(row, lang)}{target}"


# -- amounts ---------------------------------------------------------------------------------------------------


def amounts(rows: Sequence[Row], lang: str) -> Figure:
    """The amounts of a theme as bars, the largest first; one that would flatten the others is broken and bears its true label."""
    rows = sorted(rows, key=lambda r: -r["value"])
    names, ids, texts = (
        [numbers.dated_name(r, lang) for r in rows],
        [r["indicator"] for r in rows],
        [numbers.figure(r, lang) for r in rows],
    )
    limit = axes.amount_limit([r["value"] for r in rows])
    rooms = (6, named_rows.room(texts, LABEL))
    fig = named_rows.frame(names, ids, rooms, translator(lang)(SAMPLE) if rows[0]["sample"] else "")
    fig.add_bar(
        orientation="h", x=[min(r["value"], limit) for r in rows], y=list(range(len(rows))), width=0.5, ids=ids, cliponaxis=False, constraintext="none",
        marker=theme.bars([theme.LINE] * len(rows), [r["qualifier"] != "=" for r in rows]), text=texts, textposition="outside",
        textfont={"size": LABEL, "color": theme.INK}, hoverinfo="skip")  # fmt: skip
    fig.update_xaxes(range=[0, limit], showticklabels=False, tickvals=[], ticktext=[])
    for n in (n for n, r in enumerate(rows) if r["value"] > limit):
        theme.broken(fig, n, limit, across=True)
    named_rows.names_above(fig, names, ids, rooms)
    return fig


def amounts_alt(rows: Sequence[Row], lang: str) -> str:
    """Each amount, the largest first."""
    return numbers.listed(
        (f"{numbers.dated_name(r, lang)} {numbers.figure(r, lang)}" for r in sorted(rows, key=lambda r: -r["value"])), lang
    )
