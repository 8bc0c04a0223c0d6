"""The processes that read, as the one sees them that asks. Nothing is forked, for the server has threads: each is a new Python."""

import atexit
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import FunctionType
from typing import IO, Any, cast

from worker import server
from worker.limits import MEGABYTES, ON_THE_CLOCK, PROCESSES, SECONDS, STARTING, Stopped
from worker.pipe import plain, received, send

ROOT = Path(__file__).resolve().parent.parent
START = "import sys; sys.path.insert(0, sys.argv[1]); from worker import server; server.serve(sys.argv[2])"
TIME_IS_UP = {-getattr(signal, name) for name in ("SIGPROF", "SIGXCPU") if hasattr(signal, name)}
PRIORITY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows


class _Gone(Exception):
    """A process had ended before it had a request."""


class _Pool:
    def __init__(self):
        self.turns = threading.BoundedSemaphore(PROCESSES)
        self.idle: list = []
        self.all: set = set()


_pool = _Pool()


def call(function: FunctionType, *arguments, seconds: float = SECONDS) -> Any:
    """What a function at the top of a module of ours answers, run in a process of its own.

    seconds: of the processor. Raises Stopped; the exceptions of ours that the function raises; RuntimeError with the other process's
    traceback for other ones. Where no process can be started, and within one, the function is simply called.
    """
    if server.is_inside():
        return function(*arguments)
    packed = pickle.dumps(arguments, 5)
    request = pickle.dumps((function.__module__, function.__qualname__, seconds, packed), 5)
    with _pool.turns:
        for _ in range(PROCESSES + 1):  # those that ended of themselves while they were idle, and a new one
            try:
                return _answer(request, seconds)
            except _Gone:
                continue
            except OSError:
                break
    return function(*arguments)


def warm(module: str) -> None:
    """Start a process, if there is none, that imports a module of ours while the user is still choosing."""
    if not server.is_inside() and not _pool.all:
        with contextlib.suppress(OSError):
            _pool.idle.append(_Process(module))


def _answer(request: bytes, seconds: float):
    try:
        one = _pool.idle.pop()
    except IndexError:
        one = _Process()
    is_kept = False
    try:
        kind, answer, is_last = one.ask(request, seconds)
        is_kept = not is_last
    finally:
        _pool.idle.append(one) if is_kept else one.close()
    if kind == "value":
        return plain(answer)
    if kind == "raised":
        raise plain(answer)
    if kind == "fault":
        raise RuntimeError(answer)
    raise Stopped(kind, {"memory": MEGABYTES, "time": answer}.get(kind, 0))


class _Process:
    """module: what it is to import at once."""

    def __init__(self, module: str = ""):
        self.is_late = False
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", START, str(ROOT), module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=PRIORITY,
        )
        self.requests, self.answers = cast(IO[bytes], self.process.stdin), cast(IO[bytes], self.process.stdout)  # pipes, both
        _pool.all.add(self)

    def ask(self, request: bytes, seconds: float) -> tuple:
        """(kind, answer, whether it ends now). Raises _Gone where it had ended before."""
        self.is_late = False
        try:
            send(self.requests, request)
            self._message(STARTING)  # that it has imported what it needs
        except (EOFError, OSError):
            raise _Gone from None
        allowed = seconds
        while True:
            try:
                message = self._message(ON_THE_CLOCK * seconds)
            except EOFError:
                return ("time" if self.is_late or self.process.wait() in TIME_IS_UP else "ended"), allowed, True
            if message[0] != "more":
                return message
            seconds, allowed = message[1], allowed + message[1]

    def _message(self, seconds: float):
        """The next message. Raises EOFError where the process has ended, be it because it took too long."""
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            return plain(received(self.answers))
        finally:
            timer.cancel()

    def _end(self) -> None:
        self.is_late = True
        self.process.kill()

    def close(self) -> None:
        """End the process."""
        _pool.all.discard(self)
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()


@atexit.register
def close() -> None:
    """End all processes that are idle or busy; the next call starts another one."""
    _pool.idle.clear()
    for one in list(_pool.all):
        one.close()


def _forget() -> None:
    """A forked process holds the pipes of its parent's, which are not its own."""
    global _pool
    _pool = _Pool()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
