"""How long files take into a release, and how much memory: whole processes, from start to end."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.bench.servers import HERE, ROOT


def runs(data: Path, folder: Path) -> dict:
    """Name → command, each over a data folder and with its results in a new folder."""
    etl = [sys.executable, "-m", "etl"]
    where = [f"--data={data}", f"--store={folder / 'store'}"]
    files = sorted(map(str, (data / "yearly").glob("*.csv")))
    return {
        "copy": ["cp", "-r", str(data / "yearly"), str(folder / "copy")],
        "bare": [sys.executable, str(HERE / "bare_load.py"), str(data), str(folder / "bare.duckdb")],
        "pandas": [sys.executable, str(HERE / "pandas_load.py"), str(data)],
        "check": [*etl, "check", *files, *where],
        "build": [*etl, "build", *where],
    }


def unit(name: str, data: Path, folder: Path) -> dict:
    """{"s": seconds, "cpu": seconds, "mb": most resident memory} of one run."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with (folder / f"{name}.log").open("w") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(runs(data, folder)[name], cwd=ROOT, stdout=log, stderr=log)
        most, status, usage = _watched(process.pid)
        took = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{name}: status {process.returncode}: {(folder / f'{name}.log').read_text()[-400:]}")
    shutil.rmtree(folder)
    return {"s": took, "cpu": usage.ru_utime + usage.ru_stime, "mb": most}


def _watched(pid: int) -> tuple:
    """(most resident MB, status, usage) of a process, when it has ended. What the system keeps for ended ones counts its parent in."""
    most = 0
    while True:
        with suppress(OSError, IndexError):
            most = int(Path(f"/proc/{pid}/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return most, status, usage
        time.sleep(0.01)
