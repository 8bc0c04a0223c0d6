"""Title sentences of panels: each states the finding, so that nobody has to look for it in the chart."""

from collections.abc import Sequence

from wording import comparison, headline, numbers, scope, sentences
from wording.language import later, named, translator
from wording.types import Row


def finding(row: Row, lang: str) -> str:
    """One figure and its change (db/sql/page/series.sql): 2024年网上可办率为86.2%，比上年提高4.4个百分点."""
    period, text = numbers.period_name(row["period"], lang), sentences.clause(row, lang, dated=False)
    if lang == "en" and not sentences.phrased(row, lang):  # the name stands before the period, the figure behind it
        return f"{named(row, 'name', lang)}, {period}: {numbers.figure(row, lang)}{sentences.compared(row, lang)}"
    return f"{period}{text}" if lang == "zh" else numbers.about(period, text, lang)


def of_change(row: Row, lang: str) -> str:
    """One change without its figure: 2024年办理文件比上年增长6.5%."""
    period, name, changed = numbers.period_name(row["period"], lang), named(row, "name", lang), sentences.compared(row, lang)
    if comparison.risen_from_zero(row) or comparison.fallen_to_zero(row):
        changed = sentences.from_to_zero(row, lang)
    return f"{name}, {period}: {changed.removeprefix(', ')}" if lang == "en" else f"{period}{name}{changed.removeprefix('，')}"


def among(rows: Sequence[Row], chosen: str, lang: str) -> str:
    """One period at several offices: the chosen one's figure, and the range of all. Places get no range."""
    rows = [r for r in rows if r["value"] is not None]
    own = next((r for r in rows if r["office"] == chosen), None)
    head = f"{numbers.period_name(rows[0]['period'], lang)}{named(rows[0], 'name', lang)}"
    if lang == "en":
        head = f"{named(rows[0], 'name', lang)}, {numbers.period_name(rows[0]['period'], lang)}"
    between = "" if lang == "zh" else " "
    clauses = [f"{named(own, 'office', lang)}{between}{numbers.figure(own, lang)}{scope.mark(own, lang)}"] if own else []
    if len(rows) > 1 and rows[0]["kind"] != "rank":
        ends = [numbers.figure(f(rows, key=lambda r: r["value"]), lang) for f in (min, max)]
        clauses.append(translator(lang)(later("{n}个单位在{least}至{most}之间")).format(n=len(rows), least=ends[0], most=ends[1]))
    return numbers.about(head, ("，" if lang == "zh" else "; ").join(clauses), lang)


KINDS = {  # what a panel of one kind of change holds, where its indicators have others too
    "percent": later("{year}年{head}以百分比计增减的{n}项指标中"),
    "units": later("{year}年{head}以数量计增减的{n}项指标中"),
    "points": later("{year}年{head}以百分点计增减的{n}项指标中"),
    "places": later("{year}年{head}以位次计增减的{n}项指标中"),
}


def verdicts(rows: Sequence[Row], head: str, year: str, lang: str, kind: str = "") -> str:
    """Indicators of one year together: 2024年政务服务可比的8项指标中5项向好、3项持平或不分好坏，变动最大的是一件事集成服务增长41.4%.

    kind: of which change they are (db/sql's change_kind), where the others are left out.
    """
    t, compared = translator(lang), headline.comparable(rows)
    facts = {"year": year, "head": head, "n": len(compared), "all": len(rows)}
    moved = [r for r in (headline.largest(compared, verdict) for verdict in ("bad", "good", "")) if r and r["change"]]
    most = max(moved, key=lambda r: (r["change_kind"] == "percent", abs(r["change"])), default=None)
    if not compared:
        surveys = any(map(comparison.is_survey, rows))
        none = (
            later("{year}年{head}{all}项指标，没有可比的以前数据")
            if surveys
            else later("{year}年{head}{all}项指标，没有可比的上年数据")
        )
        return t(none).format(**facts)
    if len(compared) == 1:
        return t(later("{year}年{head}：{mover}")).format(mover=headline.mover(compared[0], lang), **facts)
    begin = t(KINDS.get(kind, later("{year}年{head}可比的{n}项指标中"))).format(**facts)
    counts = headline.verdicts(compared, lang) if any(map(comparison.judgement, compared)) else t(later("没有向好或需关注的"))
    return begin + counts + (t(later("，变动最大的是{mover}")).format(mover=headline.mover(most, lang)) if most else "")
