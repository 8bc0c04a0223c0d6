"""Files that cost their parsers too much are refused with the true reason, by the limits of `worker` where no reader counts beforehand;
the next file is read. `python tests/etl/costly.py` reads all of them, and tells seconds and megabytes."""

import pytest
from costly import LIMIT, REPORTS, ROWS, TABLES
from files import text, xlsx
from given import catalogue

from etl.formats.grid import Unreadable
from etl.problem import Problem
from etl.report import read_file, read_report
from etl.tables.read import read
from wording.problems import CODES

STOPPED = (
    "900,000 attributes of the styles",
    "3,000 sheets of one part",
    "a cell of 2,000,000 runs",
)  # the others of LIMIT by hand
CATALOGUE = catalogue()


def quick(files: dict) -> list:
    return [name for name, (_, code) in files.items() if code != LIMIT or name in STOPPED]


@pytest.mark.parametrize("name", quick(TABLES))
def test_a_costly_table_is_refused_with_its_reason_or_read(name):
    make, code = TABLES[name]
    problems = read(make(), name, CATALOGUE).problems
    assert [p.code in (code if code == LIMIT else (code,)) for p in problems[:1]] == [True] * bool(code), problems
    assert read(xlsx(ROWS), "next", CATALOGUE).rows == [2]


@pytest.mark.parametrize("name", quick(REPORTS))
def test_a_costly_report_is_refused_with_its_reason_or_read(name):
    make, code = REPORTS[name]
    _, problem = read_file(make(), name)
    assert (problem.code if problem else "") == code
    assert problem is None or problem.code in CODES


def test_a_text_of_countless_figures_is_stopped():
    problem = read_report("1件" * 60_000, "粘贴的报告", CATALOGUE)
    assert isinstance(problem, Problem) and problem.code == "reads_too_long" and "2.5" in problem.message("zh")
    reading = read_report("全年办理来信5件。" * 1_000, "粘贴的报告", CATALOGUE, "2024", "east")
    assert len(reading.figures) == 1_000


@pytest.mark.parametrize(("fault", "code"), [(MemoryError, "reads_too_much"), (RecursionError, "nests_too_deep")])
def test_a_plain_text_that_is_too_much_for_this_process_is_told_too(fault, code, monkeypatch):
    def fails(*_):
        raise fault

    monkeypatch.setattr("etl.tables.read.open_book", fails)
    assert [p.code for p in read(text("单位,指标"), "a", CATALOGUE).problems] == [code]


def test_a_limit_is_not_told_as_damage():
    from worker import behind

    def caught(fault):
        try:
            try:
                raise fault
            except Exception as cause:
                raise ValueError from cause
        except ValueError as wrapped:
            return behind(wrapped)

    assert isinstance(caught(RecursionError()), RecursionError) and caught(Unreadable("damaged")) is None
