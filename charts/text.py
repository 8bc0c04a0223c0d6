"""Text of a given width: how wide it is and where its lines end. Chinese may break anywhere but before closing marks;
words of letters and numbers stay whole."""

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

CLOSING = "，。、；：！？）》”’%％,.;:!?)]"
_word = re.compile(r"(?:◆ )?[A-Za-z0-9.,%+−–/:'&()#_?=~-]+|\s+|.", re.DOTALL)


def ems(text: str) -> float:
    """About how wide a text is in units of its size: a Chinese character 1, a digit 0.56, other letters by their kind."""
    return sum(map(_em, text))


def is_chinese(c: str) -> bool:
    """Whether a character takes a whole square."""
    return east_asian_width(c) in "WFA"


def _em(c: str) -> float:
    if is_chinese(c):
        return 1
    if c.isupper():
        return 0.68
    return 0.32 if c in " .,:;'|!()[]ijltfr/-" else 0.56


def wrapped(text: str, width: float, most: int) -> list[str]:
    """The lines of a text, each at most `width` ems; what does not fit into `most` lines ends in ……, in English …."""
    lines = [""]
    for word in _words(text, width):
        if lines[-1] and ems(lines[-1] + word) > width and word[0] not in CLOSING:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    if len(lines) > most:
        kept = lines[most - 1]
        while kept and ems(kept) > width - 2:  # a line may be narrower than the dots
            kept = kept[:-1]
        lines = [*lines[: most - 1], kept + ("……" if any(east_asian_width(c) in "WF" for c in text) else "…")]
    return [line.rstrip() for line in lines]


def _words(text: str, width: float):
    """Characters and words; a word wider than a line (an address) in pieces."""
    for word in _word.findall(text):
        size = max(int(width / 0.56), 1)
        yield from (word[n : n + size] for n in range(0, len(word), size))


def aside(text: str, lang: str) -> str:
    """A text in the brackets of the language, to stand behind another."""
    return f"（{text}）" if lang == "zh" else f" ({text})"


def size_for(text: str, width: float, sizes: Sequence[int], most: int) -> tuple[int, list[str]]:
    """(size, lines): the largest of `sizes` (px) at which the text takes the fewest lines of `width` px, `most` at the most. It is
    broken into one line more before it becomes smaller than three quarters."""
    for count in range(1, most + 1):
        for size in sizes if count == most else [s for s in sizes if s > sizes[0] * 0.75]:
            if len(lines := wrapped(text, width / size, count + 1)) <= count:
                return size, lines
    return sizes[-1], wrapped(text, width / sizes[-1], most)
