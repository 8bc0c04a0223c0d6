"""How long a release takes to make and a page's queries take, by the number of offices. Not part of the tests.

    python tests/load/rows.py 4 40 400

Each office has every indicator of the product's catalogue that is not computed, for 45 years.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import db  # noqa: E402
from db.build import RowFile, build  # noqa: E402
from etl.catalogue import catalogue as catalogues  # noqa: E402

YEARS = range(1980, 2025)
QUERIES = {  # what the overview, the indicator's page and the interface ask
    "page/card": {"office": "o1", "year": "2024"},
    "page/series": {"indicator": "documents_handled", "office": "o1"},
    "page/api/figures": {"indicator": None, "office": None, "sample": True, "limit": 1000, "offset": 0},
}


def measured(offices: int, folder: Path) -> str:
    """A line of the table."""
    catalogue = catalogues.load(ROOT / "data" / "catalogue")
    frames = {name: catalogue.frame(name) for name in catalogues.COLUMNS}
    template = frames["offices.csv"].iloc[0]
    named = [{**template, "id": f"o{n}", "position": n} for n in range(offices)]
    frames["offices.csv"] = pd.DataFrame(named).assign(sample=False)
    given = [i for i in frames["indicators.csv"].to_dict("records") if not i["numerator"]]
    lines = [f"o{n},{i['id']},{year},{n + year},=,A,,,,2" for n in range(offices) for i in given for year in YEARS]
    (folder / "rows.csv").write_text(
        "office,indicator,period,value,qualifier,status,as_worded,note,source,row\n" + "\n".join(lines), "utf-8"
    )
    target = folder / f"{offices}.duckdb"
    since = time.perf_counter()
    build(target, frames, [RowFile(folder / "rows.csv", "rows.csv", 1, "", "", "")], pd.DataFrame({"release": [1]}))
    took = time.perf_counter() - since
    times = [f"{milliseconds(db.Snapshot(1, target), name, given):.0f}" for name, given in QUERIES.items()]
    return " | ".join([f"{offices}", f"{len(lines):,}", f"{took:.1f}", f"{target.stat().st_size / 2**20:.0f}", *times])


def milliseconds(snapshot: db.Snapshot, name: str, parameters: dict) -> float:
    """The median of nine askings."""
    took = []
    for _ in range(9):
        since = time.perf_counter()
        snapshot.query(name, **parameters)  # `records` would keep the first answer
        took.append(1000 * (time.perf_counter() - since))
    return statistics.median(took)


if __name__ == "__main__":
    print("offices | figures | build s | file MB | " + " | ".join(f"{name} ms" for name in QUERIES))
    with tempfile.TemporaryDirectory() as name:
        for number in map(int, sys.argv[1:] or ["4", "40", "400"]):
            print(measured(number, Path(name)), flush=True)
