"""The unit in which a figure is counted, as people write it, and how many of the catalogue's unit one of it is: 千元 → 0.1 万元.

A unit is a base (元, 件, 人次, %, 上年=100) with a multiple before it (百, 千, 万, 百万, 亿 …; in English thousand, million,
billion). Two units of one base can be converted, others never are.
"""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.values import numeral
from etl.values.traditional import simplified

MULTIPLES = {
    **numeral.MULTIPLES,
    "thousand": 1_000,
    "thousands": 1_000,
    "'000": 1_000,
    "000": 1_000,
    "million": 10**6,
    "millions": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
# Other ways to write a base. 人民币 before a unit of money says nothing more.
BASES = {
    **dict.fromkeys(["人民币", "人民币元", "圆", "rmb", "cny", "yuan", "rmb yuan", "yuan rmb", "¥"], "元"),
    **dict.fromkeys(["美金", "usd", "us$", "us dollar", "us dollars", "$"], "美元"),
    **dict.fromkeys(["百分比", "百分率", "per cent", "percent", "percentage", "pct"], "%"),
    **dict.fromkeys(["千分比", "千分率", "per mille"], "‰"),
    **dict.fromkeys(["persons", "people", "person", "persons in"], "人"),
}
PERMILLE = Decimal("0.1")  # per cent
# Bases that need no catalogue to be known.
COMMON = {
    *"件条篇次个项人户家名位分期起类份场元吨米亩辆台套座处所张本册部宗笔批天",
    *(
        "美元",
        "欧元",
        "港元",
        "日元",
        "英镑",
        "人次",
        "件次",
        "批次",
        "户次",
        "场次",
        "台次",
        "家次",
        "标准煤",
        "吨标准煤",
        "千米",
        "公里",
        "平方米",
    ),
    *(
        "平方公里",
        "平方千米",
        "立方米",
        "公顷",
        "公斤",
        "千克",
        "千瓦时",
        "千瓦",
        "度电",
        "小时",
        "分钟",
        "工作日",
        "箱",
        "标箱",
        "床",
        "张床位",
    ),
    *("个百分点", "百分点", "%", "‰", "指数", "元/人", "人/平方公里", "件/万人"),
}
INDEX = re.compile(
    r"(?:以)?(?:上年(?:同[月期季])?|上[月期季]|基期|(?:19|20)\d\d年?(?:同[月期])?)(?:平均)?(?:为|=)1(?:0{2,3})(?:\.0)?"
)
SPLIT = re.compile(r"[、;和及或]|(?<!\d),|,(?!\d)|\s+or\s+|\s+and\s+")
PREFIX = re.compile(r"(?:均?以|均为|为|按|in\s+)?(?P<unit>.+?)(?:为单位|计)?", re.IGNORECASE | re.DOTALL)
EXCEPT = re.compile(r"[(,]?\s*(?:除|如无|如未)[^()]{0,12}(?:注明|说明|标明|规定).*$", re.DOTALL)  # 亿元（除另有注明外）
COUNTED = re.compile(r"(?P<number>1[0,]*)\s*(?P<unit>[^\d,].*)")  # 10,000 yuan, 100 million
MONEY = re.compile(r"(?:人民币|rmb|cny)\s*(?P<behind>.+)|(?P<before>.+?)\s*(?:人民币|rmb|cny)")
LONGEST_UNIT = 24  # characters


@dataclass(frozen=True)
class Unit:
    """A unit: what it is counted in, and how many of that one of it is (亿元: 元, 100000000)."""

    base: str
    times: Decimal = Decimal(1)


@lru_cache(4_096)
def plain(text: str) -> str:
    """A unit without width, blanks and the parentheses around it."""
    text = simplified(unicodedata.normalize("NFKC", text)).strip().strip("()[]【】〔〕 ").strip()
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text)


@lru_cache(4_096)
def parse(text: str) -> Unit | None:
    """The unit of a text, whether known or not; None for what cannot be one."""
    text = plain(text)
    if not text or len(text) > LONGEST_UNIT:
        return None
    if INDEX.fullmatch(text.replace(" ", "")):
        return Unit(text.replace(" ", "").removeprefix("以").replace("为", "="))
    name = re.sub(r"\b(\w+?)s? of ", r"\1 ", text.lower()).removeprefix("in ")
    if name in BASES or name in COMMON:
        return _based(name, 1)
    money = MONEY.fullmatch(name)
    name, default = (money["behind"] or money["before"], "元") if money else (name, "")
    if counted := COUNTED.fullmatch(name):
        rest = _multiple(counted["unit"], default)
        return Unit(rest.base, rest.times * int(counted["number"].replace(",", "")))
    return _multiple(name, default)


def _multiple(name: str, default: str) -> Unit:
    """A multiple and its base: 百万元, million yuan; the base may be named by what stood before them: RMB million."""
    for word in sorted(MULTIPLES, key=len, reverse=True):
        rest = name.removeprefix(word)
        if (
            rest != name and word.isascii() and rest.startswith(tuple("abcdefghijklmnopqrstuvwxyz"))
        ):  # only a whole word is one: mnemonic is not mn
            continue
        if rest == name:
            rest = name.removesuffix(f" {word}")
        base = rest.strip() or default
        if rest != name and base:
            return _based(base, MULTIPLES[word])
    return _based(name, 1)


def _based(base: str, times: int) -> Unit:
    base = BASES.get(base, base)
    return Unit("%", times * PERMILLE) if base == "‰" else Unit(base, Decimal(times))


def is_known(text: str, bases: Set[str] = frozenset()) -> bool:
    """Whether a text is surely a unit: its base is one that everybody knows, or one of `bases` (those of the catalogue's units)."""
    if (unit := parse(text)) is None:
        return False
    if plain(text).isdigit():
        return False
    return unit.base in COMMON or unit.base in bases or plain(text) in MULTIPLES or bool(INDEX.fullmatch(unit.base))


def several(text: str, bases: Set[str] = frozenset()) -> list[str]:
    """The units that a text names, one or more: "亿元、万元" → ["亿元", "万元"], "元/人" is one."""
    whole = EXCEPT.sub("", plain(text))
    if is_known(whole, bases):
        return [whole]
    pieces = [match["unit"] for piece in SPLIT.split(whole) if (match := PREFIX.fullmatch(piece))]
    parts = [part for piece in pieces if (part := plain(piece))]
    return list(dict.fromkeys(parts)) or [whole]


def factor(given: str, wanted: str) -> Decimal | None:
    """What a figure in the unit `given` is multiplied by to be in the unit `wanted`; None where they are of different bases.

    A bare multiple (单位：万) counts in the base of the unit that is wanted.
    """
    source, target = parse(given), parse(wanted)
    if source is None or target is None:
        return None
    if plain(given) in MULTIPLES:
        source = Unit(target.base, Decimal(MULTIPLES[plain(given)]))
    return source.times / target.times if source.base == target.base else None
