"""Running totals in charts: in the order of their ends, never joined across a new year where lengths differ."""

import pytest
from given import given
from plotted import names_of, plotted

from charts import compare, trend
from charts.panel import over_time, several
from wording import timeline
from wording.language import period_name

SPINES = [
    ("one length, one a year", ["2021-01/P6M", "2023-01/P6M"], ["2021-01/P6M", "2022-01/P6M", "2023-01/P6M"]),
    (
        "several lengths",
        ["2024-01/P6M", "2023-01/P9M", "2024-01/P10M"],
        ["2023-01/P9M", "2023-01/P10M", "2024-01/P6M", "2024-01/P9M", "2024-01/P10M"],
    ),
    ("by number and not by letter", ["2024-01/P10M", "2024-01/P9M"], ["2024-01/P9M", "2024-01/P10M"]),
    ("alone", ["2024-01/P7M"], ["2024-01/P7M"]),
]


@pytest.mark.parametrize(("name", "periods", "every"), SPINES, ids=[s[0] for s in SPINES])
def test_the_axis_is_in_the_order_of_ends(name, periods, every):
    assert timeline.spine(periods) == every


def test_an_axis_names_the_months():
    assert [timeline.tick("2024-01/P7M", lang) for lang in ("zh", "en")] == ["1—7月\n2024年", "to Jul\n2024"]


SEVERAL = "east letters 2023-01/P6M 200\neast letters 2023-01/P9M 300\neast letters 2024-01/P6M 150\neast letters 2024-01/P9M 330"
ONE = "east letters 2022-01/P6M 200\neast letters 2023-01/P6M 220\neast letters 2024-01/P6M 150"


def rows(folder, given_rows: str) -> list:
    return given(folder, given_rows).records("page/series", indicator="letters", office="east")


def lines(figure) -> list:
    return [list(zip(names_of(figure, line.x), line.y, strict=True)) for line in figure.data if line.type == "scatter"]


def test_those_of_several_lengths_begin_anew_each_year(tmp_path):
    assert lines(plotted(trend.trend(rows(tmp_path, SEVERAL), "zh"))) == [
        [("1—6月\n2023年", 200), ("1—9月\n2023年", 300)],
        [("1—6月\n2024年", 150), ("1—9月\n2024年", 330)],
    ]


def test_those_of_one_length_stand_in_one_line(tmp_path):
    [line] = lines(plotted(trend.trend(rows(tmp_path, ONE), "en")))
    assert [y for _, y in line] == [200, 220, 150]


def test_small_multiples_are_parted_likewise(tmp_path):
    figure = compare.multiples({"east": rows(tmp_path, SEVERAL)}, "east", "zh")["east"]
    assert [len(line.x) for line in plotted(figure).data] == [2, 2]


def test_the_changes_are_those_on_the_same_months(tmp_path):
    [bars] = plotted(trend.changes(rows(tmp_path, SEVERAL), "zh", "good-bad")).data
    assert list(bars.y) == [None, None, -25, 10]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh", "2024年1—9月来信330件，比上年同期增长10%"),
        ("en", "Letters, January–September 2024: 330 letters, up 10% on a year earlier"),
    ],
)
def test_a_panel_says_which_months(tmp_path, lang, title):
    made = over_time.one(rows(tmp_path, SEVERAL), lang)
    assert made.title == title and made.categories[-1] == period_name("2024-01/P9M", lang)
    assert [s.values for s in made.series] == [(200, 300, None, None), (None, None, 150, 330)]


def test_panels_of_offices_and_of_changes(tmp_path):
    series = rows(tmp_path, SEVERAL)
    assert len(several.offices({"east": series}, "east", "zh").series) == 2
    assert over_time.changes(series, "zh", "good-bad").series[0].values == (None, None, -25, 10)


def test_an_event_is_marked_once():
    event = {"date": "2024-02", "text_zh": "改革", "text_en": "Reform"}
    by_period = timeline.of_periods(["2023-01/P6M", "2024-01/P3M", "2024-01/P6M"], [event])
    assert [len(here) for here in by_period.values()] == [0, 1, 0]
