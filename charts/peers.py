"""One indicator in one period at several offices, the best on top."""

from charts import theme, words
from charts.trend import SAMPLE
from lang import named, translator


def bars(rows: list, office: str, lang: str):
    """Bars of one period over the offices (db/sql/peers.sql), best on top, the chosen office in the accent colour."""
    t = translator(lang)
    fig = theme.figure(70 + 34 * len(rows), t(SAMPLE) if rows[0]["sample"] else "")
    rows = rows[::-1]
    fig.add_bar(
        orientation="h",
        y=[named(r, "office", lang) for r in rows],
        x=_lengths(rows),
        width=0.6,
        cliponaxis=False,
        marker={"color": [theme.LINE if r["office"] == office else "rgba(125,133,144,0.45)" for r in rows]},
        text=[words.figure(r, lang) if lang == "zh" or r["kind"] in ("rank", "ratio") else words.label(r, lang) for r in rows],
        textposition="outside",
        constraintext="none",
        textfont={"size": 13},
        hoverinfo="skip",
    )
    fig.update_xaxes(visible=False, range=[0, max(_lengths(rows), default=1) * 1.3 or 1])
    fig.update_yaxes(showgrid=False, type="category", tickfont={"size": 14})
    return fig


def _lengths(rows: list) -> list:
    """How long the bars are: the figures, but of ranks the first place has the longest."""
    values = [r["value"] for r in rows]
    return [max(values) + 1 - v for v in values] if rows and rows[0]["kind"] == "rank" else values


def alt(rows: list, lang: str) -> str:
    """The offices and their figures, best first."""
    return words.listed((f"{named(r, 'office', lang)} {words.figure(r, lang)}" for r in rows), lang)
