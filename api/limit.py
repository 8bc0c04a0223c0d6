"""How often one client may ask: a bucket of requests that fills again with time."""

import hmac
import math
import threading
import time
from collections.abc import Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from api.errors import refusal
from api.permission import SECRET, is_loopback
from db.settings import settings

RATE = 10  # requests a second in the long run
BURST = 100  # at once
MOST_CLIENTS = 10_000  # clients that are remembered


class Buckets:
    """A bucket for each client. `take` says how many seconds a client has to wait, 0 when it may go on."""

    def __init__(self, rate: float = RATE, burst: int = BURST, clock: Callable[[], float] = time.monotonic):
        self.rate, self.burst, self.clock = rate, burst, clock
        self._left, self._lock = {}, threading.Lock()

    def take(self, client: str) -> float:
        now = self.clock()
        with self._lock:
            left, since = self._left.pop(client, (self.burst, now))
            left = min(self.burst, left + (now - since) * self.rate)
            allowed = left >= 1
            self._left[client] = (left - allowed, now)
            while len(self._left) > MOST_CLIENTS:
                self._left.pop(next(iter(self._left)))  # whoever has asked least recently
        return 0 if allowed else (1 - left) / self.rate


buckets = Buckets()


CLAIMED = "x-forwarded-for"  # the bucket of all who name a client and are not the proxy


def client(request: Request) -> str:
    """Who asks. Behind the configured proxy (it sends [publish] secret) the client that it names; whoever else on this machine names one
    shares one bucket with all who do, for uvicorn has put that name in the place of the connection's."""
    named = request.client.host if request.client else ""
    server = (request.scope.get("server") or ("", 0))[0]
    if CLAIMED not in request.headers or not is_loopback(server):  # from elsewhere uvicorn believes nobody
        return named
    secret, proofs = settings().publish.secret, request.headers.getlist(SECRET)
    proven = secret and len(proofs) == 1 and hmac.compare_digest(proofs[0].encode(), secret.encode())
    return named if proven else CLAIMED


def limited(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """The route, for those who do not ask too often."""

    @wraps(answer)
    def answer_in_turn(request):
        wait = buckets.take(client(request))
        if not wait:
            return answer(request)
        seconds = math.ceil(wait)
        return refusal("too_many", 429, {"Retry-After": str(seconds)}, seconds=seconds, rate=RATE, burst=BURST)

    return answer_in_turn
