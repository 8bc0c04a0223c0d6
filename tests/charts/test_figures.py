"""What is drawn: gaps stay gaps, a break parts the line, fiction is marked, colour follows the direction."""

import re

import pytest
from plotted import names_of, plotted

from charts import first_screen, sparkline, theme, trend
from charts import peers as beside
from wording import timeline


@pytest.fixture(scope="module")
def series(office):
    def rows(indicator: str, office_id: str, frequency: str = "A") -> list:
        return [
            r
            for r in office.snapshot().records("page/series", indicator=indicator, office=office_id)
            if r["frequency"] == frequency
        ]

    return rows


def points(figure) -> list:
    """Every drawn line as [(x, y)], in order."""
    return [
        list(zip(names_of(figure, line.x), line.y, strict=True))
        for line in figure.data
        if line.type == "scatter" and line.mode.startswith("lines")
    ]


def test_a_missing_period_is_a_gap(series):
    figure = plotted(trend.trend(series("disclosure_requests", "beibei"), "zh"))
    assert points(figure) == [[("2020年", 18), ("2021年", None), ("2022年", None), ("2023年", 58), ("2024年", 60)]]
    assert figure.data[0].connectgaps is False


def test_a_figure_not_reported_is_a_gap_with_its_word(series):
    figure = plotted(trend.trend(series("mailbox_received", "sample_shifan"), "zh"))
    assert dict(points(figure)[0])["2021年"] is None
    assert "未上报" in [a.text for a in figure.layout.annotations]


def test_a_break_parts_the_line(series):
    figure = plotted(trend.trend(series("full_online_ratio", "qiaokou_approval"), "zh"))
    assert [[x for x, _ in line] for line in points(figure)] == [["2022年", "2023年"], ["2024年", "2025年"]]
    assert "口径变化" in [a.text for a in figure.layout.annotations]


def test_an_approximate_point_is_hollow_and_says_so(series):
    line = plotted(trend.trend(series("hotline_leads", "sample_shifan"), "zh")).data[0]
    assert line.marker.symbol[-1] == "circle-open" and line.text[-1] == "4万余"
    assert line.marker.symbol[0] == "circle"


def test_ranks_have_the_first_place_on_top(series):
    low, high = plotted(trend.trend(series("info_rank", "sample_shifan"), "zh")).layout.yaxis.range
    assert low > high


def test_counts_start_at_zero(series):
    assert plotted(trend.trend(series("documents_handled", "sample_shifan"), "zh")).layout.yaxis.range[0] == 0


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        ("2020", "2023", ["2020", "2021", "2022", "2023"]),
        ("2023-11", "2024-02", ["2023-11", "2023-12", "2024-01", "2024-02"]),
        ("2023-Q4", "2024-Q2", ["2023-Q4", "2024-Q1", "2024-Q2"]),
        ("2023-S1", "2024-S1", ["2023-S1", "2023-S2", "2024-S1"]),
        ("2024", "2024", ["2024"]),
    ],
)
def test_the_axis_has_every_period(first, last, between):
    assert timeline.spine([last, first]) == between


def test_every_figure_of_the_sample_office_is_marked(series, office):
    rows, cards = (
        series("documents_handled", "sample_shifan"),
        [
            c
            for c in office.snapshot().records("page/card", office="sample_shifan", year="2024")
            if c["kind"] == "count" and c["value"]
        ],
    )
    peers = office.snapshot().records("page/peers", indicator="documents_handled", period="2024", office="sample_shifan")
    figures = [
        plotted(trend.trend(rows, "zh")),
        plotted(trend.changes(rows, "zh", "good-bad")),
        plotted(beside.bars(peers, "sample_shifan", "zh")),
        plotted(first_screen.amounts(cards, "zh")),
    ]
    assert all("示例数据" in [a.text for a in f.layout.annotations] for f in figures)
    assert "示例数据" in trend.alt(rows, "zh") and "Sample data" in trend.alt(rows, "en")


def test_no_figure_of_a_real_office_is_marked(series):
    assert "示例数据" not in [
        a.text for a in plotted(trend.trend(series("disclosure_requests", "beibei"), "zh")).layout.annotations
    ]


def test_colour_says_good_or_bad(series):
    falling_incidents = series("duty_incidents", "sample_shifan")
    bars = plotted(trend.changes(falling_incidents, "zh", "good-bad")).data[0]
    good = theme.COLOURS["good-bad"]["good"]
    assert bars.marker.color[1] == good and bars.y[1] == -1  # 1 to 0 is better, and never −100 %
    red_up = plotted(trend.changes(falling_incidents, "zh", "red-up")).data[0]
    assert red_up.marker.color[1] == theme.COLOURS["red-up"]["down"]


def test_the_alternative_text_has_every_drawn_figure(series):
    assert (
        trend.alt(series("disclosure_requests", "beibei"), "zh")
        == "北碚区 依申请公开收到件数：2020年：18件；2023年：58件；2024年：60件"
    )


@pytest.mark.parametrize(
    ("values", "breaks", "strokes", "dots"),
    [
        ([1.0, 2.0, 3.0, 4.0], [False] * 4, 3, 1),
        ([1.0, None, 3.0, 4.0], [False] * 4, 1, 2),  # a figure without neighbours is a dot of its own
        ([1.0, 2.0, 3.0, 4.0], [False, False, True, False], 2, 1),
        ([1.0, 2.0, None], [False] * 3, 1, 0),  # none is the newest
        ([1.0], [False], 0, 0),
        ([None, None], [False] * 2, 0, 0),
        (list(range(20)), [False] * 20, 11, 1),  # the last twelve
    ],
)
def test_a_small_line_leaves_gaps_and_breaks_open(values, breaks, strokes, dots):
    drawn = sparkline.line(values, breaks)
    assert (drawn.count("<line"), drawn.count("<circle")) == (strokes, dots)


def test_the_first_place_of_a_small_line_is_on_top():
    ys = [re.findall(r'y1="([\d.]+)"', sparkline.line([3.0, 1.0], [False] * 2, is_rank))[0] for is_rank in (True, False)]
    assert float(ys[0]) > float(ys[1])
