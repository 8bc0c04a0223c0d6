"""Milestones found by rules over one indicator's yearly figures; each names its rule and the periods behind it.

An approximate figure proves only what its bound proves: 近600 is not 突破600. A derived or rounded one (~) is taken with a margin
of five per cent either way. Nothing is compared across a break, and a gap ends a row of years.
"""

import math
from dataclasses import dataclass
from itertools import groupby, zip_longest

from charts import comparison, words
from lang import later, named, translator

MARGIN = 0.05  # how far a figure marked ~ may be off
LEAST = 3  # figures that make a record, years that make a row
TOPS = (1, 3, 5, 10)  # "first", "top three" … of a rank


@dataclass(frozen=True)
class Milestone:
    """kind names the rule; facts fill its sentence; periods are those it rests on; verdict as in comparison.judgement."""

    kind: str
    indicator: dict
    facts: dict
    periods: tuple
    verdict: str

    def text(self, lang: str) -> str:
        name = named(self.indicator, "name", lang)
        sentences = {**SENTENCES, **OF_SURVEYS} if comparison.is_survey(self.indicator) else SENTENCES
        return translator(lang)(sentences[self.kind]).format(name=name, **self._spoken(lang))

    def rule(self, lang: str) -> str:
        """The rule, and the periods behind it."""
        joined = ("、" if lang == "zh" else ", ").join(words.period_name(p, lang) for p in self.periods)
        t = translator(lang)
        return words.listed([words.about(t(later("认定规则")), t(({**RULES, **RULES_OF_SURVEYS} if comparison.is_survey(self.indicator) else RULES)[self.kind]), lang), joined], lang)

    def _spoken(self, lang: str) -> dict:
        exact = {**self.indicator, "qualifier": "="}
        shown = {"figure": self.indicator, "threshold": exact, "target": exact}
        return {k: words.figure({**shown[k], "value": v}, lang) if k in shown else v for k, v in self.facts.items()}


SENTENCES = {
    "first_above": later("{name}首次突破{threshold}"),
    "first_full": later("{name}首次达到{threshold}"),
    "record_high": later("{name}{figure}，为有记录以来最高"),
    "record_low": later("{name}{figure}，为有记录以来最低"),
    "years_first": later("{name}连续{n}年第一"),
    "years_top": later("{name}连续{n}年稳居前{top}"),
    "years_up": later("{name}连续{n}年上升"),
    "years_down": later("{name}连续{n}年下降"),
    "years_on_target": later("{name}连续{n}年达到目标"),
    "turned_up": later("{name}由降转升"),
    "turned_down": later("{name}由升转降"),
}
OF_SURVEYS = {  # where there is not one each year
    "years_first": later("{name}连续{n}次第一"),
    "years_top": later("{name}连续{n}次稳居前{top}"),
    "years_up": later("{name}连续{n}次上升"),
    "years_down": later("{name}连续{n}次下降"),
    "years_on_target": later("{name}连续{n}次达到目标"),
}
TITLES = {
    "first_above": later("首次突破整数关口"),
    "first_full": later("首次达到100%"),
    "record_high": later("历史新高"),
    "record_low": later("历史新低"),
    "years_first": later("连续N年第一"),
    "years_top": later("连续N年稳居前列"),
    "years_up": later("连续N年上升"),
    "years_down": later("连续N年下降"),
    "years_on_target": later("连续N年达到目标"),
    "turned_up": later("由降转升"),
    "turned_down": later("由升转降"),
}
RULES = {
    "first_above": later("本期超过该整数关口，此前各期均低于它"),
    "first_full": later("本期为100%，此前各期均低于100%"),
    "record_high": later("本期高于此前各期，至少三期可比"),
    "record_low": later("本期低于此前各期，至少三期可比"),
    "years_first": later("连续三年以上均为第1名"),
    "years_top": later("连续三年以上均在该名次以内"),
    "years_up": later("连续三年以上比上年上升"),
    "years_down": later("连续三年以上比上年下降"),
    "years_on_target": later("连续三年以上达到当年目标"),
    "turned_up": later("上年下降，本年上升"),
    "turned_down": later("上年上升，本年下降"),
}


RULES_OF_SURVEYS = {
    "years_first": later("连续三次以上均为第1名"),
    "years_top": later("连续三次以上均在该名次以内"),
    "years_up": later("连续三次以上比上次上升"),
    "years_down": later("连续三次以上比上次下降"),
    "years_on_target": later("连续三次以上达到当期目标"),
    "turned_up": later("上次下降，本次上升"),
    "turned_down": later("上次上升，本次下降"),
}


def find(rows: list) -> list:
    """Milestones of the newest of one indicator's yearly rows (db/sql/series.sql, oldest first)."""
    known = [r for r in _since_break(rows) if r["value"] is not None]
    if not known or known[-1] is not rows[-1]:
        return []
    found = [
        _first_above(known) or _record(known),
        _years_at_top(known),
        _years_moving(known) or _turned(known),
        _years_on_target(known),
    ]
    return [m for m in found if m]


EVERYDAY = ("record_high", "record_low", "years_up", "years_down")  # of a workload that is neither good nor bad: no news
WEIGHT = ("first_above", "first_full", "years_first", "years_top", "turned_down", "turned_up", "years_on_target", "record_low", "record_high",
          "years_down", "years_up")  # fmt: skip


def weightiest(rows: list) -> list:
    """Of an office's yearly rows (db/sql/yearly.sql) the milestones of the newest year: what is judged before what is not,
    then by kind; one for each indicator."""
    found = [m for _, of_one in groupby(rows, key=lambda r: r["indicator"]) for m in find(list(of_one))[:1]]
    found = [m for m in found if m.verdict or m.kind not in EVERYDAY]
    return sorted(found, key=lambda m: (m.verdict == "", WEIGHT.index(m.kind)))


def balanced(found: list, most: int) -> list:
    """The same milestones with good and bad ones by turns among the first `most`, so that neither hides the other."""
    good, bad = ([m for m in found if m.verdict == verdict] for verdict in ("good", "bad"))
    turns = [m for pair in zip_longest(good, bad) for m in pair if m][:most]
    return turns + [m for m in found if m not in turns]


def lowest(row) -> float | None:
    """The least that a figure can be; None when nothing is known."""
    return {"=": row["value"], ">=": row["value"], "~": row["value"] * (1 - MARGIN)}.get(row["qualifier"])


def highest(row) -> float | None:
    """The most that a figure can be; None when nothing is known."""
    return {"=": row["value"], "<=": row["value"], "~": row["value"] * (1 + MARGIN)}.get(row["qualifier"])


def _since_break(rows: list) -> list:
    start = max((n for n, r in enumerate(rows) if r["status"] == "B"), default=0)
    return rows[start:]


def _periods(rows: list) -> tuple:
    return tuple(r["period"] for r in rows)


def _first_above(known: list) -> Milestone | None:
    """首次突破: a round threshold (one leading digit) that this figure surely passes and no earlier one reached."""
    *before, now = known
    if not before or now["kind"] == "rank" or now["direction"] == "down" or not lowest(now):
        return None
    step = 10 ** math.floor(math.log10(lowest(now)))
    threshold = math.floor(lowest(now) / step) * step
    is_full = now["kind"] == "ratio" and threshold >= 100
    if lowest(now) == threshold and now["qualifier"] != ">=" and not is_full:
        threshold -= step  # 突破 is to go beyond; 600余 does, 600 does not
    tops = [highest(r) for r in before]
    if None in tops or max(tops) >= threshold or threshold < 10:
        return None
    kind = "first_full" if is_full else "first_above"
    return Milestone(kind, now, {"threshold": float(threshold)}, _periods(known), "good" if now["direction"] == "up" else "")


def _record(known: list) -> Milestone | None:
    """历史新高、新低: surely above, or below, every earlier figure; at least three."""
    *before, now = known
    if len(known) < LEAST or now["kind"] == "rank":
        return None
    tops, bottoms = [highest(r) for r in before], [lowest(r) for r in before]
    if None not in tops and lowest(now) is not None and lowest(now) > max(tops):
        return _judged("record_high", now, {"figure": now["value"]}, known, "up")
    if None not in bottoms and highest(now) is not None and highest(now) < min(bottoms):
        return _judged("record_low", now, {"figure": now["value"]}, known, "down")
    return None


def _years_at_top(known: list) -> Milestone | None:
    """连续N年第一 or 前N: the smallest of TOPS that holds for three years in a row and more."""
    if known[-1]["kind"] != "rank":
        return None
    for top in TOPS:
        row = _tail(known, lambda r, top=top: highest(r) is not None and highest(r) <= top)
        if len(row) >= LEAST:
            return Milestone(
                "years_first" if top == 1 else "years_top", known[-1], {"n": len(row), "top": top}, _periods(row), "good"
            )
    return None


def _years_moving(known: list) -> Milestone | None:
    """连续N年上升、下降: each year compared with the one before, three times in a row and more. Ranks rise to smaller numbers."""
    for kind, sign in (("years_up", 1), ("years_down", -1)):
        row = _tail(known, lambda r, sign=sign: r["change"] is not None and r["change"] * sign > 0)
        if len(row) >= LEAST:
            return _judged(kind, known[-1], {"n": len(row)}, row, "up" if sign > 0 else "down")
    return None


def _turned(known: list) -> Milestone | None:
    """由降转升、由升转降: this year's change against last year's."""
    if len(known) < 2 or None in (known[-1]["change"], known[-2]["change"]) or not _next(known[-2], known[-1]):
        return None
    before, now = known[-2]["change"], known[-1]["change"]
    if before < 0 < now:
        return _judged("turned_up", known[-1], {}, known[-2:], "up")
    if now < 0 < before:
        return _judged("turned_down", known[-1], {}, known[-2:], "down")
    return None


def _years_on_target(known: list) -> Milestone | None:
    row = _tail(known, lambda r: r["target_status"] == "reached")
    if len(row) < LEAST:
        return None
    return Milestone("years_on_target", known[-1], {"n": len(row)}, _periods(row), "good")


def _tail(known: list, holds) -> list:
    """The longest run of years in a row up to the newest for which `holds` is true."""
    run = []
    for row in reversed(known):
        if not holds(row) or (run and not _next(row, run[0])):
            break
        run.insert(0, row)
    return run


def _next(before, after) -> bool:
    return after["previous_period"] == before["period"]


def _judged(kind: str, now: dict, facts: dict, rows: list, way: str) -> Milestone:
    """The verdict of moving that way; for a rank "up" is towards the first place."""
    good = way == "up" if now["kind"] == "rank" else way == now["direction"]
    verdict = "" if now["direction"] == "neutral" else "good" if good else "bad"
    return Milestone(kind, now, facts, _periods(rows), verdict)
