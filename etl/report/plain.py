"""The text as rules see it: of the same length as the original, so that every place found is a place in the original."""

import re
import unicodedata

_WIDE = {n: unicodedata.normalize("NFKC", chr(n)) for n in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys([0xA0, 0x3000, 0x202F, 0x2002, 0x2003, 0x2009, 0x09], " ")
_SIGNS = {0xFE6A: "%", 0x2212: "-", 0xFF0D: "-", 0x2236: ":", 0xFE55: ":"}
# Radicals that PDF files hold in place of characters that look the same; Unicode maps only the first block itself.
_ALIKE = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻒长⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙"
RADICALS = {n: unicodedata.normalize("NFKC", chr(n)) for n in range(0x2F00, 0x2FD6)} | {
    ord(_ALIKE[n]): _ALIKE[n + 1] for n in range(0, len(_ALIKE), 2)
}
TABLE = {**RADICALS, **_WIDE, **_SPACES, **_SIGNS}
LONGEST_SENTENCE = 1000  # characters of a sentence; the longest of real reports have about 500
SENTENCE = re.compile(r"[^。!?\n]+[。!?]*[”’」』)]?")


def plain(text: str) -> str:
    """Full-width digits, letters and signs made half-width, one character for one: ８，５１７件（次） → 8,517件(次)."""
    return text.translate(TABLE)


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of every sentence of plain text: up to 。！？ or the end of the line, without blank edges.

    What runs on for more than LONGEST_SENTENCE characters (a table without full stops) is cut after a semicolon, a comma or a blank.
    """
    spans = []
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        while end - start > LONGEST_SENTENCE:
            cut = max(
                text.rfind(";", start, start + LONGEST_SENTENCE),
                text.rfind(",", start, start + LONGEST_SENTENCE),
                start + LONGEST_SENTENCE // 2,
            )
            spans.append(_trimmed(text, start, cut + 1))
            start = cut + 1
        spans.append(_trimmed(text, start, end))
    return [(start, end) for start, end in spans if start < end]


def _trimmed(text: str, start: int, end: int) -> tuple:
    sentence = text[start:end]
    return start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
