"""Analysts' desks as processes of their own, forked from one that has imported everything: they upload until told to end, or killed."""

import hashlib
import multiprocessing
import time
from dataclasses import replace

from db.settings import Settings
from etl.preview import Preview, preview
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


def drafts(publisher: Publisher, desks: int, uploads: int) -> list:
    """For each desk its uploads, one figure each; all of them new, whatever the others publish."""
    years = [1900 + n for n in range(desks * uploads)]
    seen = preview(checked(publisher, csv(*years), ""), None)
    made = []
    for n, year in enumerate(years):
        name = f"{year}.csv"
        one = Preview(seen.rows.iloc[[n]].assign(file=name), 1)
        made.append(Draft("load", 1, f"desk{n // uploads}", previewed=one, uploads={name: csv(year)}))
    return [made[n : n + uploads] for n in range(0, len(made), uploads)]


def upload(publisher: Publisher, ready: Draft) -> int | None:
    """Publish a draft however often others are faster or the store is away; the release, or None where it is there already."""
    [sha] = (hashlib.sha256(text).hexdigest() for text in ready.uploads.values())
    while True:
        try:
            publisher.store.refresh()
            head = publisher.store.head()
            if sha in {file["upload"] for file in head["files"]}:
                return None
            return publisher.publish(replace(ready, against=head["release"]))["release"]
        except Outdated:
            continue
        except Away:
            time.sleep(0.1)


def uploader(settings: Settings, drafts: list, tell) -> None:
    """Upload one file after the other; tell each release."""
    publisher = Publisher(settings)
    for ready in drafts:
        tell.send((ready.by, upload(publisher, ready)))


def endless(settings: Settings, ready: Draft, tell) -> None:
    """Publish one figure after the other, each of the year after the last, until killed; tell each release."""
    publisher = Publisher(settings)
    tell.send(publisher.store.head()["release"])
    while True:
        release = publisher.store.head()["release"]
        tell.send(publisher.publish(of_year(replace(ready, against=release), 1900 + release))["release"])


def of_year(ready: Draft, year: int) -> Draft:
    """The same figure, of another year."""
    return replace(ready, previewed=replace(ready.previewed, rows=ready.previewed.rows.assign(period=str(year))))


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
