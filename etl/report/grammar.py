"""The patterns of figures, made from words.toml."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from etl.values.numeral import MULTIPLES
from etl.values.numeral import WORDS as NUMERALS

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
ENDS = r"(?=[,。;、:!?()\s\"”’'|和及与并]|$)"
SPACE = "[ ]{0,2}"
ARABIC = (
    r"(?<![\d.%万亿千])(?<!\d ,)(?<!\d, )(?:\d{1,3}(?:,\d{3}){1,4}(?![\d])|\d{1,3}(?:[ ]\d{3}){1,4}(?!\d)|\d{1,15})(?:\.\d{1,6})?"
)
WRITTEN = rf"(?<![{NUMERALS}第\d.])[{NUMERALS}]{{1,12}}(?:点[一二三四五六七八九〇零]{{1,4}})?"
NUMERAL = rf"[\d{NUMERALS}]"
SCALES = {word: float(times) for word, times in MULTIPLES.items() if word not in ("十", "十亿")}


def any_of(words: Iterable[str]) -> str:
    """An alternative of words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def qualifiers(place: str) -> dict[str, str]:
    """Word → qualifier, of the words that stand "before" or "after" a number."""
    return {word: sign for sign, words in WORDS["qualifier"][place].items() for word in words.split()}


def _guarded(word: str) -> str:
    guard = WORDS["qualifier"]["guard"].get(word)
    followed = {"上": "(?=[百千万亿])", "过": "(?=[百千万亿])", "前": r"(?=\d[\d.]*%)"}.get(word, "")
    return (f"(?<![{guard}])" if guard else "") + re.escape(word) + followed


def _measure() -> str:
    words = WORDS["measures"].split()
    strict = set(WORDS["strict"].split())
    moves = "(?=[压缩减降提增到至变的以之内左上]|不到|延长|办结|办完|办成|完成|出证|拿证|取证)"
    alternatives = []
    for word in sorted(set(words), key=len, reverse=True):
        unless = f"(?!{WORDS['after'][word]})" if WORDS["after"].get(word) else ""
        only = f"(?:{ENDS}|{moves})" if word in strict else ""
        alternatives.append(re.escape(word) + unless + only)
    one = "|".join(alternatives)
    per = rf"(?:{any_of(WORDS['before_slash'].split())})/(?:{any_of(WORDS['per'].split())})"
    return rf"(?:{per}|[%‰]|(?:{one})(?:\((?:{any_of(words)})\)次?)?)"


BEFORE = rf"(?:{'|'.join(map(_guarded, sorted(qualifiers('before'), key=len, reverse=True)))})"
BEFORE_WORD = re.compile(any_of(qualifiers("before")))
# 1亿2000万 and 3万2000: with the smaller unit said, or in full
MIXED = r"(?<![\d.,])\d{1,4}(?:亿\s?\d{1,4}[千百]?(?=[余多]?万)|万\s?(?:\d[千百]|\d{4}(?![\d.年])))"
NUMBER = re.compile(
    rf"(?P<before>(?:{BEFORE}{SPACE}){{0,2}})"
    rf"(?:(?P<hundredths>百分之)(?P<hundred>[{NUMERALS}\d.]{{1,9}}(?:点[{NUMERALS}]{{1,4}})?)"
    rf"|(?P<mixed>{MIXED})"
    rf"|(?P<arabic>(?:(?<=[\u4e00-\u9fff\s|:(])-)?{ARABIC})|(?P<written>{WRITTEN}))"
    rf"(?:{SPACE}(?P<mid>[余多]))?"
    rf"(?:{SPACE}(?P<scale>{any_of(SCALES)})(?![克瓦米]|分[点之]))?"
    rf"(?:{SPACE}(?P<after>[余多]|\+(?![\dA-Za-z])))?"
)
MEASURE = re.compile(SPACE + f"(?P<unit>{_measure()})")
LONG = re.compile(SPACE + "(?P<unit>天|小时|分钟|米)")  # 100多天报送: vague, so no name of a thing
LAST = re.compile(f"{SPACE}(?P<last>{any_of(qualifiers('after'))})")
END = re.compile(ENDS)
NO_FIGURE = {name: re.compile(pattern.replace("#", NUMERAL), re.MULTILINE) for name, pattern in WORDS["no_figure"].items()}
QUOTED = re.compile(r"“([^“”\n]{1,24})”|「([^「」\n]{1,24})」|『([^『』\n]{1,24})』|‘([^‘’\n]{1,24})’|\"([^\"\n]*)\"")
LONGEST_QUOTED = 24  # characters; what is longer is prose, not a name
ZERO = re.compile(
    rf"(?<![\d.{NUMERALS}])(?:[“\"‘](?:零|0)[”\"’]|零|0)(?:{WORDS['zero']['kind']}){{0,3}}"
    rf"(?:{any_of(WORDS['zero']['nouns'].split())})(?!的突破)"
)
COVERAGE = re.compile(
    rf"{WORDS['coverage']['where']}(?P<count>{NUMERAL}{{1,5}}){WORDS['coverage']['place']}"
    rf"(?:[、和]{NUMERAL}{{1,5}}{WORDS['coverage']['place']})*"
)
NOT_COVERAGE = re.compile(rf"[^,。;]{{0,6}}(?:{WORDS['coverage']['not_where']})")
RANK_NUMERAL = WORDS["rank"]["numeral"]
PLACE = re.compile(rf"第\s?(?P<n>{RANK_NUMERAL})(?:\s?(?P<unit>名|位))?(?!{WORDS['rank']['not_after']})")
TOP = re.compile(
    rf"(?<![之以年月日提此往目向])前\s?(?P<n>{RANK_NUMERAL}|两)(?:\s?(?:名|位|甲|强))?(?![\d.]|[\s]?(?:季度|个?月|天|年|%|个|批|期|次|届|周|日|款|条|项|章|[余多万千百]))"
)
RANK_CUE = re.compile(WORDS["rank"]["cue"])
CROWN = re.compile(rf"(?P<n>{NUMERAL}{{1,2}})连冠")
STREAK = re.compile(rf"连续\s?(?P<n>\d{{1,2}}|[{NUMERALS}]{{1,3}})\s?(?P<unit>个?季度|个月|年度?|届|次|轮|天|周)")
LEAST = rf"(?P<before>{BEFORE}?)"
TENTHS = re.compile(
    rf"{LEAST}(?<![{NUMERALS}\d])(?P<n>[一二两三四五六七八九1-9])成(?:(?P<last>以上|以下|左右|多)|(?=[,。;、)的\s]|$))"
)
HALF = re.compile(rf"{LEAST}(?P<word>{WORDS['half']['words']})(?P<last>以上|以下|左右|多)?")
HALF_AFTER = re.compile(f"(?:{WORDS['half']['after']})$")
FIRST = re.compile(rf"(?:{WORDS['first']['after']})[^,。;、\n]{{0,10}}?(?P<word>{WORDS['first']['words']})")
VAGUE = re.compile(rf"{WORDS['vague']['fraction']}|{WORDS['vague']['some']}(?!分[点之]){_measure()}|{WORDS['vague']['double']}")
NIL = re.compile(rf"(?:{WORDS['nil']['after']})(?:均|都|仍|始终|全部|继续)?(?:保持)?为(?P<word>0|零){ENDS}")
WHOLE = re.compile("百分之?百(?![分之])")
MOVED = r"(?:增|升|涨|长|降|减|缩|扩|提|压|拓|收|回|攀|跃|上|下|优|改|变|转|达|回落)[^\d,。;、()\0]{0,4}(?:到|至|为)"  # 缩小到, 提高至, 下降为
HIDDEN_DATE = "\0{0,24}(?:底|末)?的?[ ]?"
LEAVING = re.compile(f"[从由]{HIDDEN_DATE}\\Z")
MOVES_ON = re.compile(rf"[ ]?{MOVED}{HIDDEN_DATE}\d")
ARRIVED = re.compile(
    rf"[从由]{HIDDEN_DATE}\d{{1,12}}(?:\.\d{{1,6}})?[ ]?{MOVED}{HIDDEN_DATE}\Z"
)  # the number before it was bare too
GOES_ON = re.compile("居|列|位|排|名列|低于|高于|优于|较|比|同比|环比|的")
COUNTED = re.compile(
    r"(?:数|数量|人数|总数|总量|件数|条数|次数|得分|分数|指数|金额|用户|粉丝|总额|量|率|(?<![同环对])比|系数|倍差|比值|评分|分值|均值|均分|强度|密度|弹性|(?:满意|知晓|认可|贡献|集中|均衡|便利)度)"
    r"(?:已|累计|总计|共计|共|分别|均)?(?:为|达|达到|是|:|突破|超过|(?:控制|保持|稳定)在|[增升降减](?:加|少|低|长)?[至到为]|[扩缩]小?大?[至到为])?\Z|(?:共计|总计|合计)\Z"
)
