"""What every contestant shows: the same queries over the same database, the same words, cards and figures. Only the framework differs.

Results are remembered, for a release never changes; a figure holds the points that are shown and nothing else.
"""

import json
import os
import sys
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import card

import db
from charts import peers, table, theme, trend
from wording import headline, numbers

LANG, SCHEME = "zh", "good-bad"
INKS = {theme.INK: "#111820", theme.FAINT: "#53585e", theme.GRID: "#d9dadb"}
CHARTS = ("trend", "changes", "peers")
NEIGHBOURS = 20  # offices that a chart of offices shows at the most

_snapshot = db.Snapshot(1, Path(os.environ["BENCH_DB"]))
OFFICES = {o["id"]: o["name_zh"] for o in _snapshot.records("page/office")}
INDICATORS = {i["id"]: i["name_zh"] for i in _snapshot.records("page/indicator", office=next(iter(OFFICES)))}
THEMES = {t["id"]: t["name_zh"] for t in _snapshot.records("page/theme")}
YEARS = [y["year"] for y in _snapshot.records("page/year", office=next(iter(OFFICES)))]


@lru_cache(512)
def rows(office: str, year: str) -> list:
    return [r for r in _snapshot.records("page/card", office=office, year=year) if r["period"]]


@lru_cache(512)
def heading(office: str, year: str) -> str:
    return headline.short(rows(office, year), [], rows(office, year)[0]["office_zh"], year, LANG)


@lru_cache(512)
def cards(office: str, year: str) -> list:
    """(theme, its cards as HTML)"""
    of_themes = {name: [r for r in rows(office, year) if r["theme"] == theme] for theme, name in THEMES.items()}
    return [(name, card.grid(of_theme, LANG, SCHEME, {"office": office})) for name, of_theme in of_themes.items() if of_theme]


@lru_cache(512)
def series(office: str, indicator: str) -> list:
    return _snapshot.records("page/series", office=office, indicator=indicator)


@lru_cache(512)
def figures(office: str, indicator: str) -> dict:
    """Name → plain Plotly figure (data, layout) for the three charts of an indicator."""
    rows = series(office, indicator)
    near = _snapshot.records(
        "page/indicator/near", office=office, indicator=indicator, period=rows[-1]["period"], most=NEIGHBOURS
    )
    made = [trend.trend(rows, LANG), trend.changes(rows, LANG, SCHEME), peers.bars(near, office, LANG)]
    return dict(zip(CHARTS, map(_plain, made), strict=True))


@lru_cache(512)
def table_of(office: str, indicator: str) -> str:
    columns = {
        "时期": (lambda r: r["period"], 0),
        "数值": (lambda r: numbers.figure(r, LANG), 0),
        "来源": (lambda r: r["source"], 50),
    }
    return table.grid(columns, series(office, indicator)[::-1])


def _plain(figure) -> dict:
    text = json.dumps(figure.to_dict())
    for placeholder, colour in INKS.items():
        text = text.replace(placeholder, colour)
    return json.loads(text)
