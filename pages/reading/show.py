"""What stands in the sidebar of every page: the search, and the favourites."""

from pages.shell.run import Run
from pages.shell.screen import st
from wording import finding


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
