"""Normal variation on the page of an indicator: words beside the change, limits in the chart as a choice, in panels and their notes."""

import pytest
from given import given
from inside import every, words

from charts.panel import over_time, picture
from views import html
from views.blocks import Chart, Head, Paragraph
from views.controls import AddPanel
from views.indicator import indicator
from views.reader import Reader
from wording import variation


def months(values: list) -> str:
    """A row of visits for each value from January 2022 on, a month each."""
    texts = [str(value) for value in values]
    lines = ((2022 + n // 12, n % 12 + 1, text.rstrip("B"), "B" if text.endswith("B") else "A") for n, text in enumerate(texts))
    return "\n".join(f"east visits {year}-{month:02d} {value} = {status}" for year, month, value, status in lines)


STEADY = [100, 104] * 7
PLACES = [  # values, what the sentence ends with in Chinese and in English
    (STEADY, "，在正常波动范围内。", ", within normal variation."),
    ([*STEADY, 130], "，高于正常波动范围。", ", above normal variation."),
    ([*STEADY, 60], "，低于正常波动范围。", ", below normal variation."),
    ([*STEADY, *[104, 105] * 4], "，连续9个月高于均值。", ", 9 months in a row above the mean."),
    ([*[104, 100] * 7, *[100, 99] * 4], "，连续9个月低于均值。", ", 9 months in a row below the mean."),
    (STEADY[:12], "接待100次。", None),  # too few
    ([*STEADY, "200B"], "接待200次。", None),  # a new definition
]


def page(tmp_path, values: list, lang: str = "zh", **choices: str):
    now = given(tmp_path, months(values))
    offices = now.records("page/office")
    return indicator(Reader(now.records, lang, "good-bad", offices, offices[0], 1, {"indicator": "visits", **choices}, {}))


@pytest.mark.parametrize(("values", "zh", "en"), PLACES)
def test_the_sentence_says_whether_the_newest_figure_is_more_than_normal(tmp_path, values, zh, en):
    [lead] = [p for p in every(page(tmp_path, values), Paragraph) if p.look == "lead"]
    text = "".join(part if isinstance(part, str) else part.text for part in lead.text)
    assert text.endswith(zh) or (en is None and "波动" not in text and "均值" not in text)
    if en:
        [lead] = [p for p in every(page(tmp_path, values, "en"), Paragraph) if p.look == "lead"]
        assert "".join(part if isinstance(part, str) else part.text for part in lead.text).endswith(en)


def test_mean_and_limits_stand_beside_the_chart(tmp_path):
    text = words(page(tmp_path, [*STEADY, 130]))
    assert "2023年3月高于正常波动范围。2022年1月以来15个确数的均值为104次，正常波动范围为93次至115次。" in text
    both = words(page(tmp_path, [*STEADY, *[106, 107] * 4, 130]))
    assert "2023年11月高于正常波动范围。截至2023年11月，连续9个月高于均值。" in both


@pytest.mark.parametrize(("values", "offered"), [(STEADY, True), (STEADY[:13], True), (STEADY[:12], False), ([5] * 20, False)])
def test_limits_are_a_choice_where_there_are_some(tmp_path, values, offered):
    for choices in ({}, {"limits": "shown"}, {"limits": "nonsense"}):
        view = page(tmp_path, values, **choices)
        [head], [chart] = every(view, Head), [c for c in every(view, Chart) if c.key == "trend"]
        assert ["limits" in choice.name for choice in head.choices].count(True) == offered
        is_drawn = offered and choices.get("limits") == "shown"
        assert view.ids["limits"] == ("shown" if is_drawn else "")
        assert ("正常波动范围" in str(chart.figure.layout)) == is_drawn == ("的均值为" in chart.alt)
        assert "warning" not in {p.look for p in every(view, Paragraph)}
        [add] = [a for a in every(view, AddPanel) if a.panel.endswith(".visits.M") and not a.panel.startswith("changes")]
        assert add.panel.startswith("limits." if is_drawn else "trend.")


def test_limits_are_cut_at_a_break_and_lie_over_a_gap(tmp_path):
    values = [*STEADY, "200B", *[204, 200] * 7]
    view = page(tmp_path, values, limits="shown")
    [chart] = [c for c in every(view, Chart) if c.key == "trend"]
    bands = [shape for shape in chart.figure.layout["shapes"] if shape["type"] == "rect"]
    assert [(band["x0"], band["x1"]) for band in bands] == [(-0.5, 13.5), (13.5, 28.5)]
    assert chart.alt.count("的均值为") == 2 and html.drawn(view.blocks)


def test_the_table_behind_the_chart_has_the_limits_that_are_drawn(tmp_path):
    tables = [
        next(c.figures.table for c in every(page(tmp_path, [*STEADY, 130], **choices), Chart) if c.key == "trend")
        for choices in ({}, {"limits": "shown"})
    ]
    assert [[cell.text for cell in table.rows[0]] for table in tables] == [
        ["2023年3月", "130次"],
        ["2023年3月", "130次", "104", "93—115", "高于正常波动范围"],
    ]
    assert tables[1].rows[1][-1].text == ""


def test_no_verdict_and_no_colour_comes_from_limits(tmp_path):
    hidden, shown = page(tmp_path, [*STEADY, 130]), page(tmp_path, [*STEADY, 130], limits="shown")
    traces = [next(c.figure.data for c in every(view, Chart) if c.key == "trend") for view in (hidden, shown)]
    colours = [{trace["marker"]["color"] for trace in of_view if trace["mode"].startswith("lines")} for of_view in traces]
    assert colours[0] == colours[1] and len(colours[0]) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_panel_has_the_limits_and_says_in_its_notes_what_they_are(tmp_path, lang):
    rows = given(tmp_path, months([*STEADY, 130])).records("page/series", indicator="visits", office="east")
    panel, plain = over_time.one(rows, lang, is_limited=True), over_time.one(rows, lang)
    assert [s.role for s in panel.series] == ["figure", "mean", "limit", "limit"] and len(plain.series) == 1
    assert variation.text(rows[-1], lang) in panel.speech and variation.text(rows[-1], lang) in plain.speech
    assert any(variation.facts(rows[-1], lang) in remark for remark in plain.remarks)
    drawn = str(picture.figure(panel).layout["annotations"])
    assert ("均值 104" in drawn) if lang == "zh" else ("mean 104" in drawn)


def test_a_row_without_limits_has_no_words():
    assert variation.place({}, "zh") == variation.run({}, "zh") == variation.facts({}, "zh") == ""
