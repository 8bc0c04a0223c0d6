"""Holds many viewers over two replicas behind nginx, and says what they saw. Not part of the tests.

    python tests/load/viewers.py --viewers 200 --minutes 10

Each viewer opens the overview as a browser does (page, cookies, websocket), reads for a while, goes to another page, office or indicator, and so
on; all of them come within the first minute. Everything is started here: PostgreSQL, two replicas with the product's data, nginx with TLS.
"""

import argparse
import asyncio
import base64
import os
import random
import ssl
import statistics
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent), str(HERE.parent / "replicas")]

import requests  # noqa: E402
from standing import standing  # noqa: E402
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: E402
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: E402
from websockets.asyncio.client import connect  # noqa: E402

from db.address import address  # noqa: E402
from db.settings import read_settings  # noqa: E402
from etl.releases.publisher import Publisher  # noqa: E402

PAGES = ["overview", "theme", "indicator", "growth", "compare", "definitions"]
LOGIN = "Basic " + base64.b64encode(b"zhang:one").decode()
EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


class Held:
    """What all viewers saw: seconds of first visits and of later steps, and faults by their kind."""

    def __init__(self):
        self.first, self.steps, self.faults, self.replicas = [], [], Counter(), Counter()

    def summary(self, viewers: int) -> str:
        lines = [
            f"{viewers} viewers, {len(self.first)} first visits, {len(self.steps)} steps, {sum(self.faults.values())} errors"
        ]
        for name, times in (("first visit", self.first), ("step", self.steps)):
            if len(times) > 1:
                cuts = statistics.quantiles(times, n=20)
                lines.append(f"{name}: p50 {statistics.median(times):.2f} s, p95 {cuts[18]:.2f} s, longest {max(times):.2f} s")
        lines += [f"{kind}: {count}" for kind, count in self.faults.most_common()]
        return "\n".join([*lines, f"viewers at each replica: {sorted(self.replicas.values())}"])


class Viewer:
    """One visitor: a session of their own, and what there is to choose from."""

    def __init__(self, site, held: Held, choices: dict, think: float):
        self.site, self.held, self.choices, self.think = site, held, choices, think
        self.trusted = ssl.create_default_context(cafile=site.certificate)

    async def stay(self, begin: float, end: float) -> None:
        """Come at some time, look around until the end; begin anew when the connection is lost."""
        await asyncio.sleep(begin)
        while time.monotonic() < end:
            try:
                await self._visit(end)
            except Exception as fault:
                self.held.faults[type(fault).__name__] += 1
                await asyncio.sleep(2)

    async def _visit(self, end: float) -> None:
        since = time.monotonic()
        cookies = await asyncio.to_thread(self._opened)
        address = self.site.url.replace("https", "wss", 1) + "_stcore/stream"
        headers = {"Cookie": cookies, "Authorization": LOGIN}
        async with connect(
            address, additional_headers=headers, subprotocols=["streamlit"], max_size=None, ssl=self.trusted, proxy=None
        ) as page:
            await self._run(page, "overview")
            self.held.first.append(time.monotonic() - since)
            while time.monotonic() < end:
                await asyncio.sleep(random.uniform(0.5, 1.5) * self.think)
                since = time.monotonic()
                await self._run(page, random.choice(PAGES))
                self.held.steps.append(time.monotonic() - since)

    def _opened(self) -> str:
        """The page itself, without its static files, which a browser keeps; the cookies that came with it."""
        with requests.Session() as http:
            http.trust_env, http.verify, http.headers["Authorization"] = False, str(self.site.certificate), LOGIN
            for path in ("", "_stcore/health", "_stcore/host-config"):
                answer = http.get(self.site.url + path, timeout=60)
                answer.raise_for_status()
            self.held.replicas[answer.headers["X-Replica"]] += 1
            return "; ".join(f"{cookie.name}={cookie.value}" for cookie in http.cookies)

    async def _run(self, page, name: str) -> None:
        """Ask for a page and wait until it has run."""
        request = BackMsg()
        request.rerun_script.page_name = name
        query = {
            "lang": "zh",
            "office": random.choice(self.choices["offices"]),
            "indicator": random.choice(self.choices["indicators"]),
        }
        request.rerun_script.query_string = urlencode(query)
        await page.send(request.SerializeToString())
        message = ForwardMsg()
        while True:
            message.ParseFromString(await asyncio.wait_for(page.recv(), 60))
            kind = message.WhichOneof("type")
            if kind == "script_finished" and message.script_finished != EARLY:
                return
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                self.held.faults["exception on the page"] += 1


def choices(site) -> dict:
    """Ids to choose from; asking for them also has the first release published."""
    with requests.Session() as http:
        http.trust_env, http.verify, http.headers["Authorization"] = False, str(site.certificate), LOGIN
        return {
            name: [r["id"] for r in http.get(f"{site.url}api/{name}", timeout=60).json()["rows"]]
            for name in ("offices", "indicators")
        }


async def held(site, viewers: int, seconds: float, think: float) -> Held:
    outcome, end, offered = Held(), time.monotonic() + seconds, choices(site)
    arriving = min(60, seconds / 2)
    stays = [Viewer(site, outcome, offered, think).stay(random.uniform(0, arriving), end) for _ in range(viewers)]
    await asyncio.gather(*stays)
    return outcome


def memory(replicas: list) -> list:
    """Megabytes that each replica holds (Linux)."""
    pages = [int(Path(f"/proc/{r.process.pid}/statm").read_text().split()[1]) for r in replicas]
    return [round(n * os.sysconf("SC_PAGE_SIZE") / 2**20) for n in pages]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--viewers", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument(
        "--think", type=float, default=45, metavar="SECONDS", help="how long a viewer reads between two steps, on average"
    )
    given = parser.parse_args()
    with standing() as site:
        publish(site)
        before = memory(site.replicas)
        outcome = asyncio.run(held(site, given.viewers, given.minutes * 60, given.think))
        print(outcome.summary(given.viewers))
        print(f"replicas, MB: {before} before, {memory(site.replicas)} after")
    return 1 if outcome.faults else 0


def publish(site) -> None:
    """The first release, as `python -m etl build` makes it; then wait until both replicas show it."""
    where = address(str(site.store.address)) or site.store.address
    with_cache = replace(read_settings(), store=where, local=site.replicas[0].folder / "first")
    publisher = Publisher(with_cache)
    publisher.store.refresh()
    publisher.build("load")
    for replica in site.replicas:
        while requests.get(f"http://127.0.0.1:{replica.port}/indicators/api/health", timeout=30).json()["status"] != "ok":
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
