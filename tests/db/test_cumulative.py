"""Periods counted from January on (2024-01/P7M): given rows, expected rows."""

import pytest
from given import given

CALENDAR = [  # period, frequency, months, first day, last day, a year before, the period before, the line it stands in
    ("2024", "A", 12, "2024-01-01", "2024-12-31", "2023", None, "A"),
    ("2024-S2", "S", 6, "2024-07-01", "2024-12-31", "2023-S2", "2024-S1", "S"),
    ("2024-Q1", "Q", 3, "2024-01-01", "2024-03-31", "2023-Q1", "2023-Q4", "Q"),
    ("2024-02", "M", 1, "2024-02-01", "2024-02-29", "2023-02", "2024-01", "M"),
    ("2024-01", "M", 1, "2024-01-01", "2024-01-31", "2023-01", "2023-12", "M"),
    ("2024-01/P2M", "C", 2, "2024-01-01", "2024-02-29", "2023-01/P2M", None, "C2"),
    ("2024-01/P7M", "C", 7, "2024-01-01", "2024-07-31", "2023-01/P7M", None, "C7"),
    ("2024-01/P11M", "C", 11, "2024-01-01", "2024-11-30", "2023-01/P11M", None, "C11"),
]


@pytest.mark.parametrize("expected", CALENDAR, ids=[c[0] for c in CALENDAR])
def test_a_period_in_the_calendar(expected):
    import duckdb

    from db import sql

    with duckdb.connect() as con:
        con.execute(sql("macros"))
        columns = "p, frequency(p), months_long(p), first_day(p)::text, last_day_of(p)::text, year_before(p), period_before(p), line_of(p)"
        assert con.execute(f"select {columns} from (select $1 as p)", [expected[0]]).fetchone() == expected


TWO_YEARS = """
east letters 2023-01/P3M 90
east letters 2023-01/P6M 200
east letters 2023-01/P10M 350
east letters 2023 420
east letters 2024-01/P3M 100
east letters 2024-01/P6M 150
east letters 2024-01/P10M 385
east letters 2024-06 30
"""


@pytest.fixture
def snapshot(tmp_path):
    return given(tmp_path, TWO_YEARS)


def rows(snapshot, name: str, **parameters) -> list:
    return snapshot.records(name, office="east", **parameters)


def test_a_running_total_is_compared_with_the_same_months_a_year_before(snapshot):
    changes = {r["period"]: (r["change"], r["previous_period"]) for r in rows(snapshot, "page/series", indicator="letters")}
    assert changes["2024-01/P3M"] == (11.1, "2023-01/P3M")
    assert changes["2024-01/P6M"] == (-25.0, "2023-01/P6M")
    assert changes["2024-01/P10M"] == (10.0, "2023-01/P10M")


def test_they_are_a_frequency_of_their_own_in_the_order_of_their_ends(snapshot):
    periods = [r["period"] for r in rows(snapshot, "page/series", indicator="letters") if r["frequency"] == "C"]
    assert periods == [f"{y}-01/P{n}M" for y in (2023, 2024) for n in (3, 6, 10)]
    api = snapshot.records("page/api/figures", office="east", indicator="letters", sample=True, limit=100, offset=0)
    assert [r["period"] for r in api] == [r["period"] for r in rows(snapshot, "page/series", indicator="letters")]


def test_they_have_no_period_before(snapshot):
    assert [r["period"] for r in rows(snapshot, "page/indicator/step", indicator="letters")] == ["2024-06"]


def test_a_running_total_never_stands_for_the_year(snapshot):
    assert [r["period"] for r in rows(snapshot, "page/indicator/yearly", year="2024")] == ["2023"]
    assert [r["period"] for r in rows(snapshot, "page/growth/growth_history")] == ["2023"]
    assert [r["kinds"] for r in rows(snapshot, "page/definitions/coverage") if r["year"] == "2024"][0].strip("CM") == ""


def test_the_card_shows_the_longest_one_of_the_year_beside_those_of_its_length(snapshot):
    card = next(r for r in rows(snapshot, "page/card", year="2024") if r["indicator"] == "letters")
    assert (card["period"], card["history"], card["latest"]) == ("2024-01/P10M", [350, 385], "2024-01/P10M")
    assert next(r for r in rows(snapshot, "page/card", year="2023") if r["indicator"] == "letters")["period"] == "2023"


def test_a_missing_year_is_a_gap_among_those_of_one_length(tmp_path):
    card = given(tmp_path, "east letters 2021-01/P6M 5\neast letters 2022-01/P9M 8\neast letters 2023-01/P6M 7").records(
        "page/card", office="east", year="2023"
    )
    assert next(r for r in card if r["indicator"] == "letters")["history"] == [5, None, 7]


def test_a_ratio_is_computed_from_the_running_totals_of_its_counts(tmp_path):
    [row] = given(tmp_path, "east sent 2024-01/P9M 200\neast taken 2024-01/P9M 50").records(
        "page/series", indicator="rate", office="east"
    )
    assert (row["period"], row["value"]) == ("2024-01/P9M", 25)


TARGETS = [  # name, rows, target, status, the figure it is held against
    ("the same months", "east letters 2024-01/P6M 150", "2024-01/P6M,150", "unclear", "2024-01/P6M"),  # letters have no good way
    ("a longer one is no figure for it", "east visits 2024-01/P10M 150", "2024-01/P9M,100", "unclear", None),
    ("reached", "east visits 2024-01/P9M 150", "2024-01/P9M,100", "reached", "2024-01/P9M"),
    (
        "the pace is that of the same months",
        "east visits 2023-01/P9M 80\neast visits 2024-01/P9M 90\neast visits 2024 1",
        "2025-01/P9M,100",
        "on_track",
        "2024-01/P9M",
    ),
]


@pytest.mark.parametrize(("name", "given_rows", "target", "status", "figure"), TARGETS, ids=[t[0] for t in TARGETS])
def test_a_target_for_part_of_a_year(tmp_path, name, given_rows, target, status, figure):
    indicator = given_rows.split()[1]
    [aim] = given(tmp_path, given_rows, f"east,{indicator},{target}").records("record/aim")
    assert (aim["status"], aim["figure_period"]) == (status, figure)
