"""Who may publish: the decision alone, from what is known of a visit and what the settings say. Knows no Streamlit.

Three ways to know a visitor: `local`, the account at the machine, for those who open the dashboard on that machine;
`header`, a name that a proxy on the same machine sets; `oidc`, the office's sign-on service.
"""

import hmac
import ipaddress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from db.settings import Publish
from wording.language import later, translator

SECRET = "X-Proxy-Secret"
FORWARDED = ("forwarded", "via", "x-real-ip")  # and every x-forwarded-…
HOURS = 12  # a working day; many services let their own token end after minutes, which would be too often

WHY = {
    "gone": later("连接已断开，没有发布。请刷新本页后重试。"),
    "settings": later("设置文件有误：{detail}"),
    "open": later(
        "本系统监听的地址是{address}，其他电脑也能访问，但还没有设定谁可以发布，因此只能查看。"
        "请系统管理员在 data/settings.toml 的 [publish] 中设定 mode 和发布人，或者改为只监听 127.0.0.1。"
    ),
    "not_local": later(
        "您不是在运行本系统的电脑上直接打开的，系统无法确认您是谁，因此只能查看。"
        "请在那台电脑上打开 127.0.0.1 发布，或者请系统管理员在 data/settings.toml 的 [publish] 中设定 mode 和发布人。"
    ),
    "header_open": later(
        "本系统监听的地址是{address}，他人可以绕过代理服务器冒充发布人，因此只能查看。"
        "请系统管理员把 .streamlit/config.toml 中的 address 改为 127.0.0.1。"
    ),
    "no_secret": later(
        "还没有设定与代理服务器共用的口令，无法确认用户名来自代理服务器，因此只能查看。"
        "请系统管理员在 data/settings.toml 的 [publish] 中设定 secret，并在代理服务器上设定同一口令。"
    ),
    "wrong_secret": later(
        "这次访问没有带来代理服务器的正确口令，无法确认您是谁，因此只能查看。"
        "请从单位公布的地址打开；如果仍然如此，请系统管理员核对代理服务器与 [publish] 中的 secret 是否一致。"
    ),
    "no_name": later("代理服务器没有给出您的用户名（请求头{header}），因此只能查看。请系统管理员检查代理服务器的设置。"),
    "no_auth": later(
        "还没有接入统一登录，因此只能查看。请系统管理员按 docs/configuration.zh.md“谁可以发布”一节填写 .streamlit/secrets.toml 中的 [auth]。"
    ),
    "signed_out": later("您尚未登录，只能查看。登录后才能发布。"),
    "expired": later("您登录已超过{hours}小时，请重新登录后再发布。"),
    "no_claim": later(
        "登录服务没有给出您的{claim}，因此只能查看。请系统管理员检查登录服务的设置，或修改 [publish] 中的 name_from。"
    ),
    "unverified": later("登录服务没有核实您的邮箱{name}，因此只能查看。请先在登录服务中核实邮箱。"),
    "nobody": later(
        "还没有指定发布人，目前谁都不能发布。请系统管理员在 data/settings.toml 的 [publish] 中填写 publishers 或 groups。"
    ),
    "not_listed": later(
        "{name}不在发布人名单中，只能查看。如需发布，请系统管理员把这个用户名加入 data/settings.toml 的 [publish] 中的 publishers。"
    ),
}


@dataclass(frozen=True)
class Visit:
    """What is known of whoever asks. listens: the address the app listens on; peer: the other end of the connection, None
    where it is this machine; headers: name in lower case → its values, None when the connection has gone; claims: what the
    sign-on service says, None where there is none; account: the system's user; ended: this sign-in was logged out."""

    listens: str
    peer: str | None = None
    headers: dict[str, list[str]] | None = field(default_factory=dict)
    claims: dict[str, Any] | None = None
    account: str = ""
    ended: bool = False


@dataclass(frozen=True)
class Identity:
    """name: what a release records as `by`; mode: "local", "header" or "oidc"; why: the key in WHY when publishing is not
    allowed; signed_in: logging out is possible; may_sign_in: logging in would help."""

    name: str
    mode: str
    why: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    signed_in: bool = False
    may_sign_in: bool = False

    @property
    def may_publish(self) -> bool:
        return not self.why

    def words(self, lang: str) -> str:
        """What is missing and who can help; "" when publishing is allowed. Plain text, not Markdown."""
        return translator(lang)(WHY[self.why]).format(**self.facts) if self.why else ""


class NotAllowed(Exception):
    """Publishing is refused; `identity.words(lang)` says why."""

    def __init__(self, identity: Identity):
        super().__init__(identity.words("zh"))
        self.identity = identity


def decide(rules: Publish, visit: Visit, now: float) -> Identity:
    """Who the visitor is and whether they may publish. now: seconds since 1970."""
    if visit.headers is None:
        return Identity("", rules.mode, "gone")
    if rules.mode == "oidc":
        return _by_sign_on(rules, visit, now)
    return (_by_header if rules.mode == "header" else _by_account)(rules, visit)


def _by_account(rules: Publish, visit: Visit) -> Identity:
    if not is_loopback(visit.listens):
        return Identity("", rules.mode, "open", {"address": visit.listens})
    if not _is_direct(visit):
        return Identity("", rules.mode, "not_local")
    return _listed(rules, visit.account, ())


def _by_header(rules: Publish, visit: Visit) -> Identity:
    if not is_loopback(visit.listens):
        return Identity("", rules.mode, "header_open", {"address": visit.listens})
    if not rules.secret:
        return Identity("", rules.mode, "no_secret")
    if not hmac.compare_digest(_only(visit, SECRET).encode(), rules.secret.encode()):
        return Identity("", rules.mode, "wrong_secret")
    name = _only(visit, rules.name_from)
    if not name:
        return Identity("", rules.mode, "no_name", {"header": rules.name_from})
    return _listed(rules, name, _only(visit, rules.groups_from).split(","))


def _by_sign_on(rules: Publish, visit: Visit, now: float) -> Identity:
    claims = visit.claims
    if claims is None:
        return Identity("", rules.mode, "no_auth")
    if not claims.get("is_logged_in") or visit.ended:
        return Identity("", rules.mode, "signed_out", may_sign_in=True)
    since = claims.get("iat")
    if not isinstance(since, int | float) or now - since > HOURS * 3600:
        return Identity("", rules.mode, "expired", {"hours": HOURS}, may_sign_in=True)
    name = claims.get(rules.name_from)
    if not isinstance(name, str) or not name.strip():
        return Identity("", rules.mode, "no_claim", {"claim": rules.name_from}, signed_in=True)
    if rules.name_from == "email" and str(claims.get("email_verified", True)).lower() != "true":
        return Identity(name, rules.mode, "unverified", {"name": name}, signed_in=True)
    groups = claims.get(rules.groups_from) or []
    return _listed(rules, name.strip(), groups.split(",") if isinstance(groups, str) else groups, signed_in=True)


def _listed(rules: Publish, name: str, groups, **more) -> Identity:
    """Names and groups as they are written, to the letter. Without any list the account at the machine will do."""
    if not rules.publishers and not rules.groups:
        return Identity(name, rules.mode, "" if rules.mode == "local" else "nobody", **more)
    if name in rules.publishers or {str(g).strip() for g in groups} & set(rules.groups):
        return Identity(name, rules.mode, **more)
    return Identity(name, rules.mode, "not_listed", {"name": name}, **more)


def is_loopback(address: str | None) -> bool:
    """Whether an address, or a host name, reaches this machine alone."""
    try:
        return address == "localhost" or ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def _is_direct(visit: Visit) -> bool:
    """No proxy in between: none that says so, and the browser itself named this machine (a proxied site has a name of its own,
    and so has a foreign page that has its name resolved to this machine)."""
    if visit.peer is not None and not is_loopback(visit.peer):
        return False
    headers = visit.headers or {}
    if any(name in FORWARDED or name.startswith("x-forwarded-") for name in headers):
        return False
    hosts = [f"//{host}" for host in headers.get("host", [])] + headers.get("origin", [])
    return all(is_loopback(_host(host)) for host in hosts)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _only(visit: Visit, header: str) -> str:
    """The value of a header that came exactly once, else "": a proxy that adds its own beside the visitor's is no proof.

    Servers hand bytes over as Latin-1; a Chinese name came as UTF-8.
    """
    values = (visit.headers or {}).get(header.lower(), [])
    value = values[0].strip() if len(values) == 1 else ""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value
