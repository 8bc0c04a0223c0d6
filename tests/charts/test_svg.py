"""Charts as still pictures: each mark and each text of a figure is in its SVG, for every figure of the product's own data."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from functools import cache

import pytest
from hostile_texts import TEXTS
from plotted import plotted

from charts import compare, first_screen, marks, peers, small, svg, trend


def by_frequency(rows: list) -> list:
    """Series of one office and one frequency with a figure at all."""
    parts: dict = {}
    for row in rows:
        parts.setdefault((row["office"], row["frequency"]), []).append(row)
    return [part for part in parts.values() if any(r["value"] is not None for r in part)]


def over_time(snapshot, lang: str):
    """The trend and the changes of every indicator of every office, as its page draws them."""
    for indicator in snapshot.records("page/indicator", office=""):
        for rows in by_frequency(snapshot.records("page/series", indicator=indicator["id"], office=None)):
            ids, events, ahead = {"office": rows[0]["office"], "indicator": indicator["id"]}, [], []
            if rows[0]["office"] == "sample_shifan" and rows[0]["frequency"] == "A":
                events, ahead = snapshot.records("page/event", **ids), snapshot.records("page/next_target", **ids)
            yield trend.trend(rows, lang, events, ahead), trend.alt(rows, lang)
            if any(r["change"] is not None for r in rows):
                yield trend.changes(rows, lang, "good-bad"), trend.changes_alt(rows, lang)


def of_a_year(snapshot, lang: str):
    """What the pages of a year show of every office: rates, amounts, and the office among others."""
    peers_of = cache(
        lambda indicator, period, sample: snapshot.records("page/peers", indicator=indicator, period=period, office=sample)
    )
    for office in snapshot.records("page/office"):
        cards = [r for r in snapshot.records("page/card", office=office["id"], year="2024") if r["value"] is not None]
        if rates := [r for r in cards if r["kind"] == "ratio"]:
            yield first_screen.rates(rates, lang), first_screen.rates_alt(rates, lang)
        if amounts := [r for r in cards if r["kind"] == "count"]:
            yield first_screen.amounts(amounts, lang), first_screen.amounts_alt(amounts, lang)
        yield from among_others(peers_of, "sample_shifan" if office["sample"] else "jiangbei", cards, lang)


def among_others(peers_of, like: str, cards: list, lang: str):
    items = []
    for row in cards:
        rows = peers_of(row["indicator"], row["period"], like)
        yield peers.bars(rows, row["office"], lang), peers.alt(rows, lang)
        if len(rows) > 1:
            items.append((row, rows))
    if items:
        yield first_screen.standing(items, lang), first_screen.standing_alt(items, lang)


def side_by_side(snapshot, lang: str):
    """Offices on every indicator, and indicators of every office."""
    for indicator in snapshot.records("page/indicator", office=""):
        rows = [r for r in snapshot.records("page/series", indicator=indicator["id"], office=None) if r["frequency"] == "A"]
        series = {part[0]["office"]: part for part in by_frequency(rows) if part[0]["sample"]}
        if series:
            for office, figure in compare.multiples(series, "sample_shifan", lang).items():
                yield figure, small.alt(series[office], lang)
    for base in ("2019", "2024"):
        ids = ("documents_handled", "info_reported", "info_adopted", "mailbox_received", "hotline_leads", "info_score", "visits")
        series = {i: snapshot.records("page/series", indicator=i, office="sample_shifan") for i in ids}
        series = {
            i: yearly for i, rows in series.items() if compare.index(yearly := [r for r in rows if r["frequency"] == "A"], base)
        }
        yield compare.indexed(series, base, lang), compare.indexed_alt(series, base, lang)


KINDS = {"over time": over_time, "of a year": of_a_year, "side by side": side_by_side}


def texts_of(figure) -> Counter:
    """Every line of every text of a figure, at every width."""
    layout, levels = figure.layout, [figure.layout, *figure.layout.get("meta", {}).get("narrower", [])]
    texts = [a["text"] for level in levels for a in level.get("annotations", [])]
    texts += [t for level in levels if "xaxis" in level for t in level["xaxis"].get("ticktext", [])]
    texts += layout["yaxis"].get("ticktext", [])
    texts += [t for trace in figure.data for t in trace.get("text", [])]
    texts += [t for level in levels[1:] for more in level.get("data", []) for t in more.get("text", [])]
    return Counter(line for text in texts for line in text.split("\n") if line)


def marks_of(figure) -> int:
    """How many points and bars a figure has."""
    return sum(
        None not in place
        for trace in figure.data
        if trace["type"] == "bar" or "markers" in trace["mode"]
        for place in zip(trace["x"], trace["y"], strict=True)
    )


def segments_of(figure) -> int:
    """How many neighbours are joined."""
    lines = [list(zip(t["x"], t["y"], strict=True)) for t in figure.data if t["type"] == "scatter" and "lines" in t["mode"]]
    return sum(None not in (*a, *b) for line in lines for a, b in zip(line, line[1:], strict=False))


SVG_MARKS = {"circle", "rect", "svg"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_figure_is_lost(office, kind, lang):
    count = 0
    for count, (figure, alt) in enumerate(KINDS[kind](office.snapshot(), lang), start=1):
        if count % 7 == 1:  # dear, and every kind comes many times
            plotted(figure)
        root = ElementTree.fromstring(svg.drawn(figure, alt))
        assert (root.get("role"), root.get("aria-label")) == ("img", alt)
        drawn_texts = Counter(e.text for e in root.iter() if e.tag in ("text", "tspan") and e.text)
        assert not texts_of(figure) - drawn_texts, alt
        series = [e for g in root[0][0] if g.tag == "g" and g.get("class") is None for e in g.iter()]
        assert sum(e.tag in SVG_MARKS for e in series) == marks_of(figure), alt
        assert sum(e.tag == "line" for g in series if g.get("class") == "line" for e in g) == segments_of(figure), alt
        shapes = figure.layout.get("shapes", [])
        plates = [a for a in figure.layout.get("annotations", []) if "bgcolor" in a]
        assert len(shapes) + len(plates) <= sum(e.tag in ("line", "rect") for e in root.iter()), alt
    assert count > 50


def test_every_text_is_text(office):
    rows = office.snapshot().records("page/series", indicator="hotline_leads", office="sample_shifan")
    for text in TEXTS.values():
        named = [{**r, "unit_zh": text, "unit_en": text, "note": text} for r in rows]
        root = ElementTree.fromstring(svg.drawn(trend.trend(named, "zh"), text))
        assert {e.tag for e in root.iter()} <= {"div", "svg", "g", "text", "tspan", "line", "circle", "rect", "path"}


def test_what_stands_under_the_pointer_is_at_its_mark(office):
    rows = office.snapshot().records("page/series", indicator="info_adopted", office="sample_shifan")
    root = ElementTree.fromstring(svg.drawn(trend.trend(by_frequency(rows)[0], "zh"), ""))
    texts = [(e.get("data-at"), e.get("data-text")) for e in root.iter() if e.get("data-text")]  # XML has blanks for line ends
    assert ("5", "2024年：214条 增长17.6% 原文：214条") in texts and ("5", "目标 200") in texts
    assert {at for at, _ in texts} == set("012345")
    hostile = {
        "x": [0, 1],
        "y": [1, 2],
        "customdata": [["<b>%{customdata[1]}", "&"], ["", ""]],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    }
    assert [marks.hover(hostile, n) for n in (0, 1)] == ["<b>%{customdata[1]}\n&", ""]
    assert marks.hover({**hostile, "hoverinfo": "skip"}, 0) == "" and marks.hover({"x": [0], "y": [1]}, 0) == ""
