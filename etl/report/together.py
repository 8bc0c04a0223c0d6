"""Figures that stand together: what is said once at the end of a list, a range or a movement holds for all of it.

分别为3、5件 · 20—60万元 · 从12增加到15家 · 提升0.3个、1.2个百分点.
"""

import re

from etl.report import grammar
from etl.report.figure import Figure
from etl.values.numeral import rounded

LIST_REACH = 200  # characters in which 分别 is looked for
NUMBER_WINDOW = 24  # characters before a figure in which another number may belong to it
DASH = "[-—–~至到]{1,2}"
DATE = "\0*(?:底|末)?的?"  # dates are hidden from the rules
LEFT = re.compile(
    rf"(?P<number>(?<![\d.])\d[\d,]*(?:\.\d+)?|(?<![{grammar.NUMERALS}第\d.几数])[{grammar.NUMERALS}]{{1,8}})(?P<scale>{grammar.any_of(grammar.SCALES)})?"
    rf"\s?(?P<between>[、和及与]|{DASH}|{grammar.MOVED}{DATE})$"
)
BETWEEN = re.compile(rf"\s?{DASH}\s?")
LEAVING = re.compile(rf"[从由自]{DATE}\s?$")
LIST = "、和及与"
RESPECTIVELY = "分别"
ALIKE = 100  # times that a number of a list may be larger than the last and still share its 万: 3、5万元, but not 8000、1.2万元
POINTS = ("个百分点", "个工作日", "个自然日", "个小时", "个月", "个位次", "个环节")


def sharing(text: str, numbers: list[Figure]) -> list[Figure]:
    """The figures and further ones, which share the unit of the figure after them. text has what is no figure hidden."""
    more = []
    for figure in numbers:
        right = figure
        while left := LEFT.search(text, max(0, right.start - NUMBER_WINDOW), right.start):
            shared = _shared(text, left, right) if figure.unit else None
            if not shared:
                break
            right = shared
            more.append(right)
    shared = {figure.start for figure in more}
    numbers = [f for f in numbers if f.unit or f.start not in shared]  # 从12增加到15家: the 12 was found as a bare number
    places = {place for f in numbers for place in range(f.start, f.end)}
    return sorted(numbers + [f for f in more if not places.intersection(range(f.start, f.end))], key=lambda f: f.start)


def _shared(text: str, left: re.Match, right: Figure) -> Figure | None:
    """The number to the left as a figure like the one to the right; None where nothing says that they are alike."""
    between, start = left["between"], left.start("number")
    listed = between in LIST
    moved = re.search("[到至为]", between) and len(between.strip("\0")) > 1
    if listed and RESPECTIVELY not in text[max(0, right.start - LIST_REACH) : right.start].rpartition("。")[2]:
        return None
    if moved and not LEAVING.search(text[:start][-NUMBER_WINDOW:]):
        return None
    number = rounded(left["number"]) if left["number"][0] in grammar.NUMERALS else float(left["number"].replace(",", ""))
    if number is None:
        return None
    return Figure(
        start,
        left.end("scale") if left["scale"] else left.end("number"),
        "",
        _scaled(number, left, right, listed),
        "=",
        right.unit,
    )


def _scaled(number: float, left: re.Match, right: Figure, listed: bool) -> float:
    """20—60万元 is 200,000 to 600,000; in a list only a number of the same kind shares the 万."""
    own = grammar.SCALES.get(left["scale"] or "", 0)
    if own or not right.scale or (listed and number > ALIKE * right.value / right.scale):
        return round(number * (own or 1), 6)
    return round(number * right.scale, 6)


def points(text: str, numbers: list[Figure]) -> None:
    """提升0.3个、1.2个百分点, 0.5个、1个和33个工作日: the unit at the end holds for the list."""
    for figure, following in zip(reversed(numbers[:-1]), reversed(numbers), strict=False):
        between = text[figure.end : following.start]
        if figure.unit == "个" and following.unit in POINTS and between in ("、", "和", "及", "与"):
            figure.unit = following.unit


def ranges(text: str, numbers: list[Figure]) -> list[Figure]:
    """The figures, with two that are the ends of a range made one (20—60万元, 20%—30%): at least the lower, at most the upper.

    从10到15家 is a movement and no range. A dash after 件 is read as a minus before, so it may be part of the second.
    """
    made: list = []
    for figure in numbers:
        first = made[-1] if made else None
        if first and _one_range(text, first, figure):
            second = abs(figure.value) if figure.start == first.end else figure.value
            low, high = sorted((first.value, second))
            made[-1] = Figure(first.start, figure.end, "", low, ">=", figure.unit, "range", upper=high)
        else:
            made.append(figure)
    return made


def _one_range(text: str, first: Figure, second: Figure) -> bool:
    between = text[first.end : second.start]
    dashed = BETWEEN.fullmatch(between) or (not between and text[second.start] == "-" and second.value < 0)
    alike = first.unit == second.unit and first.role == second.role == "total"
    return bool(dashed and alike and not LEAVING.search(text[: first.start][-NUMBER_WINDOW:]))
