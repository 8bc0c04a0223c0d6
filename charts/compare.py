"""Offices side by side on one indicator, and several indicators of one office indexed to 100 at a base period."""

from collections.abc import Mapping, Sequence

from charts import axes, line_ends, small, theme
from charts.figure import Figure
from charts.trend import SAMPLE
from wording import numbers
from wording.language import later, named, translator
from wording.timeline import end, eras, of_rows
from wording.types import Row

SYMBOLS = ["circle", "square", "diamond", "cross", "x", "triangle-up"]
SIGNS = "●■◆✚✖▲"  # the same as text
FAR_APART = 8  # times that the largest figures of two small charts may differ on one scale
SERIES = ["#4A78B5", "#C77B30", "#5E9E6E", "#A05C9B", "#8C7A4B", "#5B8E9E"]  # apart in lightness as well as in hue


def multiples(series: Mapping[str, Sequence[Row]], chosen: str, lang: str) -> dict[str, Figure]:
    """Small charts on one common scale, or each on its own where one scale would flatten them (`is_far_apart`): {office id: rows of
    db/sql/page/series.sql of one frequency} → {office id: figure}."""
    rows = [row for of_office in series.values() for row in of_office]
    periods, apart = of_rows(rows), is_far_apart(series)
    return {
        office: small.small_multiple(
            of_office,
            lang,
            periods,
            None if apart else rows,
            named(of_office[0], "office", lang),
            theme.LINE if office == chosen else theme.MUTED,
        )
        for office, of_office in series.items()
    }


def is_far_apart(series: Mapping[str, Sequence[Row]]) -> bool:
    """Whether one scale from zero would flatten a line: the largest figure of one is less than an eighth of another's."""
    tops = [max((r["value"] for r in rows if r["value"] is not None), default=0) for rows in series.values()]
    kinds = {r["kind"] for rows in series.values() for r in rows}
    return not kinds & {"rank", "ratio"} and min(tops, default=0) * FAR_APART < max(tops, default=0)


def indexed(series: Mapping[str, Sequence[Row]], base: str, lang: str) -> Figure:
    """Lines of several indicators of one office, each 100 in the base period, named at their ends: {indicator id: rows}. See `index`."""
    first, t = next(iter(series.values()))[0], translator(lang)
    fig = theme.figure(400, t(SAMPLE) if first["sample"] else "")
    periods = of_rows([r for rows in series.values() for r in rows])
    drawn = {i: index(rows, base) for i, rows in series.items()}
    values = [100, *(v for of_one in drawn.values() for v in of_one.values())]
    low, high, step = axes.steps(max(0.95 * min(values), 0), max(values) * 1.04)
    axes.value_axis(fig, [low, high], axes.ticks(low, high, step))
    ends = [_index_line(fig, n, rows, base, periods, lang) for n, rows in enumerate(series.values())]
    axes.time_axis(fig, periods, lang)
    theme.heading(fig, t(later("{period}＝100")).format(period=numbers.period_name(base, lang)))
    line_ends.name(fig, [e for e in ends if e], periods, lang)
    fig.add_shape(type="line", x0=0, x1=1, xref="paper", y0=100, y1=100, line={"color": theme.MUTED, "width": 1})
    return fig


def _index_line(fig: Figure, n: int, rows: Sequence[Row], base: str, periods: Sequence[str], lang: str) -> line_ends.End | None:
    values, texts, exact = index(rows, base), index_texts(rows, base, lang), index_exactness(rows, base)
    if not values:
        return None
    label, colour = named(rows[0], "name", lang), SERIES[n % len(SERIES)]
    fig.add_scatter(
        x=list(range(len(periods))), y=[values.get(p) for p in periods], connectgaps=False, mode="lines+markers", name=label, cliponaxis=False,
        ids=periods, meta="period", line={"color": colour, "width": 3, "dash": ["solid", "dash", "dot"][n % 3]},
        marker={"size": 8, "color": colour, "line": {"width": 2, "color": colour},
                "symbol": [SYMBOLS[n % 6] + ("-open" if exact.get(p, "=") != "=" else "") for p in periods]},
        customdata=[[label, numbers.period_name(p, lang), texts.get(p, "")] for p in periods], hovertemplate="%{customdata[0]}<br>%{customdata[1]} %{customdata[2]}<extra></extra>")  # fmt: skip
    last = max(values, key=end)
    return line_ends.End(label, texts[last], periods.index(last), values[last], colour, SIGNS[n % 6])


def index(rows: Sequence[Row], base: str) -> dict[str, float]:
    """Period → 100 × value ÷ value of the base period, within the era of the base; {} where there is no base to divide by.

    Shares no period across a break, and none of a rank: places are not amounts.
    """
    by_period = {r["period"]: r for r in rows}
    start = by_period.get(base)
    if start is None or not start["value"] or start["value"] < 0 or start["kind"] == "rank":
        return {}
    era = next(part for part in eras(sorted(by_period, key=end), by_period) if base in part)
    return {p: 100 * by_period[p]["value"] / start["value"] for p in era if by_period[p]["value"] is not None}


def index_exactness(rows: Sequence[Row], base: str) -> dict[str, str]:
    """Period → how exact its index is ("=", ">=", "<=", "~"): a quotient of two figures is a bound where both lean one way."""
    by_period = {r["period"]: r for r in rows}
    under = by_period[base]["qualifier"] if base in by_period else "="

    def of(period: str) -> str:
        over = by_period[period]["qualifier"]
        if over == under == "=" or period == base:
            return "="
        if over in ("=", ">=") and under in ("=", "<="):
            return ">="
        return "<=" if over in ("=", "<=") and under in ("=", ">=") else "~"

    return {p: of(p) for p in index(rows, base)}


BOUND = {"=": "{change}", ">=": later("{change}以上"), "<=": later("{change}以下"), "~": later("约{change}")}


def index_texts(rows: Sequence[Row], base: str, lang: str) -> dict[str, str]:
    """Period → its index in words: 116.8, 157.2以上, 约98.3."""
    exact, t = index_exactness(rows, base), translator(lang)
    return {
        p: t(BOUND[exact[p]]).format(change=numbers.number(v, 0 if exact[p] == "~" else 1)) for p, v in index(rows, base).items()
    }


def indexed_alt(series: Mapping[str, Sequence[Row]], base: str, lang: str) -> str:
    """Each indicator's newest index in words."""
    newest = {
        rows[0]["indicator"]: max(index_texts(rows, base, lang).items(), key=lambda item: end(item[0]))
        for rows in series.values()
    }
    texts = (
        f"{named(rows[0], 'name', lang)} {numbers.period_name(newest[i][0], lang)} {newest[i][1]}" for i, rows in series.items()
    )
    start = translator(lang)(later("{period}＝100")).format(period=numbers.period_name(base, lang))
    return numbers.listed([start, *texts], lang)


def unlike(series: Mapping[str, Sequence[Row]], whose: str, lang: str) -> str:
    """That the newest figures side by side are of different periods, and whose is of which; "" where all are of one. {id: rows}; whose: "office" or
    "name"."""
    t, names_by_period = translator(lang), {}
    for rows in series.values():
        figures = [r for r in rows if r["value"] is not None]
        if figures:
            names_by_period.setdefault(max((r["period"] for r in figures), key=end), []).append(named(figures[0], whose, lang))
    if len(names_by_period) < 2:
        return ""
    texts = (
        numbers.about(numbers.period_name(p, lang), t(later("、")).join(names_by_period[p]), lang)
        for p in sorted(names_by_period, key=end, reverse=True)
    )
    return t(later("最近一期不同，不宜直接比较：{periods}")).format(periods=numbers.listed(texts, lang))


def left_out(names: Sequence[str], lang: str) -> str:
    """Who is not shown for want of a figure of the frequency that is; "" for none."""
    t = translator(lang)
    return t(later("没有同一频度的数据，未列入：{names}")).format(names=t(later("、")).join(names)) if names else ""
