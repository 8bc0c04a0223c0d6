"""A store that vanished, or that lacks or changed what was seen of it, is an outage: nothing is published on top, and the pages go on."""

import json
import shutil
import sys
from types import SimpleNamespace

import psycopg
import pytest
from given import written
from kinds import grid
from places import brought
from shown import headed
from streamlit.testing.v1 import AppTest
from test_places import content, log
from tools import ROOT, etl
from uploading import csv, draft

import db
from api.health import health
from db.settings import Settings, settings
from etl.releases.draft import Draft
from etl.releases.publisher import Publisher
from etl.releases.recovery import Recovery
from etl.releases.verify import verify
from etl.store import folder
from etl.store.folder import Store
from etl.store.place import Conflict, Damaged
from pages.shell import opening
from pages.shell.session import Session


def killed(address) -> None:
    """As if this process had just started: it has no memory of its own."""
    folder._seen.clear()
    for path in db.pool.paths():
        db.pool.close(path)


def entries_lost(store) -> None:
    shutil.rmtree(store.log)


LOST = {  # what is lost of a folder → whether another process knows it too
    "the newest entry": (lambda store: store.entry_path(3).unlink(), True),
    "the two newest entries": (lambda store: (store.entry_path(3).unlink(), store.entry_path(2).unlink()), True),
    "all entries": (lambda store: [path.unlink() for path in store.log.iterdir()], True),
    "the log": (lambda store: shutil.rmtree(store.log), True),
    "log and blobs": (lambda store: (shutil.rmtree(store.log), shutil.rmtree(store.blobs)), True),
    "the whole folder": (lambda store: shutil.rmtree(store.folder), False),
    "everything in the folder": (
        lambda store: [shutil.rmtree(path) if path.is_dir() else path.unlink() for path in store.folder.iterdir()],
        False,
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A store with three releases, and a copy of it."""
    folder = tmp_path_factory.mktemp("three")
    publisher = Publisher(Settings(written(folder / "data"), folder / "releases"))
    publisher.build("desk0")
    for n in (1, 2):
        publisher.publish(Draft("load", n, f"desk{n}"))
    publisher.snapshot()
    publisher.store.copy(Store(folder / "copy"))
    return folder


@pytest.fixture
def three(made, tmp_path):
    """A store of one's own with those releases, which this process has seen, and its copy."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    publisher = Publisher(Settings(tmp_path / "data", tmp_path / "releases"))
    publisher.snapshot()
    return publisher


def answered() -> tuple:
    answer = health(SimpleNamespace())
    return answer.status_code, json.loads(answer.body)


@pytest.mark.parametrize("what", LOST)
def test_nothing_is_published_upon_a_folder_that_lacks_what_was_seen(three, tmp_path, monkeypatch, what):
    lose, others_know = LOST[what]
    lose(three.store)
    left = {path for path in three.store.folder.rglob("*") if path.is_file()}
    for publish in (
        lambda: three.publish(Draft("load", 2, "desk")),
        lambda: three.publish(Draft("load", 0, "desk")),
        three.build,
        lambda: three.undo("a", "b"),
    ):
        with pytest.raises(Damaged) as damaged:
            publish()
        assert damaged.value.what == ("lost" if three.store.log.exists() else "vanished")
    assert {
        path for path in three.store.folder.rglob("*") if path.is_file() and path.name != ".lock" and path.parent.name != "blobs"
    } <= left
    monkeypatch.setenv("DASHBOARD_STORE", str(three.settings.store))
    monkeypatch.setenv("DASHBOARD_DATA", str(three.settings.data))
    settings.cache_clear()
    assert answered() == (503, {"status": "fault", "damage": damaged.value.what})
    for page in (AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run(),):
        assert not page.exception and headed(page) and any("下面显示的是完好的版本" in one.value for one in page.error)
    settings.cache_clear()
    killed(three)
    answer = etl("build", store=three.settings.store, data=three.settings.data)
    assert (answer.status == 2 and "verify --from" in answer.err) == others_know and "Traceback" not in answer.err


@pytest.mark.parametrize("what", LOST)
def test_what_was_lost_comes_back_from_a_copy(three, tmp_path, what):
    before = content(three)
    LOST[what][0](three.store)
    killed(three)
    answer = etl("verify", "--from", tmp_path / "copy", store=three.settings.store, data=three.settings.data)
    assert answer.status == 0, answer.out + answer.err
    assert content(three) == before and verify(three).findings == ()


def test_a_page_that_reads_the_record_itself_says_what_is_lost(monkeypatch):
    messages = []

    class Page:
        def run(self) -> None:
            raise Damaged("releases/log/000003.json", "lost")

    monkeypatch.setattr(opening, "session", Session)
    monkeypatch.setattr(opening, "st", SimpleNamespace(error=lambda message, icon: messages.append(message)))
    opening.run(Page())
    assert len(messages) == 1 and "缺失，而这一版本曾经发布" in messages[0]


def test_an_empty_installation_publishes_its_first_release(small, tmp_path):
    assert etl("build", store=tmp_path / "new", data=small, apart=True).status == 0


# -- the newest entry ---------------------------------------------------------------------------------------------

CHANGES = {
    "a changed publisher": lambda data: data.replace(b'"by": "desk2"', b'"by": "desk9"'),
    "a changed time": lambda data: data.replace(b'"at": "20', b'"at": "19'),
    "a blank more": lambda data: data.replace(b'"mode"', b' "mode"'),
    "another seal": lambda data: data[:-10] + b"0000000" + data[-3:],
    "the seal under another name": lambda data: data.replace(b'"sha256":', b'"sha257":'),
    "nested without end": lambda data: b"[" * 100_000,
}


@pytest.mark.parametrize("way", CHANGES)
def test_a_changed_newest_entry_is_found_without_a_copy(three, way):
    path = three.store.entry_path(3)
    content, changed = path.read_bytes(), CHANGES[way](path.read_bytes())
    assert content != changed
    path.write_bytes(changed)
    with pytest.raises(Damaged) as damaged:
        three.store.head()
    assert damaged.value.path == str(path)
    assert [(one.path, one.mended) for one in verify(three).findings] == [(str(path), False)]
    with pytest.raises(Damaged):
        three.publish(Draft("load", 3, "desk3"))


def test_a_newest_entry_of_another_record_is_found(three):
    path = three.store.entry_path(3)
    own = path.read_bytes()
    entry = json.loads(own)
    path.unlink()
    del entry["sha256"]
    with three.store.working():
        three.store.append({**entry, "parent_sha256": "0" * 64})
    assert "chain" in [one.what for one in verify(three).findings] and not verify(three).is_whole


def test_entries_of_before_are_read_as_they_are(three, tmp_path):
    """They have no seal, and their chain is as it was."""
    import hashlib

    before = b""
    for number in (1, 2, 3):
        entry = json.loads(three.store.entry_bytes(number))
        del entry["sha256"]
        entry["parent_sha256"] = hashlib.sha256(before).hexdigest() if before else ""
        before = json.dumps(entry, ensure_ascii=False, indent=1).encode()
        three.store.entry_path(number).write_bytes(before)
    assert verify(three).findings == () and three.publish(Draft("load", 3, "desk3"))["release"] == 4
    assert [entry["release"] for entry in three.store.entries()] == [1, 2, 3, 4]


def test_another_newest_entry_that_is_whole_is_no_damage_but_another_record(three, tmp_path):
    other = Publisher(Settings(three.settings.data, tmp_path / "other"))
    Store(tmp_path / "copy").copy(other.store)
    other.store.entry_path(3).unlink()
    other.publish(Draft("load", 2, "somebody"))
    with pytest.raises(Conflict):
        verify(three, Recovery(three, other.store))


# -- a store that several machines share ------------------------------------------------------------------------------


class Inside:
    """The insides of a server's store: what a fault there would change."""

    def __init__(self, server, store):
        self.server, self.place = server, store.place

    def entry(self, number: int, data: bytes | None) -> None:
        if self.place.kind == "s3":
            return self._object(f"office/log/{number:06d}.json", data)
        self._sql("governance_entry", "number", number, data)

    def blob(self, name: str, data: bytes | None) -> None:
        if self.place.kind == "s3":
            return self._object(f"office/blobs/{name}", data)
        self._sql("governance_blob", "name", name, data)

    def _object(self, key: str, data: bytes | None) -> None:
        how = {"Bucket": self.server.bucket, "Key": key}
        self.place._client.delete_object(**how) if data is None else self.place._client.put_object(**how, Body=data)

    def _sql(self, table: str, column: str, key, data: bytes | None) -> None:
        with psycopg.connect(self.server.address, autocommit=True) as database:
            if data is None:
                database.execute(f"delete from {table} where {column} = %s", [key])
            else:
                database.execute(f"update {table} set data = %s where {column} = %s", [data, key])


def everything(inside: Inside, publisher: Publisher) -> None:
    for number in (1, 2, 3):
        inside.entry(number, None)
    for path in publisher.store.blobs.iterdir():
        inside.blob(path.name, None)


FAULTS = {  # of a shared store → what a machine that follows it says
    "the newest entry is gone": (lambda inside, publisher: inside.entry(3, None), "lost"),
    "two entries are gone": (lambda inside, publisher: (inside.entry(3, None), inside.entry(2, None)), "lost"),
    "all is gone": (everything, "lost"),
    "the newest entry has a changed digit": (
        lambda inside, publisher: inside.entry(3, publisher.store.entry_bytes(3).replace(b": 3,", b": 4,")),
        "differs",
    ),
    "the newest entry is foreign": (lambda inside, publisher: inside.entry(3, b"[]"), "differs"),
    "the newest entry is empty": (lambda inside, publisher: inside.entry(3, b""), "differs"),
}


@pytest.fixture
def shared(filled, replica, three_releases):
    """Two machines over a shared store with three releases, both up to date."""
    second = Publisher(replica(2))
    brought(three_releases, second)
    return filled, second


@pytest.mark.parametrize(("what", "server"), grid(FAULTS, ["postgresql", "s3"]), indirect=["server"])
def test_nothing_is_published_upon_a_shared_store_that_is_not_what_it_was(shared, server, what, monkeypatch):
    first, second = shared
    fault, kind = FAULTS[what]
    before, waiting = (content(second), log(second)), draft(second, csv(2024), "x")
    fault(Inside(server, second.store), second)
    for publish in (
        lambda: second.publish(waiting),
        lambda: second.publish(Draft("load", 0, "x")),
        lambda: second.undo("a", "b"),
    ):
        with pytest.raises(Damaged) as damaged:
            publish()
        assert damaged.value.what == kind and damaged.value.copy == str(second.store.folder)
    assert (content(second), log(second)) == before
    second.store._look()
    monkeypatch.setattr(sys.modules["api.health"], "Publisher", lambda settings: second)
    monkeypatch.setattr(second.store, "follow", lambda: None)
    if kind == "lost":
        assert answered() == (503, {"status": "fault", "damage": kind})
    mended = verify(second, Recovery(second))
    assert mended.findings and mended.is_whole and verify(second).findings == ()
    second.store._look()
    assert answered()[0] == 200 and second.publish(waiting)["release"] == 4
    first.store.refresh()
    assert log(first) == log(second)


@pytest.mark.parametrize(("data", "server"), grid([b"", b"changed", b"[]", None], ["postgresql", "s3"]), indirect=["server"])
def test_damage_inside_a_shared_store_is_found_not_taken_and_mended(shared, server, replica, data):
    first, second = shared
    inside, name = Inside(server, first.store), first.store.head()["files"][0]["rows"]
    inside.blob(name, data)
    inside.entry(2, data)
    with pytest.raises(Damaged):
        Publisher(replica(3)).store.refresh()
    result = verify(first)
    assert {one.what for one in result.findings} == {"digest", "lost" if data is None else "differs"}
    assert verify(first, Recovery(first)).is_whole and verify(first).findings == ()
    third = Publisher(replica(3))
    third.store.refresh()
    assert log(third) == log(first) and content(third) == content(first)


@pytest.mark.parametrize("server", ["s3", "postgresql"], indirect=True)
def test_a_damaged_copy_is_taken_from_the_place_once_more(shared):
    first, _ = shared
    before = log(first), content(first)
    for damage in (
        lambda: first.store.entry_path(2).write_bytes(b"[]"),
        lambda: first.store.entry_path(3).unlink(),
        lambda: shutil.rmtree(first.store.folder),
    ):
        damage()
        first.store.refresh()
        assert (log(first), content(first)) == before
