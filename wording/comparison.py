"""A figure against an earlier one, in words: the change, its verdict, or why there is none.

Every function takes a row with the columns of db/sql/page/series.sql (or card.sql) and the language. Wording follows official usage: counts and
scores change in per cent (增长、下降), ratios in percentage points (提高、降低…个百分点), ranks in places (升、降…位); see the communiqués of the
National Bureau of Statistics.
"""

from collections.abc import Mapping, Sequence

from wording import numbers
from wording.language import later, translator
from wording.types import Row


def judgement(row: Row) -> str:
    """ "good", "bad" or "" (neither, or no change): from the way of the change and which way is good."""
    change = way(row)
    if not change or row["direction"] == "neutral" or is_slight(row) or (row.get("bound") == "about" and abs(change) < 1):
        return ""
    better = change > 0 if row["kind"] == "rank" or row["direction"] == "up" else change < 0
    return "good" if better else "bad"


def way(row: Row) -> float | None:
    """The change, of which the sign counts; 1 for a rise from zero that has no percentage; None where there is nothing to compare."""
    return 1 if risen_from_zero(row) else row["change"]


def risen_from_zero(row: Row) -> bool:
    """Whether there was none before and is now: worse than any percentage where less is better."""
    row = paired(row)
    comparable = row["change"] is not None or row["why"] == "from_zero"
    return comparable and row["kind"] in ("count", "score") and row["previous_value"] == 0 and row["value"] > 0


def fallen_to_zero(row: Row) -> bool:
    """Whether there were some before and is none now."""
    row = paired(row)
    return row["change"] is not None and row["kind"] in ("count", "score") and row["value"] == 0 and row["previous_value"] > 0


def is_slight(row: Row) -> bool:
    """Whether no more is known of a change than its way: 0.1% or more is no news, and may be much."""
    return (
        row["change"] is not None
        and row["bound"] in ("at_least", "at_most")
        and row["change_kind"] in ("percent", "points")
        and abs(row["change"]) < 1
    )


JUDGEMENT = {"good": later("向好"), "bad": later("需关注"), "": ""}


def arrow(row: Row) -> str:
    """▲ for up (a rank: risen), ▼ for down, ＝ for no change, "" when there is none to speak of."""
    change = way(row)
    return "" if change is None else "＝" if change == 0 else "▲" if change > 0 else "▼"


def is_survey(row: Row) -> bool:
    """Whether a row is compared with the survey before it, for there is not one each year (db/sql/release/survey.sql)."""
    return bool(row.get("is_survey"))


def is_together(row: Row) -> bool:
    """Whether the change of a February is that of January and February together (db/sql/release/change.sql)."""
    return row.get("both_months") is not None


def paired(row: Row) -> Row:
    """The row with the two figures that its change is made of: those of both months where it is told of both."""
    return {**row, "value": row["both_months"], "previous_value": row["both_months_before"]} if is_together(row) else row


def change_text(row: Row, lang: str, aside: bool = True) -> str:
    """The change in words, "" when it is withheld: 增长34%, 提高4.4个百分点, 升1位, 下降20%以上, 减少1件, 由0增至1起, 持平; of a survey against the one before with
    its year: 较上次（2022年）提高4.4个百分点. aside: with what stands in brackets after it."""
    if way(row) is None:
        return ""
    if is_together(row):
        return translator(lang)(later("1—2月合计{change}")).format(change=_change(paired(row), lang, aside))
    if not is_survey(row):
        return _change(row, lang, aside)
    sentence = later("与上次（{previous}）{change}") if row["change"] == 0 else later("较上次（{previous}）{change}")
    return translator(lang)(sentence).format(
        previous=numbers.period_name(row["previous_period"], lang), change=_change(row, lang, aside)
    )


def _change(row: Row, lang: str, aside: bool = True) -> str:
    change, t, kind = row["change"], translator(lang), row["change_kind"]
    if risen_from_zero(row):
        return t(later("由0增至{figure}")).format(figure=numbers.figure(row, lang))
    if change == 0:
        same = row["value"] == row["previous_value"] and row["bound"] == ""
        return t({"places": later("位次不变")}.get(kind, later("持平") if same else later("基本持平")))
    if fallen_to_zero(row):
        return t(later("由{previous}降至0")).format(previous=previous_figure(row, lang))
    up = change > 0
    sentences = {
        "percent": later("增长{n}%") if up else later("下降{n}%"),
        "points": later("提高{n}个百分点") if up else later("降低{n}个百分点"),
        "places": later("升{n}位") if up else later("降{n}位"),
        "units": later("增加{n}") if up else later("减少{n}"),
    }
    if is_slight(row):
        return t(SLIGHT[kind][not up])
    if kind == "percent" and row["bound"] and _of_ranges(row) and 10 <= abs(change) < 100:
        return t(later("增长{n}成以上") if up else later("下降{n}成以上")).format(
            n=CHENG[int(abs(change) // 10)] if lang == "zh" else f"{numbers.written(int(abs(change)))}%"
        )
    n = numbers.number(abs(change), row["decimals"] if kind == "points" else 1)
    if kind == "units":
        n = numbers.figure({**row, "value": abs(change), "qualifier": "=", "status": "A"}, lang)
    more = _aside(row, lang) if aside else ""
    if row["bound"] == "about" and lang == "en":
        return t(sentences[kind]).format(n=bound_text(n, row, lang)) + more
    return bound_text(t(sentences[kind]).format(n=n), row, lang) + more


SLIGHT = {"percent": (later("有所增长"), later("有所下降")), "points": (later("有所提高"), later("有所降低"))}
CHENG = "零一两三四五六七八九"
BOUND = {"": "{change}", "about": later("约{change}"), "at_least": later("{change}以上"), "at_most": later("{change}以上")}


def bound_text(text: str, row: Row, lang: str) -> str:
    """A change with how exact it is: 约34%, 25%以上. The one wording everywhere."""
    return translator(lang)(BOUND[row["bound"]]).format(change=text)


def _of_ranges(row: Row) -> bool:
    return row["qualifier"] in (">=", "<=") and row["previous_qualifier"] in (">=", "<=")


def previous_figure(row: Row, lang: str) -> str:
    """The figure that a row is compared with."""
    kept = {"value": row["previous_value"], "qualifier": row["previous_qualifier"], "status": row["previous_status"]}
    return numbers.figure({**row, **kept}, lang)


def from_to(row: Row, lang: str) -> str:
    """The two figures that a change is made of, the unit once: 1,204→985件, 86.2%→81.8%, 第2名→第4名."""
    pair = paired(row)
    before = {**pair, **{k: pair[f"previous_{k}"] for k in ("value", "qualifier", "status")}}
    is_short = row["kind"] in ("count", "score")
    return "→".join([numbers.label(before, lang) if is_short else numbers.figure(before, lang), numbers.figure(pair, lang)])


def in_one_unit(rows: Sequence[Row]) -> list[Row]:
    """The changes of one indicator to stand in one chart: all in its unit where one of them is, for it was few."""
    if not any(r["change_kind"] == "units" and r["change"] for r in rows):
        return list(rows)
    return [_in_units(r) if r["change_kind"] == "percent" else r for r in rows]


def _in_units(row: Row) -> Row:
    row = {**row, **{k: paired(row)[k] for k in ("value", "previous_value")}}
    return {**row, "change": round(row["value"] - row["previous_value"], row["decimals"]), "change_kind": "units"}


def short_change(row: Row, lang: str, unit: str = "") -> str:
    """A change for a narrow place: ▲ 6.5, ▼ 约3.1, ▲ 25%以上, ＝ 0; its arrow alone where no more is known; "" for none."""
    if row["change"] is None:
        return ""
    amount = "" if is_slight(row) else bound_text(f"{numbers.number(abs(row['change']), 2)}{unit}", row, lang)
    return f"{arrow(row)} {amount}".rstrip()


def _aside(row: Row, lang: str) -> str:
    """What stands in brackets after a change: a score's points, and that a value was derived."""
    t, remarks = translator(lang), []
    if row["kind"] == "score" and row["bound"] in ("", "about"):
        difference = row["value"] - row["previous_value"]
        points = numbers.number(abs(difference), 0 if row["bound"] == "about" and abs(difference) >= 10 else row["decimals"])
        amount = t(later("约{change}")).format(change=points) if row["bound"] == "about" else points
        scored = (
            (later("高{n}分"), later("低{n}分")) if row["unit_zh"] else (later("高{n}"), later("低{n}"))
        )  # an index has no 分
        remarks.append(t(scored[difference < 0]).format(n=amount))
    if row["bound"] == "about":
        derived = [
            row["status"] == "E" and row["qualifier"] == "~",
            row["previous_status"] == "E" and row["previous_qualifier"] == "~",
        ]
        before = later("上次为推算值") if is_survey(row) else later("上年为推算值")
        remarks += [t(s) for s, is_so in zip((later("本期为推算值"), before), derived, strict=True) if is_so]
    if not remarks:
        return ""
    return f"（{'，'.join(remarks)}）" if lang == "zh" else f" ({', '.join(remarks)})"


REASON = {
    "no_value": later("本期没有数值"),
    "first": later("此前没有数据"),
    "previous_missing": later("缺{previous}数据"),
    "previous_not_reported": later("{previous}未上报"),
    "previous_not_applicable": later("{previous}不适用"),
    "break": later("{previous}至{period}口径有变化"),
    "office_changed": later("{period}承接其他单位，前后范围不同"),
    "office_ended": later("{period}内单位撤销，不是完整的一期"),
    "office_began": later("{previous}内单位设立，不是完整的一期"),
    "with_february": later("与2月合并比较"),
    "from_zero": later("上年为0"),
    "from_negative": later("上年为负数"),
    "approximate": later("数值为约数，无法确定增减"),
}
SURVEY_REASON = {**REASON, "from_zero": later("上次为0"), "from_negative": later("上次为负数")}  # against the survey before
STEP_REASON = {"from_zero": later("上期为0"), "from_negative": later("上期为负数")}  # against the period before
WITHHELD = {
    "with_february": "{reason}",
    "from_zero": later("{reason}，不计算增幅"),
    "from_negative": later("{reason}，不计算增幅"),
}


def why_short(row: Row, lang: str, reasons: Mapping[str, str] | None = None) -> str:
    """Why there is no comparison, in a few words; "" when there is one."""
    if not row["why"]:
        return ""
    reasons = reasons or (SURVEY_REASON if is_survey(row) else REASON)
    sentence = reasons.get(row["why"], REASON[row["why"]])
    previous = numbers.period_name(row["previous_period"], lang) if row["previous_period"] else ""
    return translator(lang)(sentence).format(previous=previous, period=numbers.period_name(row["period"], lang))


def why_text(row: Row, lang: str) -> str:
    """Why there is no comparison with the year before, and what follows; "" when there is one."""
    if not row["why"]:
        return ""
    usual = later("{reason}，不计算增减") if is_survey(row) else later("{reason}，不计算同比")
    return translator(lang)(WITHHELD.get(row["why"], usual)).format(reason=why_short(row, lang))
