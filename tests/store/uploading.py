"""Analysts' desks as processes of their own, forked from one that has imported everything: they upload until told to end, or killed."""

import multiprocessing
import time
from pathlib import Path

from db.settings import DATA, Settings
from etl.preview import preview
from etl.publish import Draft, Outdated, Publisher
from etl.read import read
from etl.state import State
from etl.store.place import Away

desks = multiprocessing.get_context("forkserver")
desks.set_forkserver_preload(["uploading"])


def csv(year: int, office: str = "east", indicator: str = "visits") -> bytes:
    return f"office,indicator,period,value\n{office},{indicator},{year},{year}\n".encode()


def draft(publisher: Publisher, text: bytes, by: str) -> Draft | None:
    """What uploading the text would publish upon the newest release known here; None where the record has it already."""
    state = State.of(publisher)
    seen = preview(state.checked([read(text, f"{by}.csv", state.catalogue)]).rows, state.snapshot)
    return None if seen.accepted.empty else Draft("load", seen.against, by, previewed=seen, uploads={f"{by}.csv": text})


def upload(publisher: Publisher, text: bytes, by: str) -> int | None:
    """Publish the text however often others are faster or the store is away; the release, or None where it is there already."""
    while True:
        try:
            publisher.store.refresh()
            ready = draft(publisher, text, by)
            return publisher.publish(ready)["release"] if ready else None
        except Outdated:
            continue
        except Away:
            time.sleep(0.1)


def uploader(settings: Settings, number: int, uploads: int, tell) -> None:
    """Upload one figure after the other under a name of one's own; tell each release."""
    publisher = Publisher(settings)
    for n in range(uploads):
        tell.send((number, n, upload(publisher, csv(1900 + 10 * number + n), f"desk{number}")))


def endless(store: Path, tell) -> None:
    """Publish one figure after the other upon the product's own data until killed."""
    publisher = Publisher(Settings(DATA, store))
    while True:
        release = publisher.store.head()["release"]
        text = csv(1950 + release, "sample_shifan", "documents_handled")
        tell.send(publisher.publish(draft(publisher, text, "a"))["release"])


def started(target, *arguments):
    """A process that does this, and the end of a pipe that hears it."""
    hear, tell = desks.Pipe(duplex=False)
    process = desks.Process(target=target, args=(*arguments, tell))
    process.start()
    tell.close()
    return process, hear


def heard(hear) -> list:
    """Everything that a process said before its end."""
    said = []
    while True:
        try:
            said.append(hear.recv())
        except EOFError:
            return said
