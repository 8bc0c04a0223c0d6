"""The text of a report's file: TXT, DOCX, PDF with a text layer, saved HTML page. Hostile files are refused with a sentence."""

import io
import re
import zipfile
from xml.etree import ElementTree

from etl.problem import Problem
from etl.read import decode
from etl.report.lines import joined, unwrapped
from etl.report.page import page_text
from etl.report.plain import RADICALS

LARGEST_FILE = 20_000_000  # bytes; the upload limit of the pages
LARGEST_TEXT = 300_000  # characters: about 40 reports
LARGEST_UNPACKED = 60_000_000  # bytes of document.xml; the longest reports have under two million
MOST_PAGES = 500
MOST_COLUMNS = 60  # that one cell of a table may span
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Unreadable(Exception):
    """A file whose text cannot be had; the argument is the Problem."""


def read_file(data: bytes, file: str) -> tuple[str, Problem | None]:
    """(text, None) of a report's file by what it holds, or ("", the problem). Never raises for what is in the file."""
    try:
        if len(data) > LARGEST_FILE:
            raise Unreadable(Problem("too_big", file, facts={"most": LARGEST_FILE // 1_000_000}))
        text = _text(data, file)
        if len(text) > LARGEST_TEXT:
            raise Unreadable(Problem("too_long", file, facts={"most": LARGEST_TEXT // 10_000}))
        if not text.strip("\ufeff \r\n\t\f"):
            raise Unreadable(Problem("no_text", file))
        return text, None
    except Unreadable as fault:
        return "", fault.args[0]


def _text(data: bytes, file: str) -> str:
    if data.startswith(b"PK"):
        return _docx(data, file)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return _pdf(data, file)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise Unreadable(Problem("old_word", file))
    text, problem = decode(data, file)
    if problem:
        raise Unreadable(problem)
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return page_text(text) if re.search(r"<(?:!doctype html|html|body|div|p|table)[\s>]", text[:5000], re.IGNORECASE) else unwrapped(text)


# -- DOCX ----------------------------------------------------------------------------------------------------------


def _docx(data: bytes, file: str) -> str:
    """Paragraphs and tables in the order of the document; one line for each paragraph and each row of a table."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.getinfo("word/document.xml")
            if inside.file_size > LARGEST_UNPACKED:
                raise Unreadable(Problem("zip_bomb", file))
            with archive.open(inside) as stream:
                xml = stream.read(LARGEST_UNPACKED + 1)
    except KeyError:
        raise Unreadable(Problem("not_word", file)) from None
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zipfile.zlib.error):
        raise Unreadable(Problem("damaged", file)) from None
    if len(xml) > LARGEST_UNPACKED or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # Word writes neither
        raise Unreadable(Problem("zip_bomb", file))
    try:
        body = ElementTree.fromstring(xml).find(f"{WORD}body")
    except (ElementTree.ParseError, RecursionError):
        raise Unreadable(Problem("damaged", file)) from None
    return "\n".join(_blocks(body)) if body is not None else ""


def _blocks(parent) -> list:
    lines = []
    for child in parent:
        if child.tag == f"{WORD}p":
            lines.append(_paragraph(child))
        elif child.tag == f"{WORD}tbl":
            lines += [" | ".join(_cells(row)) for row in child.iter(f"{WORD}tr")]
        elif child.tag in (f"{WORD}sdt", f"{WORD}sdtContent"):
            lines += _blocks(child)
    return lines


def _cells(row) -> list:
    """The texts of a row's cells, with a blank one for each further column that a cell spans."""
    cells = []
    for cell in row.iter(f"{WORD}tc"):
        span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
        columns = (span.get(f"{WORD}val") or "" if span is not None else "").strip()
        further = min(int(columns), MOST_COLUMNS) - 1 if columns.isascii() and columns.isdigit() and len(columns) < 5 else 0
        cells += [" ".join(filter(None, map(_paragraph, cell.iter(f"{WORD}p")))), *[""] * further]
    return cells


def _paragraph(paragraph) -> str:
    """The text as shown: what was deleted with changes tracked (w:delText) is not part of it."""
    said = []
    for node in paragraph.iter():
        if node.tag == f"{WORD}t":
            said.append(node.text or "")
        elif node.tag in (f"{WORD}tab", f"{WORD}br", f"{WORD}cr"):
            said.append(" " if node.tag == f"{WORD}tab" else "\n")
    return "".join(said).strip()


# -- PDF -----------------------------------------------------------------------------------------------------------


def _pdf(data: bytes, file: str) -> str:
    """The text layer, lines that the page broke in the middle of a sentence joined."""
    from pypdf import PdfReader  # only here: it takes 80 ms to load

    try:
        pages = PdfReader(io.BytesIO(data)).pages
        if len(pages) > MOST_PAGES:
            raise Unreadable(Problem("too_many_pages", file, facts={"most": MOST_PAGES}))
        text = "\n".join(page.extract_text() for page in pages).translate(RADICALS)
    except Unreadable:
        raise
    except Exception:  # a damaged or encrypted PDF raises whatever its damage meets inside pypdf
        raise Unreadable(Problem("damaged", file)) from None
    if len(re.findall(r"[\u4e00-\u9fff]", text)) < 10 * min(len(pages), 3):
        raise Unreadable(Problem("scanned", file))
    return joined(text)
