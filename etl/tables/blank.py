"""A table in which nobody has filled in a figure: the template as it was downloaded, or any other form."""

from etl.formats.grid import Grid
from etl.problem import Problem, errors
from etl.tables.body import Body
from etl.tables.header import Header, at
from etl.values.header_words import plain

TEMPLATE = {"上期时期", "上期数值", "填报说明"}  # headers that only our own template has together (etl/workbooks/template.py)


def no_figures(grid: Grid, header: Header, body: Body, file: str) -> Problem | None:
    """The error of a table that has rows and not one figure; None where there is one, or where a row says why there is none."""
    rows = len(set(body.rows)) or sum(left.reason == "no_value" for left in body.left)
    if not rows or errors(body.problems) or _has_figures(grid, header, body):
        return None
    is_template = {plain(column.header) for column in header.columns} >= TEMPLATE
    return Problem("blank_template" if is_template else "no_figures", file, facts={"n": rows})


def _has_figures(grid: Grid, header: Header, body: Body) -> bool:
    """Whether a cell of figures, or of their status, is filled in; the first rows mostly settle it."""
    places = [column.position for column in header.values]
    if any(at(cells, place) for cells in grid.rows[header.last + 1 :] for place in places):
        return True
    return any(body.texts["value"]) or any(body.texts["status"])
