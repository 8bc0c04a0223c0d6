"""A page's reading part for a change of choice: the blocks that the page itself would draw, by the parameters of its address."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.ask import publisher, snapshot
from api.drawn import pages
from api.errors import Unanswerable, refusal
from db import Snapshot
from db.settings import SettingsError, publisher_names, settings
from etl import journal
from etl.releases.publish import Refused
from etl.store.place import Damaged
from views import html, lists
from views.blocks import Paragraph
from views.pages import PAGES
from views.reader import Reader, unknown
from wording.finding import pronounced
from wording.language import LANGUAGES

CARRIED = ("favourites", "panels", "words", "made", "release")
LONGEST = 8_000  # characters of all parameters: a set of forty panels with words has about three thousand


def view(request: Request) -> Response:
    """The blocks of a page as JSON: {page, blocks: [HTML], query: its address, version}. 404 for an unknown page or release."""
    return answered(request, lambda now: JSONResponse(_blocks(request, now)))


def options(request: Request) -> Response:
    """The list of a searching choice: [[id, name, what it is found by]]."""
    return answered(request, lambda now: JSONResponse(_options(request, now)))


def answered(request: Request, answer: Callable[[Snapshot], Response]) -> Response:
    """The answer from the release that is asked for, or why there is none; 304 for whoever has it already."""
    try:
        if len(request.url.query) > LONGEST:
            raise Unanswerable("too_long", 414, most=LONGEST)
        now = _shown(_release(request))
        tag = f'"{version(now)}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Release": str(now.release)}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        answer_of_release = answer(now)
        answer_of_release.headers.update(headers)
        return packed(request, answer_of_release)
    except Unanswerable as refused:
        return refusal(refused.why, refused.status, **refused.facts)
    except (SettingsError, Damaged, Refused, OSError) as fault:
        journal.warn("view_fault", detail=str(fault))
        return refusal("unavailable", 503, {"Retry-After": "5"})


def _shown(release: int | None) -> Snapshot:
    """The release that is asked for; where the record is damaged the newest that is sound, which the pages show then too. Raises Unanswerable,
    Damaged, OSError."""
    try:
        return snapshot(release)
    except (Damaged, OSError):
        if release is not None or (sound := publisher().last_good()) is None:
            raise
        return sound


LEAST_PACKED = 1_000  # bytes


def packed(request: Request, response: Response) -> Response:
    """The response compressed, where the browser takes that: ten thousand characters of HTML are one thousand."""
    response.headers["Vary"] = "Accept-Encoding"
    if "gzip" in request.headers.get("accept-encoding", "") and len(response.body) >= LEAST_PACKED:
        response.body = gzip.compress(response.body, 5)
        response.headers.update({"Content-Encoding": "gzip", "Content-Length": str(len(response.body))})
    return response


def version(now: Snapshot) -> str:
    """What the blocks of a page are of, besides its parameters: the release and the program."""
    return f"{now.path.stem}-{_program()}"


@cache
def _program() -> str:
    """A fingerprint of what makes blocks of rows: after an update the same release is drawn otherwise."""
    rooms = [Path(__file__).parents[1] / room for room in ("views", "charts", "wording")]
    files = sorted(file for room in rooms for file in room.rglob("*") if file.suffix in (".py", ".html", ".css"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _release(request: Request) -> int | None:
    """The release that the address asks for. Raises Unanswerable."""
    text = request.query_params.get("release")
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text)):
        raise Unanswerable("not_a_number", name="release", least=1, most=999_999, given=text[:40])
    return int(text)


def _blocks(request: Request, now: Snapshot) -> dict:
    name = page_name(request)
    reader, warnings = reading(request, now)
    page = pages.drawn(name, reader, version(now))
    blocks = [*html.drawn(warnings), *page.blocks]
    return {"page": name, "blocks": blocks, "query": query(reader, page.ids), "version": version(now)}


def page_name(request: Request) -> str:
    """The page that is asked for. Raises Unanswerable."""
    name = request.path_params["page"]
    if name not in PAGES:
        raise Unanswerable("no_address", 404, path=request.url.path[-80:], accepted=", ".join(PAGES))
    return name


def query(reader: Reader, ids: Mapping[str, str]) -> str:
    """What stands in the address of a page as it is shown: the choices that every page takes along, and its own."""
    return urlencode({choice: value for choice, value in {**reader.carried, **ids}.items() if value})


def reading(request: Request, now: Snapshot) -> tuple[Reader, list[Paragraph]]:
    """(who reads what by the parameters of a request, warnings of what is not there)."""
    query = dict(request.query_params)
    offices = now.records("page/office")
    if not offices:
        raise Unanswerable("nothing_yet", 503)
    office = next((one for one in offices if one["id"] == query.get("office")), offices[0])
    lang = query["lang"] if query.get("lang") in LANGUAGES else "zh"
    panels = frozenset(filter(None, query.get("panels", "").split(",")))
    carried = {"office": office["id"], "lang": lang, **{name: query[name] for name in CARRIED if query.get(name)}}
    favourites = tuple(filter(None, query.get("favourites", "").split(",")))
    reader = Reader(
        now.records, lang, settings().colours, offices, office, now.release, query, carried, favourites, panels, publisher_names()
    )
    missing = query.get("office") and office["id"] != query["office"]
    return reader, [unknown(reader, "office", query["office"])] if missing else []


def _options(request: Request, now: Snapshot) -> list:
    name = request.path_params["name"]
    if name not in lists.LISTS:
        raise Unanswerable("no_address", 404, path=request.url.path[-80:], accepted=", ".join(lists.LISTS))
    reader, _ = reading(request, now)
    return [[option.id, option.name, " ".join(dict.fromkeys(pronounced(option.name)))] for option in lists.LISTS[name](reader)]
