"""A period that repeats another as a whole, and near misses."""

import pytest
from given import TABLES, catalogue
from test_doubts import problems, with_limits

FIGURES = {
    "letters": 8517,
    "visits": 640,
    "faults": 31,
    "sent": 677,
    "taken": 201,
    "score": 91.4,
    "online": 86.2,
    "free": 71.5,
    "place": 3,
}


def column(period: str, names: str, office: str = "east", times: float = 1) -> str:
    """The figures of the named indicators for a period; times: another figure than in FIGURES."""
    return "\n".join(
        f"{office} {name} {period} {round(FIGURES[name] * times)}" if times != 1 else f"{office} {name} {period} {FIGURES[name]}"
        for name in names.split()
    )


def copied(rows: str, old: str = "") -> list:
    """[row, code] of the problems that speak of the same figure twice."""
    return [[p.row, p.code] for p in problems(rows, old) if p.code in ("period_repeated", "same_value")]


FIVE = "letters visits faults sent taken"
REPEATED = [
    ("a column copied", column("2023", FIVE) + "\n" + column("2024", FIVE), "", [7, "period_repeated"]),
    ("against the record", column("2024", FIVE), column("2023", FIVE), [2, "period_repeated"]),
    ("scores and rates too", column("2024", "letters score online free"), column("2023", "letters score online free"), [2, "period_repeated"]),
    ("two years before", column("2024", FIVE), column("2022", FIVE) + "\n" + column("2023", FIVE, times=1.1), [2, "period_repeated"]),
    ("the year after, of the record", column("2022", FIVE), column("2023", FIVE), [2, "period_repeated"]),
    ("a month from the month before", column("2024-02", FIVE), column("2024-01", FIVE), [2, "period_repeated"]),
    ("a month from that of the year before", column("2024-02", FIVE), column("2023-02", FIVE), [2, "period_repeated"]),
    ("a quarter", column("2024-Q2", FIVE), column("2024-Q1", FIVE), [2, "period_repeated"]),
    ("a half", column("2024-S2", FIVE), column("2023-S2", FIVE), [2, "period_repeated"]),
    ("most of it", column("2024", "letters visits faults sent") + "\neast taken 2024 230", column("2023", FIVE), [2, "period_repeated"]),
    ("most of what both have", column("2024", "letters visits faults sent taken score online"), column("2023", "letters visits faults sent"), [2, "period_repeated"]),
    ("four of two offices", column("2024", "letters sent") + "\n" + column("2024", "letters sent", "north"), column("2023", "letters sent") + "\n" + column("2023", "letters sent", "north"), [2, "period_repeated"]),
    ("one office of two", column("2024", FIVE) + "\n" + column("2024", FIVE, "north"), column("2023", FIVE) + "\n" + column("2023", FIVE, "north", 1.1), [2, "period_repeated"]),
    ("not told as the same for four years as well", column("2024", FIVE), "\n".join(column(str(year), "letters") for year in (2021, 2022)) + "\n" + column("2023", FIVE), [3, "period_repeated"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "old", "fault"), REPEATED, ids=[r[0] for r in REPEATED])
def test_a_copied_period_is_told_once(name, rows, old, fault):
    assert copied(rows, old) == [fault]


SILENT = [
    ("three figures", column("2024", "letters visits sent"), column("2023", "letters visits sent")),
    ("half of them", column("2024", "letters visits faults sent") + "\n" + column("2024", "taken score online free", times=1.1), column("2023", f"{FIVE} score online free")),
    ("ranks, rates of 100 % and zeros", "\n".join(f"east {name} 2024 {value}" for name, value in (("place", 3), ("online", 100), ("free", 99.5), ("faults", 0), ("visits", 9))), "\n".join(f"east {name} 2023 {value}" for name, value in (("place", 3), ("online", 100), ("free", 99.5), ("faults", 0), ("visits", 9)))),
    ("small counts", "\n".join(f"east {name} 2024 {n + 4}" for n, name in enumerate(FIVE.split())), "\n".join(f"east {name} 2023 {n + 4}" for n, name in enumerate(FIVE.split()))),
    ("bounds", "\n".join(f"east {name} 2024 500 >=" for name in FIVE.split()), "\n".join(f"east {name} 2023 500 >=" for name in FIVE.split())),
    ("a year and its quarter", column("2024", FIVE), column("2024-Q1", FIVE)),
    ("another office", column("2024", FIVE), column("2023", FIVE, "north")),
    ("what the record says every year", column("2024", FIVE), column("2023", FIVE) + "\n" + column("2022", FIVE)),
    ("what stays the same from month to month", "\n".join(column(f"2024-{month:02d}", FIVE) for month in range(1, 7)), ""),
    ("a correction beside a period that was agreed to", "east letters 2024 8517", column("2023", FIVE) + "\n" + column("2024", FIVE)),
    ("one of three offices", "\n".join(column("2024", "letters sent", office) for office in ("east", "north")) + "\nwest sent 2012 5", column("2023", "letters sent") + "\n" + column("2023", "letters sent", "north", 1.1)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "old"), SILENT, ids=[s[0] for s in SILENT])
def test_a_period_like_another_by_nature_stays_silent(name, rows, old):
    assert [code for _, code in copied(rows, old) if code == "period_repeated"] == []


def test_each_copied_period_is_told_for_itself():
    rows = "\n".join(column(str(year), FIVE) for year in (2022, 2023, 2024))
    assert copied(rows) == [[7, "period_repeated"], [12, "period_repeated"]]


def test_the_sentence_says_how_many_of_how_many():
    (one,) = problems(column("2024", FIVE), column("2023", FIVE))
    assert (
        "东区2024年的数值大多与2023年完全相同：可比的5个中有5个（100%），如“来信”都是8517（见数据版本3，old.csv第2行）"
        in one.message("zh")
    )
    assert "East, 2024: most figures are exactly those of 2023, 5 of the 5 that can be compared (100%)" in one.message("en")
    many = "\n".join(column("2024", "letters sent", office) for office in ("east", "north"))
    (all_of_it,) = problems(many, many.replace("2024", "2023"))
    assert "2个单位2024年的数值大多与2023年完全相同：可比的4个中有4个" in all_of_it.message("zh")


def test_targets_that_are_met_are_no_copies():
    made = catalogue(targets=TABLES["targets.csv"] + "".join(f"east,{name},2024,{FIGURES[name]}\n" for name in FIVE.split()))
    assert problems(column("2024", FIVE), column("2023", FIVE), made) == []


def test_a_state_within_the_year_is_no_copy():
    header, *lines = with_limits().files["indicators.csv"].decode().splitlines()
    made = catalogue(
        indicators="\n".join([f"{header},over_time", *(f"{line},last" if ",count," in line else f"{line}," for line in lines)])
        + "\n"
    )
    assert made.problems == []
    assert problems(column("2024-02", FIVE), column("2024-01", FIVE), made) == []
    assert [p.code for p in problems(column("2024", FIVE), column("2023", FIVE), made)] == ["period_repeated"]


@pytest.mark.parametrize("most", [2_500_000, 1])
def test_offices_in_other_parts_are_judged_together(most, monkeypatch):
    monkeypatch.setattr("etl.checks.check.AT_ONCE", most)
    now = "\n".join(column("2024", "letters sent", office) for office in ("east", "north"))
    assert copied(now, now.replace("2024", "2023")) == [[2, "period_repeated"]]
    other = column("2024", FIVE) + "\n" + column("2024", "letters sent", "north")
    old = column("2023", FIVE) + "\n" + column("2023", "letters sent", "north", 1.1)
    assert copied(other, old) == [[2, "period_repeated"]]
