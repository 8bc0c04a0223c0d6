"""Limits of normal variation (XmR): given figures, expected limits and places. Published examples in figures, and our own rules."""

import pytest
from given import TABLES, Cases, given

# NHSRplotthedots 0.2.2, vignette "Deviations from Excel defaults": limits with outlying ranges screened.
DEVIATIONS = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
# The same package's tests of ptd_spc_standard: 20 random figures (R's seed 123), and once more with 10 for the fifteenth.
NORMAL = [-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285, -0.44566197,
          1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141]  # fmt: skip
OUTLYING = [*NORMAL[:14], 10, *NORMAL[15:]]
PUBLISHED = [  # figures, mean, lower, upper and to how many places these are given
    (DEVIATIONS, 1.94, -0.72, 4.6, 2),
    (NORMAL, 0.1416238, -3.01138, 3.294627, 5),
    (OUTLYING, 0.6694159, -2.383666, 3.722497, 6),
]
ABOVE_ZERO = 100  # added to each figure and each limit: a score is not below zero


def months(values, indicator: str = "score", first: int = 0, more: str = "") -> str:
    """A row for each value from January 2018 on, a month each; None for a month without a row; "600>=" for a bound, "5B" for a status."""
    return "\n".join(filter(None, [*(_row(indicator, first + n, str(v)) for n, v in enumerate(values) if v is not None), more]))


def _row(indicator: str, n: int, text: str) -> str:
    number = text.rstrip("<>=~BPO")
    marks = text.removeprefix(number)
    status = marks[-1] if marks[-1:] in ("B", "P", "O") else "A"
    qualifier = marks.rstrip("BPO") or ("." if not number else "=")
    return f"east {indicator} {2018 + n // 12}-{n % 12 + 1:02d} {number or '-'} {qualifier} {status}"


UP, DOWN = [10, 12], [12, 10]
THIRTEEN = [*UP * 6, 10]
QUARTERS = "\n".join(f"east score {2018 + n // 4}-Q{n % 4 + 1} {10 + n % 2}" for n in range(13))


def years(first: int, count: int, office: str = "east") -> str:
    """A score for each of so many years, 10 and 11 in turn."""
    return "\n".join(f"{office} score {year} {10 + (year - first) % 2}" for year in range(first, first + count))


YEARS = years(2014, 13)
CUMULATIVE = "\n".join(f"east visits {2014 + n}-01/P7M {10 + n % 2}" for n in range(13))
RATIO = "\n".join(f"east sent 2018-{m:02d} 50\neast taken 2018-{m:02d} {45 + m % 2}" for m in range(1, 13))
TAKEN = f"{RATIO}\neast sent 2019-01 50\neast taken 2019-01 46"
SETS = [  # rows, indicator, (since, points, mean, lower, upper) of each phase that has limits, places of the periods by their signs
    (months(UP * 6), "score", [], ""),  # twelve are too few
    (months(THIRTEEN), "score", [("2018-01", 13, 10.92, 5.6, 16.24)], "wwwwwwwwwwwww"),
    (months([*UP * 6, "10P"]), "score", [("2018-01", 13, 10.92, 5.6, 16.24)], "wwwwwwwwwwwww"),
    (months([*UP * 6, "10B"]), "score", [], ""),  # a new definition begins a new phase, and the old one has twelve
    (months([*THIRTEEN, "50B", *[50, 52] * 6]), "score", [("2018-01", 13, 10.92, 5.6, 16.24), ("2019-02", 13, 50.92, 46.05, 55.8)], "w" * 26),
    (months([*THIRTEEN, "50B", 52]), "score", [("2018-01", 13, 10.92, 5.6, 16.24)], "w" * 13),  # the new phase is short
    (months([*UP * 3, None, *UP * 3, 10]), "score", [("2018-01", 13, 10.92, 5.6, 16.24)], "wwwwwwwwwwwww"),  # no range over the gap …
    (months([*UP * 3, None, *[40, 42] * 4]), "score", [("2018-01", 14, 28.14, 22.82, 33.46)], "bbbbbbaaaaaaaa"),  # … however wide it is
    (months([*UP * 3, "O", *UP * 3, 10]), "score", [("2018-01", 13, 10.92, 5.6, 16.24)], "wwwwwwwwwwwww"),
    (months([10, None, 12, None] * 7), "score", [], ""),  # no figure has a neighbour …
    (months([*[10, None] * 10, 12, 10, 12]), "score", [], ""),  # … or too few have one
    (months([*UP * 6, "10>="], "visits"), "visits", [], ""),  # a bound is no exact figure
    (months([*THIRTEEN, "3000>="], "visits"), "visits", [("2018-01", 13, 10.92, 5.6, 16.24)], "w" * 13 + "a"),  # but proves what it proves
    (months([*THIRTEEN, "3>="], "visits"), "visits", [("2018-01", 13, 10.92, 5.6, 16.24)], "w" * 13 + "?"),
    (months([*THIRTEEN, "12~"], "visits"), "visits", [("2018-01", 13, 10.92, 5.6, 16.24)], "w" * 13 + "?"),
    (months([*THIRTEEN, "17<="], "visits"), "visits", [("2018-01", 13, 10.92, 5.6, 16.24)], "w" * 13 + "?"),
    (months([*THIRTEEN, "5<="], "visits"), "visits", [("2018-01", 13, 10.92, 5.6, 16.24)], "w" * 13 + "b"),
    (months([0, 2, 0, 3, 1, 0, 2, 1, 0, 4, 0, 1, 2], "faults"), "faults", [("2018-01", 13, 1.23, 0, 6.55)], "w" * 13),  # none is below zero
    (months([*[97, 99] * 6, 98], "online"), "online", [("2018-01", 13, 98, 92.9, 100)], "w" * 13),  # none is above 100 …
    (months([0.5, 2, 0.5, 3, 1, 0.5, 2, 1, 0.5, 4, 0.5, 1, 2], "online"), "online", [("2018-01", 13, 1.42, 0, 5.75)], "w" * 13),
    (months([1, 3] * 10), "place", [], ""),  # places are no amounts
    (months([5] * 14), "score", [], ""),  # nothing varies, and nothing can be told from it
    (months([*[5] * 12, 9, 5]), "score", [], ""),
    (months([*[0.1] * 13]), "score", [], ""),
    (months([*[9, 11] * 4, *[10.2, 10.4] * 3]), "score", [("2018-01", 14, 10.13, 6.9, 13.36)], "w" * 14),  # a run of seven
    (months([*[9, 11] * 4, *[10.2, 10.4] * 4]), "score", [("2018-01", 16, 10.15, 7.28, 13.02)], "w" * 14 + "rr"),  # 11 begins it
    (months([*[9, 11] * 4, *[10.2, 10.4] * 3, None, 10.2, 10.4]), "score", [("2018-01", 16, 10.15, 7.11, 13.19)], "w" * 14 + "ww"),
    (QUARTERS, "score", [("2018-Q1", 13, 10.46, 7.8, 13.12)], "w" * 13),
    (YEARS, "score", [("2014", 13, 10.46, 7.8, 13.12)], "w" * 13),
    (f"{QUARTERS}\n{months(UP * 6)}", "score", [("2018-Q1", 13, 10.46, 7.8, 13.12)], "w" * 13),  # each rhythm is a series of its own
    (CUMULATIVE, "visits", [], ""),
    (f"{YEARS}\neast score 2020-07 9 = B", "score", [], ""),  # a break within 2020: seven years before it, and six after it
    (years(2000, 27), "score", [("2000", 13, 10.46, 7.8, 13.12), ("2014", 13, 10.46, 7.8, 13.12)], "w" * 26),  # east took west over in November 2013
    (TAKEN, "rate", [("2018-01", 13, 91.08, 85.76, 96.4)], "w" * 13),  # a ratio that is computed
]  # fmt: skip
SIGNS = {"within": "w", "above": "a", "below": "b", "run": "r", "": "?"}


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    published = [months([ABOVE_ZERO + v for v in values]) for values, *_ in PUBLISHED]
    return Cases(tmp_path_factory.mktemp("limits"), [*published, *(rows for rows, *_ in SETS)])


@pytest.mark.parametrize(("values", "mean", "lower", "upper", "places"), PUBLISHED)
def test_limits_are_those_of_published_examples(cases, values, mean, lower, upper, places):
    rows = cases.series(months([ABOVE_ZERO + v for v in values]), "score")
    for row in rows:
        assert [round(row[name] - ABOVE_ZERO, places) for name in ("mean", "lower", "upper")] == [
            round(v, places) for v in (mean, lower, upper)
        ]
    assert [row["variation"] == "above" for row in rows] == [v > upper for v in values]


@pytest.mark.parametrize(("rows", "indicator", "phases", "signs"), SETS)
def test_each_phase_has_the_limits_of_its_own_figures(cases, rows, indicator, phases, signs):
    limited = [row for row in cases.series(rows, indicator) if row["mean"] is not None]
    limits = dict.fromkeys(
        (row["since"], row["points"], *(round(row[name], 2) for name in ("mean", "lower", "upper"))) for row in limited
    )
    assert list(limits) == phases
    assert "".join(SIGNS[row["variation"]] for row in limited) == signs


def test_a_run_counts_neighbours_on_one_side_of_the_mean(cases):
    rows = cases.series(months([*[9, 11] * 4, *[10.2, 10.4] * 4]), "score")
    assert [row["run"] for row in rows] == [-1, 1] * 3 + [-1, *range(1, 10)]


def test_a_period_that_an_office_stood_only_a_part_of_does_not_count(tmp_path):
    now = given(tmp_path, years(2012, 14, "north"))  # it stands from March 2012 on
    rows = now.records("page/series", indicator="score", office="north")
    assert [row["since"] for row in rows] == [None, *["2013"] * 13]


def test_a_ratio_above_100_has_limits_above_100(tmp_path, monkeypatch):
    open_ended = TABLES["indicators.csv"].replace(
        "online,网办率,Online,work,%,%,ratio,up,2,,,0,100", "online,网办率,Online,work,%,%,ratio,up,2,,,,"
    )
    monkeypatch.setitem(TABLES, "indicators.csv", open_ended)
    for values, ends in (([*[97, 99] * 6, 98], (92.9, 100)), ([*[101, 103] * 6, 102], (96.9, 107.1))):
        rows = given(tmp_path, months(values, "online")).records("page/series", indicator="online", office="east")
        assert {(round(row["lower"], 1), round(row["upper"], 1)) for row in rows} == {ends}
