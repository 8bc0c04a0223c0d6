"""The two languages of the product: Chinese is the source, English is looked up in locale/ (gettext).

A leaf that every room may import. Functions that make words take the language as an argument, so that
the same rows give the same words in every thread and every test.
"""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from wording.types import Row

LANGUAGES = {"zh": "中文", "en": "English"}
LOCALE = Path(__file__).resolve().parent.parent / "locale"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
QUARTERS = "一二三四"


@cache
def translator(lang: str) -> Callable[[str], str]:
    """A function from a Chinese sentence of the source to the same sentence in `lang` ("zh" or "en").

    An unknown language gives Chinese. Placeholders such as {n} stay as they are; fill them in after.
    """
    if lang != "en":
        return lambda sentence: sentence
    return gettext.translation("messages", LOCALE, languages=["en"]).gettext


def later(sentence: str) -> str:
    """Mark a sentence that stands in a table for translation at the time it is used."""
    return sentence


INNER = str.maketrans("“”", "‘’")  # quotation marks within quotation marks (GB/T 15834)


def filled(sentence: str, **facts: Any) -> str:
    """The sentence with its {facts}. A name with quotation marks of its own that stands between such has single ones: “‘民呼我为’办理问题线索”."""
    inner = {name: str(fact).translate(INNER) for name, fact in facts.items() if f"“{{{name}}}”" in sentence}
    return sentence.format(**{**facts, **inner})


def named(record: Row, field: str, lang: str) -> str:
    """The `field` of a catalogue record in `lang`: named(indicator, "name", "en") reads `name_en`."""
    return record[f"{field}_{lang if lang in LANGUAGES else 'zh'}"]


def period_name(period: str, lang: str) -> str:
    """A kept period (etl/values/period.py) in words: 2024年, 2024年上半年, 2024年第三季度, 2024年6月, 2024年1—7月; 2024, first half of
    2024, Q3 2024, June 2024, January–July 2024."""
    year, rest = period[:4], period[5:]
    if not rest:
        return year if lang == "en" else f"{year}年"
    return _part_en(year, rest) if lang == "en" else f"{year}年{_part_zh(rest)}"


def until(period: str) -> int:
    """The last month of a period counted from January on: 7 of 2024-01/P7M; 0 for every other period."""
    return int(period[9:-1]) if "/" in period else 0


def _part_en(year: str, rest: str) -> str:
    if rest[0] == "S":
        return f"{'first' if rest[1] == '1' else 'second'} half of {year}"
    if rest[0] == "Q":
        return f"{rest} {year}"
    return f"January–{MONTHS[until(f'{year}-{rest}') - 1]} {year}" if "/" in rest else f"{MONTHS[int(rest) - 1]} {year}"


def _part_zh(rest: str) -> str:
    if rest[0] == "S":
        return f"{'上' if rest[1] == '1' else '下'}半年"
    if rest[0] == "Q":
        return f"第{QUARTERS[int(rest[1]) - 1]}季度"
    return f"1—{until(f'0000-{rest}')}月" if "/" in rest else f"{int(rest)}月"
