"""One cell's text to a number, how exact it is, and its unit: "４万余件" → 40000, ">=", "件".

Words follow the usage of official reports: 余, 多, 以上, 超, 突破 state a lower bound; 近, 不足, 以内 an
upper one; 约, 左右 neither; 达 says no more than "reached" and is exact.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

LOWER, UPPER, ABOUT, EXACT = ">=", "<=", "~", "="
WORDS = {
    **dict.fromkeys(["余", "多", "以上", "超", "超过", "突破", "破", "逾", "至少", "不少于", ">=", "≥", ">"], LOWER),
    **dict.fromkeys(["近", "不足", "不到", "不超过", "以内", "以下", "<=", "≤", "<"], UPPER),
    **dict.fromkeys(["约", "左右", "大约", "上下", "~", "≈"], ABOUT),
    **dict.fromkeys(["达", "达到", "="], EXACT),
}
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "": 1}
MISSING = {"", "-", "--", "—", "——", "–", "/", "...", "……", "无", "暂无", "n/a", "na", "null", "nan", "未报", "未统计"}


def _any(words) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


FORM = re.compile(
    rf"(?P<before>{_any(WORDS)})?"
    r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<scale>[百千万亿])?"
    rf"(?P<after>{_any(['余', '多', '以上', '左右', '以内', '以下', '上下'])})?"
    r"(?P<scale_after>[百千万亿])?"
    r"(?P<measure>[%‰]|[^\W\d]{1,4}?)?"
    rf"(?P<last>{_any(['以上', '左右', '以内', '以下', '上下'])})?"
)
PLACE = re.compile(r"(?:全[省市区县州]|全国)?第(?P<number>\d{1,4})(?:名|位)?")
PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


@dataclass(frozen=True)
class Reading:
    """What a cell says. value None and not bad: there is no figure. plain: written just as we keep it. repair: what
    was done to read it ("": nothing to agree to), one of the kinds in etl/answers.py."""

    value: float | None
    qualifier: str = ""
    measure: str = ""
    plain: bool = True
    bad: bool = False
    repair: str = ""


def parse(text: str) -> Reading:
    """Read one cell. The number is in the unit of the text, 万 and 亿 multiplied out; nothing is guessed."""
    if PLAIN.fullmatch(text):
        return Reading(float(text))
    norm = re.sub(r"[ \t]+", "", unicodedata.normalize("NFKC", text).strip())
    if norm.lower() in MISSING:
        return Reading(None, plain=norm == "", repair="missing" if norm else "")
    if place := PLACE.fullmatch(norm):
        return Reading(float(place["number"]), measure="名", plain=False, repair="place")
    found = FORM.fullmatch(norm)
    if not found:
        return Reading(None, plain=False, bad=True)
    reading = _reading(found.groupdict(default=""))
    return replace(reading, repair=_repair(text, found.groupdict(default=""), reading))


def _reading(parts: dict) -> Reading:
    said = {WORDS[parts[place]] for place in ("before", "after", "last") if parts[place]} - {EXACT}
    if len(said) > 1 or (parts["scale"] and parts["scale_after"]):
        return Reading(None, plain=False, bad=True)
    number = float(parts["number"].replace(",", "")) * SCALES[parts["scale"]] * SCALES[parts["scale_after"]]
    return Reading(round(number, 9), said.pop() if said else "", parts["measure"], plain=False)


def _repair(text: str, parts: dict, reading: Reading) -> str:
    """The kind of repair, the weightiest where there are several."""
    if reading.bad or text == f"{written(reading.value)}{reading.measure}":
        return ""
    kinds = {
        "scale": parts["scale"] or parts["scale_after"],
        "approximate": reading.qualifier,
        "separator": "," in parts["number"],
        "percent": reading.measure == "%",
        "unit": reading.measure,
    }
    return next((kind for kind, found in kinds.items() if found), "width")


def written(value: float | None) -> str:
    """The number as we write it into a CSV: 8517, 86.2; "" for none."""
    if value is None or value != value:
        return ""
    return str(int(value)) if float(value).is_integer() else f"{Decimal(repr(float(value))):f}"
