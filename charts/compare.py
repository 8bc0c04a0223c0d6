"""Offices side by side on one indicator, and several indicators of one office indexed to 100 at a base period."""

from plotly.subplots import make_subplots

from charts import theme, words
from charts.trend import SAMPLE, eras, spine, tick
from lang import later, named, translator

COLUMNS = 3
SERIES = ["#4A78B5", "#C77B30", "#5E9E6E", "#A05C9B", "#8C7A4B", "#5B8E9E"]  # apart in lightness as well as in hue


def multiples(series: dict, chosen: str, lang: str):
    """Small charts on one common scale, one for each office: {office id: rows of db/sql/series.sql of one frequency}."""
    rows = [row for of_office in series.values() for row in of_office]
    first, lines = rows[0], -(-len(series) // COLUMNS)
    columns = min(COLUMNS, len(series))
    periods = spine([r["period"] for r in rows])
    names = [tick(p, lang) for p in periods]
    fig = make_subplots(lines, columns, shared_yaxes="all", vertical_spacing=0.4 / lines, horizontal_spacing=0.04,
                        subplot_titles=[named(of_office[0], "office", lang) for of_office in series.values()])  # fmt: skip
    house = theme.figure(90 + 210 * lines, translator(lang)(SAMPLE) if first["sample"] else "")
    fig.update_layout(house.layout)
    for n, (office, of_office) in enumerate(series.items()):
        known = {r["period"]: r for r in of_office}
        colour = theme.LINE if office == chosen else theme.MUTED
        for part in eras(periods, known):
            _line(
                fig,
                [known.get(p) for p in part],
                [names[periods.index(p)] for p in part],
                colour,
                lang,
                n // columns + 1,
                n % columns + 1,
            )
    fig.update_xaxes(type="category", categoryorder="array", categoryarray=names, showgrid=False, nticks=4, fixedrange=True)
    fig.update_yaxes(gridcolor=theme.GRID, fixedrange=True, tickformat=",~f", nticks=5)
    if first["kind"] == "rank":
        fig.update_yaxes(autorange="reversed", tickformat="d")
    elif first["kind"] != "ratio":
        fig.update_yaxes(rangemode="tozero")
    return fig


def _line(fig, rows: list, names: list, colour: str, lang: str, line: int, column: int) -> None:
    symbols = ["circle" if r and r["qualifier"] == "=" else "circle-open" for r in rows]
    last = max((n for n, r in enumerate(rows) if r and r["value"] is not None), default=None)
    fig.add_scatter(
        x=names, y=[r["value"] if r else None for r in rows], connectgaps=False, mode="lines+markers+text", showlegend=False,
        text=[words.label(r, lang) if n == last else "" for n, r in enumerate(rows)], textposition="top center", cliponaxis=False,
        line={"color": colour, "width": 2}, marker={"size": 6, "symbol": symbols, "color": colour},
        customdata=[words.figure(r, lang) if r else "" for r in rows], hovertemplate="%{x}<br>%{customdata}<extra></extra>",
        row=line, col=column)  # fmt: skip


def indexed(series: dict, base: str, lang: str):
    """Lines of several indicators of one office, each 100 in the base period: {indicator id: rows}. See `index`."""
    first = next(iter(series.values()))[0]
    fig = theme.figure(420, translator(lang)(SAMPLE) if first["sample"] else "")
    periods = spine([r["period"] for rows in series.values() for r in rows])
    names = [tick(p, lang) for p in periods]
    for n, rows in enumerate(series.values()):
        values = index(rows, base)
        colour = SERIES[n % len(SERIES)]
        last = max((p for p in values), default=None)
        label = named(rows[0], "name", lang)
        fig.add_scatter(
            x=names, y=[values.get(p) for p in periods], connectgaps=False, mode="lines+markers+text", name=label, cliponaxis=False,
            line={"color": colour, "width": 3, "dash": ["solid", "dash", "dot"][n % 3]}, marker={"size": 8, "symbol": n},
            text=[words.number(values[p], 1) if p == last else "" for p in periods], textposition="top center", textfont={"color": colour},
            hovertemplate=label + "<br>%{x} %{y:.1f}<extra></extra>")  # fmt: skip
    fig.add_hline(y=100, line={"color": theme.MUTED, "width": 1})
    theme.note(fig, translator(lang)(later("{period}＝100")).format(period=words.period_name(base, lang)), 0, 1.02, xref="paper", yref="paper",
               xanchor="left", yanchor="bottom")  # fmt: skip
    fig.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.14, "yanchor": "top"}, margin={"t": 36, "r": 40})
    fig.update_xaxes(type="category", categoryorder="array", categoryarray=names)
    return fig


def index(rows: list, base: str) -> dict:
    """Period → 100 × value ÷ value of the base period, within the era of the base; {} where there is no base to divide by.

    Shares no period across a break, and none of a rank: places are not amounts.
    """
    known = {r["period"]: r for r in rows}
    start = known.get(base)
    if start is None or not start["value"] or start["value"] < 0 or start["kind"] == "rank":
        return {}
    era = next(part for part in eras(sorted(known), known) if base in part)
    return {p: 100 * known[p]["value"] / start["value"] for p in era if known[p]["value"] is not None}


def indexed_alt(series: dict, base: str, lang: str) -> str:
    """Each indicator's newest index in words."""
    newest = {rows[0]["indicator"]: max(index(rows, base).items()) for rows in series.values()}
    said = (
        f"{named(rows[0], 'name', lang)} {words.period_name(newest[i][0], lang)} {words.number(newest[i][1], 1)}"
        for i, rows in series.items()
    )
    start = translator(lang)(later("{period}＝100")).format(period=words.period_name(base, lang))
    return words.listed([start, *said], lang)
