"""What stands in the sidebar of every page: the search, and the favourites."""

from pages.shell.run import Run
from pages.shell.screen import st
from wording import finding

RESULTS = "results"  # the key of the container, by which the browser finds the first hit (pages/components/view/view.js)
MOST_OFFICES = 4  # among the hits


def search(run: Run) -> None:
    """One field over the names, aliases and pinyin of indicators and offices; a click opens what is found, Enter the first of it, and `/`
    puts the cursor here (pages/components/view/view.js)."""
    query = st.text_input(
        run.t("查找指标或单位"), type="search", live=True, placeholder=run.t("名称、别名或拼音首字母"), max_chars=40
    )
    if not query.strip():
        return
    indicators = finding.find(query, run.rows("page/indicator", office=run.office["id"]))
    offices = finding.find(query, [{**office, "periods": office["figures"]} for office in run.offices], MOST_OFFICES)
    with st.container(key=RESULTS):
        for indicator in indicators:
            ids = {**run.ids, "indicator": indicator["id"]}
            st.page_link(run.pages["indicator"], label=run.name(indicator), query_params=ids)
        for office in offices:
            ids = {**run.ids, "office": office["id"]}
            st.page_link(run.pages["overview"], label=run.name(office), icon=":material/apartment:", query_params=ids)
        if not indicators and not offices:
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
