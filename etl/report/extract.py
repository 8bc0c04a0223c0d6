"""Every figure of a text, with its phrase, value, qualifier and measure; nothing that only holds digits."""

import re
from bisect import bisect_left

from etl.numeral import mixed, rounded
from etl.report import grammar as g
from etl.report.apart import apart
from etl.report.figure import Figure
from etl.report.plain import plain
from etl.report.table import table_figures

RECENT = g.WORDS["recent"]["measures"].split()
HIDDEN = "\x00"
AT_THE_END = set("次场件起期篇名人家份处户批")  # 召开会议三次。 but not 三项制度
WIDE = str.maketrans("()", "（）")
TIMES = ("工作日", "小时", "天", "分钟", "秒", "自然日")


def figures(text: str) -> list:
    """The figures of a text in its order. Roles other than rank, streak and coverage are not known yet."""
    seen = plain(text)
    special = apart(seen)
    hidden = _hide(seen, [(f.start, f.end) for f in special])
    found = special + [f for f in map(lambda m: _figure(hidden, m), g.NUMBER.finditer(hidden)) if f]
    found = sorted(found, key=lambda f: f.start)
    found = sorted(found + _sharing(hidden, found), key=lambda f: f.start)
    _points(seen, found)
    found = sorted(found + table_figures(text, found), key=lambda f: f.start)
    for figure in found:
        figure.phrase = text[figure.start : figure.end]
        figure.measure = _as_written(text, figure)
    return _coverage(seen, found)


def _as_written(text: str, figure: Figure) -> str:
    """The measure with the brackets of the text: 件（次）."""
    return figure.measure.translate(WIDE) if "（" in figure.phrase else figure.measure


def dates(text: str) -> list:
    """Places of the years, months and quarters that a plain text names: [(start, end)]."""
    return [m.span() for name in ("date", "month_range", "quarters") for m in g.NO_FIGURE[name].finditer(text)]


# -- what is hidden from the rules ---------------------------------------------------------------------------------


def _hide(text: str, spans: list) -> str:
    """The text with what is no figure, and the spans already read, replaced one for one."""
    spans = spans + [m.span() for pattern in g.NO_FIGURE.values() for m in pattern.finditer(text)]
    quoted = [m for m in g.QUOTED.finditer(text) if len(m[0]) <= g.LONGEST_QUOTED + 2 and not re.search(r"[%‰]", m[0])]
    spans += [(m.start() + 1, m.end() - 1) for m in quoted]
    letters = list(text)
    for start, end in spans:
        letters[start:end] = HIDDEN * (end - start)
    return "".join(letters)


# -- figures with a measure ----------------------------------------------------------------------------------------


def _figure(text: str, match: re.Match) -> Figure | None:
    value = _value(match)
    if value is None:
        return None
    if match["hundredths"]:
        return _made(text, match, match.end(), value, "%")
    vague = match["mid"] or match["after"]
    measured = g.MEASURE.match(text, match.end()) or (vague and g.LONG.match(text, match.end()))
    if not measured:
        return _bare(text, match, value)
    recent = match["before"].strip() == "近" and value <= g.WORDS["recent"]["most"]
    if (recent and measured["measure"] in RECENT) or (match["written"] and not _counts(text, match, measured)):
        return None
    return _made(text, match, measured.end(), value, measured["measure"])


def _value(match: re.Match) -> float | None:
    said = match["mixed"] or match["arabic"] or match["written"] or match["hundred"]
    plain_number = re.sub("[, ]", "", said)
    if match["mixed"]:
        return mixed(plain_number, match["scale"])
    value = float(plain_number) if re.fullmatch(r"-?\d+(\.\d+)?", plain_number) else rounded(said)
    if value is None:
        return None
    return round(value * g.SCALES.get(match["scale"] or "", 1), 6)


def _made(text: str, match: re.Match, end: int, value: float, measure: str) -> Figure:
    """The figure with the words that say how exact it is."""
    last = g.LAST.match(text, end)
    limit = None if last else re.compile("内").match(text, end)
    said = [g.qualifiers("before")[w] for w in g.BEFORE_WORD.findall(match["before"])]
    said += [">="] * bool(match["mid"] or match["after"])
    if last:
        said.append(g.qualifiers("after")[last["last"]])
        end = last.end()
    elif limit and measure.endswith(TIMES):
        said.append("<=")
        end = limit.end()
    said = {s for s in said if s != "="}
    qualifier = "=" if not said else said.pop() if len(said) == 1 else "~"
    return Figure(match.start(), end, "", value, qualifier, measure)


def _counts(text: str, match: re.Match, measured: re.Match) -> bool:
    """Whether a written numeral with a measure is a figure: 三千余户, 十二件, 会议三次。 and not 三项制度, 百名干部."""
    said = match["written"]
    if match["mid"] or match["after"] or match["before"]:
        return said != "一"
    if all(c in "十百千万亿" for c in said):
        return False
    if len(said) > 1:
        return any(c in "十百千万亿" for c in said)
    before = text[max(0, match.start() - 4) : match.start()]
    if measured["measure"] == "倍":
        return bool(re.search("[增升长加多高翻扩大]", before))
    told = measured["measure"] in AT_THE_END and g.END.match(text, measured.end())
    return bool(said not in "一零〇" and told and not re.search(r"[每再这那哪各某等]$|分为|以上|上述$", before))


def _bare(text: str, match: re.Match, value: float) -> Figure | None:
    """A number without a measure: 粉丝数量首次破万, 用户达5.2万, 总数为1045."""
    rounded = g.END.match(text, match.end()) or g.LAST.match(text, match.end())
    if not rounded or match["written"] and not match["before"]:
        return None
    vague = match["scale"] or match["before"] or match["mid"] or match["after"]
    counted = g.COUNTED.search(text[max(0, match.start() - 12) : match.start()].rstrip(" "))
    if not counted and not (vague and (match["scale"] or match["written"] or value >= 100)):
        return None
    return _made(text, match, match.end(), value, "")


# -- figures that stand together -----------------------------------------------------------------------------------

REACH = 200  # characters in which 分别 is looked for
LEFT = re.compile(r"(?P<before>)(?P<number>(?<![\d.])\d[\d,]*(?:\.\d+)?)\s?(?P<between>[、和及与]|[-—–~至到])$")


def _sharing(text: str, found: list) -> list:
    """Numbers that share the measure of the figure after them: 分别为3、5件; 10至15家."""
    more = []
    for figure in found:
        right = figure
        while left := LEFT.search(text, max(0, right.start - 16), right.start):
            sentence = text[max(0, right.start - REACH) : right.start].rpartition("。")[2]
            if not figure.measure or (left["between"] in "、和及与" and "分别" not in sentence):
                break
            value = float(left["number"].replace(",", ""))
            right = Figure(left.start("number"), left.end("number"), "", value, "=", figure.measure)
            more.append(right)
    taken = {place for f in found for place in range(f.start, f.end)}
    return [f for f in more if not taken.intersection(range(f.start, f.end))]


POINTS = ("个百分点", "个工作日", "个自然日", "个小时", "个月", "个位次", "个环节")


def _points(text: str, found: list) -> None:
    """提升0.3个、1.2个百分点, 0.5个、1个和33个工作日: what is said once at the end of a list holds for all of it."""
    for figure, following in zip(reversed(found[:-1]), reversed(found), strict=False):
        between = text[figure.end : following.start]
        if figure.measure == "个" and following.measure in POINTS and between in ("、", "和", "及", "与"):
            figure.measure = following.measure


def _coverage(text: str, found: list) -> list:
    """Mark the counts of towns that only say where: 全县17个乡镇."""
    starts = [figure.start for figure in found]
    for match in g.COVERAGE.finditer(text):
        if not g.NOT_COVERAGE.match(text, match.end()):
            for figure in found[bisect_left(starts, match.start()) : bisect_left(starts, match.end())]:
                figure.role = "coverage"
    return found


