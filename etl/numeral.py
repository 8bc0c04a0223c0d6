"""Written numerals to numbers: 四万五千 → 45000, 八十六点二 → 86.2; nothing for what is not written out properly."""

from decimal import Decimal

NUMERALS = "零〇一二两三四五六七八九十百千万亿点"
SCALES = {"万": 10_000, "亿": 100_000_000}


def numeral(text: str) -> Decimal | None:
    """The number of a numeral that is written in full, else None: 三千六 may be 3600 or a slip, 一二三 is none.

    cn2an reads; writing the result again and comparing is what makes sure of it.
    """
    import cn2an  # it takes long to load, and few files have such numbers

    plain = text.replace("两", "二").replace("〇", "零")
    if "点" in plain and plain[-1] in SCALES:  # 一点二万
        number = numeral(plain[:-1])
        return None if number is None else number * SCALES[plain[-1]]
    try:
        found = cn2an.cn2an(plain, "strict")
        again = cn2an.an2cn(str(found))
    except (ValueError, IndexError, KeyError, OverflowError):
        return None
    return Decimal(str(found)) if _bare(again) == _bare(plain) else None


def _bare(text: str) -> str:
    """Without the differences that do not matter: 一十五 and 十五, a 零 between."""
    whole, point, part = text.partition("点")
    whole = whole.replace("零", "") or "零"
    return (whole[1:] if whole.startswith("一十") else whole) + point + part
