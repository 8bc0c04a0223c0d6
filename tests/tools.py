"""Tools of the tests: where things are, and the command line as a user runs it."""

import csv
import dataclasses
import io
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
PATIENCE = 120  # seconds
READY = multiprocessing.get_context("forkserver")
READY.set_forkserver_preload(["etl.cli.run", "etl.catalogue.catalogue", "uploading"])


@dataclasses.dataclass
class Answer:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list:
        return list(csv.DictReader(io.StringIO(self.out.lstrip("\ufeff"))))


def until(condition) -> None:
    """Wait for what another process does."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def etl(*arguments, store=None, data=None, env=None, typed: str = "", apart: bool = False) -> Answer:
    """Run `python -m etl` as a user does, from another folder than the project's; `typed` is what he answers.

    What it does is done in this process. apart: in one of its own, forked from one that has imported everything, where it is to know nothing of
    what this one has open, or runs beside others. With an `env` it is started as users start it, which takes a second more.
    """
    where = [f"--{name}={path}" for name, path in (("store", store), ("data", data)) if path]
    arguments = [*map(str, arguments), *where]
    if env is not None:
        return _started(arguments, env, typed)
    return _forked(arguments, typed) if apart else _here(arguments, typed)


def _started(arguments: list, env: dict, typed: str) -> Answer:
    done = subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        input=typed,
        timeout=PATIENCE,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def _here(arguments: list, typed: str) -> Answer:
    """What `python -m etl` does, with standard streams that are files, and settings that are read anew."""
    from db.settings import settings
    from etl.__main__ import main

    settings.cache_clear()
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True) for _ in range(2))
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err), chdir("/"):
            status = _status(main, arguments)
    finally:
        sys.stdin = before
        settings.cache_clear()
    return Answer(status, *(stream.buffer.getvalue().decode().replace("\r\n", "\n") for stream in (out, err)))


def _status(main, arguments: list) -> int:
    """The exit status of a command, which is raised where its arguments are wrong."""
    try:
        return main(arguments)
    except SystemExit as end:
        return end.code or 0


def _forked(arguments: list, typed: str) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder) / name for name in ("in", "out", "err")]
        streams[0].write_text(typed, "utf-8")
        process = READY.Process(target=_command, args=(arguments, streams))
        process.start()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()
            raise TimeoutError(arguments)
        return Answer(process.exitcode, *(stream.read_text("utf-8") if stream.exists() else "" for stream in streams[1:]))


def _command(arguments: list, streams: list) -> None:
    """What `python -m etl` does, its standard streams being files."""
    from etl.__main__ import main

    for number, stream in enumerate(streams):
        os.dup2(os.open(stream, os.O_RDWR | os.O_CREAT), number)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    os.chdir("/")
    sys.exit(main(arguments))
