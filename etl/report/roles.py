"""What a figure is in its sentence: a total, a part, a share, a change, a target, from or to; and how long a rank was held."""

import re

from etl.report import grammar
from etl.report.figure import Figure
from etl.values.numeral import small

WORDS = grammar.WORDS["role"]
CHANGE = re.compile(rf"(?:{WORDS['change']})(?:了|率|幅度|比例|幅|分别|平均|均|各|已|达到?|超过?|近|约|[-+])*\s*$")
CHANGED_TO = re.compile(
    r"(?:增|升|涨|转|变|长|降|减|缩|高|低|扩大|延长|精简|回落)(?:少|加|长|升|短|低|高|小|大|快|慢)?(?:到|至|为)(?:了)?\s*(?:(?:19|20)\d\d年的?)?$"
)
UNTIL_YEAR = re.compile(r"(?:到|至)(20[2-9]\d)年(?:底|末)?前?,?$")
SAME_TIME = re.compile(r"(?<![较比与同])[去上]年同期$")  # 去年同期12件 is no change
FROM = re.compile(r"(?:由|从)[^,。;由从]*$")
MOVES = re.compile(r"[^,。;]{0,14}?(?:到|至|降|压|缩|减|增|升|提|扩|跃|精简|变为)")
AIMED = re.compile(r"(?:力争|争取|确保)到?20[2-9]\d年[^;]*$")
SHARE = re.compile(rf"(?:{WORDS['share']})[^,。;%、]{{0,14}}$")
PART = re.compile(rf"(?:{WORDS['part']})[^。;()]*$")
LONGEST_STREAK = 99  # years
ROLE_REACH = 300  # characters before a figure that tell its role
PLAN = re.compile(r"下一步|下一年|(?<!结转)(?<!结转到)下年度|明年|工作打算|工作计划|工作安排|主要安排|工作思路|努力方向|改进措施")
HEADING = re.compile(r"^[ ]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分)[^\n]{0,60}$", re.MULTILINE)


def tell_roles(text: str, figures: list[Figure], year: str) -> None:
    """Set the role of every figure whose role is not known yet. text is plain; year: of the report, "" if not known."""
    plans = _plans(text)
    for place, figure in enumerate(figures):
        if figure.row:
            continue
        if figure.role == "rank" and _left_behind(text, figure):
            figure.role = "from"
        elif figure.role == "total":
            previous = figures[place - 1] if place else None
            ahead = UNTIL_YEAR.search(text, max(figure.sentence_start, figure.start - len("到2030年底前,")), figure.start)
            planned = any(a <= figure.start < b for a, b in plans) or bool(ahead and ahead[1] > year)
            figure.role = _role(text, figure, previous, planned)


def _role(text: str, figure: Figure, previous: Figure | None, planned: bool) -> str:
    before = text[max(figure.sentence_start, figure.start - ROLE_REACH) : figure.start]
    clause = re.split("[,;]", before)[-1]
    opening = clause + re.split(r"[\d%]", figure.phrase[:3], maxsplit=1)[0]
    if planned or re.search(WORDS["target"], clause) or AIMED.search(before):
        return "target"
    if CHANGED_TO.search(opening):
        return "to"
    if _left_behind(text, figure):
        return "from"
    if (
        (CHANGE.search(opening) and not SAME_TIME.search(opening))
        or figure.unit.endswith("百分点")
        or _continues(text, figure, previous)
    ):
        return "change"
    if figure.unit == "%" and SHARE.search(opening):
        return "share"
    if PART.search(before):
        return "part"
    return "cumulative" if re.search(WORDS["cumulative"], clause) else "total"


def _left_behind(text: str, figure: Figure) -> bool:
    """Whether a figure is where a movement began: 由第9名跃升至第3名."""
    clause = re.split("[,;]", text[max(figure.sentence_start, figure.start - ROLE_REACH) : figure.start])[-1]
    after = text[figure.end : figure.end + 24]
    return bool(FROM.search(clause) and MOVES.match(after) and not grammar.END.match(after))


def _continues(text: str, figure: Figure, previous: Figure | None) -> bool:
    """The second of 分别下降15.4%和18.2%."""
    between = text[previous.end : figure.start] if previous else ""
    fresh = figure.phrase.startswith("达")
    return bool(previous and previous.role == "change" and not fresh and re.fullmatch(r"\s?[、,和及与]\s?", between))


def _plans(text: str) -> list:
    """(start, end) of the sections that speak of the next year."""
    heads = [(m.start(), bool(PLAN.search(m[0]))) for m in HEADING.finditer(text)] + [(len(text), False)]
    return [(start, end) for (start, plan), (end, _) in zip(heads, heads[1:], strict=False) if plan]


def years_of_streak(text: str, figure: Figure, year: str) -> list[str]:
    """The years of a rank held 连续3年, or of 三连冠, newest first; empty where it is not a streak of years, or is
    longer than any can be (连续九千万年)."""
    if crown := grammar.CROWN.fullmatch(figure.phrase):
        count = small(crown["n"])
    else:
        clause = re.split("[,;]", text[max(figure.sentence_start, figure.start - 60) : figure.start])[-1]
        held = [m for m in grammar.STREAK.finditer(clause) if m["unit"].startswith("年")]
        count = small(held[-1]["n"]) if held else 0
    return [str(int(year) - n) for n in range(int(count))] if year and count and count <= LONGEST_STREAK else []
