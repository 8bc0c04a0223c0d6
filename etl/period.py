"""The ways of writing a period that people use, and the one we keep: 2024, 2024-S1, 2024-Q3, 2024-06, 2024-01/P7M.

The kept form is SDMX's TIME_PERIOD: reporting year, semester, quarter, month, and for what is counted from January on a time
range, start and duration (2024-01/P7M is 1—7月). 上半年 is the semester; 1—6月 is the cumulative period. 2024.1 is not read: a
spreadsheet writes so what was 2024.10.
"""

import re
import unicodedata
from functools import lru_cache

YEAR = r"(?P<year>(?:19|20)\d\d)"
NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
DASH = r"\s*(?:-|—+|–|―|~|至|到)\s*"  # as it is after NFKC; － and ～ become - and ~
MONTH = r"(?:0?[1-9]|1[0-2])"
THIS_YEAR = r"(?:累计|累计数|累计完成|止|份)?"
# A part of a year, as it stands below the year, behind it, or without one.
PARTS = [
    rf"[1一]月?份?{DASH}(?P<until>{MONTH}|十[一二]?|[二三四五六七八九])月份?{THIS_YEAR}",  # 1—7月累计
    rf"前(?P<until_quarter>[123一二三])个?季度?{THIS_YEAR}",  # 前三季度; 前一季度 is the first quarter's end
    rf"前(?P<until>{MONTH}|十[一二]?|[二三四五六七八九])个?月{THIS_YEAR}",
    r"(?:S|H)(?P<half>[12])",
    r"(?P<half>[上下])半年度?",
    r"Q(?P<quarter>[1-4])",
    r"第?(?P<quarter>[1-4一二三四])季度?",
    rf"(?P<month>{MONTH}|十[一二]?|[一二三四五六七八九])月份?",
    r"(?P<whole>全年度?)",
]
CHINESE = {**{n: i for i, n in enumerate("一二三四五六七八九十", start=1)}, "十一": 11, "十二": 12}
PART_FORMS = [re.compile(form, re.IGNORECASE) for form in PARTS]
FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{YEAR}\s*年?度?",
        *(rf"{YEAR}\s*(?:年度?)?[-/ ]?{part}" for part in PARTS),
        rf"{YEAR}[-/](?P<month>{MONTH})",
        rf"{YEAR}\.(?P<month>0[1-9]|1[0-2])",
        rf"{YEAR}-01/P(?P<until>{MONTH})M",
    )
]


@lru_cache(4_096)
def parse(text: str) -> str | None:
    """The period in its kept form, or None: "2024年第三季度" → "2024-Q3", "2024年1—7月累计" → "2024-01/P7M"."""
    plain = re.sub(r"\.0$", "", unicodedata.normalize("NFKC", text).strip())
    for form in FORMS:
        if found := form.fullmatch(plain):
            return joined(found["year"], _part(found.groupdict()))
    return None


@lru_cache(4_096)
def part(text: str) -> str | None:
    """A part of a year that is not named, as what follows the year in its kept form: "1-7月" → "-01/P7M", "一季度" → "-Q1",
    "全年" → ""; None for what is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for form in PART_FORMS:
        if found := form.fullmatch(plain):
            return _part(found.groupdict())
    return None


def joined(year: str, rest: str) -> str:
    """A year and a `part` of it."""
    return f"{year}{rest}"


def is_cumulative(period: str) -> bool:
    """Whether a kept period counts from January on: 2024-01/P7M."""
    return "/P" in period


def _part(parts: dict) -> str:
    if half := parts.get("half"):
        return f"-S{NUMERALS.get(half, half)}"
    if quarter := parts.get("quarter"):
        return f"-Q{NUMERALS.get(quarter, quarter)}"
    if month := parts.get("month"):
        return f"-{_number(month):02d}"
    until = _number(parts["until"]) if parts.get("until") else 3 * _number(parts.get("until_quarter") or "0")
    if until == 1:
        return "-01"
    return f"-01/P{until}M" if 0 < until < 12 else ""


def _number(text: str) -> int:
    return CHINESE.get(text) or int(text)
