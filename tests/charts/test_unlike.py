"""Unlike figures side by side: other periods and who is left out are told; places are never bars."""

import pytest
from given import given
from plotted import plotted

from charts import compare, peers, trend
from charts.panel import over_time, several, side_by_side

TWO_YEARS = "east visits 2023 5\neast visits 2024 6\nnorth visits 2024 7\nnorth visits 2025 8"


def series(snapshot, indicator: str) -> dict:
    return {o: rows for o in ("east", "north") if (rows := snapshot.records("page/series", indicator=indicator, office=o))}


def test_unlike_years_are_told_on_page_and_panel(tmp_path):
    by_office = series(given(tmp_path, TWO_YEARS), "visits")
    sentence = "最近一期不同，不宜直接比较：2025年：北区；2024年：东区"
    assert compare.unlike(by_office, "office", "zh") == sentence
    assert sentence in several.offices(by_office, "east", "zh").remarks
    assert compare.unlike({o: rows for o, rows in by_office.items() if o == "east"}, "office", "zh") == ""


def test_offices_left_out_are_told(tmp_path):
    by_office = series(given(tmp_path, TWO_YEARS), "visits")
    assert "没有同一频度的数据，未列入：西区" in several.offices(by_office, "east", "zh", ["西区"]).remarks
    assert compare.left_out([], "zh") == ""
    for offices, remark in ((several.MOST, None), (several.MOST + 1, "另有1个单位未画"), (several.MOST + 3, "另有3个单位未画")):
        many = {"east": by_office["east"]} | {f"office{n}": by_office["north"] for n in range(offices - 1)}
        assert [remark_text for remark_text in several.offices(many, "east", "zh").remarks if remark_text.startswith("另有")] == [
            remark
        ] * bool(remark)


def test_indicators_without_a_base_are_told_and_unlike_years_named(tmp_path):
    rows = "east visits 2023 50\neast visits 2024 60\neast sent 2023 50\neast sent 2025 70\neast taken 2024 5\neast taken 2025 6"
    snapshot = given(tmp_path, rows)
    made = several.indexed(
        {i: snapshot.records("page/series", indicator=i, office="east") for i in ("visits", "sent", "taken")}, "2023", "zh"
    )
    assert made.title == "以2023年为100，最近一期：接待120（2024年）、上报140（2025年）"
    assert made.remarks[0] == "2023年没有可作基期的数值，未画：采用"


def peers_of(folder, rows: str, indicator: str):
    snapshot = given(folder, rows)
    of = next(i for i in snapshot.records("page/indicator", office="east") if i["id"] == indicator)
    return snapshot.records("page/peers", indicator=indicator, period="2024", office="east"), {**of, "period": "2024"}


def test_offices_without_the_period_are_counted(tmp_path):
    rows, of = peers_of(tmp_path, TWO_YEARS + "\nwest visits 2012 5", "visits")
    assert "另有1个单位没有这一期的数据" in side_by_side.peers(rows, of, "east", "zh").remarks


PLACES = "east place 2024 5\nnorth place 2024 2"


def test_places_are_points_and_never_bars(tmp_path):
    rows, of = peers_of(tmp_path, PLACES, "place")
    figure = plotted(peers.bars(rows, "east", "zh"))
    assert [mark.type for mark in figure.data] == ["scatter"] and list(figure.data[0].x) == [2, 5]
    panel = side_by_side.peers(rows, of, "east", "zh")
    assert panel.shape == "table" and panel.table[1:] == (("北区", "第2名"), ("东区", "第5名"))


@pytest.mark.parametrize("rows", ["east place 2024 5", "east place 2023 3\neast place 2024 5"])
def test_few_places_along_time_are_no_columns(tmp_path, rows):
    series = given(tmp_path, rows).records("page/series", indicator="place", office="east")
    assert over_time.one(series, "zh").shape == "line" and {mark.type for mark in plotted(trend.trend(series, "zh")).data} == {
        "scatter"
    }
