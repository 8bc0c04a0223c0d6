"""From an annual report's prose to draft rows, each with its sentence. Rules only: no model, no network.

read_file (bytes → text) → read_report (text → Reading, by read_text) → doubts (Reading → Problems), draft_rows (figures → rows) → draft_csv.
"""

from etl.report.doubts import doubts
from etl.report.draft import COLUMNS, draft_csv, draft_rows, new_indicator, proposal
from etl.report.figure import Figure
from etl.report.lines import unwrapped
from etl.report.match import SURE_FROM
from etl.report.read import Reading, guess_office, read_text
from etl.report.source import read_file, read_report
from etl.report.units import in_unit

__all__ = [
    "COLUMNS",
    "SURE_FROM",
    "Figure",
    "Reading",
    "doubts",
    "draft_csv",
    "draft_rows",
    "guess_office",
    "in_unit",
    "new_indicator",
    "proposal",
    "read_file",
    "read_report",
    "read_text",
    "unwrapped",
]
