"""The rules of a number (design, section 3): given rows, expected rows."""

import pytest
from given import Cases, given

from charts import trend
from charts.panel import over_time, side_by_side
from wording import comparison, headline, sentences


def change(folder, rows: str, indicator: str, period: str, office: str = "east") -> dict:
    series = given(folder, rows).records("page/series", indicator=indicator, office=office)
    return next(r for r in series if r["period"] == period)


CHANGES = [  # name, given rows, indicator, period, change, kind, bound, why
    ("count grows in per cent", "east letters 2023 200\neast letters 2024 250", "letters", "2024", 25.0, "percent", "", ""),
    ("count falls in per cent", "east letters 2023 200\neast letters 2024 150", "letters", "2024", -25.0, "percent", "", ""),
    ("no change is a change of zero", "east letters 2023 200\neast letters 2024 200", "letters", "2024", 0.0, "percent", "", ""),
    ("score changes in per cent", "east score 2023 700\neast score 2024 735", "score", "2024", 5.0, "percent", "", ""),
    ("ratio changes in points", "east online 2023 95\neast online 2024 99.4", "online", "2024", 4.4, "points", "", ""),
    ("points have no dust", "east online 2023 91.27\neast online 2024 92.3", "online", "2024", 1.03, "points", "", ""),
    ("rank 2 to 1 rises one place", "east place 2023 2\neast place 2024 1", "place", "2024", 1.0, "places", "", ""),
    ("rank 1 to 4 falls three places", "east place 2023 1\neast place 2024 4", "place", "2024", -3.0, "places", "", ""),
    ("from zero in units", "east faults 2023 0\neast faults 2024 3", "faults", "2024", 3.0, "units", "", ""),
    ("from zero to zero is no change", "east faults 2023 0\neast faults 2024 0", "faults", "2024", 0.0, "units", "", ""),
    ("a score has no growth from zero", "east score 2023 0\neast score 2024 3", "score", "2024", None, "", "", "from_zero"),
    ("a score from zero to zero", "east score 2023 0\neast score 2024 0", "score", "2024", 0.0, "percent", "", ""),
    ("from one to zero in units", "east faults 2023 1\neast faults 2024 0", "faults", "2024", -1.0, "units", "", ""),
    ("from four to three in units", "east faults 2023 4\neast faults 2024 3", "faults", "2024", -1.0, "units", "", ""),
    ("from nine to many in units", "east letters 2023 9\neast letters 2024 30", "letters", "2024", 21.0, "units", "", ""),
    ("from ten in per cent", "east letters 2023 10\neast letters 2024 9", "letters", "2024", -10.0, "percent", "", ""),
    ("to zero from many", "east letters 2023 20\neast letters 2024 0", "letters", "2024", -100.0, "percent", "", ""),
    ("a small score in per cent", "east score 2023 8\neast score 2024 9", "score", "2024", 12.5, "percent", "", ""),
    ("few and a bound", "east letters 2023 5\neast letters 2024 20 >=", "letters", "2024", 15.0, "units", "at_least", ""),
    ("a month of few", "east letters 2023-06 1\neast letters 2024-06 0", "letters", "2024-06", -1.0, "units", "", ""),
    ("a ratio may start from zero", "east online 2023 0\neast online 2024 5", "online", "2024", 5.0, "points", "", ""),
    ("a gap is not bridged", "east letters 2020 18\neast letters 2023 58", "letters", "2023", None, "", "", "previous_missing"),
    (
        "the year before was not reported",
        "east letters 2023 - . O\neast letters 2024 58",
        "letters",
        "2024",
        None,
        "",
        "",
        "previous_not_reported",
    ),
    ("this year was not reported", "east letters 2023 5\neast letters 2024 - . O", "letters", "2024", None, "", "", "no_value"),
    ("no change across a break", "east online 2023 92.3\neast online 2024 95 = B", "online", "2024", None, "", "", "break"),
    ("change again after the break", "east online 2024 95 = B\neast online 2025 99.4", "online", "2025", 4.4, "points", "", ""),
    (
        "a break in between counts",
        "east letters 2023-Q1 5\neast letters 2023-Q3 6 = B\neast letters 2024-Q1 7",
        "letters",
        "2024-Q1",
        None,
        "",
        "",
        "break",
    ),
    (
        "a month against the same month",
        "east letters 2023-06 50\neast letters 2024-05 99\neast letters 2024-06 60",
        "letters",
        "2024-06",
        20.0,
        "percent",
        "",
        "",
    ),
    (
        "a quarter against the same quarter",
        "east letters 2023-Q4 50\neast letters 2024-Q4 40",
        "letters",
        "2024-Q4",
        -20.0,
        "percent",
        "",
        "",
    ),
    (
        "a half-year against the same one",
        "east letters 2023-S1 50\neast letters 2024-S1 51",
        "letters",
        "2024-S1",
        2.0,
        "percent",
        "",
        "",
    ),
    (
        "at least on exact is a lower bound",
        "east visits 2023 400\neast visits 2024 500 >=",
        "visits",
        "2024",
        25.0,
        "percent",
        "at_least",
        "",
    ),
    (
        "exact on at most is a lower bound",
        "east visits 2023 400 <=\neast visits 2024 500",
        "visits",
        "2024",
        25.0,
        "percent",
        "at_least",
        "",
    ),
    (
        "at most on exact is an upper bound",
        "east visits 2023 500\neast visits 2024 400 <=",
        "visits",
        "2024",
        -20.0,
        "percent",
        "at_most",
        "",
    ),
    (
        "exact on at least is an upper bound",
        "east visits 2023 500 >=\neast visits 2024 400",
        "visits",
        "2024",
        -20.0,
        "percent",
        "at_most",
        "",
    ),
    (
        "two lower bounds say nothing",
        "east visits 2023 400 >=\neast visits 2024 500 >=",
        "visits",
        "2024",
        None,
        "",
        "",
        "approximate",
    ),
    (
        "two upper bounds say nothing",
        "east visits 2023 400 <=\neast visits 2024 300 <=",
        "visits",
        "2024",
        None,
        "",
        "",
        "approximate",
    ),
    (
        "a bound of unknown sign says nothing",
        "east visits 2023 500\neast visits 2024 400 >=",
        "visits",
        "2024",
        None,
        "",
        "",
        "approximate",
    ),
    (
        "a bound at the same number says nothing",
        "east visits 2023 500\neast visits 2024 500 >=",
        "visits",
        "2024",
        None,
        "",
        "",
        "approximate",
    ),
    ("about is about", "east score 2023 668.7 ~ E\neast score 2024 896", "score", "2024", 34.0, "percent", "about", ""),
    (
        "about on a bound says nothing",
        "east visits 2023 400 ~\neast visits 2024 500 >=",
        "visits",
        "2024",
        None,
        "",
        "",
        "approximate",
    ),
    (
        "top three after rank five is at least two places",
        "east place 2023 5\neast place 2024 3 <=",
        "place",
        "2024",
        2.0,
        "places",
        "at_least",
        "",
    ),
    (
        "top three after top three says nothing",
        "east place 2023 3 <=\neast place 2024 3 <=",
        "place",
        "2024",
        None,
        "",
        "",
        "approximate",
    ),
    ("half a tenth is rounded up", "east letters 2023 800\neast letters 2024 870", "letters", "2024", 8.8, "percent", "", ""),
    ("and down as far", "east letters 2023 800\neast letters 2024 730", "letters", "2024", -8.8, "percent", "", ""),
    ("half a hundredth of a point", "east online 2023 90\neast online 2024 91.275", "online", "2024", 1.28, "points", "", ""),
    ("two counts 35 to 36", "east letters 2023 35\neast letters 2024 36", "letters", "2024", 2.9, "percent", "", ""),
]


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    """The rows of the tables in one snapshot."""
    ratios = [counts(numerator, denominator) for numerator, denominator, *_ in RATIOS]
    rows = [*(case[1] for case in (*CHANGES, *SUCCESSION)), *(case[0] for case in (*MOVES, *CARDS)), *ratios]
    return Cases(tmp_path_factory.mktemp("numbers"), rows)


@pytest.mark.parametrize(
    ("name", "rows", "indicator", "period", "expected", "kind", "bound", "why"), CHANGES, ids=[c[0] for c in CHANGES]
)
def test_change_on_the_year_before(cases, name, rows, indicator, period, expected, kind, bound, why):
    [row] = [row for row in cases.series(rows, indicator) if row["period"] == period]
    assert (row["change"], row["change_kind"], row["bound"], row["why"]) == (expected, kind, bound, why)


def test_a_missing_year_is_named(tmp_path):
    row = change(tmp_path, "east letters 2020 18\neast letters 2023 58", "letters", "2023")
    assert comparison.why_text(row, "zh") == "缺2022年数据，不计算同比"


STEPS = [
    ("2024-Q1", "2023-Q4", 10.0),
    ("2024-Q2", "2024-Q1", None),
]


def test_a_quarter_is_also_compared_with_the_quarter_before_it(tmp_path):
    rows = "east letters 2023-Q4 100\neast letters 2024-Q1 110\neast letters 2024-Q2 - . O"
    steps = given(tmp_path, rows).records("page/indicator/step", office="east", indicator="letters")
    assert [(r["period"], r["previous_period"], r["change"]) for r in steps][1:] == STEPS


def test_the_month_before_january_is_december(tmp_path):
    rows = "east letters 2023-12 100\neast letters 2024-01 90"
    steps = given(tmp_path, rows).records("page/indicator/step", office="east", indicator="letters")
    assert (steps[1]["previous_period"], steps[1]["change"]) == ("2023-12", -10.0)


RATIOS = [  # taken, sent, expected value, qualifier, status
    ("201 =", "677 =", 29.69, "=", "E"),
    ("92 =", "400 >=", 23.0, "<=", "E"),
    ("90 >=", "400 =", 22.5, ">=", "E"),
    ("90 >=", "400 >=", 22.5, "~", "E"),
    ("90 ~", "400 =", 22.5, "~", "E"),
    ("0 =", "0 =", None, "", "M"),
    ("9 = P", "10 =", 90.0, "=", "P"),
    ("9 = B", "10 =", 90.0, "=", "B"),
]


def counts(numerator: str, denominator: str) -> str:
    return f"east taken 2024 {numerator}\neast sent 2024 {denominator}"


@pytest.mark.parametrize(("numerator", "denominator", "value", "qualifier", "status"), RATIOS)
def test_a_ratio_is_computed_from_its_counts(cases, numerator, denominator, value, qualifier, status):
    [row] = cases.series(counts(numerator, denominator), "rate")
    assert (value if row["value"] is None else round(row["value"], 2), row["qualifier"], row["status"]) == (
        value,
        qualifier,
        status,
    )


def test_a_ratio_without_one_of_its_counts_does_not_exist(tmp_path):
    assert given(tmp_path, "east taken 2024 9").records("page/series", indicator="rate", office="east") == []


def test_a_groups_ratio_is_the_ratio_of_the_sums(tmp_path):
    rows = "east taken 2024 90\neast sent 2024 100\nnorth taken 2024 10\nnorth sent 2024 900"
    peers = given(tmp_path, rows).records("page/peers", indicator="rate", period="2024", office="east")
    group = next(r for r in peers if r["office"] is None)
    assert (group["value"], group["part"], group["total"]) == (10.0, 100.0, 1000.0)  # and not the mean of 90 % and 1.1 %


def test_a_computed_ratio_breaks_with_either_of_its_counts(tmp_path):
    rows = "east taken 2023-Q1 9 = B\neast taken 2023-Q2 90\neast sent 2023-Q2 100\neast taken 2022-Q2 50\neast sent 2022-Q2 100"
    assert change(tmp_path, rows, "rate", "2023-Q2")["why"] == "break"


def test_a_computed_ratio_breaks_with_a_row_of_its_own(tmp_path):
    rows = "east rate 2023 - . B\neast taken 2022 50\neast sent 2022 100\neast taken 2023 90\neast sent 2023 100"
    assert change(tmp_path, rows, "rate", "2023")["why"] == "break"


def test_an_approximate_ratio_does_not_pass_its_limit(tmp_path):
    row = change(tmp_path, "east taken 2024 700 <=\neast sent 2024 677", "rate", "2024")
    assert (row["value"], row["qualifier"]) == (100, "<=")


def test_a_groups_ratio_of_approximate_counts_is_approximate(tmp_path):
    rows = "east taken 2024 90 ~\neast sent 2024 100\nnorth taken 2024 10\nnorth sent 2024 100"
    peers = given(tmp_path, rows).records("page/peers", indicator="rate", period="2024", office="east")
    assert next(r["qualifier"] for r in peers if r["office"] is None) == "~"


CARDS = [  # rows of one year: which period the card shows
    ("east letters 2023 1\neast letters 2023-Q4 2\neast letters 2023-12 3", "2023"),
    ("east letters 2023-S1 1\neast letters 2023-Q3 2\neast letters 2023-08 3", "2023-Q3"),
    ("east letters 2023-S1 1\neast letters 2023-11 3", "2023-11"),
    ("east letters 2023-Q4 1\neast letters 2023-12 3", "2023-Q4"),
    ("east letters 2023 - . O\neast letters 2023-Q1 2", "2023-Q1"),
]


@pytest.mark.parametrize(("rows", "period"), CARDS)
def test_the_card_shows_the_year_or_else_its_newest_part(cases, rows, period):
    cards = cases.records(rows, "page/card", office="east", year="2023")
    assert next(r["period"] for r in cards if r["indicator"] == "letters") == period


def test_the_card_has_the_target_of_its_own_year(tmp_path):
    cards = given(tmp_path, "east visits 2023 1\neast visits 2024 2", "east,visits,2023,9").records(
        "page/card", office="east", year="2024"
    )
    assert next(r["target"] for r in cards if r["indicator"] == "visits") is None


def test_a_group_of_counts_is_not_summed(tmp_path):
    peers = given(tmp_path, "east letters 2024 5\nnorth letters 2024 6").records(
        "page/peers", indicator="letters", period="2024", office="east"
    )
    assert [r["office"] for r in peers] == ["north", "east"]


def test_ranks_are_listed_with_the_first_on_top(tmp_path):
    peers = given(tmp_path, "east place 2024 5\nnorth place 2024 2").records(
        "page/peers", indicator="place", period="2024", office="east"
    )
    assert [r["value"] for r in peers] == [2, 5]


SUCCESSION = [  # west ended in November 2013 and east took over; north began in March 2012
    ("east", "east letters 2012 5\neast letters 2013 9", "2013", "office_changed"),
    ("east", "east letters 2013 5\neast letters 2014 9", "2014", "office_changed"),  # 2013 is of both kinds
    ("east", "east letters 2014 5\neast letters 2015 9", "2015", ""),
    ("east", "east letters 2012-Q4 5\neast letters 2013-Q4 9", "2013-Q4", "office_changed"),
    ("east", "east letters 2012-Q2 5\neast letters 2013-Q2 9", "2013-Q2", ""),
    ("east", "east letters 2013-Q2 5\neast letters 2014-Q2 9", "2014-Q2", "office_changed"),
    ("west", "west letters 2012 5\nwest letters 2013 9", "2013", "office_ended"),
    ("west", "west letters 2011 5\nwest letters 2012 9", "2012", ""),
    ("north", "north letters 2012 5\nnorth letters 2013 9", "2013", "office_began"),
    ("north", "north letters 2013 5\nnorth letters 2014 9", "2014", ""),
]


@pytest.mark.parametrize(("office", "rows", "period", "why"), SUCCESSION)
def test_no_change_across_the_beginning_or_end_of_an_office(cases, office, rows, period, why):
    [row] = [row for row in cases.series(rows, "letters", office) if row["period"] == period]
    assert row["why"] == why


MOVES = [  # rows, indicator, change in words, English, compared, short, why
    ("east faults 2023 0\neast faults 2024 1", "faults", "由0增至1起", "from 0 to 1 fault", "，上年为0", "▲ 1"),
    ("east faults 2023 1\neast faults 2024 0", "faults", "由1起降至0", "from 1 fault to 0", "，上年为1起", "▼ 1"),
    ("east faults 2023 0\neast faults 2024 0", "faults", "持平", "unchanged", "，与上年持平", "＝ 0"),
    ("east letters 2023 4\neast letters 2024 3", "letters", "减少1件", "down by 1 letter", "，比上年减少1件", "▼ 1"),
    ("east letters 2023 9\neast letters 2024 30", "letters", "增加21件", "up by 21 letters", "，比上年增加21件", "▲ 21"),
    ("east letters 2023 20\neast letters 2024 0", "letters", "由20件降至0", "from 20 letters to 0", "，上年为20件", "▼ 100"),
    ("east score 2023 0\neast score 2024 3", "score", "由0增至3分", "from 0 to 3 points", "，上年为0", ""),
    ("east score 2023 0\neast score 2024 0", "score", "持平", "unchanged", "，与上年持平", "＝ 0"),
    ("east letters 2023-06 0\neast letters 2024-06 2", "letters", "由0增至2件", "from 0 to 2 letters", "，上年同期为0", "▲ 2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "indicator", "chinese", "english", "compared", "short"), MOVES, ids=[m[2] + m[4] for m in MOVES]
)
def test_zero_and_few_are_told_without_a_percentage(cases, rows, indicator, chinese, english, compared, short):
    row = cases.series(rows, indicator)[-1]
    assert (comparison.change_text(row, "zh"), comparison.change_text(row, "en")) == (chinese, english)
    assert (sentences.compared(row, "zh"), comparison.short_change(row, "zh")) == (compared, short)
    assert "%" not in sentences.sentence(row, "zh") + sentences.sentence(row, "en")


def test_the_changes_of_one_indicator_stand_in_one_unit(tmp_path):
    rows = given(tmp_path, "east letters 2021 8\neast letters 2022 12\neast letters 2023 18\neast letters 2024 15").records(
        "page/series", indicator="letters", office="east"
    )
    [bars] = trend.changes(rows, "zh", "good-bad").data
    assert list(bars["y"]) == [None, 4, 6, -3]
    panel = over_time.changes(rows, "zh", "good-bad")
    assert panel.series[0].labels[1:] == ("▲ 4件", "▲ 6件", "▼ 3件") and "计量单位：件" in panel.subtitle


def test_few_are_compared_apart_from_per_cents(tmp_path):
    rows = "east faults 2023 4\neast faults 2024 3\neast letters 2023 100\neast letters 2024 110"
    cards = [c for c in given(tmp_path, rows).records("page/card", office="east", year="2024") if c["value"] is not None]
    assert {c["indicator"]: c["change_kind"] for c in cards} == {"faults": "units", "letters": "percent"}
    assert "▼ 1起" in side_by_side.changed(cards, "units", "", "2024", "zh", "good-bad").series[0].labels[0]
    assert comparison.change_text(next(c for c in cards if c["indicator"] == "faults"), "zh") == "减少1起"
    assert "25" not in headline.short(cards, [], "东区", "2024", "zh")
