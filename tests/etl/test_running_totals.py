"""Totals from January on that were entered as months or quarters, and series that only grow."""

import pytest
from given import TABLES, catalogue
from test_doubts import beside_record, problems, with_limits
from together import Together

TOTALS = (700, 1400, 2150, 2860, 3600, 4300, 5020, 5750, 6500, 7190, 7930, 8700)


def months(*values, year: int = 2024, first: int = 1, indicator: str = "sent", extra: str = "") -> str:
    return "\n".join(f"east {indicator} {year}-{n:02d} {value} {extra}" for n, value in enumerate(values, start=first))


def quarters(*values, year: int = 2024) -> str:
    return "\n".join(f"east sent {year}-Q{n} {value}" for n, value in enumerate(values, start=1))


def alarms(rows: str, old: str = "", made=None) -> list:
    return [p.row for p in problems(rows, old, made) if p.code == "running_totals"]


FLAT = (690, 720, 700, 710, 730, 700, 715, 725, 705, 720, 700, 710)
RUNNING = [  # name, rows of the file, rows of the record, row of the warning
    ("twelve months", months(*TOTALS), "", 13),
    ("nine months", months(*TOTALS[:9]), "", 10),
    ("six months", months(*TOTALS[:6]), "", 7),
    ("the newest month beside the record", months(TOTALS[8], first=9), months(*TOTALS[:8]), 2),
    ("January and February told together", months(*TOTALS[1:], first=2), "", 12),
    ("a weak February and a strong March", months(700, 1000, 2000, 2600, 3300, 4000), "", 7),
    ("a month without any", months(700, 1400, 1400, 2200, 2900, 3600), "", 7),
    ("a month missing", "\n".join(line for line in months(*TOTALS).splitlines() if "2024-05" not in line), "", 12),
    ("with bounds", months(*TOTALS, extra=">="), "", 13),
    ("after months of the year before", months(*TOTALS), months(*FLAT, year=2023), 13),
    ("after a year", months(*TOTALS), "east sent 2023 8463", 13),
    ("December equals the year", months(*TOTALS) + "\neast sent 2024 8700", "", 13),
    ("in their reverse order", "\n".join(reversed(months(*TOTALS).splitlines())), "", 2),
    ("four quarters", quarters(2100, 4300, 6500, 8800), "", 5),
    ("quarters whose last equals the year", quarters(1800, 4300, 6500, 8800) + "\neast sent 2024 8800", "", 5),
    ("ends of quarters as months", "\n".join(f"east sent 2024-{n:02d} {v}" for n, v in ((3, 2100), (6, 4300), (9, 6500), (12, 8800))), "east sent 2024 8800", 5),
]  # fmt: skip


@pytest.fixture(scope="module")
def together() -> Together:
    """The two tables of this file, checked in one go."""
    return Together(beside_record([(rows, old) for _, rows, old, *_ in [*RUNNING, *GROWING]]), with_limits())


@pytest.mark.parametrize(("name", "rows", "old", "row"), RUNNING, ids=[r[0] for r in RUNNING])
def test_running_totals_are_told_once_for_a_year(name, rows, old, row, together):
    assert [p.row for p in together[rows, old].problems if p.code == "running_totals"] == [row]


GROWING = [
    ("a tenth more each month", months(*(round(100 * 1.1**n) for n in range(12))), ""),
    ("a third more each month", months(*(round(100 * 1.33**n) for n in range(12))), ""),
    ("doubling", months(*(10 * 2**n for n in range(12))), ""),
    ("the same step each month", months(*(500 + 100 * n for n in range(12))), ""),
    ("all the same", months(*[700] * 12), ""),
    ("nearly the same", months(*FLAT), ""),
    ("the second half only", months(*[700] * 6, first=7), ""),
    ("five months", months(*TOTALS[:5]), ""),
    ("falls once", months(*TOTALS[:6], TOTALS[5] - 300, *TOTALS[7:]), ""),
    ("small numbers", months(1, 2, 3, 5, 6, 7, 8, 10, 11, 12), ""),
    ("months of a year that is their sum", months(*(100 * n for n in range(1, 13))) + "\neast sent 2024 7800", ""),
    ("months of a year that is in the record", months(*(100 * n for n in range(1, 10))), "east sent 2024 6000"),
    ("months as the year before makes likely", months(*(100 * n for n in range(1, 13))), "east sent 2023 7000"),
    ("months as the months of the year before", months(*(100 * n for n in range(1, 13))), months(*(round(500 + 40 * (n % 4)) for n in range(12)), year=2023)),
    ("growth that goes on in January", months(*(100 * n for n in range(1, 13))) + "\n" + months(1290, 1400, year=2025), ""),
    ("growth that went on from December", months(*(1300 + 1300 * n for n in range(8))), months(*(100 * n for n in range(1, 13)), year=2023)),
    ("a rate", months(*(8 * n for n in range(1, 13)), indicator="online"), ""),
    ("ranks", months(*(10 * n for n in range(1, 13)), indicator="place"), ""),
    ("scores", months(*(70 * n for n in range(1, 13)), indicator="score"), ""),
    ("three quarters", quarters(2100, 4300, 6500), ""),
    ("quarters that grow", quarters(2100, 2600, 3100, 3900), ""),
    ("quarters of a year that is their sum", quarters(1000, 1900, 2900, 3900) + "\neast sent 2024 9700", ""),
    ("years", "\n".join(f"east sent {2014 + n} {value}" for n, value in enumerate(TOTALS[:9])), ""),
    ("each month of another office", "\n".join(f"{('east', 'north')[n % 2]} sent 2024-{n + 1:02d} {value}" for n, value in enumerate(TOTALS[:8])), ""),
    ("periods that are written as running totals", "\n".join(f"east sent 2024-01/P{n}M {value}" for n, value in enumerate(TOTALS[1:11], start=2)), ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "old"), GROWING, ids=[g[0] for g in GROWING])
def test_a_series_that_grows_stays_silent(name, rows, old, together):
    assert [p.row for p in together[rows, old].problems if p.code == "running_totals"] == []


def test_both_years_entered_so_are_told():
    rows = months(*TOTALS, year=2023) + "\n" + months(*(round(1.05 * total) for total in TOTALS))
    assert alarms(rows) == [13, 25]


@pytest.mark.parametrize("way", ["last", "none"])
def test_states_are_not_asked_to_be_months(way):
    header, *lines = TABLES["indicators.csv"].splitlines()
    made = catalogue(
        indicators="\n".join([f"{header},over_time", *(f"{line},{way if line.startswith('sent') else ''}" for line in lines)])
        + "\n"
    )
    assert made.problems == [] and alarms(months(*TOTALS), "", made) == []


def test_the_sentence_names_the_pace_and_the_way_to_write_it():
    (one,) = problems(months(*TOTALS[:9]))
    assert "从2024年1月的700（new.csv第2行）逐月增加到2024年9月的6500，6500 ÷ 9 = 722.22" in one.message(
        "zh"
    ) and "“1—9月”" in one.message("zh")
    assert "6500 ÷ 9 = 722.22" in one.message("en") and "2024-01/P9M" in one.message("en")
    whole = next(p for p in problems(months(*TOTALS) + "\neast sent 2024 8700") if p.code == "running_totals")
    assert "并与全年的8700相符" in whole.message("zh") and "equals the 8700 of the whole year" in whole.message("en")
