"""Tools of the tests: where things are, and the command line as a user runs it."""

import csv
import dataclasses
import io
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


@dataclasses.dataclass
class Answer:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list:
        return list(csv.DictReader(io.StringIO(self.out.lstrip("\ufeff"))))


def etl(*arguments, store=None, data=None, env=None, typed: str = "") -> Answer:
    """Run `python -m etl` as a user does, from another folder than the project's; `typed` is what he answers."""
    where = [f"--{name}={path}" for name, path in (("store", store), ("data", data)) if path]
    done = subprocess.run(
        [sys.executable, "-m", "etl", *map(str, arguments), *where],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        input=typed,
        timeout=120,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
