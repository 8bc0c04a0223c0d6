"""The command line as an ordinary user runs it, where the tests run as root: forked from a process that has imported everything, for the
interpreter itself may lie where only root gets in."""

import os
import resource
import sys
import tempfile
from pathlib import Path

from tools import PATIENCE, READY, Answer

NOBODY = 65534
IMPORTED = (
    "etl.cli.run", "etl.workbooks.template", "etl.workbooks.annotated", "etl.releases.export", "openpyxl.cell._writer", "openpyxl.chart", "openpyxl.drawing.spreadsheet_drawing",
    "getpass", "pwd", "xml.etree.ElementTree", "encodings.idna", "encodings.utf_8_sig", "encodings.ascii", "encodings.gb18030",
)  # fmt: skip


def command(*arguments, data: Path, store: Path, limit: int | None = None, out: Path | None = None, **env) -> Answer:
    """`python -m etl` as nobody. limit: of a file's size; out: where the answer goes."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder) / name for name in ("in", "out", "err")]
        streams[0].touch()
        env = {"DASHBOARD_LANG": "zh", "DASHBOARD_SAMPLE": "off", **env}
        arguments = [*map(str, arguments), f"--data={data}", f"--store={store}"]
        process = READY.Process(target=run, args=(arguments, [streams[0], out or streams[1], streams[2]], limit, env))
        process.start()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()
            raise TimeoutError(arguments)
        return Answer(process.exitcode, *(path.read_text("utf-8") if path.exists() else "" for path in streams[1:]))


def run(arguments: list, streams: list, limit: int | None, env: dict) -> None:
    """Become the ordinary user, then do what `python -m etl` does."""
    for name in IMPORTED:
        __import__(name)
    from etl.__main__ import main

    for number, stream in enumerate(streams):
        os.dup2(os.open(stream, os.O_RDWR | os.O_CREAT), number)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    os.chdir("/")
    os.environ.update(env)
    tempfile.tempdir = None
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    sys.exit(main(arguments))
