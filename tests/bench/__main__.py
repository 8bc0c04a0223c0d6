"""`python -m tests.bench`: measures, and prints the table of docs/performance.md."""

import argparse
import json
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from tests.bench import ROOT, table
from tests.bench.data import SIZES, make, published
from tests.bench.parts import PARTS, fault
from tests.bench.servers import CONTESTANTS


class Bench:
    """Where the data lies, how often everything is measured, and what was found so far (written as it goes)."""

    def __init__(self, arguments):
        self.root, self.rounds, self.seconds, self.peers = (
            arguments.folder.resolve(),
            arguments.rounds,
            arguments.seconds,
            arguments.peers,
        )
        self.measurements, self.out = [], arguments.out
        self.contestants = [c for c in CONTESTANTS if not arguments.only or c.name in arguments.only.split(",")]
        self.root.mkdir(parents=True, exist_ok=True)

    def folder(self, size: str) -> Path:
        return self.root / size

    def data(self, size: str) -> Path:
        return make(self.folder(size) / "data", SIZES[size])

    def database(self, size: str) -> Path:
        """The data published once, for all contestants."""
        return published(self.folder(size), size)

    def tell(self, part: str, name: str, size: str, **measured) -> None:
        self.measurements.append({"part": part, "name": name, "size": size, **measured})
        self.out.write_text(
            json.dumps({"machine": table.machine(), "rounds": self.rounds, "found": self.measurements}, indent=0), "utf-8"
        )
        shown = {k: f"{v:.0f}" if isinstance(v, float) else v for k, v in measured.items() if k != "times"}
        print(f"{time.strftime('%H:%M:%S')} {part} {size} {name} {shown}", file=sys.stderr, flush=True)

    @contextmanager
    def reported(self, part: str, name: str, size: str):
        """A fault is told and the rest goes on."""
        try:
            yield
        except Exception:
            self.tell(part, name, size, fault=fault())


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", default=[*PARTS], help=f"{' '.join(PARTS)} (default: all)")
    parser.add_argument("--only", default="", help="contestants, with commas (default: all)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=30, help="how long viewers click")
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "governance-bench", help="for data; kept for the next time"
    )
    parser.add_argument(
        "--peers", type=Path, default=ROOT / "tests/bench/.venv/bin/python", help="the Python with the peers' packages"
    )
    parser.add_argument("--out", type=Path, default=Path("bench.json"), help="every single measurement")
    parser.add_argument("--table", type=Path, help="print the table of an earlier --out and unit nothing")
    arguments = parser.parse_args()
    if arguments.table:
        print(table.markdown(json.loads(arguments.table.read_text("utf-8"))))
        return
    bench = Bench(arguments)
    for part in arguments.parts:
        with bench.reported(part, "-", "-"):
            PARTS[part](bench)
    print(table.markdown(json.loads(arguments.out.read_text("utf-8"))))


main()
