"""The interface for programs: catalogue, figures and releases, to be read only. Who may see the pages may read it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.answer import reading
from api.download import download
from api.errors import refusal
from api.health import health
from api.limit import limited
from api.openapi import described
from api.resources import RESOURCES
from api.view import options, view

HERE = "/api"


def nowhere(request: Request) -> Response:
    """Whatever is not an address of the interface, or not reading."""
    if request.url.path.rpartition("/")[2] in {*RESOURCES, "health", "openapi.json"}:
        return refusal("only_reading", 405, {"Allow": "GET, HEAD"})
    return refusal("no_address", 404, path=request.url.path[-80:], accepted=", ".join([*RESOURCES, "health", "openapi.json"]))


routes = [
    Route("/view/options/{name}", limited(options)),
    Route("/view/{page}.{ending}", limited(download)),
    Route("/view/{page}", limited(view)),
    Route(f"{HERE}/health", health),
    Route(f"{HERE}/openapi.json", limited(described)),
    *(Route(f"{HERE}/{name}", limited(reading(resource))) for name, resource in RESOURCES.items()),
    Route(f"{HERE}/{{rest:path}}", limited(nowhere), methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    Route(HERE, limited(nowhere)),
]
