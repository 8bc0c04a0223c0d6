"""The tags of an HTML page, for the table reader (etl.formats.markup) and the report reader (etl.report.page).

Every character is looked at a bounded number of times, whatever the page holds: no pattern passes a "<" while it looks for an
end that may not come. The standard library's parser takes minutes on a few kilobytes of `<!--` and raises on `<![x[y]]>`.
"""

import html
import re
from collections.abc import Iterator
from functools import cache

# The rest of a tag: quoted values may hold ">", but none is followed beyond the next "<" (an unclosed quote ends there).
REST = r"""(?:(?:[^<>"']++|"[^"<]*"|'[^'<]*')*+>|[^<>]*>)"""
UNSEEN = re.compile(r"<(?:(!--)|(script|style)(?![\w:-])[^<>]*>)", re.IGNORECASE)  # what no reader of a page sees
ENDS = {name: re.compile(f"</{name}(?![\\w:-])[^<>]*>", re.IGNORECASE) for name in ("script", "style")}
COMMENT_END = re.compile("--!?>")
ANY_TAG = re.compile(rf"</?[a-z]{REST}|<[!?][^<>]*>", re.IGNORECASE)  # "<5件" is no tag
LONG_REFERENCE = re.compile(r"&#(?:\d{8,}|x[0-9a-f]{7,});?", re.IGNORECASE)  # beyond the last character; html.unescape may raise


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern:
    return re.compile(rf"<(/?)({'|'.join(sorted(names, key=len, reverse=True))})(?![\w:-])({REST})", re.IGNORECASE)


def tags(page: str, names: tuple[str, ...]) -> Iterator[tuple[str, str, bool, str]]:
    """(text before it, name in lower case, whether it ends the element, its attributes) of every tag of some names; the
    text behind the last one comes with the name "". Comments, scripts and styles are left out."""
    text, after = _seen(page), 0
    for tag in _pattern(names).finditer(text):
        ends, name, rest = tag.groups()
        yield text[after : tag.start()], name.lower(), ends != "", rest[:-1]
        after = tag.end()
    yield text[after:], "", False, ""


def words(text: str) -> str:
    """A piece of a page without its other tags, and with its character references resolved."""
    if "<" in text:
        text = ANY_TAG.sub("", text)
    return html.unescape(LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def _seen(page: str) -> str:
    """A page without its comments, scripts and styles; one that is not closed goes on to the end, as in browsers."""
    pieces, after = [], 0
    while opening := UNSEEN.search(page, after):
        pieces.append(page[after : opening.start()])
        # <!--> and <!---> are comments too: the dashes may be those of the opening
        start, end = (opening.end() - 2, COMMENT_END) if opening[1] else (opening.end(), ENDS[opening[2].lower()])
        closing = end.search(page, start)
        if not closing:
            return "".join(pieces)
        after = closing.end()
    return "".join([*pieces, page[after:]])
