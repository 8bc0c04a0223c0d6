"""Panels of one indicator along time: its figures, and its changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from charts import axes, growth, remarks, theme, trend
from charts.panel import limits, number_formats, titles
from charts.panel.content import (
    COLUMNS,
    LINE,
    Panel,
    Series,
    caveats,
    change_unit,
    how_exact,
    live,
    places,
    scope,
    sources,
    subtitle,
    unit,
)
from charts.types import Axis
from wording import baseline, comparison, milestones, numbers, pace, targets, timeline, variation
from wording.language import later, named, translator
from wording.types import Row

FEW = 3  # fewer figures than this are columns, for a line wants points to go through


def one(rows: Sequence[Row], lang: str, events: Sequence[Row] = (), ahead: Sequence[Row] = (), is_limited: bool = False) -> Panel:
    """One indicator of one office at one frequency (db/sql/page/series.sql), with targets, breaks and events as on its page; is_limited: with the
    limits of normal variation, where there are any."""
    figures = [r for r in rows if r["value"] is not None]
    latest = figures[-1]
    periods = timeline.of_rows(rows, ahead)
    by_period, aims = {r["period"]: r for r in rows}, remarks.aims(periods, rows, ahead)
    lines = [_era(part, periods, by_period, named(latest, "name", lang), lang) for part in timeline.eras(periods, by_period)]
    limited = limits.series(periods, by_period, lang) if is_limited else []
    drawn = [v for values in (*(s.values for s in [*lines, *limited]), remarks.ends(aims)) for v in values if v is not None]
    shape = LINE if len(figures) >= FEW or latest["kind"] == "rank" else COLUMNS  # a place is no amount, and no column
    axis = number_formats.ends(latest, drawn, shape == COLUMNS)
    return Panel(
        shape=shape,
        title=titles.finding(latest, lang),
        subtitle=subtitle([named(latest, "office_full", lang), named(latest, "name", lang)], unit(latest, lang), lang),
        categories=tuple(numbers.period_name(p, lang) for p in periods),
        series=(*lines, *_targets(aims, lang), *limited),
        axis=axis,
        breaks=tuple(n for n, p in enumerate(periods) if n and p in by_period and by_period[p]["status"] == "B"),
        events=tuple(n for n, here in enumerate(timeline.of_periods(periods, events).values()) if here),
        marks=tuple(_absent(periods, by_period, [*rows, *ahead], lang)),
        remarks=tuple(_remarks(rows, latest, axis, lang) + _under_way(ahead, lang) + _events(periods, events, lang)),
        table=(_head(rows, lang), *(_cells(r, lang) for r in rows[::-1])),
        source=sources(rows, lang),
        speech=tuple(
            caveats(latest, lang)
            + _moves(rows, lang)
            + _milestones(rows, lang)
            + _variation(latest, lang)
            + _pace(latest, ahead, lang)
        ),
        alt=trend.alt(rows, lang, is_limited),
        sample=latest["sample"],
        lang=lang,
        indicators=(latest["indicator"],),
        live=live(latest, lang),
    )


def _era(part: Sequence[str], periods: Sequence[str], by_period: Mapping[str, Row], name: str, lang: str) -> Series:
    return places([by_period.get(p) if p in part else None for p in periods], lang, name, theme.LINE)


def _targets(aims: Sequence[Row | None], lang: str) -> list[Series]:
    if not any(aims):
        return []
    rows = [aim and {**aim, "value": aim["target"], "qualifier": "=", "status": "A"} for aim in aims]
    drawn = places(rows, lang, translator(lang)(later("目标")), theme.MUTED)
    words = tuple(targets.label(aim, lang) if aim else "" for aim in aims)
    formats = tuple(number_formats.aim(aim, lang) if aim else number_formats.PLAIN for aim in aims)
    return [replace(drawn, labels=words, formats=formats, role="target")]


def _pace(latest: Row, ahead: Sequence[Row], lang: str) -> list[str]:
    """How much of the target of the year that is under way is done, and what the year comes to."""
    return [text for text in dict.fromkeys(pace.text(row, lang) for row in (latest, *ahead)) if text]


def _under_way(ahead: Sequence[Row], lang: str) -> list[str]:
    """The same in short, for a panel of years that does not show the year that is under way."""
    return [
        numbers.about(numbers.period_name(row["period"], lang), text, lang) for row in ahead if (text := pace.short(row, lang))
    ]


def _absent(periods: Sequence[str], by_period: Mapping[str, Row], aimed: Sequence[Row], lang: str) -> Iterator[tuple[int, str]]:
    """(place, word) for every period without a figure; none for a period that has only a target yet (rows `aimed`)."""
    t = translator(lang)
    for place, period in enumerate(periods):
        row = by_period.get(period)
        if row is not None and row["value"] is None:
            yield place, t(numbers.STATUS[row["status"]]) if row["status"] in ("O", "M") else t(later("无数据"))
        elif row is None and period not in {r["period"] for r in aimed}:
            yield place, t(later("无数据"))


def _remarks(rows: Sequence[Row], latest: Row, axis: Axis, lang: str) -> list[str]:
    t = translator(lang)
    breaks = [
        numbers.about(
            t(later("{period}起口径有变化，前后不比较")).format(period=numbers.period_name(r["period"], lang)), r["note"], lang
        ).rstrip("：: ")
        for r in rows
        if r["status"] == "B"
    ]
    withheld = comparison.why_text(latest, lang) if latest["why"] and latest["why"] != "break" else ""
    flat = t(later("纵轴不从0起")) if latest["kind"] != "rank" and axis[0] > 0 else ""
    comparable = [r for r in rows if r["status"] != "B"]
    return [
        s
        for s in [
            *breaks,
            withheld,
            targets.text(latest, lang),
            pace.short(latest, lang),
            *scope(comparable, lang),
            *how_exact(rows, lang),
            flat,
            variation.text(latest, lang).rstrip("。."),
        ]
        if s
    ]


def _events(periods: Sequence[str], events: Sequence[Row], lang: str) -> list[str]:
    return ["◆ " + timeline.event_text(e, lang) for here in timeline.of_periods(periods, events).values() for e in here]


def _moves(rows: Sequence[Row], lang: str) -> list[str]:
    """The largest change of the whole time, beside the newest."""
    moved = [r for r in rows if r["change"]]
    if len(moved) < 2:
        return []
    most = max(moved, key=lambda r: abs(r["change"]))
    text = numbers.about(numbers.period_name(most["period"], lang), comparison.change_text(most, lang), lang)
    return [numbers.about(translator(lang)(later("变动最大的一期")), text, lang)]


def _variation(latest: Row, lang: str) -> list[str]:
    """Whether the newest figure is more than normal variation, and by which rule."""
    text = variation.text(latest, lang)
    return [text, translator(lang)(variation.RULE)] if text else []


def _milestones(rows: Sequence[Row], lang: str) -> list[str]:
    proven = milestones.find(rows) if rows[0]["frequency"] == "A" else []
    return [numbers.listed([m.line(lang), m.rule(lang)], lang) for m in proven]


def _head(rows: Sequence[Row], lang: str) -> tuple[str, ...]:
    t = translator(lang)
    return t(later("时期")), t(later("数值")), baseline.column(rows, lang), t(later("来源"))


def _cells(row: Row, lang: str) -> tuple[str, ...]:
    change = comparison.change_text(row, lang) or comparison.why_text(row, lang)
    return numbers.period_name(row["period"], lang), numbers.figure(row, lang), change, row["source"]


def changes(rows: Sequence[Row], lang: str, scheme: str) -> Panel | None:
    """The changes of one indicator on the year before, in the colours of good and bad; None where there is none."""
    base, rows = one(rows, lang), comparison.in_one_unit(rows)
    compared = [r for r in rows if r["change"] is not None]
    if not compared:
        return None
    latest = compared[-1]
    periods = timeline.of_rows(rows)
    by_period = {r["period"]: r for r in rows}
    drawn = [by_period[p] if p in by_period and by_period[p]["change"] is not None else None for p in periods]
    low, high = min(0, *(r["change"] for r in compared)), max(0, *(r["change"] for r in compared))
    pad = (high - low) * 0.2 or 1
    return Panel(
        shape=COLUMNS,
        title=titles.of_change(latest, lang),
        subtitle=subtitle(
            [named(latest, "office_full", lang), named(latest, "name", lang), baseline.column(rows, lang)],
            change_unit(latest["change_kind"], lang, named(latest, "unit", lang)),
            lang,
        ),
        categories=tuple(numbers.period_name(timeline.changed_period(p, by_period), lang) for p in periods),
        series=(_changes(drawn, baseline.column(rows, lang), scheme, lang),),
        axis=axes.steps(
            low - pad if low < 0 else 0,
            high + pad if high > 0 else 0,
            latest["change_kind"] in ("units", "places") and not latest["decimals"],
        ),
        marks=tuple((n, "×") for n, r in enumerate(drawn) if r is None),
        remarks=tuple(_why_none(periods, by_period, lang) + how_exact(rows, lang)),
        table=base.table,
        source=base.source,
        speech=base.speech,
        alt=trend.changes_alt(rows, lang),
        sample=latest["sample"],
        lang=lang,
        indicators=base.indicators,
        live=live(latest, lang),
    )


def _changes(drawn: Sequence[Row | None], name: str, scheme: str, lang: str) -> Series:
    between = " " if len(drawn) <= 6 else "\n"  # the verdict below the number where columns stand close
    return Series(
        name,
        tuple(r["change"] if r else None for r in drawn),
        tuple(growth.label(r, lang, between) if r else "" for r in drawn),
        tuple(number_formats.change(r, growth.verdict(r, lang), lang) if r else number_formats.PLAIN for r in drawn),
        tuple(bool(r) and r["bound"] != "" for r in drawn),
        tuple(theme.colour(comparison.judgement(r), r["change"], scheme) if r else theme.MUTED for r in drawn),
    )


def _why_none(periods: Sequence[str], by_period: Mapping[str, Row], lang: str) -> list[str]:
    """Why some periods have no change, by reason."""
    absent = [by_period[p] for p in periods if p in by_period and by_period[p]["change"] is None]
    reasons = list(dict.fromkeys(comparison.why_text(r, lang) for r in absent))
    return [numbers.about("×", numbers.listed(reasons, lang), lang)] if reasons else []
