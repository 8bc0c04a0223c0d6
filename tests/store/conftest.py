"""Stores of every kind, and small installations over them."""

import dataclasses
import hashlib
import shutil
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from given import written
from places import KINDS, NO_POSTGRES, POSTGRES, Folder, brought, running
from uploading import drafts

from db.address import address
from db.settings import Settings
from etl.releases import database
from etl.releases.publisher import Publisher


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """db.build.build, which makes the same database of the same catalogue, rows and log: it is carried out once for each, and copied then."""
    folder, build = tmp_path_factory.mktemp("built"), database.build

    def once(target: Path, catalogue: dict, files: list, entries) -> None:
        content = hashlib.sha256()
        log = entries.drop(columns="sha256", errors="ignore")  # of an entry as it is kept; no database holds it
        for name, frame in [*catalogue.items(), ("entries", log)]:
            content.update(f"{name}\n{frame.to_csv()}".encode())
        for file in files:
            content.update(repr(dataclasses.replace(file, path="")).encode() + file.path.read_bytes())
        kept = folder / content.hexdigest()
        if kept.exists():
            shutil.copyfile(kept, target)
        else:
            build(target, catalogue, files, entries)
            shutil.copyfile(target, kept)

    return once


@pytest.fixture(scope="module", autouse=True)
def same_databases_are_copied(built):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "build", built)
        yield


@pytest.fixture(scope="session")
def servers():
    """servers(kind) → the server of a kind for all tests of this process, running; it is started when the first of them asks for it."""
    with ExitStack() as stack:

        @cache
        def started(kind: str):
            folder = Path(
                tempfile.mkdtemp(prefix="store-", suffix="-s")
            )  # not pytest's own folders: the user postgres must get in
            stack.callback(shutil.rmtree, folder)
            folder.chmod(0o755)
            return stack.enter_context(running(kind, folder))

        yield started


@pytest.fixture(params=KINDS)
def server(request, servers, tmp_path):
    """A running store, empty; its `address` is what an installation is given. It may be stopped and started."""
    if request.param == "postgresql" and not POSTGRES:
        pytest.skip(NO_POSTGRES)
    if request.param == "folder":
        yield Folder(tmp_path)
        return
    whole = servers(request.param)
    if not whole.is_up:  # a test that failed may have left it so
        whole.start()
    yield whole.part()


@pytest.fixture
def small(tmp_path) -> Path:
    """A data folder with the small catalogue and no figures: a release is made in a moment."""
    return written(tmp_path / "data")


@pytest.fixture
def replica(server, small, tmp_path):
    """replica(n) → the settings of the n-th machine over the store; each has a cache folder of its own."""
    return lambda n: Settings(small, address(str(server.address)) or server.address, sample=False, local=tmp_path / f"replica{n}")


@pytest.fixture(scope="session")
def one_release(tmp_path_factory) -> Publisher:
    """A folder with the first release over the small catalogue; to be copied, not to be written to."""
    folder = tmp_path_factory.mktemp("one")
    publisher = Publisher(Settings(written(folder / "data"), folder / "releases", sample=False))
    publisher.build("first")
    return publisher


@pytest.fixture(scope="session")
def three_releases(one_release, tmp_path_factory) -> Publisher:
    """The same with a figure in each of two releases more."""
    store = shutil.copytree(one_release.settings.store, tmp_path_factory.mktemp("three") / "releases")
    publisher = Publisher(dataclasses.replace(one_release.settings, store=store))
    [ready] = drafts(publisher, 1, 2)
    for n, one in enumerate(ready, start=1):
        publisher.publish(dataclasses.replace(one, against=n).draft)
    return publisher


@pytest.fixture
def machines(replica, one_release):
    """Two replicas with release 1."""
    pair = [Publisher(replica(n)) for n in (1, 2)]
    brought(one_release, *pair)
    return pair


@pytest.fixture
def filled(replica, three_releases):
    """A machine over a store with three releases."""
    first = Publisher(replica(1))
    brought(three_releases, first)
    return first
