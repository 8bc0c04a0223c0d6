"""The rows of a chart as CSV: exactly what is drawn, with what it means and where it comes from."""

from wording import comparison, numbers
from wording.escaping import csv_text
from wording.language import named

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
]


def series(rows: list, lang: str) -> str:
    """CSV of rows of db/sql/page/series.sql or card.sql with what they mean and where they come from, as Excel opens it safely.

    A computed ratio has one place more than the catalogue shows; `release` is the one that the figure came with.
    """
    return csv_text(
        COLUMNS,
        (
            [
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
            ]
            for row in rows
        ),
    )


def _value(row, column: str) -> str:
    value = row[column]
    if value is None:
        return ""
    return numbers.written(numbers.rounded(value, row["decimals"] + 1) if row["computed"] else value)


def _change(row) -> str:
    if row["change"] is None:
        return ""
    return numbers.fixed(row["change"], 1) if row["change_kind"] == "percent" else numbers.written(row["change"])
