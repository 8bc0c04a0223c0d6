"""The text of a Word document (.docx), read as a stream: no tree is built, so that what is nested or countless costs nothing."""

import io
import zipfile
import zlib
from xml.parsers import expat

import worker
from etl.formats.grid import Unreadable
from etl.report.rows import DEEPEST, Allowance, Rows, span

LARGEST_UNPACKED = 40_000_000  # bytes of document.xml; the longest reports have under two million
MOST_TAGS = 1_000_000  # of paragraphs, runs, properties …; a long report has 50,000
MOST_ATTRIBUTES = 400_000  # of all tags; the parser makes one table of those of a tag
PIECE = 1 << 20  # bytes that are unpacked at a time
DEEPEST_ELEMENT = 160  # elements in elements; text boxes in tables have under 40
NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # documents saved as "strict"
)
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Names as the parser gives them → those of the handlers. What was moved away with changes tracked is struck out on the page;
# deleted text has an element of its own (w:delText); a fallback repeats a text box for older programs.
READ = ("p", "t", "tab", "br", "cr", "tbl", "tr", "tc", "gridSpan")
NAMES = {f"{ns}}}{name}": name for ns in NAMESPACES for name in READ}
SKIPPED = {FALLBACK, *(f"{ns}}}moveFrom" for ns in NAMESPACES)}
VAL = tuple(f"{ns}}}val" for ns in NAMESPACES)


def document_text(data: bytes) -> str:
    """Paragraphs and tables in the order of the document; one line for each paragraph and each row of a table.

    Raises Unreadable for what is no Word document, damaged, or beyond the limits.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse  # Word writes none, and entities stand there
    try:
        parser.Parse(_unpacked(data), True)
    except (expat.ExpatError, ValueError, LookupError) as fault:  # ValueError, LookupError: an encoding that there is not
        raise worker.behind(fault) or Unreadable("damaged") from None
    return "\n".join(reader.lines)


def _unpacked(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.getinfo("word/document.xml")
            if inside.file_size > LARGEST_UNPACKED:
                raise Unreadable("zip_bomb")
            with archive.open(inside) as stream:
                return _bounded(stream)
    except KeyError:
        raise Unreadable("not_word") from None
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        raise Unreadable("damaged") from None


def _bounded(stream) -> bytes:
    """All bytes of a stream. What is beyond the limits is refused before all of it is unpacked."""
    pieces, size, tags, attributes = [], 0, 0, 0
    while piece := stream.read(PIECE):
        pieces.append(piece)
        size, tags, attributes = size + len(piece), tags + piece.count(b"<"), attributes + piece.count(b"=")
        if size > LARGEST_UNPACKED:
            raise Unreadable("zip_bomb")
        for count, most in ((tags, MOST_TAGS), (attributes, MOST_ATTRIBUTES)):
            if count > most:
                raise Unreadable("too_many_elements", most=most // 10_000)
    return b"".join(pieces)


def _refuse(*_declaration) -> None:
    raise Unreadable("zip_bomb")


class _Reader:
    """Takes the elements of a document as they come: the text of a paragraph to its line, or to the cell it stands in."""

    def __init__(self):
        self.lines: list = []
        self.paragraphs: list = []  # the pieces of each that is open; a text box has paragraphs within one
        self.tables: list = []  # (table, the paragraphs that were open around it)
        self.allowance = Allowance()
        self.depth = self.skipped = 0
        self.in_text = False

    def start(self, name: str, attributes: dict) -> None:
        self.depth += 1
        if self.depth > DEEPEST_ELEMENT:
            raise Unreadable("too_deep", most=DEEPEST_ELEMENT)
        self.skipped += bool(self.skipped or name in SKIPPED)
        if not self.skipped and (role := NAMES.get(name)):
            self._begin(role, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
        elif role := NAMES.get(name):
            self._finish(role)

    def text(self, text: str) -> None:
        if self.in_text and self.paragraphs:
            self.paragraphs[-1].append(text)

    def _begin(self, name: str, attributes: dict) -> None:
        if name == "p":
            self.paragraphs.append([])
        elif name == "tbl":
            self._start_table()
        elif name == "t":
            self.in_text = not self.skipped
        elif name in ("tab", "br", "cr") and self.paragraphs:
            self.paragraphs[-1].append(" " if name == "tab" else "\n")
        elif self.tables:
            self._in_table(self.tables[-1][0], name, attributes)

    def _start_table(self) -> None:
        if len(self.tables) == DEEPEST:
            raise Unreadable("too_deep", most=DEEPEST)
        self.tables.append((Rows(self.allowance), self.paragraphs))
        self.paragraphs = []

    def _in_table(self, table: Rows, name: str, attributes: dict) -> None:
        if name == "tr":
            table.start_row()
        elif name == "tc":
            table.start_cell()
        elif name == "gridSpan" and table.cell == []:
            table.across = span(next((attributes[key] for key in VAL if key in attributes), "").strip())

    def _finish(self, name: str) -> None:
        if name == "p" and self.paragraphs:
            self._line("".join(self.paragraphs.pop()).strip())
        elif name == "t":
            self.in_text = False
        elif name == "tbl" and self.tables:
            table, self.paragraphs = self.tables.pop()
            self._line(table.text())
        elif name == "tr" and self.tables:
            self.tables[-1][0].end_row()
        elif name == "tc" and self.tables:
            self.tables[-1][0].end_cell()

    def _line(self, text: str) -> None:
        """A paragraph, or a table's lines, to the cell in which it stands, else to the document."""
        cell = self.tables[-1][0].cell if self.tables else None
        self.lines.append(text) if cell is None else cell.extend([text, "\n"] if text else [])
