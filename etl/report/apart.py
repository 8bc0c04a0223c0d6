"""Figures that are not a number with a unit: places, zeros, streaks, tenths and halves."""

import re

from etl.report import grammar
from etl.report.figure import Figure
from etl.values.numeral import small


def apart(text: str) -> list[Figure]:
    """The figures of a plain text that stand apart, in no order."""
    kinds = (_zeros, _nils, _ranks, _firsts, _streaks, _tenths, _halves, _whole)
    return [figure for kind in kinds for figure in kind(text)]


def vague(text: str) -> list[tuple[int, int]]:
    """(start, end) of words that say how many without a number, in a plain text: 几十家, 三分之一, 翻一番."""
    return [m.span() for m in grammar.VAGUE.finditer(text)]


def _zeros(text: str) -> list[Figure]:
    return [Figure(*m.span(), "", 0.0, "=", "") for m in grammar.ZERO.finditer(text)]


def _nils(text: str) -> list[Figure]:
    """败诉率为零: the figure is the 零."""
    return [Figure(*m.span("word"), "", 0.0, "=", "") for m in grammar.NIL.finditer(text)]


def _ranks(text: str) -> list[Figure]:
    """第2名, 全市第一 (=), 前三 (<=), 三连冠 (first each time)."""
    figures = []
    for match in grammar.PLACE.finditer(text):
        cue = grammar.RANK_CUE.search(text[max(0, match.start() - 14) : match.start()])
        ends = grammar.END.match(text, match.end()) or re.match(
            f"的?(?:好|优异|佳)?成绩|高|低|{grammar.MOVED}", text[match.end() : match.end() + 12]
        )
        placed = re.search(grammar.WORDS["rank"]["not_before"], text[max(0, match.start() - 4) : match.start()])
        sure = (match["unit"] and (cue or ends or match["n"].isdigit())) or (cue and ends)
        if sure and not placed:
            figures.append(Figure(*match.span(), "", small(match["n"]) or 0.0, "=", "名", "rank"))
    for match in grammar.TOP.finditer(text):
        if grammar.END.match(text, match.end()) or re.match("的?(?:好|优异|佳)?成绩|水平|行列", text[match.end() :]):
            figures.append(Figure(*match.span(), "", small(match["n"]) or 0.0, "<=", "名", "rank"))
    figures += [Figure(*m.span(), "", 1.0, "=", "名", "rank") for m in grammar.CROWN.finditer(text) if (small(m["n"]) or 0) > 1]
    return [f for f in figures if f.value]


def _firsts(text: str) -> list[Figure]:
    """居全省首位, 位列榜首; not 放在首位."""
    places = [m for m in grammar.FIRST.finditer(text) if grammar.END.match(text, m.end())]
    return [Figure(*m.span("word"), "", 1.0, "=", "名", "rank") for m in places]


def _streaks(text: str) -> list[Figure]:
    made = [Figure(*m.span(), "", small(m["n"]) or 0.0, "=", m["unit"], "streak") for m in grammar.STREAK.finditer(text)]
    return [f for f in made if f.value]


def _tenths(text: str) -> list[Figure]:
    """三成以上: 30 %."""
    signed = [(m, _sign(m)) for m in grammar.TENTHS.finditer(text)]
    return [Figure(*m.span(), "", (small(m["n"]) or 0.0) * 10, sign, "%") for m, sign in signed if sign]


def _halves(text: str) -> list[Figure]:
    """近一半, 半数以上: 50 %; where nothing says how exact it is, only at the end of 缩短一半, 占一半."""
    figures = []
    for match in grammar.HALF.finditer(text):
        alone = grammar.HALF_AFTER.search(text[max(0, match.start() - 2) : match.start()]) and grammar.END.match(
            text, match.end()
        )
        if sign := _sign(match) or ("=" if alone else ""):
            figures.append(Figure(*match.span(), "", 50.0, sign, "%"))
    return figures


def _sign(match: re.Match[str]) -> str:
    """How exact the words before and after it make a figure; "" where there are none."""
    signs = [grammar.qualifiers("before").get(match["before"]), {"多": ">=", **grammar.qualifiers("after")}.get(match["last"])]
    return next((s for s in signs if s and s != "="), "=") if any(signs) else ""


def _whole(text: str) -> list[Figure]:
    return [Figure(*m.span(), "", 100.0, "=", "%") for m in grammar.WHOLE.finditer(text)]
