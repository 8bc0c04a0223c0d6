"""The process that reads: it answers one request after the other, each within its limits."""

import contextlib
import importlib
import os
import pickle
import select
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from worker.limits import IDLE, MEGABYTES, NICENESS
from worker.pipe import is_ours, received, send

try:
    import resource
except ImportError:  # Windows has no such limits: there the clock alone counts, and what the readers count themselves
    resource = None

_inside: list = []  # the server that this process is


def is_inside() -> bool:
    """Whether this process is one that reads for another."""
    return bool(_inside)


def allow(seconds: float) -> None:
    """Within a call: more time, for work whose amount was counted before it is done. Elsewhere nothing."""
    if _inside and seconds > 0:
        _inside[0].more(seconds)


def serve(module: str) -> None:
    """Answer until there is nobody who asks. module: what is imported at once, or ""."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with contextlib.suppress(OSError, AttributeError):
        os.nice(NICENESS)
    server = _Server(requests, answers)
    _inside.append(server)
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):  # the one that asked has ended
        if module:
            importlib.import_module(module)
        server.run()


class _Server:
    def __init__(self, requests, answers):
        self.requests, self.answers = requests, answers

    def run(self) -> None:
        while request := self._next():
            module, name, seconds, packed = pickle.loads(request)
            function = getattr(importlib.import_module(module), name)
            arguments = pickle.loads(packed)
            del request, packed  # they are not what reading the file costs
            send(self.answers, pickle.dumps(("ready",)))
            kind, answer = _answer(function, arguments, seconds)
            is_last = kind not in ("value", "raised")
            send(self.answers, pickle.dumps((kind, answer, is_last), 5))
            if is_last:  # what a file has left behind that was too much for it may stay in its memory
                return

    def more(self, seconds: float) -> None:
        send(self.answers, pickle.dumps(("more", seconds)))
        if hasattr(signal, "getitimer"):
            _limit_time(signal.getitimer(signal.ITIMER_PROF)[0] + seconds)

    def _next(self) -> bytes:
        """The next request; none where nobody asks any more, or for so long."""
        if os.name != "nt" and not select.select([self.requests], [], [], IDLE)[0]:
            return b""
        try:
            return received(self.requests)
        except EOFError:
            return b""


def _answer(function: Callable, arguments: tuple, seconds: float) -> tuple[str, object]:
    """(kind, answer) of a call within its limits."""
    before = _limit_memory()
    _limit_time(seconds)
    try:
        return "value", pickle.dumps(function(*arguments), 5)
    except MemoryError:
        return "memory", 0
    except RecursionError:
        return "depth", 0
    except Exception as fault:
        return ("raised", pickle.dumps(fault)) if is_ours(type(fault)) else ("fault", traceback.format_exc())
    finally:
        _limit_time(0)
        _restore_memory(before)


def _limit_time(seconds: float) -> None:
    """Have the system end this process after so many seconds of the processor from now on; 0: not at all."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> tuple[int, int] | None:
    """Let this process have MEGABYTES more than it has. The limits before; None where the system does not tell (only Linux does)."""
    if resource is None:
        return None
    try:
        size = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        before = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size + (MEGABYTES << 20), before[1]))
    except (OSError, AttributeError, ValueError):
        return None
    return before


def _restore_memory(before: tuple[int, int] | None) -> None:
    if resource and before is not None:
        resource.setrlimit(resource.RLIMIT_AS, before)
