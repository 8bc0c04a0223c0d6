"""A small chart of one indicator among others: its line on a time axis that they share, target, the others' median, the newest figure."""

from collections.abc import Mapping, Sequence

from charts import axes, remarks, theme
from charts.figure import Figure
from charts.trend import SAMPLE
from charts.types import Values
from wording import numbers
from wording.language import later, named, translator
from wording.timeline import eras, of_rows
from wording.types import Row

HEIGHT, LEAST = 150, 110  # px of the chart, and of its narrowest plot across
LABEL, TITLE = 13, 14  # px
SMALL_DASH = 12  # px
MEDIAN = later("同类单位中位数")


def small_multiple(
    rows: Sequence[Row],
    lang: str,
    periods: Sequence[str] | None = None,
    scale: Sequence[Row] | None = None,
    title: str = "",
    colour: str = theme.LINE,
    median: Mapping[str, float] | None = None,
) -> Figure:
    """One line of rows (db/sql/page/series.sql, one frequency) with the newest figure in words at its end.

    periods: of the time axis that several small charts share; scale: rows whose values share the vertical axis (None: its own);
    title: above the chart, "" for none; median: period → the median of comparable offices, a thin dashed line.
    """
    t, row = translator(lang), rows[0]
    fig = theme.figure(HEIGHT)
    periods = periods or of_rows(rows)
    by_period = {r["period"]: r for r in rows}
    newest = next((r for r in reversed(rows) if r["value"] is not None), None)
    aims = remarks.aims(periods, rows)
    text = numbers.label(newest, lang) if newest else ""
    fig.update_layout(margin={"t": 30 if title or row["sample"] else 14, "r": round(axes.width(text, LABEL)) + 14, "b": 26})
    more = [*remarks.ends(aims), *(median or {}).values()]
    values = [v for v in (*(r["value"] for r in scale or rows), *more) if v is not None]
    ends, ticks = axes.of_values(row["kind"], values, few=True)
    axes.value_axis(fig, ends, ticks)
    axes.time_axis(fig, periods, lang, least=LEAST)
    _median(fig, periods, median or {}, row, lang)
    _aims(fig, aims, [by_period[p]["value"] if p in by_period else None for p in periods], lang)
    for part in eras(periods, by_period):
        _line(fig, part, periods, by_period, colour, newest, text, lang)
    remarks.breaks(fig, periods, by_period, lambda word: "")
    if title:
        theme.title(fig, title, TITLE)
    theme.mark(fig, t(SAMPLE) if row["sample"] else "", 6, fig.layout["margin"]["r"] - 4, 12)
    return fig


def _line(
    fig: Figure,
    part: Sequence[str],
    periods: Sequence[str],
    by_period: Mapping[str, Row],
    colour: str,
    newest: Row | None,
    text: str,
    lang: str,
) -> None:
    rows = [by_period.get(p) for p in part]
    fig.add_scatter(
        x=[periods.index(p) for p in part], y=[r["value"] if r else None for r in rows], ids=part, meta="period", connectgaps=False, cliponaxis=False,
        mode="lines+markers+text", line={"color": colour, "width": 2.5},
        marker={"size": 6, "color": colour, "line": {"width": 1.5, "color": colour},
                "symbol": ["circle" if r and r["qualifier"] == "=" else "circle-open" for r in rows]},
        text=[text if r is not None and r is newest else "" for r in rows], textposition="middle right", textfont={"size": LABEL, "color": theme.INK, "weight": 600},
        customdata=[numbers.about(numbers.period_name(p, lang), numbers.figure(r, lang), lang) if r else "" for p, r in zip(part, rows, strict=True)],
        hovertemplate="%{customdata}<extra></extra>")  # fmt: skip


def _median(fig: Figure, periods: Sequence[str], median: Mapping[str, float], row: Row, lang: str) -> None:
    """A thin dashed line, told from the office's own by its dashes."""
    if not median:
        return
    label = translator(lang)(MEDIAN)
    fig.add_scatter(
        x=list(range(len(periods))), y=[median.get(p) for p in periods], connectgaps=False, cliponaxis=False, mode="lines",
        line={"color": theme.MUTED, "width": 1.5, "dash": "dot"}, hovertemplate="%{customdata}<extra></extra>",
        customdata=[numbers.about(label, numbers.figure({**row, "value": median[p], "qualifier": "=", "status": "A"}, lang), lang) if p in median else "" for p in periods])  # fmt: skip


def _aims(fig: Figure, aims: remarks.Aims, values: Values, lang: str) -> None:
    """The target of each period, with the words of the newest."""
    remarks.target_marks(fig, aims, lang, SMALL_DASH)
    if texts := remarks.target_texts(aims, lang):
        last = max(texts)
        text, at = texts[last]
        theme.note(fig, text, last, at, font={"size": 11, "color": theme.FAINT}, **remarks.away(fig, at, values[last]))


def alt(rows: Sequence[Row], lang: str) -> str:
    """The first and the newest figure, and that there is a target: enough for one of many."""
    figures = [r for r in rows if r["value"] is not None]
    shown = figures[:1] + figures[-1:] if len(figures) > 1 else figures
    texts = [numbers.about(numbers.period_name(r["period"], lang), numbers.figure(r, lang), lang) for r in shown]
    return numbers.about(named(rows[0], "name", lang), numbers.listed(texts, lang), lang)
