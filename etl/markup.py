"""A page with a table that was saved as .xls, as many office systems export it."""

from html.parser import HTMLParser

from etl import grid
from etl.grid import Grid, Unreadable, too_large, trimmed

STARTS = ("<html", "<table", "<!doctype html", "<meta", "<head", "<body", "<style", "<div")
SPANS = 1_000  # rows or columns that one cell may span


def is_page(text: str) -> bool:
    """Whether a text is HTML. Raises Unreadable for other markup, which is no table that we read."""
    start = text[:2_000].lstrip().lower()
    if start.startswith("<?xml"):
        if "office:spreadsheet" in start or "<html" not in start:
            raise Unreadable("not_a_table", kind="XML")
        return True
    return start.startswith(STARTS)


class Page:
    """The tables of a page, as sheets: 表1, 表2, …"""

    format, separator = "html", ""

    def __init__(self, text):
        self.encoding = text.encoding
        parser = _Tables()
        parser.feed(text.text)
        parser.close()
        self.tables = {f"表{n}": table for n, table in enumerate((t for t in parser.tables if t.rows), start=1)}
        self.names = list(self.tables)
        if not self.names:
            raise Unreadable("not_a_table", kind="HTML")

    def grid(self, name: str, most: int | None = None) -> Grid:
        """One table, or its first rows."""
        table = self.tables[name]
        return Grid(trimmed([list(cells) for cells in table.rows[:most]]), table.merged)


class _Tables(HTMLParser):
    """Collects the cells of all tables; a table within a table is one of its own."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.open, self.cells = [], [], 0
        self.text = None

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if tag == "table":
            self.open.append(Grid())
            self.tables.append(self.open[-1])
        elif self.open and tag == "tr":
            self._finish()
            self.open[-1].rows.append([])
        elif self.open and tag in ("td", "th"):
            self._finish()
            if not self.open[-1].rows:
                self.open[-1].rows.append([])
            self.text, self.spans = [], {name: _span(said) for name, said in attributes if name in ("rowspan", "colspan")}
        elif tag == "br" and self.text is not None:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._finish()
        if tag == "table" and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def _finish(self) -> None:
        """Put the cell that was open where it belongs: behind what earlier rows let hang down."""
        if self.text is None or not self.open:
            return
        table, text = self.open[-1], "".join(self.text).replace("\xa0", " ").strip()
        self.text = None
        top, cells = len(table.rows) - 1, table.rows[-1]
        taken = {(area[1], area[3]) for area in table.merged[-SPANS:] if area[0] < top <= area[2]}
        while any(left <= len(cells) <= right for left, right in taken):
            cells.append("")
        left, wide, deep = len(cells), self.spans.get("colspan", 1), self.spans.get("rowspan", 1)
        cells.extend([text] + [""] * (wide - 1))
        self.cells += wide
        if wide > 1 or deep > 1:
            table.merged.append((top, left, top + deep - 1, left + wide - 1))
        if len(cells) > grid.COLUMNS:
            raise too_large("columns", grid.COLUMNS, top + 1)
        if self.cells > grid.WORKBOOK_CELLS or len(table.merged) > grid.MERGED:
            raise too_large("cells", grid.WORKBOOK_CELLS)


def _span(said: str | None) -> int:
    return max(1, min(int(said), SPANS)) if said and said.isascii() and said.isdigit() else 1
