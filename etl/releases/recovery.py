"""Where lost bytes of a record can be had again. Nothing is taken on trust: what is returned has the SHA-256 that was asked for."""

import hashlib
from contextlib import suppress
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from db import BrokenDatabase, NoRelease
from db.content import kept_rows
from etl.releases.preview import preview
from etl.releases.repository import Repository
from etl.releases.state import State
from etl.store.entry import Entry, EntryFile, digest
from etl.store.folder import Store
from etl.store.place import Damaged
from etl.tables.worksheets import upload

MOST_FILES = 100_000  # of a folder that is searched for lost bytes
OF_DATA = ("catalogue", "yearly", "sample")  # where data/ keeps what a release may have been made from


class Recovery:
    """other: a store with the same record, or None; folder: any folder with files, such as the uploads of an office, or None."""

    def __init__(self, repository: Repository, other: Store | None = None, folder: Path | None = None):
        self.repository, self.other, self.folder = repository, other, folder

    @cached_property
    def entries(self) -> dict[int, bytes]:
        """Number → bytes of the entries that the other store has whole."""
        return {entry["release"]: self.other.entry_bytes(entry["release"]) for entry in self.other.sound()} if self.other else {}

    def entry(self, number: int, name: str) -> bytes | None:
        """The bytes of an entry. name: its SHA-256 as the next entry gives it; "" where there is none that could."""
        copies = [self.repository.store.original(number), self.entries.get(number)]
        for data in filter(None, copies):
            if not name or digest(data) == name:
                return data
        return self._of_files(name) if name else None

    def blob(self, name: str, log: dict[int, Entry]) -> tuple[bytes, str] | None:
        """The bytes of a blob and where they were had from. log: number → entry, as far as it can be read."""
        if self.other and self.other.holds(name):
            return self.other.get(name), str(self.other.folder)
        if data := self._of_files(name):
            return data, str(self.files[name])
        for entry in log.values():
            for file in entry["files"]:
                if file["rows"] == name and file["release"] == entry["release"] and (data := self._rows(entry, file)):
                    return data, file["name"]
        return None

    # -- files -------------------------------------------------------------------------------------------------

    @cached_property
    def files(self) -> dict[str, Path]:
        """SHA-256 → path of everything that lies about: in the store under whatever name, in data/, in the folder."""
        store, data = self.repository.store, self.repository.settings.data
        folders = [store.blobs, store.log, *(data / name for name in OF_DATA), *([self.folder] if self.folder else [])]
        paths = islice(chain.from_iterable(folder.rglob("*") for folder in folders), MOST_FILES)
        return {name: path for path in paths if (name := _digest(path))}

    def _of_files(self, name: str) -> bytes | None:
        """The bytes of this name from a file, which may have changed since it was found."""
        path = self.files.get(name)
        data = path.read_bytes() if path and path.is_file() else b""
        return data if digest(data) == name else None

    # -- rows --------------------------------------------------------------------------------------------------

    def _rows(self, entry: Entry, file: EntryFile) -> bytes | None:
        """The accepted rows of a file: as a database of the release still has them, or by reading the upload once more."""
        for way in (self._of_database, self._of_upload):
            with suppress(Damaged, NoRelease, BrokenDatabase, OSError):
                if (data := way(entry, file)) and digest(data) == file["rows"]:
                    return data
        return None

    def _of_database(self, entry: Entry, file: EntryFile) -> bytes | None:
        path = self.repository.databases.path(entry)
        return kept_rows(path, file["name"], file["release"]) if path.exists() else None

    def _of_upload(self, entry: Entry, file: EntryFile) -> bytes | None:
        """Read the uploads of a release against the one before it, as when they were published."""
        own = {one["name"]: one["upload"] for one in entry["files"] if one["release"] == entry["release"]}
        files = {upload(name, ()): self.repository.store.get(sha) for name, sha in own.items()}
        before = self.repository.snapshot(entry["parent"]) if entry["parent"] else None
        state = State(self.repository.catalogue(entry), before)
        return dict(preview(state.checked(state.read(list(files.items())))).files()).get(file["name"])


def _digest(path: Path) -> str:
    """The SHA-256 of a file; "" where it is none that can be read."""
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
