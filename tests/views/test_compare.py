"""What the page of comparisons shows: whom it chooses, the ranking first, positions for places, and everything in its address."""

from dataclasses import replace

import pytest
from given import TABLES, given
from inside import every, words

from views import html, lists
from views.blocks import Chart, Heading, Paragraph
from views.compare import compare
from views.controls import Choice, Several
from views.links import Link
from views.reader import Reader


def offices(monkeypatch, regions: dict[str, int]) -> None:
    """A catalogue with so many more offices of each region: a0, a1, … of the city in which "east" lies, b0, b1, … of another one."""
    names = {"a": ("市", "City"), "b": ("县", "County")}
    ids = [(f"{r}{n}", *names[r]) for r, count in regions.items() for n in range(count)]
    more = "".join(f"{one},{one}办,{one} office,{one},{one},{zh},{en},,,,,,,\n" for one, zh, en in ids)
    monkeypatch.setitem(TABLES, "offices.csv", TABLES["offices.csv"] + more)


def reader_of(now, of: str = "east", lang: str = "zh", **choices: str) -> Reader:
    every_office = now.records("page/office")
    one = next(office for office in every_office if office["id"] == of)
    return Reader(now.records, lang, "good-bad", every_office, one, 1, choices, {"office": of})


def chosen(view, name: str = "peers") -> list[str]:
    """The ids of a choice of several."""
    return next([option.id for option in block.chosen] for block in every(view, Several) if block.name == name)


def warnings(view) -> list[str]:
    return [p.text for p in every(view, Paragraph) if p.look == "warning"]


def test_the_office_stands_among_those_next_to_it_in_rank(tmp_path, monkeypatch):
    offices(monkeypatch, {"a": 12})
    rows = "\n".join([f"a{n} visits 2024 {10 * n}" for n in range(12)] + ["east visits 2024 55", "a0 visits 2025 1"])
    view = compare(reader_of(given(tmp_path, rows), indicator="visits"))
    assert chosen(view) == ["east", "a8", "a7", "a6", "a5", "a4"]
    assert view.ids["period"] == "2024" and view.ids["peers"] == ""


def test_those_of_its_region_come_before_others_that_are_nearer(tmp_path, monkeypatch):
    offices(monkeypatch, {"a": 5, "b": 8})
    rows = [f"a{n} visits 2024 {n}" for n in range(5)] + [f"b{n} visits 2024 {50 + n}" for n in range(8)]
    view = compare(reader_of(given(tmp_path, "\n".join([*rows, "east visits 2024 54"])), indicator="visits"))
    assert chosen(view)[0] == "east" and set(chosen(view)) == {"east", *(f"a{n}" for n in range(5))}


def test_those_of_another_scope_come_last(tmp_path, monkeypatch):
    offices(monkeypatch, {"a": 8})
    now = given(tmp_path, "\n".join([f"a{n} visits 2024 {n}" for n in range(8)] + ["east visits 2024 3"]))

    def rows(name: str, **parameters) -> list:
        noted = {"note": "为区政府口径"}
        return [
            {**row, **(noted if row["office"] in ("a3", "a4") else {})} if "note" in row else row
            for row in now.records(name, **parameters)
        ]

    view = compare(replace(reader_of(now, indicator="visits"), rows=rows))
    assert len(chosen(view)) == 6 and not {"a3", "a4"} & set(chosen(view))


def test_an_office_without_a_figure_sees_the_best_and_itself_where_it_has_others(tmp_path, monkeypatch):
    offices(monkeypatch, {"a": 9})
    rows = [f"a{n} visits 2024 {n}" for n in range(9)]
    now = given(tmp_path, "\n".join(rows))
    assert chosen(compare(reader_of(now, indicator="visits"))) == ["a8", "a7", "a6", "a5", "a4", "a3"]
    now = given(tmp_path, "\n".join([*rows, "east visits 2023 7"]))
    view = compare(reader_of(now, indicator="visits", period="2024"))
    assert chosen(view)[-1] == "east" and "这一期没有数据：东区" in words(view)


def test_the_ranking_stands_before_the_small_charts_and_places_are_points(reading):
    for indicator, mark in (("full_online_ratio", "bar"), ("info_rank", "scatter")):
        charts = every(compare(reading("sample_shifan", indicator=indicator)), Chart)
        assert [chart.key for chart in charts][:2] == ["ranked", "small-sample_shifan"]
        assert {trace["type"] for trace in charts[0].figure.data} == {mark}
        assert {trace["type"] for chart in charts[1:] for trace in chart.figure.data} == {"scatter"}


def test_each_office_of_the_ranking_is_a_door_to_the_indicator_there(reading):
    view = compare(reading("beibei", indicator="disclosure_requests", peers="yubei"))
    [chart] = [chart for chart in every(view, Chart) if chart.key == "ranked"]
    for one in ("beibei", "yubei"):
        ids = chart.doors[one].ids
        assert (chart.doors[one].page, ids["office"], ids["indicator"]) == ("indicator", one, "disclosure_requests")
    page = html.page(view.blocks)
    assert 'data-doors="{&#34;' in page and page.count('data-id="yubei"') >= 1
    hostile = {'"><script>': Link("x", "indicator", {"office": "\"'><script>"})}
    assert "<script" not in html.page([replace(chart, doors=hostile)])


def test_whom_one_chose_by_hand_and_the_period_stay_in_the_address(reading):
    view = compare(reading("beibei", indicator="disclosure_requests", peers="yubei,beibei,nowhere", period="2023"))
    assert view.ids == {"by": "offices", "indicator": "disclosure_requests", "period": "2023", "peers": "beibei,yubei"}
    assert len(warnings(view)) == 1 and "“nowhere”" in warnings(view)[0]
    assert "2023年" in words(view) and "此图不是排名" in words(view)
    usual = compare(reading("beibei", indicator="disclosure_requests", peers="nowhere,nobody"))
    assert len(chosen(usual)) > 2 and usual.ids["peers"] == "" and len(warnings(usual)) == 2


@pytest.mark.parametrize(
    ("choices", "warned"),
    [({"by": "x"}, "方式“x”"), ({"indicator": "x"}, "指标“x”"), ({"period": "x"}, "时期“x”"), ({"period": "1999"}, ""),
     ({"by": "indicators", "base": "x"}, "基期“x”"), ({"by": "indicators", "base": "1999"}, ""), ({"by": "indicators", "several": "x"}, "指标“x”")],
)  # fmt: skip
def test_an_unknown_choice_is_named_and_the_page_stands(reading, choices, warned):
    view = compare(reading("sample_shifan", **choices))
    assert [warned in text for text in warnings(view)] == [True] * bool(warned) and view.rows


def test_what_the_page_said_it_says_still(reading, tmp_path):
    text = words(compare(reading("sample_shifan", indicator="full_online_ratio")))
    assert "┆ 示范区（示例）、云杉区（示例）、白露区（示例）、青禾区（示例） 2022年：自2022年起口径不含" in text
    assert "各图纵轴相同，单位：%。空心点为约数，断开处为口径变化或缺数。" in text
    now = given(
        tmp_path, "east visits 2023 5\neast visits 2024 6\nnorth visits 2024 7\nnorth visits 2025 8\nwest visits 2012-01 5"
    )
    text = words(compare(reader_of(now, indicator="visits")))
    assert "最近一期不同，不宜直接比较：2025年：北区；2024年：东区" in text
    assert "没有同一频度的数据，未列入：西区" in text


def test_no_office_of_the_sort_has_a_figure_and_the_page_says_who_has(reading):
    view = compare(reading("beibei", indicator="hotline_leads"))
    assert "江北区" in words(view) and view.rows  # another of its sort has one
    assert chosen(view) == ["jiangbei"]


def test_several_indicators_are_indexed_to_a_base(reading):
    view = compare(reading("sample_shifan", by="indicators"))
    assert [chart.key for chart in every(view, Chart)] == ["indexed"] and view.ids["base"] == "2019"
    assert len(chosen(view, "several")) == 4
    by_hand = compare(reading("sample_shifan", by="indicators", several="info_adopted,info_rank,documents_handled", base="2021"))
    assert chosen(by_hand, "several") == ["info_adopted", "documents_handled"]  # places are not amounts
    assert by_hand.ids == {"by": "indicators", "several": "info_adopted,documents_handled", "base": "2021"}
    assert "2021年＝100" in words(by_hand) and "以基期为100，只比较快慢，不比较大小" in words(by_hand)
    none = compare(reading("jiangbei", by="indicators"))
    assert every(none, Chart) or "没有可以比较的指标：至少要有两个年度的数据。" in words(none)


def test_an_indicator_without_the_base_is_named(tmp_path):
    now = given(tmp_path, "east visits 2023 50\neast visits 2024 60\neast sent 2024 5\neast sent 2025 6")
    text = words(compare(reader_of(now, by="indicators", several="visits,sent", base="2023")))
    assert "上报：2023年没有可作基期的数值，未画。" in text


def test_the_lists_of_several_hold_what_can_be_compared(reading):
    reader = reading("beibei", indicator="disclosure_requests")
    offered = {option.id for option in lists.LISTS["peers"](reader)}
    assert {"beibei", "yubei"} <= offered and not any(one.startswith("sample") for one in offered)
    assert lists.LISTS["peers"](reading("beibei", indicator="nothing")) == []
    usable = {option.id for option in lists.LISTS["several"](reading("sample_shifan"))}
    assert "documents_handled" in usable and "info_rank" not in usable


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("by", ["offices", "indicators"])
def test_every_office_has_a_page(reading, by, lang):
    for of in [office["id"] for office in reading().offices]:
        view = compare(reading(of, lang, by=by))
        assert every(view, Choice) and (every(view, Heading) or every(view, Paragraph))
        assert words(view)
