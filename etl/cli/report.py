"""What `python -m etl report` does: a report's figures, or the sure ones as a CSV for `check` and `load`."""

from pathlib import Path

from etl.cli.results import NotDone, ReportDrafted, ReportRead, Result, Unread
from etl.problem import Problem
from etl.releases.state import State
from etl.report.doubts import doubts
from etl.report.draft import draft_csv, draft_rows
from etl.report.read import Reading
from etl.report.source import read_file, read_report
from etl.store import output
from wording.language import later


def report(state: State, name: str, data: bytes, office: str, year: str, to: Path | None) -> Result:
    """ReportRead, ReportDrafted, Unread or NotDone. name, data: the file; office: an id, and year, "" where the report is to say them;
    to: a new file."""
    text, problem = read_file(data, name)
    if problem:
        return Unread(problem)
    reading = read_report(text, name, state.catalogue, year, office)
    if isinstance(reading, Problem):
        return Unread(reading)
    if to:
        return _draft(state, name, reading, to)
    return ReportRead(reading, state.catalogue, doubts(reading, name, state.figures(reading.office)))


def _draft(state: State, name: str, reading: Reading, to: Path) -> Result:
    """Write the accepted figures."""
    if not reading.office:
        return NotDone(later("报告中没有认出目录里的单位。请用 --office 写明。"), code=2)
    if not reading.year:
        return NotDone(later("报告中没有写年份。请用 --year 写明。"), code=2)
    recorded = state.figures(reading.office)
    rows = draft_rows(reading.accepted, reading.office, recorded, name)
    output.write(to, draft_csv(rows).encode("utf-8-sig"))
    return ReportDrafted(to, len(rows), doubts(reading, name, recorded))
