"""What `python -m etl report` does: a report's figures as a table, as JSON, or the sure ones as a CSV for `check` and `load`."""

from pathlib import Path

from etl.cli.tell import Tell
from etl.releases.state import State
from etl.report.doubts import doubts
from etl.report.draft import draft_csv, draft_rows
from etl.report.read import Reading
from etl.report.source import read_file, read_report
from etl.store import output
from wording.language import later


def report(tell: Tell, state: State, file: tuple, office: str, year: str, to: Path | None) -> int:
    """The exit status. file: (name, bytes); office: an id, and year, "" where the report is to say them; to: a new file."""
    name, data = file
    text, problem = read_file(data, name)
    reading, problem = (None, problem) if problem else read_report(text, name, state.catalogue, year, office)
    if reading is None:
        return tell.unreadable(problem)
    if to:
        return _draft(tell, state, name, reading, to)
    if tell.as_json:
        return tell.answer([figure.as_dict() for figure in reading.figures])
    tell.report(reading, state.catalogue, doubts(reading, name, state.figures(reading.office)))
    return 0


def _draft(tell: Tell, state: State, name: str, reading: Reading, to: Path) -> int:
    """Write the accepted figures."""
    lacking = {
        later("报告中没有认出目录里的单位。请用 --office 写明。"): not reading.office,
        later("报告中没有写年份。请用 --year 写明。"): not reading.year,
    }
    for sentence in (s for s, is_lacking in lacking.items() if is_lacking):
        tell.not_done(sentence)
        return 2
    known = state.figures(reading.office)
    rows = draft_rows(reading.accepted, reading.office, known, name)
    output.write(to, draft_csv(rows).encode("utf-8-sig"))
    if tell.as_json:
        return tell.answer({"file": str(to), "rows": len(rows)})
    tell.problems(doubts(reading, name, known))
    tell.say(later("{n}行草稿已写入{path}。核对后请运行：python -m etl check {path}"), n=len(rows), path=to)
    return 0
