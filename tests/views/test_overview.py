"""What the overview says: of an office whose figures can be compared, of one with a single year, and of addresses that name nothing."""

from dataclasses import fields, is_dataclass

import pytest
from shown import plain

from views import html
from views.blocks import Fold, Head, Item, Items, Paragraph, Part, Split
from views.links import Link
from views.overview import overview
from wording import comparison


def within(value) -> list:
    """The block and every value inside it."""
    inner = value if isinstance(value, tuple) else [getattr(value, f.name) for f in fields(value)] if is_dataclass(value) else []
    return [value, *(one for part in inner for one in within(part))]


def every(view, kind: type) -> list:
    return [one for block in view.blocks for one in within(block) if isinstance(one, kind)]


def words(view) -> str:
    return "\n".join(map(plain, html.drawn(view.blocks)))


def judged(reader, year: str, verdict: str) -> set:
    rows = reader.rows("page/card", office=reader.office["id"], year=year)
    comparable = [row for row in rows if row["value"] is not None and comparison.way(row) is not None]
    return {row["indicator"] for row in comparable if (comparison.judgement(row) or "neither") == verdict}


@pytest.mark.parametrize("year", ["2024", "2021"])
@pytest.mark.parametrize("of", ["sample_shifan", "sample_bailu"])
def test_the_bar_counts_what_the_filter_shows(reading, of, year):
    [bar] = every(overview(reading(of, year=year)), Split)
    for part in bar.parts:
        filtered = overview(reading(**part.door.ids))
        [items] = every(filtered, Items)
        assert {item.door.ids["indicator"] for item in items.items} == judged(reading(of), year, part.verdict)
        assert part.count == len(items.items) and part.door.ids["year"] == year
        chosen = [one for one in every(filtered, Part) if one.is_chosen]
        assert [one.name for one in chosen] == [part.name] and "verdict" not in chosen[0].door.ids


@pytest.mark.parametrize("year", ["2024", "2021", "2020"])
@pytest.mark.parametrize("of", ["sample_shifan", "sample_bailu"])
def test_all_that_is_worse_or_missed_its_target_is_named_on_the_first_screen(reading, of, year):
    reader = reading(of, year=year)
    rows = reader.rows("page/card", office=of, year=year)
    wanted = {
        r["indicator"]
        for r in rows
        if r["value"] is not None and (comparison.judgement(r) == "bad" or r["target_status"] == "missed")
    }
    view = overview(reader)
    shown = [items for items in view.blocks if isinstance(items, Items) and items.look == "rows"]
    assert every(view, Split)
    assert {item.door.ids["indicator"] for items in shown for item in items.items} == wanted
    assert all(item.change for items in shown for item in items.items)
    assert bool(wanted) != ("没有变差或未达到目标的指标" in words(view))


def test_an_office_with_one_year_says_once_that_nothing_can_be_compared_and_how_that_changes(reading):
    text = words(overview(reading("jiangbei", year="2024")))
    assert text.count("50项指标中，46项没有上年数据可比") == 1 and "缺2023年数据" not in text
    links = {link.page: link for link in every(overview(reading("jiangbei")), Link)}
    assert "upload" in links and "sample_shifan" in {link.ids["office"] for link in every(overview(reading("jiangbei")), Link)}


def test_an_office_with_one_year_shows_its_places_first(reading):
    [places] = [items for items in every(overview(reading("jiangbei")), Items) if items.look == "places"]
    assert {(item.name, item.figure) for item in places.items} >= {
        ("政务信息考核排名", "前3名"),
        ("营商环境便利度市级考核排名", "第1名"),
    }


def test_what_is_fictional_says_so_once_a_page(reading):
    assert words(overview(reading("sample_shifan"))).count("示例数据（虚构）") == 1
    assert "虚构" not in words(overview(reading("jiangbei")))


def test_a_word_that_all_would_have_in_common_stands_at_none(reading):
    text = words(overview(reading("sample_shifan")))
    assert text.count("来源") == 0 and text.count("示例数据") == 1 and text.count("缺2023年数据") == 0


def test_the_strip_counts_each_theme_and_year_and_opens_it(reading):
    reader = reading("sample_shifan")
    doors = [link for link in every(overview(reader), Link) if link.page == "theme" and "向好" in link.text]
    history = reader.rows("page/growth/growth_history", office="sample_shifan")
    for door in doors:
        of_cell = [
            r
            for r in history
            if r["theme"] == door.ids["theme"] and r["period"] == door.ids["year"] and comparison.way(r) is not None
        ]
        better = sum(comparison.judgement(r) == "good" for r in of_cell)
        assert f"向好{better}" in door.text.split()
    assert len(doors) > 20


def test_every_indicator_with_a_figure_is_a_door_that_keeps_office_year_and_language(reading):
    reader = reading("sample_bailu", "en", year="2022")
    rows = [r["indicator"] for r in reader.rows("page/card", office="sample_bailu", year="2022") if r["value"] is not None]
    folds = [item for fold in overview(reader).blocks if isinstance(fold, Fold) for item in every_item(fold)]
    assert sorted(item.door.ids["indicator"] for item in folds if item.figure) == sorted(rows)
    assert all({"office": "sample_bailu", "lang": "en"}.items() <= item.door.ids.items() for item in folds)


def every_item(fold: Fold) -> list:
    return [item for block in fold.blocks if isinstance(block, Items) for item in block.items]


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"year": "1999"}, "链接中的年份“1999”不存在"),
        ({"verdict": "worst"}, "链接中的评价“worst”不存在"),
        ({"year": "<b>"}, "链接中的年份“<b>”不存在"),
    ],
)
def test_what_an_address_names_and_is_not_there_is_said_and_the_rest_stands(reading, choices, sentence):
    view = overview(reading("jiangbei", **choices))
    assert [p for p in every(view, Paragraph) if p.look == "warning" and sentence in p.text]
    assert every(view, Items) and "<b>不存在" not in "".join(html.drawn(view.blocks))


def test_the_years_that_an_office_has_can_be_chosen_and_the_newest_is(reading):
    head = overview(reading("sample_shifan")).blocks[0]
    assert isinstance(head, Head)
    assert [(c.name, c.chosen, len(c.options)) for c in head.choices] == [("office", "sample_shifan", 1), ("year", "2024", 7)]


def test_where_nothing_can_be_compared_a_filter_in_the_address_hides_nothing(reading):
    assert html.drawn(overview(reading("jiangbei", verdict="bad")).blocks) == html.drawn(overview(reading("jiangbei")).blocks)


def test_a_card_says_whose_figures_it_counts(reading):
    cards = {item.door.ids["indicator"]: item for item in every(overview(reading("jiangbei")), Item) if item.figure}
    assert "区政府口径" in cards["disclosure_requests"].remark and "口径" not in cards["documents_handled"].remark


def test_a_highlight_begins_with_a_capital(reading):
    items = [
        item
        for block in every(overview(reading("qiaokou_approval", "en")), Items)
        if block.look == "highlights"
        for item in block.items
    ]
    assert items and all(item.name[0].isupper() for item in items)
