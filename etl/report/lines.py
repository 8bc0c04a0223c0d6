"""Lines as a page broke them, made paragraphs again."""

import re

from etl.report.grammar import MEASURE
from etl.report.table import ENDING, LONGEST_ROW, NUMBER, YEARS_ABOVE, is_row

LINE_ENDS = re.compile(r"[。！？；：!?;:]$")
OPENS = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[章节])"
)
PAGE_NUMBER = re.compile(r"[-—–\s]*(?:第\s?)?\d{1,3}(?:\s?页)?[-—–\s]*")
BESIDE_DIGITS = re.compile(r"(?<=[\d%]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)")
ALONE = re.compile(
    rf"(?<=[\u4e00-\u9fff,，、])\n[ \t]*({NUMBER.pattern})[ \t]*\n[ \t]*(?=[,，。;；、]|{MEASURE.pattern.replace('(?P<unit>', '(?:')})"
)
WIDEST = 60  # characters of a line that a page broke
FEWEST_LINES = 5  # lines of a text that can be told to have been broken


def unwrapped(text: str) -> str:
    """A pasted or saved text with the lines joined that a page or a form broke, if it did."""
    text = ALONE.sub(r"\1", text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    widest = max(map(len, lines), default=0)
    full = [line for line in lines if len(line) >= widest * 0.85 and not LINE_ENDS.search(line)]
    return joined(text) if len(lines) >= FEWEST_LINES and widest <= WIDEST and len(full) * 2 > len(lines) else text


def joined(text: str) -> str:
    """Lines of a PDF as paragraphs: a line that does not end a sentence goes on in the next; page numbers fall away."""
    paragraphs, open_end = [], False
    lines = [line.strip() for line in text.splitlines()]
    widest = max(map(len, lines), default=0)
    for line in lines:
        if not line or PAGE_NUMBER.fullmatch(line):
            continue
        row = is_row(line)
        line = _tight(line)
        if open_end and not row and not OPENS.match(line):
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
        open_end = not row and not LINE_ENDS.search(line) and len(line) > widest * 0.6
    return "\n".join(paragraphs)


def _tight(line: str) -> str:
    """A line without the blanks that a PDF puts around digits: 8517 件; those of a table's row stay."""
    years = re.sub(r"(?<=\d) (?=年)", "", line)
    if len(line) > LONGEST_ROW:
        return BESIDE_DIGITS.sub("", line)
    return years if ENDING.fullmatch(line) or YEARS_ABOVE.fullmatch(years) else BESIDE_DIGITS.sub("", line)
