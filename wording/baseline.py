"""What the changes of several rows are against, to stand above or beside them."""

from collections.abc import Sequence

from wording import comparison, numbers
from wording.language import later, translator
from wording.types import Row

COLUMN = {"year": later("与上年同期相比"), "survey": later("与上次相比"), "both": later("与上年同期或上次相比")}


def column(rows: Sequence[Row], lang: str) -> str:
    """What the changes of rows are against, to stand above them."""
    return translator(lang)(COLUMN[_against(rows)])


AGAINST = {"year": later("与上年相比"), "survey": later("与上次相比"), "both": later("与上年或上次相比")}


def against(rows: Sequence[Row], lang: str) -> str:
    """What the changes of yearly rows are against; the year of the last survey where it is the same for all."""
    before = {r["previous_period"] for r in rows if comparison.is_survey(r)}
    if len(before) == 1 and all(map(comparison.is_survey, rows)):
        return translator(lang)(later("与上次（{previous}）相比")).format(previous=numbers.period_name(before.pop(), lang))
    return translator(lang)(AGAINST[_against(rows)])


def _against(rows: Sequence[Row]) -> str:
    surveys = {comparison.is_survey(r) for r in rows}
    return "both" if len(surveys) > 1 else "survey" if True in surveys else "year"
