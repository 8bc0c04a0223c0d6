"""Analysts' desks as processes of their own, forked from one that has imported everything: they upload until told to end, or killed."""

import hashlib
import multiprocessing
import time
from dataclasses import dataclass, replace

import pandas as pd

from db.scratch import Scratch
from db.settings import Settings
from etl.releases.draft import Draft
from etl.releases.preview import Preview, preview
from etl.releases.publish import Outdated
from etl.releases.publisher import Publisher
from etl.releases.state import State
from etl.store.place import Away
from etl.tables.read import read

desks = multiprocessing.get_context("forkserver")  # which processes it has ready: tests/tools.py


def csv(*years: int, office: str = "east", indicator: str = "visits") -> bytes:
    lines = [f"{office},{indicator},{year},{year}" for year in years]
    return "\n".join(["office,indicator,period,value", *lines, ""]).encode()


@dataclass(frozen=True)
class Ready:
    """A checked upload of one figure on its way to a desk in another process: who, its row as previewed, upon which release."""

    by: str
    row: pd.DataFrame
    against: int = 1

    @property
    def text(self) -> bytes:
        return csv(*self.row["period"])

    @property
    def draft(self) -> Draft:
        desk = Scratch()
        desk.fill("previewed", self.row)
        return Draft(
            "load", self.against, self.by, previewed=Preview(desk, self.against), uploads={self.row["file"].iloc[0]: self.text}
        )

    def of_year(self, year: int) -> "Ready":
        """The same figure, of another year."""
        return replace(self, row=self.row.assign(period=str(year)))


def draft(publisher: Publisher, text: bytes, by: str) -> Draft | None:
    """What an upload would publish upon the newest release known here; None where the record has it already."""
    state = State.of(publisher)
    seen = preview(state.checked([read(text, f"{by}.csv", state.catalogue)]))
    return None if seen.is_empty else Draft("load", seen.against, by, previewed=seen, uploads={f"{by}.csv": text})


def drafts(publisher: Publisher, desks: int, uploads: int) -> list:
    """For each desk its uploads, one figure each; all of them new, whatever the others publish."""
    years = [1900 + n for n in range(desks * uploads)]
    state = State.of(publisher)
    rows = preview(state.checked([read(csv(*years), "a.csv", state.catalogue)])).rows
    made = [
        Ready(f"desk{n // uploads}", rows.iloc[[n]].assign(file=f"{year}.csv", ordinal=0, state="new"))
        for n, year in enumerate(years)
    ]
    return [made[n : n + uploads] for n in range(0, len(made), uploads)]


def upload(publisher: Publisher, ready: Ready) -> int | None:
    """Publish a draft however often others are faster or the store is away; the release, or None where it is there already."""
    sha, made = hashlib.sha256(ready.text).hexdigest(), ready.draft
    while True:
        try:
            publisher.store.refresh()
            head = publisher.store.head()
            if sha in {file["upload"] for file in head["files"]}:
                return None
            return publisher.publish(replace(made, against=head["release"]))["release"]
        except Outdated:
            continue
        except Away:
            time.sleep(0.1)


def uploader(settings: Settings, drafts: list, tell) -> None:
    """Upload one file after the other; tell each release."""
    publisher = Publisher(settings)
    for ready in drafts:
        tell.send((ready.by, upload(publisher, ready)))


def endless(settings: Settings, ready: Ready, tell) -> None:
    """Publish one figure after the other, each of the year after the last, until killed; tell each release. It has five ready: it is killed before."""
    publisher = Publisher(settings)
    release = publisher.store.head()["release"]
    ahead = [replace(ready.of_year(1900 + n), against=n).draft for n in range(release, release + 5)]
    tell.send(release)
    for one in ahead:
        tell.send(publisher.publish(one)["release"])


def started(target, *arguments):
    """A process that does this, and the end of a pipe that hears it."""
    hear, tell = desks.Pipe(duplex=False)
    process = desks.Process(target=target, args=(*arguments, tell))
    process.start()
    tell.close()
    return process, hear


def received(hear) -> list:
    """Everything that a process said before its end."""
    messages = []
    while True:
        try:
            messages.append(hear.recv())
        except EOFError:
            return messages
