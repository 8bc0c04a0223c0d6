"""One indicator in one period at several offices, the best on top: amounts as bars, places as points on a scale of places."""

from collections.abc import Sequence

from charts import axes, named_rows, theme
from charts.figure import Figure
from charts.trend import SAMPLE
from charts.types import Words
from wording import numbers, scope
from wording.language import translator
from wording.types import Row

LABEL = 13  # px
OTHERS = "rgba(125,133,144,0.45)"


def bars(rows: Sequence[Row], office: str, lang: str) -> Figure:
    """Bars of one period over the offices (db/sql/page/peers.sql), best on top, the chosen office in the accent colour."""
    is_rank = rows[0]["kind"] == "rank"
    texts = [_label(r, lang) for r in rows]
    names, ids = [scope.scoped_office(r, lang) for r in rows], [r["office"] or "" for r in rows]
    limit = axes.amount_limit([r["value"] for r in rows])
    values = [r["value"] if is_rank else min(r["value"], limit) for r in rows]
    rooms = (named_rows.room([t for v, t in zip(values, texts, strict=True) if v < 0], LABEL), named_rows.room(texts, LABEL))
    sample = translator(lang)(SAMPLE) if rows[0]["sample"] else ""
    fig = named_rows.frame(names, ids, rooms, sample, bottom=24 if is_rank else 8)
    words = {"x": values, "y": list(range(len(rows))), "ids": ids, "cliponaxis": False, "text": texts, "hoverinfo": "skip"}
    words["textfont"] = {"size": LABEL, "color": theme.INK}
    rough = [r["qualifier"] != "=" for r in rows]
    if is_rank:
        _places(fig, words, [theme.LINE if r["office"] == office else theme.MUTED for r in rows], rough)
    else:
        colours = [theme.LINE if r["office"] == office else OTHERS for r in rows]
        fig.add_bar(
            orientation="h",
            width=0.5,
            marker={"color": colours, "line": {"width": 0}},
            textposition="outside",
            constraintext="none",
            **words,
        )
        ends = [min(0, *values), max(0, *values)]
        fig.update_xaxes(showticklabels=False, tickvals=[], ticktext=[], range=ends if ends[0] < ends[1] else [0, 1])
        for n in (n for n, r in enumerate(rows) if r["value"] > limit):
            theme.broken(fig, n, limit, across=True)
    named_rows.names_above(fig, names, ids, rooms)
    return fig


def _label(row: Row, lang: str) -> str:
    return numbers.figure(row, lang) if lang == "zh" or row["kind"] in ("rank", "ratio") else numbers.label(row, lang)


def _places(fig: Figure, words: Words, colours: Sequence[str], rough: Sequence[bool]) -> None:
    """Places as points, the first at the left: the length of a bar would say that a place is an amount."""
    fig.add_scatter(
        mode="markers+text",
        marker={
            "size": 14,
            "color": colours,
            "symbol": ["circle-open" if r else "circle" for r in rough],
            "line": {"width": 2, "color": colours},
        },
        textposition="middle right",
        **words,
    )
    worst = max(words["x"])
    ticks = axes.places(worst, False)
    fig.update_xaxes(
        range=[0.5, worst + 0.5], tickvals=ticks, ticktext=[numbers.number(v) for v in ticks], showgrid=True, gridcolor=theme.GRID
    )


def alt(rows: Sequence[Row], lang: str) -> str:
    """The offices and their figures, best first."""
    return numbers.listed((f"{scope.scoped_office(r, lang)} {numbers.figure(r, lang)}" for r in rows), lang)
