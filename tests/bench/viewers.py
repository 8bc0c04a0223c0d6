"""Many viewers of one server at once, without browsers: each speaks with it as the page does, looks for some seconds, clicks. A click is
answered by the blocks of the page (/view/…); the framework's own run follows it."""

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

LOOKING = (3.0, 7.0)  # seconds between two clicks of a viewer


SETTLED = 0.25  # seconds after which the page tells the framework of a choice (pages/components/view/view.js)
PAGE = "overview"


async def click(address: str, socket, query: str) -> float:
    """Milliseconds until the blocks of the page of this address are there; then its run is waited for, too."""
    begun = time.perf_counter()
    await asyncio.to_thread(_blocks, f"{address}/view/{PAGE}?{query}")
    answered = time.perf_counter()
    await asyncio.sleep(SETTLED)
    await run(socket, query)
    return (answered - begun) * 1000


def _blocks(url: str) -> bytes:
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"}), timeout=60) as answer:
        return answer.read()


async def run(socket, query: str) -> float:
    """Milliseconds until the run of the page of this address is sent."""
    request = BackMsg()
    request.rerun_script.query_string = query
    begun = time.perf_counter()
    await socket.send(request.SerializeToString())
    while True:
        message = ForwardMsg()
        message.ParseFromString(await socket.recv())
        if message.WhichOneof("type") == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return (time.perf_counter() - begun) * 1000


async def _viewer(address: str, queries: list, until: float, seed: int, times: list) -> None:
    chance = random.Random(seed)
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None, proxy=None, ping_interval=None) as socket:
        await asyncio.sleep(chance.uniform(0, LOOKING[1]))
        await run(socket, chance.choice(queries))
        while time.perf_counter() < until:
            await asyncio.sleep(chance.uniform(*LOOKING))
            times.append(await click(address, socket, chance.choice(queries)))


def watch(address: str, queries: list, viewers: int, seconds: float) -> list:
    """Milliseconds of every click of so many viewers within so many seconds."""
    times = []

    async def all_of_them() -> None:
        until = time.perf_counter() + seconds
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(viewers))
        await asyncio.gather(*(_viewer(address, queries, until, seed, times) for seed in range(viewers)))

    asyncio.run(all_of_them())
    return times
