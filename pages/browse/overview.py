"""总览: the chosen year of one office, a card for each indicator, by theme."""

from charts import card
from pages.components.copy import to_copy
from pages.panels.adding import add, of_year
from pages.reading import choose, figures, show
from pages.shell import address, notices
from pages.shell.screen import st
from pages.shell.session import here
from wording import headline, numbers, paragraph

run = here()
st.title(run.name(run.office))
show.sample_mark(run)
year = choose.years(run, run.t("年份"))
address.keep(**run.ids, year=year)

rows = run.rows("page/card", office=run.office["id"], year=year)
shown = [r for r in rows if r["period"] is not None]
st.markdown(headline.headline(shown, run.name(run.office, "short"), year, run.lang))
if run.name(run.office, "note"):
    st.caption(run.name(run.office, "note"))

show.mostly_one_year(run, year, shown)
marked = [r for r in shown if r["indicator"] in run.favourites]
if marked:
    st.header(run.t("收藏的指标"))
    st.html(card.grid(marked, run.lang, run.scheme, run.ids, run.publishers))
show.milestones(run, year)
for theme in run.rows("page/theme"):
    of_theme = [r for r in shown if r["theme"] == theme["id"]]
    if of_theme:
        st.header(run.name(theme))
        st.html(card.grid(of_theme, run.lang, run.scheme, run.ids, run.publishers))
        add(run, "table", run.office["id"], of_year(run, year), theme["id"])
        with st.expander(run.t("写进报告的文字"), icon=":material/content_copy:"):
            text = paragraph.paragraph(theme, of_theme, run.name(run.office, "short"), year, run.lang)
            to_copy(run, text, f"paragraph-{theme['id']}")

absent = [r for r in rows if r["period"] is None]
if absent:
    with st.expander(run.t("{year}没有数据的指标：{n}项", year=numbers.period_name(year, run.lang), n=len(absent))):
        notices.table(
            run,
            {
                run.t("指标"): (run.name, 60),
                run.t("最近一期"): (
                    lambda r: numbers.period_name(r["latest"], run.lang) if r["latest"] else run.t("没有数据"),
                    40,
                ),
            },
            absent,
        )
if shown:
    figures.downloads(run, f"{run.name(run.office, 'short')}_{year}", shown)
