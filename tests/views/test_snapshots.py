"""What the pages of two offices look like, element by element: a change of the drawing that nobody meant is seen here. A change that is meant
is written down by `make snapshots`; the difference of the files says what readers will see.

The release is of the figures of these offices and of the sample district alone, and of their indicators, so that no others can change a page.
"""

import csv
import difflib
import os
import shutil
from pathlib import Path

import pytest
from outline import outline
from tools import DATA

from db.settings import Settings
from etl.releases.publisher import Publisher
from views import html
from views.pages import PAGES, read
from views.reader import Reader

HERE = Path(__file__).with_name("snapshots")
IS_RENEWED = "RENEW_SNAPSHOTS" in os.environ
OFFICES = ["jiangbei", "sample_shifan"]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    data = tmp_path_factory.mktemp("two") / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("releases", "cache"))
    of_offices = [path for path in (data / "yearly").glob("*.csv") if kept(path, lambda row: row["office"] in OFFICES)]
    counted = {row["indicator"] for path in [*of_offices, *(data / "sample" / "yearly").glob("*.csv")] for row in rows(path)}
    kept(
        data / "catalogue" / "indicators.csv",
        lambda row: row["id"] in counted or counted >= {row["numerator"], row["denominator"]},
    )
    for name in ("targets", "events"):
        kept(data / "catalogue" / f"{name}.csv", lambda row: row["office"] in OFFICES or row["office"].startswith("sample"))
    publisher = Publisher(Settings(data, data.parent / "releases"))
    publisher.build()
    return publisher.snapshot()


def rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def kept(path: Path, is_wanted) -> bool:
    """Leave only those rows of a file that are wanted; whether any are. A file of figures without any is taken away."""
    every = rows(path)
    wanted = [row for row in every if is_wanted(row)]
    if not wanted and path.parent.name == "yearly":
        path.unlink()
        return False
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, every[0].keys())
        writer.writeheader()
        writer.writerows(wanted)
    return True


def drawn(snapshot, page: str, of: str, lang: str) -> list[str]:
    offices = snapshot.records("page/office")
    office = next(one for one in offices if one["id"] == of)
    carried = {"office": of, "lang": lang}
    reader = Reader(snapshot.records, lang, "good-bad", offices, office, snapshot.release, {}, carried)
    published = (snapshot.records("page/release")[0]["published_at"] or "")[:10]
    return [line.replace(published, "DATE") for line in outline(html.page(read(page, reader).blocks))]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("of", OFFICES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_as_before(snapshot, page, of, lang):
    path, lines = HERE / f"{page}.{of}.{lang}.txt", drawn(snapshot, page, of, lang)
    if IS_RENEWED:
        HERE.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    before = path.read_text("utf-8").splitlines()
    difference = "\n".join(difflib.unified_diff(before, lines, "before", "now", lineterm="", n=1))
    assert not difference, f"{path.name} is drawn otherwise; if that is meant: make snapshots\n{difference}"


def test_there_is_no_snapshot_of_a_page_that_is_gone():
    names = {f"{page}.{of}.{lang}.txt" for page in PAGES for of in OFFICES for lang in ("zh", "en")}
    assert {path.name for path in HERE.glob("*")} == names
