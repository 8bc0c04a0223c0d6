"""One indicator over time: the trend and its changes."""

from charts import theme
from wording import comparison, numbers
from wording.language import later, named, translator
from wording.timeline import changed_period, eras, event_text, of_periods, of_rows, tick

SAMPLE = later("示例数据")
MAX_LABELS = 13  # more points than this get no direct labels
MAX_BARS = 9  # the same for the changes, which have half the width


def trend(rows: list, lang: str, events=(), ahead=()):
    """Line of an office's figures of one frequency (db/sql/page/series.sql). A missing period is a gap, a break parts the line.

    events: rows of db/sql/page/event.sql; those within the drawn periods are marked on the axis. ahead: targets of later periods
    (db/sql/page/next_target.sql), for which the axis goes on.
    """
    t, row = translator(lang), rows[0]
    fig = theme.figure(360, t(SAMPLE) if row["sample"] else "")
    periods = of_rows(rows, ahead)
    names = [tick(p, lang) for p in periods]
    known = {r["period"]: r for r in rows}
    aimed = {r["period"]: r["target"] for r in [*rows, *ahead]}
    for part in eras(periods, known):
        _line(fig, part, periods, names, known, lang)
    _targets(fig, names, [aimed.get(p) for p in periods], lang)
    for period, here in known.items():
        _remarks(fig, period, here, periods, t)
    _events(fig, periods, events, lang)
    unit = named(row, "unit", lang)
    theme.note(
        fig,
        t(later("单位：{unit}")).format(unit=unit) if unit else "",
        0,
        1.02,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
    )
    fig.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=names,
        range=[-0.5, len(names) - 0.5],
        nticks=len(names) if len(names) < MAX_LABELS else 6,
        tickangle=0,
    )
    _value_axis(fig, row, [v for v in (*(r["value"] for r in rows), *aimed.values()) if v is not None])
    return fig


def _line(fig, part: list, periods: list, names: list, known: dict, lang: str) -> None:
    rows = [known.get(p) for p in part]
    values = [r["value"] if r else None for r in rows]
    exact = [bool(r) and r["qualifier"] == "=" and r["status"] != "P" for r in rows]
    labels = [numbers.label(r, lang) if r else "" for r in rows]
    fig.add_scatter(
        x=[names[periods.index(p)] for p in part],
        y=values,
        connectgaps=False,
        cliponaxis=False,
        mode="lines+markers+text" if len(periods) <= MAX_LABELS else "lines+markers",
        line={"color": theme.LINE, "width": 3},
        marker={
            "size": 10,
            "color": theme.LINE,
            "symbol": ["circle" if e else "circle-open" for e in exact],
            "line": {"width": 2, "color": theme.LINE},
        },
        text=labels,
        textposition="top center",
        textfont={"size": 14},
        customdata=[_hover(r, lang) for r in rows],
        hovertemplate="<b>%{customdata[0]}</b>%{customdata[1]}<extra></extra>",
    )


def _hover(row, lang: str) -> list:
    """The figure in bold, and what is said of it in the lines below."""
    if not row:
        return ["", ""]
    lines = [
        comparison.change_text(row, lang) or comparison.why_text(row, lang),
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


def _targets(fig, names: list, wanted: list, lang: str) -> None:
    if any(w is not None for w in wanted):
        fig.add_scatter(
            x=names,
            y=wanted,
            mode="markers",
            marker={"symbol": "line-ew", "size": 26, "line": {"width": 3, "color": theme.MUTED}},
            hovertemplate=translator(lang)(later("目标")) + " %{y}<extra></extra>",
        )
        last = max(n for n, w in enumerate(wanted) if w is not None)
        theme.note(fig, translator(lang)(later("目标")), last, wanted[last], xanchor="left", xshift=16)


def _remarks(fig, period: str, row, periods: list, t) -> None:
    """A dashed divide before a break, and a word where a figure was not reported."""
    place = periods.index(period)
    if row["status"] == "B":
        fig.add_shape(
            type="line",
            x0=place - 0.5,
            x1=place - 0.5,
            y0=0,
            y1=1,
            yref="paper",
            line={"dash": "dash", "width": 1.5, "color": theme.MUTED},
        )
        theme.note(fig, t(numbers.STATUS["B"]), place - 0.5, 1.02, yref="paper", yanchor="bottom")
    elif row["value"] is None:
        theme.note(fig, t(numbers.STATUS[row["status"]]), place, 0.04, yref="paper")


def _events(fig, periods: list, events, lang: str) -> None:
    for place, found in enumerate(of_periods(periods, events).values()):
        if found:
            told = "\n".join(event_text(e, lang) for e in found)
            fig.add_annotation(text="◆", x=place, y=0, yref="paper", yanchor="top", yshift=2, showarrow=False, hovertext=told,
                               font={"size": 13, "color": theme.LINE})  # fmt: skip
            fig.update_xaxes(ticklabelstandoff=16)  # below the marks


def _value_axis(fig, row, values: list) -> None:
    """Counts and scores start at zero; ranks have 1 on top; ratios fill the height they need."""
    if row["kind"] == "rank":
        fig.update_yaxes(range=[max(values, default=1) + 1, 0.3], tickformat="d", dtick=1 if max(values, default=1) < 8 else None)
    elif row["kind"] == "ratio" and values:
        low, high = min(values), max(values)
        pad = max((high - low) * 0.35, 2)
        fig.update_yaxes(range=[max(low - pad, 0), high + pad])
    else:
        few = row["kind"] == "count" and max(values, default=1) < 6  # no half incidents on the axis
        fig.update_yaxes(
            rangemode="tozero", range=[0, max(values, default=1) * 1.18 or 1], tickformat=",~f", dtick=1 if few else None
        )


def changes(rows: list, lang: str, scheme: str):
    """Bars of the comparisons with the year before; where there is none the place stays empty, with a cross."""
    t, rows = translator(lang), comparison.in_one_unit(rows)
    fig = theme.figure(240, t(SAMPLE) if rows[0]["sample"] else "")
    known = {r["period"]: r for r in rows if r["change"] is not None}
    periods = of_rows(rows)
    names = [tick(changed_period(p, known), lang) for p in periods]
    drawn, few = [known.get(p) for p in periods], len(periods) <= MAX_BARS
    fig.add_bar(
        x=names,
        y=[r["change"] if r else None for r in drawn],
        width=0.5,
        cliponaxis=False,
        constraintext="none",
        marker={"color": [theme.colour(comparison.judgement(r), r["change"], scheme) if r else theme.MUTED for r in drawn]},
        text=[comparison.short_change(r, lang) if r and few else "" for r in drawn],
        textposition="outside",
        textfont={"size": 13},
        customdata=[comparison.change_text(r, lang) if r else "" for r in drawn],
        hovertemplate="%{x}<br>%{customdata}<extra></extra>",
    )
    for n, row in enumerate(drawn):
        if row is None and few:
            theme.note(fig, "×", n, 0)
    units = {"points": t(later("个百分点")), "places": t(later("位（升为正）")), "units": named(rows[0], "unit", lang)}
    unit = units.get(next((r["change_kind"] for r in known.values()), ""), "%")
    theme.note(
        fig,
        t(later("单位：{unit}")).format(unit=unit) if unit else "",
        0,
        1.04,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
    )
    span = [r["change"] for r in known.values()]
    _around_zero(fig, span)
    if any(r["change_kind"] in ("units", "places") for r in known.values()) and max(map(abs, span)) < 6:
        fig.update_yaxes(dtick=1)  # no half incidents, no half places
    fig.update_xaxes(type="category", range=[-0.5, len(names) - 0.5], nticks=len(names) if few else 6, tickangle=0)
    return fig


def _around_zero(fig, span: list) -> None:
    """Room for the labels above and below the bars."""
    low, high = min(*span, 0, 0), max(*span, 0, 0)
    pad = (high - low) * 0.25 or 1
    fig.update_yaxes(range=[low - pad if low < 0 else 0, high + pad if high > 0 else 0 if low < 0 else 1])


def alt(rows: list, lang: str) -> str:
    """What the trend shows, for those who cannot see it: written from the drawn figures."""
    row = rows[0]
    subject = [named(row, "office", lang), named(row, "name", lang), translator(lang)(SAMPLE) if row["sample"] else ""]
    said = [numbers.about(numbers.period_name(r["period"], lang), numbers.figure(r, lang), lang) for r in rows]
    return numbers.about(" ".join(filter(None, subject)), numbers.listed(said, lang), lang)


def changes_alt(rows: list, lang: str) -> str:
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
