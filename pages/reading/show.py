"""The few things that pages draw again and again."""

from charts import notable
from charts import peers as beside
from pages.components.plot import draw
from pages.panels.adding import add
from pages.panels.gather import NEWEST
from pages.shell.notices import elsewhere, table
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from wording import comparison, finding, numbers, timeline
from wording.milestones import balanced, weightiest


def sample_mark(run: Run) -> None:
    """Fictional figures never pass for real."""
    if run.office["sample"]:
        st.badge(run.rich("示例数据（虚构）"), icon=":material/science:", color="orange")


def search(run: Run) -> None:
    """One field over names, aliases and pinyin initials; what is found opens with a click."""
    query = st.text_input(run.t("查找指标"), type="search", live=True, placeholder=run.t("名称、别名或拼音首字母"), max_chars=40)
    if not query.strip():
        return
    found = finding.find(query, run.rows("page/indicator", office=run.office["id"]))
    for indicator in found:
        st.page_link(run.pages["indicator"], label=run.name(indicator), query_params={**run.ids, "indicator": indicator["id"]})
    if not found:
        st.caption(run.t("没有找到。可以试试更短的词。"))


def favourites(run: Run) -> None:
    """The indicators that the visitor has marked, a click away. They are kept in the address."""
    if not run.favourites:
        return
    names = {
        i["id"]: run.name(i) for i in run.rows("page/indicator", office="")
    }  # the same for all offices, and asked for already
    st.markdown(run.rich("**收藏的指标**"))
    for indicator in run.favourites:
        st.page_link(run.pages["indicator"], label=names[indicator], query_params={**run.ids, "indicator": indicator})


def favourite(run: Run, indicator: str) -> None:
    """Mark the indicator as a favourite, or take the mark away."""
    marked = indicator in run.favourites

    def turn() -> None:
        kept = [i for i in run.favourites if i != indicator]
        session().choices["favourites"] = kept if marked else [*kept, indicator]

    label = run.t("取消收藏") if marked else run.t("收藏")
    st.button(label, icon=":material/star:", type="tertiary", on_click=turn, key=f"favourite-{marked}")


def mostly_one_year(run: Run, year: str, shown: list) -> None:
    """Where hardly anything can be compared for want of the year before: say so, and show the ways on."""
    shown = [r for r in shown if r["value"] is not None]
    alone = [r for r in shown if r["why"] in ("previous_missing", "previous_not_reported")]
    if len(alone) * 2 <= len(shown):
        return
    counts = {"n": len(shown), "alone": len(alone)}
    if any(map(comparison.is_survey, shown)):
        said = run.t(
            "{n}项指标中有{alone}项缺上一次数据，还不能显示增减。补充以前的数据后即可比较：到“上传数据”下载填报模板，填好后上传。",
            **counts,
        )
    else:
        said = run.t(
            "{n}项指标中有{alone}项缺上年数据，还不能显示增减。补充以前年度的数据后即可比较：到“上传数据”下载填报模板，填好后上传。",
            **counts,
        )
    st.info(said, icon=":material/info:")
    st.page_link(run.pages["upload"], label=run.t("上传数据"), icon=":material/upload_file:", query_params=run.ids)
    elsewhere(run)


MOST_MILESTONES = 6


def milestones(run: Run, year: str) -> None:
    """The weightiest milestones of the year, each with its rule and the periods behind it."""
    found = weightiest(run.rows("page/indicator/yearly", office=run.office["id"], year=year))
    found = [m for m in found if m.periods[-1] == year]
    if not found:
        return
    st.header(run.t("值得一提"))
    found = balanced(found, MOST_MILESTONES)
    st.html(notable.grid(found[:MOST_MILESTONES], run.lang, run.scheme))
    if len(found) > MOST_MILESTONES:
        with st.expander(run.t("另外{n}项", n=len(found) - MOST_MILESTONES)):
            st.html(notable.grid(found[MOST_MILESTONES:], run.lang, run.scheme))


def no_figures(run: Run, indicator: dict) -> None:
    """This office has no figure of the indicator; name those that have, and stop."""
    st.info(
        run.t(
            "{office}没有“{indicator}”的数据。请在上方另选指标，或在左侧另选单位。",
            office=run.name(run.office, "short"),
            indicator=run.name(indicator),
        ),
        icon=":material/info:",
    )
    having = {
        r["office"]: run.name(r, "office")
        for r in run.rows("page/series", indicator=indicator["id"], office=None)
        if r["value"] is not None
    }
    for office, name in list(having.items())[:5]:
        st.page_link(
            run.pages["indicator"],
            label=name,
            icon=":material/arrow_forward:",
            query_params={"office": office, "indicator": indicator["id"], "lang": run.lang},
        )
    st.stop()


def ranked(run: Run, indicator: str, period: str, series: dict) -> None:
    """One period over the chosen offices, the best on top, with all that makes the comparison unsafe."""
    rows = [
        r for r in run.rows("page/peers", indicator=indicator, period=period, office=run.office["id"]) if r["office"] in series
    ]
    st.subheader(run.t("{period}各单位", period=numbers.period_name(period, run.lang)))
    if rows:
        draw(beside.bars(rows, run.office["id"], run.lang), beside.alt(rows, run.lang), "ranked")
    st.caption(run.t("各单位口径、规模不尽相同，此图不是排名。"))
    absent = [
        run.name(of_office[0], "office") for office, of_office in series.items() if office not in {r["office"] for r in rows}
    ]
    if absent:
        st.caption(numbers.about(run.t("这一期没有数据"), numbers.listed(absent, run.lang), run.lang))
    for note in dict.fromkeys(numbers.about(run.name(r, "office"), r["note"], run.lang) for r in rows if r["note"]):
        st.caption(note)


def steps(run: Run, indicator: str, frequency: str) -> None:
    """环比: each period below the year with the one before it."""
    rows = [
        r
        for r in run.rows("page/indicator/step", office=run.office["id"], indicator=indicator)
        if timeline.frequency(r["period"]) == frequency
    ]
    if rows:
        st.subheader(run.t("环比"))
        table(
            run,
            {
                run.t("时期"): (lambda r: numbers.period_name(r["period"], run.lang), 0),
                run.t("与上一期相比"): (
                    lambda r: comparison.change_text(r, run.lang) or comparison.why_short(r, run.lang, comparison.STEP_REASON),
                    70,
                ),
            },
            rows[-6:][::-1],
        )


MOST_PEERS = 20  # bars; of more nobody would read them all


def peers(run: Run, indicator: dict, latest: dict) -> None:
    """The same period at other offices, or a word that there is none. Of very many the best and the nearest."""
    asked = {"indicator": indicator["id"], "period": latest["period"], "office": run.office["id"]}
    many = indicator["offices"] > MOST_PEERS
    rows = run.rows("page/indicator/near", **asked, most=MOST_PEERS) if many else run.rows("page/peers", **asked)
    st.subheader(run.t("{period}其他单位", period=numbers.period_name(latest["period"], run.lang)))
    if len(rows) < 2:
        st.markdown(run.t("没有其他单位同一时期的数据。"))
        if indicator["offices"] > 1:
            st.caption(run.t("另有{n}个单位没有这一期的数据", n=indicator["offices"] - 1))
        return
    draw(beside.bars(rows, run.office["id"], run.lang), beside.alt(rows, run.lang), "peers")
    without = indicator["offices"] - (rows[0].get("places") or sum(bool(r["office"]) for r in rows))
    if without > 0:
        st.caption(run.t("另有{n}个单位没有这一期的数据", n=without))
    add(run, "peers", run.office["id"], indicator["id"], NEWEST if len(latest["period"]) == 4 else latest["period"])
    if many:
        st.caption(
            run.t(
                "共有{n}个单位的数据，图中只画排在最前的{best}个和与本单位相邻的单位。", n=rows[0]["places"], best=MOST_PEERS // 2
            )
        )
    st.caption(run.t("各单位口径、规模不尽相同，此图不是排名。"))
    for note in dict.fromkeys(numbers.about(run.name(r, "office"), r["note"], run.lang) for r in rows if r["note"]):
        st.caption(note)


def breaks(run: Run, rows: list, whose: str = "") -> None:
    """The changes of definition that part a chart, each with its note (in the office's own words, and so in Chinese).

    whose: "office" or "name" where a chart has several of them.
    """
    for row in (r for r in rows if r["status"] == "B"):
        said = row["note"] if run.lang == "zh" and row["note"] else run.t(numbers.STATUS["B"])
        subject = " ".join(filter(None, [run.name(row, whose) if whose else "", numbers.period_name(row["period"], run.lang)]))
        st.caption(f"┆ {numbers.about(subject, said, run.lang)}")


def side_by_side(run: Run, names: dict, cells: dict) -> None:
    """The figures behind several lines as a table: names {key: name}, cells {(key, period): text}, newest period first."""
    periods = sorted({period for _, period in cells}, key=timeline.end, reverse=True)
    columns = {run.t("时期"): (lambda p: numbers.period_name(p, run.lang), 0)}
    for key, name in names.items():
        columns[name] = (lambda p, key=key: cells.get((key, p), ""), 12)
    with st.expander(run.t("图中的数据")):
        table(run, columns, periods)


def events(run: Run, rows: list, found: list) -> None:
    """The events marked in a chart, for those who do not hover."""
    shown = [e for here in timeline.of_periods(timeline.of_rows(rows), found).values() for e in here]
    if shown:
        st.caption("◆ " + numbers.listed((timeline.event_text(e, run.lang) for e in shown), run.lang))
