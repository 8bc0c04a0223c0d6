"""A grid to the records of the table in it, whatever its layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.formats.grid import Grid
from etl.problem import Problem
from etl.tables import hidden, shown
from etl.tables.around import Around
from etl.tables.blank import no_figures
from etl.tables.body import Body
from etl.tables.header import Header
from etl.tables.header_rows import HEADER_WITHIN, candidate, is_table, may_begin
from etl.tables.interpretation import COLUMNS_LEFT, LAYOUTS, Column, Left, Understood, order_of
from etl.tables.overrides import Overrides
from etl.tables.preamble import Statement, shared_above
from etl.tables.records import Reader
from etl.tables.remarks import Remarks
from etl.tables.shapes import breakdown, series
from etl.tables.shapes.level_columns import above, resolve
from etl.tables.shapes.naming import named
from etl.tables.vocabulary import Vocabulary
from etl.values import publications
from etl.values.header_words import HEADERS

MOST_TRIED = 20  # rows that look like a header and make no table, before it is given up
PERIOD_QUESTIONS = ("periods_unclear", "year_missing", "issue_date_only")  # without an answer to these no record has a period
REQUIRED = {"office": "单位", "indicator": "指标", "period": "时期", "value": "数值"}


@dataclass
class Table:
    """One table of a grid, read: its header (None where there is none), its records, every problem."""

    header: Header | None
    body: Body
    problems: list[Problem]


def find_header(grid: Grid, vocabulary: Vocabulary, overrides: Overrides) -> tuple[Header | None, bool]:
    """The header and whether it makes a table; without one the row with most header words, which tells what is missing."""
    if overrides.header_row is not None:
        first = overrides.header_row - 1
        header = _candidate(grid, first, vocabulary, overrides) if first < len(grid.rows) else None
        return header, header is not None
    best, most, tried = None, 0, {}
    for index, cells in enumerate(grid.rows[:HEADER_WITHIN]):
        if len(tried) < MOST_TRIED and (
            may_begin(cells, vocabulary) or series.block(grid, index) or above(grid.rows, index, vocabulary)
        ):
            tried[index] = _candidate(grid, index, vocabulary, overrides)
            if is_table(tried[index], grid):
                return tried[index], True
        words = sum(vocabulary.label(cell).field in HEADERS for cell in cells)
        if words > most:
            best, most = index, words
    if best is None and overrides.meanings:
        best = next((n for n, cells in enumerate(grid.rows) if any(map(str.strip, cells))), None)
    return (None if best is None else tried.get(best) or _candidate(grid, best, vocabulary, overrides)), False


def read_table(
    grid: Grid,
    header: Header | None,
    vocabulary: Vocabulary,
    file: str,
    body: Body | None = None,
    sheet: str = "",
    overrides: Overrides = Overrides(),  # noqa: B008 (frozen)
    beside: Sequence[Statement] = (),
) -> Table:
    """The records below the header; none where the header has an error or its period is a question. body: the records where they are
    read already; sheet: the sheet's name; beside: what other sheets say of it (etl/tables/preamble.py `beside`)."""
    problems = [Problem(code, file, row) for code, row in grid.faults]
    if header is None:
        first = next((n for n, cells in enumerate(grid.rows, 1) if any(cell.strip() for cell in cells)), 1)
        if not problems:
            problems.append(Problem("no_header" if grid.rows else "empty_file", file, first if grid.rows else 0))
        return Table(None, Body(), problems)
    around = Around(grid, header, vocabulary, overrides, file, sheet, beside)
    problems_around = list(around.settle())
    resolve(header)
    breakdown.settle(header, grid, overrides)
    named(header, file, grid, vocabulary, overrides)
    of_period = [p for p in problems_around if p.code in PERIOD_QUESTIONS]
    problems_around += [
        p for p in _header_problems(grid, header, file) if not (of_period and p.facts.get("wanted_en") == "period")
    ]
    problems.extend(problems_around)
    problems.extend(Problem(code, file, header.first + 1, **more) for code, more in header.questions)
    if header.questions or of_period or any(p.level == "error" and p.code != "plan_not_actual" for p in problems_around):
        return Table(header, Body(), problems)
    if body is None:
        body = Reader(grid, header, vocabulary, file).read()
        problems.extend(hidden.settle(grid, header, body, overrides, file))
        problems.extend(shown.settle(grid, body, vocabulary, overrides, file))
        problems.extend(Remarks(around).finish(body))
    problems.extend(body.problems)
    problems.extend(Problem("other_table", file, row) for row in body.begins)
    if blank := no_figures(grid, header, body, file):
        return Table(header, Body(shared=body.shared, left=body.left, blank=body.blank), [*problems, blank])
    if not body.rows and not body.problems and not grid.faults:
        problems.append(Problem("no_rows", file, header.first + 1))
    return Table(header, body, problems)


def describe(understood: Understood, grid: Grid, table: Table) -> None:
    """Write into `understood` how the table was read; nothing where it has no header."""
    header, body = table.header, table.body
    if header is None:
        return
    understood.header_rows = list(range(header.first + 1, header.last + 2))
    understood.columns = [c for c in header.columns if c.header or c.field]
    understood.shared = {name: (row, text) for name, (row, text) in body.shared.items() if row}
    understood.across = _across(header)
    understood.remarks = header.remarks
    understood.layout = LAYOUTS.get((understood.across or [""])[0].replace("year", "period"), "tidy" if header.values else "")
    understood.order = order_of(list(dict.fromkeys(c.fixed["period"] for c in header.values if "period" in c.fixed)))
    used = {row for row, _ in understood.shared.values()}
    above = (n for n, cells in enumerate(grid.rows[: header.first], 1) if any(cell.strip() for cell in cells))
    titles = [
        Left("title", row, text=next(cell.strip() for cell in grid.rows[row - 1] if cell.strip())[:80])
        for row in above
        if row not in used
    ]
    blank = _blank_columns(header, body)
    aside = [Left(c.field, column=c.header) for c in header.columns if c.field in COLUMNS_LEFT]
    notes = [left for left in body.left if left.row not in used]
    understood.left_out = [*titles, *notes, *(Left("blank", column=c.header) for c in blank), *aside]
    for column in blank:
        body.blank.pop(column.position)
    understood.blank_cells = body.blank.total()
    understood.filled, understood.records, understood.other_tables = body.filled, len(body.rows), body.begins


def _candidate(grid: Grid, first: int, vocabulary: Vocabulary, overrides: Overrides) -> Header:
    return candidate(grid, first, vocabulary, overrides, shared_above(grid.rows, max(first, 0), vocabulary))


def _across(header: Header) -> list[str]:
    """What stands side by side, indicators before periods: "indicator", "office", "period", "year" (all of them years)."""
    fixed = {"period" if name == "part" else name for column in header.values for name in column.fixed}
    names = [name for name in ("indicator", "office", "period") if name in fixed]
    years = all(len(c.fixed.get("period", "").strip("年度 ")) == 4 for c in header.values)
    return ["year" if name == "period" and years else name for name in names]


def _blank_columns(header: Header, body: Body) -> list[Column]:
    """The columns of figures in which not one stands."""
    filled = set(body.columns) if body.blank else set()
    return [c for c in header.values if c.fixed and body.blank[c.position] and c.header not in filled]


def _header_problems(grid: Grid, header: Header, file: str) -> Iterator[Problem]:
    """What is doubled, unknown or missing in the header."""
    row, seen = header.first + 1, {}
    samples = _samples(grid, header, {column.position for column in header.columns if not column.field})
    for column in header.columns:
        if column.field == "plan" and header.values:
            yield Problem("plan_column", file, row, column.header, column.header)
        elif column.field == "unknown":
            code = "unread_period" if publications.names_year(column.header) else "unknown_column"
            yield Problem(code, file, row, column.header, column.header)
        elif column.position in samples:
            yield Problem("unnamed_column", file, row, cell=samples[column.position], facts={"place": column.position + 1})
        elif column.field in HEADERS:
            key = (column.field, *sorted(column.fixed.items()))
            if key in seen:
                wanted = column.fixed.get("period") or column.fixed.get("indicator") or HEADERS[column.field][1]
                facts = {"first": seen[key] + 1, "second": column.position + 1, "wanted": wanted}
                yield Problem("duplicate_header", file, row, column.header, column.header, facts)
            seen.setdefault(key, column.position)
    for name in REQUIRED if not header.questions else ():
        if not (header.values if name == "value" else header.has(name)):
            facts = {"wanted_zh": REQUIRED[name], "wanted_en": name, "accepted": ", ".join(HEADERS[name])}
            yield Problem("missing_header", file, row, facts=facts)


def _samples(grid: Grid, header: Header, places: set[int]) -> dict[int, str]:
    """Place → the first text below the header, for those of the places that have any."""
    samples = {}
    for cells in grid.rows[header.last + 1 :] if places else ():
        for place, text in enumerate(cells):
            if place in places and place not in samples and text.strip():
                samples[place] = text.strip()[:80]
    return samples
