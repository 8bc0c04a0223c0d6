"""The wording of a target: 1100万人以上, 3%以内, 5%左右, 6%—6.5%, 不低于上年, 力争1200件, 未设定.

The words are those of government work reports: 以上 and 不低于 state the least, 以内 and 不超过 the most, 左右 a rounded number, a dash between two
numbers a range; 力争 and 争取 say that it is striven for, 确保 and 达到 add nothing.
"""

import re
import unicodedata
from dataclasses import dataclass

from etl.values import value
from etl.values.traditional import simplified
from etl.values.units import factor, several

EXACT, LEAST, MOST, ABOUT, RANGE, NOT_BELOW_LAST, NOT_ABOVE_LAST, NOT_SET = "=", ">=", "<=", "~", "[]", ">=last", "<=last", "none"
QUALIFIERS = (EXACT, LEAST, MOST, ABOUT, RANGE, NOT_BELOW_LAST, NOT_ABOVE_LAST, NOT_SET)
LONGEST = 60  # characters
STRIVEN = re.compile(r"^(?:力争|争取|努力|力求)(?:达到|实现|完成)?")
SURE = re.compile(r"^(?:确保|保证|预期|目标)?(?:达到|实现|完成|为)?")
UNSET = re.compile(r"^(?:未|不|没有|暂不|暂未)(?:再)?(?:设定|设置|设|提出|提|确定|定)(?:具体|量化)?(?:目标|指标)?$|^无目标$")
LAST_YEAR = r"(?:上年|去年|上一年|上年度|上期)(?:同期)?(?:实绩|水平|实际|数)?"
AGAINST_LAST = {
    NOT_BELOW_LAST: re.compile(rf"^(?:不低于|不少于|高于|超过|保持){LAST_YEAR}(?:以上)?$"),
    NOT_ABOVE_LAST: re.compile(rf"^(?:不高于|不多于|不超过|低于|控制在){LAST_YEAR}(?:以内|以下)?$"),
}
BETWEEN = re.compile(r"^(?P<low>.+?)(?:-{1,2}|~|至|到)(?P<high>.+)$")
PREFIXES = {"不低于": "至少", "高于": "超过", "低于": "不足", "不高于": "不超过", "不多于": "不超过", "控制在": ""}
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―─－～", "-"))


@dataclass(frozen=True)
class Aim:
    """A target in the unit of its text (万 and 亿 multiplied out). value: None for one against the year before, and where none is set; upper: the end
    of a range; unit: as written."""

    value: float | None
    qualifier: str = EXACT
    upper: float | None = None
    strive: bool = False
    unit: str = ""

    def counted_in(self, unit: str) -> "Aim | None":
        """The same in another unit; None where it is counted in something else."""
        if not self.unit or not unit or self.unit == unit or self.value is None:
            return self
        times = factor(several(self.unit)[0], unit)
        if times is None:
            return None
        upper = None if self.upper is None else round(float(times) * self.upper, 6)
        return Aim(round(float(times) * self.value, 6), self.qualifier, upper, self.strive, unit)


def parse(text: str) -> Aim | None:
    """The target that a text states; None for one that cannot be read."""
    if len(text) > LONGEST:
        return None
    plain = re.sub(r"\s+", "", simplified(unicodedata.normalize("NFKC", text)))
    if UNSET.match(plain):
        return Aim(None, NOT_SET)
    strive = STRIVEN.match(plain)
    plain = plain[strive.end() :] if strive else SURE.sub("", plain, count=1)
    for qualifier, form in AGAINST_LAST.items():
        if form.match(plain):
            return Aim(None, qualifier, strive=bool(strive))
    return _range(plain, bool(strive)) or _single(plain, bool(strive))


def _range(text: str, strive: bool) -> Aim | None:
    """6%-6.5%, 1000至1200件: of both ends the first may leave out its unit."""
    ends = BETWEEN.match(text.translate(DASHES))
    low, high = (value.parse(ends[name]) for name in ("low", "high")) if ends else (value.BAD, value.BAD)
    if low.value is None or high.value is None or low.qualifier not in ("", EXACT) or high.qualifier not in ("", EXACT):
        return None
    if low.unit not in ("", high.unit) or not low.value < high.value:
        return None
    return Aim(low.value, RANGE, high.value, strive, high.unit)


def _single(text: str, strive: bool) -> Aim | None:
    for prefix, word in PREFIXES.items():
        if text.startswith(prefix):
            text = word + text[len(prefix) :]
            break
    reading = value.parse(text)
    return None if reading.value is None else Aim(reading.value, reading.qualifier or EXACT, None, strive, reading.unit)
