"""How panels come into the set on its own page: a beginning, a list, a colleague's file."""

from pages.components.field import one_file
from pages.panels.gather import NEWEST
from pages.shell import notices, panel_set
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from wording import timeline
from wording.language import later

FIRST = 6  # trends that a set begins with
KINDS = {
    "trend": later("指标趋势"),
    "changes": later("历年同比"),
    "peers": later("各单位最近一期"),
    "table": later("主题数据表"),
    "growth": later("主题同比排列"),
}
CHANGES = ("percent", "units", "points", "places")


def begin(run: Run) -> None:
    """An empty set: where panels come from, and one click to begin with."""
    st.info(run.t("还没有图板。在“指标趋势”“同比增长”“对比”“总览”各图下点“加入图板”，或在下面选。"), icon=":material/info:")
    longest_first = sorted(
        (i for i in run.rows("page/indicator", office=run.office["id"]) if i["periods"]), key=lambda i: -i["longest"]
    )
    ids = [*run.favourites, *(i["id"] for i in longest_first if i["id"] not in run.favourites)][:FIRST]
    if ids:
        label = run.t("先放入{office}的{n}项指标", office=run.name(run.office, "short"), n=len(ids))
        st.button(label, icon=":material/add_chart:", on_click=_add, args=(run, [_trend(run, i) for i in ids]))
    else:
        notices.elsewhere(run)


def _trend(run: Run, indicator: str, kind: str = "trend") -> str:
    """A panel of an indicator along time, at the frequency that its page opens with: years before all else."""
    rows = [r for r in run.rows("page/series", indicator=indicator, office=run.office["id"]) if r["value"] is not None]
    frequencies = [r["frequency"] for r in rows]
    return f"{kind}.{run.office['id']}.{indicator}.{'A' if 'A' in frequencies or not frequencies else frequencies[-1]}"


def _add(run: Run, ids: list) -> None:
    chosen = run.panels
    for panel in ids:
        chosen = chosen.with_panel(panel, run.snapshot.release)
    session().panels = chosen


def from_list(run: Run) -> None:
    """Several panels of one kind at once."""
    with st.expander(run.t("从列表添加"), icon=":material/playlist_add:", expanded=not run.panels.items):
        kinds = {k: run.t(name) for k, name in KINDS.items()}
        kind = st.segmented_control(
            run.t("图板类型"), list(kinds), format_func=kinds.get, default="trend", required=True, key=f"kind:{run.lang}"
        )
        if kind in ("table", "growth"):
            names = {t["id"]: run.name(t) for t in run.rows("page/theme")}
        else:
            names = {i["id"]: run.name(i) for i in run.rows("page/indicator", office=run.office["id"]) if i["periods"]}
        label = run.t("主题") if kind in ("table", "growth") else run.t("指标")
        several = st.multiselect(
            label, list(names), format_func=names.get, key=f"several-{kind}:{run.lang}", placeholder=run.t("请选择")
        )
        ids = [panel for one in several for panel in _ids(run, kind, one)]
        st.button(run.t("添加"), icon=":material/add:", disabled=not ids, on_click=_add, args=(run, ids))


def _ids(run: Run, kind: str, one: str) -> list:
    office = run.office["id"]
    if kind == "table":
        return [f"table.{office}.{NEWEST}.{one}"]
    if kind == "growth":
        return [f"growth.{office}.{NEWEST}.{change}.{one}" for change in _changes(run, one)]
    return [f"peers.{office}.{one}.{NEWEST}"] if kind == "peers" else [_trend(run, one, kind)]


def _changes(run: Run, theme: str) -> list:
    """The kinds of change that a theme has in its newest year."""
    year = timeline.opening_year(run.rows("page/year", office=run.office["id"]))
    rows = run.rows("page/card", office=run.office["id"], year=year) if year else []
    kinds = {r["change_kind"] for r in rows if r["change"] is not None and r["theme"] == theme}
    return [kind for kind in CHANGES if kind in kinds]


def from_file(run: Run) -> None:
    """Open a set that somebody has saved."""
    with st.expander(run.t("打开保存的图板"), icon=":material/folder_open:"):
        given = one_file(run, run.t("图板文件（.json）"), ["json"], "set", most=1)
        if given is None or session().opened_set is given:
            return
        session().opened_set = given
        try:
            session().panels = panel_set.of_file(given.data)
        except panel_set.NotASet:
            st.error(run.t("这个文件不是本系统保存的图板，没有打开。请选“保存为文件”得到的.json文件。"), icon=":material/error:")
        else:
            st.rerun()
