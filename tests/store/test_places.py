"""For each store: nothing is lost, no entry is there twice, whoever is killed and whenever the store stops."""

import hashlib
import random
import time
from functools import partial
from multiprocessing.connection import wait

import pytest
from tools import PATIENCE
from uploading import csv, draft, drafts, received, started, uploader

from etl.releases.publish import Outdated
from etl.releases.publisher import Publisher
from etl.store.place import Away, Conflict

DESKS, UPLOADS = 4, 4


def log(publisher: Publisher) -> list:
    """The bytes of every entry; each holds the hash of the one before."""
    store = publisher.store
    entries = store.entries()
    assert [e["release"] for e in entries] == list(range(1, len(entries) + 1))
    for before, after in zip(entries, entries[1:], strict=False):
        assert after["parent_sha256"] == hashlib.sha256(store.entry_bytes(before["release"])).hexdigest()
    return [store.entry_bytes(e["release"]) for e in entries]


def content(publisher: Publisher) -> str:
    """A fingerprint of what the newest release shows."""
    rows = publisher.snapshot().query("record/record")
    return hashlib.sha256(rows.to_csv().encode()).hexdigest()


def nothing_is_lost(machines, messages: list, uploads: int = UPLOADS) -> None:
    """What every desk was told is in the log, once; the replicas have one log and show the same; every figure is there."""
    for publisher in machines:
        publisher.store.refresh()
    first, second = machines
    assert log(first) == log(second) and content(first) == content(second)
    releases = [release for _, release in messages if release]
    assert len(set(releases)) == len(releases) and set(releases) <= set(range(2, DESKS * uploads + 2))
    head = first.store.head()
    assert head["release"] == DESKS * uploads + 1
    assert len({f["upload"] for f in head["files"]}) == len(head["files"]) == DESKS * uploads
    shown = {row["period"] for row in second.snapshot().records("record/record")}
    assert shown == {str(1900 + n) for n in range(DESKS * uploads)}


def desks(machines, uploads: int = UPLOADS) -> dict:
    """Four desks at two replicas: number → how one is set to work, with all its uploads before it."""
    ready = drafts(machines[0], DESKS, uploads)
    return {n: partial(started, uploader, machines[n % 2].settings, ready[n]) for n in range(DESKS)}


@pytest.mark.parametrize("server", ["folder", "postgresql"], indirect=True)  # S3 is killed and stopped below
def test_four_desks_upload_four_files_each_at_two_replicas(machines):
    working = [begin() for begin in desks(machines).values()]
    messages = [message for _, hear in working for message in received(hear)]
    assert len(messages) == DESKS * UPLOADS and all(release for _, release in messages)
    nothing_is_lost(machines, messages)


@pytest.mark.parametrize("server", ["s3"], indirect=True)  # for a folder see test_killed.py
def test_desks_are_killed_at_random_moments_and_begin_again(machines):
    random.seed(11)
    begin = desks(machines)
    messages, working, killed = [], {n: begin[n]() for n in begin}, 0
    while working:
        time.sleep(random.random() * 0.3)
        number = random.choice(list(working))
        process, hear = working[number]
        if killed < 6:
            process.kill()
            killed += 1
        messages += received(hear)
        process.join()
        if process.exitcode == 0:
            del working[number]
        else:
            working[number] = begin[number]()
    assert killed == 6
    nothing_is_lost(machines, messages)


@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
def test_the_store_stops_in_mid_flight_and_comes_back(server, machines):
    working, messages = [begin() for begin in desks(machines, 4).values()], []
    for _ in range(2):
        messages += [
            hear.recv() for hear in wait([hear for _, hear in working], PATIENCE)
        ]  # as soon as somebody has published once more
        server.stop()
        shown = [publisher.snapshot().release for publisher in machines]  # the pages go on
        server.start()
        assert all(shown)
    nothing_is_lost(machines, messages + [message for _, hear in working for message in received(hear)], 4)


def test_two_analysts_on_one_year_the_second_is_shown_the_firsts_work(machines):
    first, second = machines
    of_first, of_second = (draft(p, csv(2024), by) for p, by in ((first, "first"), (second, "second")))
    first.publish(of_first)
    with pytest.raises(Outdated) as outdated:
        second.publish(of_second)
    assert outdated.value.args[0]["by"] == "first" and outdated.value.args[0]["release"] == 2
    assert second.snapshot().release == 2
    assert draft(second, csv(2024), "second") is None  # the same figure is there already


def test_an_entry_is_created_only_once(machines):
    first, second = (publisher.store for publisher in machines)
    entry = {**first.head(), "release": 2, "parent_sha256": hashlib.sha256(first.entry_bytes(1)).hexdigest()}
    with first.writing():
        first.append({**entry, "by": "first"})
    with second.working(), pytest.raises(Conflict):
        second.append({**entry, "by": "second"})
    assert second.head()["by"] == "first"


@pytest.mark.parametrize("server", ["postgresql", "s3"], indirect=True)
def test_while_the_store_is_away_the_last_release_is_shown_and_nothing_is_published(server, machines):
    first, second = machines
    waiting = draft(first, csv(2024), "first")
    server.stop()
    with pytest.raises(Away):
        first.publish(waiting)
    assert first.snapshot().release == 1 and first.store.head()["release"] == 1
    server.start()
    assert first.publish(waiting)["release"] == 2
    second.store.refresh()
    assert second.snapshot().release == 2
