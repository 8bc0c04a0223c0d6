"""What another viewer notices while hostile files are read: `python -m tests.bench.foreign`, without a browser.

One server with one viewer who clicks, alone and then while two threads of the same server read the dearest of tests/etl/costly.py, one after the other:
first in the process that serves (the readers as they were), then in the process that reads. Prints the medians of the clicks in milliseconds.
"""

import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.bench import ROOT

sys.path[:0] = [str(ROOT / "tests" / "etl"), str(ROOT / "tests" / "etl" / "report")]
os.environ["OPENPYXL_LXML"] = "False"
DEAREST = ("a cell of 2,000,000 runs", "3,000 sheets of one part", "900,000 attributes of a cell")
CLICKS = 30
THREADS = 2


def clicks(run, count: int) -> float:
    """The median of so many runs of the overview, in milliseconds."""
    times = []
    for number in range(count):
        since = time.perf_counter()
        run(number)
        times.append(1000 * (time.perf_counter() - since))
        time.sleep(0.05)
    return statistics.median(times)


def reading(read, files: list, until: threading.Event) -> list:
    """Threads that read the files over and over."""

    def work() -> None:
        while not until.is_set():
            for data in files:
                if not until.is_set():
                    read(data)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    return threads


def main() -> None:
    from costly import TABLES
    from streamlit.testing.v1 import AppTest

    from etl.catalogue.catalogue import load
    from etl.tables.overrides import Overrides
    from etl.tables.read import read, read_here

    os.environ["DASHBOARD_STORE"] = str(Path(tempfile.mkdtemp()) / "store")
    catalogue, files = load(ROOT / "data" / "catalogue"), [TABLES[name][0]() for name in DEAREST]
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()

    def run(_number: int) -> None:
        app.run()

    print(f"alone                      {clicks(run, CLICKS):6.0f} ms", flush=True)
    ways = {
        "read elsewhere": lambda data: read(data, "a.xlsx", catalogue),
        "read in this process": lambda data: read_here(data, "a.xlsx", catalogue, Overrides()),
    }
    for name, way in ways.items():
        until = threading.Event()
        reading(way, files, until)
        time.sleep(2)
        print(f"{name:24}   {clicks(run, CLICKS):6.0f} ms", flush=True)
        until.set()
    os._exit(0)  # the last files may take minutes yet


if __name__ == "__main__":
    main()
