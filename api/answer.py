"""A page of rows as JSON or CSV, under the release it is of: whoever has it already is told so (ETag)."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.ask import parameters, snapshot
from api.errors import Unanswerable, refusal
from api.resources import FORMERLY, Resource
from db import Snapshot
from db.settings import SettingsError
from etl import journal
from etl.releases.publish import Refused
from etl.store.place import Damaged
from wording import series_csv
from wording.cells import csv_text

MEANING = ("name_zh", "name_en", "unit_zh", "unit_en", "kind", "direction", "decimals", "definition_zh", "definition_en")


def reading(resource: Resource) -> Callable[[Request], Response]:
    """The route of a resource."""
    return partial(_answered, resource)


def _answered(resource: Resource, request: Request) -> Response:
    try:
        return _read(resource, request)
    except Unanswerable as refused:
        return refusal(refused.why, refused.status, **refused.facts)
    except (SettingsError, Damaged, Refused, OSError) as fault:
        journal.warn("api_fault", detail=str(fault))
        return refusal("unavailable", 503, {"Retry-After": "5"})


def _read(resource: Resource, request: Request) -> Response:
    query = parameters(request, resource.takes)
    release = snapshot(query["release"])
    tag = f'"{release.path.stem}"'  # release, shape of the database, content (db.database_name)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Release": str(release.release)}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    rows = resource.rows(release, query)
    further = _next(request, release, rows, query)
    headers |= {"Link": f'<{further}>; rel="next"'} if further else {}
    return (_csv if query["format"] == "csv" else _json)(resource, release, rows, query, headers, further)


def _json(resource: Resource, release: Snapshot, rows: list, query: dict, headers: dict, further: str | None) -> Response:
    body = {"release": release.release, "total": _total(rows), "next": further}
    if "indicator" in resource.takes:
        body["indicators"] = {row["indicator"]: _fields(row, MEANING) for row in rows}
    return JSONResponse({**body, "rows": [_fields(row, resource.columns) for row in rows]}, headers=headers)


def _fields(row: dict, columns: tuple) -> dict:
    """The named fields of a row, those that were called otherwise before under both names."""
    formerly = {old: row[new] for old, new in FORMERLY.items() if new in columns}
    return {**{name: row[name] for name in columns}, **formerly}


def _csv(resource: Resource, release: Snapshot, rows: list, query: dict, headers: dict, further: str | None) -> Response:
    if "indicator" in resource.takes:  # as on the pages, with words and definition
        text = series_csv.series(rows, query["lang"])
    else:
        text = csv_text(resource.columns, ([row[name] for name in resource.columns] for row in rows))
    return Response((series_csv.BOM + text).encode(), media_type="text/csv; charset=utf-8", headers=headers)


def _total(rows: list) -> int:
    return rows[0].get("total", len(rows)) if rows else 0


def _next(request: Request, release: Snapshot, rows: list, query: dict) -> str | None:
    """The address of the page after this one, of the same release."""
    end = query.get("offset", 0) + len(rows)
    if end >= _total(rows):
        return None
    return f"{request.url.path}?{urlencode({**request.query_params, 'release': release.release, 'offset': end})}"
