"""Pace within the year: given figures and a target, how much is done, what is usual by then, and how it stands."""

import pytest
from given import INDICATOR, TABLES, Cases

from wording import pace, projection

HEADER, *LINES = TABLES["indicators.csv"].replace(INDICATOR, f"{INDICATOR},over_time").splitlines()
ADDED_UP = ("letters", "visits", "faults", "sent", "taken")
INDICATORS = "\n".join([HEADER, *(f"{line},{'sum' if line.split(',')[0] in ADDED_UP else ''}" for line in LINES)]) + "\n"


def total(year: int, months: int, amount: str, indicator: str = "visits") -> str:
    return f"east {indicator} {year}-01/P{months}M {amount}"


def months(year: int, amounts: str, indicator: str = "visits", code: str = "") -> str:
    """A row for each amount from January on; _ for a month without one."""
    width = 1 if code else 2
    return "\n".join(
        f"east {indicator} {year}-{code}{n:0{width}d} {one}" for n, one in enumerate(amounts.split(), start=1) if one != "_"
    )


def whole(year: int, amount: str, done: str, indicator: str = "visits") -> str:
    """A year's figure, and what was done of it by July."""
    return f"east {indicator} {year} {amount}\n{total(year, 7, done, indicator)}"


def rows(*parts: str) -> str:
    return "\n".join(parts)


NOW = total(2025, 7, "540")
THREE = rows(whole(2022, "1000", "550"), whole(2023, "1000", "590"), whole(2024, "1000", "570"))
FIVE = rows(whole(2019, "1000", "100"), whole(2020, "1000", "540"), whole(2021, "1000", "560"), THREE)
FEWER = rows(whole(2022, "100", "50", "letters"), whole(2023, "100", "60", "letters"))
NOTHING = (0, None, None, None)
PACES = [  # rows, target, what it rests on, share of the target, of the year, (years, usual, least, most), status
    # the newest pace leads to 926, that of the season to 947, 915 to 982
    (rows(THREE, NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (3, 57, 55, 59), "at_risk"),
    (rows(THREE, NOW), "visits,2025,900以上", "2025-01/P7M", 60, 58.3, (3, 57, 55, 59), "on_track"),
    (rows(THREE, NOW), "visits,2025,940", "2025-01/P7M", 57.4, 58.3, (3, 57, 55, 59), "mixed"),
    (rows(THREE, total(2025, 7, "610")), "visits,2025,600", "2025-01/P7M", 101.7, 58.3, (3, 57, 55, 59), "reached"),
    (rows(FIVE, NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (5, 56, 54, 59), "at_risk"),  # 2019 is a sixth year
    # earlier years: none, one, one with only the one of both, a hole, a final figure of 0
    (NOW, "visits,2025,1000", "2025-01/P7M", 54, 58.3, NOTHING, "unclear"),
    (rows(whole(2024, "1000", "570"), NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (1, None, None, None), "unclear"),
    (rows("east visits 2024 1000", total(2023, 7, "500"), NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, NOTHING, "unclear"),
    (rows(whole(2022, "1000", "550"), whole(2024, "1000", "570"), NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (2, 56, 55, 57), "at_risk"),
    (rows(whole(2022, "1000", "550"), whole(2024, "0", "0"), NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (1, None, None, None), "unclear"),
    (rows(whole(2022, "1000", "550"), whole(2024, "500", "570"), NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (1, None, None, None), "unclear"),
    # bounds of what is done, and of earlier years
    (rows(THREE, total(2025, 7, "500 >=")), "visits,2025,1000", "2025-01/P7M", 50, 58.3, (3, 57, 55, 59), "unclear"),
    (rows(THREE, total(2025, 7, "500 >=")), "visits,2025,800", "2025-01/P7M", 62.5, 58.3, (3, 57, 55, 59), "on_track"),
    (rows(THREE, total(2025, 7, "500 >=")), "visits,2025,1200", "2025-01/P7M", 41.7, 58.3, (3, 57, 55, 59), "at_risk"),  # 500余 is below 600
    (rows(THREE, total(2025, 7, "500 <=")), "visits,2025,1000", "2025-01/P7M", 50, 58.3, (3, 57, 55, 59), "at_risk"),
    (rows(THREE, total(2025, 7, "540 ~")), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (3, 57, 55, 59), "at_risk"),
    (rows(THREE, total(2021, 7, "500 >="), "east visits 2021 600", NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (3, 57, 55, 59), "at_risk"),
    # months, quarters and halves added up; a missing month; months that are newer than the running total
    (months(2025, "100 90 80"), "visits,2025,1000", "2025-01/P3M", 27, 25, NOTHING, "unclear"),
    (months(2025, "100 90 _ 80"), "visits,2025,1000", "2025-01/P2M", 19, 16.7, NOTHING, "unclear"),
    (months(2025, "100 200", code="Q"), "visits,2025,1000", "2025-01/P6M", 30, 50, NOTHING, "unclear"),
    (months(2025, "400", code="S"), "visits,2025,1000", "2025-01/P6M", 40, 50, NOTHING, "unclear"),
    (rows(months(2025, "100 90 80"), total(2025, 2, "195")), "visits,2025,1000", "2025-01/P3M", 27, 25, NOTHING, "unclear"),
    (rows(months(2025, "100 90"), total(2025, 2, "195")), "visits,2025,1000", "2025-01/P2M", 19.5, 16.7, NOTHING, "unclear"),
    (rows(months(2025, "100 90"), "east visits 2025-03 500 >="), "visits,2025,1000", "2025-01/P3M", 69, 25, NOTHING, "unclear"),
    (rows(*(months(y, "10 10 10 70", code="Q") for y in (2022, 2023)), months(2025, "12", code="Q")), "visits,2025,110", "2025-01/P3M", 10.9, 25, (2, 10, 10, 10), "mixed"),
    (months(2025, "10 " * 12), "visits,2025,110以上", "2025-01/P12M", 109.1, 100, NOTHING, "reached"),
    (months(2025, "10 " * 12), "visits,2025,130以上", "2025-01/P12M", 92.3, 100, NOTHING, "missed"),
    # zero
    (rows(THREE, total(2025, 7, "0")), "visits,2025,1000", "2025-01/P7M", 0, 58.3, (3, 57, 55, 59), "at_risk"),
    (total(2025, 7, "0", "faults"), "faults,2025,0", "2025-01/P7M", None, 58.3, NOTHING, "unclear"),
    (total(2025, 7, "1", "faults"), "faults,2025,0", "2025-01/P7M", None, 58.3, NOTHING, "missed"),
    # less is better, a range, about, neither way, changed
    (rows(FEWER, total(2025, 7, "54", "letters")), "letters,2025,100以内", "2025-01/P7M", 54, 58.3, (2, 55, 50, 60), "on_track"),
    (rows(FEWER, total(2025, 7, "70", "letters")), "letters,2025,100以内", "2025-01/P7M", 70, 58.3, (2, 55, 50, 60), "at_risk"),
    (rows(FEWER, total(2025, 7, "57", "letters")), "letters,2025,100以内", "2025-01/P7M", 57, 58.3, (2, 55, 50, 60), "mixed"),
    (rows(FEWER, total(2025, 7, "101", "letters")), "letters,2025,100以内", "2025-01/P7M", 101, 58.3, (2, 55, 50, 60), "missed"),
    (rows(FEWER, total(2025, 7, "54", "letters")), "letters,2025,80—120", "2025-01/P7M", 67.5, 58.3, (2, 55, 50, 60), "on_track"),
    (rows(FEWER, total(2025, 7, "54", "letters")), "letters,2025,100", "2025-01/P7M", 54, 58.3, (2, 55, 50, 60), ""),
    (rows(THREE, NOW), "visits,2025,900—1000", "2025-01/P7M", 60, 58.3, (3, 57, 55, 59), "on_track"),
    (rows(THREE, NOW), "visits,2025,900左右", "2025-01/P7M", 60, 58.3, (3, 57, 55, 59), "on_track"),
    (rows(THREE, NOW), "visits,2025,不低于上年", "2025-01/P7M", 54, 58.3, (3, 57, 55, 59), "at_risk"),
    (rows(THREE, NOW), "visits,2025,1000\neast,visits,2025,900,,,,,,,2025-06", "2025-01/P7M", 60, 58.3, (3, 57, 55, 59), "on_track"),
    # a break, and an office that took over another in November 2013, or began in March 2012
    (rows(whole(2022, "1000", "550"), whole(2023, "1000", "590"), "east visits 2024 1000 = B", total(2024, 7, "570"), NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (1, None, None, None), "unclear"),
    (rows(THREE, "east visits 2023-07 80 = B", NOW), "visits,2025,1000", "2025-01/P7M", 54, 58.3, (1, None, None, None), "unclear"),
    (rows(THREE, total(2025, 7, "540 = B")), "visits,2025,1000", "2025-01/P7M", 54, 58.3, NOTHING, "unclear"),
    (rows(months(2025, "100 90"), "east visits 2025-03 80 = B"), "visits,2025,1000", "2025-01/P2M", 19, 16.7, NOTHING, "unclear"),
    (rows(whole(2012, "100", "50"), whole(2013, "100", "50"), whole(2014, "100", "60"), total(2015, 7, "50")), "visits,2015,100", "2015-01/P7M", 50, 58.3, (1, None, None, None), "unclear"),
]  # fmt: skip


NONE = [  # rows, target: nothing is told of a pace
    (rows(THREE, NOW, "east visits 2025 1000"), "visits,2025,1000"),  # the year has its own figure
    (rows(THREE, NOW, total(2026, 1, "80")), "visits,2025,1000"),  # the year is over
    (rows(THREE, NOW), "visits,2026,1000"),
    (rows(THREE, NOW), "visits,2025,未设定"),
    (months(2025, "_ 90 80"), "visits,2025,1000"),  # January is missing
    ("east online 2024 60\neast online 2025-06 65", "online,2025,70"),  # a ratio
    ("east rate 2025-06 65\neast sent 2025-06 10\neast taken 2025-06 5", "rate,2025,70"),
    (total(2025, 7, "54", "score"), "score,2025,100"),  # not said to add up
    (NOW, "visits,2025,不低于上年"),  # there is no year before
    (months(2013, "50 50", "visits").replace("east", "west"), "west,visits,2013,100"),  # the office ended in November
    ("north visits 2012-01/P7M 50", "north,visits,2012,100"),  # it began in March
]


def aimed(target: str) -> str:
    return target if target.startswith(("west", "north")) else f"east,{target}"


@pytest.fixture(scope="module")
def cases(tmp_path_factory) -> Cases:
    given = [(rows, aimed(target)) for rows, target, *_ in (*PACES, *NONE, *WORDS)]
    return Cases(tmp_path_factory.mktemp("pace"), given, INDICATORS)


@pytest.mark.parametrize(("rows", "target", "period", "share", "time", "season", "status"), PACES)
def test_how_far_a_year_is(cases, rows, target, period, share, time, season, status):
    [row] = cases.records(rows, "record/pace", f"east,{target}")
    usual = (row["years"], *(row[name] and round(row[name], 1) for name in ("usual", "usual_least", "usual_most")))
    seen = (row["period"], row["share"] if row["share"] is None else round(row["share"], 1), round(row["time"], 1), usual)
    assert (*seen, row["status"]) == (period, share, time, season, status)


@pytest.mark.parametrize(("rows", "target"), NONE)
def test_where_there_is_no_pace(cases, rows, target):
    assert cases.records(rows, "record/pace", aimed(target)) == []


def test_both_projections_and_their_range(cases):
    [row] = cases.records(rows(THREE, NOW), "record/pace", "east,visits,2025,1000")
    names = ("by_time", "by_season", "by_season_least", "by_season_most")
    assert [round(row[name], 1) for name in names] == [925.7, 947.4, 915.3, 981.8]


LIMIT = "letters,2025,100以内"
WORDS = [  # rows, target, sentence, what the year comes to, for a card
    (rows(THREE, NOW), "visits,2025,1000", "2025年1—7月完成全年目标的54%，前三年同期一般完成全年的57%（55%—59%），慢3个百分点；时间进度58.3%。",
     "按时间进度推算全年约926次，按往年同期推算约947次（915—982次），均难以达到目标。", "! 完成全年目标54%，比往年同期慢3个百分点"),
    (rows(THREE, NOW), "visits,2025,940", "2025年1—7月完成全年目标的57.4%，前三年同期一般完成全年的57%（55%—59%），快0.4个百分点；时间进度58.3%。",
     "按时间进度推算全年约926次，难以达到目标；按往年同期推算约947次（915—982次），可以达到目标。", "↔ 完成全年目标57.4%，比往年同期快0.4个百分点"),
    (NOW, "visits,2025,1000", "2025年1—7月完成全年目标的54%，时间进度58.3%，慢4.3个百分点；往年同期可比的年份不足两年，不作同期比较。", "", "完成全年目标54%，时间进度58.3%"),
    (rows(THREE, total(2025, 7, "610")), "visits,2025,600", "2025年1—7月完成全年目标的101.7%，前三年同期一般完成全年的57%（55%—59%），快44.7个百分点；时间进度58.3%。",
     "已提前完成全年目标。", "✓ 完成全年目标101.7%，比往年同期快44.7个百分点"),
    (rows(THREE, total(2025, 7, "500 >=")), "visits,2025,1000", "2025年1—7月完成全年目标的50%以上，前三年同期一般完成全年的57%（55%—59%）；时间进度58.3%。",
     "按时间进度推算全年857次以上，按往年同期推算877次以上，能否达到无法判断。", "完成全年目标50%以上"),
    (rows(THREE, total(2025, 7, "500 >=")), "visits,2025,1200", "2025年1—7月完成全年目标的41%以上，前三年同期一般完成全年的57%（55%—59%），至少慢7个百分点；时间进度58.3%。",
     "按时间进度推算全年857次以上，按往年同期推算877次以上，均难以达到目标。", "! 完成全年目标41%以上，比往年同期至少慢7个百分点"),
    (rows(THREE, total(2025, 7, "540 ~")), "visits,2025,1000", "2025年1—7月完成全年目标的54%左右，前三年同期一般完成全年的57%（55%—59%），约慢3个百分点；时间进度58.3%。",
     "按时间进度推算全年约926次，按往年同期推算约947次（915—982次），均难以达到目标。", "! 完成全年目标54%左右，比往年同期约慢3个百分点"),
    (rows(FEWER, total(2025, 7, "54", "letters")), LIMIT, "2025年1—7月已达全年上限的54%，此前两个可比年份同期一般已达全年的55%（50%—60%），低1个百分点；时间进度58.3%。",
     "按时间进度推算全年约93件，按往年同期推算约98件（90—108件），均可以控制在上限以内。", "→ 已达全年上限54%，比往年同期低1个百分点"),
    (rows(FEWER, total(2025, 7, "101", "letters")), LIMIT, "2025年1—7月已达全年上限的101%，此前两个可比年份同期一般已达全年的55%（50%—60%），高46个百分点；时间进度58.3%。",
     "已超过全年上限。", "✗ 已达全年上限101%，比往年同期高46个百分点"),
    (total(2025, 7, "0", "faults"), "faults,2025,0", "2025年1—7月为0起，没有超过全年上限0起；时间进度58.3%。", "", ""),
    (total(2025, 7, "1", "faults"), "faults,2025,0", "2025年1—7月为1起，已超过全年上限0起；时间进度58.3%。", "已超过全年上限。", "✗ 已超过全年上限"),
    (months(2025, "10 " * 12), "visits,2025,130以上", "2025年1—12月完成全年目标的92.3%，时间进度100%，慢7.7个百分点；往年同期可比的年份不足两年，不作同期比较。",
     "未达到全年目标。", "✗ 完成全年目标92.3%，时间进度100%"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "target", "sentence", "outlook", "short"), WORDS)
def test_a_pace_in_words(cases, rows, target, sentence, outlook, short):
    [row] = cases.records(rows, "page/pace", aimed(target), office="east", indicator=target.partition(",")[0])
    assert (pace.sentence(row, "zh"), projection.outlook(row, "zh"), pace.short(row, "zh")) == (sentence, outlook, short)
    english = pace.text(row, "en") + pace.short(row, "en")
    assert not any("\u4e00" <= c <= "\u9fff" for c in english) and "{" not in english
