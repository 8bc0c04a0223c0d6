"""Written numerals: 一百二十 → 120, 三千 → 3000, 九十八点六 → 98.6, 两万五千 → 25000."""

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
NUMERALS = "".join([*DIGITS, *UNITS, *LARGE])


def number(text: str) -> float | None:
    """The number of a written numeral; None where it is none (三五, 百千). A unit alone counts once: 百 is 100."""
    whole, point, decimals = text.partition("点")
    if point and not (decimals and all(c in DIGITS for c in decimals)):
        return None
    total = _whole(whole)
    if total is None or not point:
        return total
    return float(f"{total:.0f}." + "".join(str(DIGITS[c]) for c in decimals))


def mixed(said: str, scale: str | None) -> float:
    """Digits with two units: 3万2000 → 32000, 1万5千 → 15000; with the scale 万 behind it: 1亿2000(万) → 120000000."""
    large, _, rest = said.partition("亿" if "亿" in said else "万")
    rest = float(rest.rstrip("千百")) * UNITS.get(rest[-1], 1) * LARGE.get(scale, 1)
    return float(large) * LARGE["亿" if "亿" in said else "万"] + rest


def small(said: str) -> float | None:
    """The number of digits or of a written numeral: 3 and 三 are 3."""
    return float(said) if said.isdigit() else number(said)


def _whole(text: str) -> float | None:
    total, section, digit, unit = 0, 0, None, 10_000
    for c in text:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
        elif c in UNITS:
            if UNITS[c] >= unit:
                return None
            section += (1 if digit is None else digit) * UNITS[c]
            digit, unit = None, UNITS[c]
        elif c in LARGE:
            total = (total + section + (digit or 0) or 1) * LARGE[c]
            section, digit, unit = 0, None, 10_000
        else:
            return None
    return float(total + section + (digit or 0))
