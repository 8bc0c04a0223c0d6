"""Text from data on its way out. A note, a name, a file's name or an address is text, whatever it looks like: here, for cells of a table
file in wording/cells.py, and nowhere else, it is made harmless for each kind of output (design: text from data is text;
tests/test_escaping.py finds a second place).

A leaf that every room may import.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from html import escape
from typing import Any

# -- what no output can bear -----------------------------------------------------------------------------------

# Control characters end an XML file (PPTX, DOCX, XLSX) and drive a terminal; overrides of the writing direction turn the words
# around them about. They are shown as what they are: ␋ for a vertical tab, � for what has no sign of its own.
CONTROL = {n: chr(0x2400 + n) for n in range(0x20) if n not in (9, 10, 13)} | {0x7F: "\u2421"}
NOT_TEXT = [*range(0x80, 0x85), *range(0x86, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF]
DIRECTION = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SHOWN = CONTROL | dict.fromkeys([*NOT_TEXT, *DIRECTION], "\ufffd")
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def visible(text: str) -> str:
    """The text without characters that break a file or turn about the words around them: each has its visible sign instead."""
    return text.translate(_SHOWN) if _HARMFUL.search(text) else text


def deeply(value: Any) -> Any:
    """`visible` for every text within tuples, lists, dictionaries and dataclasses; everything else as it is."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: deeply(item) for key, item in value.items()}
    if is_dataclass(value):
        return replace(value, **{f.name: deeply(getattr(value, f.name)) for f in fields(value)})
    return type(value)(map(deeply, value)) if type(value) in (tuple, list) else value


# -- Markdown --------------------------------------------------------------------------------------------------

# Streamlit reads GitHub's Markdown with LaTeX, emoji, coloured text and icons, and after all escapes are undone it looks once more
# for addresses, emoji, icons and arrows. Against the second look an empty piece of coloured text stands between two letters.
APART = ":red[]"
_MARKDOWN = re.compile(
    r"(?P<address>[hH](?=[tT][tT][pP][sS]?:)|[wW](?=[wW][wW]\.))"
    r"|(?P<mail>(?<=[-.+\w])@)"
    r"|(?P<emoji>:(?=[\w+/-]+:))"
    r"|(?P<arrow>(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S))"
    r"|(?P<number>^\d{1,9}[.)])"
    r"|(?P<sign>[\\`*\[\]<&$~{}|]|:(?=[A-Za-z])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^[-#+=>])",
    re.ASCII,
)


class Markup(str):
    """Markdown of our own, in which what comes from data is escaped: made by `markup` alone."""


def markup(template: str, **facts) -> Markup:
    """A sentence of ours in Markdown, its {facts} as text."""
    return Markup(template.format(**{name: markdown(fact) for name, fact in facts.items()}))


def markup_joined(parts: Iterable[str], between: str) -> Markup:
    """Texts and Markup one after the other, a mark of ours between them."""
    return Markup(between.join(map(markdown, parts)))


def markup_lines(lines: Iterable[str], mark: str = "", end: str = "\n") -> Markup:
    """Texts below each other, each behind a mark such as "- "."""
    return Markup(end.join(f"{mark}{markdown(line)}" for line in lines))


def markdown(text: object) -> str:
    """A text, as one line, for a place that reads Markdown. What is `Markup` already stays as it is."""
    if isinstance(text, Markup):
        return text
    line = " ".join(visible(str(text)).splitlines()).strip(" \t")
    return _MARKDOWN.sub(_apart, line)


def commonmark(text: str) -> str:
    """A text, as one line, in a Markdown file for people and other programs, which look no second time."""
    return re.sub(r"([\\`*_\[\]<>&$~|#!])", r"\\\1", " ".join(visible(text).split()))


def _apart(match: re.Match) -> str:
    text = match[0]
    if match.lastgroup == "sign":
        return f"\\{text}"
    if match.lastgroup == "number":
        return f"{text[:-1]}\\{text[-1]}"
    if match.lastgroup == "mail":
        return f"{APART}@"
    if match.lastgroup == "arrow":
        return APART.join(f"\\{sign}" for sign in text)
    return f"\\:{APART}" if text == ":" else f"{text}{APART}"


# -- HTML ------------------------------------------------------------------------------------------------------

ADDRESS = re.compile(r"(https?://[\w.:/?#\[\]@!$&*+,=%~-]+[\w/])", re.ASCII)
LINK = '<a href="{address}" target="_blank" rel="noopener noreferrer" style="color:inherit">{address}</a>'


class Html(str):
    """HTML in which what comes from data is escaped: made by the functions below alone, and left as it is by templates (`__html__`)."""

    def __html__(self) -> str:
        return str(self)


def html(template: str, **facts) -> Html:
    """A template of ours, a literal, its {facts} as text; what is `Html` already stays as it is."""
    return Html(template.format(**{name: as_html(fact) for name, fact in facts.items()}))


def html_joined(parts: Iterable[str], between: str = "") -> Html:
    """Pieces one after the other."""
    return Html(as_html(between).join(map(as_html, parts)))


def element(tag: str, content: object = "", **attributes: object) -> Html:
    """An element of HTML or SVG with its attributes (font_size for font-size; none for "" and None); tag and names of attributes are ours."""
    words = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{as_html(value)}"'
        for name, value in attributes.items()
        if value not in ("", None)
    )
    return Html(f"<{tag}{words}>{as_html(content)}</{tag}>")


def as_html(text: object) -> Html:
    """A text for a place that reads HTML, in an attribute too."""
    if isinstance(text, Html):
        return text
    if by_engine := getattr(text, "__html__", None):  # the template engine has escaped it (views/html.py)
        return Html(by_engine())
    return Html(escape(visible(str(text))))


def linked(text: str) -> Html:
    """The text as HTML, with the web addresses in it as links that open beside the dashboard."""
    return html_joined(html(LINK, address=piece) if n % 2 else piece for n, piece in enumerate(addresses(text)))


def addresses(text: str) -> list[str]:
    """The text in pieces, of which every second one is a web address."""
    return ADDRESS.split(visible(text))


# -- figures of Plotly -----------------------------------------------------------------------------------------

# Plotly reads <b>, <a> and <br> in every text that it draws. Figures are made of plain text, a line break as \n; templates of
# hover texts are our own literals.
DRAWN = {"text", "hovertext", "name", "x", "y", "customdata", "ticktext", "categoryarray"}


def figure(made: Mapping[str, Any]) -> dict[str, Any]:
    """A figure (a dictionary in Plotly's words) whose texts Plotly draws letter by letter."""
    return {key: _drawn(value) if key in DRAWN else _inside(value) for key, value in made.items()}


def _inside(value):
    if isinstance(value, dict):
        return figure(value)
    return [_inside(item) for item in value] if isinstance(value, list | tuple) else value


def _drawn(value):
    if isinstance(value, str):
        return escape(visible(value), quote=False).replace("\n", "<br>")
    if isinstance(value, dict):
        return figure(value)
    return [_drawn(item) for item in value] if isinstance(value, list | tuple) else value


# -- names of files --------------------------------------------------------------------------------------------

LONGEST_NAME = 60  # characters


def file_name(text: str, ending: str = "") -> str:
    """A text as the name of a file on any system, with its ending (".csv")."""
    plain = re.sub(r'[\\/:*?"<>|\s]+', "_", visible(text))[:LONGEST_NAME]
    return (plain.strip("._") or "panel") + ending
