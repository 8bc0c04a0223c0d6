"""Panels along time: one indicator, its changes, several offices, several indicators indexed to 100."""

from charts import compare, growth, milestones, target, theme, trend, words
from charts.panel import numbers, titles
from charts.panel.content import COLUMNS, LINE, TABLE, Panel, Series, caveats, how_exact, places, scope, sources, subtitle
from lang import later, named, translator

MOST = 6  # lines that can be told apart
FEW = 3  # fewer figures than this are columns, for a line wants points to go through


def one(rows: list, lang: str, events=(), ahead=()) -> Panel:
    """One indicator of one office at one frequency (db/sql/series.sql), with targets, breaks and events as on its page."""
    known = [r for r in rows if r["value"] is not None]
    latest = known[-1]
    periods = trend.spine([r["period"] for r in [*rows, *ahead]])
    by_period, aimed = {r["period"]: r for r in rows}, {r["period"]: r["target"] for r in [*rows, *ahead]}
    lines = [_era(part, periods, by_period, named(latest, "name", lang), lang) for part in trend.eras(periods, by_period)]
    aims = [aimed.get(p) for p in periods]
    drawn = [v for values in (*(s.values for s in lines), aims) for v in values if v is not None]
    axis = _axis(latest, drawn, len(known) < FEW)
    return Panel(
        shape=LINE if len(known) >= FEW else COLUMNS,
        title=titles.finding(latest, lang),
        subtitle=subtitle([named(latest, "office_full", lang), named(latest, "name", lang)], named(latest, "measure", lang), lang),
        categories=tuple(words.period_name(p, lang) for p in periods),
        series=(*lines, *_targets(aims, latest, lang)),
        axis=axis,
        breaks=tuple(n for n, p in enumerate(periods) if n and p in by_period and by_period[p]["status"] == "B"),
        marks=tuple(_absent(periods, by_period, aimed, lang)),
        remarks=tuple(_remarks(rows, latest, axis, lang) + _events(periods, events, lang)),
        table=(_head(lang), *(_told(r, lang) for r in rows[::-1])),
        source=sources(rows, lang),
        speech=tuple(caveats(latest, lang) + _moves(rows, lang) + _milestones(rows, lang)),
        alt=trend.alt(rows, lang),
        sample=latest["sample"],
        lang=lang,
        indicators=(latest["indicator"],),
    )


def _era(part: list, periods: list, known: dict, name: str, lang: str) -> Series:
    return places([known.get(p) if p in part else None for p in periods], lang, name, theme.LINE)


def _targets(aims: list, row, lang: str) -> list:
    if all(a is None for a in aims):
        return []
    exact = {**row, "qualifier": "=", "status": "A"}
    rows = [{**exact, "value": a} if a is not None else None for a in aims]
    drawn = places(rows, lang, translator(lang)(later("目标")), theme.MUTED)
    return [Series(drawn.name, drawn.values, drawn.labels, drawn.formats, drawn.rough, drawn.colours, "target")]


def _axis(row, values: list, columns: bool) -> tuple:
    """Counts and scores from zero; ranks with the first place on top; ratios in the height they need, as columns from zero."""
    low, high = min(values, default=0), max(values, default=1)
    if row["kind"] == "rank":
        return (high + 1, 0.3, max(1, round(high / 6)))
    if row["kind"] == "ratio" and not columns:
        pad = max((high - low) * 0.35, 2)
        return numbers.axis(max(low - pad, 0), high + pad)
    return numbers.axis(min(low * 1.2, 0), max(high * 1.15, 0) or 1)


def _absent(periods: list, known: dict, aimed: dict, lang: str):
    """(place, word) for every period without a figure; none for a period that has only a target yet."""
    t = translator(lang)
    for place, period in enumerate(periods):
        row = known.get(period)
        if row is not None and row["value"] is None:
            yield place, t(words.STATUS[row["status"]]) if row["status"] in ("O", "M") else t(later("无数据"))
        elif row is None and period not in aimed:
            yield place, t(later("无数据"))


def _remarks(rows: list, latest, axis: tuple, lang: str) -> list:
    t = translator(lang)
    breaks = [
        words.about(
            t(later("{period}起口径有变化，前后不比较")).format(period=words.period_name(r["period"], lang)), r["note"], lang
        ).rstrip("：: ")
        for r in rows
        if r["status"] == "B"
    ]
    withheld = words.why_text(latest, lang) if latest["why"] and latest["why"] != "break" else ""
    flat = t(later("纵轴不从0起")) if latest["kind"] != "rank" and axis[0] > 0 else ""
    told = [r for r in rows if r["status"] != "B"]
    return [s for s in [*breaks, withheld, target.text(latest, lang), *scope(told, lang), *how_exact(rows, lang), flat] if s]


def _events(periods: list, events, lang: str) -> list:
    return ["◆ " + trend.event_text(e, lang) for p in periods for e in trend.of_period(p, events)]


def _moves(rows: list, lang: str) -> list:
    """The largest change of the whole time, beside the newest."""
    moved = [r for r in rows if r["change"]]
    if len(moved) < 2:
        return []
    most = max(moved, key=lambda r: abs(r["change"]))
    said = words.about(words.period_name(most["period"], lang), words.change_text(most, lang), lang)
    return [words.about(translator(lang)(later("变动最大的一期")), said, lang)]


def _milestones(rows: list, lang: str) -> list:
    found = milestones.find(rows) if rows[0]["frequency"] == "A" else []
    return [words.listed([m.text(lang), m.rule(lang)], lang) for m in found]


def _head(lang: str) -> tuple:
    t = translator(lang)
    return tuple(t(w) for w in (later("时期"), later("数值"), later("与上年同期相比"), later("来源")))


def _told(row, lang: str) -> tuple:
    change = words.change_text(row, lang) or words.why_text(row, lang)
    return words.period_name(row["period"], lang), words.figure(row, lang), change, row["source"]


def changes(rows: list, lang: str, scheme: str) -> Panel | None:
    """The changes of one indicator on the year before, in the colours of good and bad; None where there is none."""
    known = [r for r in rows if r["change"] is not None]
    if not known:
        return None
    latest, t = known[-1], translator(lang)
    periods = trend.spine([r["period"] for r in rows])
    by_period = {r["period"]: r for r in rows}
    drawn = [by_period[p] if p in by_period and by_period[p]["change"] is not None else None for p in periods]
    low, high = min(0, *(r["change"] for r in known)), max(0, *(r["change"] for r in known))
    pad = (high - low) * 0.2 or 1
    base = one(rows, lang)
    unit = {"percent": "%", "points": t(later("个百分点")), "places": t(later("位（升为正）"))}[latest["change_kind"]]
    return Panel(
        shape=COLUMNS,
        title=titles.of_change(latest, lang),
        subtitle=subtitle([named(latest, "office_full", lang), t(later("{name}与上年同期相比")).format(name=named(latest, "name", lang))], unit, lang),
        categories=tuple(words.period_name(p, lang) for p in periods),
        series=(_changes(drawn, scheme, lang),),
        axis=numbers.axis(low - pad if low < 0 else 0, high + pad if high > 0 else 0),
        marks=tuple((n, "×") for n, r in enumerate(drawn) if r is None),
        remarks=tuple(_why_none(periods, by_period, lang) + how_exact(rows, lang)),
        table=base.table,
        source=base.source,
        speech=base.speech,
        alt=trend.changes_alt(rows, lang),
        sample=latest["sample"],
        lang=lang,
        indicators=base.indicators,
    )


def _changes(drawn: list, scheme: str, lang: str) -> Series:
    return Series(
        translator(lang)(later("与上年同期相比")),
        tuple(r["change"] if r else None for r in drawn),
        tuple(growth.label(r, lang) if r else "" for r in drawn),
        tuple(numbers.change(r, growth.verdict(r, lang)) if r else numbers.PLAIN for r in drawn),
        tuple(bool(r) and r["bound"] != "" for r in drawn),
        tuple(theme.colour(words.judgement(r), r["change"], scheme) if r else theme.MUTED for r in drawn),
    )


def _why_none(periods: list, known: dict, lang: str) -> list:
    """Why some periods have no change, by reason."""
    absent = [known[p] for p in periods[1:] if p in known and known[p]["change"] is None]
    said = list(dict.fromkeys(words.why_text(r, lang) for r in absent))
    return [words.about("×", words.listed(said, lang), lang)] if said else []


def offices(series: dict, chosen: str, lang: str) -> Panel | None:
    """One indicator at several offices along time: {office: rows of one frequency}. The chosen one in the accent colour."""
    left_out, series = max(len(series) - MOST, 0), dict(sorted(series.items(), key=lambda item: item[0] != chosen)[:MOST])
    every = [r for rows in series.values() for r in rows]
    if not any(r["value"] is not None for r in every):
        return None
    t, periods = translator(lang), trend.spine([r["period"] for r in every])
    newest = max((r for r in every if r["value"] is not None), key=lambda r: (r["office"] == chosen, r["period"]))
    lines = [line for n, rows in enumerate(series.values()) for line in _of_office(rows, periods, n, lang)]
    remarks = [t(later("各单位口径、规模不尽相同，不作排名")), t(later("另有{n}个单位未画")).format(n=left_out) if left_out else "", *_breaks_of(every, lang)]
    return Panel(
        shape=LINE if len(periods) > 1 else TABLE,
        title=titles.among([r for r in every if r["period"] == newest["period"]], chosen, lang),
        subtitle=subtitle([named(newest, "name", lang)], named(newest, "measure", lang), lang),
        categories=tuple(words.period_name(p, lang) for p in periods),
        series=tuple(lines),
        axis=_axis(newest, [v for s in lines for v in s.values if v is not None], False),
        remarks=(*filter(None, remarks), *scope([r for r in every if r["status"] != "B"], lang, "office"), *how_exact(every, lang)),
        table=_side_by_side({named(rows[0], "office", lang): {r["period"]: words.figure(r, lang) for r in rows} for rows in series.values()}, periods, lang),
        source=sources(every, lang),
        speech=tuple(caveats(next((r for r in every if r["office"] == chosen and r["period"] == newest["period"]), newest), lang)),
        alt=words.listed((trend.alt(rows, lang) for rows in series.values()), lang),
        sample=newest["sample"],
        lang=lang,
        indicators=(newest["indicator"],),
    )


def _of_office(rows: list, periods: list, n: int, lang: str) -> list:
    known, colour = {r["period"]: r for r in rows}, compare.SERIES[n % len(compare.SERIES)]
    parts = trend.eras(periods, known)
    name = named(rows[0], "office", lang)
    return [places([known.get(p) if p in part else None for p in periods], lang, name, colour) for part in parts if any(p in known for p in part)]


def _breaks_of(rows: list, lang: str) -> list:
    said, found = translator(lang)(later("{period}起口径有变化：{offices}")), {}
    for row in (r for r in rows if r["status"] == "B"):
        found.setdefault(words.period_name(row["period"], lang), []).append(named(row, "office", lang))
    return [said.format(period=period, offices=("、" if lang == "zh" else ", ").join(who)) for period, who in found.items()]


def _side_by_side(cells: dict, periods: list, lang: str) -> tuple:
    """The table of several lines: a column for each, newest period first."""
    head = (translator(lang)(later("时期")), *cells)
    return (head, *((words.period_name(p, lang), *(of_one.get(p, "") for of_one in cells.values())) for p in reversed(periods)))


def indexed(series: dict, base: str, lang: str) -> Panel | None:
    """Several indicators of one office, each 100 in the base period: {indicator: yearly rows} (see compare.index)."""
    drawn = {i: (rows, values) for i, rows in series.items() if len(values := compare.index(rows, base)) > 1}
    if not drawn:
        return None
    t, first = translator(lang), next(iter(drawn.values()))[0][0]
    periods = trend.spine([p for _, values in drawn.values() for p in values])
    lines = [_index_line(rows, values, periods, n, lang) for n, (rows, values) in enumerate(drawn.values())]
    newest = {named(rows[0], "name", lang): max(values.items()) for rows, values in drawn.values()}
    cells = {name: {p: words.number(v, 1) for p, v in values.items()} for name, (_, values) in zip(newest, drawn.values(), strict=True)}
    every = [v for _, values in drawn.values() for v in values.values()]
    said = [f"{name} {words.number(v, 1)}" for name, (_, v) in newest.items()]
    rows = [r for of_one, _ in drawn.values() for r in of_one]
    return Panel(
        shape=LINE,
        title=words.about(t(later("以{base}为100，最近一期")).format(base=words.period_name(base, lang)), ("、" if lang == "zh" else ", ").join(said[:4]), lang),
        subtitle=subtitle([named(first, "office_full", lang)], t(later("指数，{base}＝100")).format(base=words.period_name(base, lang)), lang),
        categories=tuple(words.period_name(p, lang) for p in periods),
        series=tuple(lines),
        axis=numbers.axis(min(0.95 * min(every), 95), max(every) * 1.05),
        remarks=(t(later("只比较快慢，不比较大小；口径变化之后不再接续")), t(later("纵轴不从0起")), *how_exact(rows, lang)),
        table=_side_by_side(cells, periods, lang),
        source=sources(rows, lang),
        speech=tuple(words.about(name, words.period_name(p, lang) + " " + words.number(v, 1), lang) for name, (p, v) in newest.items()),
        alt=compare.indexed_alt({i: rows for i, (rows, _) in drawn.items()}, base, lang),
        sample=first["sample"],
        lang=lang,
        indicators=tuple(drawn),
    )


def _index_line(rows: list, values: dict, periods: list, n: int, lang: str) -> Series:
    known = {r["period"]: r for r in rows}
    rough = tuple(p in values and known[p]["qualifier"] != "=" for p in periods)
    about = translator(lang)(later("约{change}"))
    said = [words.number(values[p], 1) if p in values else "" for p in periods]
    return Series(
        named(rows[0], "name", lang),
        tuple(values.get(p) for p in periods),
        tuple(about.format(change=text) if is_rough else text for text, is_rough in zip(said, rough, strict=True)),
        ("0.0",) * len(periods),
        rough,
        (compare.SERIES[n % len(compare.SERIES)],) * len(periods),
    )
