"""The words of an office's report in the header: 本月, 本年累计, 上年同期 are figures of other periods; 同比±%, 增速 are stated changes."""

import re
import unicodedata
from dataclasses import dataclass

from etl.tables.shapes.scope import BEFORE, CUMULATIVE, FREQUENCY_WORDS, MONTH, QUARTER
from etl.values import period
from etl.values.traditional import simplified

FIGURES = {  # → the scopes of such a column's figures
    **dict.fromkeys(
        ["绝对额", "绝对数", "绝对值", "绝对量", "本期", "当期", "当期值", "期末", "期末值", "实绩数", "本期实际"], ""
    ),
    **dict.fromkeys(
        ["本月", "当月", "本月数", "当月数", "当月值", "本月值", "本月实际", "本月完成", "当月完成", "本月止"], MONTH
    ),
    **dict.fromkeys(["本季", "本季度", "当季", "当季值", "本季数"], QUARTER),
    **dict.fromkeys(
        [
            "累计",
            "本年累计",
            "年累计",
            "累计数",
            "累计值",
            "累计额",
            "累计完成",
            "本年",
            "今年",
            "本年累计数",
            "本年累计值",
            "本年累计完成",
            "今年累计",
        ]
        + [
            "年初累计",
            "自年初累计",
            "年初至今",
            "年初至本月",
            "年初至本月累计",
            "1至本月",
            "1至本月累计",
            "1-本月",
            "1-本月累计",
            "1—本月累计",
            "本期累计",
            "至本月累计",
        ],
        CUMULATIVE,
    ),
    **dict.fromkeys(
        [
            "上年同期",
            "去年同期",
            "上年同月",
            "去年同月",
            "上年同期数",
            "去年同期数",
            "同期",
            "同期数",
            "上年",
            "去年",
            "上年数",
            "上年实际",
        ],
        BEFORE,
    ),
    **dict.fromkeys(
        ["上年同期累计", "去年同期累计", "上年累计", "去年累计", "同期累计", "累计同期", "上年累计数"], f"{CUMULATIVE}+{BEFORE}"
    ),
}
EARLIER = "上年同期|上年同月|上年同季|上年|去年同期|去年同月|去年|同期|上月|上季度?|上期|上半年|年初|上年末|上年底"
CORE = "增长|增速|增幅|增减|增降|增加|升降|变动|变化|涨跌|涨幅|提高|下降|±|\\+/?-|\\+[,，、]-"
UNIT = r"(?:±|\+/?-|\+[,，、]-)?(?P<unit>%|‰|个?百分点|pct|pp)(?:±|\+/?-)?|±|\+/?-"
CHANGE = re.compile(
    rf"(?:(?:比|较|与)(?P<than>{EARLIER})(?:相比|比)?|(?P<plain_than>上年同期)比)?"
    r"(?P<scope>本年累计|累计|当月|本月|全年|本期)?(?P<beside>同比|环比|同期比)?(?:实际|名义)?"
    rf"(?P<core>(?:{CORE})*)(?P<what>率|幅度|幅|速度|额|量|数|值|情况)?"
    rf"(?:\((?:{UNIT}|(?P<other>[^()]{{1,8}}))\)|(?:{UNIT.replace('unit', 'bare_unit')}))?"
)
ENGLISH = re.compile(r"(?:yoy|y/y|y-o-y)(?:change|growth)?(?:rate)?(?:\(?%\)?)?|%change|changes?\(%\)|growth(?:rate)?\(%\)")
LONGEST_LEVEL = 40
SCOPES = {"本年累计": CUMULATIVE, "累计": CUMULATIVE, "当月": MONTH, "本月": MONTH}
PERCENT, POINTS, AMOUNT, ANY, OTHER = "percent", "points", "amount", "any", "other"
ABOUT_A_YEAR = ("", "上年同期", "上年同月", "上年同季", "上年", "去年同期", "去年同月", "去年", "同期")


@dataclass(frozen=True)
class Level:
    """What such a header says: the field (value, change, frequency), and what it fixes: a period, scopes, the kind of change."""

    field: str
    fixed: dict[str, str]


def level(text: str) -> Level | None:
    """What a header cell says that is a figure of another period, a stated change (both with a period before it or without), or 频度."""
    plain = simplified(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower())
    if not plain or len(plain) > LONGEST_LEVEL:
        return None
    dated, rest = _dated(plain)
    rest = rest.strip("_-: ")
    if plain in FREQUENCY_WORDS:
        return Level("frequency", {})
    rest = rest[1:-1] if rest[:1] == "(" and rest[-1:] == ")" and "(" not in rest[1:] else rest
    if rest in FIGURES:
        scopes = FIGURES[rest]
        return Level("value", {**dated, **({"scope": scopes} if scopes else {})})
    if kind := change(rest):
        scopes = next((scope for word, scope in SCOPES.items() if rest.startswith(word)), "")
        return Level("change", {**dated, **({"scope": scopes} if scopes else {}), "change": kind})
    return None


def change(text: str) -> str:
    """The kind of change that a plain header states; "" where it states none."""
    match = CHANGE.fullmatch(text) if not text.startswith("增加值") else None
    if not match or not (match["than"] or match["plain_than"] or match["beside"] or match["core"]):
        return PERCENT if ENGLISH.fullmatch(text) else ""
    if match["beside"] == "环比" or (match["than"] or "") not in ABOUT_A_YEAR:
        return OTHER
    unit, what = match["unit"] or match["bare_unit"] or ("%" if "%" in text else ""), match["what"]
    if unit:
        return POINTS if "百分点" in unit or unit in ("pp", "pct") else PERCENT
    if what in ("额", "量", "数") or match["other"]:
        return AMOUNT
    return PERCENT if what in ("率", "幅", "幅度", "速度") or re.search("[速幅]", match["core"]) else ANY


def _dated(text: str) -> tuple[dict, str]:
    """A period before the rest of a header, the longest that there is."""
    if text[:2] not in ("19", "20"):
        return {}, text
    end = next((n for n in range(min(len(text) - 1, 14), 3, -1) if not text[n].isdigit() and period.parse(text[:n])), 0)
    return ({"period": text[:end]}, text[end:]) if end else ({}, text)
