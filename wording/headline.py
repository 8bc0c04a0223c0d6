"""What a year's figures say together, in a sentence or three."""

from typing import Any

from wording import comparison, numbers
from wording.language import later, named, translator

SMALL_BASE = 10  # a change from fewer than this is true but says little: it makes no headline
FEW = 3  # indicators that are named where others are counted
MOST_NAMES = 12  # in one sentence


def headline(rows: list, office: str, year: str, lang: str) -> str:
    """What the year's figures say together: how many, how many comparable, how many better and worse, and which; what was not compared, and why.

    The counts add up, and what needs attention is named.
    """
    t = translator(lang)
    shown = [r for r in rows if r["value"] is not None]
    compared = comparable(shown)
    parts = sum(len(r["period"]) > 4 for r in shown)
    sentence = (
        later("{year}年{office}有{n}项指标有数据（{parts}项没有全年数），")
        if parts
        else later("{year}年{office}有{n}项指标有数据，")
    )
    text = t(sentence).format(year=year, office=office, n=len(shown), parts=parts) + _together(shown, compared, lang)
    missed = [r for r in shown if r.get("target_status") == "missed"]
    return text + (t(later("未达到目标的有{n}项：{names}。")).format(n=len(missed), names=_names(missed, lang)) if missed else "")


def _together(shown: list, compared: list, lang: str) -> str:
    t = translator(lang)
    apart = _not_compared([r for r in shown if comparison.way(r) is None], lang)
    if not compared:
        none = later("都没有可比的以前数据。") if any(map(comparison.is_survey, shown)) else later("都没有可比的上年数据。")
        return t(none) + (
            t(later("其中：{reasons}。")).format(reasons=apart) if any(not _missing(r) for r in shown) and apart else ""
        )
    text = t(_comparable(compared)).format(n=len(compared), verdicts=verdicts(compared, lang))
    largest_two = [r for r in (largest(compared, "good"), largest(compared, "bad")) if r]
    movers = [mover(r, lang) for r in largest_two]
    text += t(later("变动较大的是：{movers}。")).format(movers=numbers.listed(movers, lang)) if movers else ""
    worse = [r for r in compared if comparison.judgement(r) == "bad"]
    if any(r not in largest_two for r in worse):
        text += t(later("需关注的是：{names}。")).format(names=_names(worse, lang))
    return text + (
        t(later("另外{n}项未作比较：{reasons}。")).format(n=len(shown) - len(compared), reasons=apart) if apart else ""
    )


def _not_compared(rows: list, lang: str) -> str:
    """Why rows have no comparison, by reason, the most frequent first; those of a rare one by name."""
    t, found = translator(lang), {}
    for row in rows:
        found.setdefault(comparison.why_short(row, lang), []).append(row)
    found.pop("", None)
    said = []
    for why, of_one in sorted(found.items(), key=lambda item: -len(item[1])):
        sentence = later("{n}项{why}（{names}）") if len(of_one) <= FEW else later("{n}项{why}")
        names = t(later("、")).join(named(r, "name", lang) for r in of_one)  # the reason names the period
        said.append(t(sentence).format(why=why, n=len(of_one), names=names))
    return numbers.listed(said, lang)


def _missing(row) -> bool:
    return row["why"] in ("", "first", "previous_missing", "previous_not_reported")


def _names(rows: list, lang: str) -> str:
    """The indicators of rows; of very many the first ones, and how many there are."""
    t = translator(lang)
    names = t(later("、")).join(numbers.dated_name(r, lang) for r in rows[:MOST_NAMES])
    return names if len(rows) <= MOST_NAMES else t(later("{names}等{n}项")).format(names=names, n=len(rows))


def _comparable(compared: list) -> str:
    surveys = {comparison.is_survey(r) for r in compared}
    if len(surveys) > 1:
        return later("可与上年或上次比较的{n}项中，{verdicts}。")
    return later("可与上次比较的{n}项中，{verdicts}。") if True in surveys else later("可与上年比较的{n}项中，{verdicts}。")


def comparable(rows: list) -> list:
    """The rows that can be judged against the year before; a rise from zero can, though it has no percentage."""
    return [r for r in rows if comparison.way(r) is not None]


def verdicts(compared: list, lang: str) -> str:
    """8项向好、3项需关注: how many of the comparable rows are better, worse, and neither."""
    t = translator(lang)
    counts = [(later("{n}项向好"), "good"), (later("{n}项需关注"), "bad"), (later("{n}项持平或不分好坏"), "")]
    told = [(sentence, sum(comparison.judgement(r) == verdict for r in compared)) for sentence, verdict in counts]
    return t(later("、")).join(t(sentence).format(n=n) for sentence, n in told if n)


def mover(row, lang: str) -> str:
    """An indicator and its change: 督办完成增长24%, 值班事故由0增至1起."""
    return f"{numbers.dated_name(row, lang)}{'' if lang == 'zh' else ' '}{comparison.change_text(row, lang)}"


def largest(rows: list, verdict: str) -> dict[str, Any] | None:
    """Of the rows judged so, the one with the largest change in per cent (those in other units come after).

    Before all else what is bad and has risen from zero.
    """
    found = [r for r in rows if comparison.judgement(r) == verdict]
    if verdict == "bad" and (risen := [r for r in found if comparison.risen_from_zero(r)]):
        return risen[0]
    news = [r for r in found if r["change"] is not None and _is_news(r)]
    return max(news, key=_size, default=None)


def _size(row) -> tuple[bool, float]:
    """By which changes are ordered: those in per cent after the others, the larger after the smaller."""
    return row["change_kind"] == "percent", abs(row["change"])


def _is_news(row) -> bool:
    """Whether a change says anything: one in units is of fewer than ten, and so is one in per cent of a small score."""
    return (
        not comparison.is_slight(row)
        and row["change_kind"] != "units"
        and (row["change_kind"] != "percent" or row["previous_value"] >= SMALL_BASE)
    )
