"""What a year's figures say together, in a sentence or two."""

from collections.abc import Mapping, Sequence
from typing import Any

from wording import attention, comparison, numbers, sentences
from wording.language import later, translator
from wording.milestone import Milestone
from wording.types import Row

SMALL_BASE = 10  # a change from fewer than this is true but says little: it makes no headline
FEW = 3  # indicators that are named where others are counted
LACKING = ("first", "previous_missing", "previous_not_reported")  # why a figure has none before it to be held against


def short(rows: Sequence[Row], milestones: Sequence[Milestone], office: str, year: str, lang: str) -> str:
    """What a leader reads in ten seconds above a page that lists all that needs a look: two sentences.

    Mostly comparable: how many are better, worse and neither, and the largest change either way. Mostly without a figure before: places,
    full rates and milestones (wording/milestones.py; of those the proven ones), and that there is nothing to compare with. Of very few
    figures each.
    """
    shown, t = [r for r in rows if r["value"] is not None], translator(lang)
    facts = {"year": year, "office": office, "n": len(shown)}
    if not shown:
        return t(later("{year}年{office}没有数据。")).format(**facts)
    if len(shown) <= FEW:
        return _each(shown, office, year, lang)
    if is_alone(shown) or 3 * len(comparable(shown)) <= len(shown):
        standing = _standing(shown, [m for m in milestones if m.periods[-1] == year], lang)
        return _of_office(standing, office, year, lang) + _alone(shown, facts, bool(standing), lang)
    return _counts(shown, facts, lang) + _largest_two(shown, lang)


def is_alone(rows: Sequence[Row]) -> bool:
    """Whether most rows with a figure have none before it to be held against."""
    return 2 * sum(r["why"] in LACKING for r in rows) > len(rows)


def _of_office(clauses: Sequence[str], office: str, period: str, lang: str) -> str:
    """Clauses in a sentence that says of whom and when; "" for none."""
    sentence = later("{period}，{office}{facts}。")
    facts = {"period": numbers.period_name(period, lang), "office": office, "facts": numbers.listed(clauses, lang)}
    return translator(lang)(sentence).format(**facts) if clauses else ""


def _each(rows: Sequence[Row], office: str, year: str, lang: str) -> str:
    """Each figure of very few; the period once where it is the same for all."""
    periods = {r["period"] for r in rows}
    clauses = [sentences.clause(r, lang, dated=len(periods) > 1) for r in rows]
    if all(r["why"] in LACKING for r in rows):
        clauses[-1] += translator(lang)(BESIDE[_against(rows)])
    return _of_office(clauses, office, periods.pop() if len(periods) == 1 else year, lang)


BESIDE = {
    "year": later("，没有上年数据可比"),
    "survey": later("，没有上次数据可比"),
    "both": later("，没有以前的数据可比"),
}
LONE = {
    "year": later("{n}项指标都没有上年数据可比。"),
    "survey": later("{n}项指标都没有上次数据可比。"),
    "both": later("{n}项指标都没有以前的数据可比。"),
}
MOSTLY_LONE = {
    "year": later("{n}项指标中，{lone}项没有上年数据可比。"),
    "survey": later("{n}项指标中，{lone}项没有上次数据可比。"),
    "both": later("{n}项指标中，{lone}项没有以前的数据可比。"),
}


def _alone(rows: Sequence[Row], facts: Mapping[str, Any], follows: bool, lang: str) -> str:
    """That there is nothing, or little, to compare with; `follows` another sentence that names year and office."""
    t, lone = translator(lang), sum(r["why"] in LACKING for r in rows)
    begin = "" if follows else t(later("{year}年{office}")).format(**facts)
    if not lone:
        return begin + t(later("{n}项指标都不能与以前比较。")).format(**facts)
    sentence = (LONE if lone == len(rows) else MOSTLY_LONE)[_against(rows)]
    return begin + t(sentence).format(lone=lone, **facts)


def _standing(rows: Sequence[Row], milestones: Sequence[Milestone], lang: str) -> list[str]:
    """What figures tell without any before them: proven milestones, places, rates of 100%."""
    t, proven = translator(lang), [m for m in milestones if m.kind != "source_first"][:FEW]
    rest = [r for r in rows if r["indicator"] not in {m.indicator["indicator"] for m in proven}]
    ranks = sorted((r for r in rest if r["kind"] == "rank"), key=lambda r: r["value"])[:FEW]
    full = [r for r in rest if r["kind"] == "ratio" and r["direction"] == "up" and (r["value"], r["qualifier"]) == (100, "=")]
    sentence = later("{name}为100%") if len(full) == 1 else later("{name}等{n}项为100%")
    rates = [t(sentence).format(name=numbers.dated_name(full[0], lang), n=len(full))] if full else []
    return [*(m.text(lang) for m in proven), *(sentences.clause(r, lang) for r in ranks), *rates]


COUNTED = {
    "year": (later("{year}年{office}{n}项指标均可与上年比较"), later("{year}年{office}{n}项指标中，{m}项可与上年比较")),
    "survey": (later("{year}年{office}{n}项指标均可与上次比较"), later("{year}年{office}{n}项指标中，{m}项可与上次比较")),
    "both": (later("{year}年{office}{n}项指标均可与以前比较"), later("{year}年{office}{n}项指标中，{m}项可与以前比较")),
}


ALL = {"good": later("，均向好"), "bad": later("，均需关注"), "": later("，均为持平或不分好坏")}


def _counts(rows: Sequence[Row], facts: Mapping[str, Any], lang: str) -> str:
    t, compared = translator(lang), comparable(rows)
    whole, part = COUNTED[_against(compared)]
    head = t(whole if len(compared) == len(rows) else part).format(m=len(compared), **facts)
    missed = sum(map(attention.is_missed, rows))
    more = t(later("；{n}项未达到目标")).format(n=missed) if missed else ""
    alike = {comparison.judgement(r) for r in compared}
    if len(compared) > 1 and len(alike) == 1:
        return f"{head}{t(ALL[alike.pop()])}{more}{t(later('。'))}"
    return numbers.about(head, verdicts(compared, lang) + more, lang) + t(later("。"))


def _against(rows: Sequence[Row]) -> str:
    surveys = {comparison.is_survey(r) for r in rows}
    return "both" if len(surveys) > 1 else "survey" if True in surveys else "year"


def _largest_two(rows: Sequence[Row], lang: str) -> str:
    """The largest change for the better and the gravest for the worse; where there is neither, the largest of all."""
    t, compared = translator(lang), comparable(rows)
    good, other = (largest(compared, verdict) for verdict in ("good", ""))
    bad = next(filter(attention.is_worse, attention.gravest_first(rows)), None)
    if good and bad:
        return t(later("向好最明显的是{good}，最需关注的是{bad}。")).format(good=mover(good, lang), bad=mover(bad, lang))
    if good:
        return t(later("向好最明显的是{good}。")).format(good=mover(good, lang))
    if bad:
        return t(later("最需关注的是{bad}。")).format(bad=mover(bad, lang))
    return t(later("变动最大的是{mover}。")).format(mover=mover(other, lang)) if other and other["change"] else ""


def comparable(rows: Sequence[Row]) -> list[Row]:
    """The rows that can be judged against the year before; a rise from zero can, though it has no percentage."""
    return [r for r in rows if comparison.way(r) is not None]


def verdicts(compared: Sequence[Row], lang: str) -> str:
    """8项向好、3项需关注: how many of the comparable rows are better, worse, and neither."""
    t = translator(lang)
    counts = [(later("{n}项向好"), "good"), (later("{n}项需关注"), "bad"), (later("{n}项持平或不分好坏"), "")]
    amounts = [(sentence, sum(comparison.judgement(r) == verdict for r in compared)) for sentence, verdict in counts]
    return t(later("、")).join(t(sentence).format(n=n) for sentence, n in amounts if n)


def mover(row: Row, lang: str) -> str:
    """An indicator and its change: 督办完成增长24%, 值班事故由0增至1起."""
    return f"{numbers.dated_name(row, lang)}{'' if lang == 'zh' else ' '}{comparison.change_text(row, lang)}"


def largest(rows: Sequence[Row], verdict: str) -> Row | None:
    """Of the rows judged so, the one with the largest change in per cent (those in other units come after).

    Before all else what is bad and has risen from zero.
    """
    judged = [r for r in rows if comparison.judgement(r) == verdict]
    if verdict == "bad" and (risen := [r for r in judged if comparison.risen_from_zero(r)]):
        return risen[0]
    news = [r for r in judged if r["change"] is not None and _is_news(r)]
    return max(news, key=_size, default=None)


def _size(row: Row) -> tuple[bool, float]:
    """By which changes are ordered: those in per cent after the others, the larger after the smaller."""
    return row["change_kind"] == "percent", abs(row["change"])


def _is_news(row: Row) -> bool:
    """Whether a change says anything: one in units is of fewer than ten, and so is one in per cent of a small score."""
    return (
        not comparison.is_slight(row)
        and row["change_kind"] != "units"
        and (row["change_kind"] != "percent" or row["previous_value"] >= SMALL_BASE)
    )
