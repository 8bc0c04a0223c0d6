"""Periods and dates of issue in a text around a table: 2024年1—6月, 截至二季度末, 2021—2025年, 北碚府办发〔2024〕12号."""

import re

from etl.values import period
from etl.values.numeral import digit_by_digit

YEAR = r"(?:19|20)\d\d"
DATE = rf"(?<!\d){YEAR}(?:\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|-\d{{1,2}}-\d{{1,2}}|/\d{{1,2}}/\d{{1,2}}|\.\d{{1,2}}\.\d{{1,2}})(?!\d)"
MONTH_OR_DATE = rf"(?:{DATE}|{YEAR}年\d{{1,2}}月|{YEAR}[-/]\d{{1,2}}(?!\d))"
ISSUING = r"(?:印发|发布|公布|制表|编制|填报|填表|报送|印制|印|更新|修订|下发|打印|下载|导出|审定|上报)"
ISSUED = re.compile(
    rf"(?P<before>{MONTH_OR_DATE})\s*(?:由[^，。）)]{{1,12}})?{ISSUING}|(?:{ISSUING}(?:日期|时间|于)?|last updated(?: date)?|date of issue|issued|published|released|compiled|as of)\s*[:：]?\s*(?P<after>{MONTH_OR_DATE})",
    re.IGNORECASE,
)
OF_YEAR = r"(?:第?[1-4一二三四]季度|[上下]半年|\d{1,2}月份?)"
DAY = re.compile(
    rf"(?:截[至止]|至)?\s*(?:{DATE}|{YEAR}年{OF_YEAR}?[底末])(?:为?止)?|截[至止]\s*{YEAR}年{OF_YEAR}?(?:为?止)?(?!\s*\d)"  # 截至2024年6月 is no month
)
DAY_OF_YEAR = re.compile(rf"截[至止]\s*(?:\d{{1,2}}月\d{{1,2}}日|{OF_YEAR}[底末]?(?!\d))(?:为?止)?")
TO = re.compile(r"(截[至止])到")
YEAR_BEFORE = re.compile(rf"(?<!\d)({YEAR}年)度?\s*(截[至止])\s*(?={OF_YEAR})")  # 2024年截至二季度末
YEARS = re.compile(rf"(?<!\d)({YEAR})\s*年?\s*(?:[-—–~至到]+|[、,和及与])\s*({YEAR})(?!\d)\s*年?")
YEAR_AT = re.compile(rf"(?<!\d){YEAR}(?!\d)")
NUMBERED = re.compile(
    rf"[〔\[(【]({YEAR})[〕\])】]\s*第?\d{{1,5}}号"
)  # the number of a document, 北碚府办发〔2024〕12号: when it was issued
# A yearbook is named after the year in which it comes out, and holds the year before.
YEARBOOK = re.compile(rf"({YEAR})年?(?:[^，。；\d]{{0,10}})年鉴|年鉴[—\-(（ ]*({YEAR})")
WRITTEN_YEAR = re.compile(r"[一二][〇零○О0九][〇零○О0一二三四五六七八九]{2}(?=年)")
ZEROS = dict.fromkeys(map(ord, "零○О0"), "〇")
FROM_JANUARY = re.compile(
    rf"(?<!\d)(?P<year>{YEAR})年(?:(?P<since>1)月|年?初(?:以来|起)?|以来|(?P<first>1[0-2]|[1-9])月1日)\s*[-—–~至到]+\s*(?:(?P=year)年)?(?P<until>1[0-2]|[1-9])月份?(?:2[89]日|3[01]日|[底末])?(?!\d)"
)
TOTAL_OF_MONTH = re.compile(rf"(?<!\d)(?P<year>{YEAR})年(?P<until>1[0-2]|[1-9])月(?:份|[底末])?(?:本年)?累计")
QUARTERS = re.compile(rf"Q1\s*[-—–~至to]+\s*Q(?P<until>[2-4])\s*(?P<year>{YEAR})", re.IGNORECASE)
SINCE = re.compile(rf"(?<!\d){YEAR}年(?:年?初)?(?:以来|至今|起(?!点))")
NUMERAL = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
RANGE = re.compile(
    rf"(?<!\d)(?:{NUMERAL}月?份?\s*[-—–~至到]+\s*{NUMERAL}月份?(?!\d*日)|第?[一二三四1-4](?:季度?)?\s*[-—–~至到]+\s*第?[一二三四1-4]个?季度|年?初(?:以来|起)?[至到]{NUMERAL}月份?[底末]?)(?:累计)?"
)
PART = re.compile(
    rf"{RANGE.pattern}|前{NUMERAL}个月|前[一二三123]个?季度|累计[至到]{NUMERAL}月份?[底末]?|第?[一二三四1-4]季度(?:累计)?|[上下]半年|(?<!\d){NUMERAL}月份?(?:累计)?(?!\d*日)"
)
# From one period to another: 2023年7月至2024年6月, 2021—2025年, 2024年3-5月. Such a text is one period, or none that can be kept.
TO_NEXT = r"\s*[-—–~至到]+\s*"
QUARTER, HALF = r"第?[一二三四1-4]季度?", r"[上下]半年"
POINT = rf"(?:{DATE}|{YEAR}\s*年\s*(?:{QUARTER}|{HALF}|{NUMERAL}(?:月份?|(?={TO_NEXT})))|{YEAR}[-/.]\d{{1,2}}(?!\d)|{YEAR}\s*年?)"
SPAN = re.compile(
    rf"(?<!\d){POINT}{TO_NEXT}(?:{POINT}|{QUARTER}|{HALF}|{NUMERAL}月份?(?:\d{{1,2}}日)?)(?!\d)|(?<!\d){YEAR}[/.]\d{{1,2}}[-—–~至]\d{{1,2}}(?!\d)月?"
    rf"|(?<!\d){YEAR}年(?:{NUMERAL}月?[、,和及与]{NUMERAL}月|第?[一二三四1-4](?:季度)?[、,和及与]{QUARTER})(?!\d*日)"
)
AVERAGE = re.compile(r"年均|年平均|每年平均")
FISCAL = re.compile(
    rf"FY\s*{YEAR}(?:[-/](?:20)?\d\d(?!\d))?|(?<!\d){YEAR}年?(?:\s*[-/—–~至]+\s*(?:20)?\d\d年?)?(?:财年|财政年度|会计年度|学年度?)|(?<!\d){YEAR}[-/]\d\d(?![\d月年号/.-])",
    re.IGNORECASE,
)
LONGEST_SPELLING = 18  # characters of a period's spelling


def dates(text: str, bare_years: bool) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(periods as written, parts of a year that is not named, dates of issue) of a text in digits (in_digits). bare_years: 2024 alone is a year."""
    issued = [match["before"] or match["after"] for match in ISSUED.finditer(text)]
    issued += [match[1] or match[2] for match in YEARBOOK.finditer(text)] + NUMBERED.findall(text)
    rest, periods = _periods(_blanked(_blanked(_blanked(text, ISSUED), YEARBOOK), NUMBERED), bare_years)
    parts = DAY_OF_YEAR.findall(rest) + [match[0] for match in PART.finditer(_blanked(rest, DAY_OF_YEAR))]
    days = [day for day in periods if re.fullmatch(DATE, day) and not _ends_month(day)]
    return (
        tuple(spelling for spelling in dict.fromkeys(periods) if spelling not in days),
        tuple(part for part in dict.fromkeys(parts) if _is_part(part)),
        tuple(issued + days),  # a bare day within a month is no end of anything that is counted
    )


def _is_part(text: str) -> bool:
    return bool(DAY_OF_YEAR.fullmatch(text) or RANGE.fullmatch(text)) or period.part(text) is not None


def in_digits(text: str) -> str:
    """二〇二四年 as 2024年; from the first day of January to a day, or from January to a month, as its months."""
    text = WRITTEN_YEAR.sub(lambda m: digit_by_digit(m[0].translate(ZEROS)), text)
    text = YEAR_BEFORE.sub(r"\2\1", TO.sub(r"\1", text.replace("元月", "1月")))
    text = FROM_JANUARY.sub(_months, text)
    text = TOTAL_OF_MONTH.sub(lambda m: f"{m['year']}年1-{int(m['until'])}月", text)
    text = QUARTERS.sub(lambda m: f"{m['year']}年1-{3 * int(m['until'])}月", text)
    return SINCE.sub("", text)  # from then on: no period at all


def _months(match: re.Match) -> str:
    first, until = match["first"] or "1", match["until"]
    return f"{match['year']}年{until}月" if first == until != "1" else f"{match['year']}年{first}-{until}月"


def _blanked(text: str, form: re.Pattern) -> str:
    """The text with blanks in the place of what fits the form, so that it is not read twice."""
    return form.sub(lambda match: " " * len(match[0]), text)


def _periods(text: str, bare_years: bool) -> tuple[str, list]:
    """The text without its periods, and these in their order."""
    spellings = [(match.start(), match[0]) for match in FISCAL.finditer(text) if period.fiscal(match[0]) is not None]
    average = "年均" if AVERAGE.search(text) else ""
    spellings += [(match.start(), f"{match[0].strip()}{average}") for match in SPAN.finditer(text) if _is_span(match, average)]
    text = _without(text, spellings)
    spellings += [(match.start(), f"{year}年") for match in YEARS.finditer(text) for year in match.groups()]
    text = _blanked(text, YEARS)
    spellings += [(match.start(), match[0].strip()) for match in DAY.finditer(text)]
    text = _blanked(text, DAY)
    for match in YEAR_AT.finditer(text):
        if spelling := _longest(text, match.start(), bare_years):
            spellings.append((match.start(), spelling))
            text = _without(text, spellings[-1:])
    return text, [spelling for _, spelling in sorted(spellings, key=lambda one: one[0])]


def _is_span(match: re.Match, average: str) -> bool:
    """Whether what goes from one period to another is no period itself: not two years side by side (2023—2024年), which are two; not
    days that neither begin nor end a month, as those of a meeting."""
    spelling = match[0].strip()
    if period.parse(spelling):
        return False
    if years := YEARS.fullmatch(spelling):
        return bool(average) or abs(int(years[2]) - int(years[1])) > 1
    days = re.findall(r"(\d{1,2})日", spelling) or [
        day[2] for day in re.finditer(r"\d{4}([-/.])\d{1,2}\1(\d{1,2})(?!\d)", spelling)
    ]
    return not days or (len(days) == 2 and int(days[0]) == 1 and int(days[1]) >= 28)


def _without(text: str, spellings: list) -> str:
    """The text with blanks in the place of what was found, (start, spelling)."""
    for start, spelling in spellings:
        text = text[:start] + " " * len(spelling) + text[start + len(spelling) :]
    return text


def _longest(text: str, start: int, bare_years: bool) -> str:
    """The longest spelling of a period that begins here; "" for none."""
    for end in range(min(len(text), start + LONGEST_SPELLING), start + 3, -1):
        spelling = text[start:end]
        cut = text[end : end + 1].isdigit() or spelling != spelling.rstrip()
        if not cut and (len(spelling) > 4 or bare_years or not text.strip()[4:]) and period.parse(spelling):
            return spelling
    return ""


def _ends_month(day: str) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", day)]
    return numbers[-1] >= 28
