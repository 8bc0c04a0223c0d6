"""Figures that a spreadsheet hides or strikes out: asked about before they count. Rows that a filter hides are hidden rows."""

from collections.abc import Iterator
from typing import Any

from etl.answers import chosen
from etl.formats.grid import Grid
from etl.problem import Problem
from etl.tables.body import Body
from etl.tables.header import Header
from etl.tables.interpretation import Left, listed, rows_named
from etl.tables.overrides import Overrides
from wording.language import LANGUAGES, later

LEAVE_OUT, USE = "leave_out", "use"
USED = {  # the notices of figures that are used all the same
    "hidden_rows": later("{where}被隐藏，按回答采用"),
    "hidden_columns": later("“{where}”列被隐藏，按回答采用"),
    "struck": later("{where}有加删除线的数值，按回答采用"),
}
MOST_QUOTED = 60  # characters of a row or cell that a question quotes


def settle(grid: Grid, header: Header, body: Body, overrides: Overrides, file: str) -> Iterator[Problem]:
    """Take out the records that the answers leave out; yields a question for each kind that is not answered."""
    for code in USED:
        places = _places(code, grid, header, body)
        answer = chosen(overrides.choices, code) if places else ""
        if answer == LEAVE_OUT:
            _leave_out(code, body, places)
        elif answer == USE:
            header.remarks.append((USED[code], _where(code, body, places)))
        elif places:
            facts = {"n": len(_different(code, body, places)), **_where(code, body, places)}
            yield Problem(code, file, body.rows[places[0]], body.columns[places[0]], _quoted(code, grid, body, places[0]), facts)


def _places(code: str, grid: Grid, header: Header, body: Body) -> list[int]:
    """The places of the records that a question is about."""
    if code == "hidden_rows":
        return [place for place, row in enumerate(body.rows) if row - 1 in grid.hidden_rows] if grid.hidden_rows else []
    if code == "hidden_columns":
        return (
            [place for place, column in enumerate(body.positions) if column in grid.hidden_columns] if grid.hidden_columns else []
        )
    keys = [c.position for c in header.columns if c.field in ("office", "indicator", "period") and not c.fixed]
    cells = enumerate(zip(body.rows, body.positions, strict=True)) if grid.struck else ()
    return [place for place, (row, column) in cells if any((row - 1, one) in grid.struck for one in (column, *keys))]


def _different(code: str, body: Body, places: list[int]) -> list[Any]:
    """The rows, or the headers of the columns, of records."""
    texts = body.columns if code == "hidden_columns" else body.rows
    return list(dict.fromkeys(texts[place] for place in places)) if code != "struck" else [texts[place] for place in places]


def _where(code: str, body: Body, places: list[int]) -> dict[str, str]:
    """Where they stand, as facts in both languages."""
    different = list(dict.fromkeys(_different(code, body, places)))
    return {f"where_{lang}": (listed if code == "hidden_columns" else rows_named)(different, lang) for lang in LANGUAGES}


def _quoted(code: str, grid: Grid, body: Body, place: int) -> str:
    """What stands in the first of them: a whole row, or the figure."""
    cells = grid.rows[body.rows[place] - 1] if code == "hidden_rows" else [body.texts["value"][place]]
    return " ".join(cell.strip() for cell in cells if cell.strip())[:MOST_QUOTED]


def _leave_out(code: str, body: Body, places: list[int]) -> None:
    if code == "hidden_columns":
        body.left += [Left("hidden", column=header) for header in _different(code, body, places)]
        for place in places:
            body.blank.pop(body.positions[place], None)
    elif code == "hidden_rows":
        body.left += [Left("hidden", row) for row in _different(code, body, places)]
    else:
        body.left += [Left("struck", body.rows[place], text=body.texts["value"][place]) for place in places]
    body.leave_out(places)
