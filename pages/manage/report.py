"""读报告: an annual report's prose → figures with their sentences → accepted or corrected → the upload's check and preview."""

from pages.shell import address
from pages.shell.identity import identity, notice
from pages.shell.screen import st
from pages.shell.session import here
from pages.upload import additions, doubts, prose, publishing

run = here()
address.keep(**run.ids)
st.title(run.t("读报告"))
st.caption(run.t("粘贴或上传年度报告，系统找出其中的数字和原句，您逐条确认，再按上传数据的步骤核对、预览、发布。"))
notice(run, identity())
publishing.published(run)
state = publishing.state()
report = prose.source(run)
if report is None:
    st.stop()

reading = prose.read(run, state, report)
state = additions.with_additions(run, state, report)
file = prose.review(run, state, report, reading)
if file is None:
    st.stop()
sheet = prose.sheet(state, file)
settled, answers = doubts.settle(run, state, sheet, file)
if settled.errors:
    st.stop()
publishing.publish(run, state, settled, answers, file)
