"""A page that shows an older release, because its link says so: what has been published since, and the ways on."""

from collections.abc import Mapping
from urllib.parse import urlencode

from pages.components.copy import copied
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from views.foot import published


def notice(run: Run, newest: int, since: Mapping[str, int] | None) -> None:
    """Say which release is shown. since: how many figures are new, changed and gone from it to the newest; None where that is unknown."""
    later = _later(run, since) if since else ""
    sentence = run.t("这里显示的是数据版本{n}，当时的样子；现在是版本{newest}。", n=run.snapshot.release, newest=newest)
    st.info(f"{sentence}{'' if run.lang == 'zh' else ' '}{later}", icon=":material/history:")
    with st.container(horizontal=True):
        between = {"from": str(run.snapshot.release), "to": str(newest)}
        st.page_link(
            run.pages["history"],
            label=run.t("查看修订"),
            icon=":material/difference:",
            query_params={"lang": run.lang, **between},
        )
        st.button(run.t("改看最新数据"), icon=":material/update:", type="tertiary", on_click=unpin)


def _later(run: Run, since: Mapping[str, int]) -> str:
    if revised := since["changed"] + since["gone"]:
        return run.t("此后有{n}项修订，新增{new}项。", n=revised, new=since["new"])
    return run.t("此后没有修订，新增{new}项。", new=since["new"])


def unpin() -> None:
    """Go on with the newest release."""
    session().choices["release"] = None


def for_the_meeting(run: Run) -> None:
    """From here on nothing that is published changes what is shown, until the visitor goes to another page."""
    if run.release is None:
        session().choices["release"], session().pinned_for_meeting = str(run.snapshot.release), True


def after_the_meeting() -> None:
    """On any other page: what was pinned for the meeting alone is so no longer."""
    if session().pinned_for_meeting:
        session().pinned_for_meeting = False
        unpin()


def foot(run: Run) -> None:
    """The release at the foot of a page, and a link that goes on showing it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(published(run.reader({})))
        with st.popover(run.t("固定版本的链接"), icon=":material/link:", type="tertiary"):
            st.caption(run.t("以后打开，仍显示这一版本的数据，并说明此后有几项修订。"))
            ids = {**st.query_params.to_dict(), "release": str(run.snapshot.release)}
            copied(run, f"{(st.context.url or '').partition('?')[0]}?{urlencode(ids)}", run.t("复制链接"), "pinned")
