"""Which indicator of the catalogue a figure is, how sure that is, and the runner-up; never forced onto a wrong one.

An indicator is recognised by the pairs of characters of its name and aliases that stand around the figure. Pairs that
few indicators share count more; words in the figure's own clause count more than words said earlier.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.catalogue.catalogue import Catalogue
from etl.report import grammar
from etl.report.figure import Figure
from etl.report.noun import names_it, qualified, speaks_for
from etl.report.units import multiple
from etl.values.names import fold

SURE_FROM = 0.6  # from here on a figure is accepted unless somebody objects
QUALIFIED = 0.59  # the most where other words narrow the noun than those of the indicator: never accepted by itself
POSSIBLE = 0.45  # from here on an indicator is named at all
OWN, AFTER, SEGMENT, EARLIER = 1.0, 0.85, 0.75, 0.6
INDICATOR_REACH = 300  # characters before a figure in which its indicator may be named
NOT_MATCHED = {"change", "share", "streak", "from", "target", "cell"}
ALIKE = [set("件条篇份项个期"), set("次场期件"), set("人名位"), set("家个户"), set("起件次个"), set("项个件")]


@dataclass(frozen=True, eq=False)
class Name:
    """One way to call an indicator: its pairs of characters with their weights; all its names, and their pairs."""

    indicator: str
    names: tuple[str, ...]
    all_pairs: frozenset[str]
    kind: str
    unit: str
    pairs: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True)
class Surroundings:
    """The pairs of characters around a figure with the weight of the nearest place; its own words before it; those after it
    up to the end of the clause; all words."""

    weights: dict[str, float]
    before: str
    after: str
    whole: str

    @property
    def own(self) -> str:
        return self.before + self.after


@lru_cache(maxsize=8)
def _names(records: tuple) -> dict:
    """Pair of characters → the names that hold it, of all indicators that can be typed; with the weights of their pairs."""
    called = [(r, fold(n)) for r in map(dict, records) for n in _calls(r) if len(n) > 1]
    calls: dict = {}
    for record, name in called:
        calls.setdefault(record["id"], []).append(name)
    bearers: dict = {}
    for record, name in called:
        for pair in _pairs(name):
            bearers.setdefault(pair, set()).add(record["id"])
    names: dict = {}
    for record, name in called:
        if not record["numerator"]:
            pairs = tuple((p, 1 / len(bearers[p]) ** 0.5) for p in _pairs(name))
            every = tuple(calls[record["id"]]), frozenset(pair for call in calls[record["id"]] for pair in _pairs(call))
            made = Name(record["id"], *every, record["kind"], record["unit_zh"], pairs, sum(w for _, w in pairs))
            for pair in _pairs(name):
                names.setdefault(pair, []).append(made)
    return names


def _calls(record: dict) -> list:
    """The names in the catalogue and in prose. That a rank is a 排名 the figure itself says: 政务信息居全市第二."""
    calls = [record["name_zh"], *record["aliases"].split("|"), grammar.WORDS["also"].get(record["id"], "")]
    return [c.removesuffix("排名") for c in calls] if record["kind"] == "rank" else calls


def _pairs(name: str) -> list:
    return list(dict.fromkeys(name[n : n + 2] for n in range(len(name) - 1)))


def match(text: str, figures: list[Figure], catalogue: Catalogue) -> None:
    """Name the indicator, confidence and runner-up of every figure that may be one. text is plain."""
    columns = ("id", "name_zh", "aliases", "kind", "unit_zh", "numerator")
    names = _names(tuple(tuple((c, r[c]) for c in columns) for r in catalogue.tables["indicators.csv"]))
    for place, figure in enumerate(figures):
        if figure.role not in NOT_MATCHED:
            _name(figure, _surroundings(text, figures, place), names)


def _name(figure: Figure, around: Surroundings, names: dict) -> None:
    best: dict = {}
    near = [pair for pair, weight in around.weights.items() if weight >= AFTER]
    for name in dict.fromkeys(name for pair in near for name in names.get(pair, ())):
        score, order = _score(figure, around, name)
        if score >= POSSIBLE and order > best.get(name.indicator, (0, 0))[0]:
            best[name.indicator] = (order, score)
    ranked = sorted(best.items(), key=lambda item: item[1], reverse=True)
    if ranked:
        figure.indicator, figure.confidence = ranked[0][0], round(min(1.0, ranked[0][1][1]), 2)
    if len(ranked) > 1:
        figure.runner_up, figure.runner_up_confidence = ranked[1][0], round(min(1.0, ranked[1][1][1]), 2)


def _score(figure: Figure, around: Surroundings, name: Name) -> tuple:
    """(confidence, the same with a little for longer names): how much of the name stands around the figure."""
    fits = _fits(figure, name)
    if not fits:
        return 0.0, 0.0
    weighed = [(w, around.weights.get(pair, 0.0)) for pair, w in name.pairs]
    near = sum(w for w, tier in weighed if tier >= AFTER)
    least = 0.12 if name.kind == "rank" else 0.35
    if near < least * name.weight or not _may_be(name.indicator, around) or not _carried(figure, around, name):
        return 0.0, 0.0
    score = fits * sum(w * tier for w, tier in weighed) / name.weight
    if name.kind != "rank" and qualified(name.names, name.all_pairs, around.before, figure.unit):
        score = min(score, QUALIFIED)
    return score, score + 0.03 * sum(1 for _, tier in weighed if tier >= SEGMENT)


def _may_be(indicator: str, around: Surroundings) -> bool:
    """Whether no word beside the figure speaks against the indicator, and one that it needs is there."""
    veto, needed = grammar.WORDS["never"].get(indicator), grammar.WORDS["needs"].get(indicator)
    return not (veto and re.search(veto, around.own)) and not (needed and not re.search(needed, around.whole))


def _carried(figure: Figure, around: Surroundings, name: Name) -> bool:
    """Whether what the figure counts is what the indicator counts."""
    if name.kind == "rank":
        return True
    words = speaks_for(name.all_pairs, around.before, around.after, figure.unit)
    return words and names_it(name.names, around.own, around.whole)


def _fits(figure: Figure, name: Name) -> float:
    """Whether kind and unit of figure and indicator agree: 1, something less where measures are alike, 0."""
    if (name.kind == "rank") != (figure.role == "rank"):
        return 0.0
    if name.kind == "rank" or multiple(name.unit, figure.unit):
        return 1.0
    if not figure.unit and name.unit != "%":  # 得分896; a rate of 86.3 may be a share too
        return 1.0
    if "%" in (figure.unit, name.unit) or "分" in (figure.unit, name.unit):
        return 0.0
    alike = any(figure.unit in group and name.unit in group for group in ALIKE)
    return 0.92 if alike else 0.0


def _surroundings(text: str, figures: list, place: int) -> Surroundings:
    figure = figures[place]
    if figure.row:
        named = fold(figure.row)
        return Surroundings(dict.fromkeys(_pairs(named), OWN), named, fold(figure.column), named)
    before = text[max(figure.sentence_start, figure.start - INDICATOR_REACH) : figure.start]
    nearest = next(
        (f for f in reversed(figures[:place][-3:]) if f.role not in ("streak", "from") and f.start >= figure.sentence_start), None
    )
    since = max(0, nearest.end - figure.start + len(before)) if nearest else 0
    own = re.split("[,;:]", before[since:])[-1]
    segment, earlier = re.split("[;]", before)[-1], before
    after = re.split(r"[,;:、。()\n]", text[figure.end : figure.end + 40])[0]
    following = [f.start for f in figures[place + 1 : place + 2]]
    after = after[: following[0] - figure.end] if following and following[0] > figure.end else after
    own_before = own
    own = own + figure.phrase if not figure.unit else own
    segment_before = AFTER if figure.role == "rank" else SEGMENT  # 考核…（1、2季度全市第二、3季度全市第一）
    texts = ((own, OWN), (after, AFTER), (segment, segment_before), (earlier, EARLIER))
    weights: dict = {}
    for words, weight in texts:
        for pair in _pairs(fold(words)):
            weights.setdefault(pair, weight)
    behind = after if figure.unit else figure.phrase + after
    return Surroundings(weights, fold(own_before), fold(behind), fold(before + behind))
