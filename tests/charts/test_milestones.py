"""Milestones: given yearly figures, the milestones of the newest."""

import pytest
from given import given

from charts import milestones


def found(folder, rows: str, indicator: str, target: str = "") -> list:
    snapshot = given(folder, rows, target)
    series = [r for r in snapshot.records("yearly", office="east", year="2024") if r["indicator"] == indicator]
    return [(m.kind, m.text("zh")) for m in milestones.find(series)]


def years(indicator: str, *values, last: int = 2024) -> str:
    """Rows of one indicator for years in a row up to `last`; a value may carry a qualifier: "600<="."""
    first, rows = last - len(values) + 1, []
    for n, value in enumerate(values):
        number = str(value).rstrip("<>=~B")
        qualifier = str(value).removeprefix(number).replace("B", "") or "="
        rows.append(f"east {indicator} {first + n} {number} {qualifier} {'B' if 'B' in str(value) else 'A'}")
    return "\n".join(rows)


CASES = [
    ("a round threshold for the first time", years("visits", 668, 896), "visits", [("first_above", "接待首次突破800次")]),
    ("a derived figure before, well below", years("score", "668.7~", 896), "score", [("first_above", "得分首次突破800分")]),
    ("a derived figure before, too near", years("score", "790~", 810), "score", []),
    ("nearly 600 is not 600", years("visits", 500, "600<="), "visits", []),
    ("exactly 600 does not go beyond 600", years("visits", 500, 600), "visits", []),
    ("over 600 is 600", years("visits", 500, "600>="), "visits", [("first_above", "接待首次突破600次")]),
    ("about 800 is not surely 800", years("visits", 650, "800~"), "visits", [("first_above", "接待首次突破700次")]),
    ("an earlier figure without an upper bound proves nothing", years("visits", "500>=", 896), "visits", []),
    ("above once before", years("visits", 900, 500, 850), "visits", [("turned_up", "接待由降转升")]),
    ("one figure is no first time", years("visits", 896), "visits", []),
    ("a ratio may become full", years("online", 90, 95, 100), "online", [("first_full", "网办率首次达到100%")]),
    ("highest of three", years("visits", 810, 850, 890), "visits", [("record_high", "接待890次，为有记录以来最高")]),
    ("highest of two is no record", years("visits", 810, 850), "visits", []),
    ("an equal figure is no record", years("visits", 810, 890, 890), "visits", []),
    ("lowest of three", years("faults", 9, 8, 7), "faults", [("record_low", "事故7起，为有记录以来最低")]),
    ("three rises in a row", years("visits", 810, 820, 830, 840), "visits", [("record_high", "接待840次，为有记录以来最高"), ("years_up", "接待连续3年上升")]),
    ("two rises are no row", years("visits", 890, 810, 820, 830), "visits", []),
    ("a gap ends the row", years("visits", 810, 820, last=2021) + "\n" + years("visits", 830, 840), "visits",
     [("record_high", "接待840次，为有记录以来最高")]),
    ("top three for three years", years("place", "3<=", "3<=", "3<="), "place", [("years_top", "排名连续3年稳居前3")]),
    ("first for three years", years("place", 1, 1, 1), "place", [("years_first", "排名连续3年第一")]),
    ("top three for two years", years("place", 9, 3, 2), "place", [("years_top", "排名连续3年稳居前10")]),
    ("no better than fourth proves no top", years("place", "3>=", "3>=", "3>="), "place", []),
    ("from falling to rising", years("letters", 90, 80, 85), "letters", [("turned_up", "来信由降转升")]),
    ("from rising to falling", years("letters", 80, 90, 85), "letters", [("turned_down", "来信由升转降")]),
    ("nothing across a break", years("visits", 500, "896B"), "visits", []),
    ("only what follows a break", years("visits", 990, "810B", 850, 890), "visits", [("record_high", "接待890次，为有记录以来最高")]),
    ("a rank that gets worse", years("place", 12, 15, 20, 24), "place", [("years_down", "排名连续3年下降")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "indicator", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_milestone_is_found_by_its_rule(tmp_path, name, rows, indicator, expected):
    assert found(tmp_path, rows, indicator) == expected


def test_targets_reached_three_years_in_a_row(tmp_path):
    targets = "\n".join(f"east,visits,{year},{value}" for year, value in ((2022, 840), (2023, 820), (2024, 810)))
    assert ("years_on_target", "接待连续3年达到目标") in found(tmp_path, years("visits", 850, 830, 820), "visits", targets)


def test_what_is_not_reported_this_year_has_no_milestone(tmp_path):
    assert found(tmp_path, years("visits", 500, 896, last=2023) + "\neast visits 2024 - . O", "visits") == []


def test_a_milestone_shows_its_rule_and_its_periods(tmp_path):
    series = given(tmp_path, years("visits", 668, 896)).records("yearly", office="east", year="2024")
    assert milestones.find(series)[0].rule("zh") == "认定规则：本期超过该整数关口，此前各期均低于它；2023年、2024年"


def test_the_offices_own_claims_come_out(office):
    rows = office.snapshot().records("yearly", office="jiangbei", year="2024")
    said = {m.text("zh") for m in milestones.weightiest(rows)}
    assert {"政务信息考核得分首次突破800分", "政务信息考核排名连续3年稳居前3", "营商环境便利度市级考核排名连续3年第一"} <= said


def test_bad_news_stands_beside_good_news(office):
    rows = office.snapshot().records("yearly", office="sample_bailu", year="2024")
    shown = milestones.balanced(milestones.weightiest(rows), 6)[:6]
    assert {m.verdict for m in shown} == {"good", "bad"}
