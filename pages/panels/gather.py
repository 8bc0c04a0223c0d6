"""A panel's ids to the panel itself, from one snapshot of one release.

trend.OFFICE.INDICATOR.FREQUENCY · limits.…, changes.… (the same) · offices.OFFICE.INDICATOR.FREQUENCY.OFFICE~OFFICE ·
peers.OFFICE.INDICATOR.PERIOD · index.OFFICE.BASE.INDICATOR~INDICATOR · growth.OFFICE.YEAR.KIND.THEME ·
table.OFFICE.YEAR.THEME. PERIOD and YEAR may be `newest`: a set made last year then shows this year's. THEME may be `all`.
"""

from collections.abc import Iterable
from dataclasses import replace

from charts.panel import over_time, several, side_by_side
from charts.panel.brief import Section
from charts.panel.content import Panel
from db import Snapshot
from pages.shell.panel_set import Item
from pages.shell.run import Run
from pages.shell.screen import st
from wording import numbers, paragraph, timeline

NEWEST, ALL = "newest", "all"
MOST_INDEXED = 12  # indicators of one panel: more lines nobody tells apart
ALONE = ("127.", "localhost", "[::1]")


def panel(run: Run, item: Item, snapshot: Snapshot | None = None) -> Panel | None:
    """The panel of an item under the presenter's words; None where the ids are unknown or there is nothing to show."""
    snapshot = snapshot or run.snapshot
    kind, _, rest = item.panel.partition(".")
    parts = rest.split(".")
    if kind not in KINDS or len(parts) != KINDS[kind][1] or not _has_office(snapshot, parts[0]):
        return None
    made = KINDS[kind][0](run, snapshot, *parts)
    return replace(made, foot=_foot(run, snapshot, item.panel)).worded(item.title, item.note) if made else None


def _has_office(snapshot, office: str) -> bool:
    return office in {o["id"] for o in snapshot.records("page/office")}


def _foot(run: Run, snapshot, ids: str) -> str:
    """The release with its date, and the address under which the panel is found again."""
    published = (snapshot.records("page/release")[0]["published_at"] or "")[:10]
    text = run.t("数据版本{n}（{date}发布）", n=snapshot.release, date=published)
    here = (st.context.url or "").partition("://")[2].rpartition("/")[0]
    if not here or here.startswith(ALONE):
        return text  # an address that nobody else can open
    return f"{text} · {here}/panels?release={snapshot.release}&panels={ids}"


def _series(snapshot, indicator: str, office: str | None, frequency: str) -> list:
    rows = snapshot.records("page/series", indicator=indicator, office=office)
    return [r for r in rows if r["frequency"] == frequency]


def _limits(run: Run, snapshot, office: str, indicator: str, frequency: str) -> Panel | None:
    return _trend(run, snapshot, office, indicator, frequency, True)


def _trend(run: Run, snapshot, office: str, indicator: str, frequency: str, is_limited: bool = False) -> Panel | None:
    rows = _series(snapshot, indicator, office, frequency)
    if not any(r["value"] is not None for r in rows):
        return None
    events = snapshot.records("page/event", office=office, indicator=indicator)
    ahead = [
        a
        for a in snapshot.records("page/next_target", office=office, indicator=indicator)
        if timeline.frequency(a["period"]) == frequency
    ]
    return over_time.one(rows, run.lang, events, ahead, is_limited)


def _changes(run: Run, snapshot, office: str, indicator: str, frequency: str) -> Panel | None:
    return over_time.changes(_series(snapshot, indicator, office, frequency), run.lang, run.scheme)


def _offices(run: Run, snapshot, office: str, indicator: str, frequency: str, offices: str) -> Panel | None:
    series, chosen = {}, set(offices.split("~"))
    for row in _series(snapshot, indicator, None, frequency):
        if row["office"] in chosen and row["value"] is not None:
            series.setdefault(row["office"], []).append(row)
    absent = [run.name(o, "short") for o in run.offices if o["id"] in offices.split("~") and o["id"] not in series]
    return several.offices(series, office, run.lang, absent)


def _peers(run: Run, snapshot, office: str, indicator: str, period: str) -> Panel | None:
    of = next((i for i in snapshot.records("page/indicator", office=office) if i["id"] == indicator), None)
    if period == NEWEST:
        own = [r["period"] for r in snapshot.records("page/series", indicator=indicator, office=office) if r["value"] is not None]
        period = max(own, key=lambda p: (len(p) == 4, timeline.end(p)), default="")  # years before their parts, as on the page
    if of is None or not period:
        return None
    rows = snapshot.records("page/peers", indicator=indicator, period=period, office=office)
    return side_by_side.peers(rows, {**of, "period": period}, office, run.lang)


def _index(run: Run, snapshot, office: str, base: str, indicators: str) -> Panel | None:
    of_office = {i["id"] for i in snapshot.records("page/indicator", office=office)}
    ids = [i for i in dict.fromkeys(indicators.split("~")) if i in of_office][:MOST_INDEXED]
    series = {i: rows for i in ids if (rows := _series(snapshot, i, office, "A"))}
    return several.indexed(series, base, run.lang)


def _cards(snapshot, office: str, year: str, theme: str) -> tuple:
    """(the year, its rows of a theme, or of all themes)."""
    if year == NEWEST:
        year = timeline.opening_year(snapshot.records("page/year", office=office))
    rows = snapshot.records("page/card", office=office, year=year) if year else []
    return year, [r for r in rows if r["value"] is not None and theme in (r["theme"], ALL)]


def _theme(run: Run, snapshot, theme: str) -> str:
    return next((run.name(t) for t in snapshot.records("page/theme") if t["id"] == theme), "")


def _growth(run: Run, snapshot, office: str, year: str, kind: str, theme: str) -> Panel | None:
    year, rows = _cards(snapshot, office, year, theme)
    return side_by_side.changed(rows, kind, _theme(run, snapshot, theme), year, run.lang, run.scheme)


def _table(run: Run, snapshot, office: str, year: str, theme: str) -> Panel | None:
    year, rows = _cards(snapshot, office, year, theme)
    return side_by_side.table(rows, _theme(run, snapshot, theme), year, run.lang)


KINDS = {  # kind: (what makes it, how many ids it has)
    "trend": (_trend, 3),
    "limits": (_limits, 3),
    "changes": (_changes, 3),
    "offices": (_offices, 4),
    "peers": (_peers, 3),
    "index": (_index, 3),
    "growth": (_growth, 4),
    "table": (_table, 3),
}


def sections(run: Run, items: Iterable[tuple[Item, Panel]]) -> list[Section]:
    """What a brief holds: (heading, paragraph, panels) for each office and theme of (item, panel), other panels last."""
    by_theme, rest = {}, []
    for item, made in items:
        office = item.panel.split(".")[1]
        theme = _theme_of(run, office, made)
        if theme:
            by_theme.setdefault((office, theme["id"]), (theme, []))[1].append(made)
        else:
            rest.append(made)
    with_theme = [
        _section(run, office, theme, made, len({o for o, _ in by_theme}) > 1) for (office, _), (theme, made) in by_theme.items()
    ]
    return [*with_theme, (run.t("其他"), "", rest)] if rest else with_theme


def _theme_of(run: Run, office: str, made: Panel) -> dict | None:
    """The one theme that all indicators of a panel belong to."""
    of = {i["id"]: i["theme"] for i in run.rows("page/indicator", office=office)}
    ids = {of.get(i) for i in made.indicators}
    return next((t for t in run.rows("page/theme") if {t["id"]} == ids), None)


def _section(run: Run, office: str, theme: dict, panels: list, several: bool) -> tuple:
    name = next(run.name(o, "short") for o in run.offices if o["id"] == office)
    year, rows = _cards(run.snapshot, office, NEWEST, theme["id"])
    heading = numbers.about(name, run.name(theme), run.lang) if several else run.name(theme)
    return heading, paragraph.paragraph(theme, rows, name, year, run.lang), panels
