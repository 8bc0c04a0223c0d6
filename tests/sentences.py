"""Every sentence that the pages say, printed once, for reading: python tests/sentences.py [--lang en] [--page overview]

Of every office and every year; what was printed of another page or year already is not printed again.
"""

import argparse
import re
import sys
import tempfile
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import shown  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from db.settings import DATA, Settings  # noqa: E402
from etl.releases.publisher import Publisher  # noqa: E402

PAGES = ("overview", "theme", "growth", "indicator")
KINDS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "html", "alert")
BREAKS = re.compile(r"</?(?:div|p|li|td|th|tr|h\d|section|article|summary|details|br|table)\b[^>]*>")


def texts(app: AppTest):
    """The texts of a page, without HTML."""
    yield from (line for block in shown.blocks(app) for line in lines(block))
    for kind in KINDS:
        for element in app.get(kind):
            body = (
                getattr(element, "body", None)
                or getattr(element, "value", None)
                or getattr(getattr(element, "proto", None), "body", "")
            )
            yield from lines(str(body))


def lines(body: str):
    """The lines of a piece of HTML."""
    for line in BREAKS.sub("\n", re.sub(r"<(style|svg)\b.*?</\1>", "", body, flags=re.DOTALL)).splitlines():
        if text := " ".join(unescape(re.sub(r"<[^>]+>", "", line)).split()):
            yield text


def main(lang: str, pages: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        publisher = Publisher(Settings(DATA, Path(folder) / "releases"))
        publisher.build()
        import os

        os.environ["DASHBOARD_STORE"] = str(Path(folder) / "releases")
        snapshot, seen = publisher.snapshot(), set()
        app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
        app.query_params["lang"] = lang
        app.run()
        for office in snapshot.records("page/office"):
            rows = [r for r in snapshot.records("page/indicator", office=office["id"]) if r["periods"]]
            for page in pages:
                parameters = (
                    [("indicator", r["id"]) for r in rows]
                    if page == "indicator"
                    else [("year", r["year"]) for r in snapshot.records("page/year", office=office["id"])]
                )
                for name, value in parameters:
                    app.query_params.clear()
                    app.query_params.update({"lang": lang, "office": office["id"], name: str(value)})
                    app.switch_page(f"browse/{page}.py").run()
                    new = [text for text in dict.fromkeys(texts(app)) if text not in seen]
                    seen.update(new)
                    print(f"\n## {office['id']} {page} {value}", *new, sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", default="zh", choices=("zh", "en"))
    parser.add_argument("--page", nargs="*", default=PAGES, choices=PAGES)
    given = parser.parse_args()
    main(given.lang, given.page)
