"""Files on their way from a browser to the page that asked for them (docs/decisions/013-file-field.md).

A page opens a slot and tells the browser its ticket; the browser puts the file there; the page finds it in the slot. Nobody else
knows the ticket. Slot and file go with the session that holds them, some two minutes after its browser has left.
"""

import secrets
import threading
from dataclasses import dataclass
from urllib.parse import unquote
from weakref import WeakValueDictionary

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

ADDRESS = "files/{ticket}"  # below the dashboard's own address
LONGEST = 1_000  # characters of a file's name


@dataclass(frozen=True)
class Given:
    """A file as it was given: its name, as the browser told it, and its bytes."""

    name: str
    data: bytes


class Slot:
    """The place for one file, the newest, of at most `most` bytes."""

    def __init__(self, most: int):
        self.most, self.ticket, self.file = most, secrets.token_urlsafe(24), None
        with _lock:
            _slots[self.ticket] = self

    @property
    def address(self) -> str:
        """Where the browser puts the file, below the dashboard's own address."""
        return ADDRESS.format(ticket=self.ticket)


_slots: WeakValueDictionary = WeakValueDictionary()
_lock = threading.Lock()


async def _put(request: Request) -> Response:
    """204 when the file lies in its slot, 404 without a slot, 413 when it is too large, 400 when it broke off."""
    with _lock:
        slot = _slots.get(request.path_params["ticket"])
    if slot is None:
        return Response(status_code=404)
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > slot.most:
        return Response(status_code=413)
    data = bytearray()
    try:
        async for part in request.stream():
            data += part
            if len(data) > slot.most:
                return Response(status_code=413)
    except ClientDisconnect:
        return Response(status_code=400)
    slot.file = Given(unquote(request.headers.get("x-file-name", ""))[:LONGEST], bytes(data))
    return Response(status_code=204)


routes = [Route(f"/{ADDRESS}", _put, methods=["PUT"])]
