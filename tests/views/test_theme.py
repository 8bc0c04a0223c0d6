"""What a theme's page shows: every indicator with its chart, what needs a look first, and what the charts may be held against."""

import pytest
from given import TABLES, given
from inside import every, words

from views.blocks import Head, Item, Items, Paragraph, Tile
from views.theme import by_urgency, theme
from wording import attention, scope

OFFICES = ["jiangbei", "sample_shifan", "sample_bailu", "qiaokou_approval", "xining_chengzhong", "liangping"]


@pytest.mark.parametrize("of", OFFICES)
def test_each_indicator_of_the_theme_stands_once_and_opens(reading, of):
    reader = reading(of)
    view = theme(reader)
    rows = [
        r
        for r in reader.rows("page/card", office=of, year=view.ids["year"])
        if r["theme"] == view.ids["theme"] and r["value"] is not None
    ]
    items = every(view, Item)
    assert sorted(item.door.ids["indicator"] for item in items) == sorted(r["indicator"] for r in rows)
    assert all(item.door.page == "indicator" and item.door.ids["office"] == of for item in items)
    assert all(tile.chart for tile in every(view, Tile))
    assert {r["indicator"] for r in view.rows} == {r["indicator"] for r in rows}


@pytest.mark.parametrize("year", ["2024", "2022", "2020"])
@pytest.mark.parametrize("chosen", ["advice", "online_service", "rule_of_law"])
def test_what_needs_a_look_stands_first(reading, chosen, year):
    reader = reading("sample_bailu", theme=chosen, year=year)
    rows = {r["indicator"]: r for r in reader.rows("page/card", office="sample_bailu", year=year)}
    order = [rows[tile.item.door.ids["indicator"]] for tile in every(theme(reader), Tile)]
    needed = [attention.needed(row) for row in order]
    assert needed == sorted(needed, reverse=True) and order == by_urgency(order)


def test_the_yearly_charts_of_a_theme_share_one_time_axis_and_name_their_newest_figure(reading):
    tiles = every(theme(reading("qiaokou_approval")), Tile)
    charts = [tile.chart.figure for tile in tiles if tile.chart]
    assert len(charts) > 3 and len({tuple(figure.layout["xaxis"]["range"]) for figure in charts}) == 1
    for tile in tiles:
        texts = [text for trace in tile.chart.figure.data for text in trace.get("text", []) if text]
        assert len(texts) == 1 and tile.item.figure.startswith(texts[0])


def test_nothing_after_the_chosen_year_is_drawn(reading):
    for tile in every(theme(reading("sample_shifan", year="2021")), Tile):
        assert max(period for trace in tile.chart.figure.data for period in trace.get("ids", ["2021"])) == "2021"


@pytest.mark.parametrize(
    ("rows", "median"),
    [
        ("west letters 2024 1\nnorth letters 2024 9", None),  # two are no middle
        ("west letters 2024 1\nnorth letters 2024 9\nsouth letters 2024 5", 5),
        ("west letters 2024 1\nnorth letters 2024 9\nsouth letters 2024 5 >=", None),  # a bound has no place among others
        ("west letters 2024 1\nnorth letters 2024 9\nsouth letters 2024 -", None),
        ("west place 2024 1\nnorth place 2024 9\nsouth place 2024 5", None),  # the middle of places is none
        ("west letters 2023 1\nnorth letters 2024 9\nsouth letters 2024 5", None),
    ],
)
def test_the_median_needs_three_comparable_offices(tmp_path, monkeypatch, rows, median):
    south = "south,南区办公室,South office,南区,South,市,City,,,,,,,\n"
    monkeypatch.setitem(TABLES, "offices.csv", TABLES["offices.csv"] + south)
    now = given(tmp_path, f"east letters 2024 7\neast place 2024 2\n{rows}")
    lines = now.records("page/theme/lines", office="east", theme="work", year="2024", scoped=scope.SCOPED)
    assert {row["median"] for row in lines if row["indicator"] == ("place" if "place" in rows else "letters")} == {median}


def test_a_real_office_is_not_held_against_fictional_ones(reading):
    reader = reading("jiangbei", theme="advice")
    lines = reader.rows("page/theme/lines", office="jiangbei", theme="advice", year="2024", scoped=scope.SCOPED)
    assert lines and all(row["median"] is None for row in lines)
    assert "中位数" not in words(theme(reader)) and "中位数" in words(theme(reading("sample_shifan", theme="advice")))


def test_a_single_figure_has_no_chart_but_a_card(reading):
    view = theme(reading("jiangbei", theme="advice"))
    [cards] = every(view, Items)
    assert {tile.item.name for tile in every(view, Tile)} == {"政务信息考核得分", "政务信息考核排名"} and len(cards.items) == 9
    assert "只有一期数据的指标：9项" in words(view)


def test_a_median_of_which_no_line_can_be_drawn_is_not_explained(reading):
    assert "中位数" not in words(theme(reading("beibei", theme="openness")))


def test_what_is_fictional_says_so_once_a_page(reading):
    assert words(theme(reading("sample_shifan"))).count("示例数据") == 1


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"theme": "<b>"}, "链接中的主题“<b>”不存在"),
        ({"year": "1999"}, "链接中的年份“1999”不存在"),
        ({"theme": "advice"}, "“参谋助手”在这一年没有数据，下面显示的是“政务服务”。"),
    ],
)
def test_what_an_address_names_and_is_not_there_is_said_and_the_rest_stands(reading, choices, sentence):
    view = theme(reading("qiaokou_approval", **choices))
    assert [p for p in every(view, Paragraph) if p.look in ("warning", "info") and sentence in p.text]
    assert every(view, Tile)


def test_themes_without_a_figure_in_the_year_are_not_offered(reading):
    head = theme(reading("sample_shifan")).blocks[0]
    assert isinstance(head, Head)
    assert [(c.name, len(c.options)) for c in head.choices] == [("office", 1), ("year", 7), ("theme", 6)]
    assert [c.name for c in theme(reading("qiaokou_approval")).blocks[0].choices] == ["office", "year"]
