"""Where the time of a load goes: `python -m tests.bench.profile DATA` builds a data folder in a new store and prints what its steps took."""

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import db.build
from db.scratch import Scratch
from db.settings import Settings
from etl.releases import build
from etl.releases.publisher import Publisher

LEAST = 0.1  # CPU seconds of a step that is named


class Spent:
    """Step → wall and CPU seconds."""

    def __init__(self):
        self.steps = defaultdict(lambda: [0.0, 0.0])

    def watch(self, owner, name: str, name_of) -> None:
        """Count the time of a function; said: its arguments → what the step is called."""
        whole = getattr(owner, name)

        def counted(*arguments, **named):
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                return whole(*arguments, **named)
            finally:
                spent = self.steps[name_of(arguments)]
                spent[0] += time.perf_counter() - wall
                spent[1] += time.process_time() - cpu

        setattr(owner, name, counted)

    def table(self) -> str:
        rows = sorted(self.steps.items(), key=lambda step: -step[1][1])
        lines = [f"| {name} | {wall:.1f} | {cpu:.1f} |" for name, (wall, cpu) in rows if cpu >= LEAST]
        return "\n".join(["| step | wall s | CPU s |", "| --- | --- | --- |", *lines])


def main(data: Path) -> None:
    spent = Spent()
    spent.watch(build.read, "read_all", lambda _: "read: decode, header, lines (all files)")
    for name in ("run", "records", "findings", "copy", "fill"):
        spent.watch(Scratch, name, lambda arguments: f"check: {arguments[1].removeprefix('check/')}")
    spent.watch(db.build, "_run", lambda arguments: f"release: {arguments[1].removeprefix('release/')}")
    spent.watch(db.build, "_arrive", lambda _: "release: read the accepted rows")
    with tempfile.TemporaryDirectory() as store:
        spent.watch(Publisher, "build", lambda _: "all")
        Publisher(Settings(data, Path(store), sample=False)).build()
    print(spent.table())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
