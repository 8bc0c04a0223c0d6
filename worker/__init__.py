"""Foreign bytes are read in a process of its own, with a limit of time and of memory: whatever a file does to its parser, the process that
serves pages goes on, and the user is told the true reason (docs/decisions/016-foreign-bytes.md).

`call(function, …)` runs a function of ours there; arguments and answer go through a pipe as pickles, and of the answer only plain classes of
ours are taken. A process is kept for the next file; it ends with the one that started it, and of itself after some idle minutes.
A leaf: every room may import it.
"""

from worker.limits import MEGABYTES, SECONDS, Stopped, behind
from worker.pool import call, close, warm
from worker.server import allow

__all__ = ["MEGABYTES", "SECONDS", "Stopped", "allow", "behind", "call", "close", "warm"]
