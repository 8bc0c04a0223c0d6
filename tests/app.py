"""The real app as a process of its own, and when a page of it has finished."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from ready import Server
from tools import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 30_000  # ms, for a slow machine; a page takes one or two seconds
NO_CHROMIUM = "no Chromium on this machine: apt-get install chromium fonts-noto-cjk"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(store, script=ROOT / "dashboard.py", flags=(), port=None, started="/_stcore/health", forked=True, **settings):
    """The dashboard over a store; yields its address, and ends its process. started: what answers when it is up; forked: from a process that has
    imported everything (ready.py), not started as users start it, which takes a second and a half more of the processor."""
    port = port or free_port()
    env = {**os.environ, "DASHBOARD_STORE": str(store), **settings}
    arguments = [str(script), f"--server.port={port}", *flags]
    if forked:
        server = Server(arguments, env)
        try:
            answered(port, started)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.end()
        return
    command = [sys.executable, "-m", "streamlit", "run", *arguments]
    with running(command, port, started, cwd="/", env=env):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(command: list, port: int, started: str, **how):
    """A server's process; yields what it answers at `started` when it is up, and ends it."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    try:
        yield answered(port, started)
    finally:
        server.terminate()
        server.wait()


def answered(port: int, path: str) -> bytes:
    """What a server answers as soon as it is up; b"" where it does not come up."""
    for _ in range(PATIENCE // 25):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.025)
    return b""


def finished(page):
    """Wait until the run is over: the heading stands and nothing is running any more."""
    page.wait_for_selector("[data-testid=stMain] h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
    return page


QUIET = 250  # ms
STILL = """(quiet) => {
  const app = document.querySelector("[data-testid=stApp]");
  if (app.dataset.testScriptState !== "notRunning" || document.querySelector("[data-stale=true]")) delete app.dataset.still;
  else app.dataset.still ??= performance.now();
  return performance.now() - app.dataset.still > quiet;
}"""


def still(page):
    """Wait until the run is over and no other one has begun for a while: a field or a grid tells its page a moment later what it holds."""
    finished(page)
    page.evaluate("delete document.querySelector('[data-testid=stApp]').dataset.still")
    page.wait_for_function(STILL, arg=QUIET, polling=25)
    return page


def turned(page, name: str):
    """The page of this name, by its link in the sidebar. The address changes when its run has begun."""
    before = page.url.partition("?")[0]
    page.get_by_test_id("stSidebar").get_by_role("link", name=name).click()
    page.wait_for_url(lambda url: url.partition("?")[0] != before)
    return finished(page)


def drawn(page):
    """The charts of a page, all of them drawn: the still ones of a view, and those of Plotly."""
    page.wait_for_selector(".plot, .chart")
    page.wait_for_function("() => [...document.querySelectorAll('.plot')].every(p => p.dataset.drawn === 'true')")
    return page.locator(".plot, .chart")


def text(page) -> str:
    return page.inner_text("[data-testid=stMain]")
