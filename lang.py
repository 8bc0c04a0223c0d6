"""The two languages of the product: Chinese is the source, English is looked up in locale/ (gettext).

A leaf that every room may import. Functions that make words take the language as an argument, so that
the same rows give the same words in every thread and every test.
"""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

LANGUAGES = {"zh": "中文", "en": "English"}
LOCALE = Path(__file__).resolve().parent / "locale"


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


def named(record, field: str, lang: str) -> str:
    """The `field` of a catalogue record in `lang`: named(indicator, "name", "en") reads `name_en`."""
    return record[f"{field}_{lang if lang in LANGUAGES else 'zh'}"]
