"""The numbers of a report's tables, which stand without a unit: a header, a label or a caption says it.

A row is a line whose cells are parted by a bar (as DOCX and HTML files are read), a tab (as it is pasted) or by blanks (as
PDF files are read) where numbers end it or the line below has as many words and ends with numbers.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from etl.report import grammar
from etl.report.figure import Figure
from etl.report.plain import plain
from etl.report.times import TIME

WORDS = grammar.WORDS["table"]
BETWEEN = re.compile(r" ?\| ?|\t")
NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?%?")
MEASURED_CELL = re.compile(r"\d[\d.,]*\D{1,6}")
YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
ENDING = re.compile(rf"(?P<label>[^\d\s,.。;:!?、|][^。;!?|]*?)(?P<numbers>(?: +{NUMBER.pattern})+)\s*")
WORD = r"[^\d\s,。;!?、|]+"
WORDS_ONLY = re.compile(rf"{WORD}(?: +(?:{WORD}|{YEAR.pattern}))+\s*")
YEARS_ABOVE = re.compile(rf"{WORD}(?: +{WORD})*(?: +{YEAR.pattern})+(?: +{WORD})*")
SKIP = re.compile(WORDS["skip"])
WHOLE = re.compile(WORDS["whole"])
SUM = re.compile("总计|合计")
CHANGE = re.compile(f"{grammar.WORDS['role']['change']}|增减|增速")
SAME_TIME = re.compile("(?<![较比与同])[去上]年同期")  # 去年同期 names a column's period, no change
SHARE = re.compile(grammar.WORDS["role"]["share"])
COUNTED = dict(pair.split("=") for pair in WORDS["counted"].split())
UNIT = re.compile(
    rf"(?P<scale>{grammar.any_of(grammar.SCALES)})?(?P<unit>{grammar.any_of(grammar.WORDS['measures'].split())}|%|‰)"
)
IN_BRACKETS = re.compile(rf"[(](?:{WORDS['unit']})?(?P<unit>[^()]{{1,6}})[)]")
CAPTION = re.compile(rf"(?<![(]){WORDS['unit']}(?P<unit>[^\s()|,;、/。]{{1,6}})(?=[\s()|。]|$)", re.MULTILINE)
ENOUGH_NUMBERS = 3  # numbers that make a row of a line by themselves
ENOUGH_TO_ADD_UP = 5  # numbers whose last is no total by chance if the others add up to it
LONGEST_ROW = 300  # characters of a row whose cells are parted by blanks
MOST_COLUMNS = 60
MOST_HEADS = 4  # rows of a header
ABOVE = 3  # lines above a table in which its caption stands


@dataclass
class Row:
    """A line of a table: [(place in the text, plain cell)], and the header rows that hold for it."""

    cells: list[tuple[int, str]]
    heads: list["Row"]
    end: int
    parted: bool  # by more than blanks

    @property
    def header(self) -> bool:
        """Whether the row names columns: two or more words and no number but years."""
        texts = [cell for _, cell in self.cells if cell]
        numbers = [
            c for c in texts if (NUMBER.fullmatch(c) or MEASURED_CELL.fullmatch(c)) and not (YEAR.fullmatch(c) or TIME.match(c))
        ]
        return len(texts) > 1 and not numbers

    @property
    def numbers(self) -> list[int]:
        """Columns that hold nothing but a number, behind the first words (before them stands a serial number).

        A row without any word is taken where a header of its width says what the numbers are.
        """
        named = len(self.cells) if not any(len(head.cells) == len(self.cells) for head in self.heads) else -1
        first = next((n for n, (_, cell) in enumerate(self.cells) if cell and not NUMBER.fullmatch(cell)), named)
        return [n for n, (_, cell) in enumerate(self.cells) if n > first and NUMBER.fullmatch(cell)]

    def is_figure(self, column: int) -> bool:
        """Whether a number may be one: a blank and a number end the lines of a table of contents too."""
        return self.parted or len(self.cells) > 2 or bool(self.head(column))

    def label(self, column: int) -> str:
        """The words to the left of a column."""
        return " ".join(cell for _, cell in self.cells[:column] if cell and not NUMBER.fullmatch(cell))

    def head(self, column: int) -> str:
        """The words of the header above a column; 总计 where there is no such column, but the last number is the sum of the others."""
        wide = [head for head in self.heads if len(head.cells) == len(self.cells)]
        own = " ".join(dict.fromkeys(head.cells[column][1] for head in wide if head.cells[column][1]))
        words = " ".join(cell for head in self.heads for _, cell in head.cells)
        enough = ENOUGH_NUMBERS if SUM.search(words) else ENOUGH_TO_ADD_UP
        return own or ("总计" if column in self.numbers[-1:] and len(self.numbers) >= enough and self._adds_up() else "")

    def _adds_up(self) -> bool:
        *parts, last = (_number(self.cells[n][1]) for n in self.numbers)
        return last > 0 and abs(sum(parts) - last) < 1e-6


def table_figures(text: str, numbers: list[Figure]) -> list[Figure]:
    """The bare numbers of the tables of a text; figures found before are told the row and the column in which they stand."""
    starts = [figure.start for figure in numbers]
    figures = []
    for rows, caption in _tables(text):
        for row in (row for row in rows if not row.header):
            inside = numbers[bisect_left(starts, row.cells[0][0]) : bisect_left(starts, row.end)]
            figures += _read(row, caption, inside)
    return figures


def _tables(text: str):
    """(rows, the unit of the caption) of every run of two or more lines that are rows, or of one with plenty of numbers."""
    lines = [(m.start(), m[0]) for m in re.finditer(r"[^\n]+", text)]
    cells = [_cells(*line) for line in lines]
    for n in reversed(range(len(lines) - 1)):
        if not cells[n] and cells[n + 1] and len(lines[n][1]) <= LONGEST_ROW and WORDS_ONLY.fullmatch(plain(lines[n][1])):
            words = _placed(*lines[n], [m.span() for m in re.finditer(r"\S+", lines[n][1])])
            names = any(WHOLE.search(word) or IN_BRACKETS.search(word) for _, word in words[1:])
            cells[n] = words if names and len(words) == len(cells[n + 1]) else []
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and cells[last] and _parted(lines[last]) == _parted(lines[first]):
            last += 1
        if last - first > 1 or len(cells[first]) > ENOUGH_NUMBERS:
            caption = CAPTION.search(plain("\n".join(line for _, line in lines[max(0, first - ABOVE) : first + 1])))
            yield _rows(lines[first:last], cells[first:last]), caption["unit"] if caption else ""
        first = max(last, first + 1)


def _parted(line: tuple) -> bool:
    """Whether the cells of a (place, line) are parted by more than blanks."""
    return bool(BETWEEN.search(line[1]))


def _rows(lines: list, cells: list) -> list:
    """The rows with their headers: those of the last run of header rows above."""
    rows: list = []
    for (start, line), row in zip(lines, cells, strict=True):
        above = rows[-1] if rows else None
        heads = [] if above is None else [*above.heads, above][-MOST_HEADS:] if above.header else above.heads
        made = Row(row, heads, start + len(line), _parted((start, line)))
        if made.header and above is not None and not above.header:
            made.heads = []
        rows.append(made)
    return rows


def _cells(start: int, line: str) -> list:
    """[(place, plain cell)] of a line; [] where it is no row."""
    parted = list(BETWEEN.finditer(line))
    if len(parted) > MOST_COLUMNS:
        return []
    if parted:
        edges = zip([0, *(m.end() for m in parted)], [*(m.start() for m in parted), len(line)], strict=True)
    elif len(line) <= LONGEST_ROW and (row := ENDING.fullmatch(plain(line))):
        edges = [row.span("label"), *(m.span() for m in re.finditer(r"\S+", line) if m.start() >= row.start("numbers"))]
    else:
        return []
    return _placed(start, line, edges)


def _placed(start: int, line: str, edges) -> list:
    return [(start + a + len(line[a:b]) - len(line[a:b].lstrip()), plain(line[a:b]).strip()) for a, b in edges]


def is_row(line: str) -> bool:
    """Whether a line has cells, ends with two numbers or more, or holds nothing but numbers."""
    return len(_cells(0, line)) > 2 or bool(re.fullmatch(rf"{NUMBER.pattern}(?: +{NUMBER.pattern})+", line))


def _read(row: Row, caption: str, measured: list) -> list:
    """The figures of a row besides those read before. Of several numbers only those of a column that is a whole can be an indicator."""
    read = {f.start for f in measured}
    several = len(read | {row.cells[column][0] for column in row.numbers}) > 1
    made = []
    for column in row.numbers:
        start, cell = row.cells[column]
        if start in read:
            continue
        label, head = row.label(column), row.head(column)
        if row.is_figure(column) and not SKIP.search(f"{label.rpartition(' ')[2]} {head}") and (head or not YEAR.fullmatch(cell)):
            scale, unit = _unit(row, column, caption)
            made.append(Figure(start, start + len(cell), "", round(_number(cell) * scale, 6), "=", unit))
    for figure in measured + made:
        column = max(n for n, (start, _) in enumerate(row.cells) if start <= figure.start or not n)
        figure.column = row.head(column)
        figure.row = row.label(column) or figure.column
        if figure.role == "total":
            figure.role = _role(figure.column, several)
    return made


def _number(cell: str) -> float:
    return float(cell.removesuffix("%").replace(",", ""))


def _role(head: str, several: bool) -> str:
    head = SAME_TIME.sub("上年", head)
    if CHANGE.search(head):
        return "change"
    if SHARE.search(head):
        return "share"
    return "total" if WHOLE.search(head) or YEAR.search(head) or not several else "cell"


def _unit(row: Row, column: int, caption: str) -> tuple:
    """(scale, unit) as the cell, its header, its label, a cell of its own or the caption says; (1, "") where none does."""
    if row.cells[column][1].endswith("%"):
        return 1.0, "%"
    words = (row.head(column), row.label(column))
    units = [m["unit"] for w in words for m in IN_BRACKETS.finditer(w)]
    counted = [unit for word, unit in COUNTED.items() if any(w.endswith(word) for w in words)]
    for unit in [*units, *(cell for _, cell in row.cells), *counted, caption]:
        if match := UNIT.fullmatch(unit):
            return grammar.SCALES.get(match["scale"] or "", 1.0), match["unit"]
    return 1.0, ""
