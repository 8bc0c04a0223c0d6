"""The table that can stand in the place of a chart: the same figures, what is withheld and why, and the same doors."""

import pytest
from given import given
from inside import every, within, words

from views import chart_tables, html
from views.blocks import Chart, Charts, Tile, View
from views.links import Link
from views.pages import PAGES
from views.reader import Reader

ASKED = [
    ("overview", "jiangbei", {}),
    ("indicator", "jiangbei", {"indicator": "disclosure_requests"}),
    ("indicator", "sample_shifan", {"indicator": "full_online_ratio"}),
    ("indicator", "sample_shifan", {"indicator": "documents_handled", "frequency": "M"}),
    ("compare", "sample_shifan", {}),
    ("compare", "sample_shifan", {"by": "indicators"}),
]


def rows(figures) -> list[list[str]]:
    """The cells of a table as their words."""
    text = [[" ".join(part if isinstance(part, str) else part.text for part in ([c.text] if isinstance(c.text, str) else c.text))
             for c in row] for row in figures.table.rows]  # fmt: skip
    return text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("page", "of", "choices"), ASKED)
def test_every_chart_that_stands_alone_can_be_turned_into_a_table_with_its_doors(reading, page, of, choices, lang):
    view = PAGES[page].view(reading(of, lang, **choices))
    inside = [id(one) for block in [*every(view, Tile), *every(view, Charts)] for one in within(block) if isinstance(one, Chart)]
    alone = [chart for chart in every(view, Chart) if id(chart) not in inside]
    assert alone and all(chart.figures and chart.figures.table.rows for chart in alone)
    assert len({chart.key for chart in alone}) == len(alone)
    for chart in alone:
        doors = {html.address(link) for link in within(chart.figures.table) if isinstance(link, Link)}
        assert doors == {html.address(door) for door in chart.doors.values()} and bool(doors) == bool(chart.keys)


def test_a_chart_over_time_tells_every_period_with_its_gap_its_break_and_its_target(tmp_path):
    now = given(
        tmp_path,
        "east visits 2019 50\neast visits 2021 - . O\neast visits 2022 500 >= B\neast visits 2023 60",
        "east,visits,2023,70",
    )
    offices = now.records("page/office")
    reader = Reader(now.records, "zh", "good-bad", offices, offices[0], 1)
    series = now.records("page/series", indicator="visits", office="east")
    assert rows(chart_tables.trend(reader, series, [], [])) == [
        ["2023年", "60次", "70次", ""],
        ["2022年", "500余次", "", "┆ 口径变化"],
        ["2021年", "未上报", "", ""],
        ["2020年", "无数据", "", ""],
        ["2019年", "50次", "", ""],
    ]
    reasons = {row[0]: row[1] for row in rows(chart_tables.changes(reader, series))}
    assert len(reasons) == 5 and all(reasons.values()) and "2021年未上报" in reasons["2022年"]


def test_the_words_of_a_switch_and_of_a_door_are_text(reading):
    [chart] = [c for c in every(PAGES["compare"].view(reading("sample_shifan")), Chart) if c.key == "ranked"]
    hostile = Link('"><script>', "indicator", {"office": '"><script>'})
    page = html.page([Chart(chart.figure, '"><script>', '"><script>', {"a": hostile}, '"><script>', chart.figures)])
    assert "<script" not in page and page.count('aria-pressed="true"') == 1
    assert "以图或表显示" not in words(View((chart,), {})) and "表" in words(View((chart,), {}))
