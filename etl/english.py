"""English spellings of periods, as the Chinese ones that etl.context and etl.period read: January–June 2024 → 2024年1-6月."""

import re

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
COUNTS = {"three": 3, "six": 6, "nine": 9}
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
FORMS = [  # the longer spelling before the shorter one that it contains
    (rf"\b(?:as (?:of|at)\s+|at\s+|by\s+)?(?P<day>{DAY})\s+(?P<month>{MONTH}),?\s+{YEAR}", lambda m: _day(m)),
    (rf"\b(?:as (?:of|at)\s+|at\s+|by\s+)?(?P<month>{MONTH})\s+(?P<day>{DAY}),?\s+{YEAR}", lambda m: _day(m)),
    (rf"\b(?P<first>{MONTH})\s*(?:[-–—]|to)\s*(?P<last>{MONTH}),?\s+{YEAR}", lambda m: f"{m['year']}年{_month(m['first'])}-{_month(m['last'])}月"),
    (rf"\b(?:(?:at|as of)\s+)?end[- ](?:of\s+)?(?P<month>{MONTH})\s+{YEAR}", lambda m: f"{m['year']}年{_month(m['month'])}月末"),
    (rf"\b(?:(?:at|as of)\s+)?end[- ](?:of\s+)?{YEAR}", lambda m: f"{m['year']}年末"),
    (rf"\b(?P<month>{MONTH}),?\s+{YEAR}", lambda m: f"{m['year']}年{_month(m['month'])}月"),
    (rf"\b(?P<part>[QH][1-4])[ -/]?{YEAR}", lambda m: f"{m['year']}-{m['part'].upper()}"),
    (rf"\b(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter\s+(?:of\s+)?{YEAR}", lambda m: f"{m['year']}-Q{ORDINALS[m['n'].lower()]}"),
    (rf"\b(?P<n>first|second)\s+half\s+(?:of\s+)?{YEAR}", lambda m: f"{m['year']}-H{ORDINALS[m['n'].lower()]}"),
    (rf"\b(?:first\s+)?(?P<n>three|six|nine)\s+months\s+of\s+{YEAR}", lambda m: f"{m['year']}年1-{COUNTS[m['n'].lower()]}月"),
]
FORMS = [(re.compile(form, re.IGNORECASE), chinese) for form, chinese in FORMS]


def in_chinese(text: str) -> str:
    """The text with its English periods in Chinese; all else stays."""
    for form, chinese in FORMS:
        text = form.sub(chinese, text)
    return text


def _month(name: str) -> int:
    return NAMES.index(name.lower()[:3]) + 1


def _day(match: re.Match) -> str:
    return f"{match['year']}年{_month(match['month'])}月{re.match(r'[0-9]+', match['day'])[0]}日"
