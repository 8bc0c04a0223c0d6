"""Panels of several lines along time: offices on one indicator, indicators of one office indexed to 100."""

from collections.abc import Mapping, Sequence

from charts import axes, compare, trend
from charts.panel import number_formats, titles
from charts.panel.content import LINE, TABLE, Panel, Series, caveats, how_exact, live, places, scope, sources, subtitle, unit
from charts.text import aside
from charts.types import Table
from wording import numbers, timeline
from wording.language import later, named, translator
from wording.types import Row

MOST = 6  # lines that can be told apart


def offices(series: Mapping[str, Sequence[Row]], chosen: str, lang: str, absent: Sequence[str] = ()) -> Panel | None:
    """One indicator at several offices along time: {office: rows of one frequency}. The chosen one in the accent colour. absent: names of those that
    were asked for and have no figure of that frequency."""
    left_out, series = max(len(series) - MOST, 0), dict(sorted(series.items(), key=lambda item: item[0] != chosen)[:MOST])
    every = [r for rows in series.values() for r in rows]
    if not any(r["value"] is not None for r in every):
        return None
    t, periods = translator(lang), timeline.of_rows(every)
    newest = max((r for r in every if r["value"] is not None), key=lambda r: (r["office"] == chosen, timeline.end(r["period"])))
    lines = [line for n, rows in enumerate(series.values()) for line in _of_office(rows, periods, n, lang)]
    remarks = [t(later("各单位口径、规模不尽相同，不作排名")), t(later("另有{n}个单位未画")).format(n=left_out) if left_out else "",
               compare.left_out(absent, lang), compare.unlike(series, "office", lang), *_breaks_of(every, lang)]  # fmt: skip
    return Panel(
        shape=LINE if len(periods) > 1 else TABLE,
        title=titles.among([r for r in every if r["period"] == newest["period"]], chosen, lang),
        subtitle=subtitle([named(newest, "name", lang)], unit(newest, lang), lang),
        categories=tuple(numbers.period_name(p, lang) for p in periods),
        series=tuple(lines),
        axis=number_formats.ends(newest, [v for s in lines for v in s.values if v is not None], False),
        remarks=(
            *filter(None, remarks),
            *scope([r for r in every if r["status"] != "B"], lang, "office"),
            *how_exact(every, lang),
        ),
        table=_side_by_side(
            {named(rows[0], "office", lang): {r["period"]: numbers.figure(r, lang) for r in rows} for rows in series.values()},
            periods,
            lang,
        ),
        source=sources(every, lang),
        speech=(named(newest, "office_full", lang), *caveats(newest, lang)),
        alt=numbers.listed((trend.alt(rows, lang) for rows in series.values()), lang),
        sample=newest["sample"],
        lang=lang,
        indicators=(newest["indicator"],),
        live=live(newest, lang) if newest["office"] == chosen else (),
    )


def _of_office(rows: Sequence[Row], periods: Sequence[str], n: int, lang: str) -> list[Series]:
    by_period, colour = {r["period"]: r for r in rows}, compare.SERIES[n % len(compare.SERIES)]
    parts = timeline.eras(periods, by_period)
    name = named(rows[0], "office", lang)
    return [
        places([by_period.get(p) if p in part else None for p in periods], lang, name, colour)
        for part in parts
        if any(p in by_period for p in part)
    ]


def _breaks_of(rows: Sequence[Row], lang: str) -> list[str]:
    sentence, offices_by_period = translator(lang)(later("{period}起口径有变化：{offices}")), {}
    for row in (r for r in rows if r["status"] == "B"):
        offices_by_period.setdefault(numbers.period_name(row["period"], lang), []).append(named(row, "office", lang))
    return [
        sentence.format(period=period, offices=("、" if lang == "zh" else ", ").join(who))
        for period, who in offices_by_period.items()
    ]


def _side_by_side(cells: Mapping[str, Mapping[str, str]], periods: Sequence[str], lang: str) -> Table:
    """The table of several lines: a column for each, newest period first."""
    head = (translator(lang)(later("时期")), *cells)
    return (head, *((numbers.period_name(p, lang), *(of_one.get(p, "") for of_one in cells.values())) for p in reversed(periods)))


def indexed(series: Mapping[str, Sequence[Row]], base: str, lang: str) -> Panel | None:
    """Several indicators of one office, each 100 in the base period: {indicator: yearly rows} (see compare.index)."""
    drawn = {i: rows for i, rows in series.items() if len(compare.index(rows, base)) > 1}
    if not drawn:
        return None
    t, first = translator(lang), next(iter(drawn.values()))[0]
    indexes = {i: compare.index(rows, base) for i, rows in drawn.items()}
    periods = timeline.of_rows([r for i, rows in drawn.items() for r in rows if r["period"] in indexes[i]])
    lines = [_index_line(rows, base, periods, n, lang) for n, rows in enumerate(drawn.values())]
    texts = {named(rows[0], "name", lang): compare.index_texts(rows, base, lang) for rows in drawn.values()}
    values = [v for of_one in indexes.values() for v in of_one.values()]
    base_name, rows = numbers.period_name(base, lang), [r for of_one in drawn.values() for r in of_one]
    return Panel(
        shape=LINE,
        title=_index_title(texts, base_name, lang),
        subtitle=subtitle([named(first, "office_full", lang)], t(later("指数，{base}＝100")).format(base=base_name), lang),
        categories=tuple(numbers.period_name(p, lang) for p in periods),
        series=tuple(lines),
        axis=axes.steps(min(0.95 * min(values), 95), max(values) * 1.05),
        remarks=(
            *_without_base([rows[0] for i, rows in series.items() if i not in drawn], base_name, lang),
            t(later("只比较快慢，不比较大小；口径变化之后不再接续")),
            t(later("纵轴不从0起")),
            *how_exact(rows, lang),
        ),
        table=_side_by_side(texts, periods, lang),
        source=sources(rows, lang),
        speech=tuple(
            numbers.about(named(of_one[-1], "name", lang), numbers.listed(caveats(of_one[-1], lang), lang), lang)
            for of_one in drawn.values()
        ),
        alt=compare.indexed_alt(drawn, base, lang),
        sample=first["sample"],
        lang=lang,
        indicators=tuple(drawn),
    )


def _index_title(texts: Mapping[str, Mapping[str, str]], base: str, lang: str) -> str:
    """以2020年为100，2024年: the newest index of the first lines, each with its period where they differ. texts: name of a line → period → index."""
    newest = {name: max(of_one.items(), key=lambda item: timeline.end(item[0])) for name, of_one in texts.items()}
    periods = {p for p, _ in newest.values()}
    t, between = translator(lang), "" if lang == "zh" else " "
    now = numbers.period_name(next(iter(periods)), lang) if len(periods) == 1 else t(later("最近一期"))
    lines = [
        f"{name}{between}{text}{aside(numbers.period_name(p, lang), lang) if len(periods) > 1 else ''}"
        for name, (p, text) in newest.items()
    ]
    head = t(later("以{base}为100，{now}")).format(base=base, now=now)
    return numbers.about(head, ("、" if lang == "zh" else ", ").join(lines[:4]), lang)


def _without_base(rows: Sequence[Row], base: str, lang: str) -> list[str]:
    """Which indicators are not drawn, for they have no figure in the base period; a row of each."""
    t = translator(lang)
    names = t(later("、")).join(named(row, "name", lang) for row in rows)
    return [t(later("{period}没有可作基期的数值，未画：{names}")).format(period=base, names=names)] if rows else []


def _index_line(rows: Sequence[Row], base: str, periods: Sequence[str], n: int, lang: str) -> Series:
    values, texts, exact = compare.index(rows, base), compare.index_texts(rows, base, lang), compare.index_exactness(rows, base)
    return Series(
        named(rows[0], "name", lang),
        tuple(values.get(p) for p in periods),
        tuple(texts.get(p, "") for p in periods),
        tuple(number_formats.index(exact[p], lang) if p in exact else number_formats.PLAIN for p in periods),
        tuple(exact.get(p, "=") != "=" for p in periods),
        (compare.SERIES[n % len(compare.SERIES)],) * len(periods),
    )
