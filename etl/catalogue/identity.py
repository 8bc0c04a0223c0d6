"""Ids of catalogue records, made of their names: 复议案件 → fu_yi_an_jian, Côte d'Ivoire → cote_divoire."""

import re
import unicodedata
from collections.abc import Callable, Container

from pypinyin import lazy_pinyin

LONGEST_ID = 48  # characters


def identity(name: str, used: Container[str], allowed: Container[str] = ()) -> str:
    """A free id: the pinyin and Latin words of a name, numbered where it is used. allowed: ids that may be used all the same."""
    latin = unicodedata.normalize("NFKD", "_".join(lazy_pinyin(name))).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", re.sub(r"['’]", "", latin)).strip("_")[:LONGEST_ID].rstrip("_")
    slug = slug if slug[:1].isalpha() else f"n_{slug}".rstrip("_")

    def free(number: int) -> bool:
        made = f"{slug}_{number}" if number > 1 else slug
        return made not in used or made in allowed

    return slug if free(1) else f"{slug}_{_first(free)}"


def _first(free: Callable[[int], bool]) -> int:
    """A free number above 1, the first where the lower ones are used in a row: by doubling and halving, for there may be thousands."""
    low, high = 1, 2
    while not free(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if free(middle) else (middle, high)
    return high
