"""On one computer for itself (mode "local"): only its own names are answered, and only its own pages may ask.

A foreign page can have a name of its own resolved to 127.0.0.1 (DNS rebinding), and any program on the machine has another port: without this
both could read all that a visitor reads. It holds for pages, web socket, uploads and the interface alike.
"""

from functools import lru_cache
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Scope

from api.permission import is_loopback
from db.settings import SettingsError, read_settings, settings
from wording.escaping import visible
from wording.language import LANGUAGES, later, translator

PORTS = {"http": 80, "https": 443}
WHY = {
    421: later("本系统只供这台电脑自己使用，不用“{name}”这个名称访问。请打开 http://127.0.0.1:{port}。"
               "如果前面有代理服务器，请系统管理员在 data/settings.toml 的 [publish] 中设定 mode。"),
    403: later("“{name}”不是本系统自己的网页，没有回答。"),
}  # fmt: skip


class OwnHost:
    """The application, behind a door for its own names."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        status, name = refusal(scope) if scope["type"] in ("http", "websocket") else (0, "")
        if not status:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            facts = {"name": visible(name[:80]), "port": scope["server"][1]}
            message = "\n".join(translator(lang)(WHY[status]).format(**facts) for lang in LANGUAGES)
            await PlainTextResponse(message, status, {"X-Content-Type-Options": "nosniff"})(scope, receive, send)


def refusal(scope: Scope) -> tuple[int, str]:
    """(status, the name that is not this machine's own) of a request that is not answered; (0, "") for one that is.

    scope: ASGI's, of a request or a web socket. Only connections from this machine to itself are looked at: whoever listens on the
    network has other names.
    """
    server = (scope.get("server") or ("", 0))[0]
    if not is_loopback(server) or _mode() != "local":
        return 0, ""
    headers = [(name, value.decode("latin-1").strip().lower()) for name, value in scope["headers"]]
    hosts = [value for name, value in headers if name == b"host"]
    own = _place(f"http://{hosts[0]}") if len(hosts) == 1 else None
    if own is None or not is_loopback(own[0]):
        return 421, " ".join(hosts)
    foreign = [value for name, value in headers if name == b"origin" and _place(value) != own]
    return (403, foreign[0]) if foreign else (0, "")


def _place(address: str) -> tuple | None:
    """(host, port) of an address; None for what is none, such as the origin null."""
    try:
        parts = urlsplit(address)
        return (parts.hostname, parts.port or PORTS[parts.scheme]) if parts.hostname else None
    except (ValueError, KeyError):
        return None


def _mode() -> str:
    """How visitors are known, by the settings as they are now; the strictest where they cannot be read."""
    try:
        file = settings().data / "settings.toml"
        return _mode_at(file.stat().st_mtime_ns if file.exists() else 0)
    except (SettingsError, OSError):
        return "local"


@lru_cache(maxsize=1)
def _mode_at(changed: int) -> str:
    return read_settings().publish.mode
