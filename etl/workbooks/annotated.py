"""A file with its problems written beside the cells, as a workbook: what was uploaded, marked, and a list of all problems."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from etl.formats.foreign import one_grid
from etl.formats.grid import Cells, Unreadable
from etl.problem import Problem, gravest_first
from wording.cells import workbook_cell
from wording.escaping import visible
from wording.language import later, translator
from wording.problems import LEVELS
from wording.saving import saved

# A tint, a frame that can be told apart without colour, and the mark that the comment begins with.
LOOKS = {
    "error": ("F8CBAD", "medium", "✖"),
    "question": ("FFE699", "mediumDashed", "？"),
    "warning": ("FFF2CC", "dashed", "▲"),
    "note": ("DDEBF7", "dotted", "ℹ"),
}
LONGEST, ROWS, COLUMNS = 32_767, 1_048_576, 16_384  # what a cell and a sheet of Excel can hold
COMMENTED = 5_000  # cells with a comment; a workbook with more opens slowly, and the list names them all
LIST = [(later("程度"), 8), (later("文件"), 22), (later("行"), 8), (later("列"), 16), (later("单元格"), 18), (later("问题"), 90)]


def grid(data: bytes, sheet: str = "") -> list[Cells]:
    """The texts of a file's worksheet (of its first for ""), row by row, as they stand; [] where it cannot be read."""
    try:
        return one_grid(data, sheet).rows
    except Unreadable:
        return []


def annotated(grids: Mapping[str, Sequence[Cells]], problems: Sequence[Problem], lang: str = "zh") -> bytes:
    """An .xlsx: a sheet for each file with its faulty cells tinted, framed and commented, then a sheet that lists all problems.

    grids: file name → its texts, row by row, as `grid` or the reader gives them. problems: `Checked.problems`, or other
    `Problem`s about these files. Nothing in the workbook is run as a formula.
    """
    book, t = Workbook(write_only=True), translator(lang)
    for file, rows in grids.items():
        _sheet(book, file, rows, [p for p in problems if p.file == file], lang)
    listed = book.create_sheet(_title(t(later("问题清单")), book))
    for n, (_, width) in enumerate(LIST, start=1):
        listed.column_dimensions[get_column_letter(n)].width = width
    listed.freeze_panes = "A2"
    listed.append([_cell(listed, t(header), font=Font(bold=True)) for header, _ in LIST])
    for p in gravest_first(problems)[: ROWS - 1]:
        _, _, mark = LOOKS[p.level]
        cells = [f"{mark} {t(LEVELS[p.level])}", p.file, p.row or None, p.column, p.cell, p.message(lang)]
        listed.append([_cell(listed, text) for text in cells])
    return saved(book)


def _sheet(book, file: str, rows: Sequence[Cells], problems: list[Problem], lang: str) -> None:
    sheet = book.create_sheet(_title(file.rpartition("/")[2].rpartition(".")[0] or file, book))
    rows = rows[:ROWS] or [[""]]
    places = defaultdict(list)
    for problem in problems:
        places[_place(problem, rows)].append(problem)
    commented = set(list(places)[:COMMENTED])
    for n, texts in enumerate(rows):
        texts = list(texts[:COLUMNS]) or [""]
        faulty = {m: places[n, m] for m in range(len(texts)) if (n, m) in places}
        sheet.append(
            [
                _marked(sheet, x, faulty[m], (n, m) in commented, lang) if m in faulty else _cell(sheet, x)
                for m, x in enumerate(texts)
            ]
        )


def _place(problem: Problem, rows: Sequence[Cells]) -> tuple[int, int]:
    """Row and column from 0: under the column's header, and the cell that is as the problem says where there are several."""
    n = min(max(problem.row - 1, 0), len(rows) - 1)
    texts = [text.strip() for text in rows[n]]
    under = {
        m for row in rows[: min(n + 1, 50)] for m, text in enumerate(row) if problem.column and text.strip() == problem.column
    }
    same = [m for m, text in enumerate(texts) if text == problem.cell and problem.cell]
    if not problem.row or not problem.column:
        return n, 0
    fits = [m for m in same if m in under] or [m for m in sorted(under) if m < len(texts)] or same
    return n, fits[0] if fits else 0


def _marked(sheet, text: str, problems: list, with_comment: bool, lang: str):
    """A cell with what is wrong with it."""
    problems = gravest_first(problems)
    tint, line, _ = LOOKS[problems[0].level]
    side, t = Side(line), translator(lang)
    cell = _cell(sheet, text, fill=PatternFill("solid", fgColor=tint), border=Border(side, side, side, side))
    if with_comment:
        comment = "\n".join(f"{LOOKS[p.level][2]} {t(LEVELS[p.level])}：{p.message(lang)}" for p in problems)
        cell.comment = Comment(visible(comment)[:LONGEST], "", height=60 + 40 * len(problems), width=320)
    return cell


def _cell(sheet, value, **look):
    """A cell that shows a text or number and never runs it: a text that Excel would take for a formula gets an apostrophe."""
    cell = WriteOnlyCell(sheet, workbook_cell(value[: LONGEST - 1] if isinstance(value, str) else value))
    for name, style in look.items():
        setattr(cell, name, style)
    return cell


def _title(name: str, book) -> str:
    """A sheet's name as Excel allows it, that no other sheet has."""
    plain = "".join("_" if c in r"[]:*?/\'" else c for c in visible(name))[:28] or "file"
    titles = {sheet.title.lower() for sheet in book.worksheets}
    return next(t for t in [plain, *(f"{plain}_{n}" for n in range(2, 1000))] if t.lower() not in titles)
