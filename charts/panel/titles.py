"""Title sentences of panels: each states the finding, so that nobody has to look for it in the chart."""

from charts import headline, words
from lang import later, named, translator


def finding(row, lang: str) -> str:
    """One figure and its change (db/sql/series.sql): 2024年网上可办率为86.2%，比上年提高4.4个百分点."""
    period, name, figure = words.period_name(row["period"], lang), named(row, "name", lang), words.figure(row, lang)
    if lang == "en":
        return f"{name}, {period}: {figure}{words.compared(row, lang)}"
    return f"{period}{name}{words.KIND_VERB[row['kind']]}{figure}{words.compared(row, lang)}"


def of_change(row, lang: str) -> str:
    """One change without its figure: 2024年办理文件比上年增长6.5%."""
    period, name, changed = words.period_name(row["period"], lang), named(row, "name", lang), words.compared(row, lang)
    return f"{name}, {period}: {changed.removeprefix(', ')}" if lang == "en" else f"{period}{name}{changed.removeprefix('，')}"


def among(rows: list, chosen: str, lang: str) -> str:
    """One period at several offices: the chosen one's figure, and the highest and the lowest of all. Places get no range."""
    rows = [r for r in rows if r["value"] is not None]
    own = next((r for r in rows if r["office"] == chosen), None)
    head = f"{words.period_name(rows[0]['period'], lang)}{named(rows[0], 'name', lang)}"
    if lang == "en":
        head = f"{named(rows[0], 'name', lang)}, {words.period_name(rows[0]['period'], lang)}"
    said = [f"{named(own, 'office', lang)} {words.figure(own, lang)}"] if own else []
    if len(rows) > 1 and rows[0]["kind"] != "rank":
        ends = [f(rows, key=lambda r: r["value"]) for f in (max, min)]
        facts = {k: f"{words.figure(r, lang)}" for k, r in zip(("most", "least"), ends, strict=True)}
        said.append(translator(lang)(later("{n}个单位中最高{most}、最低{least}")).format(n=len(rows), **facts))
    return words.about(head, ("，" if lang == "zh" else "; ").join(said), lang)


def verdicts(rows: list, head: str, year: str, lang: str) -> str:
    """Indicators of one year together: 2024年政务服务12项指标，可比的8项中5项向好、3项需关注."""
    t, compared = translator(lang), headline.comparable(rows)
    begin = t(later("{year}年{head}{n}项指标")).format(year=year, head=head, n=len(rows))
    if not compared:
        return begin + t(later("，没有可比的上年数据"))
    return begin + t(later("，可比的{n}项中{verdicts}")).format(n=len(compared), verdicts=headline.verdicts(compared, lang))
