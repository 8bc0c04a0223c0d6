"""The contestants: how each is started, where its pages are, how a choice is made on them, and what its process uses."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Contestant:
    """pages: kind ("overview", "indicator") → path. choose: how a choice of a page is made (tests/bench/browse.py)."""

    name: str
    script: str
    pages: dict
    choose: str = ""
    is_peer: bool = True

    def command(self, port: int, peers: Path) -> list:
        streamlit = [sys.executable, "-m", "streamlit", "run", self.script, f"--server.port={port}", "--server.headless=true"]
        return [str(peers), str(HERE / self.script), str(port)] if self.is_peer else streamlit


CONTESTANTS = [
    Contestant("ours", str(ROOT / "dashboard.py"), {"overview": "/overview", "indicator": "/indicator"}, "streamlit", False),
    Contestant("dash", "peers/dash_app.py", {"overview": "/", "indicator": "/indicator"}, "dash"),
    Contestant("panel", "peers/panel_app.py", {"overview": "/overview", "indicator": "/indicator"}, "panel"),
    Contestant("vizro", "peers/vizro_app.py", {"overview": "/", "indicator": "/indicator"}, "vizro"),
    Contestant("title", str(HERE / "peers/title_app.py"), {"overview": "/"}, is_peer=False),
    Contestant("floor", "peers/floor.py", {"overview": "/"}, "floor"),
]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(contestant: Contestant, folder: Path, database: Path, peers: Path, store: Path | None = None):
    """A running contestant over the data in `folder`; yields (address, process), and ends the process by its id. store: another than
    the folder's own."""
    port = free_port()
    env = {
        **os.environ,
        "DASHBOARD_DATA": str(folder / "data"),
        "DASHBOARD_STORE": str(store or folder / "store"),
        "BENCH_DB": str(database),
        "PYTHONPATH": str(ROOT),
    }
    log = (folder / f"{contestant.name}.log").open("w")
    server = subprocess.Popen(contestant.command(port, peers), env=env, cwd=folder, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}", contestant, server)
        yield f"http://127.0.0.1:{port}", server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def _wait(address: str, contestant: Contestant, server) -> None:
    path = next(iter(contestant.pages.values())) if contestant.is_peer else "/_stcore/health"
    for _ in range(1200):
        if server.poll() is not None:
            raise RuntimeError(f"{contestant.name} ended by itself: see its log")
        try:
            urllib.request.urlopen(address + path, timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{contestant.name} does not answer")


def held(pid: int) -> dict:
    """Resident MB, threads and open files of a process, as Linux tells them; {} elsewhere."""
    folder = Path(f"/proc/{pid}")
    if not folder.exists():
        return {}
    threads, files = (len([*(folder / kind).iterdir()]) for kind in ("task", "fd"))
    return {"mb": used(pid)[1], "threads": threads, "files": files}


def used(pid: int) -> tuple:
    """(CPU seconds so far, resident MB) of a process; zeros where the system does not tell (Linux does)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0, 0.0
    resident = int(status.partition("VmRSS:")[2].split()[0]) / 1024
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), resident
