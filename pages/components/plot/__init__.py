"""Charts on a page: one component that draws a Plotly figure in place, in the page's own ink, with its alternative text.

Streamlit's own chart element is slower, takes its picture from the page's theme, and prints as an empty frame
(docs/decisions/003-pages.md). The library is the plotly.js that the plotly package brings; `routes` hands it out.
"""

import gzip
import json
from functools import cache
from pathlib import Path

import plotly
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from charts import theme
from charts.figure import Figure
from pages.shell.screen import component
from wording import escaping

HERE = Path(__file__).parent
LIBRARY = f"plotly/{plotly.__version__}.js"  # the version in its name: it can be cached for good
YEAR = 365 * 24 * 3600


def script(own: Path) -> str:
    """The script of a component, with the loader of plotly.js before it."""
    return "".join(file.read_text("utf-8") for file in (HERE / "library.js", own))


_plot = component(
    "plot",
    html='<div class="plot"></div>',
    css=(HERE / "plot.css").read_text("utf-8"),
    js=script(HERE / "plot.js"),
    isolate_styles=False,  # Plotly puts its style sheet into the document, which a shadow root would not see
)


def draw(figure: Figure, alt: str, key: str) -> None:
    """Show a figure of charts/ across its column; `alt` says in words what it shows."""
    data = {"figure": encoded(figure), "alt": alt, "inks": theme.INKS, "config": theme.CONFIG, "library": LIBRARY}
    _plot(data=data, key=key, height="content")


def encoded(figure: Figure) -> str:
    """A figure as JSON for the browser, its texts as text; it may stand in a <script> too."""
    text = json.dumps(escaping.figure(figure.to_dict()), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@cache
def _library() -> tuple[bytes, bytes]:
    """plotly.js as it is, and compressed."""
    plain = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    return plain, gzip.compress(plain, 6)


def _hand_out(request: Request) -> Response:
    plain, compressed = _library()
    takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable", "Vary": "Accept-Encoding"}
    return Response(
        compressed if takes_gzip else plain,
        media_type="text/javascript",
        headers=headers | ({"Content-Encoding": "gzip"} if takes_gzip else {}),
    )


routes = [Route(f"/{LIBRARY}", _hand_out)]
