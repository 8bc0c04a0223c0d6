"""Written numerals to numbers, of cells and of prose: 四万五千 → 45000, 八十六点二 → 86.2; nothing for what is not written out properly.

A numeral is read and its number written again by the rules of the language: units fall, 零 stands for units left out. Only what
comes out the same is a numeral, so 一百五 (150 or a slip) and 三亿五千 (350 million or a slip) are none.
"""

import re
from decimal import Decimal

DIGITS = {digit: n for n, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10_000, "亿": 100_000_000}
MULTIPLES = {  # the multiples of a unit: 百件, 千万元
    **UNITS,
    **SCALES,
    **{small + large: UNITS[small] * SCALES[large] for small in UNITS for large in SCALES},
    "万亿": SCALES["万"] * SCALES["亿"],
}
WORDS = "".join([*DIGITS, *UNITS, *SCALES])  # what a whole numeral consists of
NUMERALS = f"{WORDS}点"
TWO = re.compile("两(?=[百千万亿])|^两$")  # 两 is 二 before these units, and alone
OPTIONAL = re.compile("(?<=[万亿])零(?=[一二三四五六七八九]千)")  # 六十万零四千 is 六十万四千
TEN = re.compile(r"(?<![一二三四五六七八九])十")  # 十 alone is 一十: 十五, 一百十五


def numeral(text: str) -> Decimal | None:
    """The number of a numeral that is written in full, else None: 三千六 may be 3600 or a slip, 一二三 and 百 are none."""
    plain = text.replace("〇", "零")
    whole, point, decimals = plain.partition("点")
    scale = SCALES.get(decimals[-1:], 1)  # 一点二万
    digits = decimals if scale == 1 else decimals[:-1]
    number = _whole(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    if not digits or any(digit not in DIGITS or digit == "两" for digit in digits):
        return None
    return Decimal(f"{number}." + "".join(str(DIGITS[digit]) for digit in digits)) * scale


def rounded(text: str) -> float | None:
    """The number of a numeral in prose, where a unit alone counts once: 百 is 100, as in 近百家, 千万 10,000,000."""
    number = numeral(f"一{text}" if text[:1] in ("百", "千", "万", "亿") else text)
    return None if number is None else float(number)


def small(text: str) -> float | None:
    """The number of digits or of a written numeral: 3 and 三 are 3."""
    return float(text) if text.isascii() and text.isdigit() else rounded(text)


def whole_number(text: str) -> int:
    """The whole number of digits or of a written numeral, 0 for what is none."""
    return int(small(text) or 0)


def digit_by_digit(text: str) -> str:
    """A number written digit by digit, as digits: 二〇二四 → 2024."""
    return "".join(str(DIGITS[character]) for character in text)


def mixed(text: str, scale: str | None) -> float:
    """Digits with two units: 3万2000 → 32000, 1万5千 → 15000; with the scale 万 behind it: 1亿2000(万) → 120000000."""
    large, unit, rest = re.split("([亿万])", text, maxsplit=1)
    lower = Decimal(rest.rstrip("千百")) * UNITS.get(rest[-1], 1) * SCALES.get(scale or "", 1)
    return float(Decimal(large) * SCALES[unit] + lower)


def _whole(text: str) -> int | None:
    """The number of a numeral without decimals."""
    if not text or any(character not in WORDS for character in text):
        return None
    proper = OPTIONAL.sub("", TEN.sub("一十", TWO.sub("二", text)))
    number = _read(proper)
    return number if _written(number) == proper else None


def _read(text: str) -> int:
    """What a numeral comes to, proper or not."""
    for name, scale in reversed(SCALES.items()):
        above, unit, below = text.rpartition(name)
        if unit:
            return _read(above) * scale + _read(below)
    total, digit = 0, 0
    for character in text:
        if character in UNITS:
            total, digit = total + digit * UNITS[character], 0
        else:
            digit = DIGITS[character]
    return total + digit


def _written(number: int) -> str:
    """A number in words, 十 always as 一十; "" beyond 万亿."""
    if number >= SCALES["亿"] ** 2:
        return ""
    for name, scale in [*reversed(SCALES.items()), *reversed(UNITS.items())]:
        if number >= scale:
            above, below = divmod(number, scale)
            gap = "零" if 0 < below < scale // 10 else ""
            return _written(above) + name + gap + (_written(below) if below else "")
    return next(digit for digit, n in DIGITS.items() if n == number)
