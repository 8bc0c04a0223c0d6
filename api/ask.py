"""What a request asks for: its parameters, checked, and the release that it speaks of."""

from typing import Any

from starlette.requests import Request

import db
from api.errors import Unanswerable
from db.settings import settings
from etl.releases.publisher import Publisher

MOST_ROWS = 5000
MOST_RELEASE = 999_999
PARAMETERS = {  # name: (what it is, its JSON schema)
    "release": ("The release to read; the newest when left out.", {"type": "integer", "minimum": 1, "maximum": MOST_RELEASE}),
    "format": ("How to answer.", {"type": "string", "enum": ["json", "csv"], "default": "json"}),
    "lang": ("The language of names and sentences in a CSV.", {"type": "string", "enum": ["zh", "en"], "default": "zh"}),
    "indicator": ("Id of an indicator; all of them when left out.", {"type": "string"}),
    "office": ("Id of an office; all of them when left out.", {"type": "string"}),
    "sample": (
        "Whether fictional offices, which come with the product, are among the rows; one that is named by office always is.",
        {"type": "boolean", "default": False},
    ),
    "limit": ("How many rows at most.", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": 1000}),
    "offset": ("How many rows to skip.", {"type": "integer", "minimum": 0, "maximum": 10**9, "default": 0}),
}


def parameters(request: Request, accepted: tuple[str, ...]) -> dict[str, Any]:
    """The request's parameters by name, with their defaults. Raises Unanswerable for one that is unknown or wrong."""
    given = request.query_params
    for name in given:
        if name not in accepted:
            raise Unanswerable("unknown_parameter", name=name[:40], accepted=", ".join(accepted))
        if len(given.getlist(name)) > 1:
            raise Unanswerable("twice", name=name)
    return {name: _read(name, given.get(name)) for name in accepted}


def _read(name: str, given: str | None) -> str | int | bool | None:
    schema: dict[str, Any] = PARAMETERS[name][1]
    if given is None:
        return schema.get("default")
    if schema["type"] == "boolean":
        if given not in ("true", "false"):
            raise Unanswerable("not_one_of", name=name, accepted="true, false", given=given[:40])
        return given == "true"
    if schema["type"] == "integer":
        least, most = schema["minimum"], schema["maximum"]
        if not (given.isascii() and given.isdigit() and len(given) < 11 and least <= int(given) <= most):
            raise Unanswerable("not_a_number", name=name, least=least, most=most, given=given[:40])
        return int(given)
    if given not in schema.get("enum", [given]):
        raise Unanswerable("not_one_of", name=name, accepted=", ".join(schema["enum"]), given=given[:40])
    return given


def publisher() -> Publisher:
    """The releases of this installation."""
    made = Publisher(settings())
    made.store.follow()
    return made


def snapshot(release: int | None) -> db.Snapshot:
    """A release. Raises Unanswerable when there is none."""
    try:
        return publisher().snapshot(release)
    except db.NoRelease:
        raise Unanswerable("no_release" if release else "nothing_yet", 404 if release else 503, release=release) from None


def require(snapshot: db.Snapshot, kind: str, identity: str | None) -> None:
    """Refuse an office or indicator that the release does not have."""
    if identity is not None and identity not in {row["id"] for row in snapshot.records(f"page/{kind}", **NEEDS[kind])}:
        raise Unanswerable(f"unknown_{kind}", 404, given=identity[:40])


NEEDS = {"office": {}, "indicator": {"office": ""}}
