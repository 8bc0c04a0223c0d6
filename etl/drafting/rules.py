"""What an indicator is, as far as its name, units and values show: unit, kind, decimals, limits, and how it adds up over time."""

import math
import re
import unicodedata
from collections.abc import Mapping, Set

from etl.drafting.evidence import Evidence
from etl.values import units

# A unit in the parentheses at the end of a name: （万元）, (% of GDP), (current US$), (per 1,000 people).
PARENTHESES = re.compile(r"(?P<name>.*\S)\s*[(（\[【](?:单位[:：])?(?P<unit>[^()（）\[\]【】]{1,60})[)）\]】]", re.DOTALL)
ENGLISH_UNIT = re.compile(
    r".*%.*|.*(?:US\$|\$|LCU|PPP).*|.*\b(?:per|years?|days?|hours?|people|persons|tons?|tonnes|km|kwh|kt|kg|hectares?|litres?|metric|square|"
    r"cubic|number|units?|index|points|scale|score|=\s*100)\b.*",
    re.IGNORECASE,
)
SHARES = {"%", "‰", "百分点", "个百分点"}
PLACES, PLACE_UNITS = re.compile(r"排名|名次|位次|排位|\brank(?:ing)?s?\b", re.IGNORECASE), {"名", "位", "位次", "rank", "place"}
SCORES = re.compile(r"指数|得分|评分|分数|积分|分值|\b(?:index|indices|scores?)\b", re.IGNORECASE)
SCORE_UNITS = {"分", "点", "指数", "index", "points", "point", "score"}
RATIOS = re.compile(
    r"(?<![汇频效功])率|占比|比重|比例|增速|增幅|\b(?:share|ratio|percentage|proportion|(?<!exchange )rate)\b", re.IGNORECASE
)
GROWTHS = re.compile(r"增速|增长|增幅|降幅|涨幅|同比|环比|变化|growth|change|increase", re.IGNORECASE)
STATES = re.compile(
    r"年末|期末|月末|季末|存量|结存|余额|保有量|总人口|人口数?$|户数|在册|在编|在校|现有|实有|\b(?:population|stock|balance|end of)\b",
    re.IGNORECASE,
)
FLOWS = re.compile(
    r"新增|办理|受理|收到|接收|登记|发布|公开|印发|起草|撰写|报送|上报|采用|办结|完成|开展|举办|召开|处置|查处|收入|支出|增加值|产值|产量|销售额|投资额?|"
    r"零售额|进出口|出口|进口|\b(?:received|handled|issued|published|completed|produced|revenue|expenditure|imports|exports)\b",
    re.IGNORECASE,
)
FLOW_UNITS = set("件次起篇条期批场") | {"人次", "件次", "批次", "户次", "场次", "台次", "家次"}
FEW, MOST_DIGITS, WIDEST = 2, 4, 7  # decimal places: shown as they are; at the most; all digits of a figure together
PARTS = {"-M": 12, "-Q": 4, "-S": 2}


def named_unit(name: str, bases: Set = frozenset()) -> tuple[str, str]:
    """A name without the unit in parentheses at its end, and that unit; the name and "" where what stands there is none.

    bases: of the catalogue's units, as in etl.values.units.is_known.
    """
    match = PARENTHESES.fullmatch(name)
    if not match:
        return name, ""
    text = unicodedata.normalize("NFKC", match["unit"]).strip()
    if units.is_known(text, bases):
        return match["name"].strip(), text
    return (name, text) if text.isascii() and ENGLISH_UNIT.fullmatch(text) else (name, "")


def given_unit(evidence: Evidence) -> str:
    """The unit that a file gives an indicator: that of its records, else the one in its name; "" for none."""
    if evidence.units:
        return units.several(evidence.units.most_common(1)[0][0])[0]
    text = named_unit(evidence.name)[1]
    return "%" if "%" in text else text


def kind(name: str, text: str, whole: bool) -> str:
    """count, ratio, score or rank. text: the unit, "" for none; whole: all values are whole numbers."""
    unit = units.parse(text)
    if text.lower() in PLACE_UNITS or (PLACES.search(name) and whole and text not in SHARES):
        return "rank"
    if text in SHARES or (unit and unit.base == "%"):
        return "ratio"
    if text.lower() in SCORE_UNITS or (unit and units.INDEX.fullmatch(unit.base)) or SCORES.search(name):
        return "score"
    return "ratio" if RATIOS.search(name) and not text else "count"


def decimals(evidence: Evidence) -> int:
    """How many decimal places are shown: as many as are given, but of a program's long fraction four digits that count."""
    if evidence.digits <= FEW or evidence.least is None or evidence.most is None:
        return evidence.digits
    before = math.floor(math.log10(max(abs(evidence.least), abs(evidence.most)))) + 1
    if evidence.digits <= MOST_DIGITS:
        return max(1, min(evidence.digits, WIDEST - before))
    return max(1, min(MOST_DIGITS, MOST_DIGITS - before))


def limits(name: str, of_kind: str, evidence: Evidence) -> tuple[str, str]:
    """minimum and maximum, "" for none: of a share 0 and 100 where its values keep to them, of a rank 1, of whole counts 0."""
    if evidence.least is None or evidence.most is None or of_kind == "score":
        return ("1", "") if of_kind == "rank" else ("", "")
    if of_kind == "rank":
        return "1" if evidence.least >= 1 else "", ""
    if of_kind == "ratio":
        share = not GROWTHS.search(name) and evidence.least >= 0 and evidence.most <= 100
        return ("0", "100") if share else ("", "")
    return ("0" if evidence.least >= 0 and evidence.whole else ""), ""


def over_time(name: str, of_kind: str, text: str, evidence: Evidence) -> str:
    """sum, last, none, or "" where nothing tells: from years beside all their parts, else from the name and the unit."""
    if of_kind != "count":
        return "none"
    votes = adding(evidence.points)
    if votes:
        return max(votes, key=votes.__getitem__) if max(votes.values()) >= 0.8 * sum(votes.values()) else ""
    if STATES.search(name):
        return "last"
    return "sum" if FLOWS.search(name) or text in FLOW_UNITS else ""


def adding(points: Mapping[tuple[str, str], float]) -> dict[str, int]:
    """How many years, of those that stand beside all their months, quarters or halves, are their "sum", the "last" of them, or "none".

    points: (office, period) → value. A year of which both is true (all but the last part are 0) tells nothing.
    """
    parts, votes = {}, {"sum": 0, "last": 0, "none": 0}
    for (office, when), number in points.items():
        if size := _size(when):
            parts.setdefault((office, when[:4], size), {})[when] = number
    for (office, year, size), of_year in parts.items():
        whole = points.get((office, year))
        if whole is None or len(of_year) < size:
            continue
        same = {"sum": _equal(sum(of_year.values()), whole), "last": _equal(of_year[max(of_year)], whole)}
        if sum(same.values()) < 2:
            votes[next((name for name, is_so in same.items() if is_so), "none")] += 1
    return votes if any(votes.values()) else {}


def _size(when: str) -> int:
    """How many parts like this one a year has: 12 for 2024-06; 0 for a year and what is cumulative."""
    if len(when) != 7:
        return 0
    return PARTS.get(when[4:6], PARTS["-M"] if when[5:].isdigit() else 0)


def _equal(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=0.001, abs_tol=0.01)
