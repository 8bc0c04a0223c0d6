"""The few things that pages draw again and again."""

import streamlit as st

from charts import finding, theme, trend, words, workbook
from charts import table as tables
from charts.milestones import balanced, weightiest
from pages.parts.run import Run


def chart(figure, alt: str, key: str) -> None:
    """A figure in the page's own ink, light or dark, with its alternative text."""
    st.plotly_chart(figure, theme="streamlit", config=theme.CONFIG, alt=alt, key=key)


def table(run: Run, columns: dict, rows: list) -> None:
    """A plain table: columns {header: (function of a row, width in per cent or 0 for narrow)}."""
    st.html(tables.html(columns, rows))


def sample_mark(run: Run) -> None:
    """Fictional figures never pass for real."""
    if run.office["sample"]:
        st.badge(run.t("示例数据（虚构）"), icon=":material/science:", color="orange")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAIN = str.maketrans("", "", "`*_[]()<>$:\\#|~!")  # what Markdown would take for more than text


def search(run: Run) -> None:
    """One field over names, aliases and pinyin initials; what is found opens with a click."""
    query = st.text_input(run.t("查找指标"), type="search", live=True, placeholder=run.t("名称、别名或拼音首字母"), max_chars=40)
    if not query.strip():
        return
    found = finding.find(query, run.rows("indicator", office=run.office["id"]))
    for indicator in found:
        st.page_link(run.pages["indicator"], label=run.name(indicator), query_params={**run.ids, "indicator": indicator["id"]})
    if not found:
        st.caption(run.t("没有找到。可以试试更短的词。"))


def unknown(run: Run, name: str, asked: str) -> None:
    """A link named something that is not there: say so and go on with what is."""
    kinds = {
        "office": run.t("单位"),
        "indicator": run.t("指标"),
        "year": run.t("年份"),
        "lang": run.t("语言"),
        "by": run.t("方式"),
        "peers": run.t("单位"),
        "several": run.t("指标"),
        "frequency": run.t("频度"),
    }
    st.warning(
        run.t(
            "链接中的{kind}“{asked}”不存在，可能已改名或撤下。下面显示的是默认内容，请重新选择。",
            kind=kinds[name],
            asked=asked[:40].translate(PLAIN),
        ),
        icon=":material/link_off:",
    )


def mostly_one_year(run: Run, year: str, shown: list) -> None:
    """Where hardly anything can be compared for want of the year before: say so, and show the ways on."""
    alone = [r for r in shown if r["why"] in ("previous_missing", "previous_not_reported")]
    if len(alone) * 2 <= len(shown):
        return
    st.info(
        run.t(
            "{n}项指标中有{alone}项缺上年数据，还不能显示增减。补充以前年度的数据后即可比较：先用 `python -m etl template` 生成空白表，"
            "填好后用 `python -m etl load` 导入。",
            n=len(shown),
            alone=len(alone),
        ),
        icon=":material/info:",
    )
    elsewhere(run)


MOST_MILESTONES = 6


def milestones(run: Run, year: str) -> None:
    """The weightiest milestones of the year, each with its rule and the periods behind it."""
    found = weightiest(run.rows("yearly", office=run.office["id"], year=year))
    found = [m for m in found if m.periods[-1] == year]
    if not found:
        return
    st.header(run.t("值得一提"))
    marks = {"good": ":material/thumb_up:", "bad": ":material/error:", "": ":material/info:"}
    found = balanced(found, MOST_MILESTONES)
    for m in found[:MOST_MILESTONES]:
        verdict = run.t(words.JUDGEMENT[m.verdict]) if m.verdict else ""
        st.markdown(f"{marks[m.verdict]} **{m.text(run.lang)}** {verdict}", help=m.rule(run.lang))
    if len(found) > MOST_MILESTONES:
        with st.expander(run.t("另外{n}项", n=len(found) - MOST_MILESTONES)):
            for m in found[MOST_MILESTONES:]:
                st.markdown(f"{m.text(run.lang)}", help=m.rule(run.lang))


def elsewhere(run: Run) -> None:
    """A link to an office that shows what the pages can do."""
    sample = next((o for o in run.offices if o["sample"] and o["id"] != run.office["id"]), None)
    if sample:
        st.page_link(
            run.pages["overview"],
            label=run.t("查看有六年数据的{office}", office=run.name(sample, "short")),
            icon=":material/arrow_forward:",
            query_params={"office": sample["id"], "lang": run.lang},
        )


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
        for r in run.rows("series", indicator=indicator["id"], office=None)
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
    rows = [r for r in run.rows("peers", indicator=indicator, period=period, office=run.office["id"]) if r["office"] in series]
    st.subheader(run.t("{period}各单位", period=words.period_name(period, run.lang)))
    if rows:
        chart(trend.peers(rows, run.office["id"], run.lang), trend.peers_alt(rows, run.lang), "ranked")
    st.caption(run.t("各单位口径、规模不尽相同，此图不是排名。"))
    absent = [
        run.name(of_office[0], "office") for office, of_office in series.items() if office not in {r["office"] for r in rows}
    ]
    if absent:
        st.caption(words.about(run.t("这一期没有数据"), words.listed(absent, run.lang), run.lang))
    for note in dict.fromkeys(words.about(run.name(r, "office"), r["note"], run.lang) for r in rows if r["note"]):
        st.caption(note)


def steps(run: Run, indicator: str, frequency: str) -> None:
    """环比: each period below the year with the one before it."""
    rows = [
        r for r in run.rows("step", office=run.office["id"], indicator=indicator) if trend.frequency(r["period"]) == frequency
    ]
    if rows:
        st.subheader(run.t("环比"))
        table(
            run,
            {
                run.t("时期"): (lambda r: words.period_name(r["period"], run.lang), 0),
                run.t("与上一期相比"): (
                    lambda r: words.change_text(r, run.lang) or words.why_short(r, run.lang, words.STEP_REASON),
                    70,
                ),
            },
            rows[-6:][::-1],
        )


def peers(run: Run, indicator: str, latest: dict) -> None:
    """The same period at other offices, or a word that there is none."""
    rows = run.rows("peers", indicator=indicator, period=latest["period"], office=run.office["id"])
    st.subheader(run.t("{period}其他单位", period=words.period_name(latest["period"], run.lang)))
    if len(rows) < 2:
        st.markdown(run.t("没有其他单位同一时期的数据。"))
        return
    chart(trend.peers(rows, run.office["id"], run.lang), trend.peers_alt(rows, run.lang), "peers")
    st.caption(run.t("各单位口径、规模不尽相同，此图不是排名。"))
    for note in dict.fromkeys(words.about(run.name(r, "office"), r["note"], run.lang) for r in rows if r["note"]):
        st.caption(note)


def events(run: Run, rows: list, found: list) -> None:
    """The events marked in a chart, for those who do not hover."""
    shown = [e for period in trend.spine([r["period"] for r in rows]) for e in trend.of_period(period, found)]
    if shown:
        st.caption("◆ " + words.listed((trend.event_text(e, run.lang) for e in shown), run.lang))


def origin(run: Run, row: dict) -> str:
    """Where a figure comes from: its source, the file and row, and who published it in which release."""
    place = run.t("{file} 第{row}行", file=row["file"], row=row["row"])
    release = run.t("版本{n}", n=row["release"]) if row["release"] else run.t("随产品提供")
    source = row["source"] or run.t("未写来源")
    return words.listed(
        [source, place, " ".join(filter(None, [release, row["published_by"], (row["published_at"] or "")[:10]]))], run.lang
    )


def figures(run: Run, indicator: dict, rows: list, found: list) -> None:
    """The drawn figures as a table, with where each comes from, and the same as a file."""

    def told(row) -> list:
        return [trend.event_text(e, run.lang) for e in trend.of_period(row["period"], found)]

    st.subheader(run.t("数据"))
    table(
        run,
        {
            run.t("时期"): (lambda r: words.period_name(r["period"], run.lang), 0),
            run.t("数值"): (lambda r: words.figure(r, run.lang), 0),
            run.t("与上年同期相比"): (lambda r: words.change_text(r, run.lang) or words.why_text(r, run.lang), 22),
            run.t("数据状态"): (lambda r: run.t(words.STATUS[r["status"]]), 0),
            run.t("原文表述和备注"): (
                lambda r: " · ".join(filter(None, [r["as_worded"], r["note"], words.formula(r, run.lang), *told(r)])),
                26,
            ),
            run.t("来源"): (
                lambda r: run.t(
                    "{source}（{file} 第{row}行）", source=r["source"] or run.t("未写来源"), file=r["file"], row=r["row"]
                ),
                36,
            ),
        },
        rows[::-1],
    )
    name = f"{run.name(run.office, 'short')}_{run.name(indicator)}_{rows[0]['period']}–{rows[-1]['period']}"
    files = {
        run.t("下载CSV"): (".csv", "text/csv", lambda: (tables.BOM + tables.series(rows, run.lang)).encode()),
        run.t("下载Excel"): (".xlsx", XLSX, lambda: workbook.workbook(rows, indicator, run.snapshot.release, run.lang)),
    }
    with st.container(horizontal=True):
        for label, (ending, mime, data) in files.items():
            st.download_button(label, data, name + ending, mime, icon=":material/download:", on_click="ignore")
