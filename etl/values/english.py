"""English spellings of periods, as the Chinese ones that etl.tables.text_periods and etl.values.period read: January–June 2024 → 2024年1-6月."""

import re
from collections.abc import Callable

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: n for n, word in enumerate(WORDS, 1)} | {str(n): n for n in range(1, 13)}
COUNT = rf"(?P<n>{'|'.join(WORDS)}|1[0-2]|[1-9])"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
SO_FAR = r"(?:year[- ]to[- ]date|ytd|cumulative(?:ly)?)"
END = rf"(?:(?:the\s+)?end[- ](?:of\s+)?)?(?:{DAY}\s+)?(?P<month>{MONTH})(?:\s+{DAY})?,?\s+{YEAR}"
LAST_DAY = r"(?:2[89]|3[01])(?:st|nd|rd|th)?"
ORDINAL = r"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)"
BEHIND = rf"\b{YEAR}[\s,:(]+(?:the\s+)?"  # 2024, first quarter
TO = r"\s*(?:[-–—]+|to|through|until)\s*"
SPELLINGS: list[tuple[str, Callable[[re.Match[str]], str]]] = [  # the longer spelling before the shorter one that it contains
    (rf"\b{COUNT}\s+months\s+(?:to|ended|ending|through|until)\s+{END}", lambda m: _months_to(m)),
    (
        rf"\b(?:fiscal\s+|financial\s+)?year\s+(?:to|ended|ending)\s+{END}",
        lambda m: f"{m['year']}年" if _month(m["month"]) == 12 else f"FY{m['year']}",
    ),
    (r"\b(?:fiscal|financial)\s+(?:year\s+)?(?P<fiscal>(?:19|20)\d\d(?:[-/](?:20)?\d\d)?)\b", lambda m: f"FY{m['fiscal']}"),
    (
        rf"\b{SO_FAR}[\s:,(]*(?:(?:figures|total|data)\s+)?(?:(?:to|through|until|as (?:of|at)|at|up to|for|in)\s+)?{END}",
        lambda m: _since_january(m),
    ),
    (rf"\b{END}[\s,(]*{SO_FAR}\b", lambda m: _since_january(m)),
    (rf"\b1(?:st)?\s+(?P<first>{MONTH}){TO}{LAST_DAY}\s+(?P<last>{MONTH}),?\s+{YEAR}", lambda m: _range(m)),
    (rf"\b(?P<first>{MONTH})\s+1(?:st)?{TO}(?P<last>{MONTH})\s+{LAST_DAY},?\s+{YEAR}", lambda m: _range(m)),
    (rf"\b(?P<first>{MONTH})\s+(?P<from>(?:19|20)\d\d){TO}(?P<last>{MONTH}),?\s+{YEAR}", lambda m: _range(m)),
    (rf"\b(?P<first>{MONTH}){TO}(?P<last>{MONTH}),?\s+{YEAR}", lambda m: _range(m)),
    (rf"\bQ(?P<first>[1-4]){TO}Q?(?P<last>[1-4])[\s,]*(?:of\s+)?{YEAR}", lambda m: f"{m['year']}年Q{m['first']}-Q{m['last']}"),
    (
        rf"\bfirst\s+(?P<n>two|three|four|[234])\s+quarters\s+(?:(?:of|in)\s+)?{YEAR}",
        lambda m: f"{m['year']}年Q1-Q{COUNTS[m['n'].lower()]}",
    ),
    (rf"\b(?:as (?:of|at)\s+|at\s+|by\s+)?(?P<day>{DAY})\s+(?P<month>{MONTH}),?\s+{YEAR}", lambda m: _day(m)),
    (rf"\b(?:as (?:of|at)\s+|at\s+|by\s+)?(?P<month>{MONTH})\s+(?P<day>{DAY}),?\s+{YEAR}", lambda m: _day(m)),
    (rf"\b(?:(?:at|as of)\s+)?end[- ](?:of\s+)?(?P<month>{MONTH})\s+{YEAR}", lambda m: f"{m['year']}年{_month(m['month'])}月末"),
    (rf"\b(?:(?:at|as of)\s+)?end[- ](?:of\s+)?{YEAR}", lambda m: f"{m['year']}年末"),
    (rf"\b(?P<month>{MONTH}),?\s+{YEAR}", lambda m: f"{m['year']}年{_month(m['month'])}月"),
    (rf"\b(?P<part>[QH][1-4])[ -/]?{YEAR}", lambda m: f"{m['year']}-{m['part'].upper()}"),
    (rf"\b{ORDINAL}\s+quarter[\s,]+(?:of\s+)?{YEAR}", lambda m: f"{m['year']}-Q{ORDINALS[m['n'].lower()]}"),
    (
        rf"\b(?P<n>first|second|1st|2nd)\s+(?:half(?:[- ]year)?|semester)[\s,]+(?:of\s+)?{YEAR}",
        lambda m: f"{m['year']}-H{ORDINALS[m['n'].lower()]}",
    ),
    (rf"\b(?:first\s+)?{COUNT}\s+months\s+(?:of|in)\s+{YEAR}", lambda m: f"{m['year']}年1-{COUNTS[m['n'].lower()]}月"),
    (rf"{BEHIND}{ORDINAL}\s+quarter\b", lambda m: f"{m['year']}-Q{ORDINALS[m['n'].lower()]}"),
    (rf"{BEHIND}(?P<n>first|second|1st|2nd)\s+(?:half|semester)\b", lambda m: f"{m['year']}-H{ORDINALS[m['n'].lower()]}"),
    (rf"{BEHIND}first\s+(?P<n>two|three|four|[234])\s+quarters\b", lambda m: f"{m['year']}年Q1-Q{COUNTS[m['n'].lower()]}"),
    (rf"{BEHIND}(?:first\s+)?{COUNT}\s+months\b", lambda m: f"{m['year']}年1-{COUNTS[m['n'].lower()]}月"),
    (rf"{BEHIND}(?P<first>{MONTH}){TO}(?P<last>{MONTH})(?![a-z])", lambda m: _range(m)),
    (rf"{BEHIND}{SO_FAR}\b|\b{SO_FAR}[\s,]+(?P<then>(?:19|20)\d\d)\b", lambda m: f"{m['year'] or m['then']}年至今"),
]
FORMS = [(re.compile(form, re.IGNORECASE), chinese) for form, chinese in SPELLINGS]


def in_chinese(text: str) -> str:
    """The text with its English periods in Chinese; all else stays."""
    for form, chinese in FORMS:
        text = form.sub(chinese, text)
    return text


def _month(name: str) -> int:
    return NAMES.index(name.lower()[:3]) + 1


def _since_january(match: re.Match) -> str:
    return f"{match['year']}年1-{_month(match['month'])}月"


def _months_to(match: re.Match) -> str:
    """Nine months to September are all of the year so far; three months to September are from July on; twelve to June of two years."""
    count, last = COUNTS[match["n"].lower()], _month(match["month"])
    first = last - count + 1
    before = f"{match['year']}年{first}" if first > 0 else f"{int(match['year']) - 1}年{first + 12}月至{match['year']}年"
    return f"{before}-{last}月" if first > 0 else f"{before}{last}月"


def _range(match: re.Match) -> str:
    first, last = _month(match["first"]), _month(match["last"])
    since = match.groupdict().get("from") or match["year"]
    return f"{match['year']}年{first}-{last}月" if since == match["year"] else f"{since}年{first}月至{match['year']}年{last}月"


def _day(match: re.Match) -> str:
    return f"{match['year']}年{_month(match['month'])}月{''.join(filter(str.isdigit, match['day']))}日"
