"""The ways of writing a period that people use, and the one we keep: 2024, 2024-S1, 2024-Q3, 2024-06, 2024-01/P7M.

The kept form is SDMX's TIME_PERIOD: reporting year, semester, quarter, month, and for what is counted from January on a time
range, start and duration (2024-01/P7M is 1—7月). 上半年 is the semester; 1—6月 is the cumulative period. 2024.1 is not read: a
spreadsheet writes so what was 2024.10.

A day (2024/6/30, 2024年末, 截至2024年6月底) is no period of its own: which one it stands for depends on what is counted
(etl/checks/as_of.py). Nor is a fiscal or school year (2023-24): for which calendar year it counts is asked (etl/checks/fiscal.py).
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache

from etl.values.numeral import whole_number

LONGEST_PERIOD = 40  # characters that a period, or a part of a year, may have
YEAR = r"(?P<year>(?:19|20)\d\d)"
HALVES = {"上": 1, "下": 2, "1": 1, "2": 2}
DASH = r"\s*(?:-|—+|–|―|~|至|到)\s*"  # as it is after NFKC; － and ～ become - and ~
MONTH = r"(?:0?[1-9]|1[0-2])"
NUMERAL = rf"(?:{MONTH}|十[一二]?|元|[一二三四五六七八九])"
ENDS = r"(?:[末底]|(?:2[89]|3[01])[日号])"  # of the month that is named
COUNTED = r"(?:本年)?累计(?:数|值|完成)?"
THIS_YEAR = rf"(?:{COUNTED}|\s*\({COUNTED}\)|止|份)?"
TOTAL = rf"(?:[末底止]?{COUNTED}|\s*\({COUNTED}\))"  # of a month or quarter: all of its year up to it
QUARTER = r"[1-4一二三四]"
# A part of a year, as it stands below the year, behind it, or without one. Ranges: only those that have a kept form (_range).
PARTS = [
    rf"(?P<since>{NUMERAL})月?份?{DASH}(?P<until>{NUMERAL})月份?{THIS_YEAR}",  # 1—7月累计
    rf"(?:自|从)?(?:年?初(?:以来|起)?|(?:0?1|一|元)月(?:0?1[日号]|起)?){DASH}(?P<until>{NUMERAL})月份?{ENDS}?{THIS_YEAR}",  # 年初以来至6月底
    rf"累计[至到](?P<until>{NUMERAL})月份?{ENDS}?",
    rf"(?P<until>{NUMERAL})月份?{TOTAL}",
    rf"第?(?P<since_quarter>{QUARTER})季?度?{DASH}第?(?P<until_quarter>{QUARTER})个?季度?{THIS_YEAR}",
    rf"Q(?P<since_quarter>[1-4]){DASH}Q?(?P<until_quarter>[1-4])",
    rf"第?(?P<until_quarter>{QUARTER})季度?{TOTAL}",
    rf"前(?P<until_quarter>[123一二三])个?季度?{THIS_YEAR}",  # 前三季度; 前一季度 is the first quarter's end
    rf"前(?P<until>{MONTH}|十[一二]?|[二三四五六七八九])个?月{THIS_YEAR}",
    r"(?:S|H)(?P<half>[12])",
    r"(?P<half>[上下])半年度?",
    rf"(?P<half>上)半年度?{TOTAL}",
    r"Q(?P<quarter>[1-4])",
    rf"第?(?P<quarter>{QUARTER})季度?",
    rf"(?P<month>{NUMERAL})月份?",
    r"(?P<whole>全年度?)",
]
RANGES = {(4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4", (7, 12): "-S2"}  # besides those that begin in January
PART_FORMS = [re.compile(form, re.IGNORECASE) for form in PARTS]
BRACKETED = re.compile(r"(?P<year>(?:19|20)\d\d)\s?年?度?\s?[(](?P<part>[^()]{1,20})[)]")  # 2024年(1-11月)
FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{YEAR}\s*年?度?",
        *(rf"{YEAR}\s*(?:年度?)?[-/ ]?{part}" for part in PARTS),
        rf"{YEAR}[-/](?P<month>{MONTH})",
        rf"{YEAR}\.?(?P<month>0[1-9]|1[0-2])",
        rf"{YEAR}[./](?P<since>{MONTH})\s*(?:-|—+|–|~|至|到)\s*(?:(?P=year)[./])?(?P<until>{MONTH})月?",  # 2024.1-6, 2024/01-2024/06
        rf"{YEAR}-(?P<since>{MONTH})\s*(?:—+|–|~|至|到)\s*(?:(?P=year)-)?(?P<until>{MONTH})",
        rf"{YEAR}年(?P<since>{NUMERAL})月份?{DASH}(?P=year)年(?P<until>{NUMERAL})月份?{THIS_YEAR}",
        rf"{YEAR}年?-?Q(?P<since_quarter>[1-4]){DASH}(?P=year)年?-?Q(?P<until_quarter>[1-4])",
        rf"(?:截至到?|截止到?){YEAR}\s*年\s*(?:(?P<until>{MONTH})月份?{ENDS}?|第?(?P<until_quarter>{QUARTER})季度?){TOTAL}",
        rf"{YEAR}-01/P(?P<until>{MONTH})M",
    )
]
FROM, BY = r"(?:截至到?|截止到?|至|到|as of|as at)\s*", r"(?:日?止|为止)"  # 截止 is how many write 截至
DAYS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:{FROM})?{YEAR}([-/.])(?P<month>{MONTH})\2(?P<day>\d\d?)(?:[T ]00:00(?::00)?)?{BY}?",
        rf"(?:{FROM})?{YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?:{FROM})?{YEAR}\s*年\s*(?P<month>{MONTH})\s*月\s*(?P<day>\d\d?)\s*[日号]?{BY}?",
        rf"(?:{FROM})?{YEAR}\s*年?度?(?:[末底]|年[末底])",
        rf"(?:{FROM})?{YEAR}\s*年\s*(?P<month>{MONTH})月份?[末底]",
        rf"(?:{FROM})?{YEAR}\s*年?\s*第?(?P<quarter>[1-4一二三四])季度?[末底]",
        rf"(?:{FROM})?{YEAR}\s*年?\s*(?P<half>[上下])半年[末底]",
        rf"{FROM}{YEAR}\s*年?\s*(?:第?(?P<quarter>[1-4一二三四])季度?|(?P<half>[上下])半年)",
        rf"{FROM}{YEAR}\s*(?:年\s*)?(?:[-/.]?(?P<month>{MONTH})月?份?)?{BY}?",
    )
]
ENDING = re.compile(
    r"(?P<before>截至到?|截止到?|至|到)?(?P<rest>.*(?:[末底]|日|号|止).*|\d{1,2}月份?|第?[1-4一二三四]季度?|[上下]半年)"
)  # 截至6月底, 6月末, 6月30日
FISCAL_WORD = r"(?P<word>财年|财政年度|会计年度|学年度?|年度)"
FISCAL = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<fy>FY\s*)?{YEAR}\s*年?\s*(?:[-/]|—+|–|~|至)\s*(?P<next>(?:19|20)?\d\d)\s*年?{FISCAL_WORD}?",  # 2023-24, 2023/2024学年
        r"(?P<fy>FY)\s*(?P<named>(?:19|20)\d\d)",
        rf"(?P<named>(?:19|20)\d\d)\s*{FISCAL_WORD}",
    )
]


@lru_cache(4_096)
def parse(text: str) -> str | None:
    """The period in its kept form, or None: "2024年第三季度" → "2024-Q3", "2024年1—7月累计" → "2024-01/P7M"."""
    plain = re.sub(r"\.0$", "", _plain(text))
    if (bracketed := BRACKETED.fullmatch(plain)) and (rest := part(bracketed["part"])) is not None:
        return joined(bracketed["year"], rest)
    for form in FORMS:
        if (match := form.fullmatch(plain)) and (rest := _part(match.groupdict())) is not None:
            return joined(match["year"], rest)
    return None


@lru_cache(4_096)
def part(text: str) -> str | None:
    """A part of a year that is not named, as what follows the year in its kept form: "1-7月" → "-01/P7M", "一季度" → "-Q1",
    "全年" → ""; None for what is none."""
    plain = _plain(text)
    for form in PART_FORMS:
        if (match := form.fullmatch(plain)) and (rest := _part(match.groupdict())) is not None:
            return rest
    return None


@lru_cache(4_096)
def day(text: str) -> date | None:
    """The day that a text names: 2024/6/30, 20240630, 2024年末, 截至2024年6月底; None for what names none."""
    plain = _plain(text)
    for form in DAYS:
        if match := form.fullmatch(plain):
            return _day(match.groupdict())
    return None


@lru_cache(4_096)
def fiscal(text: str) -> int | None:
    """The first of the two calendar years of a year that does not begin in January: 2023 of 2023-24, 2023/24财年, FY2024, 2024财年 (named by
    their ends), 2023学年 (by its beginning); None for what is no such year, or may be a month (2009-10)."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_PERIOD]).strip()
    match = next(filter(None, (form.fullmatch(plain) for form in FISCAL)), None)
    if match is None or parse(text):
        return None
    parts = match.groupdict()
    if named := parts.get("named"):
        return int(named) - (not (parts.get("word") or "").startswith("学"))
    first, following = int(parts["year"]), parts["next"]
    return first if int(following) in (first + 1, (first + 1) % 100) and (len(following) == 2 or int(following) > 99) else None


def may_be_fiscal(text: str) -> bool:
    """Whether a month may be a fiscal year: 2009-10 is October 2009, or the year from 2009 to 2010."""
    return len(parse(text) or "") == 7 and fiscal(f"{text}财年") is not None


def is_part(text: str) -> bool:
    """Whether a text names a part of a year, or a day, without its year: 1-6月, 一季度, 6月末."""
    return within("2000", text) is not None


@lru_cache(4_096)
def within(base: str, text: str) -> str | None:
    """The period, or the day as it is written, that a part of the year of the kept period `base` stands for: ("2024", "1-6月") →
    "2024-01/P6M", ("2024", "6月末") → "2024年6月末"; None where it stands for none."""
    plain = "".join(unicodedata.normalize("NFKC", text[:LONGEST_PERIOD]).split())
    if (rest := part(plain)) is not None:
        return joined(base[:4], rest)
    match = ENDING.fullmatch(plain)
    written = f"{match['before'] or ''}{base[:4]}年{match['rest']}" if match else ""
    return written if day(written) else None


def last_month(kept: str) -> int:
    """The last month of a kept period: 12 of 2024, 6 of 2024-S1, 9 of 2024-Q3 and of 2024-01/P9M."""
    if len(kept) == 4:
        return 12
    if is_cumulative(kept):
        return int(kept.partition("/P")[2][:-1])
    return int(kept[6]) * {"S": 6, "Q": 3}[kept[5]] if kept[5] in "SQ" else int(kept[5:7])


def readable(text: str) -> bool:
    """Whether a text names a period, a day that stands for one, or a fiscal year."""
    return parse(text) is not None or day(text) is not None or fiscal(text) is not None


def joined(year: str, rest: str) -> str:
    """A year and a `part` of it."""
    return f"{year}{rest}"


def is_cumulative(period: str) -> bool:
    """Whether a kept period counts from January on: 2024-01/P7M."""
    return "/P" in period


def _plain(text: str) -> str:
    """The text without width and outer blanks; "" for one that is too long for a period."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain if len(plain) <= LONGEST_PERIOD else ""


def _part(parts: dict[str, str | None]) -> str | None:
    if half := parts.get("half"):
        return f"-S{HALVES[half]}"
    if quarter := parts.get("quarter"):
        return f"-Q{_number(quarter)}"
    if month := parts.get("month"):
        return f"-{_number(month):02d}"
    if quarter := parts.get("until_quarter"):
        return _range(3 * _number(parts.get("since_quarter") or "1") - 2, 3 * _number(quarter))
    until = parts.get("until")
    return _range(_number(parts.get("since") or "1"), _number(until)) if until else ""


def _range(since: int, until: int) -> str | None:
    """The months of a year from one to another: cumulative from January on, a quarter, the second half, the year; None for others."""
    if since > 1:
        return RANGES.get((since, until))
    return "-01" if until == 1 else f"-01/P{until}M" if until < 12 else ""


def _day(parts: dict[str, str | None]) -> date | None:
    """The day of a match of DAYS, the last of its month where it names none; None where there is no such day."""
    month = int(parts.get("month") or 12)
    if quarter := parts.get("quarter"):
        month = 3 * _number(quarter)
    if half := parts.get("half"):
        month = 6 * HALVES[half]
    year = int(parts["year"] or 0)
    last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    number = int(parts.get("day") or last)
    return date(year, month, number) if 0 < number <= last else None


def _number(text: str) -> int:
    """The number of a month or quarter: 07, 七, 元 (the first month)."""
    return 1 if text == "元" else whole_number(text)
