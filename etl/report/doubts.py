"""Contradictions inside a report, each with its arithmetic; nothing is corrected.

Real reports hold parts above their total, shares of the wrong total, truncated rates and two values of one figure.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from etl.problem import Problem
from etl.report.plain import plain
from etl.report.read import SURE_FROM, Reading, signed_change, stated_changes
from wording.numbers import written

RATE = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})率")


def doubts(reading: Reading, file: str, recorded: Mapping[tuple[str, str], float | None] | None = None) -> list[Problem]:
    """The contradictions of a reading as Problems, by their line in the text.

    recorded: {(indicator, period): value} of the record for the report's office; a stated change is held against it.
    """
    seen = plain(reading.text)
    reading = replace(reading, figures=[f for f in reading.figures if f.role != "derived"])
    made = [
        *_parts(seen, reading),
        *_shares(seen, reading),
        *_rates(seen, reading),
        *_twice(reading),
        *_changes(seen, reading, recorded or {}),
    ]
    made.sort(key=lambda doubt: doubt[0].start)
    return [Problem(code, file, _line(seen, f), cell=f.phrase, facts=facts) for f, code, facts in made]


def _line(seen: str, figure) -> int:
    return seen.count("\n", 0, figure.start) + 1


def _exact(figure) -> bool:
    return figure.qualifier == "=" and figure.role not in ("derived", "change", "streak", "rank")


def _totals(reading: Reading, figure) -> list:
    """Exact figures of the same unit that stand before a figure in its sentence, nearest first."""
    before = [
        f
        for f in reading.figures
        if f.end <= figure.start and f.sentence_start == figure.sentence_start and f.unit == figure.unit and _exact(f)
    ]
    return before[::-1]


def _parts(seen: str, reading: Reading):
    """其中…: a part above its total, which is the figure before the word."""
    for figure in reading.figures:
        before = seen[figure.sentence_start : figure.start]
        if figure.role != "part" or not _exact(figure) or "其中" not in before:
            continue
        where = figure.sentence_start + before.rindex("其中")
        totals = [f for f in _totals(reading, figure) if f.end <= where and f.role in ("total", "cumulative", "part")]
        if totals and figure.unit != "%" and figure.value > totals[0].value:
            yield figure, "part_above_total", {"total": totals[0].phrase}


def _shares(seen: str, reading: Reading):
    """160件，占96.39%: the count before the share, of the total that the sentence names first."""
    for place, figure in enumerate(reading.figures):
        if figure.role != "share" or figure.qualifier != "=" or not place:
            continue
        part = reading.figures[place - 1]
        if part.sentence_start != figure.sentence_start or part.unit == "%" or not _exact(part):
            continue
        if not re.fullmatch(r"[,(、]?\s?占(?:比|总数|总量|总数的|总量的)?(?:为|达|达到)?", seen[part.end : figure.start]):
            continue
        totals = [f for f in _totals(reading, part) if f.value >= part.value]
        if totals and not any(_follows(part.value, f.value, figure) for f in totals):
            yield figure, "rate_differs", _arithmetic(part, max(totals, key=lambda f: f.value), figure)


def _rates(seen: str, reading: Reading):
    """受理96件，办结90件，办结率93.7%: the rate of the two counts before it."""
    for place, figure in enumerate(reading.figures):
        if figure.unit != "%" or figure.role in ("share", "change") or figure.qualifier != "=" or place < 2:
            continue
        whole, part = reading.figures[place - 2 : place]
        named = RATE.findall(seen[part.end : figure.start])
        together = whole.sentence_start == figure.sentence_start and whole.unit == part.unit != "%"
        if not named or not together or not (_exact(whole) and _exact(part)) or part.value > whole.value or not whole.value:
            continue
        if named[0] in seen[whole.end : part.start] and not _follows(part.value, whole.value, figure):
            yield figure, "rate_differs", _arithmetic(part, whole, figure)


def _arithmetic(part, whole, rate) -> dict:
    computed = _rounded(Decimal(str(part.value)) / Decimal(str(whole.value)) * 100, rate)
    return {"part": written(part.value), "total": written(whole.value), "computed": computed}


def _follows(part: float, whole: float, rate) -> bool:
    """Whether a rate is that of two counts, rounded half up (四舍五入) to the decimals it is given with."""
    return not whole or _rounded(Decimal(str(part)) / Decimal(str(whole)) * 100, rate) == Decimal(str(rate.value))


def _rounded(number: Decimal, like) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-_decimals(like)), ROUND_HALF_UP)


def _decimals(rate) -> int:
    return len(re.sub(r"[^\d.]", "", plain(rate.phrase)).partition(".")[2])


def _twice(reading: Reading):
    """One indicator and period with two values."""
    first: dict = {}
    for figure in reading.figures:
        if figure.confidence < SURE_FROM or figure.role in ("derived", "to", "target", "part"):
            continue
        other = first.setdefault((figure.indicator, figure.period), figure)
        if (other.value, other.qualifier) != (figure.value, figure.qualifier) and other.phrase != figure.phrase:
            yield figure, "told_twice", {"other": other.phrase, "period": figure.period}


def _changes(seen: str, reading: Reading, recorded: Mapping[tuple[str, str], float | None]):
    """A stated change that does not follow from the figure of the year before in the record."""
    for figure, change in stated_changes(seen, reading.figures):
        if figure.confidence < SURE_FROM or not figure.period.isdigit():
            continue
        before = recorded.get((figure.indicator, str(int(figure.period) - 1)))
        if before:
            computed = _rounded((Decimal(str(figure.value)) / Decimal(str(before)) - 1) * 100, change)
            if computed != Decimal(str(signed_change(seen, change))):
                yield change, "change_differs", {"now": written(figure.value), "before": written(before), "computed": computed}
