"""The header of a table: its rows, its columns, and the first texts below it."""

from dataclasses import dataclass, field
from typing import Any

from etl.formats.grid import Cells, Grid
from etl.tables.interpretation import Column, Shared
from etl.tables.vocabulary import is_note

MOST_ROWS = 40  # whose contents tell what a column is

DIMENSIONS = ("indicator", "period", "office")


@dataclass
class Header:
    """Rows first..last (positions from 0; 0..-1 where there is no header) and the columns below them; shared: what stands once for the whole table, in rows above or below it.
     questions: what has
    to be answered before a record can be read, as (code, further arguments of Problem); apart: positions of rows that are left out; remarks: (sentence, facts) of what was understood."""

    first: int
    last: int
    columns: list[Column] = field(default_factory=list)
    shared: Shared = field(default_factory=dict)
    questions: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)
    remarks: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def values(self) -> list[Column]:
        """The columns whose cells are figures."""
        return [column for column in self.columns if column.field == "value"]

    def has(self, name: str) -> bool:
        """Whether a record of this table has the dimension: from a column, from the header, or from above it."""
        if name in self.shared:
            return True
        values = []
        for column in self.columns:
            if column.field == name:
                return True
            if column.field == "value":
                values.append(column)
        return bool(values) and all(name in column.fixed for column in values)


def at(cells: Cells, place: int) -> str:
    """The text of a row at a place; "" beyond its end."""
    return cells[place].strip() if place < len(cells) else ""


class Contents:
    """The texts below a header, as far as they tell what a column is."""

    def __init__(self, grid: Grid, start: int):
        self.strict = grid.strict
        self.rows = [cells for cells in grid.rows[start : start + MOST_ROWS] if not is_note(cells)]

    @property
    def width(self) -> int:
        """The cells of the widest row."""
        return max(map(len, self.rows), default=0)

    def texts(self, place: int) -> list[str]:
        """The different texts of a column, without the blank ones."""
        return list(dict.fromkeys(text for cells in self.rows if (text := at(cells, place))))
