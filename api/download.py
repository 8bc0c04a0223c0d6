"""The figures of a reading page as a file: /view/<page>.csv and /view/<page>.xlsx, by the parameters of the page's address."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.errors import Unanswerable
from api.view import answered, page_name, reading
from charts import workbook
from db import Snapshot
from views.blocks import View
from views.pages import PAGES
from views.reader import Reader
from wording import series_csv
from wording.escaping import file_name
from wording.saving import XLSX

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}


def download(request: Request) -> Response:
    """The file, under the name of what it shows. 404 for an unknown page, kind or release, and where the page has no figures."""
    return answered(request, lambda now: _file(request, now))


def _file(request: Request, now: Snapshot) -> Response:
    name, ending = page_name(request), request.path_params["ending"]
    reader, _ = reading(request, now)
    view = PAGES[name].view(reader) if ending in TYPES else None
    if view is None or not view.rows:
        raise Unanswerable("no_address", 404, path=request.url.path[-80:], accepted=", ".join(TYPES))
    data = _csv(reader, view) if ending == "csv" else _xlsx(reader, view)
    named = f"attachment; filename*=UTF-8''{quote(file_name(view.file, f'.{ending}'))}"
    return Response(
        data, headers={"Content-Type": TYPES[ending], "Content-Disposition": named, "X-Content-Type-Options": "nosniff"}
    )


def _csv(reader: Reader, view: View) -> bytes:
    return (series_csv.BOM + series_csv.series(view.rows, reader.lang)).encode()


def _xlsx(reader: Reader, view: View) -> bytes:
    meanings = reader.rows("page/indicator", office=reader.office["id"])
    return workbook.workbook(list(view.rows), meanings, reader.release, reader.lang)
