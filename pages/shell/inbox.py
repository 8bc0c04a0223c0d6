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
    """The place for one file, the newest, or for several of different names; `most` bytes of all of them."""

    def __init__(self, most: int, several: bool = False):
        self.most, self.several, self.ticket, self.files = most, several, secrets.token_urlsafe(24), ()
        with _lock:
            _slots[self.ticket] = self

    @property
    def address(self) -> str:
        """Where the browser puts the file, below the dashboard's own address."""
        return ADDRESS.format(ticket=self.ticket)

    def beside(self, name: str) -> tuple[Given, ...]:
        """The files that stay when one of this name comes."""
        return tuple(file for file in self.files if self.several and file.name != name)


_slots: WeakValueDictionary = WeakValueDictionary()
_lock = threading.Lock()


async def _put(request: Request) -> Response:
    """204 when the file lies in its slot, 404 without a slot, 413 when it is too large, 400 when it broke off."""
    with _lock:
        slot = _slots.get(request.path_params["ticket"])
    if slot is None:
        return Response(status_code=404)
    name = unquote(request.headers.get("x-file-name", ""))[:LONGEST]
    room = slot.most - sum(len(file.data) for file in slot.beside(name))
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > room:
        return Response(status_code=413)
    data = bytearray()
    try:
        async for part in request.stream():
            data += part
            if len(data) > room:
                return Response(status_code=413)
    except ClientDisconnect:
        return Response(status_code=400)
    slot.files = (*slot.beside(name), Given(name, bytes(data)))
    return Response(status_code=204)


routes = [Route(f"/{ADDRESS}", _put, methods=["PUT"])]
