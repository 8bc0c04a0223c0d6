"""Every figure of a text, with its phrase, value, qualifier and unit; nothing that only holds digits."""

import re
from bisect import bisect_left

from etl.report import grammar
from etl.report.apart import apart
from etl.report.figure import Figure
from etl.report.plain import plain
from etl.report.table import table_figures
from etl.report.together import points, ranges, sharing
from etl.values.numeral import mixed, rounded

RECENT = grammar.WORDS["recent"]["measures"].split()
HIDDEN = "\x00"
AT_THE_END = set("次场件起期篇名人家份处户批")  # 召开会议三次。 but not 三项制度
WIDE = str.maketrans("()", "（）")
LABEL_REACH = 48  # characters before a bare number that say what it is
TIMES = ("工作日", "小时", "天", "分钟", "秒", "自然日")


def figures(text: str) -> list[Figure]:
    """The figures of a text in its order. Roles other than rank, streak and coverage are not known yet."""
    seen = plain(text)
    special = apart(seen)
    hidden = _hide(seen, [(f.start, f.end) for f in special])
    numbers = special + [f for f in map(lambda m: _figure(hidden, m), grammar.NUMBER.finditer(hidden)) if f]
    numbers = sorted(numbers, key=lambda f: f.start)
    numbers = sharing(hidden, numbers)
    points(seen, numbers)
    numbers = ranges(hidden, numbers)
    numbers = sorted(numbers + table_figures(text, numbers), key=lambda f: f.start)
    for figure in numbers:
        figure.phrase = text[figure.start : figure.end]
        figure.unit = _as_written(text, figure)
    return _coverage(seen, numbers)


def _as_written(text: str, figure: Figure) -> str:
    """The unit with the brackets of the text: 件（次）."""
    return figure.unit.translate(WIDE) if "（" in figure.phrase else figure.unit


def dates(text: str) -> list[tuple[int, int]]:
    """Places of the years, months and quarters that a plain text names: [(start, end)]."""
    return [m.span() for name in ("date", "month_range", "quarters") for m in grammar.NO_FIGURE[name].finditer(text)]


# -- what is hidden from the rules ---------------------------------------------------------------------------------


def _hide(text: str, spans: list) -> str:
    """The text with what is no figure, and the spans already read, replaced one for one."""
    spans = spans + [m.span() for pattern in grammar.NO_FIGURE.values() for m in pattern.finditer(text)]
    quoted = [
        m for m in grammar.QUOTED.finditer(text) if len(m[0]) <= grammar.LONGEST_QUOTED + 2 and not re.search(r"[%‰]", m[0])
    ]
    spans += [(m.start() + 1, m.end() - 1) for m in quoted]
    letters = list(text)
    for start, end in spans:
        letters[start:end] = HIDDEN * (end - start)
    return "".join(letters)


# -- figures with a unit ----------------------------------------------------------------------------------------


def _figure(text: str, match: re.Match) -> Figure | None:
    value = _value(match)
    if value is None:
        return None
    if match["hundredths"]:
        return _made(text, match, match.end(), value, "%")
    vague = match["mid"] or match["after"]
    measured = grammar.MEASURE.match(text, match.end()) or (vague and grammar.LONG.match(text, match.end()))
    if not measured:
        return _bare(text, match, value)
    recent = match["before"].strip() == "近" and value <= grammar.WORDS["recent"]["most"]
    if (recent and measured["unit"] in RECENT) or (match["written"] and not _counts(text, match, measured)):
        return None
    return _made(text, match, measured.end(), value, measured["unit"])


def _value(match: re.Match) -> float | None:
    digits = match["mixed"] or match["arabic"] or match["written"] or match["hundred"]
    plain_number = re.sub("[, ]", "", digits)
    if match["mixed"]:
        return mixed(plain_number, match["scale"])
    value = float(plain_number) if re.fullmatch(r"-?\d+(\.\d+)?", plain_number) else rounded(digits)
    if value is None:
        return None
    return round(value * grammar.SCALES.get(match["scale"] or "", 1), 6)


def _made(text: str, match: re.Match, end: int, value: float, unit: str) -> Figure:
    """The figure with the words that say how exact it is."""
    last = grammar.LAST.match(text, end)
    limit = None if last else re.compile("内").match(text, end)
    qualifiers = [grammar.qualifiers("before")[w] for w in grammar.BEFORE_WORD.findall(match["before"])]
    qualifiers += [">="] * bool(match["mid"] or match["after"])
    if last:
        qualifiers.append(grammar.qualifiers("after")[last["last"]])
        end = last.end()
    elif limit and unit.endswith(TIMES):
        qualifiers.append("<=")
        end = limit.end()
    bounds = {q for q in qualifiers if q != "="}
    qualifier = "=" if not bounds else bounds.pop() if len(bounds) == 1 else "~"
    scale = 1.0 if match["mixed"] else grammar.SCALES.get(match["scale"] or "", 1.0)
    return Figure(match.start(), end, "", value, qualifier, unit, scale=scale)


def _counts(text: str, match: re.Match, measured: re.Match) -> bool:
    """Whether a written numeral with a unit is a figure: 三千余户, 十二件, 会议三次。 and not 三项制度, 百名干部."""
    numeral = match["written"]
    if match["mid"] or match["after"] or match["before"]:
        return numeral != "一"
    if all(c in "十百千万亿" for c in numeral):
        return False
    if len(numeral) > 1:
        return any(c in "十百千万亿" for c in numeral)
    before = text[max(0, match.start() - 4) : match.start()]
    if measured["unit"] == "倍":
        return bool(re.search("[增升长加多高翻扩大]", before))
    at_the_end = measured["unit"] in AT_THE_END and grammar.END.match(text, measured.end())
    return bool(numeral not in "一零〇" and at_the_end and not re.search(r"[每再这那哪各某等]$|分为|以上|上述$", before))


def _bare(text: str, match: re.Match, value: float) -> Figure | None:
    """A number without a unit: 粉丝数量首次破万, 用户达5.2万, 总数为1045."""
    before = text[max(0, match.start() - LABEL_REACH) : match.start()].rstrip(" ")
    if not match["written"] and (_left(text, match, before) or grammar.ARRIVED.search(before)):
        return _made(text, match, match.end(), value, "")
    counted = grammar.COUNTED.search(before)
    ends = grammar.END.match(text, match.end()) or grammar.LAST.match(text, match.end())
    ends = ends or (counted and "." in (match["arabic"] or "") and grammar.GOES_ON.match(text, match.end()))
    if not ends or match["written"] and not match["before"]:
        return None
    vague = match["scale"] or match["before"] or match["mid"] or match["after"]
    if not counted and not (vague and (match["scale"] or match["written"] or value >= 100)):
        return None
    return _made(text, match, match.end(), value, "")


def _left(text: str, match: re.Match, before: str) -> bool:
    """Whether a movement between two bare numbers begins with this one: 倍差从2.37缩小到1.94."""
    return bool(grammar.LEAVING.search(before) and grammar.MOVES_ON.match(text, match.end()))


def _coverage(text: str, numbers: list) -> list:
    """Mark the counts of towns that only say where: 全县17个乡镇."""
    starts = [figure.start for figure in numbers]
    for match in grammar.COVERAGE.finditer(text):
        if not grammar.NOT_COVERAGE.match(text, match.end()):
            for figure in numbers[bisect_left(starts, match.start()) : bisect_left(starts, match.end())]:
                figure.role = "coverage"
    return numbers
