"""One cell's text to a number, how exact it is, and its unit: "４万余件" → 40000, ">=", "件".

Words follow the usage of official reports: 余, 多, 以上, 超, 突破 state a lower bound; 近, 不足, 以内 an
upper one; 约, 左右 neither; 达 says no more than "reached" and is exact; 前三 is a place no lower than the third.
A dash or parentheses make a figure negative, ▲ and △ may, which is asked. Marks beside it (1234* 12.3 p) are parted from it (etl/values/mark.py).
What can be read in two ways (1.234,5 10-12 3~5 0,862 一二三) is not read.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from etl.values.mark import NONE, Marks, parted
from etl.values.numeral import MULTIPLES, NUMERALS, numeral
from etl.values.traditional import simplified

LOWER, UPPER, ABOUT, EXACT = ">=", "<=", "~", "="
WORDS = {
    **dict.fromkeys(["余", "多", "以上", "超", "超过", "突破", "破", "逾", "至少", "不少于", ">=", "≥", ">"], LOWER),
    **dict.fromkeys(["近", "不足", "不到", "不超过", "以内", "以下", "<=", "≤", "<"], UPPER),
    **dict.fromkeys(["约", "左右", "大约", "上下", "~", "≈"], ABOUT),
    **dict.fromkeys(["达", "达到", "="], EXACT),
}
TRAILING = ["以上", "左右", "以内", "以下", "上下"]
SCALES = {**{word: MULTIPLES[word] for word in "百千万亿"}, "": 1}
NO_FIGURE = {
    "",
    "/",
    "..",
    "...",
    "......",
    "无",
    "暂无",
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "null",
    "nan",
    "none",
    "未报",
    "未统计",
    "#n/a",
}
NO_FIGURE |= {"未上报", "未报送", "无数据", "暂无数据", "暂未统计", "未开展", "不适用", "不详", "缺", "缺报", "保密"}
NO_FIGURE |= {":", "#", "*", "×", "c", "[x]", "[c]", "[z]"}  # not available or withheld, as statistical offices write it
DASHES = frozenset("‐‑‒–—―─−﹣－⁻")  # besides the keyboard's own
AS_MINUS = str.maketrans(dict.fromkeys(DASHES, "-"))
NO_FIGURE_DASHES = 4  # at the most: —, ——, ----
# What reading a cell needed, the weightiest first; see Reading.repair.
REPAIRS = (
    "negative",
    "flag",
    "mark",
    "exponent",
    "approximate",
    "scale",
    "numeral",
    "percent",
    "missing",
    "place",
    "separator",
    "point",
)
REPAIRS += ("unit", "width")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


DIGITS = r"[0-9](?:\.[0-9]+)?[eE](?:\+[0-9]{1,2}|-[01]?[0-9])|[1-9][0-9]{0,2}(?:[, ][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
BRACKETED = re.compile(rf"^\(((?:{DIGITS})[百千万亿]?[%‰]?)\)([%‰]?)$")  # (5) is how accounts write -5
FALLEN = re.compile(r"^[▼▽](?=[0-9.])")
UNSURE = re.compile(r"^([▲△])(?=[0-9.])")
FORM = re.compile(
    rf"(?P<before>{_any(WORDS)})?"
    r"(?P<share>[百千]分之)?"
    rf"(?:(?P<number>[+-]?(?:{DIGITS}))|(?P<numeral>[{NUMERALS}]+))"
    r"(?P<scale>[百千万亿])?"
    rf"(?P<after>{_any(['余', '多', *TRAILING])})?"
    r"(?P<scale_after>[百千万亿])?"
    rf"(?P<unit>[%‰]|个百分点|(?:(?![{NUMERALS}余多近约超破逾达第成半折])[^\W\d_]){{1,4}}?)?"
    rf"(?P<last>{_any(TRAILING)})?"
)
PLACE = re.compile(
    r"(?:位居|位列|居|列|排名|排)?(?:全[省市区县州]|全国)?(?P<order>第|前)"
    rf"(?:(?P<number>[1-9][0-9]{{0,3}})|(?P<numeral>[{NUMERALS}]+))(?:名|位)?"
)
LONGEST_FIGURE = 60  # characters of a cell that may hold a figure
PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
SHARES = {"百分之": "%", "千分之": "‰", "": ""}


@dataclass(frozen=True)
class Reading:
    """What a cell says. value None and not bad: there is no figure. plain: written just as we keep it.

    repair: "" or the weightiest kind of repair that reading it needed (REPAIRS): negative (（5） −5), flag (12.3 p), mark (12①),
    exponent (1.2E+05), approximate (余 近 约), scale (万 亿), numeral (三百), percent (％ 百分之), missing (— 未统计), place (第2名),
    separator (8,517), point (.8), unit (8517件), width (full-width digits, blanks, a leading zero or plus).
    marks: what stands beside the figure. unsure: the sign that may mean a minus (▲ △).
    """

    value: float | None
    qualifier: str = ""
    unit: str = ""
    plain: bool = True
    bad: bool = False
    repair: str = ""
    marks: Marks = NONE
    unsure: str = ""


BAD = Reading(None, plain=False, bad=True)


def parse(text: str) -> Reading:
    """Read one cell. The number is in the unit of the text, 万 and 亿 multiplied out; nothing is guessed."""
    if PLAIN.fullmatch(text):
        return Reading(float(text))
    return BAD if len(text) > LONGEST_FIGURE else _marked(text)


@lru_cache(4_096)
def _marked(text: str) -> Reading:
    """A cell with the marks beside its figure. A table's texts are looked at several times, to find out what its columns hold."""
    whole = _unmarked(text)
    if whole.value is None and not whole.bad:
        return whole
    core, marks = parted(text)
    if marks is NONE:
        return whole
    reading = _unmarked(core)
    if reading.bad:
        return BAD
    kind = "missing" if reading.value is None else "flag" if marks.are_flags else "mark"
    repair = next(name for name in REPAIRS if name in (kind, reading.repair))
    return replace(reading, plain=False, repair=repair, marks=marks)


def _unmarked(text: str) -> Reading:
    """A cell without marks."""
    if not text.isascii() and any(unicodedata.category(c) == "No" for c in text):  # 10² is not 102, ½ is not 12
        return BAD
    norm = re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", simplified(unicodedata.normalize("NFKC", text)).strip())
    if norm.lower() in NO_FIGURE or (len(norm) <= NO_FIGURE_DASHES and not norm.translate(AS_MINUS).strip("-")):
        return Reading(None, plain=norm == "", repair="missing" if norm else "")
    if place := PLACE.fullmatch(norm):
        return _place(place.groupdict(default=""))
    unsure = UNSURE.match(norm)
    figure = norm[1:] if unsure else norm
    signed = (
        figure
        if figure[:1].isalnum() and DASHES.isdisjoint(text)
        else BRACKETED.sub(r"-\1\2", FALLEN.sub("-", figure).translate(AS_MINUS))
    )
    match = FORM.fullmatch(signed)
    reading = _reading(match.groupdict(default=""), signed != figure or not DASHES.isdisjoint(text)) if match else BAD
    return replace(reading, unsure=unsure[1]) if unsure and not reading.bad else reading


def _place(parts: dict[str, str]) -> Reading:
    number = numeral(parts["numeral"]) if parts["numeral"] else Decimal(parts["number"])
    if number is None:
        return BAD
    within = parts["order"] == "前"
    repair = "approximate" if within else "numeral" if parts["numeral"] else "place"
    return Reading(float(number), UPPER if within else "", "名", plain=False, repair=repair)


def _reading(parts: dict[str, str], is_sign: bool) -> Reading:
    signs = {WORDS[parts[place]] for place in ("before", "after", "last") if parts[place]} - {EXACT}
    number = numeral(parts["numeral"]) if parts["numeral"] else Decimal(re.sub("[, ]", "", parts["number"]))
    twice = (parts["scale"] and parts["scale_after"]) or (parts["share"] and (parts["unit"] or parts["scale"]))
    if number is None or len(signs) > 1 or twice:
        return BAD
    value = float(number * SCALES[parts["scale"]] * SCALES[parts["scale_after"]]) + 0.0  # and no -0
    unit = SHARES[parts["share"]] or parts["unit"]
    return Reading(value, signs.pop() if signs else "", unit, plain=False, repair=_repair(parts, is_sign))


def _repair(parts: dict[str, str], is_sign: bool) -> str:
    """The weightiest kind of repair in the parts of a number."""
    words = [WORDS[parts[place]] for place in ("before", "after", "last") if parts[place]]
    needed = {
        "negative": is_sign,
        "exponent": "e" in parts["number"].lower(),
        "point": parts["number"].lstrip("+-").startswith("."),
        "approximate": any(word != EXACT for word in words),
        "scale": parts["scale"] or parts["scale_after"],
        "numeral": parts["numeral"],
        "percent": parts["share"] or parts["unit"] in ("%", "‰"),
        "separator": re.search("[, ]", parts["number"]),
        "unit": parts["unit"] or words,
    }
    return next((kind for kind in REPAIRS if needed.get(kind)), "width")
