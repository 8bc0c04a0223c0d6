"""A row of db/sql/page/card.sql as an item on a page."""

from collections.abc import Iterable

from views.blocks import Item, Line
from views.reader import Reader, Row
from wording import comparison, numbers, pace, scope, targets


def item(reader: Reader, row: Row) -> Item:
    """Name, figure and change of a row; why there is no change is said once for a page, and here only where it is the row's own."""
    verdict = comparison.judgement(row)
    return Item(
        name=reader.name(row),
        figure=numbers.figure(row, reader.lang),
        door=reader.link(reader.name(row), "indicator", indicator=row["indicator"]),
        change=comparison.change_text(row, reader.lang) or _own_reason(reader, row),
        arrow=comparison.arrow(row),
        tone=tone(reader, row),
        verdict_name=reader.t(comparison.JUDGEMENT[verdict]) if verdict else "",
        remark=remark(reader, row),
        line=Line(tuple(row["history"] or ()), tuple(row["history_breaks"] or ()), row["kind"] == "rank"),
    )


EVERYWHERE = ("", "first", "previous_missing", "previous_not_reported", "no_value")  # reasons that a page gives once for all


def _own_reason(reader: Reader, row: Row) -> str:
    return "" if row["why"] in EVERYWHERE else comparison.why_short(row, reader.lang)


def remark(reader: Reader, row: Row) -> str:
    """What must be known to read the figure right: its period where it is not the year, its target, how much of the year's target is done, its parts, and its status."""
    lang = reader.lang
    is_derived = row["status"] == "E" and row["qualifier"] == "~"
    parts = [
        numbers.period_name(row["period"], lang) if len(row["period"]) > 4 else "",
        targets.text(row, lang),
        pace.short(row, lang),
        numbers.formula(row, lang),
        scope.name(row, lang),
        reader.t(numbers.STATUS[row["status"]]) if row["status"] in ("P", "B") or is_derived else "",
    ]
    return " · ".join(part for part in parts if part)


def by_verdict(rows: Iterable[Row]) -> list[Row]:
    """What needs a look first, then what is better, then the others; each in the order of the catalogue."""
    order = {"bad": 0, "good": 1, "": 2}
    return sorted(rows, key=lambda row: order[comparison.judgement(row)])


def tone(reader: Reader, row: Row) -> str:
    """The colour of a change: by good and bad, or by up and down where the site is set to 红升绿降; "" for neither."""
    if reader.scheme != "red-up":
        return comparison.judgement(row)
    way = comparison.way(row)
    return "up" if way and way > 0 else "down" if way and way < 0 else ""


def verdict_tone(reader: Reader, verdict: str) -> str:
    """The colour of what is better or worse and neither rises nor falls (a target that was missed, a count of verdicts): none where colours
    say up and down."""
    return "" if reader.scheme == "red-up" else verdict
