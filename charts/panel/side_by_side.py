"""Panels of one period: offices on one indicator, indicators by their change, and a table where a chart would not do."""

from collections.abc import Sequence

from charts import growth, theme
from charts.panel import number_formats, titles
from charts.panel.content import (
    BARS,
    TABLE,
    Panel,
    Series,
    caveats,
    change_unit,
    how_exact,
    is_rough,
    label,
    scope,
    sources,
    subtitle,
    unit,
)
from charts.types import Axis, Table
from wording import baseline, comparison, headline, numbers, targets
from wording.language import later, named, translator
from wording.scope import scoped_office
from wording.types import Row

MOST = 12  # bars that can be read from the back of a room


def peers(rows: Sequence[Row], of: Row, chosen: str, lang: str) -> Panel | None:
    """One period of an indicator at several offices (db/sql/page/peers.sql, best first); `of`: the record of the indicator."""
    if not rows:
        return None
    t, kept = translator(lang), _kept(rows, chosen)
    period = of["period"]
    values = [r["value"] for r in kept]
    without = (of.get("offices") or 0) - sum(bool(r["office"]) for r in rows)
    worst = max(values)
    return Panel(
        shape=TABLE if of["kind"] == "rank" else BARS,  # a place is no amount, and no bar
        title=titles.among([{**r, **of, "period": period} for r in rows if r["office"]], chosen, lang),
        subtitle=subtitle([named(of, "name", lang), numbers.period_name(period, lang)], unit(rows[0], lang), lang),
        categories=tuple(scoped_office(r, lang) for r in kept),
        series=(
            Series(
                named(of, "name", lang),
                tuple(values),
                tuple(label(r, lang) for r in kept),
                tuple(number_formats.figure(r, lang) for r in kept),
                tuple(is_rough(r) for r in kept),
                tuple(theme.LINE if r["office"] == chosen else theme.MUTED for r in kept),
            ),
        ),
        axis=(worst + 1, 0, 1) if of["kind"] == "rank" else (min(0, *values), worst * 1.18 or 1, 1),
        remarks=(
            t(later("各单位口径、规模不尽相同，不作排名")),
            *([t(later("另有{n}个单位未画，见数据表")).format(n=len(rows) - len(kept))] if len(kept) < len(rows) else []),
            *([t(later("另有{n}个单位没有这一期的数据")).format(n=without)] if without > 0 else []),
            *(numbers.about(named(r, "office", lang), r["note"], lang) for r in rows if r["note"]),
            *how_exact(rows, lang),
        ),
        table=((t(later("单位")), t(later("数值"))), *((scoped_office(r, lang), numbers.figure(r, lang)) for r in rows)),
        source=sources([r for r in rows if r["office"]], lang),
        speech=(numbers.about(t(later("口径")), named(of, "definition", lang), lang),),
        alt=numbers.listed((f"{scoped_office(r, lang)} {numbers.figure(r, lang)}" for r in rows), lang),
        sample=rows[0]["sample"],
        lang=lang,
        indicators=(of["id"],),
        live=tuple(("value", numbers.figure(r, lang)) for r in rows if r["office"] == chosen),
    )


def _kept(rows: Sequence[Row], chosen: str) -> list[Row]:
    """As many as can be read, in their order; the chosen office is always among them."""
    if len(rows) <= MOST:
        return list(rows)
    own = [r for r in rows[MOST:] if r["office"] == chosen]
    return [*rows[: MOST - len(own)], *own]


def changed(rows: Sequence[Row], kind: str, head: str, year: str, lang: str, scheme: str) -> Panel | None:
    """Indicators of one office (db/sql/page/card.sql) by one kind of change, "percent", "units", "points" or "places", the largest rise first;
    `head`: which they are."""
    compared = sorted((r for r in rows if r["change"] is not None and r["change_kind"] == kind), key=lambda r: -r["change"])
    if not compared:
        return None
    first, elsewhere = compared[0], len(headline.comparable(rows)) - len(compared)
    against = baseline.against(compared, lang)
    kept = compared if len(compared) <= MOST else compared[: MOST // 2] + compared[-MOST // 2 :]
    return Panel(
        shape=BARS,
        title=titles.verdicts(compared, head, year, lang, kind if elsewhere else ""),
        subtitle=subtitle([named(first, "office_full", lang), against], change_unit(kind, lang), lang),
        categories=tuple(numbers.dated_name(r, lang) for r in kept),
        series=(_changes(kept, against, lang, scheme),),
        axis=_change_axis(kept),
        remarks=(
            *_not_drawn(len(compared), len(kept), elsewhere, lang),
            *_withheld(rows, lang),
            *scope(compared, lang, "name"),
            *how_exact(compared, lang),
        ),
        table=_table([r for r in rows if r["change"] is None or r["change_kind"] == kind], lang),
        source=sources(rows, lang),
        speech=tuple(_movers(compared, lang)),
        alt=growth.alt(compared, lang),
        sample=first["sample"],
        lang=lang,
        indicators=tuple(r["indicator"] for r in rows),
    )


def _changes(rows: Sequence[Row], name: str, lang: str, scheme: str) -> Series:
    """The changes of rows as bars in the colours of good and bad."""
    return Series(
        name,
        tuple(r["change"] for r in rows),
        tuple(growth.label(r, lang) for r in rows),
        tuple(number_formats.change(r, growth.verdict(r, lang), lang) for r in rows),
        tuple(r["bound"] != "" for r in rows),
        tuple(theme.colour(comparison.judgement(r), r["change"], scheme) for r in rows),
    )


def _change_axis(rows: Sequence[Row]) -> Axis:
    """From the largest fall to the largest rise, with room for labels."""
    low, high = growth.spread(rows)
    room = (high - low) * 0.22 or 1
    return low - room if low < 0 else 0, high + room if high > 0 else 0, 1


def _not_drawn(compared: int, drawn: int, elsewhere: int, lang: str) -> list[str]:
    """How many indicators the table has and the chart has not, and how many change by another kind."""
    t = translator(lang)
    more = t(later("另有{n}项未画，见数据表")).format(n=compared - drawn) if drawn < compared else ""
    others = t(later("可比的{n}项中，另外{other}项以其他单位计增减，不在本图")).format(n=compared + elsewhere, other=elsewhere)
    return [sentence for sentence in (more, others if elsewhere else "") if sentence]


def _withheld(rows: Sequence[Row], lang: str) -> list[str]:
    """How many have no change, by reason."""
    reasons = [comparison.why_text(r, lang) for r in rows if comparison.way(r) is None and r["why"]]
    t = translator(lang)
    return [t(later("{n}项未列：{why}")).format(n=reasons.count(w), why=w) for w in dict.fromkeys(reasons)]


def _movers(compared: Sequence[Row], lang: str) -> list[str]:
    """Definition, both figures and change of the largest rise and the largest fall."""
    ends = [compared[0], compared[-1]] if len(compared) > 1 else compared
    return [
        numbers.about(numbers.dated_name(r, lang), numbers.listed([numbers.figure(r, lang), *caveats(r, lang)], lang), lang)
        for r in ends
        if r["change"]
    ]


def table(rows: Sequence[Row], head: str, year: str, lang: str) -> Panel | None:
    """Indicators of one office and year as a table (db/sql/page/card.sql): of different units, which no one chart can show."""
    figures = [r for r in rows if r["value"] is not None]
    if not figures:
        return None
    return Panel(
        shape=TABLE,
        title=titles.verdicts(figures, head, year, lang),
        subtitle=subtitle([named(figures[0], "office_full", lang)], "", lang),
        categories=(),
        series=(),
        remarks=(*scope(figures, lang, "name"), *how_exact([r for r in figures if r["status"] == "P"], lang)),
        table=_table(figures, lang),
        source=sources(figures, lang),
        speech=tuple(_movers(sorted((r for r in figures if r["change"] is not None), key=lambda r: -r["change"]), lang)),
        alt=numbers.listed((f"{numbers.dated_name(r, lang)} {numbers.figure(r, lang)}" for r in figures), lang),
        sample=figures[0]["sample"],
        lang=lang,
        indicators=tuple(r["indicator"] for r in figures),
    )


def _table(rows: Sequence[Row], lang: str) -> Table:
    t = translator(lang)
    aimed = any(r["target_status"] for r in rows)
    head = [t(later("指标")), t(later("数值")), baseline.column(rows, lang)] + ([t(later("目标"))] if aimed else [])
    return (tuple(head), *(_line(r, aimed, lang) for r in rows if r["value"] is not None))


def _line(row: Row, aimed: bool, lang: str) -> tuple[str, ...]:
    change = comparison.change_text(row, lang) or comparison.why_text(row, lang)
    cells = (numbers.dated_name(row, lang), numbers.figure(row, lang), " ".join(filter(None, [comparison.arrow(row), change])))
    return (*cells, targets.text(row, lang)) if aimed else cells
