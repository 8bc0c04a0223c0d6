"""What a text around a table says of its figures: a title, a unit line, a header's parentheses, a note, the name of a sheet or file.

One grammar for all of them: periods (a date of issue is none, text_periods.py), units (text_units.py), role (plan, forecast,
preliminary: text_role.py), office.
"""

import re
import unicodedata
from dataclasses import dataclass

from etl.tables.text_periods import YEAR, dates, in_digits
from etl.tables.text_role import role
from etl.tables.text_units import HAN, named_units
from etl.tables.vocabulary import Vocabulary
from etl.values import english
from etl.values.names import fold
from etl.values.traditional import simplified

LONGEST_CONTEXT = 300  # characters that are looked at
ROMAN = re.compile(rf"[a-z].*{YEAR}|{YEAR}.*[a-z]", re.IGNORECASE)
TELLING = re.compile(r"\d|[年月季半以按]|单位|units?|[(（\[【〔]|last|issued", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """What a text says. periods: as written, in a form that etl.values.period reads, or the day of a state; parts: of a year that is not
    named ("1-6月"); units; issued: dates of issue; role: "" or one of the constants of text_role.py; office: a name of the catalogue."""

    periods: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    issued: tuple[str, ...] = ()
    role: str = ""
    office: str = ""


def read(text: str, vocabulary: Vocabulary, bare_years: bool = False) -> Context:
    """What a text says. bare_years: 2024 alone is a year, as in the name of a file."""
    key = (text, bare_years)
    return vocabulary.once(
        vocabulary.contexts, key, lambda: _read(text, vocabulary, bare_years)
    )  # each title is looked at for every row that may be a header


def _read(text: str, vocabulary: Vocabulary, bare_years: bool) -> Context:
    whole = simplified(unicodedata.normalize("NFKC", text[:LONGEST_CONTEXT]))
    if ROMAN.search(whole):
        whole = english.in_chinese(whole)
    bare_years = bare_years or not HAN.search(whole)
    if not TELLING.search(whole):
        return Context(role=role(whole, vocabulary), office=office_in(fold(whole), vocabulary))
    whole = in_digits(whole)
    periods, parts, issued = dates(whole, bare_years)
    units = tuple(named_units(whole, vocabulary))
    return Context(periods, parts, units, issued, role(whole, vocabulary), office_in(fold(whole), vocabulary))


def office_in(title: str, vocabulary: Vocabulary) -> str:
    """The office whose name stands in a (folded) title, the longest name counting; "" for none or several."""
    names, rest = {}, title
    for name in vocabulary.office_names:
        if name in rest:
            names[vocabulary.offices[name]] = name
            rest = rest.replace(name, "\n")
    return names.popitem()[1] if len(names) == 1 else ""
