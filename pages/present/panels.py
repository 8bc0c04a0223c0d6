"""图板: the chosen panels in their order, under the presenter's words; as pictures, slides, a brief, a link, a file."""

from pages.panels import choosing, editing, taking
from pages.shell import address, panel_set
from pages.shell.screen import st
from pages.shell.session import here

run = here()
address.keep(**run.ids)
st.title(run.t("图板"))
st.caption(run.t("每张图板自带结论、单位、来源和说明，截图即可用；也可做成图片、可编辑的幻灯片和文字材料。"))
items = editing.shown(run)
if items:
    editing.heading(run)
    editing.changed_meanwhile(run)
    taking.away(run, items)
    for n, (item, panel) in enumerate(items):
        editing.one(run, n, item, panel)
elif not run.panels.items:
    choosing.begin(run)
choosing.from_list(run)
choosing.from_file(run)
if len(run.panels.items) >= panel_set.MOST:
    st.caption(run.t("图板最多{n}张", n=panel_set.MOST))
