"""One indicator over time: the trend and its changes."""

from collections.abc import Mapping, Sequence

from charts import axes, labels, limits, remarks, theme
from charts.figure import Figure
from charts.types import Values
from wording import comparison, numbers, variation
from wording.language import later, named, translator
from wording.timeline import changed_period, eras, of_rows, tick
from wording.types import Row

SAMPLE = later("示例数据")
MAX_LABELS = 13  # more points than this get no label each, but the newest, the first, the highest and the lowest
MAX_BARS = 9  # the same for the changes, which have half the width
MAX_CROSSES = 24
MIDDLE = 420  # px of a plot, between a phone and a desktop
LABEL, BAR_LABEL = 14, 13  # px


def trend(
    rows: Sequence[Row], lang: str, events: Sequence[Row] = (), ahead: Sequence[Row] = (), is_limited: bool = False
) -> Figure:
    """Line of an office's figures of one frequency (db/sql/page/series.sql). A missing period is a gap, a break parts the line.

    events: rows of db/sql/page/event.sql; those within the drawn periods are marked on the axis. ahead: targets of later periods
    (db/sql/page/next_target.sql), for which the axis goes on. is_limited: with the limits of normal variation, where there are any.
    """
    t, row = translator(lang), rows[0]
    fig = theme.figure(360, t(SAMPLE) if row["sample"] else "")
    periods = of_rows(rows, ahead)
    by_period = {r["period"]: r for r in rows}
    aims = remarks.aims(periods, rows, ahead)
    phases = variation.phases(periods, by_period) if is_limited else []
    drawn = (*(r["value"] for r in rows), *remarks.ends(aims), *limits.values(phases))
    ends, ticks = axes.of_values(row["kind"], [v for v in drawn if v is not None])
    axes.value_axis(fig, ends, ticks)
    fig.update_layout(margin={"r": max(28, remarks.target_room(aims, lang))})
    remarks.events(fig, periods, events, lang)
    axes.time_axis(fig, periods, lang)
    limits.draw(fig, phases, lang)
    _lines(fig, periods, by_period, aims, phases, lang)
    remarks.targets(fig, aims, [by_period[p]["value"] if p in by_period else None for p in periods], lang)
    remarks.breaks(fig, periods, by_period, t)
    unit = named(row, "unit", lang)
    theme.heading(fig, t(later("单位：{unit}")).format(unit=unit) if unit else "")
    remarks.gaps(fig, periods, by_period, t)
    return fig


def _lines(
    fig: Figure,
    periods: Sequence[str],
    by_period: Mapping[str, Row],
    aims: remarks.Aims,
    phases: list[variation.Phase],
    lang: str,
) -> None:
    """A line for each era, its labels where no line strikes them."""
    rows = [by_period.get(p) for p in periods]
    values = [r["value"] if r else None for r in rows]
    parts = [[periods.index(p) for p in part] for part in eras(periods, by_period)]
    plot = labels.plot(fig, values, parts)
    boxes = [plot.obstacle(*box) for box in remarks.target_boxes(fig, aims, values, lang)]
    boxes += [plot.obstacle(*box) for box in limits.boxes(phases, len(periods))]
    boxes += [(part[0] / len(periods), 0, (-2, 0, 2, plot.height)) for part in parts[1:]]  # where a break parts the line
    texts, fewer, split = _point_labels(rows, values, lang)
    sides = labels.sides(plot, texts, LABEL, boxes, (split, labels.WIDE))
    narrow = labels.sides(plot, fewer, LABEL, boxes, (axes.LEAST_PLOT, split))
    for part in parts:
        of_part = [periods[n] for n in part], [rows[n] for n in part], [texts[n] for n in part], [sides[n] for n in part]
        _line(fig, part, *of_part, lang)
    if (fewer, narrow) != (texts, sides):
        room = fig.layout["margin"]["l"] + fig.layout["margin"]["r"]
        patches = [{"text": [fewer[n] for n in part], "textposition": [narrow[n] for n in part]} for part in parts]
        fig.narrower(split + room, data=patches)


def _point_labels(rows: Sequence[Row | None], values: Values, lang: str) -> tuple[list[str], list[str], float]:
    """(labels of the points, those on a phone, px of a plot between the two)."""
    few, slot = labels.kept(values), axes.LEAST_PLOT / len(rows)
    texts = [numbers.label(r, lang) if r else "" for r in rows]
    if len(rows) > MAX_LABELS:
        return labels.only(texts, few), labels.only(texts, few), MIDDLE
    need = (max(axes.width(text, LABEL) for text in texts) + 6) * len(rows)
    fewer = [labels.folded(text, slot, LABEL) for text in labels.only(texts, few)] if need > axes.LEAST_PLOT else texts
    return texts, fewer, min(max(need, MIDDLE), labels.WIDE)


def _line(
    fig: Figure,
    places: Sequence[int],
    periods: Sequence[str],
    rows: Sequence[Row | None],
    texts: Sequence[str],
    sides: Sequence[str],
    lang: str,
) -> None:
    exact = [bool(r) and r["qualifier"] == "=" and r["status"] != "P" for r in rows]
    fig.add_scatter(
        x=places,
        y=[r["value"] if r else None for r in rows],
        ids=periods,
        meta="period",
        connectgaps=False,
        cliponaxis=False,
        mode="lines+markers+text",
        line={"color": theme.LINE, "width": 3},
        marker={
            "size": 10,
            "color": theme.LINE,
            "symbol": ["circle" if e else "circle-open" for e in exact],
            "line": {"width": 2, "color": theme.LINE},
        },
        text=texts,
        textposition=sides,
        textfont={"size": LABEL, "color": theme.INK},
        customdata=[_hover(r, lang) for r in rows],
        hovertemplate="<b>%{customdata[0]}</b>%{customdata[1]}<extra></extra>",
    )


def _hover(row: Row | None, lang: str) -> list[str]:
    """The figure in bold, and what is said of it in the lines below."""
    if not row:
        return ["", ""]
    lines = [
        comparison.change_text(row, lang) or comparison.why_text(row, lang),
        variation.place(row, lang) if variation.is_signal(row) else "",
    ]
    if row["as_worded"]:
        lines.append(translator(lang)(later("原文：{text}")).format(text=_wrapped(row["as_worded"])))
    if row["note"]:
        lines.append(translator(lang)(later("备注：{text}")).format(text=_wrapped(row["note"])))
    figure = numbers.about(numbers.period_name(row["period"], lang), numbers.figure(row, lang), lang)
    return [figure, "".join(f"\n{line}" for line in lines if line)]


def _wrapped(text: str, width: int = 28) -> str:
    """The text in lines; of any others that it has, none is blank."""
    return "\n".join(line[i : i + width] for line in text.splitlines() for i in range(0, len(line), width))


def changes(rows: Sequence[Row], lang: str, scheme: str) -> Figure:
    """Bars of the comparisons with the year before; where there is none the place stays empty, with a cross."""
    t, rows = translator(lang), comparison.in_one_unit(rows)
    fig = theme.figure(240, t(SAMPLE) if rows[0]["sample"] else "")
    by_period = {r["period"]: r for r in rows if r["change"] is not None}
    periods = of_rows(rows)
    drawn, limit = [by_period.get(p) for p in periods], axes.limit([r["change"] for r in by_period.values()])
    _change_axis(fig, list(by_period.values()), limit)
    axes.time_axis(fig, periods, lang, [tick(changed_period(p, by_period), lang) for p in periods])
    _change_bars(fig, drawn, periods, limit, lang, scheme)
    for n, row in enumerate(drawn):
        if row is None and len(periods) <= MAX_CROSSES:
            theme.note(fig, "×", n, 0, yanchor="bottom")
        elif row is not None and abs(row["change"]) > limit:
            theme.broken(fig, n, limit if row["change"] > 0 else -limit)
    units = {"points": t(later("个百分点")), "places": t(later("位（升为正）")), "units": named(rows[0], "unit", lang)}
    unit = units.get(next((r["change_kind"] for r in by_period.values()), ""), "%")
    theme.heading(fig, t(later("单位：{unit}")).format(unit=unit) if unit else "")
    return fig


def _change_bars(fig: Figure, drawn: Sequence[Row | None], periods: Sequence[str], limit: float, lang: str, scheme: str) -> None:
    """A bar for each row of `drawn` (None: no comparison), cut off at the limit of the scale."""
    colours = [theme.colour(comparison.judgement(r), r["change"], scheme) if r else theme.MUTED for r in drawn]
    words = [comparison.change_text(r, lang) if r else "" for r in drawn]
    texts, narrow, need = _change_labels(drawn, limit, lang)
    fig.add_bar(
        x=list(range(len(periods))), y=[min(max(r["change"], -limit), limit) if r else None for r in drawn], ids=periods, meta="period", width=0.5,
        cliponaxis=False, constraintext="none", marker=theme.bars(colours, [bool(r and r["bound"]) for r in drawn]),
        text=texts, textposition="outside", textfont={"size": BAR_LABEL, "color": theme.INK},
        customdata=[[numbers.period_name(p, lang), text] for p, text in zip(periods, words, strict=True)],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>")  # fmt: skip
    if narrow != texts:
        fig.narrower(need + fig.layout["margin"]["l"] + fig.layout["margin"]["r"], data=[{"text": narrow}])


def _change_labels(drawn: Sequence[Row | None], limit: float, lang: str) -> tuple[list[str], list[str], float]:
    """(labels of the bars, those on a phone, px that a plot needs for all of them): of few bars all, else the weightiest and those that are cut off."""
    texts, slot = [comparison.short_change(r, lang) if r else "" for r in drawn], axes.LEAST_PLOT / len(drawn)
    broken = [n for n, r in enumerate(drawn) if r and abs(r["change"]) > limit]
    weighty = sorted(labels.kept([r["change"] if r else None for r in drawn]), reverse=True)
    fewer = labels.only(texts, labels.apart(texts, [*weighty, *broken], slot, BAR_LABEL))
    if len(drawn) > MAX_BARS:
        return fewer, fewer, 0
    need = (max(axes.width(text, BAR_LABEL) for text in texts) + 6) * len(drawn)
    narrow = [labels.folded(text, slot, BAR_LABEL) for text in fewer] if need > axes.LEAST_PLOT else texts
    return texts, narrow, need


def _change_axis(fig: Figure, rows: Sequence[Row], limit: float) -> None:
    """Room for the labels above and below the bars; no half incidents, no half places."""
    span = [min(max(r["change"], -limit), limit) for r in rows]
    low, high = min(*span, 0, 0), max(*span, 0, 0)
    pad = (high - low) * 0.25 or 1
    whole = any(r["change_kind"] in ("units", "places") for r in rows)
    first, last, step = axes.steps(low - pad if low < 0 else 0, high + pad if high > 0 else 0 if low < 0 else 1, whole)
    axes.value_axis(fig, [first, last], axes.ticks(first, last, step))
    fig.update_yaxes(zeroline=True, zerolinecolor=theme.MUTED, zerolinewidth=1.5)


def alt(rows: Sequence[Row], lang: str, is_limited: bool = False) -> str:
    """What the trend shows, for those who cannot see it: written from the drawn figures; of limits too where figures lie."""
    row = rows[0]
    subject = [named(row, "office", lang), named(row, "name", lang), translator(lang)(SAMPLE) if row["sample"] else ""]
    texts = [numbers.about(numbers.period_name(r["period"], lang), numbers.figure(r, lang), lang) for r in rows]
    if is_limited:
        texts += [variation.facts(phase.row, lang) for phase in _phases(rows)]
        texts += [
            numbers.about(numbers.period_name(r["period"], lang), variation.place(r, lang), lang)
            for r in rows
            if variation.is_signal(r)
        ]
    return numbers.about(" ".join(filter(None, subject)), numbers.listed(texts, lang), lang)


def _phases(rows: Sequence[Row]) -> list[variation.Phase]:
    by_period = {r["period"]: r for r in rows}
    return variation.phases(list(by_period), by_period)


def changes_alt(rows: Sequence[Row], lang: str) -> str:
    """The comparisons in words, one for each period."""
    return numbers.listed(
        (
            numbers.about(
                numbers.period_name(r["period"], lang), comparison.change_text(r, lang) or comparison.why_text(r, lang), lang
            )
            for r in rows
        ),
        lang,
    )
