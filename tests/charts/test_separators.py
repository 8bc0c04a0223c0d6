"""A number of four digits and more is written alike wherever it stands: 8,517 in a sentence, a chart, a table and a panel."""

import re
from datetime import date

import pytest
from panels import every_kind

from charts import compare, first_screen, peers, trend
from wording import attention, comparison, headline, numbers, paragraph, sentences, targets
from wording.milestones import weightiest

BARE = re.compile(r"(?<![\d,.#/_:-])\d{4,}(?![\d/_-])")  # without separators
YEARS = {str(year) for year in range(1990, date.today().year + 10)}
SHOWN = ("text", "customdata", "ticktext", "hovertext", "title", "annotations", "name", "x", "y")  # of a figure what is read
OWN_WORDS = {"source": "", "note": "", "as_worded": ""}  # of the office: they stay as they are
OFFICES = ("jiangbei", "qiaokou", "sample_shifan")


def bare(texts) -> list:
    return [text for text in texts if any(number not in YEARS for number in BARE.findall(re.sub(r"<[^>]*>", " ", str(text))))]


def within(part, is_shown: bool = False):
    """The texts of a figure that are drawn or shown under the pointer."""
    if isinstance(part, str) and is_shown:
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from within(value, is_shown and key != "font" or key in SHOWN)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from within(value, is_shown)


@pytest.fixture(scope="module")
def snapshot(office):
    return office.snapshot()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_sentence_has_a_bare_number(snapshot, lang):
    texts, themes = [], snapshot.records("page/theme")
    for one in snapshot.records("page/office"):
        for year in [y["year"] for y in snapshot.records("page/year", office=one["id"])]:
            rows = [
                {**r, **OWN_WORDS} for r in snapshot.records("page/card", office=one["id"], year=year) if r["period"] is not None
            ]
            yearly = snapshot.records("page/indicator/yearly", office=one["id"], year=year)
            milestones, name = weightiest(yearly), one[f"short_{lang}"]
            texts += [headline.short(rows, milestones, name, year, lang)]
            texts += [m.text(lang) for m in milestones]
            texts += [paragraph.paragraph(t, [r for r in rows if r["theme"] == t["id"]], name, year, lang) for t in themes]
            for r in rows:
                texts += [
                    sentences.sentence(r, lang),
                    comparison.change_text(r, lang),
                    attention.reason(r, lang),
                    targets.text(r, lang),
                ]
                texts += [numbers.formula(r, lang), numbers.figure(r, lang)]
    assert len(texts) > 3000 and not bare(texts)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_chart_has_a_bare_number(snapshot, lang):
    figures = []
    for office in OFFICES:
        for indicator in [i["id"] for i in snapshot.records("page/indicator", office=office) if i["periods"]]:
            of_all = snapshot.records("page/series", indicator=indicator, office=None)
            rows = [{**r, **OWN_WORDS} for r in of_all if r["office"] == office and r["frequency"] == "A"]
            if rows:
                near = snapshot.records("page/peers", indicator=indicator, period=rows[-1]["period"], office=office)
                figures += [
                    trend.trend(rows, lang),
                    trend.changes(rows, lang, "good-bad"),
                    *compare.multiples({office: rows}, office, lang).values(),
                ]
                figures += [peers.bars(near, office, lang)] if near else []
        rows = [
            r
            for r in snapshot.records("page/card", office=office, year="2024")
            if r["kind"] == "count" and r["value"] is not None
        ]
        figures += [first_screen.amounts(rows, lang)] if rows else []
    texts = [text for figure in figures for text in within(figure.to_dict())]
    assert len(texts) > 1000 and any("8,4" in text for text in texts) and not bare(texts)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_panel_has_a_bare_number(snapshot, lang):
    for panel in every_kind(snapshot, lang).values():
        labels = [label for series in panel.series for label in series.labels]
        assert not bare([panel.title, panel.alt, *labels, *panel.remarks, *(cell for row in panel.table for cell in row)])
