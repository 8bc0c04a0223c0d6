"""The rows of a chart as a table: as CSV exactly what is drawn, as HTML for reading."""

import csv
import io
import re
from decimal import Decimal
from html import escape

from charts import comparison
from lang import named

SIGNS = "=+-@"
BOM = "\ufeff"  # so that Excel takes the file for UTF-8
COLUMNS = [
    "office",
    "office_name",
    "indicator",
    "indicator_name",
    "period",
    "value",
    "qualifier",
    "status",
    "as_worded",
    "measure",
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

ADDRESS = re.compile(r"https?://[\w.:/?#\[\]@!$&*+,=%~-]+[\w/]", re.ASCII)  # in escaped text
CELL = "padding:5px 12px 5px 0;border-bottom:1px solid rgba(125,133,144,.25);font-size:clamp(14px,.75vw,28px);vertical-align:top;text-align:left"


def html(columns: dict, rows: list) -> str:
    """A plain HTML table, which the keyboard can scroll where it is wider than the page. columns: header → (function of a row, width in per cent, 0 for as narrow as it can be)."""
    head = "".join(
        f'<th scope="col" style="{CELL};font-weight:600;white-space:nowrap;{_width(width)}">{escape(header)}</th>'
        for header, (_, width) in columns.items()
    )
    body = "".join(
        "<tr>"
        + "".join(f'<td style="{CELL};{_width(width)}">{linked(str(tell(row)))}</td>' for tell, width in columns.values())
        + "</tr>"
        for row in rows
    )
    return f'<div style="overflow-x:auto" tabindex="0"><table style="border-collapse:collapse;width:100%"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


SIGHT = "position:sticky;background:Canvas"  # the page's own ground, for what stays in sight covers what moves below it
SHEET = f"{CELL};max-width:min(16em,36vw);overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
NUMBERED = "min-width:2.5em;width:2.5em;box-sizing:border-box;padding-right:6px;opacity:1;color:GrayText"


def sheet(columns: dict, rows: list, heads: list, label: str) -> str:
    """The first rows of a spreadsheet, to be moved within their own frame: letters, row numbers and the first column stay in sight.

    columns: position → letter; rows: lists of texts; heads: numbers of the rows (from 1) that are the header. A cell that is cut
    short tells its whole text under the pointer.
    """
    first = next(iter(columns), 0)
    letters = "".join(f'<th scope="col" style="{SHEET};{_in_sight(n == first, "top:0;")}">{escape(name)}</th>' for n, name in columns.items())
    lines = "".join(
        f'<tr><th scope="row" style="{CELL};{NUMBERED};{SIGHT};left:0;z-index:1">{number}</th>'
        + "".join(_cell(cells[n] if n < len(cells) else "", n == first, number in heads) for n in columns)
        + "</tr>"
        for number, cells in enumerate(rows, start=1)
    )
    corner = f'<td style="{CELL};{NUMBERED};{SIGHT};left:0;top:0;z-index:3"></td>'
    return (
        f'<div style="overflow:auto;max-height:26em" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<table style="border-collapse:separate;border-spacing:0"><thead><tr>{corner}{letters}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def _in_sight(first: bool, edge: str = "") -> str:
    """The style of a cell that stays in sight: of the first column beside the row numbers, of the letters above the rows."""
    if not (first or edge):
        return ""
    layer = 1 + bool(edge) + (first and bool(edge))
    return f"{SIGHT};{edge}{'left:2.5em;' if first else ''}z-index:{layer}"


def _cell(text: str, first: bool, is_head: bool) -> str:
    return f'<td title="{escape(text)}" style="{SHEET};{_in_sight(first)}{";font-weight:600" if is_head else ""}">{escape(text)}</td>'


def linked(text: str) -> str:
    """The text as HTML, with the addresses in it as links that open beside the dashboard."""
    return ADDRESS.sub(r'<a href="\g<0>" target="_blank" rel="noopener noreferrer" style="color:inherit">\g<0></a>', escape(text))


def _width(percent: int) -> str:
    return (
        f"width:{percent}%;min-width:{min(percent * 0.35, 10.5):.1f}em;overflow-wrap:anywhere"
        if percent
        else "white-space:nowrap"
    )


def series(rows: list, lang: str) -> str:
    """CSV of rows of db/sql/series.sql or card.sql with what they mean and where they come from, as Excel opens it safely.

    A computed ratio has one place more than the catalogue shows; `release` is the one that the figure came with.
    """
    return write(
        COLUMNS,
        (
            [
                row["office"],
                named(row, "office_full", lang),
                row["indicator"],
                named(row, "name", lang),
                row["period"],
                _value(row, "value"),
                row["qualifier"],
                row["status"],
                safe(row["as_worded"]),
                named(row, "measure", lang),
                row["previous_period"],
                _value(row, "previous_value"),
                _change(row),
                row["change_kind"],
                comparison.change_text(row, lang),
                comparison.why_text(row, lang),
                safe(row["note"]),
                named(row, "definition", lang),
                safe(row["source"]),
                row["file"],
                row["row"],
                row["release"],
            ]
            for row in rows
        ),
    )


def write(header: list, rows) -> str:
    """CSV text with the line ends that Excel writes; None becomes an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue()


def safe(cell):
    """A text that Excel would run as a formula gets an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in SIGNS and cell else cell


def _value(row, column: str) -> str:
    value = row[column]
    if value is None:
        return ""
    return _plain(round(value, row["decimals"] + 1) if row["computed"] else value)


def _change(row) -> str:
    if row["change"] is None:
        return ""
    return f"{row['change']:.1f}" if row["change_kind"] == "percent" else _plain(row["change"])


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{Decimal(repr(float(value))):f}"
