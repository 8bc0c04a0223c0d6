"""January and February are told together: given months, expected changes."""

import pytest
from given import Cases

from charts import trend
from charts.panel import over_time
from wording import comparison, sentences


def months(indicator: str, year: int, *values) -> str:
    return "\n".join(f"east {indicator} {year}-{n:02d} {v}" for n, v in enumerate(values, start=1))


BOTH = months("letters", 2023, 100, 50, 80) + "\n" + months("letters", 2024, 60, 105, 88)


def rows(cases: Cases, given_rows: str, indicator: str = "letters") -> dict:
    return {row["period"]: row for row in cases.series(given_rows, indicator)}


def test_both_months_have_one_change(cases):
    by_period = rows(cases, BOTH)
    assert (by_period["2024-01"]["change"], by_period["2024-01"]["why"]) == (None, "with_february")
    assert (by_period["2024-02"]["change"], by_period["2024-02"]["both_months"], by_period["2024-02"]["both_months_before"]) == (
        10.0,
        165,
        150,
    )
    assert by_period["2024-03"]["change"] == 10.0
    assert comparison.change_text(by_period["2024-02"], "zh") == "1—2月合计增长10%"
    assert comparison.change_text(by_period["2024-02"], "en") == "January and February together up 10%"
    assert comparison.why_text(by_period["2024-01"], "zh") == "与2月合并比较"
    assert sentences.sentence(by_period["2024-02"], "zh") == "2024年2月，东区来信105件，1—2月合计比上年同期增长10%。"


APART = [  # name, rows, indicator, the change of February
    ("January is missing", "east letters 2023-02 50\neast letters 2024-02 60", "letters", 20.0),
    ("January was not reported", BOTH.replace("east letters 2023-01 100", "east letters 2023-01 - . O"), "letters", 110.0),
    ("one is about", BOTH.replace("2023-01 100", "2023-01 100 ~"), "letters", 110.0),
    ("one is a bound", BOTH.replace("2024-01 60", "2024-01 60 >="), "letters", 110.0),
    ("a break between", BOTH.replace("2024-02 105", "2024-02 105 = B"), "letters", None),
    ("a ratio does not add up", months("online", 2023, 90, 91) + "\n" + months("online", 2024, 92, 95), "online", 4.0),
    ("a score does not add up", months("score", 2023, 100, 100) + "\n" + months("score", 2024, 110, 120), "score", 20.0),
]


FEW = months("letters", 2023, 3, 2) + "\n" + months("letters", 2024, 4, 4)
TWO = months("letters", 2023, 100, 50) + "\n" + months("letters", 2024, 60, 105)


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    return Cases(tmp_path_factory.mktemp("months"), [BOTH, *(case[1] for case in APART), FEW, TWO])


@pytest.mark.parametrize(("name", "given_rows", "indicator", "change"), APART, ids=[a[0] for a in APART])
def test_where_they_cannot_be_added_each_stands_for_itself(cases, name, given_rows, indicator, change):
    row = rows(cases, given_rows, indicator)["2024-02"]
    assert (row["change"], row["both_months"]) == (change, None)


def test_few_are_told_in_units(cases):
    row = rows(cases, FEW)["2024-02"]
    assert (row["change"], row["change_kind"]) == (3.0, "units")
    assert comparison.change_text(row, "zh") == "1—2月合计增加3件"


def test_the_bars_of_both_months_are_one(cases):
    series = list(rows(cases, BOTH).values())
    figure = trend.changes(series, "zh", "good-bad")
    [bars] = figure.data
    assert bars["y"][-3:] == [None, 10, 10] and any("1—2月" in text for text in figure.layout["xaxis"]["ticktext"])
    panel = over_time.changes(series, "zh", "good-bad")
    assert panel.categories[-2] == "2024年1—2月" and panel.series[0].values[-3:] == (None, 10, 10)
    assert any("与2月合并比较" in remark for remark in panel.remarks)


def test_the_card_of_a_february_tells_both(cases):
    cards = cases.records(TWO, "page/card", office="east", year="2024")
    card = next(c for c in cards if c["indicator"] == "letters")
    assert comparison.change_text(card, "zh") == "1—2月合计增长10%"
