"""What the tests stand on: real folders, a real store, the real command line."""

import csv
import dataclasses
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.settings import Settings
from etl.publish import Publisher

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


@dataclasses.dataclass
class Answer:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list:
        return list(csv.DictReader(io.StringIO(self.out.lstrip("\ufeff"))))


def etl(*arguments, store=None, data=None, env=None) -> Answer:
    """Run `python -m etl` as a user does, from another folder than the project's."""
    where = [f"--{name}={path}" for name, path in (("store", store), ("data", data)) if path]
    done = subprocess.run([sys.executable, "-m", "etl", *map(str, arguments), *where], capture_output=True, text=True, encoding="utf-8",
                          cwd="/", env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}, stdin=subprocess.DEVNULL, timeout=120)
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def office_store(tmp_path_factory) -> Path:
    """A store with release 1 of the product's own data; not to be written to."""
    store = tmp_path_factory.mktemp("office") / "releases"
    Publisher(Settings(DATA, store)).build()
    return store


@pytest.fixture(scope="session")
def office(office_store) -> Publisher:
    """The releases of `office_store`; read only."""
    return Publisher(Settings(DATA, office_store))


@pytest.fixture
def publisher(tmp_path, office_store) -> Publisher:
    """A store of one's own, with release 1."""
    import shutil

    shutil.copytree(office_store, tmp_path / "releases")
    return Publisher(Settings(DATA, tmp_path / "releases"))


@pytest.fixture
def store(publisher) -> Path:
    return publisher.settings.store
