"""Which figures of a year need a look, and why, each in a short line."""

from collections.abc import Sequence

from wording import comparison, numbers, targets
from wording.types import Row

ORDER = ("percent", "points", "places", "units")  # of changes that are equally grave, for their sizes cannot be compared


def needed(row: Row) -> bool:
    """Whether a row (db/sql/page/card.sql) is worse than before, or short of its target."""
    return row["value"] is not None and (is_worse(row) or is_missed(row))


def is_worse(row: Row) -> bool:
    return comparison.judgement(row) == "bad"


def is_missed(row: Row) -> bool:
    return row.get("target_status") == "missed"


def gravest_first(rows: Sequence[Row]) -> list[Row]:
    """The rows that need a look: risen from zero, then worse and short of the target, then worse, then short of the target; the
    larger change before the smaller one of its kind."""
    return sorted(filter(needed, rows), key=_gravity)


def _gravity(row: Row) -> tuple[bool, bool, bool, int, float]:
    kind = ORDER.index(row["change_kind"]) if row["change_kind"] in ORDER else len(ORDER)
    risen = is_worse(row) and comparison.risen_from_zero(row)
    return not risen, not (is_worse(row) and is_missed(row)), not is_worse(row), kind, -abs(row["change"] or 0)


def reason(row: Row, lang: str) -> str:
    """Why a row needs a look: 下降18.2%（1,204→985件）; 未达到目标95%，差3.1个百分点; both where both hold; "" where it needs none.

    What rests on bounds is the strongest true statement: 下降四成以上（近600→300余件）.
    """
    if not needed(row):
        return ""
    worse = _moved(row, lang) if is_worse(row) else ""
    return numbers.listed([worse, targets.words(row, lang) if is_missed(row) else ""], lang)


def _moved(row: Row, lang: str) -> str:
    """The change with the two figures that it is made of, where its own words do not hold them."""
    change = comparison.change_text(row, lang, aside=False)
    if comparison.risen_from_zero(row) or comparison.fallen_to_zero(row):
        return change
    figures = comparison.from_to(row, lang)
    return f"{change}（{figures}）" if lang == "zh" else f"{change} ({figures})"
