"""One indicator over time: the trend, its changes, and the same period elsewhere."""

from charts import theme, words
from lang import later, named, translator

FREQUENCIES = {"A": later("年度"), "S": later("半年"), "Q": later("季度"), "M": later("月度")}
STEP = {"S": 2, "Q": 4, "M": 12}
SAMPLE = later("示例数据")
MAX_LABELS = 13  # more points than this get no direct labels


def trend(rows: list, lang: str):
    """Line of an office's figures of one frequency (db/sql/series.sql). A missing period is a gap, a break parts the line."""
    t, row = translator(lang), rows[0]
    fig = theme.figure(360, t(SAMPLE) if row["sample"] else "")
    periods = spine([r["period"] for r in rows])
    names = [words.period_name(p, lang) for p in periods]
    known = {r["period"]: r for r in rows}
    for part in _eras(periods, known):
        _line(fig, part, periods, names, known, lang)
    _targets(fig, periods, names, known, lang)
    for period, here in known.items():
        _remarks(fig, period, here, periods, t)
    unit = named(row, "measure", lang)
    theme.note(fig, t(later("单位：{unit}")).format(unit=unit), 0, 1.02, xref="paper", yref="paper", xanchor="left", yanchor="bottom")
    fig.update_xaxes(type="category", categoryorder="array", categoryarray=names, range=[-0.5, len(names) - 0.5],
                     nticks=min(len(names), 12), tickangle=0 if len(names) < 8 else None)
    _value_axis(fig, row, [r["value"] for r in rows if r["value"] is not None])
    return fig


def spine(periods: list) -> list:
    """Every period of the frequency between the first and the last one: ["2020", "2023"] → four years."""
    first, last = min(periods), max(periods)
    if len(first) == 4:
        return [str(y) for y in range(int(first), int(last) + 1)]
    code = first[5] if first[5] in STEP else "M"
    number = [int(p[:4]) * STEP[code] + int(p[5:].lstrip("SQ")) - 1 for p in (first, last)]
    width = 2 if code == "M" else 1
    prefix = "" if code == "M" else code
    return [f"{n // STEP[code]}-{prefix}{n % STEP[code] + 1:0{width}d}" for n in range(number[0], number[1] + 1)]


def _eras(periods: list, known: dict) -> list:
    """The periods parted where a definition changed (status B begins a new part)."""
    parts = [[]]
    for period in periods:
        if period in known and known[period]["status"] == "B" and parts[-1]:
            parts.append([])
        parts[-1].append(period)
    return parts


def _line(fig, part: list, periods: list, names: list, known: dict, lang: str) -> None:
    rows = [known.get(p) for p in part]
    values = [r["value"] if r else None for r in rows]
    exact = [bool(r) and r["qualifier"] == "=" and r["status"] != "P" for r in rows]
    labels = [words.short(r["value"], r["decimals"], lang) if r and r["value"] is not None else "" for r in rows]
    labels = [_marked(text, r) for text, r in zip(labels, rows, strict=True)]
    fig.add_scatter(
        x=[names[periods.index(p)] for p in part], y=values, connectgaps=False, cliponaxis=False,
        mode="lines+markers+text" if len(periods) <= MAX_LABELS else "lines+markers",
        line={"color": theme.LINE, "width": 3},
        marker={"size": 10, "color": theme.LINE, "symbol": ["circle" if e else "circle-open" for e in exact], "line": {"width": 2, "color": theme.LINE}},
        text=labels, textposition="top center", textfont={"size": 14, "color": theme.LINE},
        customdata=[_hover(r, lang) for r in rows], hovertemplate="%{customdata}<extra></extra>")


def _marked(text: str, row) -> str:
    """A point's label with its qualifier in short: 4万余, 近600, 约668.7."""
    if not text or row["kind"] == "rank":
        return text
    return {">=": f"{text}+", "<=": f"≤{text}", "~": f"≈{text}"}.get(row["qualifier"], text)


def _hover(row, lang: str) -> str:
    if not row:
        return ""
    lines = [f"<b>{words.period_name(row['period'], lang)}：{words.figure(row, lang)}</b>", words.change_text(row, lang) or words.why_text(row, lang)]
    if row["as_worded"]:
        lines.append(translator(lang)(later("原文：{text}")).format(text=_wrapped(row["as_worded"])))
    if row["note"]:
        lines.append(translator(lang)(later("备注：{text}")).format(text=_wrapped(row["note"])))
    return "<br>".join(filter(None, lines))


def _wrapped(text: str, width: int = 28) -> str:
    return "<br>".join(text[i:i + width] for i in range(0, len(text), width)).replace("<br><br>", "<br>")


def _targets(fig, periods: list, names: list, known: dict, lang: str) -> None:
    wanted = [known[p]["target"] if p in known else None for p in periods]
    if any(w is not None for w in wanted):
        fig.add_scatter(x=names, y=wanted, mode="markers", marker={"symbol": "line-ew", "size": 26, "line": {"width": 3, "color": theme.MUTED}},
                        hovertemplate=translator(lang)(later("目标")) + " %{y}<extra></extra>")
        last = max(n for n, w in enumerate(wanted) if w is not None)
        theme.note(fig, translator(lang)(later("目标")), last, wanted[last], xshift=18, xanchor="left")


def _remarks(fig, period: str, row, periods: list, t) -> None:
    """A dashed divide before a break, and a word where a figure was not reported."""
    place = periods.index(period)
    if row["status"] == "B":
        fig.add_shape(type="line", x0=place - 0.5, x1=place - 0.5, y0=0, y1=1, yref="paper", line={"dash": "dash", "width": 1.5, "color": theme.MUTED})
        theme.note(fig, t(words.STATUS["B"]), place - 0.5, 1.02, yref="paper", yanchor="bottom")
    elif row["value"] is None:
        theme.note(fig, t(words.STATUS[row["status"]]), place, 0.04, yref="paper")


def _value_axis(fig, row, values: list) -> None:
    """Counts and scores start at zero; ranks have 1 on top; ratios fill the height they need."""
    if row["kind"] == "rank":
        fig.update_yaxes(range=[max(values, default=1) + 1, 0.3], tickformat="d", dtick=1 if max(values, default=1) < 8 else None)
    elif row["kind"] == "ratio" and values:
        low, high = min(values), max(values)
        pad = max((high - low) * 0.35, 2)
        fig.update_yaxes(range=[max(low - pad, 0), high + pad])
    else:
        fig.update_yaxes(rangemode="tozero", range=[0, max(values, default=1) * 1.18 or 1], separatethousands=True)


def changes(rows: list, lang: str, scheme: str):
    """Bars of the comparisons with the year before; withheld ones leave their place empty, with a cross."""
    t = translator(lang)
    fig = theme.figure(240, t(SAMPLE) if rows[0]["sample"] else "")
    names = [words.period_name(r["period"], lang) for r in rows]
    told = [words.change_text(r, lang) or words.why_text(r, lang) for r in rows]
    few = len(rows) <= MAX_LABELS
    fig.add_bar(x=names, y=[r["change"] for r in rows], width=0.5, cliponaxis=False,
                marker={"color": [theme.colour(words.judgement(r), r["change"], scheme) for r in rows]},
                text=[f"{words.arrow(r)} {words.number(r['change'], 2)}" if few and r["change"] is not None else "" for r in rows],
                textposition="outside", textfont={"size": 13}, customdata=told,
                hovertemplate="%{x}<br>%{customdata}<extra></extra>")
    for n, row in enumerate(rows):
        if row["change"] is None and few:
            theme.note(fig, "×", n, 0)
    units = {"ratio": later("个百分点"), "rank": later("位（升为正）")}
    theme.note(fig, t(later("单位：{unit}")).format(unit=t(units.get(rows[0]["kind"], "%"))), 0, 1.04, xref="paper", yref="paper",
               xanchor="left", yanchor="bottom")
    span = [r["change"] for r in rows if r["change"] is not None] or [0]
    pad = (max(*span, 0) - min(*span, 0)) * 0.25 or 1
    fig.update_yaxes(range=[min(*span, 0) - (pad if min(span) < 0 else 0), max(*span, 0) + (pad if max(span) > 0 else 0)])
    fig.update_xaxes(type="category", range=[-0.5, len(names) - 0.5], nticks=min(len(names), 12), tickangle=0 if len(names) < 8 else None)
    return fig


def peers(rows: list, office: str, lang: str):
    """Bars of one period over the offices (db/sql/peers.sql), best on top, the chosen office in the accent colour."""
    t = translator(lang)
    fig = theme.figure(70 + 34 * len(rows), t(SAMPLE) if rows[0]["sample"] else "")
    rows = rows[::-1]
    fig.add_bar(
        orientation="h", y=[named(r, "office", lang) for r in rows], x=[r["value"] for r in rows], width=0.6, cliponaxis=False,
        marker={"color": [theme.LINE if r["office"] == office else "rgba(125,133,144,0.45)" for r in rows]},
        text=[words.figure(r, lang) for r in rows], textposition="outside", textfont={"size": 13}, hoverinfo="skip")
    fig.update_xaxes(visible=False, range=[0, max((r["value"] for r in rows), default=1) * 1.3 or 1])
    fig.update_yaxes(showgrid=False, type="category", tickfont={"size": 14})
    return fig


def alt(rows: list, lang: str) -> str:
    """What the trend shows, for those who cannot see it: written from the drawn figures."""
    said = [f"{words.period_name(r['period'], lang)}{'：' if lang == 'zh' else ': '}{words.figure(r, lang)}" for r in rows]
    row = rows[0]
    mark = f"（{translator(lang)(SAMPLE)}）" if row["sample"] else ""
    return f"{named(row, 'office', lang)} {named(row, 'name', lang)}{mark}。{'；'.join(said)}" if lang == "zh" else \
        f"{named(row, 'office', lang)}, {named(row, 'name', lang)}{mark}. {'; '.join(said)}"
