"""What an indicator's page shows: the newest figure with the way to its source, the chart, the standing, and what is proven of it."""

import re

import pytest
from given import Cases, given
from inside import every, words
from shown import plain

from views import html
from views.blocks import Chart, Fold, Head, Paragraph, Table
from views.controls import Favourite
from views.indicator import indicator
from views.links import Jump, Link, Outside
from views.reader import Reader
from wording import extremes, numbers

HOW = [
    ("sample_shifan", {"indicator": "info_adopted"}),
    ("sample_shifan", {"indicator": "documents_handled", "frequency": "M"}),
    ("sample_shifan", {"indicator": "info_rank"}),
    ("sample_shifan", {"indicator": "full_online_ratio"}),
    ("qiaokou_approval", {"indicator": "full_online_ratio"}),
    ("jiangbei", {"indicator": "disclosure_requests"}),
    ("liangping", {}),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("of", "choices"), HOW)
def test_every_figure_has_its_row_with_its_source(reading, of, choices, lang):
    reader = reading(of, lang, **choices)
    view = indicator(reader)
    tables = [table for table in every(view, Table) if table.keys]
    rows = [row for table in tables for row in table.rows]
    assert len(rows) == len(view.rows) and len({key for table in tables for key in table.keys}) == len(rows)
    for shown, row in zip(rows, view.rows, strict=True):
        assert shown[0].text == numbers.period_name(row["period"], lang) and shown[1].text == numbers.figure(row, lang)
        assert f"{row['file']}" in plain(html.drawn([Paragraph(shown[-1].text)])[0])
    assert {jump.place for jump in every(view, Jump)} <= {key for table in tables for key in table.keys}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("of", "choices"), HOW)
def test_the_newest_figure_leads_to_its_row(reading, of, choices, lang):
    view = indicator(reading(of, lang, **choices))
    newest = next(row for row in view.rows if row["value"] is not None)
    lead = next(p for p in every(view, Paragraph) if p.look == "lead")
    [jump] = [part for part in lead.text if isinstance(part, Jump)]
    assert jump.text == numbers.figure(newest, lang) and jump.place in html.page(view.blocks)


def test_indicators_before_and_after_are_those_with_figures(reading):
    reader = reading("beibei")
    with_figures = [row["id"] for row in reader.rows("page/indicator", office="beibei") if row["periods"]]
    for n, one in enumerate(with_figures):
        [head] = every(indicator(reading("beibei", indicator=one)), Head)
        ways = [way and way.ids["indicator"] for way in (head.before, head.after)]
        assert ways == [with_figures[n - 1] if n else None, with_figures[n + 1] if n + 1 < len(with_figures) else None]


def test_of_one_period_the_others_stand_in_place_of_a_chart_with_one_point(reading):
    view = indicator(reading("jiangbei", indicator="disclosure_requests"))
    assert [chart.key for chart in every(view, Chart)] == ["peers", "standing", "trend"]
    assert "trend" in [fold.key for fold in every(view, Fold) if every_in(fold, Chart)]
    charts = [chart.key for chart in every(indicator(reading("sample_shifan", indicator="info_adopted")), Chart)]
    assert charts == ["trend", "standing", "changes", "peers"]


def every_in(fold: Fold, kind: type) -> list:
    return [block for block in fold.blocks if isinstance(block, kind)]


def test_what_the_page_said_it_says_still(reading):
    text = words(indicator(reading("sample_shifan", indicator="full_online_ratio")))
    assert "┆ 2022年：自2022年起口径不含省级垂直管理事项" in text and "◆ 2020年2月：" in text
    assert "×：没有计算，原因见下表。" in text and "各单位口径、规模不尽相同，此图不是排名。" in text
    months = words(indicator(reading("sample_shifan", indicator="documents_handled", frequency="M")))
    assert "2024年12月，示范区（示例）" in months and "环比" in months and "与上一期相比" in months
    assert "1—2月合计" in months and "与2月合并比较" in months
    aimed = words(indicator(reading("sample_shifan", indicator="info_adopted")))
    assert "✓ 达到目标200条" in aimed
    of_two = words(indicator(reading("jiangbei", indicator="info_adoption_rate")))
    assert "由系统计算：201 ÷ 677" in of_two and "yearly/2024.csv 第8行" in of_two


def test_targets_ahead_stand_with_their_number(tmp_path):
    now = given(tmp_path, "east visits 2023 90\neast visits 2024 100", "east,visits,2025,120")
    text = words(indicator(reader_of(now, indicator="visits")))
    assert "2025年：" in text and "目标120次" in text


def reader_of(now, lang: str = "zh", **choices: str) -> Reader:
    offices = now.records("page/office")
    return Reader(now.records, lang, "good-bad", offices, offices[0], 1, choices, {"office": offices[0]["id"]})


def test_without_a_figure_the_page_says_so_and_offers_offices_that_have_one(reading):
    view = indicator(reading("beibei", indicator="hotline_leads"))
    assert "北碚区没有“‘民呼我为’办理问题线索”的数据" in words(view) and not view.rows
    ways = [link for p in every(view, Paragraph) if isinstance(p.text, tuple) for link in p.text if isinstance(link, Link)]
    assert [way.ids["office"] for way in ways][0] == "jiangbei" and all(way.ids["indicator"] == "hotline_leads" for way in ways)


@pytest.mark.parametrize(
    ("choices", "warned"),
    [
        ({"indicator": "nothing"}, "链接中的指标“nothing”不存在"),
        ({"frequency": "weekly"}, "链接中的频度“weekly”不存在"),
        ({"frequency": "M"}, ""),  # there is such a frequency, and not of this indicator
    ],
)
def test_an_unknown_choice_is_named_and_the_page_stands(reading, choices, warned):
    view = indicator(reading("beibei", **choices))
    warnings = [p.text for p in every(view, Paragraph) if p.look == "warning"]
    assert [warned in text for text in warnings] == [True] * bool(warned) and view.rows


def test_the_favourites_button_says_what_it_does(reading):
    reader = reading("beibei", indicator="disclosure_requests")
    [button] = every(indicator(reader), Favourite)
    assert (button.label, button.is_marked) == ("收藏", False)
    marked = Reader(**{**vars(reader), "favourites": ["disclosure_requests"]})
    [button] = every(indicator(marked), Favourite)
    assert (button.label, button.is_marked) == ("取消收藏", True)


SOURCES = {
    "http://a.cn/b.html": 1,
    "见http://a.cn/b和https://c.cn/d。": 2,
    "javascript:alert(1)": 0,
    "ftp://a.cn/b": 0,
    'http://a.cn/"onmouseover="alert(1)': 1,
    "http://a.cn/<script>": 1,
}


@pytest.mark.parametrize("text", SOURCES)
def test_only_addresses_of_the_web_in_a_source_are_links(reading, text):
    reader = reading("beibei", indicator="disclosure_requests")
    rows = [{**row, "source": text, "note": text, "as_worded": text} for row in reader.rows("page/series", **REQUESTS)]
    view = indicator(
        Reader(**{**vars(reader), "rows": lambda name, **p: rows if name == "page/series" else reader.rows(name, **p)})
    )
    links = every(view, Outside)
    assert len(links) == SOURCES[text] * len(rows) and all(link.address.startswith("http") for link in links)
    page = html.page(view.blocks)
    shown = re.findall('<a href="([^"]*)"[^>]* rel="noopener noreferrer">([^<]*)</a>', page)
    assert len(shown) == page.count('rel="noopener noreferrer"') == len(links) and all(address == text for address, text in shown)
    assert "<script" not in page and 'href="javascript' not in page and '"onmouseover' not in page


REQUESTS = {"indicator": "disclosure_requests", "office": "beibei"}


def test_no_other_address_can_be_a_link():
    for address in ("javascript:alert(1)", "//a.cn", "http://a.cn/ b", ""):
        with pytest.raises(ValueError, match=r".*"):
            Outside(address)


def years(values: str, indicator: str = "visits") -> str:
    """Rows from 2020 on: "5 6 7>= -"."""
    lines = []
    for year, value in enumerate(values.split(), start=2020):
        number = value.rstrip("<>=~BP")
        mark = value[len(number) :]
        status = mark[-1] if mark[-1:] in ("B", "P") and mark else "A"
        lines.append(f"east {indicator} {year} {number} {mark.rstrip('BP') or '='} {status}")
    return "\n".join(lines)


EXTREMES = [
    ("5 9 7 6", "visits", "2020年以来的4期数据中，最高为9次（2021年），最低为5次（2020年）。"),
    ("5 9 7", "visits", ""),  # three are no history
    ("5 9 9 5", "visits", "2020年以来的4期数据中，最高为9次（2021年、2022年），最低为5次（2020年、2023年）。"),
    ("5 5 5 5", "visits", ""),
    ("1 2B 5 9 7", "visits", "2021年以来的4期数据中，最高为9次（2023年），最低为2次（2021年）。"),
    ("50 60 70 80 90>=", "visits", "2020年以来的5期数据中，最高为90余次（2024年），最低为50次（2020年）。"),
    (
        "50 60 70 80 60>=",
        "visits",
        "2020年以来的5期数据中，最高为80次（2023年），最低为50次（2020年）。",
    ),  # 60余 is less than 70
    ("50 60 70 80 75>=", "visits", "2020年以来的5期数据中，最低为50次（2020年）。"),  # 75以上 may be more than 80
    ("50 60 70 80 90P", "visits", "2020年以来的5期数据中，最低为50次（2020年）。"),
    ("3 9 7 6", "place", "2020年以来的4期数据中，最好为第3名（2020年），最差为第9名（2021年）。"),
]


@pytest.fixture(scope="module")
def extreme_years(tmp_path_factory) -> Cases:
    return Cases(tmp_path_factory.mktemp("extremes"), [years(values, kind) for values, kind, _ in EXTREMES])


@pytest.mark.parametrize(("values", "kind", "text"), EXTREMES)
def test_extremes_are_said_as_far_as_they_are_proven(extreme_years, values, kind, text):
    rows = extreme_years.series(years(values, kind), kind)
    assert extremes.text(rows, "zh") == text
    assert bool(extremes.text(rows, "en")) == bool(text)


def test_running_totals_are_held_against_those_of_the_same_length(tmp_path):
    rows = "\n".join(f"east visits {y}-01/P{n}M {n * (y - 2000)}" for y in range(2020, 2025) for n in (3, 6))
    series = given(tmp_path, rows).records("page/series", indicator="visits", office="east")
    assert extremes.text(series, "zh") == "2020年1—6月以来的5期数据中，最高为144次（2024年1—6月），最低为120次（2020年1—6月）。"


def test_among_very_many_offices_the_place_is_said_in_words(tmp_path, monkeypatch):
    from given import TABLES

    more = "".join(f"o{n},单位{n},Office {n},单位{n},Office {n},市,City,,,,,,,\n" for n in range(30))
    monkeypatch.setitem(TABLES, "offices.csv", TABLES["offices.csv"] + more)
    rows = "\n".join([f"o{n} visits 2024 {n}" for n in range(30)] + ["east visits 2024 12", "east visits 2023 10"])
    text = words(indicator(reader_of(given(tmp_path, rows), indicator="visits")))
    assert "31个单位中排第18位" in text  # o12 has as many
    assert "共有31个单位的数据，图中只画排在最前的10个和与本单位相邻的单位。" in text
