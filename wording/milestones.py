"""Milestones found by rules over one indicator's yearly figures; each names its rule and the periods behind it.

What is called the first or the highest rests on four or more exact figures, one after the other and comparable, and says since when; where the
source itself says 首次, its words are shown as such. An approximate figure proves only what its bound proves: 近3 is among the first three. A
derived or rounded one (~) is taken with a margin of five per cent either way. Nothing is compared across a break, and a gap ends every run.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, zip_longest
from typing import Any

from wording.milestone import Milestone
from wording.types import Row

MARGIN = 0.05  # how far a figure marked ~ may be off
LEAST = 3  # years that make a row
FEWEST = 4  # exact figures in a row that make a first time or a record
FIRST = "首次"
APART = ("break", "office_changed", "office_ended", "office_began")  # why a figure is not comparable with the one before it
TOPS = (1, 3, 5, 10)  # "first", "top three" … of a rank


def find(rows: Sequence[Row]) -> list[Milestone]:
    """Milestones of the newest of one indicator's yearly rows (db/sql/page/series.sql, oldest first)."""
    figures = [r for r in _since_break(rows) if r["value"] is not None]
    if not figures or figures[-1] is not rows[-1]:
        return []
    run, earlier = _exact_run(rows)
    milestones = [
        _source_words(figures[-1]),
        _first_above(run, earlier) or _record(run, earlier),
        _years_at_top(figures),
        _years_moving(figures) or _turned(figures),
        _years_on_target(figures),
    ]
    return [m for m in milestones if m]


EVERYDAY = ("record_high", "record_low", "years_up", "years_down")  # of a workload that is neither good nor bad: no news
WEIGHT = ("source_first", "first_above", "first_full", "years_first", "years_top", "turned_down", "turned_up", "years_on_target", "record_low", "record_high",
          "years_down", "years_up")  # fmt: skip


def weightiest(rows: Iterable[Row]) -> list[Milestone]:
    """Of an office's yearly rows (db/sql/page/indicator/yearly.sql) the milestones of the newest year: what is judged before what is not,
    then by kind; one for each indicator."""
    milestones = [m for _, of_one in groupby(rows, key=lambda r: r["indicator"]) for m in find(list(of_one))[:1]]
    milestones = [m for m in milestones if m.verdict or m.kind not in EVERYDAY]
    return sorted(milestones, key=lambda m: (m.verdict == "", WEIGHT.index(m.kind)))


def balanced(milestones: Sequence[Milestone], most: int) -> list[Milestone]:
    """The same milestones with good and bad ones by turns among the first `most`, so that neither hides the other."""
    good, bad = ([m for m in milestones if m.verdict == verdict] for verdict in ("good", "bad"))
    turns = [m for pair in zip_longest(good, bad) for m in pair if m][:most]
    return turns + [m for m in milestones if m not in turns]


def lowest(row: Row) -> float | None:
    """The least that a figure can be; None when nothing is known."""
    return row["value"] * (1 - MARGIN) if row["qualifier"] == "~" else row["least"]


def highest(row: Row) -> float | None:
    """The most that a figure can be; None when nothing is known."""
    return row["value"] * (1 + MARGIN) if row["qualifier"] == "~" else row["most"]


def _since_break(rows: Sequence[Row]) -> Sequence[Row]:
    start = max((n for n, r in enumerate(rows) if r["status"] == "B"), default=0)
    return rows[start:]


def _periods(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(r["period"] for r in rows)


def _exact_run(rows: Sequence[Row]) -> tuple[Sequence[Row], list[Row]]:
    """(the exact figures up to the newest, one after the other and each comparable with the one before, what is on record before them)."""
    start = len(rows)
    while (
        start
        and rows[start - 1]["value"] is not None
        and rows[start - 1]["qualifier"] == "="
        and rows[start - 1]["status"] != "P"
    ):
        start -= 1
        if rows[start]["why"] in APART or not start or not _next(rows[start - 1], rows[start]):
            break
    return rows[start:], [r for r in rows[:start] if r["value"] is not None]


def _source_words(row: Row) -> Milestone | None:
    """What the source itself calls a first time: the clause of its words, or of the note, that says 首次."""
    clauses = re.split(r"[，。；;\n]", f"{row['as_worded'] or ''}；{row['note'] or ''}")
    claim = next((c.strip() for c in clauses if FIRST in c), "")
    return Milestone("source_first", row, {"claim": claim}, (row["period"],), "") if claim else None


def _first_above(run: Sequence[Row], earlier: Sequence[Row]) -> Milestone | None:
    """首次突破: a round threshold (one leading digit) that this figure passes and no earlier one reached, comparable or not."""
    if len(run) < FEWEST or run[-1]["kind"] == "rank" or run[-1]["direction"] == "down" or run[-1]["value"] <= 0:
        return None
    *before, now = run
    step = 10 ** math.floor(math.log10(now["value"]))
    threshold = math.floor(now["value"] / step) * step
    is_full = now["kind"] == "ratio" and threshold >= 100
    if now["value"] == threshold and not is_full:
        threshold -= step  # 突破 is to go beyond: 600 does not
    tops = _bounds(highest(r) for r in (*before, *earlier))
    if tops is None or max(tops) >= threshold or threshold < 10:
        return None
    facts = {"threshold": float(threshold), "whole": not earlier}
    return Milestone(
        "first_full" if is_full else "first_above", now, facts, _periods(run), "good" if now["direction"] == "up" else ""
    )


def _bounds(ends: Iterable[float | None]) -> list[float] | None:
    """The ends of some figures; None where one of them is not known."""
    every = list(ends)
    numbers = [end for end in every if end is not None]
    return numbers if len(numbers) == len(every) else None


def _record(run: Sequence[Row], earlier: Sequence[Row]) -> Milestone | None:
    """历史新高、新低: above, or below, every earlier figure of the run, and surely above or below what was before it."""
    if len(run) < FEWEST or run[-1]["kind"] == "rank":
        return None
    *before, now = run
    tops, bottoms = (_bounds(end(r) for r in (*before, *earlier)) for end in (highest, lowest))
    facts = {"figure": now["value"], "whole": not earlier}
    if tops is not None and now["value"] > max(tops):
        return _judged("record_high", now, facts, run, "up")
    if bottoms is not None and now["value"] < min(bottoms):
        return _judged("record_low", now, facts, run, "down")
    return None


def _years_at_top(figures: Sequence[Row]) -> Milestone | None:
    """连续N年第一 or 前N: the smallest of TOPS that holds for three years in a row and more."""
    if figures[-1]["kind"] != "rank":
        return None
    for top in TOPS:
        row = _tail(figures, lambda r, top=top: (end := highest(r)) is not None and end <= top)
        if len(row) >= LEAST:
            return Milestone(
                "years_first" if top == 1 else "years_top", figures[-1], {"n": len(row), "top": top}, _periods(row), "good"
            )
    return None


def _years_moving(figures: Sequence[Row]) -> Milestone | None:
    """连续N年上升、下降: each year compared with the one before, three times in a row and more. Ranks rise to smaller numbers."""
    for kind, sign in (("years_up", 1), ("years_down", -1)):
        row = _tail(figures, lambda r, sign=sign: _sure_change(r) * sign > 0)
        if len(row) >= LEAST:
            return _judged(kind, figures[-1], {"n": len(row)}, row, "up" if sign > 0 else "down")
    return None


def _turned(figures: Sequence[Row]) -> Milestone | None:
    """由降转升、由升转降: this year's change against last year's."""
    if len(figures) < 2 or not _next(figures[-2], figures[-1]):
        return None
    before, now = _sure_change(figures[-2]), _sure_change(figures[-1])
    if before < 0 < now:
        return _judged("turned_up", figures[-1], {}, figures[-2:], "up")
    if now < 0 < before:
        return _judged("turned_down", figures[-1], {}, figures[-2:], "down")
    return None


def _sure_change(row: Row) -> float:
    """The change as far as its way is sure: 0 where there is none, and where a derived or rounded figure may be off by as much."""
    if row["change"] is None:
        return 0
    unsure = row["bound"] == "about" and (row["change_kind"] != "percent" or abs(row["change"]) < 100 * MARGIN)
    return 0 if unsure else row["change"]


def _years_on_target(figures: Sequence[Row]) -> Milestone | None:
    row = _tail(figures, lambda r: r["target_status"] == "reached")
    if len(row) < LEAST:
        return None
    return Milestone("years_on_target", figures[-1], {"n": len(row)}, _periods(row), "good")


def _tail(figures: Sequence[Row], holds: Callable[[Row], bool]) -> list[Row]:
    """The longest run of years in a row up to the newest for which `holds` is true."""
    run = []
    for row in reversed(figures):
        if not holds(row) or (run and not _next(row, run[0])):
            break
        run.insert(0, row)
    return run


def _next(before: Row, after: Row) -> bool:
    return after["previous_period"] == before["period"]


def _judged(kind: str, now: Row, facts: dict[str, Any], rows: Sequence[Row], way: str) -> Milestone:
    """The verdict of moving that way; for a rank "up" is towards the first place."""
    good = way == "up" if now["kind"] == "rank" else way == now["direction"]
    verdict = "" if now["direction"] == "neutral" else "good" if good else "bad"
    return Milestone(kind, now, facts, _periods(rows), verdict)
