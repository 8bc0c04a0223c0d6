"""Whether this process serves, and how old what it serves is: for those who watch over it."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse

from db import OutOfMemory
from db.settings import SettingsError, settings
from etl.releases.publisher import Publisher
from etl.store.place import Damaged

NOT_KEPT = {"Cache-Control": "no-store"}


def health(request: Request) -> JSONResponse:
    """status: "ok"; "stale" while the store is away and a copy is served; "empty" before the first release; "fault"."""
    try:
        publisher = Publisher(settings())
        store = publisher.store
        store.follow()
        if head := store.head():
            publisher.snapshot()  # can be made, that is, and opened
        if store.outage:
            raise store.outage
    except Damaged as damage:
        return JSONResponse({"status": "fault", "damage": damage.what}, 503, NOT_KEPT)
    except (SettingsError, OSError, OutOfMemory):
        return JSONResponse({"status": "fault"}, 503, NOT_KEPT)
    reached = {"kind": store.kind, "reachable": store.behind is None}
    if store.behind:
        reached["last_reached"] = store.behind.isoformat(timespec="seconds")
    if head is None:
        return JSONResponse({"status": "empty", "store": reached}, headers=NOT_KEPT)
    age = datetime.now().astimezone() - datetime.fromisoformat(head["at"])
    shown = {"release": head["release"], "published_at": head["at"], "age_seconds": int(age.total_seconds())}
    return JSONResponse({"status": "stale" if store.behind else "ok", **shown, "store": reached}, headers=NOT_KEPT)
