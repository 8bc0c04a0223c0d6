"""The text of a report's file: TXT, DOCX, PDF with a text layer, saved HTML page. Hostile files are refused with a sentence."""

import pickle
import re

from etl.catalogue.catalogue import Catalogue
from etl.formats import foreign
from etl.formats.grid import Unreadable
from etl.problem import Problem
from etl.report.lines import joined, unwrapped
from etl.report.page import page_text
from etl.report.pdf import pdf_text
from etl.report.read import Reading, read_text
from etl.report.word import document_text
from etl.tables.read import decode

LARGEST_FILE = 20_000_000  # bytes; the upload limit of the pages
LARGEST_TEXT = 150_000  # characters: about 20 reports
MARKUP = re.compile(r"<(?:!doctype html|html|body|div|p|table)[\s>]", re.IGNORECASE)
HEAD = 5_000  # characters in which a page's markup shows


def read_file(data: bytes, file: str) -> tuple[str, Problem | None]:
    """(text, None) of a report's file by what it holds, or ("", the problem), within limits of time and memory.

    Never raises for what is in the file."""
    try:
        return foreign.within_limits(read_here, data, file)
    except Unreadable as fault:
        return "", Problem(fault.code, file, fault.row, facts=fault.facts)


def read_report(text: str, file: str, catalogue: Catalogue, year: str = "", office: str = "") -> Reading | Problem:
    """What `read_text` reads, or the problem where that takes too much time or memory."""
    try:
        return foreign.within_limits(_read_packed, text, pickle.dumps(catalogue), year, office)
    except Unreadable as fault:
        return Problem(fault.code, file, facts=fault.facts)


def _read_packed(text: str, catalogue: bytes, year: str, office: str) -> Reading:
    return read_text(text, foreign.unpacked(catalogue), year, office)


def read_here(data: bytes, file: str) -> tuple[str, Problem | None]:
    """As `read_file`, in this process."""
    try:
        return _checked(_text(data, file)), None
    except Unreadable as fault:
        return "", Problem(fault.code, file, fault.row, facts=fault.facts)


def _checked(text: str) -> str:
    if len(text) > LARGEST_TEXT:
        raise Unreadable("too_long", most=LARGEST_TEXT // 10_000)
    if not text.strip("\ufeff \r\n\t\f"):
        raise Unreadable("no_text")
    return text


def _text(data: bytes, file: str) -> str:
    if len(data) > LARGEST_FILE:
        raise Unreadable("too_big", most=LARGEST_FILE // 1_000_000)
    if data.startswith(b"PK"):
        return document_text(data)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return joined(_checked(pdf_text(data)))
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise Unreadable("old_word")
    text, problem = decode(data, file)
    if problem:
        raise Unreadable(problem.code, problem.row, **problem.facts)
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return page_text(text) if MARKUP.search(text[:HEAD]) else unwrapped(_checked(text))
