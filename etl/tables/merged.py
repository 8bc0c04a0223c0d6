"""Merged cells below a header: a merged key counts for all its rows; a merged figure belongs to several places, and so to none."""

from etl.formats.grid import WORKBOOK_CELLS, WORKBOOK_ROWS, Grid, Rows, too_large
from etl.problem import Problem
from etl.tables.header import Header, at


def fill(grid: Grid, header: Header, keys: list[int], file: str) -> tuple[int, list[Problem]]:
    """Write the keys of merged cells into every row that they cover: how many cells were filled, and a Problem for each merged figure.

    keys: positions of the columns of keys. Raises Unreadable where the merged areas cover too many rows.
    """
    figures = {column.position: column.header for column in header.values}
    filled, problems, rows = 0, [], 0
    for top, left, bottom, right in grid.merged:
        text = at(grid.rows[top], left) if header.last < top < len(grid.rows) else ""
        if not text:
            continue
        if left in figures:
            problems.append(Problem("merged_figure", file, top + 1, figures[left], text))
        rows += bottom + 1 - top
        if rows > 10 * WORKBOOK_ROWS:
            raise too_large("cells", WORKBOOK_CELLS)
        for index in range(top, min(bottom + 1, len(grid.rows))):
            filled += sum(
                _write(grid.rows, index, key, text) for key in keys if left <= key <= right and (index, key) != (top, left)
            )
    return filled, problems


def _write(rows: Rows, index: int, place: int, text: str) -> bool:
    """Whether a cell was blank, and holds the text now."""
    cells = [*rows[index], *[""] * (place + 1 - len(rows[index]))]
    if cells[place].strip():
        return False
    cells[place] = text
    rows[index] = cells
    return True
