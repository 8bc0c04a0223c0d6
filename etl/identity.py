"""Ids of catalogue records, made of their names: 复议案件 → fu_yi_an_jian, Côte d'Ivoire → cote_divoire."""

import re
import unicodedata
from collections.abc import Container

from pypinyin import lazy_pinyin

LONGEST = 48


def identity(name: str, used: Container, own: Container = ()) -> str:
    """A free id: the pinyin and Latin words of a name, numbered where it is used. own: ids that may be used all the same."""
    latin = unicodedata.normalize("NFKD", "_".join(lazy_pinyin(name))).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", re.sub(r"['’]", "", latin)).strip("_")[:LONGEST].rstrip("_")
    slug = slug if slug[:1].isalpha() else f"n_{slug}".rstrip("_")
    number, free = 2, slug
    while free in used and free not in own:
        free, number = f"{slug}_{number}", number + 1
    return free
