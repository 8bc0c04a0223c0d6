"""The interface described for programs (OpenAPI 3.1), made from what it does: the parameters and columns are the ones in use."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from api.answer import MEANING
from api.ask import PARAMETERS
from api.errors import WHY
from api.limit import BURST, RATE
from api.resources import FORMERLY, PACE, RESOURCES, Resource

TYPES = {  # column → its JSON type, where it is not a text
    **dict.fromkeys(("value", "previous_value", "change", "minimum", "maximum", "mean", "lower", "upper"), "number"),
    **dict.fromkeys((name for name in PACE if name not in ("pace_period", "pace_qualifier", "pace_status")), "number"),
    **dict.fromkeys(
        ("decimals", "row", "release", "parent", "new", "changed", "unchanged", "figures", "run", "pace_years"), "integer"
    ),
    **dict.fromkeys(("sample", "computed", "pace_is_sum"), "boolean"),
}
ABOUT = {
    "period": "2024, 2024-S1, 2024-Q3, 2024-06; counted from January on 2024-01/P7M (January to July, an SDMX time range).",
    "value": "The figure; null when there is none (see status).",
    "qualifier": "How exact it is: = exact, >= at least, <= at most, ~ about.",
    "status": "A normal, E estimated or derived, P provisional, B definition changed, O not reported, M cannot exist.",
    "change": "On the same period a year before, or the survey before where there is not one each year (previous_period): per cent, the unit itself (units: from fewer than ten), percentage points or places (positive: risen), see change_kind. January and February of a count are compared together: the change stands with February.",
    "bound": "How exact the change is: empty exact, about, at_least, at_most.",
    "why": "Why there is no change; empty when there is one.",
    "mean": "Mean of the figures that this one is comparable with (same length of period, since the last break), where 13 or more are exact; else null.",
    "lower": "Lower limit of normal variation: mean - 2.66 x mean moving range (XmR), not below what is possible; null without a mean.",
    "upper": "Upper limit of normal variation: mean + 2.66 x mean moving range (XmR), not above what is possible; null without a mean.",
    "variation": "Where the figure lies: within, above or below the limits; run: within, and the eighth or a later neighbour on one side of the mean; empty where an approximate figure proves nothing, or without limits.",
    "run": "How many neighbouring periods up to this one lie on its side of the mean (negative: below it); null without limits.",
    "pace_period": "Of the newest figures within a year that has a target and no figure of its own yet, for indicators that add up (over_time sum): from January to which month it is done; else null, as all pace_ columns. Which target: that of the year, the one set last.",
    "pace_is_sum": "Whether pace_done is the sum of months, quarters or halves (else a running total that was given).",
    "pace_done": "What is done of the target.",
    "pace_qualifier": "How exact pace_done is: = exact, >= at least, <= at most, ~ about.",
    "pace_base": "The number of the target that shares are taken of; of a range the end that decides.",
    "pace_share": "100 x pace_done / pace_base; null for a target of 0.",
    "pace_time": "Per cent of the year's months that have passed.",
    "pace_years": "How many of the five years before have exact comparable figures to the same month and of the year.",
    "pace_usual": "Median of the per cent of their own year that these years had done by then; null for fewer than two years.",
    "pace_usual_least": "The least of them.",
    "pace_usual_most": "The most of them.",
    "pace_by_time": "What the year comes to at the pace so far: pace_done / (pace_time / 100).",
    "pace_by_season": "What the year comes to by the season: pace_done / (pace_usual / 100).",
    "pace_by_season_least": "The same by pace_usual_most.",
    "pace_by_season_most": "The same by pace_usual_least.",
    "pace_status": "on_track: both projections meet the target; at_risk: neither does; mixed: one does; reached, missed: what is done settles it; unclear: a bound proves nothing, or fewer than two earlier years; empty: the target has no limit that could be met.",
    "release": "The release with which the figure came.",
}
HEADERS = {
    "ETag": {"description": "Names the release and its content.", "schema": {"type": "string"}},
    "X-Release": {"description": "The release that was read.", "schema": {"type": "integer"}},
    "Link": {"description": 'The next page, rel="next".', "schema": {"type": "string"}},
}


def described(request: Request) -> JSONResponse:
    """The description, with the address under which it was asked for."""
    base = request.url.path.removesuffix("/openapi.json")
    return JSONResponse(description(base), headers={"Cache-Control": "no-cache"})


def description(base: str) -> dict[str, Any]:
    paths = {f"/{name}": {"get": _operation(name, resource)} for name, resource in RESOURCES.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Governance indicators",
            "version": "1",
            "description": f"Read only. At most {RATE} requests a second from one client, {BURST} at once; beyond that 429 with "
            "Retry-After. Ask with If-None-Match to be answered 304 until the next release.",
        },
        "servers": [{"url": base}],
        "paths": {**paths, "/health": {"get": _health()}},
        "components": {"schemas": {"error": _error()}},
    }


def _operation(name: str, resource: Resource) -> dict:
    return {
        "operationId": name,
        "summary": resource.about,
        "parameters": [
            {"name": one, "in": "query", "description": PARAMETERS[one][0], "schema": PARAMETERS[one][1]}
            for one in resource.takes
        ]
        + [{"name": "If-None-Match", "in": "header", "description": "An ETag of before.", "schema": {"type": "string"}}],
        "responses": {
            "200": {
                "description": "A page of rows.",
                "headers": HEADERS,
                "content": {"application/json": {"schema": _page(resource)}, "text/csv": {"schema": {"type": "string"}}},
            },
            "304": {"description": "Nothing has changed."},
            **{str(status): _refusal(about) for status, about in REFUSALS.items()},
        },
    }


REFUSALS = {
    400: "A parameter is unknown or wrong.",
    404: "There is no such release, office or indicator.",
    429: "Too many requests.",
    503: "Nothing can be read at the moment, or nothing has been published yet.",
}


def _refusal(about: str) -> dict:
    return {"description": about, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}}}


def _page(resource: Resource) -> dict:
    fields = {
        "release": {"type": "integer"},
        "total": {"type": "integer", "description": "Rows of all pages together; 0 beyond the last page."},
        "next": {"type": ["string", "null"], "description": "The address of the next page."},
        "rows": {"type": "array", "items": _object(resource.columns)},
    }
    if "indicator" in resource.takes:
        meaning = {"type": "object", "additionalProperties": _object(MEANING)}
        fields["indicators"] = {**meaning, "description": "What the indicators of these rows mean, by id."}
    return {"type": "object", "required": list(fields), "additionalProperties": False, "properties": fields}


def _object(columns: tuple) -> dict:
    fields = {name: {"type": [TYPES.get(name, "string"), "null"], **_about(name)} for name in columns}
    for old, new in FORMERLY.items():
        if new in fields:
            fields[old] = {
                **fields[new],
                "deprecated": True,
                "description": f"The former name of {new}; it goes with the next version.",
            }
    return {"type": "object", "required": list(columns), "additionalProperties": False, "properties": fields}


def _about(name: str) -> dict:
    return {"description": ABOUT[name]} if name in ABOUT else {}


def _error() -> dict:
    fields = {"code": {"type": "string", "enum": list(WHY)}, "message_zh": {"type": "string"}, "message_en": {"type": "string"}}
    error = {"type": "object", "required": list(fields), "additionalProperties": False, "properties": fields}
    return {"type": "object", "required": ["error"], "additionalProperties": False, "properties": {"error": error}}


def _health() -> dict:
    store = {
        "type": "object",
        "required": ["kind", "reachable"],
        "properties": {
            "kind": {"enum": ["folder", "postgresql", "s3"]},
            "reachable": {"type": "boolean"},
            "last_reached": {"type": "string", "format": "date-time"},
        },
    }
    fields = {
        "status": {"enum": ["ok", "stale", "empty", "fault"], "description": "stale: the store is away and a copy is served."},
        "release": {"type": "integer"},
        "published_at": {"type": "string", "format": "date-time"},
        "age_seconds": {"type": "integer"},
        "store": store,
        "damage": {"type": "string", "description": "What is wrong with the record, where the status is fault for that reason."},
    }
    schema = {"type": "object", "required": ["status"], "additionalProperties": False, "properties": fields}
    answer = {"content": {"application/json": {"schema": schema}}}
    return {
        "operationId": "health",
        "summary": "Whether this process serves, and how old what it serves is.",
        "responses": {"200": {"description": "It serves.", **answer}, "503": {"description": "It does not.", **answer}},
    }
