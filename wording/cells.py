"""Text from data on its way into a table file: the one guard for cells of CSV, of workbooks and of the workbook behind a slide's chart."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from wording.escaping import visible

# A spreadsheet runs a cell that begins so (a sign alone it leaves), behind blanks too, unless an apostrophe stands before it; a tab or an
# end of line at the beginning may part the cell. A text with apostrophes of its own before such a sign gets one more, so that `cell_text`
# gives back what went out. CSV, workbooks and the workbook behind a slide's chart ask this one pattern.
_BEGINS = r"(?:[\t\r\n]|\s*[=+\-@＝＋－＠])."
_RUN = re.compile(f"'*{_BEGINS}", re.DOTALL)
_NUMBER = re.compile(r"[+-]?[\d,]+(?:\.\d+)?(?:[eE][+-]?\d+)?%?|[+-]?\.\d+%?", re.ASCII)
_READ = re.compile(r"[={<]|[a-z]+:")
_APOSTROPHE = re.compile(f"'+{_BEGINS}", re.DOTALL)


def is_run(text: str) -> bool:
    """Whether a spreadsheet would run a cell with this text, or part it: every guard of cells asks here."""
    return bool(_RUN.match(text)) and not _NUMBER.fullmatch(text.strip(" "))


def cell(content: Any) -> Any:
    """The content of a cell of a CSV or a workbook: a text that a spreadsheet would run gets an apostrophe; numbers, and numbers
    written as text, stay."""
    return f"'{content}" if isinstance(content, str) and is_run(content) else content


def cell_text(content: str) -> str:
    """What was meant by a cell: `cell` undone."""
    return content[1:] if _APOSTROPHE.match(content) else content


def workbook_cell(content: Any) -> Any:
    """The same for a cell of a workbook, whose XML bears no control characters."""
    return visible(cell(content)) if isinstance(content, str) else content


def _written(content):
    if content is None:
        return ""
    return str(content).lower() if isinstance(content, bool) else cell(content)


def chart_cell(text: str) -> str:
    """A name in the workbook behind a slide's chart, with a blank before it where a spreadsheet would run it, or the writer make it a formula,
    a link or marks: an apostrophe would be seen on the slide."""
    return f" {text}" if _READ.match(text) or is_run(text) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]], end: str = "\r\n") -> str:
    """CSV of rows of cells; None becomes an empty cell, and what is so or not true or false."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(map(cell, header))
    writer.writerows(map(_written, row) for row in rows)
    return out.getvalue()


def csv_safe(text: str) -> str:
    """The text of a CSV with cells that no spreadsheet runs; as it is where there are none."""
    rows = [row for row in csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")) if row]
    harmless = all(cell(cell_text(content)) == content for row in rows for content in row)
    return text if harmless else csv_text(rows[0], ([cell_text(content) for content in row] for row in rows[1:]))
