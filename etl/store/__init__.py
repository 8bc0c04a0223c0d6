"""Where the record is kept: a folder (the default), PostgreSQL or S3. opened(settings) → the store of an installation."""

import hashlib
from functools import cache
from pathlib import Path

from db.address import Address
from db.settings import Settings
from etl.store.folder import Store
from etl.store.place import Place
from etl.store.postgres import Postgres
from etl.store.s3 import S3
from etl.store.shared import Shared

PLACES = {"postgresql": Postgres, "s3": S3}


def opened(settings: Settings) -> Store:
    """The store that the settings name. A shared one is one object in a process: it follows its place."""
    if isinstance(settings.store, Address):
        return _shared(settings.store, settings.cache)
    return Store(settings.store)


def place(address: Address) -> Place:
    """The place behind an address. Raises Lacking where its driver is not installed."""
    return PLACES[address.kind](address)


@cache
def _shared(address: Address, cache: Path) -> Shared:
    """Each store has a copy of its own in the cache folder."""
    name = f"{address.kind}-{hashlib.sha256(address.place.encode()).hexdigest()[:8]}"
    return Shared(place(address), cache / name)
