"""The framework's own files, compressed: three megabytes are eight hundred kilobytes, with no proxy needed for it."""

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

PACKED = (".js", ".css", ".json", ".svg")  # pictures and fonts are compressed by themselves
LASTING = re.compile(r"\.[\w-]{8}\.(?:js|css|woff2)$")  # a name with a fingerprint: what lies under it never changes
MOST = 400  # files that are kept compressed: those of every page, not all that there are
LONG = "public, max-age=31536000, immutable"


def routes(folder: Path) -> list[Route]:
    """The files below /static/. folder: the framework's own, in which they lie."""

    def answer(request: Request) -> Response:
        path = (folder / "static" / request.path_params["path"]).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return Response(status_code=404)
        caching = LONG if LASTING.search(path.name) else "no-cache"
        headers = {"Cache-Control": caching, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
        if path.suffix not in PACKED or "gzip" not in request.headers.get("accept-encoding", ""):
            return FileResponse(path, headers=headers)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return Response(_packed(path, path.stat().st_mtime_ns), media_type=kind, headers=headers | {"Content-Encoding": "gzip"})

    return [Route("/static/{path:path}", answer)]


@lru_cache(MOST)
def _packed(path: Path, changed: int) -> bytes:
    """A file compressed. changed: when, so that an update of the framework is noticed."""
    return gzip.compress(path.read_bytes(), 6)
