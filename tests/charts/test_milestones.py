"""Milestones: given yearly figures, the milestones of the newest."""

import pytest
from given import Cases

from wording import milestones


def milestone_texts(cases: Cases, rows: str, indicator: str, target: str = "") -> list:
    yearly = cases.records(rows, "page/indicator/yearly", target, office="east", year="2024")
    series = [r for r in yearly if r["indicator"] == indicator]
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
    ("a round threshold for the first time", years("visits", 640, 650, 668, 896), "visits", [("first_above", "接待突破800次，为2021年有记录以来首次"), ("years_up", "接待连续3年上升")]),
    ("three figures are no first time", years("visits", 640, 668, 896), "visits", []),
    ("a derived figure proves none", years("score", "630~", 650, 640, 896), "score", [("turned_up", "得分由降转升")]),
    ("an exact one of five, after a derived one", years("score", "500~", 630, 650, 640, 896), "score",
     [("first_above", "得分突破800分，为2021年以来首次"), ("turned_up", "得分由降转升")]),
    ("a derived one that may have been above", years("score", "790~", 630, 650, 640, 810), "score", [("turned_up", "得分由降转升")]),
    ("nearly 600 is not 600", years("visits", 500, 520, 510, "600<="), "visits", []),
    ("exactly 600 does not go beyond 600", years("visits", 520, 510, 505, 600), "visits",
     [("record_high", "接待600次，为2021年有记录以来最高"), ("turned_up", "接待由降转升")]),
    ("over 600 is no exact figure", years("visits", 520, 510, 505, "600>="), "visits", [("turned_up", "接待由降转升")]),
    ("over 500 before is below 600", years("visits", "500>=", 520, 530, 525, 896), "visits",
     [("first_above", "接待突破800次，为2021年以来首次"), ("turned_up", "接待由降转升")]),
    ("an earlier figure without an upper bound proves nothing", years("visits", "505>=", 520, 530, 525, 896), "visits", [("turned_up", "接待由降转升")]),
    ("above once before", years("visits", 500, 900, 505, 850), "visits", [("turned_up", "接待由降转升")]),
    ("above before a gap", "east visits 2015 900\n" + years("visits", 640, 650, 645, 850), "visits", [("turned_up", "接待由降转升")]),
    ("above before a break", "east visits 2019 10033\n" + years("visits", "2000B", 2500, 2400, 2600, 4100), "visits", []),
    ("a gap ends the run", "east visits 2020 610\n" + years("visits", 640, 650, 896), "visits", []),
    ("not reported ends the run", years("visits", 610, 640, last=2021) + "\neast visits 2022 - . O\n" + years("visits", 650, 896), "visits", []),
    ("a provisional figure is none to boast of", years("visits", 640, 650, 645, last=2023) + "\neast visits 2024 896 = P", "visits", [("turned_up", "接待由降转升")]),
    ("one figure is no first time", years("visits", 896), "visits", []),
    ("a ratio may become full", years("online", 90, 95, 94, 100), "online", [("first_full", "网办率达到100%，为2021年有记录以来首次"), ("turned_up", "网办率由降转升")]),
    ("highest of four", years("visits", 840, 830, 850, 890), "visits", [("record_high", "接待890次，为2021年有记录以来最高")]),
    ("highest of three is no record", years("visits", 810, 850, 890), "visits", []),
    ("highest of two is no record", years("visits", 810, 850), "visits", []),
    ("an equal figure is no record", years("visits", 840, 890, 850, 890), "visits", [("turned_up", "接待由降转升")]),
    ("lowest of four", years("faults", 10, 9, 9, 7), "faults", [("record_low", "事故7起，为2021年有记录以来最低")]),
    ("lowest, but a derived one before may be lower", years("faults", "7~", 10, 9, 9, 7), "faults", []),
    ("three rises in a row", years("visits", 810, 820, 830, 840), "visits",
     [("record_high", "接待840次，为2021年有记录以来最高"), ("years_up", "接待连续3年上升")]),
    ("a fall and then no change is no turn", years("visits", 850, 820, 820), "visits", []),
    ("no change and then a rise is no turn", years("visits", 820, 820, 850), "visits", []),
    ("a rise and then no change is no turn", years("visits", 820, 850, 850), "visits", []),
    ("no change and then a fall is no turn", years("visits", 850, 850, 820), "visits", []),
    ("two rises are no row", years("visits", 890, 810, 820, 830), "visits", []),
    ("a gap ends the row", years("visits", 810, 820, last=2021) + "\n" + years("visits", 830, 840), "visits", []),
    ("top three for three years", years("place", "3<=", "3<=", "3<="), "place", [("years_top", "排名连续3年稳居前三")]),
    ("first for three years", years("place", 1, 1, 1), "place", [("years_first", "排名连续3年居首位")]),
    ("top three for two years", years("place", 9, 3, 2), "place", [("years_top", "排名连续3年稳居前十")]),
    ("a gap ends the years at the top", years("place", 1, 1, last=2021) + "\n" + years("place", 1, 1), "place", []),
    ("no better than fourth proves no top", years("place", "3>=", "3>=", "3>="), "place", []),
    ("from falling to rising", years("letters", 90, 80, 85), "letters", [("turned_up", "来信由降转升")]),
    ("a derived figure that may be off by as much turns nothing", years("score", 90, 80, "82~"), "score", []),
    ("a derived figure that is far off turns", years("score", 90, 80, "90~"), "score", [("turned_up", "得分由降转升")]),
    ("three rises of which one is not sure", years("score", 80, "82~", 95, 99), "score", []),
    ("from rising to falling", years("letters", 80, 90, 85), "letters", [("turned_down", "来信由升转降")]),
    ("nothing across a break", years("visits", 500, 510, 505, "896B"), "visits", []),
    ("only what follows a break", years("visits", 790, "810B", 850, 840, 890), "visits", [("record_high", "接待890次，为2021年以来最高"), ("turned_up", "接待由降转升")]),
    ("a rank that gets worse", years("place", 12, 15, 20, 24), "place", [("years_down", "排名连续3年下降")]),
]  # fmt: skip


THREE_TARGETS = "\n".join(f"east,visits,{year},{value}" for year, value in ((2022, 840), (2023, 820), (2024, 810)))
FALLING = years("visits", 850, 830, 820)
NOT_REPORTED = years("visits", 500, 896, last=2023) + "\neast visits 2024 - . O"
CLAIMED = years("visits", 668, 896)
ABOVE = years("visits", 650, 640, 668, 896)


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    folder = tmp_path_factory.mktemp("milestones")
    return Cases(folder, [*(case[1] for case in CASES), (FALLING, THREE_TARGETS), NOT_REPORTED, ABOVE, CLAIMED])


@pytest.mark.parametrize(("name", "rows", "indicator", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_milestone_is_found_by_its_rule(cases, name, rows, indicator, expected):
    assert milestone_texts(cases, rows, indicator) == expected


def test_targets_reached_three_years_in_a_row(cases):
    assert ("years_on_target", "接待连续3年达到目标") in milestone_texts(cases, FALLING, "visits", THREE_TARGETS)


def test_what_is_not_reported_this_year_has_no_milestone(cases):
    assert milestone_texts(cases, NOT_REPORTED, "visits") == []


def test_a_milestone_shows_its_rule_and_its_periods(cases):
    series = cases.records(ABOVE, "page/indicator/yearly", office="east", year="2024")
    assert (
        milestones.find(series)[0].rule("zh")
        == "认定规则：本期超过该整数关口，此前各期均低于它；至少连续四期可比，且均为确数；2021年—2024年"
    )
    assert milestones.find(series)[0].text("en") == "Visits: above 800 visits for the first time since records began in 2021"


CLAIMS = [  # as worded, note, milestone
    ("首次破万", "", "接待：来源称“首次破万”"),
    ("896次", "同比增长34%，首次突破800次；为近年最高", "接待：来源称“首次突破800次”"),
    ("896次", "", None),
]


@pytest.mark.parametrize(("worded", "note", "text"), CLAIMS)
def test_what_the_source_calls_a_first_is_quoted(cases, worded, note, text):
    series = cases.records(CLAIMED, "page/indicator/yearly", office="east", year="2024")
    series[-1] |= {"as_worded": worded, "note": note}
    texts = [m.text("zh") for m in milestones.find(series) if m.kind == "source_first"]
    assert texts == ([text] if text else [])


def test_the_offices_own_claims_come_out(office):
    rows = office.snapshot().records("page/indicator/yearly", office="jiangbei", year="2024")
    texts = {m.text("zh") for m in milestones.weightiest(rows)}
    assert not any("首次" in text and "来源称" not in text for text in texts)  # it rested on two figures, one of them worked back
    assert {
        "微信公众号粉丝数：来源称“首次破万”",
        "政务信息考核排名连续3年稳居前三",
        "营商环境便利度市级考核排名连续3年居首位",
    } <= texts


def test_bad_news_stands_beside_good_news(office):
    rows = office.snapshot().records("page/indicator/yearly", office="sample_bailu", year="2024")
    shown = milestones.balanced(milestones.weightiest(rows), 6)[:6]
    assert {m.verdict for m in shown} == {"good", "bad"}
