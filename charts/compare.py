"""Offices side by side on one indicator, and several indicators of one office indexed to 100 at a base period."""

from collections.abc import Sequence

from charts import theme
from charts.trend import SAMPLE
from wording import numbers
from wording.language import later, named, translator
from wording.timeline import end, eras, of_rows, tick

SYMBOLS = ["circle", "square", "diamond", "cross", "x", "triangle-up"]
SERIES = ["#4A78B5", "#C77B30", "#5E9E6E", "#A05C9B", "#8C7A4B", "#5B8E9E"]  # apart in lightness as well as in hue


def multiples(series: dict, chosen: str, lang: str) -> dict:
    """Small charts on one common scale: {office id: rows of db/sql/page/series.sql of one frequency} → {office id: figure}."""
    rows = [row for of_office in series.values() for row in of_office]
    periods = of_rows(rows)
    scale = common_scale(rows)
    return {office: _small(of_office, periods, scale, office == chosen, lang) for office, of_office in series.items()}


def common_scale(rows: list) -> list:
    """The ends of the axis that all rows share: from zero for counts and scores, the first place on top for ranks."""
    values = [r["value"] for r in rows if r["value"] is not None] or [0]
    low, high = min(values), max(values)
    if rows[0]["kind"] == "rank":
        return [high + 1, 0.2]
    pad = (high - low) * 0.3 or 1
    return [max(low - pad, 0), high + pad] if rows[0]["kind"] == "ratio" else [0, high * 1.22 or 1]


def _small(rows: list, periods: list, scale: list, is_chosen: bool, lang: str):
    fig = theme.figure(210, translator(lang)(SAMPLE) if rows[0]["sample"] else "")
    names, known = [tick(p, lang) for p in periods], {r["period"]: r for r in rows}
    for part in eras(periods, known):
        _line(
            fig,
            [known.get(p) for p in part],
            [names[periods.index(p)] for p in part],
            theme.LINE if is_chosen else theme.MUTED,
            lang,
        )
    fig.update_layout(
        title={"text": named(rows[0], "office", lang), "x": 0, "font": {"size": 15, "weight": 600}}, margin={"t": 40, "r": 30}
    )
    fig.update_xaxes(type="category", categoryorder="array", categoryarray=names, nticks=4, range=[-0.4, len(names) - 0.6])
    fig.update_yaxes(range=scale, automargin=True, tickformat=",~f", nticks=5)
    return fig


def _line(fig, rows: list, names: list, colour: str, lang: str) -> None:
    symbols = ["circle" if r and r["qualifier"] == "=" else "circle-open" for r in rows]
    last = max((n for n, r in enumerate(rows) if r and r["value"] is not None), default=None)
    fig.add_scatter(
        x=names, y=[r["value"] if r else None for r in rows], connectgaps=False, mode="lines+markers+text",
        text=[numbers.label(r, lang) if n == last else "" for n, r in enumerate(rows)], textposition="top center", cliponaxis=False,
        line={"color": colour, "width": 2}, marker={"size": 6, "symbol": symbols, "color": colour},
        customdata=[numbers.figure(r, lang) if r else "" for r in rows], hovertemplate="%{x}<br>%{customdata}<extra></extra>")  # fmt: skip


def indexed(series: dict, base: str, lang: str):
    """Lines of several indicators of one office, each 100 in the base period: {indicator id: rows}. See `index`."""
    first, t = next(iter(series.values()))[0], translator(lang)
    fig = theme.figure(420, t(SAMPLE) if first["sample"] else "")
    periods = of_rows([r for rows in series.values() for r in rows])
    names = [tick(p, lang) for p in periods]
    for n, rows in enumerate(series.values()):
        values, said, exact = index(rows, base), index_texts(rows, base, lang), index_exactness(rows, base)
        rough = {p for p, q in exact.items() if q != "="}
        told = [said.get(p, "") for p in periods]
        colour = SERIES[n % len(SERIES)]
        last = max(values, key=end, default=None)
        label = named(rows[0], "name", lang)
        fig.add_scatter(
            x=names, y=[values.get(p) for p in periods], connectgaps=False, mode="lines+markers+text", name=label, cliponaxis=False,
            line={"color": colour, "width": 3, "dash": ["solid", "dash", "dot"][n % 3]}, marker={"size": 8, "symbol": [SYMBOLS[n % 6] + ("-open" if p in rough else "") for p in periods]},
            text=[text if p == last else "" for p, text in zip(periods, told, strict=True)], textposition="top center",
            customdata=[[label, text] for text in told], hovertemplate="%{customdata[0]}<br>%{x} %{customdata[1]}<extra></extra>")  # fmt: skip
    fig.add_shape(type="line", x0=0, x1=1, xref="paper", y0=100, y1=100, line={"color": theme.MUTED, "width": 1})
    theme.note(fig, translator(lang)(later("{period}＝100")).format(period=numbers.period_name(base, lang)), 0, 1.02, xref="paper", yref="paper",
               xanchor="left", yanchor="bottom")  # fmt: skip
    fig.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.14, "yanchor": "top"}, margin={"t": 36, "r": 40})
    fig.update_xaxes(type="category", categoryorder="array", categoryarray=names)
    fig.update_yaxes(automargin=True)
    return fig


def index(rows: list, base: str) -> dict:
    """Period → 100 × value ÷ value of the base period, within the era of the base; {} where there is no base to divide by.

    Shares no period across a break, and none of a rank: places are not amounts.
    """
    known = {r["period"]: r for r in rows}
    start = known.get(base)
    if start is None or not start["value"] or start["value"] < 0 or start["kind"] == "rank":
        return {}
    era = next(part for part in eras(sorted(known, key=end), known) if base in part)
    return {p: 100 * known[p]["value"] / start["value"] for p in era if known[p]["value"] is not None}


def index_exactness(rows: list, base: str) -> dict:
    """Period → how exact its index is ("=", ">=", "<=", "~"): a quotient of two figures is a bound where both lean one way."""
    known = {r["period"]: r for r in rows}
    under = known[base]["qualifier"] if base in known else "="

    def of(period: str) -> str:
        over = known[period]["qualifier"]
        if over == under == "=" or period == base:
            return "="
        if over in ("=", ">=") and under in ("=", "<="):
            return ">="
        return "<=" if over in ("=", "<=") and under in ("=", ">=") else "~"

    return {p: of(p) for p in index(rows, base)}


BOUND = {"=": "{change}", ">=": later("{change}以上"), "<=": later("{change}以下"), "~": later("约{change}")}


def index_texts(rows: list, base: str, lang: str) -> dict:
    """Period → its index in words: 116.8, 157.2以上, 约98.3."""
    exact, t = index_exactness(rows, base), translator(lang)
    return {
        p: t(BOUND[exact[p]]).format(change=numbers.number(v, 0 if exact[p] == "~" else 1)) for p, v in index(rows, base).items()
    }


def indexed_alt(series: dict, base: str, lang: str) -> str:
    """Each indicator's newest index in words."""
    newest = {
        rows[0]["indicator"]: max(index_texts(rows, base, lang).items(), key=lambda item: end(item[0]))
        for rows in series.values()
    }
    said = (
        f"{named(rows[0], 'name', lang)} {numbers.period_name(newest[i][0], lang)} {newest[i][1]}" for i, rows in series.items()
    )
    start = translator(lang)(later("{period}＝100")).format(period=numbers.period_name(base, lang))
    return numbers.listed([start, *said], lang)


def unlike(series: dict, whose: str, lang: str) -> str:
    """That the newest figures side by side are of different periods, and whose is of which; "" where all are of one. {id: rows}; whose: "office" or
    "name"."""
    t, found = translator(lang), {}
    for rows in series.values():
        known = [r for r in rows if r["value"] is not None]
        if known:
            found.setdefault(max((r["period"] for r in known), key=end), []).append(named(known[0], whose, lang))
    if len(found) < 2:
        return ""
    said = (
        numbers.about(numbers.period_name(p, lang), t(later("、")).join(found[p]), lang)
        for p in sorted(found, key=end, reverse=True)
    )
    return t(later("最近一期不同，不宜直接比较：{periods}")).format(periods=numbers.listed(said, lang))


def left_out(names: Sequence[str], lang: str) -> str:
    """Who is not shown for want of a figure of the frequency that is; "" for none."""
    t = translator(lang)
    return t(later("没有同一频度的数据，未列入：{names}")).format(names=t(later("、")).join(names)) if names else ""
