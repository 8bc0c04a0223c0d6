"""Stores of every kind, and small installations over them."""

import shutil
import tempfile
from pathlib import Path

import pytest
from given import written
from places import KINDS, NO_POSTGRES, POSTGRES, running

from db.address import address
from db.settings import Settings
from etl.releases.publisher import Publisher


@pytest.fixture(params=KINDS)
def server(request):
    """A running store, empty; its `address` is what an installation is told."""
    if request.param == "postgresql" and not POSTGRES:
        pytest.skip(NO_POSTGRES)
    folder = Path(tempfile.mkdtemp(prefix="store-", suffix="-s"))  # not pytest's own folders: the user postgres must get in
    folder.chmod(0o755)
    with running(request.param, folder) as server:
        yield server
    shutil.rmtree(folder)


@pytest.fixture
def small(tmp_path) -> Path:
    """A data folder with the small catalogue and no figures: a release is made in a moment."""
    return written(tmp_path / "data")


@pytest.fixture
def replica(server, small, tmp_path):
    """replica(n) → the settings of the n-th machine over the store; each has a cache folder of its own."""
    return lambda n: Settings(small, address(str(server.address)) or server.address, sample=False, local=tmp_path / f"replica{n}")


@pytest.fixture
def machines(replica):
    """Two replicas with release 1."""
    found = [Publisher(replica(n)) for n in (1, 2)]
    for publisher in found:
        publisher.store.refresh()
        publisher.build("first")
    return found
