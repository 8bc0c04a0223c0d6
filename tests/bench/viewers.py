"""Many viewers of one server at once, without browsers: each speaks with it as Streamlit's page does, looks for some seconds, clicks."""

import asyncio
import random
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

LOOKING = (3.0, 7.0)  # seconds between two clicks of a viewer


async def run(socket, query: str) -> float:
    """Milliseconds until the page of this address is sent."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    begun = time.perf_counter()
    await socket.send(asked.SerializeToString())
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
            times.append(await run(socket, chance.choice(queries)))


def watch(address: str, queries: list, viewers: int, seconds: float) -> list:
    """Milliseconds of every click of so many viewers within so many seconds."""
    times = []

    async def all_of_them() -> None:
        until = time.perf_counter() + seconds
        await asyncio.gather(*(_viewer(address, queries, until, seed, times) for seed in range(viewers)))

    asyncio.run(all_of_them())
    return times
