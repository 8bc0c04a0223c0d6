"""对比: offices side by side on one indicator, or several indicators of one office indexed to 100."""

from charts import compare, trend
from pages.components.plot import draw
from pages.panels.adding import add
from pages.reading import choose, figures, show
from pages.shell import address, notices
from pages.shell.screen import st
from pages.shell.session import here
from wording import numbers, timeline

MOST = 6  # offices or indicators chosen at first; more can be added by hand

run = here()
st.title(run.t("对比"))
show.sample_mark(run)
modes = {"offices": run.t("一项指标，多个单位"), "indicators": run.t("一个单位，多项指标")}
asked = address.settle("by", list(modes), "offices")
if asked:
    notices.unknown(run, "by", asked)
by = address.pick(st.segmented_control, "by", run.lang, run.t("比什么"), list(modes), format_func=modes.get, required=True)
indicators = {i["id"]: i for i in run.rows("page/indicator", office=run.office["id"])}

if by == "offices":
    chosen = choose.indicator(run, list(indicators.values()), "offices")
    found, others = choose.comparable_offices(run, chosen)
    peers = choose.many(
        run, "peers", run.t("单位"), {o: run.name(rows[0], "office") for o, rows in found.items()}, MOST, run.office["id"]
    )
    address.keep(**run.ids, by=by, indicator=chosen, peers=",".join(peers))
    series = {office: found[office] for office in peers}
    if not series:
        st.info(run.t("请选择至少一个单位。"))
        st.stop()
    st.header(run.name(indicators[chosen]))
    every = [row for rows in series.values() for row in rows]
    with st.grid(3, min_column_width=260):
        for office, figure in compare.multiples(series, run.office["id"], run.lang).items():
            draw(figure, trend.alt(series[office], run.lang), f"small-{office}")
    add(run, "offices", run.office["id"], chosen, every[0]["frequency"], list(series))
    unit = run.name(every[0], "unit")
    apart = compare.is_far_apart(series)
    own = run.t("各图纵轴不同，只宜看走势。空心点为约数，断开处为口径变化或缺数。")
    same = run.t("各图纵轴相同，单位：{unit}。空心点为约数，断开处为口径变化或缺数。", unit=unit)
    st.caption(own if apart else same if unit else run.t("各图纵轴相同。空心点为约数，断开处为口径变化或缺数。"))
    for caution in filter(None, (compare.unlike(series, "office", run.lang), compare.left_out(others, run.lang))):
        st.caption(caution)
    show.breaks(run, every, "office")
    cells = {(r["office"], r["period"]): numbers.figure(r, run.lang) for r in every}
    show.side_by_side(run, {office: run.name(rows[0], "office") for office, rows in series.items()}, cells)
    periods = sorted({r["period"] for r in every if r["value"] is not None}, key=timeline.end, reverse=True)
    own = [r["period"] for r in series.get(run.office["id"], []) if r["value"] is not None]
    period = st.selectbox(
        run.t("时期"),
        periods,
        index=periods.index(max(own, key=timeline.end)) if own else 0,
        format_func=lambda p: numbers.period_name(p, run.lang),
    )
    show.ranked(run, chosen, period, series)
    figures.downloads(run, run.t("{indicator}_各单位", indicator=run.name(indicators[chosen])), every)
else:
    usable = {i: r for i, r in indicators.items() if r["kind"] in ("count", "score") and r["longest"] > 1}
    names = {i: run.name(r) for i, r in usable.items()}
    several = choose.many(run, "several", run.t("指标（数量和得分，至少两期）"), names, 4)
    address.keep(**run.ids, by=by, several=",".join(several))
    series = choose.yearly(run, several)
    if not series:
        st.info(run.t("没有可以比较的指标：至少要有两个年度的数据。"))
        notices.elsewhere(run)
        st.stop()
    years = sorted({r["period"] for rows in series.values() for r in rows})
    base = st.selectbox(run.t("基期"), years, format_func=lambda p: numbers.period_name(p, run.lang))
    drawn = {i: rows for i, rows in series.items() if compare.index(rows, base)}
    if drawn:
        draw(compare.indexed(drawn, base, run.lang), compare.indexed_alt(drawn, base, run.lang), "indexed")
        add(run, "index", run.office["id"], base, list(drawn))
    for i in series.keys() - drawn.keys():
        st.caption(
            run.t(
                "{indicator}：{period}没有可作基期的数值，未画。", indicator=names[i], period=numbers.period_name(base, run.lang)
            )
        )
    st.caption(run.t("以基期为100，只比较快慢，不比较大小；口径变化之后不再接续。"))
    every = [row for rows in drawn.values() for row in rows]
    show.breaks(run, every, "name")
    cells = {(i, p): text for i, rows in drawn.items() for p, text in compare.index_texts(rows, base, run.lang).items()}
    show.side_by_side(run, {i: names[i] for i in drawn}, cells)
    figures.downloads(run, run.t("{office}_指数", office=run.name(run.office, "short")), every)
