"""The text of a saved HTML page as its reader sees it: a line for each paragraph, and for each row of a table."""

import re
from html.parser import HTMLParser

SILENT = {"script", "style", "nav", "noscript", "template", "svg", "head", "footer", "select", "button", "iframe"}
BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "ul", "ol", "dd", "dt"}
CELL = 200  # characters; what is longer is an article in a table that only places it
WIDEST = 60  # columns and rows that one cell may span
DEEPEST = 20  # tables in tables


def page_text(html: str) -> str:
    """The text of a page. Never raises for what is in it."""
    page = _Page()
    page.feed(html)
    page.close()
    while page.tables:
        page.end_table()
    lines = [line.strip(" \u3000") for line in "".join(page.said).splitlines()]
    return "\n".join(line for line in lines if line.strip("| "))


class _Table:
    """A table that is being read: the cells of its row, and columns that cells of rows above reach into."""

    def __init__(self, outside: list):
        self.outside, self.lines, self.row, self.cell = outside, [], None, None
        self.spans: dict = {}  # column → rows still to come
        self.across = self.down = 1

    def fill(self) -> None:
        """Blank cells where a cell of a row above stands."""
        while self.spans.get(len(self.row), 0) > 0:
            self.spans[len(self.row)] -= 1
            self.row.append("")


class _Page(HTMLParser):
    """Collects what a reader of the page sees."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.said, self.silent, self.tables = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag == "body":  # an end tag of the head may be left out
            self.silent.clear()
        elif tag in SILENT:
            self.silent.append(tag)
        elif tag == "table":
            if len(self.tables) < DEEPEST:
                self.tables.append(_Table(self.said))
        elif tag == "tr" and self.tables:
            self.end_row()
            self.tables[-1].row = []
        elif tag in ("td", "th") and self.tables:
            self._cell(dict(attrs))
        elif tag in BLOCKS:
            self.said.append("\n")

    def handle_endtag(self, tag):
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        elif tag == "table" and self.tables:
            self.end_table()
        elif tag == "tr" and self.tables:
            self.end_row()
        elif tag in ("td", "th") and self.tables:
            self._end_cell()
        elif tag in BLOCKS:
            self.said.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.said.append(re.sub(r"\s+", " ", data))

    def _cell(self, attrs: dict) -> None:
        table = self.tables[-1]
        self._end_cell()
        table.row = [] if table.row is None else table.row
        table.fill()
        table.across, table.down = _span(attrs.get("colspan")), _span(attrs.get("rowspan"))
        self.said = table.cell = []

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is None:
            return
        said = "".join(table.cell)
        cell = re.sub(r"\s+", " ", said).strip() if len(said) <= CELL else f"\n{said}\n"
        for column in range(len(table.row), len(table.row) + table.across):
            table.spans[column] = table.down - 1
        table.row += [cell, *[""] * (table.across - 1)]
        table.cell, self.said = None, table.outside

    def end_row(self) -> None:
        table = self.tables[-1]
        self._end_cell()
        if table.row is not None:
            table.fill()
            placed = any("\n" in cell for cell in table.row) or sum(map(bool, table.row)) < 2
            table.lines.append("\n".join(filter(None, table.row)) if placed else " | ".join(table.row))
            table.row = None

    def end_table(self) -> None:
        self.end_row()
        table = self.tables.pop()
        self.said = table.outside
        self.said += ["\n", "\n".join(table.lines), "\n"]


def _span(said: str | None) -> int:
    return max(1, min(int(said), WIDEST)) if said and said.isascii() and said.isdigit() and len(said) < 5 else 1
