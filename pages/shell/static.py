"""The framework's own files, compressed: three megabytes are eight hundred kilobytes, with no proxy needed for it."""

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

# Names with a fingerprint: what lies under one never changes. Pictures and fonts are compressed by themselves, and left to the framework.
FILES = re.compile(r"/static/(?P<name>(?:js|css)/[\w.-]+\.[\w-]{8}\.(?:js|css))")
MOST = 400  # files that are kept compressed: those of every page, not all that there are
HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}


class Compressed:
    """Answers for the framework's scripts and style sheets, where the browser takes them compressed; everything else goes on to the app. folder: the
    framework's, of its page; base: the dashboard's own path ("" at the root). (The framework lets no route of ours lie below /static/.)"""

    def __init__(self, app: ASGIApp, folder: Path, base: str):
        self.app, self.folder, self.base = app, folder, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._answer(Request(scope)) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        file = FILES.fullmatch(request.url.path.removeprefix(self.base))
        path = self.folder / "static" / file["name"] if file else None
        if path is None or not path.is_file() or "gzip" not in request.headers.get("accept-encoding", ""):
            return None
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return Response(packed(path), media_type=kind, headers=HEADERS)


@lru_cache(MOST)
def packed(path: Path) -> bytes:
    """A file compressed."""
    return gzip.compress(path.read_bytes(), 6)
