"""One indicator in one period at several offices, the best on top: amounts as bars, places as points on a scale of places."""

from charts import theme
from charts.trend import SAMPLE
from wording import numbers, scope
from wording.language import translator


def bars(rows: list, office: str, lang: str):
    """Bars of one period over the offices (db/sql/page/peers.sql), best on top, the chosen office in the accent colour."""
    t = translator(lang)
    fig = theme.figure(70 + 34 * len(rows), t(SAMPLE) if rows[0]["sample"] else "")
    rows = rows[::-1]
    if rows[0]["kind"] == "rank":
        return _places(fig, rows, office, lang)
    values = [r["value"] for r in rows]
    fig.add_bar(
        orientation="h",
        y=[scope.scoped_office(r, lang) for r in rows],
        x=values,
        width=0.6,
        cliponaxis=False,
        marker={"color": [theme.LINE if r["office"] == office else "rgba(125,133,144,0.45)" for r in rows]},
        text=[
            numbers.figure(r, lang) if lang == "zh" or r["kind"] in ("rank", "ratio") else numbers.label(r, lang) for r in rows
        ],
        textposition="outside",
        constraintext="none",
        textfont={"size": 13},
        hoverinfo="skip",
    )
    fig.update_xaxes(visible=False, range=[0, max(values, default=1) * 1.3 or 1])
    fig.update_yaxes(automargin=True, showgrid=False, type="category", tickfont={"size": 14})
    return fig


def _places(fig, rows: list, office: str, lang: str):
    """Places as points, the first at the left: the length of a bar would say that a place is an amount."""
    worst = max(r["value"] for r in rows)
    fig.add_scatter(
        x=[r["value"] for r in rows],
        y=[scope.scoped_office(r, lang) for r in rows],
        mode="markers+text",
        cliponaxis=False,
        marker={"size": 14, "color": [theme.LINE if r["office"] == office else theme.MUTED for r in rows],
                "symbol": ["circle" if r["qualifier"] == "=" else "circle-open" for r in rows]},
        text=[numbers.figure(r, lang) for r in rows],
        textposition="middle right",
        textfont={"size": 13},
        hoverinfo="skip",
    )  # fmt: skip
    fig.update_xaxes(
        range=[0.5, worst + max(worst * 0.3, 1.5)], tickformat="d", dtick=1 if worst < 8 else None, showgrid=True, zeroline=False
    )
    fig.update_yaxes(automargin=True, showgrid=True, type="category", tickfont={"size": 14})
    return fig


def alt(rows: list, lang: str) -> str:
    """The offices and their figures, best first."""
    return numbers.listed((f"{scope.scoped_office(r, lang)} {numbers.figure(r, lang)}" for r in rows), lang)
