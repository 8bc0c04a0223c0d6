"""A process that has imported what a server needs and becomes one at each request: a fork takes a tenth of a start."""

import importlib
import json
import os
import signal
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = [  # of ours only what keeps no state; pages/ registers its components with the server that imports it
    "streamlit.web.cli",
    "streamlit.web.bootstrap",
    "streamlit.web.server.starlette",
    "streamlit.components.v2.manifest_scanner",
    "streamlit.material_icon_names",
    "streamlit.emojis",
    "uvicorn.main",
    "uvicorn.lifespan.on",
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
    "anyio._backends._asyncio",
    "pandas",
    "openpyxl",
    "PIL.PngImagePlugin",
    "api",
    "api.own_host",
    "charts.workbook",
    "etl.drafting",
    "etl.releases.publisher",
    "etl.workbooks.annotated",
    "etl.workbooks.template",
    "views.pages",
]


class Server:
    """`streamlit run` with these arguments in this environment, as a process."""

    def __init__(self, arguments: list, env: dict):
        self.number = _answer({"arguments": arguments, "env": env})

    def end(self) -> None:
        """End the process and wait until it has ended."""
        _answer({"end": self.number})


@cache
def _process() -> subprocess.Popen:
    """The process that is ready. It ends, with all servers, as soon as this one does."""
    command = [sys.executable, __file__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


_turn = threading.Lock()


def _answer(request: dict) -> int:
    with _turn:
        process = _process()
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        return int(process.stdout.readline())


def main() -> None:
    """Answer requests, a line of JSON each, until nobody writes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses it means the tests, which end this one
    path = list(sys.path)
    sys.path.insert(0, str(ROOT))
    for name in IMPORTS:
        importlib.import_module(name)
    sys.path[:] = path  # the server finds its own modules by itself, as it does where it is started
    running: set[int] = set()
    for line in sys.stdin:
        request = json.loads(line)
        if number := request.get("end", 0):
            end(number)
            running.discard(number)
        elif number := os.fork():
            running.add(number)
        else:
            become(**request)
        print(number, flush=True)
    for number in running:
        end(number)


def end(number: int) -> None:
    os.kill(number, signal.SIGTERM)
    os.waitpid(number, 0)


def become(arguments: list, env: dict) -> None:
    """Be the server; does not come back."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.chdir("/")
    os.environ.clear()
    os.environ.update(env)
    from streamlit.web import cli

    sys.argv = ["streamlit", "run", *arguments]
    try:
        cli.main(prog_name="streamlit")
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
