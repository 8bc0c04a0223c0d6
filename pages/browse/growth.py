"""同比增长: all indicators of an office by their change on the year before."""

from charts import growth
from pages.components.plot import draw
from pages.panels.adding import add, of_year
from pages.reading import choose, figures, show
from pages.shell import address, notices
from pages.shell.screen import st
from pages.shell.session import here
from wording import comparison, headline, numbers
from wording.language import later

KINDS = [
    ("percent", later("数量和得分（%）")),
    ("units", later("基数不足10的数量（增减数）")),
    ("points", later("比率（个百分点）")),
    ("places", later("名次（位，升为正）")),
]

run = here()
st.title(run.t("同比增长"))
st.caption(run.name(run.office))
show.sample_mark(run)
year = choose.years(run, run.t("年份"))
address.keep(**run.ids, year=year)
rows = [r for r in run.rows("page/card", office=run.office["id"], year=year) if r["value"] is not None]
st.markdown(headline.headline(rows, run.name(run.office, "short"), year, run.lang))

for kind, title in KINDS:
    comparable = [r for r in rows if r["change_kind"] == kind]
    if comparable:
        st.header(run.t(title))
        span = growth.scale(comparable)
        with st.grid(2, min_column_width=320):
            for theme in run.rows("page/theme"):
                of_theme = [r for r in comparable if r["theme"] == theme["id"]]
                if of_theme:
                    with st.container():
                        st.subheader(run.name(theme))
                        figure = growth.ranked(of_theme, run.lang, run.scheme, run.office["sample"], span)
                        draw(figure, growth.alt(of_theme, run.lang), f"{kind}-{theme['id']}")
                        add(run, "growth", run.office["id"], of_year(run, year), kind, theme["id"])

withheld = [r for r in rows if r["change"] is None]
if withheld:
    if any(map(comparison.is_survey, withheld)):
        st.header(run.t("没有计算增减的指标：{n}项", n=len(withheld)))
    else:
        st.header(run.t("没有计算同比的指标：{n}项", n=len(withheld)))
    notices.table(
        run,
        {
            run.t("指标"): (lambda r: numbers.dated_name(r, run.lang), 40),
            numbers.period_name(year, run.lang): (lambda r: numbers.figure(r, run.lang), 0),
            run.t("原因"): (lambda r: comparison.why_text(r, run.lang), 50),
        },
        withheld,
    )

history = run.rows("page/growth/growth_history", office=run.office["id"])
followed = {r["indicator"] for r in history if r["change"] is not None}
if len({r["period"] for r in history if r["change"] is not None}) > 1:
    st.header(run.t("历年增减"))
    for (_, title), kinds in zip([k for k in KINDS if k[0] != "units"], (("count", "score"), ("ratio",), ("rank",)), strict=True):
        if of_kind := [r for r in history if r["kind"] in kinds and r["indicator"] in followed]:
            st.subheader(run.t(title))
            st.html(growth.heat(of_kind, run.lang, run.scheme, run.office["sample"]))

averages = run.rows("page/growth/average_growth", office=run.office["id"], year=year)
if averages:
    st.header(run.t("年均增长"))
    st.caption(
        run.t(
            "年均增长 =（末期 ÷ 首期）开（年数）次方 − 1，只算口径未变的时期；首末两期为“余”“近”等范围的，或有一期为0的，不算；至少相隔两年。"
        )
    )
    notices.table(
        run,
        {
            run.t("指标"): (run.name, 36),
            run.t("首期至末期"): (lambda r: f"{r['first_period']}–{r['last_period']}", 0),
            run.t("首期"): (lambda r: growth.end_figure(r, "first", run.lang), 0),
            run.t("末期"): (lambda r: growth.end_figure(r, "last", run.lang), 0),
            run.t("年均增长"): (lambda r: growth.average_text(r, run.lang), 30),
        },
        averages,
    )
figures.downloads(run, run.t("{office}_{year}_同比", office=run.name(run.office, "short"), year=year), rows)
