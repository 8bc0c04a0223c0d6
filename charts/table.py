"""The rows of a chart as a table: as CSV exactly what is drawn, as HTML for reading."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any

from wording.escaping import Html, as_html, html, html_joined

Columns = Mapping[str, tuple[Callable[[Any], object], int]]  # header → (function of a row, width in per cent)
CELL = "padding:5px 12px 5px 0;border-bottom:1px solid rgba(125,133,144,.25);font-size:clamp(14px,.75vw,28px);vertical-align:top;text-align:left"


def grid(columns: Columns, rows: Iterable[Any]) -> Html:
    """A plain HTML table, which the keyboard can scroll where it is wider than the page. columns: header → (function of a row, width in per cent, 0 for as narrow as it can be); what a function gives is text, or `Html`."""
    head = html_joined(
        html(
            f'<th scope="col" style="{CELL};font-weight:600;white-space:nowrap;{{width}}">{{header}}</th>',
            width=_width(width),
            header=header,
        )
        for header, (_, width) in columns.items()
    )
    widths = [(tell, _width(width)) for tell, width in columns.values()]
    body = html_joined(
        html(
            "<tr>{cells}</tr>",
            cells=html_joined(html(f'<td style="{CELL};{{width}}">{{cell}}</td>', width=w, cell=tell(row)) for tell, w in widths),
        )
        for row in rows
    )
    return html(
        '<div style="overflow-x:auto" tabindex="0"><table style="border-collapse:collapse;width:100%"><thead><tr>{head}</tr></thead>'
        "<tbody>{body}</tbody></table></div>",
        head=head,
        body=body,
    )


SIGHT = "position:sticky;background:Canvas"  # the page's own ground, for what stays in sight covers what moves below it
SHEET = f"{CELL};max-width:min(16em,36vw);overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
NUMBERED = "min-width:2.5em;width:2.5em;box-sizing:border-box;padding-right:6px;opacity:1;color:GrayText"


def sheet(columns: Mapping[int, str], rows: Sequence[Sequence[str]], heads: Container[int], label: str) -> Html:
    """The first rows of a spreadsheet, to be moved within their own frame: letters, row numbers and the first column stay in sight.

    columns: position → letter; rows: lists of texts; heads: numbers of the rows (from 1) that are the header. A cell that is cut
    short tells its whole text under the pointer.
    """
    first = next(iter(columns), 0)
    letters = html_joined(
        html(f'<th scope="col" style="{SHEET};{{place}}">{{name}}</th>', place=_in_sight(n == first, "top:0;"), name=name)
        for n, name in columns.items()
    )
    lines = html_joined(
        html(
            f'<tr><th scope="row" style="{CELL};{NUMBERED};{SIGHT};left:0;z-index:1">{{number}}</th>{{cells}}</tr>',
            number=number,
            cells=html_joined(_cell(cells[n] if n < len(cells) else "", n == first, number in heads) for n in columns),
        )
        for number, cells in enumerate(rows, start=1)
    )
    return html(
        '<div style="overflow:auto;max-height:26em" tabindex="0" role="region" aria-label="{label}">'
        '<table style="border-collapse:separate;border-spacing:0"><thead><tr>'
        f'<td style="{CELL};{NUMBERED};{SIGHT};left:0;top:0;z-index:3"></td>{{letters}}</tr></thead><tbody>{{lines}}</tbody></table></div>',
        label=label, letters=letters, lines=lines)  # fmt: skip


def _in_sight(first: bool, edge: str = "") -> str:
    """The style of a cell that stays in sight: of the first column beside the row numbers, of the letters above the rows."""
    if not (first or edge):
        return ""
    layer = 1 + bool(edge) + (first and bool(edge))
    return f"{SIGHT};{edge}{'left:2.5em;' if first else ''}z-index:{layer}"


def _cell(text: str, first: bool, is_head: bool) -> Html:
    look = f"{_in_sight(first)}{';font-weight:600' if is_head else ''}"
    return html(f'<td title="{{text}}" style="{SHEET};{{look}}">{{text}}</td>', text=as_html(text), look=look)


def _width(percent: int) -> str:
    return (
        f"width:{percent}%;min-width:{min(percent * 0.35, 10.5):.1f}em;overflow-wrap:anywhere"
        if percent
        else "white-space:nowrap"
    )
