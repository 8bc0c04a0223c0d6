"""The text of a saved HTML page as its reader sees it: a line for each paragraph, and for each row of a table."""

import re

from etl.formats.tags import tags, words
from etl.report.rows import DEEPEST, Allowance, Rows, span

SILENT = {"nav", "noscript", "template", "svg", "head", "footer", "select", "button", "iframe"}  # and scripts and styles
BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "ul", "ol", "dd", "dt"}
NAMES = (*sorted(SILENT | BLOCKS), "body", "table", "tr", "td", "th")
SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*([^\s\"'>]{1,9})", re.IGNORECASE)


def page_text(page: str) -> str:
    """The text of a page. Raises Unreadable for tables beyond the limits, and for nothing else that is in it."""
    reader = _Page()
    for text, name, ends, attributes in tags(page, NAMES):
        reader.read(text)
        if not ends:
            reader.start(name, attributes)
        if ends or attributes.endswith("/"):
            reader.end(name)
    lines = [line.strip(" \u3000") for line in reader.text().splitlines()]
    return "\n".join(line for line in lines if line.strip("| "))


class _Page:
    """Collects what a reader of the page sees: into `pieces`, which belong to the page or to the cell that is open."""

    def __init__(self):
        self.pieces: list = []
        self.silent: list = []  # each once
        self.allowance = Allowance()
        self.tables: list = []  # (table, the pieces around it)

    def text(self) -> str:
        while self.tables:
            self._end_table()
        return "".join(self.pieces)

    def read(self, text: str) -> None:
        if not self.silent and text:
            self.pieces.append(re.sub(r"\s+", " ", words(text)))

    def start(self, name: str, attributes: str) -> None:
        if name == "body":  # an end tag of the head may be left out
            self.silent.clear()
        elif name in SILENT:
            self.silent += [name] * (name not in self.silent)
        elif name == "table":
            if len(self.tables) < DEEPEST:
                self.tables.append((Rows(self.allowance), self.pieces))
        elif name in ("tr", "td", "th") and self.tables:
            self._in_table(name, attributes)
        elif name in BLOCKS:
            self.pieces.append("\n")

    def end(self, name: str) -> None:
        if name in self.silent:
            del self.silent[self.silent.index(name) :]
        elif name == "table" and self.tables:
            self._end_table()
        elif name in ("tr", "td", "th") and self.tables:
            table, self.pieces = self.tables[-1]
            table.end_row() if name == "tr" else table.end_cell()
        elif name in BLOCKS:
            self.pieces.append("\n")

    def _in_table(self, name: str, attributes: str) -> None:
        table, self.pieces = self.tables[-1]
        if name == "tr":
            table.start_row()
        else:
            spans = {which.lower(): span(width) for which, width in SPAN.findall(attributes)}
            self.pieces = table.start_cell(spans.get("col", 1), spans.get("row", 1))

    def _end_table(self) -> None:
        table, self.pieces = self.tables.pop()
        self.pieces += ["\n", table.text(), "\n"]
