"""The text layer of a PDF. What it would cost to read is counted before it is read: a few kilobytes can unpack to millions of
operators, and a form can be drawn by forms that are drawn by forms."""

import io
import logging
import re
from collections import Counter

import worker
from etl.formats.grid import Unreadable
from etl.report.plain import RADICALS

MOST_PAGES = 500
MOST_WORK = 500_000  # separators of all that is drawn, 2 to 5 µs each in pypdf; a page of text has 500 to 10,000
OF_A_FORM = 100  # separators that drawing a form costs besides its own; pypdf silently leaves out those after the 5,000th
LARGEST_STREAM = 20_000_000  # bytes that one stream may unpack to
AS_ONE = 10  # bytes of a long string, or characters of a font, that cost as much as one separator
DEEPEST = 30  # forms in forms
SEPARATORS = b" \t\r\n\f\0()<>[]{}/%"
NAME = re.compile(rb"/([^\s()<>\[\]{}/%\0]+)")
ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
RANGE = re.compile(rb"<([0-9a-fA-F]{1,8})>\s{0,9}<([0-9a-fA-F]{1,8})>\s{0,9}[<\[]")
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
FEWEST_IDEOGRAPHS = 10  # ideographs on a page that has a text layer


def pdf_text(data: bytes) -> str:
    """The text of all pages, in lines as they stand there.

    Raises Unreadable for what is no PDF, damaged, a scan, or beyond the limits.
    """
    from pypdf import PdfReader, apply_configuration  # only here: it takes 80 ms to load
    from pypdf.errors import LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells every fault of a file, thousands of them
    try:
        with apply_configuration(zlib_maximum_output_length=LARGEST_STREAM, lzw_maximum_output_length=LARGEST_STREAM):
            pages = PdfReader(io.BytesIO(data)).pages
            if len(pages) > MOST_PAGES:
                raise Unreadable("too_many_pages", most=MOST_PAGES)
            _Work().count(pages)
            text = "\n".join(page.extract_text() for page in pages).translate(RADICALS)
    except Unreadable:
        raise
    except LimitReachedError as limit:
        raise _limit(str(limit)) from None
    except Exception as fault:  # a damaged or encrypted PDF raises whatever its damage meets inside pypdf
        raise worker.behind(fault) or Unreadable("damaged") from None
    if len(IDEOGRAPH.findall(text)) < FEWEST_IDEOGRAPHS * min(len(pages), 3):
        raise Unreadable("scanned")
    return text


def _limit(message: str) -> Unreadable:
    """One of pypdf's own limits, by its message: "Maximum page tree depth reached: 101 > 100."."""
    if "depth" in message:
        return Unreadable("nests_too_deep")
    return Unreadable("too_many_pages", most=MOST_PAGES) if "page tree" in message else _too_costly()


def _too_costly() -> Unreadable:
    return Unreadable("too_many_operators", most=MOST_WORK // 10_000)


class _Work:
    """What reading the pages takes, in separators. Forms and fonts are measured once and counted as often as they are used."""

    def __init__(self):
        self.forms: dict = {}
        self.fonts: dict = {}

    def count(self, pages) -> None:
        """Raise Unreadable (too_many_operators) where all pages together take more than MOST_WORK."""
        left = MOST_WORK
        for page in pages:
            contents = page.get_contents()
            left -= self._of(contents.get_data() if contents is not None else b"", _dictionary(page, "/Resources"), 0)
            if left < 0:
                raise _too_costly()

    def _of(self, content: bytes, resources: dict, depth: int) -> int:
        """Of a content stream, the fonts that it may use, and the forms that it draws."""
        if depth > DEEPEST:
            raise _too_costly()
        work = _separators(content) + sum(map(self._of_font, _dictionary(resources, "/Font").values()))
        drawn = _dictionary(resources, "/XObject")
        names = Counter(_unescaped(name) for name in NAME.findall(content)) if drawn else {}
        for name in drawn.keys() & names.keys():
            form = _resolved(drawn[name])
            if work <= MOST_WORK and form.get("/Subtype") == "/Form":
                work += names[name] * (OF_A_FORM + self._of_form(form, resources, depth + 1))
        return work

    def _of_form(self, form, around: dict, depth: int) -> int:
        if id(form) not in self.forms:
            self.forms[id(form)] = 0  # one that draws itself is not drawn again
            work = self._of(form.get_data(), _dictionary(form, "/Resources") or around, depth)
            self.forms[id(form)] = min(work, MOST_WORK + 1)
        return self.forms[id(form)]

    def _of_font(self, font) -> int:
        """Of a font, which is read anew for each page: its map to characters, and the widths of its glyphs."""
        font = _resolved(font)
        if id(font) not in self.fonts:
            to_unicode = _resolved(font.get("/ToUnicode"))
            mapping = to_unicode.get_data() if hasattr(to_unicode, "get_data") else b""
            mapped = sum(max(0, int(last, 16) - int(first, 16)) for first, last in RANGE.findall(mapping))
            widths = sum(
                _widths(_resolved(_resolved(below).get("/W"))) for below in _resolved(font.get("/DescendantFonts")) or []
            )
            self.fonts[id(font)] = _separators(mapping) + (mapped + widths) // AS_ONE
        return self.fonts[id(font)]


def _widths(array) -> int:
    """The glyphs for which an array of the two forms `first [width width …]` and `first last width` gives a width."""
    entries, place, glyphs = [_resolved(entry) for entry in array or []], 0, 0
    while place + 1 < len(entries):
        first, second = entries[place], entries[place + 1]
        listed = isinstance(second, list)
        glyphs += len(second) if listed else max(0, int(second) - int(first))
        place += 2 if listed else 3
    return glyphs


def _resolved(what):
    """The object that a reference stands for."""
    return what.get_object() if hasattr(what, "get_object") else what


def _dictionary(holder, name: str) -> dict:
    value = _resolved(holder.get(name))
    return value if isinstance(value, dict) else {}


def _unescaped(name: bytes) -> str:
    return "/" + ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name).decode("utf-8", "replace")


def _separators(content: bytes) -> int:
    return max(len(content) - len(content.translate(None, SEPARATORS)), len(content) // AS_ONE)
