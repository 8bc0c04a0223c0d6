"""The columns of a file that has no header: called by their letters, known by their contents and by what the analyst says."""

from etl.formats.grid import COLUMNS, Grid, Rows
from etl.tables.header import Contents, Header
from etl.tables.interpretation import Column
from etl.tables.vocabulary import Vocabulary
from etl.values import value


def letter(position: int) -> str:
    """A, B, … Z, AA: what a spreadsheet calls the column at a position from 0."""
    name = ""
    while position >= 0:
        position, rest = divmod(position, 26)
        name, position = chr(65 + rest) + name, position - 1
    return name


def lettered(grid: Grid) -> list[Column]:
    """A Column for each letter, as many as the widest row has cells."""
    width = min(max(map(len, grid.rows), default=0), COLUMNS)
    return [Column(place, letter(place)) for place in range(width)]


def with_figures(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """The columns, the one that holds nothing but numbers as the figures where it is the only one."""
    numbers = [
        column
        for column in header.columns
        if not column.field and (texts := contents.texts(column.position)) and not any(value.parse(text).bad for text in texts)
    ]
    if len(numbers) != 1 or header.values:
        return header.columns
    return [Column(c.position, c.header, "value") if c is numbers[0] else c for c in header.columns]


def begins_with_data(rows: Rows) -> bool:
    """Whether the first row that is not blank holds a number, and so a figure and no header. rows: lists of texts."""
    first = next((cells for cells in rows if any(cell.strip() for cell in cells)), [])
    return any(value.PLAIN.fullmatch(cell.strip()) for cell in first)
