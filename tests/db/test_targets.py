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
    [row] = cases.records(rows, "record/aim", f"east,{target}")
    assert (row["status"], round(row["gap"], 9)) == (status, gap)


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
    [row] = cases.records(rows, "record/aim", f"east,{aimed}")
    assert (row["status"], row["basis"]) == (status, basis)
    [ahead] = cases.records(rows, "page/next_target", f"east,{aimed}", office="east", indicator=aimed.partition(",")[0])
    assert targets.text(ahead, "zh") == chinese
    assert not any("\u4e00" <= c <= "\u9fff" for c in targets.text(ahead, "en"))


WORDED = [  # rows, cells of targets.csv behind the office, status, Chinese, English
    ("east visits 2024 210", "visits,2024,200次以上", "reached", "✓ 达到200次以上的目标", "✓ met the target of at least 200 visits"),
    ("east visits 2024 200", "visits,2024,200以上", "reached", "✓ 达到200次以上的目标", "✓ met the target of at least 200 visits"),
    ("east visits 2024 190", "visits,2024,200以上", "missed", "✗ 未达到200次以上的目标，差10次", "✗ missed the target of at least 200 visits by 10 visits"),
    ("east letters 2024 190", "letters,2024,200以内", "reached", "✓ 达到200件以内的目标", "✓ met the target of at most 200 letters"),
    ("east letters 2024 210", "letters,2024,200以内", "missed", "✗ 未达到200件以内的目标，超出10件", "✗ exceeded the target of at most 200 letters by 10 letters"),
    ("east letters 2024 500 >=", "letters,2024,450以上", "reached", "✓ 达到450件以上的目标", "✓ met the target of at least 450 letters"),
    ("east letters 2024 500 >=", "letters,2024,600以内", "unclear", "? 目标600件以内，是否达到无法判断", "? target at most 600 letters, cannot be judged"),
    ("east visits 2024 1160", "visits,2024,1200左右", "reached", "✓ 达到1,200次左右的目标", "✓ met the target of about 1,200 visits"),
    ("east visits 2024 1149", "visits,2024,1200左右", "missed", "✗ 未达到1,200次左右的目标，差51次", "✗ missed the target of about 1,200 visits by 51 visits"),
    ("east visits 2024 2000", "visits,2024,1200左右", "reached", "✓ 达到1,200次左右的目标", "✓ met the target of about 1,200 visits"),
    ("east letters 2024 1260", "letters,2024,1200左右", "missed", "✗ 未达到1,200件左右的目标，超出60件", "✗ exceeded the target of about 1,200 letters by 60 letters"),
    ("east faults 2024 12", "faults,2024,12左右", "reached", "✓ 达到12起左右的目标", "✓ met the target of about 12 faults"),
    ("east faults 2024 13", "faults,2024,12左右", "missed", "✗ 未达到12起左右的目标，超出1起", "✗ exceeded the target of about 12 faults by 1 faults"),
    ("east online 2024 6.2", "online,2024,6%—6.5%", "reached", "✓ 达到6%—6.5%的目标", "✓ met the target of 6%–6.5%"),
    ("east online 2024 6.9", "online,2024,6%-6.5%", "reached", "✓ 达到6%—6.5%的目标", "✓ met the target of 6%–6.5%"),
    ("east online 2024 5.9", "online,2024,6%至6.5%", "missed", "✗ 未达到6%—6.5%的目标，差0.1个百分点", "✗ missed the target of 6%–6.5% by 0.1 percentage points"),
    ("east letters 2024 350", "letters,2024,100—300件", "missed", "✗ 未达到100—300件的目标，超出50件", "✗ exceeded the target of 100–300 letters by 50 letters"),
    ("east letters 2024 200", "letters,2024,100—300件", "reached", "✓ 达到100—300件的目标", "✓ met the target of 100–300 letters"),
    ("east visits 2023 90\neast visits 2024 95", "visits,2024,不低于上年", "reached", "✓ 达到不低于上年（90次）的目标", "✓ met the target of not below the year before (90 visits)"),
    ("east visits 2023 90\neast visits 2024 85", "visits,2024,不低于上年水平", "missed", "✗ 未达到不低于上年（90次）的目标，差5次", "✗ missed the target of not below the year before (90 visits) by 5 visits"),
    ("east visits 2023 90 >=\neast visits 2024 95", "visits,2024,不低于上年", "unclear", "? 目标不低于上年，是否达到无法判断", "? target not below the year before, cannot be judged"),
    ("east visits 2023 90\neast visits 2024 95 = B", "visits,2024,不低于上年", "unclear", "? 目标不低于上年，是否达到无法判断", "? target not below the year before, cannot be judged"),
    ("east visits 2022 90\neast visits 2024 95", "visits,2024,不低于上年", "unclear", "? 目标不低于上年，是否达到无法判断", "? target not below the year before, cannot be judged"),
    ("east faults 2023 9\neast faults 2024 8", "faults,2024,不高于上年", "reached", "✓ 达到不高于上年（9起）的目标", "✓ met the target of not above the year before (9 faults)"),
    ("east visits 2024 180", "visits,2024,力争200次", "missed", "✗ 未达到力争200次的目标，差20次", "✗ missed the target of 200 visits (striven for) by 20 visits"),
    ("east place 2024 2", "place,2024,前三", "reached", "✓ 达到前3名的目标", "✓ met the target of top 3"),
    ("east place 2024 4", "place,2024,前3名", "missed", "✗ 未达到前3名的目标，差1位", "✗ missed the target of top 3 by 1 in rank"),
    ("east visits 2024 180", "visits,2024,未设定", "none", "— 未设定目标", "— no target set"),
    ("east visits 2024 180", "visits,2024,,none,,,,机构改革", "none", "— 未设定目标（机构改革）", "— no target set (机构改革)"),
    ("east visits 2024 180", "visits,2024,200,>=", "missed", "✗ 未达到200次以上的目标，差20次", "✗ missed the target of at least 200 visits by 20 visits"),
    ("east visits 2024 180", "visits,2024,200,,,yes", "missed", "✗ 未达到力争200次的目标，差20次", "✗ missed the target of 200 visits (striven for) by 20 visits"),
    ("east visits 2024 180", "visits,2024,200,[],300", "missed", "✗ 未达到200—300次的目标，差20次", "✗ missed the target of 200–300 visits by 20 visits"),
    ("east visits 2023 80\neast visits 2024 90", "visits,2025,100以上", "on_track", "→ 目标100次以上，按上年进度可以达到", "→ target at least 100 visits: on track at last year's pace"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "cells", "status", "chinese", "english"), WORDED)
def test_a_target_is_judged_and_told_as_it_is_worded(cases, rows, cells, status, chinese, english):
    [row] = cases.records(rows, "record/aim", f"east,{cells}")
    assert row["status"] == status
    name = cells.partition(",")[0]
    query = "page/next_target" if status == "on_track" else "page/series"
    shown = cases.records(rows, query, f"east,{cells}", office="east", indicator=name)[-1]
    assert (targets.text(shown, "zh"), targets.text(shown, "en")) == (chinese, english)


# 城镇新增就业, 国务院 (万人), by hand from the wording of each year's report: target as worded, figure, how it stands.
STATE_COUNCIL = {
    "2008": ("1000万人", 1113, "reached"), "2009": ("900万人以上", 1102, "reached"), "2010": ("900万人以上", 1168, "reached"), "2011": ("900万人以上", 1221, "reached"),
    "2012": ("900万人以上", 1266, "reached"), "2013": ("900万人以上", 1310, "reached"), "2014": ("1000万人以上", 1322, "reached"), "2015": ("1000万人以上", 1312, "reached"),
    "2016": ("1000万人以上", 1314, "reached"), "2017": ("1100万人以上", 1351, "reached"), "2018": ("1100万人以上", 1361, "reached"), "2019": ("1100万人以上", None, "unclear"),
    "2021": ("1100万人以上", 1269, "reached"), "2022": ("1100万人以上", 1206, "reached"), "2023": ("1200万人左右", 1244, "reached"), "2024": ("1200万人以上", 1256, "reached"),
    "2025": ("1200万人以上", None, "on_track"),
}  # fmt: skip


def test_the_seventeen_targets_of_the_long_series(office):
    """2019 has a target and no figure (the report of a year sums up five): it is over, and nothing is said of it. 2020 has no target."""
    snapshot = office.snapshot()
    aims = {row["period"]: row for row in snapshot.records("record/aim") if row["office"] == "state_council"}
    figures = {
        row["period"]: row for row in snapshot.records("page/series", office="state_council", indicator="urban_jobs_created")
    }
    seen = {
        period: (aim["as_worded"], figures[period]["value"] if period in figures else None, aim["status"])
        for period, aim in aims.items()
    }
    assert seen == STATE_COUNCIL and figures["2020"]["target_status"] is None
    [ahead] = snapshot.records("page/next_target", office="state_council", indicator="urban_jobs_created")
    assert (ahead["period"], ahead["target"], ahead["target_qualifier"]) == ("2025", 1200, ">=")


CHANGED = "east,visits,2024,100次以上\neast,visits,2024,120,,,,,,,2024-07"


def test_a_target_that_was_changed_within_the_year_keeps_both(cases):
    [row] = cases.records("east visits 2024 110", "record/aim", CHANGED)
    assert (row["target"], row["status"], row["former"]) == (120, "missed", [100])
    [shown] = cases.records("east visits 2024 110", "page/series", CHANGED, office="east", indicator="visits")
    assert targets.text(shown, "zh") == "✗ 未达到目标120次，差10次（原目标100次以上）"


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
    with_targets = [(rows, f"east,{target}") for rows, target, *_ in (*TARGETS, *PACES, *WORDED)]
    changed = ("east visits 2024 110", CHANGED)
    return Cases(tmp_path_factory.mktemp("targets"), [*with_targets, changed, *(case[0] for case in GROWTH), WITHOUT_GROWTH])


@pytest.mark.parametrize(("rows", "years", "growth", "why"), GROWTH)
def test_average_yearly_growth(cases, rows, years, growth, why):
    averages = cases.records(rows, "page/growth/average_growth", office="east", year="2024")
    assert [(r["years"], r["growth"], r["why"]) for r in averages] == [(years, growth, why)]


def test_ratios_and_single_figures_have_no_average_growth(cases):
    assert cases.records(WITHOUT_GROWTH, "page/growth/average_growth", office="east", year="2024") == []
