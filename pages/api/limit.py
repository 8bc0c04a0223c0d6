"""How often one client may ask: a bucket of requests that fills again with time."""

import math
import threading
import time
from functools import wraps

from pages.api.errors import refusal

RATE = 10  # requests a second in the long run
BURST = 100  # at once
MOST = 10_000  # clients that are remembered


class Buckets:
    """A bucket for each client. `take` says how many seconds a client has to wait, 0 when it may go on."""

    def __init__(self, rate: float = RATE, burst: int = BURST, clock=time.monotonic):
        self.rate, self.burst, self.clock = rate, burst, clock
        self._left, self._lock = {}, threading.Lock()

    def take(self, client: str) -> float:
        now = self.clock()
        with self._lock:
            left, since = self._left.pop(client, (self.burst, now))
            left = min(self.burst, left + (now - since) * self.rate)
            allowed = left >= 1
            self._left[client] = (left - allowed, now)
            while len(self._left) > MOST:
                self._left.pop(next(iter(self._left)))  # whoever has asked least recently
        return 0 if allowed else (1 - left) / self.rate


buckets = Buckets()


def limited(answer):
    """The route, for those who do not ask too often. Behind a proxy on this machine the client is the one it names."""

    @wraps(answer)
    def asked(request):
        wait = buckets.take(request.client.host if request.client else "")
        if not wait:
            return answer(request)
        seconds = math.ceil(wait)
        return refusal("too_many", 429, {"Retry-After": str(seconds)}, seconds=seconds, rate=RATE, burst=BURST)

    return asked
