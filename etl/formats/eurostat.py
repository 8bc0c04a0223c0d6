r"""Eurostat's files: the first cell of every row holds several dimensions, `freq,unit,geo\TIME_PERIOD`."""

import re
from dataclasses import replace
from typing import TypeVar

from etl.formats.grid import Cells, Grid, Place, Rows
from etl.values.header_words import field_of

T = TypeVar("T")

CORNER = re.compile(r"\w+(?:,\w+){1,20}\\\s*\w+", re.ASCII)
HEADER_WITHIN = 20  # rows in which such a header is looked for


def corner(rows: Rows) -> int | None:
    """The row whose first cell joins dimensions by commas; None where there is none."""
    return next((n for n, cells in enumerate(rows[:HEADER_WITHIN]) if cells and CORNER.fullmatch(cells[0].strip())), None)


def parted(grid: Grid) -> Grid:
    """The grid with each dimension in its column; rows above stay as they are."""
    first = corner(grid.rows)
    if first is None:
        return grid
    names, across = grid.rows[first][0].strip().split("\\")
    names = names.split(",")
    last = names[-1] if field_of(across) == "period" else f"{names[-1]}\\{across.strip()}"
    head = [*names[:-1], last, *grid.rows[first][1:]]
    rows = [*grid.rows[:first], head, *(_parted(cells, len(names)) for cells in grid.rows[first + 1 :])]
    by = len(names) - 1
    aside = {
        "struck": set(_moved(dict.fromkeys(grid.struck), first, by)),
        "hidden_columns": {c + by * (c > 0) for c in grid.hidden_columns},
    }
    return replace(grid, rows=rows, **aside, **{name: _moved(getattr(grid, name), first, by) for name in ("uncomputed", "shown")})


def _parted(cells: Cells, width: int) -> Cells:
    if not any(map(str.strip, cells)):
        return cells
    keys = cells[0].split(",", width - 1)
    return [*keys, *[""] * (width - len(keys)), *cells[1:]]


def _moved(places: dict[Place, T], first: int, by: int) -> dict[Place, T]:
    """(row, column) → text, where the columns from row `first` on have moved to the right."""
    return {(row, column + by * (row >= first and column > 0)): text for (row, column), text in places.items()}
