"""What the page of changes shows: every indicator once, kinds of change apart, what needs a look first, and why there is no change."""

import re
from dataclasses import replace

import pytest
from inside import every, words
from shown import plain

from charts import axes
from views import html
from views.blocks import Bars, Cell, Columns, Fold, Heading, Paragraph, Table
from views.controls import AddPanel
from views.growth import KINDS, growth, kind_of, ordered, size
from views.links import Link
from wording import comparison

OFFICES = ["jiangbei", "sample_shifan", "sample_bailu", "qiaokou_approval", "xining_chengzhong", "liangping"]


def lists(view) -> dict:
    """Kind → its bars, folded ones too, in the order in which they are read."""
    titles = {title: kind for kind, title in KINDS.items()}
    by_kind: dict = {}
    kind = ""
    flat = [one for block in view.blocks for one in (block.columns[0] if isinstance(block, Columns) else [block])]
    for block in flat:
        if isinstance(block, Heading) and block.level == 2:
            kind = titles.get(block.text.rpartition("：")[0], "")
        if kind and isinstance(block, Bars | Fold):
            by_kind.setdefault(kind, []).extend(
                bar for bars in [block, *getattr(block, "blocks", ())] if isinstance(bars, Bars) for bar in bars.bars
            )
    return by_kind


def cards(reader, year: str) -> dict:
    rows = reader.rows("page/card", office=reader.office["id"], year=year)
    return {row["indicator"]: row for row in rows if row["value"] is not None}


def fold(view, key: str) -> Fold:
    return next(one for one in every(view, Fold) if one.key == key)


@pytest.mark.parametrize("by", ["all", "theme"])
@pytest.mark.parametrize("of", OFFICES)
def test_each_indicator_stands_once_in_the_list_of_its_kind_or_with_its_reason(reading, of, by):
    view = growth(reading(of, by=by))
    rows = cards(reading(of), view.ids["year"])
    shown = {kind: sorted(bar.door.ids["indicator"] for bar in bars) for kind, bars in lists(view).items()}
    for kind in KINDS:
        assert shown.get(kind, []) == sorted(i for i, row in rows.items() if kind_of(row) == kind)
    withheld = [i for i, row in rows.items() if comparison.way(row) is None]
    doors = [link.ids["indicator"] for link in every(replace(view, blocks=(fold(view, "withheld"),)), Link)] if withheld else []
    assert sorted(doors) == sorted(withheld) and len(view.rows) == len(rows)


def test_the_heat_map_says_in_words_why_a_place_is_empty(reading):
    page = html.page(growth(reading()).blocks)
    row = next(row for row in re.findall("<tr>.*?</tr>", page) if "公开信箱受理" in row)
    title, words = re.findall('<td[^>]*title="([^"]*)"[^>]*>(.*?)</td>', row)[1]
    assert title == "本期没有数值，不计算同比" and plain(words) == "· 本期没有数值，不计算同比"
    for heading in ("数量和得分（%）", "比率（个百分点）", "名次（位，升为正）"):
        assert len([one for one in re.findall("<summary>.*?</summary>", page) if heading in one]) == 1


@pytest.mark.parametrize("of", ["sample_shifan", "sample_bailu", "qiaokou_approval"])
def test_bars_of_a_kind_share_one_scale_that_one_of_them_does_not_stretch(reading, of):
    view = growth(reading(of))
    rows = cards(reading(of), view.ids["year"])
    for bars in lists(view).values():
        sizes = [abs(size(rows[bar.door.ids["indicator"]])) for bar in bars]
        limit = axes.limit(sizes)
        for bar, change in zip(bars, sizes, strict=True):
            assert bar.is_broken == (change > limit) and bar.length == pytest.approx(min(change / limit, 1) if limit else 0)
    if of == "sample_shifan":
        [longest] = [bar for bar in lists(view)["percent"] if bar.door.ids["indicator"] == "app_operating_rules"]
        assert longest.is_broken and longest.label == "▲ 53.8%"


@pytest.mark.parametrize(
    ("order", "first"), [("worst", {"percent": "▼ 11.7%", "units": "▲ 由0增至1起"}), ("best", {"percent": "▲ 33.3%"}), ("change", {"percent": "▲ 33.3%"})]
)  # fmt: skip
def test_what_is_asked_for_stands_first(reading, order, first):
    by_kind = lists(growth(reading("sample_bailu", order=order)))
    assert {kind: by_kind[kind][0].label for kind in first} == first


@pytest.mark.parametrize("order", ["worst", "best", "change"])
def test_a_long_tail_is_folded_but_never_what_needs_a_look(reading, order):
    view = growth(reading("sample_bailu", order=order))
    rest = fold(view, "rest-percent")
    bars = lists(view)["percent"]
    rows = [cards(reading("sample_bailu"), "2024")[bar.door.ids["indicator"]] for bar in bars]
    assert rows == ordered(rows, order)
    assert len(rest.blocks[0].bars) == len(bars) - 12 and rest.title == f"其余{len(bars) - 12}项"
    if order == "worst":
        assert all(bar.tone != "bad" for bar in rest.blocks[0].bars)


def test_each_reason_is_given_once(reading):
    view = growth(reading("jiangbei"))
    [table] = fold(view, "withheld").blocks
    reasons = [row[0].text for row in table.rows]
    assert reasons[0] == "缺2023年数据，不计算同比：45项" and len(set(reasons)) == len(reasons) == 4
    assert words(view).count("缺2023年数据") == 1 and "办理各类文件 8,517件" in words(view)


def test_every_cell_of_the_years_opens_its_indicator_and_an_empty_one_says_why(reading):
    view = growth(reading("sample_shifan"))
    grids = [
        block for name in ("count", "ratio", "rank") for block in fold(view, f"years-{name}").blocks if isinstance(block, Table)
    ]
    for grid in grids:
        for first, *cells in grid.rows:
            here = first.text[0].ids["indicator"]
            assert all(cell.text[0].ids["indicator"] == here and cell.title for cell in cells if cell.text != "·")
            assert all(cell.unseen == cell.title != "" for cell in cells if cell.text == "·")
    [cells] = [row for grid in grids for row in grid.rows if row[0].text[0].text == "公开信箱受理"]
    assert Cell("·", title="本期没有数值，不计算同比", unseen="本期没有数值，不计算同比") in cells


def test_the_average_growth_stands_with_its_rule(reading):
    rule, table = fold(growth(reading("sample_shifan")), "averages").blocks
    assert "开（年数）次方" in rule.text
    assert [cell.text for cell in table.rows[0]][1:] == ["2019–2024", "318篇", "500余篇", "有约数，不计算"]


@pytest.mark.parametrize(("scheme", "tones"), [("good-bad", {"good", "bad", ""}), ("red-up", {"up", "down", ""})])
def test_colours_follow_the_setting_of_the_site(reading, scheme, tones):
    view = growth(replace(reading("sample_bailu"), scheme=scheme))
    assert {bar.tone for bars in lists(view).values() for bar in bars} == tones
    assert ("红色为上升" in words(view)) == (scheme == "red-up")


def test_a_list_can_be_taken_into_a_panel(reading):
    panels = [add.panel for add in every(growth(reading("sample_shifan")), AddPanel)]
    assert panels == [f"growth.sample_shifan.newest.{kind}.all" for kind in KINDS]
    assert "growth.sample_shifan.2021.percent.advice" in [
        add.panel for add in every(growth(reading(year="2021", by="theme")), AddPanel)
    ]


@pytest.mark.parametrize(("name", "kind"), [("order", "排序"), ("by", "方式"), ("year", "年份")])
def test_what_an_address_names_and_is_not_there_is_said_and_the_rest_stands(reading, name, kind):
    view = growth(reading("sample_shifan", **{name: "<b>"}))
    assert [p for p in every(view, Paragraph) if p.look == "warning" and f"链接中的{kind}“<b>”不存在" in p.text]
    assert every(view, Bars) and view.ids == {"year": "2024", "by": "", "order": ""}
