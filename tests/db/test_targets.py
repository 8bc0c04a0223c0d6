"""Targets and average growth: given rows and targets, expected rows."""

import pytest
from given import Cases

from wording import targets

TARGETS = [  # rows, target (indicator, period, value), status, gap
    ("east visits 2024 210", "visits,2024,200", "reached", 10),
    ("east visits 2024 200", "visits,2024,200", "reached", 0),
    ("east visits 2024 190", "visits,2024,200", "missed", -10),
    ("east faults 2024 0", "faults,2024,0", "reached", 0),
    ("east faults 2024 1", "faults,2024,0", "missed", -1),
    ("east place 2024 2", "place,2024,3", "reached", 1),
    ("east place 2024 4", "place,2024,3", "missed", -1),
    ("east online 2024 86.92", "online,2024,87", "missed", -0.08),
    ("east visits 2024 200 >=", "visits,2024,200", "reached", 0),
    ("east visits 2024 600 <=", "visits,2024,600", "unclear", 0),
    ("east visits 2024 500 <=", "visits,2024,600", "missed", -100),
    ("east visits 2024 500 >=", "visits,2024,600", "unclear", -100),
    ("east letters 2024 500", "letters,2024,600", "unclear", -100),
    ("east visits 2023 80\neast visits 2024 90", "visits,2025,100", "on_track", -10),
    ("east visits 2023 85\neast visits 2024 90", "visits,2025,100", "at_risk", -10),
    ("east visits 2023 85\neast visits 2024 90", "visits,2026,100", "on_track", -10),
    ("east visits 2024 90", "visits,2025,100", "unclear", -10),
    ("east visits 2024 110", "visits,2025,100", "on_track", 10),
    ("east visits 2020 10\neast visits 2021 70\neast visits 2022 72\neast visits 2023 74\neast visits 2024 76", "visits,2025,90", "at_risk", -14),
    ("east place 2023 3\neast place 2024 2", "place,2025,1", "on_track", -1),
    ("east place 2023 2\neast place 2024 2", "place,2025,1", "at_risk", -1),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "target", "status", "gap"), TARGETS)
def test_how_a_target_stands(cases, rows, target, status, gap):
    [found] = cases.records(rows, "record/aim", f"east,{target}")
    assert (found["status"], round(found["gap"], 9)) == (status, gap)


SHRINKING = "east online 2021 80\neast online 2022 86\neast online 2023 88.5\neast online 2024 88.89"
PACES = [  # rows, target, status, basis, Chinese
    (SHRINKING, "online,2025,90", "at_risk", "last", "! 目标90%，按上年进度约89.3%，差0.7个百分点"),
    (SHRINKING, "online,2025,89.1", "on_track", "mean", "→ 目标89.1%，按近三年平均进度可以达到"),
    (SHRINKING, "online,2025,95", "at_risk", "mean", "! 目标95%，按近三年平均进度难以达到，还差6.11个百分点"),
    (SHRINKING, "online,2025,89.3", "at_risk", "last", "! 目标89.3%，按上年进度约89.28%，差0.02个百分点"),
    ("east online 2023 80\neast online 2024 85", "online,2025,90", "on_track", "mean", "→ 目标90%，按上年进度可以达到"),
    ("east online 2022 78\neast online 2023 80\neast online 2024 85", "online,2025,88", "on_track", "mean", "→ 目标88%，按近两年平均进度可以达到"),
    ("east online 2022 95\neast online 2023 93\neast online 2024 91", "online,2025,90", "at_risk", "mean", "! 目标90%，按近两年平均进度约89%，差1个百分点"),
    ("east online 2024 91", "online,2025,90", "on_track", "newest", "→ 目标90%，最近数值已经达到"),
    ("east visits 2022 80\neast visits 2023 100\neast visits 2024 101", "visits,2025,105", "at_risk", "last", "! 目标105次，按上年进度约102次，差3次"),
    ("east faults 2022 30\neast faults 2023 20\neast faults 2024 19", "faults,2025,15", "at_risk", "last", "! 目标15起，按上年进度约18起，差3起"),
    ("east place 2022 9\neast place 2023 4\neast place 2024 4", "place,2025,2", "at_risk", "last", "! 目标第2名，按上年进度约第4名，差2位"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "aimed", "status", "basis", "chinese"), PACES)
def test_a_target_is_within_reach_only_at_the_newest_pace_too(cases, rows, aimed, status, basis, chinese):
    [found] = cases.records(rows, "record/aim", f"east,{aimed}")
    assert (found["status"], found["basis"]) == (status, basis)
    [ahead] = cases.records(rows, "page/next_target", f"east,{aimed}", office="east", indicator=aimed.partition(",")[0])
    assert targets.text(ahead, "zh") == chinese
    assert not any("\u4e00" <= c <= "\u9fff" for c in targets.text(ahead, "en"))


GROWTH = [  # rows, years, growth, why
    ("east letters 2020 100\neast letters 2024 146.41", 4, 10.0, ""),
    ("east letters 2022 100\neast letters 2024 81", 2, -10.0, ""),
    ("east letters 2020 100\neast letters 2023 133.1", 3, 10.0, ""),
    ("east letters 2020 9\neast letters 2022 100 = B\neast letters 2024 121", 2, 10.0, ""),
    ("east letters 2020 100\neast letters 2024 146.41\neast letters 2025 1000", 4, 10.0, ""),  # as 2024 knew it
    ("east letters 2020 0\neast letters 2024 5", 4, None, "from_zero"),
    ("east letters 2020 8\neast letters 2024 16", 4, None, "from_few"),
    ("east letters 2020 100\neast letters 2024 150 >=", 4, None, "approximate"),
    ("east score 2022 800 ~\neast score 2024 968", 2, 10.0, ""),
    ("east letters 2022 100\neast letters 2024 0", 2, None, "to_zero"),
]


WITHOUT_GROWTH = "east online 2020 50\neast online 2024 60\neast letters 2023 4\neast letters 2024 5"


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    with_targets = [(rows, f"east,{target}") for rows, target, *_ in (*TARGETS, *PACES)]
    return Cases(tmp_path_factory.mktemp("targets"), [*with_targets, *(case[0] for case in GROWTH), WITHOUT_GROWTH])


@pytest.mark.parametrize(("rows", "years", "growth", "why"), GROWTH)
def test_average_yearly_growth(cases, rows, years, growth, why):
    found = cases.records(rows, "page/growth/average_growth", office="east", year="2024")
    assert [(r["years"], r["growth"], r["why"]) for r in found] == [(years, growth, why)]


def test_ratios_and_single_figures_have_no_average_growth(cases):
    assert cases.records(WITHOUT_GROWTH, "page/growth/average_growth", office="east", year="2024") == []
