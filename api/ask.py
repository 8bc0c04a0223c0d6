"""What a request asks for: its parameters, checked, and the release that it speaks of."""

from typing import Any

import db
from api.errors import Refused
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


def parameters(request, known: tuple) -> dict:
    """The request's parameters by name, with their defaults. Raises Refused for one that is unknown or wrong."""
    given = request.query_params
    for name in given:
        if name not in known:
            raise Refused("unknown_parameter", name=name[:40], known=", ".join(known))
        if len(given.getlist(name)) > 1:
            raise Refused("twice", name=name)
    return {name: _read(name, given.get(name)) for name in known}


def _read(name: str, given: str | None) -> str | int | bool | None:
    schema: dict[str, Any] = PARAMETERS[name][1]
    if given is None:
        return schema.get("default")
    if schema["type"] == "boolean":
        if given not in ("true", "false"):
            raise Refused("not_one_of", name=name, known="true, false", given=given[:40])
        return given == "true"
    if schema["type"] == "integer":
        least, most = schema["minimum"], schema["maximum"]
        if not (given.isascii() and given.isdigit() and len(given) < 11 and least <= int(given) <= most):
            raise Refused("not_a_number", name=name, least=least, most=most, given=given[:40])
        return int(given)
    if given not in schema.get("enum", [given]):
        raise Refused("not_one_of", name=name, known=", ".join(schema["enum"]), given=given[:40])
    return given


def publisher() -> Publisher:
    """The releases of this installation."""
    found = Publisher(settings())
    found.store.follow()
    return found


def snapshot(release: int | None) -> db.Snapshot:
    """A release. Raises Refused when there is none."""
    try:
        return publisher().snapshot(release)
    except db.NoRelease:
        raise Refused("no_release" if release else "nothing_yet", 404 if release else 503, release=release) from None


def known(snapshot: db.Snapshot, kind: str, identity: str | None) -> None:
    """Refuse an office or indicator that the release does not have."""
    if identity is not None and identity not in {row["id"] for row in snapshot.records(f"page/{kind}", **NEEDS[kind])}:
        raise Refused(f"unknown_{kind}", 404, given=identity[:40])


NEEDS = {"office": {}, "indicator": {"office": ""}}
