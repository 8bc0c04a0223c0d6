"""A table on slides: in the largest type that one slide takes, else on several."""

from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from charts.panel.layout import Room, column_shares
from charts.panel.template import PX
from charts.text import wrapped
from charts.types import Table

TYPE = (16, 14, 12)  # of tables, in pt
SLACK = 0.88  # other machines have other fonts, a little wider
Place = tuple[int, int, int, int]  # left, top, width, height in EMU


@dataclass(frozen=True)
class Page:
    """The part of a table that fits on one slide: its rows under the head, their type size in pt and heights in px."""

    rows: Table
    size: float
    heights: tuple[float, ...]


def pages(table: Table, tall: float, room: Room) -> list[Page]:
    """A table as one page in the largest type that it takes, or as several in the smallest."""
    for size in TYPE:
        heights = [_height(row, table, size, room.width) for row in table]
        if sum(heights) <= tall:
            return [Page(table, size, tuple(heights))]
    parts, left = [], 0
    for row, height in zip(table[1:], heights[1:], strict=True):
        if height > left:
            parts.append([(table[0], heights[0])])
            left = tall - heights[0]
        parts[-1].append((row, height))
        left -= height
    return [Page(tuple(r for r, _ in page), TYPE[-1], tuple(h for _, h in page)) for page in parts]


def _height(row: tuple[str, ...], table: Table, size: float, width: int) -> float:
    """How high a row is in px: the lines of its longest cell."""
    px = size / 0.75
    shares = column_shares(table)
    lines = [len(wrapped(cell, (share * width - 20) / px * SLACK, 9)) for cell, share in zip(row, shares, strict=True)]
    return max(lines) * px * 1.25 + 10


def add(slide: Any, page: Page, whole: Table, box: Place) -> Any:
    """Put a page of the table `whole` on a slide, whose columns it keeps."""
    left, top, width, _ = box
    frame = slide.shapes.add_table(len(page.rows), len(page.rows[0]), left, top, width, int(sum(page.heights) * PX))
    for column, share in zip(frame.table.columns, column_shares(whole), strict=True):
        column.width = Emu(int(width * share))
    for line, cells, height in zip(frame.table.rows, page.rows, page.heights, strict=True):
        line.height = Emu(int(height * PX))
        for cell, text in zip(line.cells, cells, strict=True):
            cell.text_frame.text, cell.vertical_anchor = text, MSO_ANCHOR.MIDDLE
            cell.margin_top = cell.margin_bottom = Emu(20000)
            for run in cell.text_frame.paragraphs[0].runs:
                run.font.size = Pt(page.size)
    return frame
