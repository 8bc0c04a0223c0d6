"""版本记录: every release, who published it and why; what differs between two; and the way back."""

from pages.releases import log, verification
from pages.shell import address
from pages.shell.identity import identity, notice
from pages.shell.screen import st
from pages.shell.session import here

run = here()
st.title(run.t("版本记录"))
st.caption(run.t("每次发布都是一个新版本，旧版本永远保留。撤销也是一次发布，可以再撤销。"))
verification.line(run)
notice(run, identity())
entries = log.entries()
between = log.between(entries)
address.keep(**run.ids, **between)
log.undone(run)
tabs = [run.t("全部版本"), run.t("比较两个版本"), run.t("撤销")]
listed, compared, back = st.tabs(tabs, default=tabs[1] if between else tabs[0])
with listed:
    log.listed(run, entries)
with compared:
    log.compared(run, entries)
with back:
    log.undo(run, entries)
