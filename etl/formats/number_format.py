"""What a spreadsheet shows of a number whose format puts words beside it or scales it: 80.3 under 0.00"亿元" is shown as 80.30亿元.

After the grammar of number formats in ECMA-376 part 1, 18.8.31. Formats that only round, group, colour or sign a number show
nothing else than the number, and are not looked at further; nor are those of dates and times, fractions and powers of ten.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from functools import lru_cache

LONGEST_FORMAT = 255  # characters of a format: Excel's own limit
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)|(?P<digit>[0#?])|(?P<point>\.)'
    r"|(?P<comma>,)|(?P<percent>%)|(?P<end>;)|(?P<unknown>[a-z/@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
CONDITION = re.compile(r"(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)")
MEANS = {"<=": operator.le, ">=": operator.ge, "<>": operator.ne, "=": operator.eq, "<": operator.lt, ">": operator.gt}
DECORATION = " \u3000\u00a0+-−–—()（）△▲▽▼↑↓$¥￥€£'~"  # signs, which the number has itself, and currencies


@dataclass(frozen=True)
class Shown:
    """text: what is shown. number: the number in it as far as it is scaled, unrounded ("" where none is shown). before, after: the
    words around it. format: the number format."""

    text: str
    number: str
    before: str
    after: str
    format: str


@dataclass
class Section:
    """One part of a format, for the numbers of one sign or condition. parts: (kind, text): literal, point, percent, general, digit;
    point: how many of the count of digits stand
    before the decimal point; scale: by how many thousands a number is divided."""

    parts: list[tuple[str, str]] = field(default_factory=list)
    condition: tuple[Callable[[Decimal, Decimal], bool], Decimal] | None = None
    point: int | None = None
    scale: int = 0
    commas: int = 0
    count: int = 0
    grouped: bool = False
    is_known: bool = True

    @property
    def digits(self) -> list[int]:
        """The places of the digits among the parts."""
        return [place for place, (kind, _) in enumerate(self.parts) if kind == "digit"]

    @property
    def words(self) -> str:
        """What is written, without signs and currencies."""
        return "".join(text for kind, text in self.parts if kind == "literal").strip(DECORATION)

    @property
    def is_blank(self) -> bool:
        """Whether it shows no number."""
        return not any(kind in ("digit", "general") for kind, _ in self.parts)

    @property
    def speaks(self) -> bool:
        """Whether it shows more, or less, than the number."""
        return self.is_known and bool(self.words or self.scale or self.is_blank)

    def add(self, kind: str, text: str) -> None:
        """One more token of the format."""
        if kind == "comma":
            self.commas += self.count > 0
        elif kind == "digit":
            self.grouped, self.commas, self.count = self.grouped or self.commas > 0, 0, self.count + 1
            self.parts.append((kind, text))
        elif kind == "point" and self.point is None:
            self.close()
            self.point = self.count
            self.parts.append((kind, "."))
        elif kind in ("percent", "general"):
            self.parts.append((kind, "%" if kind == "percent" else ""))
        elif kind == "bracket":
            match = CONDITION.fullmatch(text)
            self.condition = (MEANS[match[1]], Decimal(match[2])) if match else self.condition
            self.is_known &= text.lower() not in ("h", "hh", "m", "mm", "s", "ss")
        elif kind:
            self.is_known &= kind != "unknown"
            self.parts.append(("literal", text))

    def close(self) -> None:
        """Commas behind the last digit divide by a thousand each."""
        self.scale, self.commas = self.scale + self.commas, 0


class Format:
    """A number format that says more, or less, than the number."""

    def __init__(self, text: str, sections: list[Section]):
        self.text, self.sections = text, sections

    def show(self, number: str) -> Shown | None:
        """What is shown of a number (written plainly); None where that is no more than the number."""
        try:
            figure = Decimal(number)
            section, is_signed = self._section(figure)
            if not section.speaks or (section.is_blank and not figure and not section.words):
                return None
            return self._shown(section, figure, is_signed)
        except DecimalException:  # no number, or one of more digits than there are
            return None

    def _section(self, figure: Decimal) -> tuple[Section, bool]:
        """The section for a number, and whether it shows the sign itself."""
        if any(section.condition for section in self.sections):
            fitting = (s for s in self.sections if s.condition is None or s.condition[0](figure, s.condition[1]))
            return next(fitting, self.sections[-1]), False
        if figure == 0 and len(self.sections) > 2:
            return self.sections[2], False
        return (self.sections[1], True) if figure < 0 and len(self.sections) > 1 else (self.sections[0], False)

    def _shown(self, section: Section, figure: Decimal, is_signed: bool) -> Shown | None:
        kinds = [kind for kind, _ in section.parts]
        scaled = figure * 100 ** kinds.count("percent") / 1000**section.scale
        if section.is_blank:
            text = "".join(text for _, text in section.parts).strip()
            return Shown(text, "", text, "", self.text)
        places = section.digits or [kinds.index("general")]
        first, last = places[0], places[-1]
        inner = "".join(text for kind, text in section.parts[first:last] if kind == "literal")
        if inner not in ("", "."):  # 000-0000
            return None
        pieces = (
            _filled(section, abs(scaled) if is_signed else scaled)
            if section.digits
            else [text or _plain(scaled) for _, text in section.parts]
        )
        if inner:  # 0!.0, has its point where nobody counts it
            point = section.parts.index(("literal", "."), first)
            scaled = scaled.scaleb(-sum(place > point for place in places))
        before, after = "".join(pieces[:first]).strip(DECORATION), "".join(pieces[last + 1 :]).strip(DECORATION)
        return Shown("".join(pieces).strip(), _plain(scaled), before, after, self.text)


def _filled(section: Section, scaled: Decimal) -> list[str]:
    """The parts as texts: the digits of a number in their places, from the right before the point and from the left behind it."""
    places, pieces = section.digits, [text if kind != "digit" else "" for kind, text in section.parts]
    whole, decimals = places[: section.point], places[section.point :] if section.point is not None else []
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    digits, _, behind = f"{rounded:f}".partition(".")
    for place, digit in zip(decimals, behind, strict=False):
        pieces[place] = digit
    least = sum(section.parts[place][1] == "0" for place in whole)
    digits = digits.lstrip("0").rjust(least, "0")
    if section.grouped and whole and whole[-1] - whole[0] == len(whole) - 1:
        pieces[whole[-1]] = f"{int(digits):,}" if digits else ""
    else:
        for place in reversed(whole):
            pieces[place], digits = (digits[-1:], digits[:-1]) if place != whole[0] else (digits, "")
    pieces[places[0]] = "-" * (scaled < 0) + pieces[places[0]]
    return pieces


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(1_000)
def formatted(text: str) -> Format | None:
    """The format of a text, None for one that shows the number and no more."""
    if len(text) > LONGEST_FORMAT or not (any(mark in text for mark in '"\\!,;') or not text.isascii()):
        return None
    sections = [Section()]
    for token in TOKEN.finditer(text):
        kind = token.lastgroup or ""
        if kind == "end":
            sections[-1].close()
            sections.append(Section())
        else:
            sections[-1].add(kind, token[kind] if kind else "")
    sections[-1].close()
    return Format(text, sections[:3]) if any(section.speaks for section in sections[:3]) else None
