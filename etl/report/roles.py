"""What a figure is in its sentence: a total, a part, a share, a change, a target, from or to; and of which period."""

import re

from etl.numeral import small
from etl.report import grammar as g
from etl.report.figure import Figure

WORDS = g.WORDS["role"]
CHANGE = re.compile(rf"(?:{WORDS['change']})(?:了|率|幅度|比例|幅|分别|平均|均|各|已|达到?|超过?|近|约|[-+])*\s*$")
CHANGED_TO = re.compile(r"(?:增|升|长|降|减|缩|高|低|扩大|延长|精简|回落)(?:少|加|长|升|短|低|高)?(?:到|至|为)(?:了)?\s*$")
FROM = re.compile(r"(?:由|从)[^,。;由从]*$")
MOVES = re.compile(r"[^,。;]{0,14}?(?:到|至|降|压|缩|减|增|升|提|扩|跃|精简|变为)")
AIMED = re.compile(r"(?:力争|争取|确保)到?20[2-9]\d年[^;]*$")
SHARE = re.compile(rf"(?:{WORDS['share']})[^,。;%、]{{0,14}}$")
PART = re.compile(rf"(?:{WORDS['part']})[^。;()]*$")
REACH = 300  # characters before a figure that tell its role
TITLES = g.NO_FIGURE["title"]
PLAN = re.compile(r"下一步|下一年|(?<!结转)(?<!结转到)下年度|明年|工作打算|工作计划|工作安排|主要安排|工作思路|努力方向|改进措施")
HEADING = re.compile(r"^[ ]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分)[^\n]{0,60}$", re.MULTILINE)
LAST_YEAR = re.compile(r"(?<![较比同与])(?:上年|去年|上一年|上年度)(?:同期)?(?!结转|遗留|转入|末|度?相比)")
COMPARED = re.compile(r"(?:较|比|与|同|相比|自|从|到|至|截至|截止)\s*$")
NAMED = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?年(?:度)?(?:\s?(?P<half>[上下])半年)?(?!\s?\d{1,2}\s?月|来|以来)"
    r"|(?P<this>今年|本年度?|当年|全年)|(?P<alone>[上下])半年"
    rf"|(?P<quarters>(?:第?[1-4][、和及]?){{1,4}}|(?:第?[一二三四][、和及]?){{1,4}})\s?季度|(?P<last>{LAST_YEAR.pattern})"
    r"|(?<!\d)(?P<month>1[0-2]|0?[1-9])\s?月份"
)


def tell_roles(text: str, found: list) -> None:
    """Set the role of every figure whose role is not known yet. text is plain."""
    plans = _plans(text)
    for place, figure in enumerate(found):
        if figure.row:
            continue
        if figure.role == "rank" and _left_behind(text, figure):
            figure.role = "from"
        elif figure.role == "total":
            previous = found[place - 1] if place else None
            figure.role = _role(text, figure, previous, any(a <= figure.start < b for a, b in plans))


def _role(text: str, figure: Figure, previous: Figure | None, planned: bool) -> str:
    before = text[max(figure.sentence_start, figure.start - REACH) : figure.start]
    clause = re.split("[,;]", before)[-1]
    opening = clause + re.match(r"[^\d%]{0,3}", figure.phrase)[0]
    if planned or re.search(WORDS["target"], clause) or AIMED.search(before):
        return "target"
    if CHANGED_TO.search(opening):
        return "to"
    if _left_behind(text, figure):
        return "from"
    if CHANGE.search(opening) or figure.measure.endswith("百分点") or _continues(text, figure, previous):
        return "change"
    if figure.measure == "%" and SHARE.search(opening):
        return "share"
    if PART.search(before):
        return "part"
    return "cumulative" if re.search(WORDS["cumulative"], clause) else "total"


def _left_behind(text: str, figure: Figure) -> bool:
    """Whether a figure is where a movement began: 由第9名跃升至第3名."""
    clause = re.split("[,;]", text[max(figure.sentence_start, figure.start - REACH) : figure.start])[-1]
    after = text[figure.end : figure.end + 24]
    return bool(FROM.search(clause) and MOVES.match(after) and not g.END.match(after))


def _continues(text: str, figure: Figure, previous: Figure | None) -> bool:
    """The second of 分别下降15.4%和18.2%."""
    between = text[previous.end : figure.start] if previous else ""
    return bool(previous and previous.role == "change" and re.fullmatch(r"\s?[、,和及与]\s?", between))


def _plans(text: str) -> list:
    """(start, end) of the sections that speak of the next year."""
    heads = [(m.start(), bool(PLAN.search(m[0]))) for m in HEADING.finditer(text)] + [(len(text), False)]
    return [(start, end) for (start, plan), (end, _) in zip(heads, heads[1:], strict=False) if plan]


def report_year(text: str) -> str:
    """The year a plain text reports on: the first one it names outside titles of documents; "" when it names none."""
    head = g.NO_FIGURE["title"].sub("", text)
    reported = re.search(r"(?<!\d)((?:19|20)\d\d)\s?年(?:度|[^,。\n]{0,30}(?:报告|情况|总结))", head[:400])
    named = reported or re.search(r"(?<!\d)((?:19|20)\d\d)\s?年", head)
    return named[1] if named else ""


def periods(text: str, figure: Figure, year: str) -> list:
    """The periods a figure speaks of, the report's year where its sentence names no other: 1、2季度 are two."""
    before = f"{figure.row}\n{figure.column}" if figure.row else text[figure.sentence_start : figure.start]
    before = TITLES.sub(lambda m: "\0" * len(m[0]), before)
    named = [m for m in NAMED.finditer(before) if not COMPARED.search(before[: m.start()])]
    if not named:
        return [year] if year else []
    own = next((m["year"] for m in reversed(named) if m["year"]), "") or year
    return _of(named[-1], own, year, before)


def _of(match: re.Match, own: str, year: str, before: str) -> list:
    if match["last"]:
        near = len(before) - match.end() <= 12 and not re.search("[;]", before[match.end() :])
        return [str(int(year) - 1)] if year and near else [year] * bool(year)
    if half := match["half"] or match["alone"]:
        return [f"{own}-S{'上下'.index(half) + 1}"] if own else []
    if match["quarters"]:
        said = re.findall("[1-4一二三四]", match["quarters"])
        return [f"{own}-Q{int(small(q) or 0)}" for q in said] if own else []
    if match["month"]:
        return [f"{own}-{int(match['month']):02d}"] if own else []
    if match["this"]:
        return [year] if year else []
    return [own]


def years_of_streak(text: str, figure: Figure, year: str) -> list:
    """The years of a rank held 连续3年, or of 三连冠, newest first; empty where it is not a streak of years."""
    if crown := g.CROWN.fullmatch(figure.phrase):
        count = small(crown["n"])
    else:
        clause = re.split("[,;]", text[max(figure.sentence_start, figure.start - 60) : figure.start])[-1]
        held = [m for m in g.STREAK.finditer(clause) if m["measure"].startswith("年")]
        count = small(held[-1]["n"]) if held else 0
    return [str(int(year) - n) for n in range(int(count or 0))] if year else []
