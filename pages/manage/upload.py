"""上传数据: a file → what we read → problems and repairs → preview → publish."""

from pages.shell import address
from pages.shell.identity import identity, notice
from pages.shell.screen import st
from pages.shell.session import here
from pages.upload import doubts, drafting, intake, publishing, reasons

run = here()
address.keep(**run.ids)
st.title(run.t("上传数据"))
st.caption(run.t("上传文件，核对读到的内容，解决疑问，预览后发布。发布之前什么都不会改变，发布之后随时可以撤销。"))
notice(run, identity())
publishing.published(run)
intake.templates(run)
file = intake.file(run)
if file is None:
    st.stop()

state = drafting.with_additions(run, publishing.state(), file)
sheet, overrides = intake.reading(state, file)
checked, _ = doubts.checked(state, sheet, file)
refused = reasons.refused(sheet, checked)
if refused:
    reasons.tell(run, file, sheet, checked, refused)
drafting.offer(run, state, file, sheet, overrides, checked)
intake.understood(run, state, file, sheet, overrides, reasons.correctable(sheet, refused))
if refused and (reasons.wholly(refused) or not (checked.count or checked.questions or checked.repairs)):
    st.stop()
settled, answers = doubts.settle(run, state, sheet, file, above=bool(refused))
if settled.errors:
    st.stop()
publishing.publish(run, state, settled, answers, file)
