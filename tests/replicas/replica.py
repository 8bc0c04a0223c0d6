"""One process of the dashboard as docs/deployment starts it, which can be killed and started again."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from app import free_port
from proxy import SECRET
from tools import ROOT


class Replica:
    """`lines` is what it has logged."""

    def __init__(self, store: str, folder: Path, **settings):
        folder.mkdir()
        self.port, self.folder, self.process = free_port(), folder, None
        self.env = {
            **os.environ,
            "DASHBOARD_STORE": str(store),
            "DASHBOARD_CACHE": str(folder / "cache"),
            "DASHBOARD_PUBLISH_MODE": "header",
            "DASHBOARD_PUBLISH_PUBLISHERS": "zhang",
            "DASHBOARD_PUBLISH_SECRET": SECRET,
            "STREAMLIT_SERVER_BASE_URL_PATH": "indicators",
            "STREAMLIT_SERVER_COOKIE_SECRET": "one secret of all replicas of the tests",
            **settings,
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), f"--server.port={self.port}"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.env, cwd="/", stdout=subprocess.DEVNULL, stderr=log)

    def wait(self) -> None:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/indicators/api/health", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    @property
    def lines(self) -> list:
        return (self.folder / "log").read_text("utf-8").splitlines()
