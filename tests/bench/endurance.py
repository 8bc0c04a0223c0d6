"""What a server still holds when many have come and gone: after thousands of page runs, and after every release was asked for by its number."""

import asyncio
import random
import shutil
from pathlib import Path

from websockets.asyncio.client import connect

from db.settings import Settings
from etl.releases.draft import Draft
from etl.releases.publisher import Publisher
from tests.bench.servers import held
from tests.bench.viewers import run

RUNS = 2_000  # of pages
RELEASES = 103
FIRST = 40  # visits before memory is read for the first time: everything is loaded by then
WARM = 750  # clicks before it is: every query has been asked by then, and its rows are kept


def many_releases(store: Path, folder: Path) -> Settings:
    """A copy of a store and its data folder, with so many releases."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(store, folder)
    settings = Settings(store.parent / "data", folder)
    publisher = Publisher(settings)
    for against in range(publisher.store.head()["release"], RELEASES):
        publisher.publish(Draft("load", against, "bench"))
    return settings


def asked_for(address: str, pid: int, queries: list) -> tuple:
    """(what the server holds after the first few page runs, after all of them); each run is a visitor of its own, who leaves."""

    async def all_of_them() -> tuple:
        for query in queries[:FIRST]:
            await _visit(address, query)
        before = held(pid)
        for query in queries[FIRST:]:
            await _visit(address, query)
        return before, held(pid)

    return asyncio.run(all_of_them())


def clicked(address: str, pid: int, queries: list) -> tuple:
    """The same of one visitor who clicks RUNS times."""

    async def one() -> tuple:
        async with _connected(address) as socket:
            chance, before = random.Random(1), None
            for n in range(RUNS):
                before = held(pid) if n == WARM else before
                await run(socket, chance.choice(queries))
            return before, held(pid)

    return asyncio.run(one())


async def _visit(address: str, query: str) -> None:
    async with _connected(address) as socket:
        await run(socket, query)


def _connected(address: str):
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(url, subprotocols=["streamlit"], max_size=None, proxy=None, ping_interval=None)
