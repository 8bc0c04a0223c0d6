"""The rows of a chart as CSV: exactly what is drawn, with what it means and where it comes from."""

from collections.abc import Iterable
from typing import Any

from wording import comparison, numbers
from wording.cells import csv_text
from wording.language import named
from wording.types import Row

BOM = "\ufeff"  # so that Excel takes the file for UTF-8

COLUMNS = [
    "office",
    "office_name",
    "sample",
    "indicator",
    "indicator_name",
    "period",
    "value",
    "qualifier",
    "status",
    "as_worded",
    "unit",
    "previous_period",
    "previous_value",
    "change",
    "change_kind",
    "change_text",
    "why_no_change",
    "note",
    "definition",
    "source",
    "file",
    "row",
    "release",
    "mean",
    "lower",
    "upper",
    "variation",
    "pace_period",
    "pace_share",
    "pace_time",
    "pace_years",
    "pace_usual",
    "pace_by_time",
    "pace_by_season",
    "pace_status",
]


LIMITS = ("mean", "lower", "upper")
PACE = ("pace_share", "pace_time", "pace_years", "pace_usual", "pace_by_time", "pace_by_season")
NUMBERS = ("value", "previous_value", "change", *LIMITS, *PACE)


def series(rows: Iterable[Row], lang: str) -> str:
    """CSV of rows of db/sql/page/series.sql or card.sql with what they mean and where they come from, as Excel opens it safely.

    A computed ratio has one place more than the catalogue shows; `release` is the one that the figure came with.
    """
    return csv_text(COLUMNS, (_cells(row, lang) for row in rows))


def records(rows: Iterable[Row], lang: str) -> list[dict[str, Any]]:
    """The same for a program: column → what stands there, figures and changes as numbers, None where there is none."""
    table = [dict(zip(COLUMNS, _cells(row, lang), strict=True)) for row in rows]
    return [{**row, **{name: float(row[name]) if row[name] else None for name in NUMBERS}} for row in table]


def _cells(row: Row, lang: str) -> list[Any]:
    """What stands in COLUMNS."""
    return [
        row["office"],
        named(row, "office_full", lang),
        row["sample"],
        row["indicator"],
        named(row, "name", lang),
        row["period"],
        _value(row, "value"),
        row["qualifier"],
        row["status"],
        row["as_worded"],
        named(row, "unit", lang),
        row["previous_period"],
        _value(row, "previous_value"),
        _change(row),
        row["change_kind"],
        comparison.change_text(row, lang),
        comparison.why_text(row, lang),
        row["note"],
        named(row, "definition", lang),
        row["source"],
        row["file"],
        row["row"],
        row["release"],
        *(_rounded(row, name, row["decimals"] + 1) for name in LIMITS),
        row.get("variation") or "",
        row.get("pace_period") or "",
        *(_rounded(row, name, 2) for name in PACE),
        row.get("pace_status") or "",
    ]


def _value(row: Row, column: str) -> str:
    value = row[column]
    if value is None:
        return ""
    return numbers.written(numbers.rounded(value, row["decimals"] + 1) if row["computed"] else value)


def _rounded(row: Row, name: str, places: int) -> str:
    """A number that was worked out, with so many places; "" where there is none (a yearly card has no limits and no pace)."""
    number = row.get(name)
    return "" if number is None else numbers.written(numbers.rounded(number, places))


def _change(row: Row) -> str:
    if row["change"] is None:
        return ""
    return numbers.fixed(row["change"], 1) if row["change_kind"] == "percent" else numbers.written(row["change"])
