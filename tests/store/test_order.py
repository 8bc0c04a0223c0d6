"""The order of calls in which something comes to lie on the disk. A killed process proves nothing about it: the system keeps what it wrote.
Every call is recorded on its way to the system, which carries it out."""

import json
import os
import shutil
from pathlib import Path

import pytest
from places import AsPlace
from uploading import drafts

from db.settings import Settings
from etl.releases.publisher import Publisher
from etl.releases.recovery import Recovery
from etl.releases.verify import verify
from etl.store import disk, folder
from etl.store.shared import Shared


@pytest.fixture
def calls(monkeypatch):
    """(what, path) of every sync, link and rename of this process, in order; a handle is told by the file that it is of."""
    seen, fsync, link, replace, rename = [], os.fsync, os.link, os.replace, os.rename

    def synced(handle) -> None:
        seen.append(("sync", str(Path(f"/proc/self/fd/{handle}").readlink())))
        fsync(handle)

    def named(what: str, call):
        def record(source, target, **more) -> None:
            seen.append((f"{what} from", str(source)))
            call(source, target, **more)
            seen.append((what, str(target)))

        return record

    monkeypatch.setattr(os, "fsync", synced)
    for name, call in (("link", link), ("replace", replace), ("rename", rename)):
        monkeypatch.setattr(os, name, named("name", call))
    return seen


@pytest.fixture
def first(small, tmp_path) -> Publisher:
    publisher = Publisher(Settings(small, tmp_path / "releases", sample=False))
    publisher.build("first")
    return publisher


def unordered(calls: list, targets: list) -> list:
    """The targets that did not come to lie for good as file → sync → name → sync of the folder, and in the order given."""
    wrong, last = [], -1
    for target in map(str, targets):
        named = calls.index(("name", target)) if ("name", target) in calls else -1
        is_whole = named > last and ("sync", calls[named - 1][1]) in calls[:named]
        last = next((n for n, call in enumerate(calls) if n > named and call == ("sync", str(Path(target).parent))), -1)
        if not (is_whole and last > named):
            wrong.append(target)
    return wrong


def written(store, release: int, before: set) -> list:
    """The files that a release brought, its entry last."""
    return [*sorted(path for path in store.blobs.iterdir() if path.name not in before), store.entry_path(release)]


def in_order_of(calls: list, paths: list) -> list:
    return sorted(paths, key=lambda path: calls.index(("name", str(path))))


def publishes(publisher: Publisher, _) -> list:
    [[ready]] = drafts(publisher, 1, 1)
    before = {path.name for path in publisher.store.blobs.iterdir()}
    publisher.publish(ready.draft)
    return written(publisher.store, 2, before)


def copies(publisher: Publisher, tmp_path) -> list:
    other = folder.Store(tmp_path / "copy")
    publisher.store.copy(other)
    return written(other, 1, set())


def fills(publisher: Publisher, tmp_path) -> list:
    """A copy that lacks a file of a release it has."""
    other = folder.Store(tmp_path / "copy")
    shutil.copytree(publisher.store.folder, other.folder)
    [lost, *_] = other.blobs.iterdir()
    lost.unlink()
    publisher.store.copy(other)
    return [lost]


def mends(publisher: Publisher, tmp_path) -> list:
    store = publisher.store
    shutil.copytree(store.folder, tmp_path / "copy")
    lost = store.blobs / store.head()["files"][0]["rows"] if store.head()["files"] else next(store.blobs.iterdir())
    lost.write_bytes(b"damaged")
    store.entry_path(1).write_bytes(b"[]")
    assert verify(publisher, Recovery(publisher, folder.Store(tmp_path / "copy"))).is_whole
    return [store.entry_path(1), lost]


WAYS = (publishes, copies, fills, mends)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="which file a handle is of is told by Linux")
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_file_is_synced_before_it_is_named_and_its_folder_after(first, tmp_path, calls, way):
    paths = way(first, tmp_path)
    assert paths and unordered(calls, in_order_of(calls, paths)) == []
    if way in (publishes, copies):
        assert in_order_of(calls, paths)[-1] == paths[-1]  # the entry comes after all that it stands on
    if way is publishes:
        assert calls.index(("sync", str(first.store.log))) < calls.index(("name", str(first.databases.path(first.store.head()))))


def test_a_copy_of_a_shared_place_is_written_in_the_same_order(first, tmp_path, calls):
    shared = Shared(AsPlace(first.store), tmp_path / "cache")
    shared.refresh()
    paths = written(shared, 1, set())
    assert paths and unordered(calls, in_order_of(calls, paths)) == []


def test_new_folders_are_synced_into_those_above_them(small, tmp_path, calls):
    where = tmp_path / "new" / "releases"
    Publisher(Settings(small, where, sample=False)).build("first")
    assert {("sync", str(path)) for path in (tmp_path, where.parent, where)} <= set(calls)


@pytest.mark.parametrize("swapped", ["named first", "folder first", "never synced"])
def test_another_order_would_be_seen(first, calls, monkeypatch, swapped):
    def settle(aside: Path, target: Path) -> None:
        if swapped == "folder first":
            disk.sync_folder(target.parent)
        aside.replace(target)
        if swapped == "named first":
            with target.open("rb") as file:
                os.fsync(file.fileno())
            disk.sync_folder(target.parent)

    def aside(path: Path, data: bytes) -> Path:
        if swapped == "named first":
            path.write_bytes(data)
            return path
        return disk.write_aside(path, data)

    monkeypatch.setattr(folder, "settle", settle)
    monkeypatch.setattr(folder, "write_aside", aside)
    paths = publishes(first, None)
    entry = paths.pop()
    assert str(in_order_of(calls, paths)[-1]) in unordered(calls, in_order_of(calls, paths))
    assert json.loads(entry.read_bytes())["release"] == 2
