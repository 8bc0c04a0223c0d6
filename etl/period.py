"""The ways of writing a period that people use, and the one we keep: 2024, 2024-S1, 2024-Q3, 2024-06.

2024.1 is not read: a spreadsheet writes so what was 2024.10.

The kept form is SDMX's TIME_PERIOD (reporting year, semester, quarter, month).
"""

import re
import unicodedata

YEAR = r"(?P<year>(?:19|20)\d\d)"
NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{YEAR}\s*年?度?",
        rf"{YEAR}\s*年?[-/ ]?(?:S|H)(?P<half>[12])",
        rf"{YEAR}\s*年?(?P<half>[上下])半年",
        rf"{YEAR}\s*年?[-/ ]?Q(?P<quarter>[1-4])",
        rf"{YEAR}\s*年?第?(?P<quarter>[1-4一二三四])季度?",
        rf"{YEAR}[-/](?P<month>0?[1-9]|1[0-2])",
        rf"{YEAR}\.(?P<month>0[1-9]|1[0-2])",
        rf"{YEAR}年(?P<month>0?[1-9]|1[0-2])月份?",
    )
]


def parse(text: str) -> str | None:
    """The period in its kept form, or None: "2024年第三季度" → "2024-Q3", "2024年6月" → "2024-06"."""
    plain = re.sub(r"\.0$", "", unicodedata.normalize("NFKC", text).strip())
    for form in FORMS:
        if found := form.fullmatch(plain):
            return _kept(found.groupdict())
    return None


def _kept(parts: dict) -> str:
    year = parts["year"]
    if half := parts.get("half"):
        return f"{year}-S{NUMERALS.get(half, half)}"
    if quarter := parts.get("quarter"):
        return f"{year}-Q{NUMERALS.get(quarter, quarter)}"
    if month := parts.get("month"):
        return f"{year}-{int(month):02d}"
    return year
