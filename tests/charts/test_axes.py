"""Charts say everything themselves: where axes end, what stands where, what is left out on a phone; nothing lies on anything else."""

import pytest
from given import given
from plotted import plotted

from charts import axes, compare, first_screen, labels, small, svg, theme, trend
from charts.figure import WIDTHS, Figure

ENDS = [  # kind, values → ends of the axis, its ticks
    ("ratio", [86, 92], [82, 96], [82, 84, 86, 88, 90, 92, 94, 96]),
    ("ratio", [31.28, 74.08], [0, 100], [0, 20, 40, 60, 80, 100]),
    ("ratio", [98, 100], [96, 100], [96, 97, 98, 99, 100]),
    ("ratio", [0.12, 0.61], [0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ("ratio", [100], [98, 100], [98, 98.5, 99, 99.5, 100]),
    ("ratio", [90, 104], [85, 110], [85, 90, 95, 100, 105, 110]),
    ("count", [0, 0], [0, 1], [0, 1]),
    ("count", [1, 3], [0, 4], [0, 1, 2, 3, 4]),
    ("count", [4100, 166], [0, 5000], [0, 1000, 2000, 3000, 4000, 5000]),
    ("count", [-50, 100], [-100, 150], [-100, -50, 0, 50, 100, 150]),
    ("rank", [2, 9], [10, 0.3], [1, 3, 5, 7, 9]),
    ("rank", [1], [2, 0.3], [1]),
    ("rank", [3, 31], [32, 0.3], [1, 10, 20, 30]),
]


@pytest.mark.parametrize(("kind", "values", "ends", "ticks"), ENDS)
def test_axes_end_where_their_kind_wants_it(kind, values, ends, ticks):
    span, places = axes.of_values(kind, values)
    assert (span, places) == (pytest.approx(ends), pytest.approx(ticks))


@pytest.mark.parametrize(
    ("values", "limit"),
    [
        ([5, -100, 4, 3, 2, 1, -2, 6, 5, 4, 3], 7.5),
        ([5, -9, 4, 3], 9),
        ([100, 5], 100),
        ([], 0),
        ([0, 0, 0, 0, 50], 50),
    ],
)
def test_one_change_does_not_flatten_the_others(values, limit):
    assert axes.limit(values) == pytest.approx(limit)


@pytest.mark.parametrize(
    ("values", "limit"), [([8517, 870, 677, 34], 1087.5), ([182, 93, 17], 182), ([8517, 312, 45], 390), ([0], 1), ([], 1)]
)
def test_one_amount_does_not_flatten_the_others(values, limit):
    assert axes.amount_limit(values) == pytest.approx(limit)


def levels(figure: Figure) -> list:
    """The texts of the time axis from the widest down."""
    narrower = figure.layout.get("meta", {}).get("narrower", [])
    return [figure.layout["xaxis"]["ticktext"], *(level["xaxis"]["ticktext"] for level in narrower if "xaxis" in level)]


YEARS = [f"{year}" for year in range(2005, 2025)]
MONTHS = [f"{year}-{month:02d}" for year in (2022, 2023, 2024) for month in range(1, 13)]


@pytest.mark.parametrize(("periods", "lang"), [(YEARS, "zh"), (YEARS, "en"), (MONTHS, "zh"), (MONTHS, "en"), (YEARS[-3:], "zh")])
def test_names_of_periods_never_lie_on_each_other(periods, lang):
    figure = Figure()
    figure.update_layout(margin={"l": 60, "r": 28}, xaxis={"ticklabelstandoff": 4})
    axes.time_axis(figure, periods, lang)
    levels = [{"below": 2000, "xaxis": figure.layout["xaxis"]}, *figure.layout.get("meta", {}).get("narrower", [])]
    least = [level["below"] for level in levels[1:]] + [60 + 28 + axes.LEAST_PLOT]
    for level, narrowest in zip(levels, least, strict=True):
        slot = (narrowest - 88) / len(periods)
        places = list(zip(level["xaxis"]["tickvals"], level["xaxis"]["ticktext"], strict=True))
        assert places[-1][0] == len(periods) - 1
        for (a, first), (b, second) in zip(places, places[1:], strict=False):
            assert (b - a) * slot >= (axes.width(first, axes.TICK) + axes.width(second, axes.TICK)) / 2 + 4, (narrowest, first)


def test_years_are_short_on_a_phone():
    figure = Figure()
    figure.update_layout(margin={"l": 60, "r": 28}, xaxis={"ticklabelstandoff": 4})
    axes.time_axis(figure, YEARS[-7:], "zh")
    assert levels(figure) == [[f"{y}年" for y in YEARS[-7:]], [f"'{y[2:]}" for y in YEARS[-7:]]]


LINES = {
    "rising": [1, 4, 9, 16, 25, 36],
    "falling": [36, 25, 16, 9, 4, 1],
    "up and down": [1, 30, 2, 28, 3, 26, 4],
    "flat": [5, 5, 5, 5],
    "a gap": [1, None, None, 40, 41],
    "alone": [7],
}


@pytest.mark.parametrize("values", LINES.values(), ids=LINES)
@pytest.mark.parametrize("least", [250, 500])
def test_no_label_is_struck_by_a_line_or_covered(values, least):
    places = [(n + 0.5) / len(values) for n in range(len(values))]
    tops = [None if v is None else v / 45 for v in values]
    plot = labels.Plot(places, tops, [list(range(len(values)))], 280)
    texts = ["" if v is None else f"{v}.4" for v in values]
    sides = labels.sides(plot, texts, 14, [], (least, labels.WIDE))
    for wide in (least, labels.WIDE):
        sheet = labels.Sheet(plot, wide, [])
        for n, (text, side) in enumerate(zip(texts, sides, strict=True)):
            if text:
                box = labels.box(text, 14, plot.radius, side)
                box = tuple(edge + at for edge, at in zip(box, (*sheet.dots[n], *sheet.dots[n]), strict=True))
                assert sheet.cost(n, box) == 0, (wide, n, side)
                sheet.boxes.append(box)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("▲ 8.1以上", "▲ 8.1\n以上"),
        ("▲ 8.1 or more", "▲ 8.1\nor more"),
        ("over 40,000", "over\n40,000"),
        ("4万余", "4万\n余"),
        ("▲ 6.5", "▲ 6.5"),
        ("▲", "▲"),
        ("", ""),
    ],
)
def test_long_labels_are_folded_at_their_number(text, lines):
    assert labels.folded(text, 10, 14) == lines and labels.folded(text, 200, 14) == text


def series(snapshot, indicator: str, office: str = "east") -> list:
    return snapshot.records("page/series", indicator=indicator, office=office)


def test_one_bar_far_longer_than_the_others_is_broken_and_keeps_its_label(tmp_path):
    rows = series(given(tmp_path, "\n".join(f"east letters {y} {v}" for y, v in zip(range(2015, 2021), (100, 102, 101, 900, 890, 880), strict=True))), "letters")  # fmt: skip
    figure = trend.changes(rows, "zh", "good-bad")
    assert max(y for y in figure.data[0]["y"] if y) < 10 and "▲ 791.1" in figure.data[0]["text"]
    assert len(figure.layout["shapes"]) == 2 and figure.layout["yaxis"]["range"][1] < 20
    plotted(figure)


def test_amounts_name_their_bars_beside_them_and_on_a_phone_above(office):
    cards = office.snapshot().records("page/card", office="sample_bailu", year="2024")
    cards = [r for r in cards if r["kind"] == "count" and r["value"] is not None]
    figure = first_screen.amounts(cards, "zh")
    amounts = sorted((r["value"] for r in cards), reverse=True)
    limit = axes.amount_limit(amounts)
    assert figure.data[0]["x"] == [min(a, limit) for a in amounts] and amounts[0] > limit
    assert len(figure.layout["yaxis"]["ticktext"]) == len(cards) and figure.layout["height"] < 31 * len(cards) + 60
    [phone] = figure.layout["meta"]["narrower"]
    assert phone["height"] < 5000 and phone["margin"]["l"] < figure.layout["margin"]["l"]
    assert {a["name"] for a in phone["annotations"] if "name" in a} == {r["indicator"] for r in cards}


def test_charts_far_apart_have_scales_of_their_own(tmp_path):
    rows = "east letters 2023 4000\neast letters 2024 4100\nnorth letters 2023 160\nnorth letters 2024 166"
    snapshot = given(tmp_path, rows)
    by_office = {o: series(snapshot, "letters", o) for o in ("east", "north")}
    tops = [f.layout["yaxis"]["range"][1] for f in compare.multiples(by_office, "east", "zh").values()]
    assert compare.is_far_apart(by_office) and tops == [6000, 200]
    near = {**by_office, "north": [{**r, "value": r["value"] * 10} for r in by_office["north"]]}
    tops = [f.layout["yaxis"]["range"][1] for f in compare.multiples(near, "east", "zh").values()]
    assert not compare.is_far_apart(near) and tops[0] == tops[1]


def test_a_small_multiple_has_target_median_and_its_newest_figure(tmp_path):
    rows = series(given(tmp_path, "east online 2023 80\neast online 2024 86", "east,online,2024,90"), "online")
    figure = small.small_multiple(rows, "zh", title="网办率", median={"2023": 75, "2024": 77})
    assert [t["mode"] for t in figure.data] == ["lines", "markers", "lines+markers+text"]
    assert figure.data[0]["y"] == [75, 77] and figure.data[1]["y"] == [None, 90] and figure.data[2]["text"] == ["", "86"]
    assert {a["text"] for a in figure.layout["annotations"]} == {"网办率", "目标 90"}
    assert small.alt(rows, "zh") == "网办率：2023年：80%；2024年：86%"


def card(**changed) -> dict:
    row = {"indicator": "i", "office": "east", "name_zh": "办结率", "name_en": "Rate", "period": "2024", "value": 86.2, "qualifier": "=", "status": "A", "kind": "ratio",
           "direction": "up", "decimals": 1, "unit_zh": "%", "unit_en": "%", "target": None, "sample": False, "note": "", "office_zh": "东区", "office_en": "East"}  # fmt: skip
    return {**row, **changed}


STANDINGS = [  # own, others, direction → place, where the dots lie
    (86.2, [90, 70], "up", (2, 3), [0.81, 1, 0]),
    (3, [1, 5], "down", (2, 3), [0.5, 1, 0]),
    (90, [90, 70], "up", (1, 3), [1, 1, 0]),
    (5, [5], "up", (1, 2), [0.5, 0.5]),
]


@pytest.mark.parametrize(("own", "others", "direction", "place", "dots"), STANDINGS)
def test_a_standing_has_the_best_at_the_right(own, others, direction, place, dots):
    mine = card(value=own, direction=direction)
    rows = [
        mine,
        *(card(value=v, office=f"o{n}", direction=direction, note="为区政府口径" if n else "") for n, v in enumerate(others)),
    ]
    figure = first_screen.standing([(mine, rows)], "zh")
    assert first_screen.place(mine, rows) == place
    assert [round(x, 2) for x in [*figure.data[1]["x"], *figure.data[0]["x"]]] == dots
    assert figure.data[0]["marker"]["symbol"] == ["circle-open", "diamond-open"][: len(others)]
    assert ("◇" in first_screen.standing_key([(mine, rows)], "zh")) == (len(others) > 1)
    assert f"第{place[0]}" in first_screen.standing_alt([(mine, rows)], "zh")
    plotted(figure)


def test_rates_stand_on_one_scale_that_ends_at_100():
    figure = first_screen.rates([card(value=30), card(value=99, target=100), card(value=100)], "zh")
    assert figure.layout["xaxis"]["range"] == [0, 100] and figure.data[1]["x"] == [100, 99, 30]
    assert figure.data[0]["marker"]["symbol"] == "line-ns" and figure.data[1]["textposition"][1] == "middle left"
    assert first_screen.rates_alt([card(value=99, target=100)], "zh") == "办结率 99%（目标 100%）"
    assert first_screen.rates([card(value=104)], "zh").layout["xaxis"]["range"] == [0, 104]


def test_what_a_page_asks_for_by_width_is_in_the_style_sheet():
    for width in WIDTHS:
        assert f".to-{width}{{" in svg.STYLE and f".from-{width}{{" in svg.STYLE and f"--h-{width}" in svg.STYLE


def test_a_figure_leaves_what_others_start_from_as_it_is():
    one, other = theme.figure(100), theme.figure(100)
    one.update_yaxes(tickfont={"color": theme.INK})
    assert other.layout["yaxis"]["tickfont"]["color"] == theme.FAINT == theme.figure(100).layout["yaxis"]["tickfont"]["color"]
