"""Who this visitor is, and whether they may publish. Asked anew each time: nothing of it is kept.

The rules are in permission.py; here is what Streamlit knows of the visit.
"""

import getpass
import time
from contextlib import suppress

from api.permission import Identity, NotAllowed, Visit, decide
from db.settings import Publish, SettingsError, read_settings
from pages.shell.run import Run
from pages.shell.screen import SignInError, st

_ended = set()  # sign-ins that were logged out: other windows, and copies of the cookie, still carry them


def identity() -> Identity:
    """Who the visitor is now, by the settings as they are now; never raises for a fault of the settings."""
    try:
        return decide(read_settings().publish, _visit(), time.time())
    except SettingsError as error:
        return Identity("", Publish().mode, "settings", {"detail": error})


def publisher_now() -> Identity:
    """The one who publishes; call it at the moment of publishing. Raises NotAllowed, whose `identity` has the words."""
    visitor = identity()
    if not visitor.may_publish:
        raise NotAllowed(visitor)
    return visitor


def notice(run: Run, visitor: Identity) -> None:
    """Say on a page who publishes or why nobody can, and offer to log in or out where that is possible."""
    if visitor.may_publish:
        st.caption(run.t("发布人：{name}", name=visitor.name))
    else:
        st.warning(visitor.words(run.lang), icon=":material/lock:")
    if visitor.may_sign_in and st.button(run.t("登录"), type="primary", icon=":material/login:"):
        _log_in(run)
    if visitor.signed_in and st.button(run.t("退出登录"), icon=":material/logout:"):
        log_out()


def log_out() -> None:
    """End this sign-in, in every window of this server."""
    _ended.add(_sign_in(st.user.to_dict()))
    st.logout()


def _log_in(run: Run) -> None:
    try:
        st.login()
    except SignInError as error:
        st.error(
            run.t("无法登录，统一登录没有配置完整。请系统管理员按下面的提示改正：{detail}", detail=error),
            icon=":material/lock:",
        )


def _visit() -> Visit:
    headers, claims = st.context.headers, st.user.to_dict()
    return Visit(
        listens=st.get_option("server.address") or "0.0.0.0",  # Streamlit's own default: everywhere
        peer=st.context.ip_address if headers else None,
        headers={name.lower(): headers.get_all(name) for name in headers} if headers or _is_rehearsal() else None,
        claims=claims if "is_logged_in" in claims else None,  # there only where [auth] is configured
        account=_account(),
        ended=_sign_in(claims) in _ended,
    )


def _is_rehearsal() -> bool:
    """Whether this is a run by AppTest, which has no connection. A visitor always sends headers; whoever sends none any more
    has gone while the page was running, and its address is then None."""
    return not isinstance(st.context.ip_address, str | None)


def _sign_in(claims: dict) -> tuple:
    return tuple(str(claims.get(name)) for name in ("iss", "sub", "iat", "nonce"))


def _account() -> str:
    """Who is at the machine; "" where it does not say (a container without a user list)."""
    with suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return ""
