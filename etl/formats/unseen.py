"""Characters that nobody sees: control characters, blanks without width, overrides of the writing direction. They are removed from every
cell on the way in, and a notice says where they stood; most come from Word, from web pages, or from Windows' calculator.

What joins the parts of an emoji or of a letter of another script (U+200C, U+200D) stays where it joins any.
"""

import re
from collections.abc import Iterator

from etl.problem import Problem
from wording.escaping import visible

BLANK = "\x0b\x0c\x1c-\x1f\x85\u2028\u2029"  # they end a line or part a text: a blank stands for them
WITHOUT_WIDTH = "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001-\U000e007f"
CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
JOINER = "(?<![^\x00-\xff\u2000-\u206f\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[\u200c\u200d]"
UNSEEN = re.compile(f"(?P<blank>[{BLANK}])|[{WITHOUT_WIDTH}{CONTROL}]|{JOINER}")
MOST_NAMED, LONGEST_QUOTED = 5, 40  # kinds of characters that are named; characters of a cell that are quoted


def cleaned(text: str) -> str:
    """The text without such characters."""
    return UNSEEN.sub(_instead, text) if UNSEEN.search(text) else text


def _instead(match: re.Match) -> str:
    return " " if match.lastgroup == "blank" else ""


def clean(cells: list[str], number: int) -> list[tuple[int, str]]:
    """Take them out of the cells of a row, in place; (number of the row, the cell as it was) of every cell that had one."""
    if not UNSEEN.search("".join(cells)):
        return []
    raw_cells = [(number, cell) for cell in cells if UNSEEN.search(cell)]
    cells[:] = map(cleaned, cells)
    return raw_cells


def problems(file: str, raw_cells: list[tuple[int, str]]) -> Iterator[Problem]:
    """One sentence for all such cells of a sheet, at the first of them."""
    if raw_cells:
        row, cell = raw_cells[0]
        yield Problem("unseen", file, row, cell=_quoted(cell), facts={"n": len(raw_cells), "signs": _signs(raw_cells)})


def _signs(raw_cells: list[tuple[int, str]]) -> str:
    """U+000B、U+202E."""
    different = dict.fromkeys(match.group() for _, cell in raw_cells for match in UNSEEN.finditer(cell))
    listed = [f"U+{ord(sign):04X}" for sign in different]
    return "、".join(listed[:MOST_NAMED]) + ("……" if listed[MOST_NAMED:] else "")


def _quoted(cell: str) -> str:
    """The cell with a mark in the place of each."""
    marked = UNSEEN.sub("\ufffd", visible(cell))
    return marked if len(marked) <= LONGEST_QUOTED else f"{marked[:LONGEST_QUOTED]}…"
