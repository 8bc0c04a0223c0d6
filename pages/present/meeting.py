"""会议: the chosen panels one at a time over the whole window, all from one release, prepared before the first is shown."""

from pages.components import pictures
from pages.panels import editing
from pages.panels.pinned import for_the_meeting
from pages.shell import address
from pages.shell.screen import st
from pages.shell.session import here

run = here()
st.title(run.t("会议"))
items = editing.shown(run)
panels = [panel for _, panel in items if panel]
if not panels:
    address.keep(**run.ids)
    st.info(run.t("还没有可以放映的图板。请先到“图板”页选好。"), icon=":material/info:")
else:
    for_the_meeting(run)
    address.keep(**{**run.ids, "release": str(run.snapshot.release)})
    is_warned = editing.changed_meanwhile(run)
    if len(panels) < len(items):
        st.warning(run.t("有{n}张没有可显示的数据，不放映。", n=len(items) - len(panels)), icon=":material/link_off:")
    pictures.meeting(run, panels, at_once=not is_warned)
    st.markdown(
        run.t(
            "共{n}张，固定为数据版本{release}：会议中发布的新数据不会改变它们，断网也可继续。",
            n=len(panels),
            release=run.snapshot.release,
        )
    )
    st.caption(
        run.t("→、空格或翻页笔：下一张；←：上一张；Home、End：首张、末张；T：图板背后的数据表；F：全屏；B：黑屏；Esc：退出。")
    )
st.page_link(run.pages["panels"], label=run.t("图板"), icon=":material/slideshow:", query_params=run.ids)
