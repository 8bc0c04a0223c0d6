"""What reading one file may cost."""

import signal

SECONDS = 2.5  # of the processor; a file of an office takes some hundredths
ON_THE_CLOCK = (
    12 if hasattr(signal, "setitimer") else 4
)  # times as many seconds by the clock, for a machine that has other work too
MEGABYTES = 250  # beyond the libraries
PROCESSES = 2  # that read at once; who comes third waits
IDLE = 300  # seconds after which a process that has nothing to do ends
NICENESS = 5  # the pages come first
STARTING = 60  # seconds that a start with all imports may take
NO_MEMORY = ("out of memory", "memory allocation failed", "cannot allocate")  # what expat, libxml2 and the system call it


class Stopped(Exception):
    """A call was stopped by a limit. why: "time", "memory", "depth" (too many levels), "ended" (the process died); most: seconds or MB."""

    def __init__(self, why: str, most: float = 0):
        super().__init__(why)
        self.why, self.most = why, most


def behind(fault: BaseException | None) -> Exception | None:
    """The MemoryError or RecursionError that a library has made another fault of: it is no fault of a file's form, and not told as one."""
    seen: list = []
    while fault is not None and fault not in seen:
        if isinstance(fault, MemoryError | RecursionError):
            return fault
        if any(words in str(fault).lower() for words in NO_MEMORY):
            return MemoryError()
        seen.append(fault)
        fault = fault.__cause__ or fault.__context__
    return None
