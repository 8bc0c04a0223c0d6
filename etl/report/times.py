"""The times that prose names, and how they are spelled: 2024年上半年, 1—7月, 截至6月底, 自2019年以来, 2021至2023年."""

import re
from dataclasses import dataclass
from typing import Any

from etl.report import grammar
from etl.values.numeral import whole_number
from etl.values.period import part as part_of

TITLES = grammar.NO_FIGURE["title"]
YEAR = r"(?<!\d)(?:19|20)\d\d"
DASH = r"\s?(?:[-—–~]{1,2}|至|到)\s?"
MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])(?!\d)|(?<![一二三四五六七八九十百])(?:十[一二]?|[一二三四五六七八九])(?=\s?月))"
COUNT = "[\\d一二两三四五六七八九十几]{1,3}"
UNTIL_MONTH = r"(?:1[0-2]|[2-9]|十[一二]?|[二三四五六七八九])"
PART = "|".join((
    rf"(?<!\d)[1一]\s?月?份?{DASH}{UNTIL_MONTH}\s?月份?",  # 1—7月
    rf"前\s?{UNTIL_MONTH}\s?个?月(?!度)",
    r"前\s?[1-3一二三]\s?个?季度",
    rf"(?<!\d)[1一]{DASH}[2-4二三四]\s?季度",
    r"[上下]半年",
    r"(?<![前续\d])(?:第?[1-4][、和及]?){1,4}\s?季度",
    r"(?<![前续])(?:第?[一二三四][、和及]?){1,4}\s?季度",
    rf"{MONTH}\s?月份",
    rf"{MONTH}\s?月(?![份底末初中上下]|\s?\d)",
))  # fmt: skip
LAST = r"(?:上一年|上年|去年)(?!度?(?:结转|遗留|转入))(?:度)?"
COMING = "(?:以来|来(?![信访电件函文稿自]))"  # and not 2024年来信12件
SINCE = f"(?:{COMING}|起(?![草诉步点源])|开始|至今|[以之]后)"
TIME = re.compile(
    rf"(?P<range>(?P<first>{YEAR})\s?年?(?:度)?{DASH}(?P<final>{YEAR})\s?年(?:度)?)"
    rf"|(?P<since>{YEAR}\s?年(?:\s?\d{{1,2}}\s?月)?(?:\s?\d{{1,2}}\s?日)?{SINCE}|(?!一年)近?{COUNT}多?年{COMING}|近{COUNT}年)"
    rf"|(?P<until>截[至止](?:到|至)?\s?(?:(?P<until_year>{YEAR})\s?年|今年|本年|(?P<until_last>去年|上年))?\s?(?:(?P<until_month>{MONTH})\s?月)?"
    rf"(?:\s?(?P<until_day>\d{{1,2}})\s?日|底|末|份)?)"
    rf"|(?P<month_end>(?:(?P<end_year>{YEAR})\s?年\s?)?(?P<end_month>{MONTH})\s?月[底末])"
    rf"|(?P<date>(?:{YEAR}\s?年\s?)?{MONTH}\s?月\s?\d{{1,2}}\s?日)"
    rf"|(?:(?P<year>{YEAR})\s?年(?:度)?|(?P<this>今年|本年度?|当年|全年)|(?P<last>{LAST}))(?P<same>同期)?(?P<year_end>[底末])?\s?(?P<part>{PART})?"
    rf"|(?P<months>(?![1一]\s?月?{DASH}){MONTH}\s?月?{DASH}{MONTH}\s?月)"  # 3—5月: no period that we keep
    rf"|(?P<alone>{PART})"
)
REPORTED = re.compile(
    rf"(?P<year>{YEAR})\s?年(?:度)?\s?(?P<part>{PART})?(?:(?!{YEAR}\s?年)[^,。\n]){{0,30}}(?:报告|情况|总结|通报|简报|分析)"
)
HEAD = 400  # characters in which a report says what it reports on


@dataclass(frozen=True)
class Time:
    """A time that a sentence names: its place, and the periods it stands for (several for 1、2季度; none where it cannot be told)."""

    start: int
    end: int
    kind: str  # period, month (without 份: may be a date), state (上年末), until, since, several, date
    periods: tuple[str, ...] = ()
    until: tuple[Any, ...] = ()  # (year, month, whole month) of an as-of day


def report_time(text: str) -> tuple[str, str]:
    """(year, part of it) a plain text reports on, by its beginning outside titles of documents: ("2024", "-S1"); "" where it names none."""
    head = TITLES.sub("", text)
    if reported := REPORTED.search(head[:HEAD]):
        return reported["year"], (part_of(reported["part"]) or "") if reported["part"] else ""
    times = [time for time in TIME.finditer(head) if not (time["since"] or time["range"] or _beside(head, time))]
    years = [
        re.match(YEAR, time[0].removeprefix("截至")) for time in sorted(times, key=lambda time: not time["year"])
    ]  # dates last
    return next((year[0] for year in years if year), ""), ""


def _beside(text: str, time: re.Match) -> bool:
    """Whether a year is only compared with, or bound to a figure: 较2021年, 从2013年的1.76."""
    return bool(
        re.search("[从由自较比与同到至]\\s?$", text[max(0, time.start() - 2) : time.start()])
        or re.match(r"的\s?\d", text[time.end() :][:3])
    )


def parts(part: str) -> list[str]:
    """What follows the year: "上半年" → ["-S1"], "1、2季度" → ["-Q1", "-Q2"], "" → [""]."""
    if len(listed := re.findall("[1-4一二三四]", part)) > 1 and re.search("[、和及]", part):
        return [f"-Q{whole_number(quarter)}" for quarter in listed]
    if until := re.fullmatch(rf"[1一]{DASH}([2-4二三四])\s?季度", part):
        return [part_of(f"1-{whole_number(until[1]) * 3}月") or ""]
    return [part_of(re.sub(r"\s", "", part)) or ""] if part else [""]


def as_of(year: str, month: int, whole: bool, over_time: str) -> str:
    """The period of what holds at a day: the year at its end, else as the indicator adds up; "" where that is not known."""
    if month == 12 and whole:
        return year
    if over_time == "last":
        return f"{year}-{month:02d}"
    return f"{year}{part_of(f'1-{month}月') if month > 1 else '-01'}" if over_time == "sum" and whole else ""
