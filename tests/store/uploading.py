"""Analysts' desks as processes of their own, forked from one that has imported everything: they upload until told to end, or killed."""

import multiprocessing
import time

from db.settings import Settings
from etl.preview import preview
from etl.publish import Draft, Outdated, Publisher
from etl.read import read
from etl.state import State
from etl.store.place import Away

desks = multiprocessing.get_context("forkserver")
desks.set_forkserver_preload(["uploading"])


def csv(*years: int, office: str = "east", indicator: str = "visits") -> bytes:
    lines = [f"{office},{indicator},{year},{year}" for year in years]
    return "\n".join(["office,indicator,period,value", *lines, ""]).encode()


def checked(publisher: Publisher, text: bytes, by: str):
    """The rows of an upload."""
    state = State.of(publisher)
    return state.checked([read(text, f"{by}.csv", state.catalogue)]).rows


def draft(publisher: Publisher, rows, by: str) -> Draft | None:
    """What the rows would publish upon the newest release known here; None where the record has them already."""
    seen = preview(rows, publisher.snapshot())
    text = csv(*rows["period"])
    return None if seen.accepted.empty else Draft("load", seen.against, by, previewed=seen, uploads={f"{by}.csv": text})


def upload(publisher: Publisher, rows, by: str) -> int | None:
    """Publish the rows however often others are faster or the store is away; the release, or None where it is there already."""
    while True:
        try:
            publisher.store.refresh()
            ready = draft(publisher, rows, by)
            return publisher.publish(ready)["release"] if ready else None
        except Outdated:
            continue
        except Away:
            time.sleep(0.1)


def uploader(settings: Settings, number: int, uploads: int, tell) -> None:
    """Upload one figure after the other under a name of one's own; tell each release."""
    publisher, by = Publisher(settings), f"desk{number}"
    rows = checked(publisher, csv(*(1900 + 10 * number + n for n in range(uploads))), by)
    for n in range(uploads):
        tell.send((number, n, upload(publisher, rows.iloc[[n]], by)))


def endless(settings: Settings, rows, tell) -> None:
    """Publish one figure after the other, each of the year after the last, until killed; tell each release."""
    publisher = Publisher(settings)
    tell.send(publisher.store.head()["release"])
    while True:
        year = str(1900 + publisher.store.head()["release"])
        tell.send(publisher.publish(draft(publisher, rows.assign(period=year), "a"))["release"])


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
