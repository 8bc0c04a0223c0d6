"""The truth: accepted bytes named by their SHA-256, and an append-only numbered log. Here as a folder, the default.

log/000001.json  entry 1; created only if absent, by a hard link: the one moment of truth
blobs/<sha256>   catalogue files, accepted rows, uploads as they were
db/              derived databases, one new name for each release (see db/)
tmp/             work in progress; whatever a crash leaves here is swept at the next start
"""

import hashlib
import json
import os
import shutil
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from etl.store.place import Conflict, Damaged

PATIENCE = 300  # seconds to wait for another who works in the folder; a release of two million rows takes less than one


class Store:
    """A folder of releases. Reading needs no lock; work in progress happens inside `working()`, publishing inside `writing()`."""

    kind = "folder"
    behind = None  # since when only a copy is shown (etl/store/shared.py); a folder is always there

    def __init__(self, folder: Path):
        self.folder = Path(folder)
        self.log, self.blobs, self.db, self.tmp = (self.folder / n for n in ("log", "blobs", "db", "tmp"))

    def entries(self) -> list:
        """All log entries as dicts, oldest first."""
        return [_entry(p) for p in sorted(self.log.glob("[0-9]*.json"))]

    def numbers(self) -> list:
        """The numbers of all entries, in order."""
        return sorted(int(p.stem) for p in self.log.glob("[0-9]*.json"))

    def entry_bytes(self, number: int) -> bytes:
        return (self.log / f"{number:06d}.json").read_bytes()

    def head(self) -> dict | None:
        """The newest entry, or None when nothing has been published."""
        newest = max(self.log.glob("[0-9]*.json"), default=None)
        return _entry(newest) if newest else None

    def follow(self) -> None:
        """Keep up with what others publish, from now on. In a folder everybody sees everything anyway."""

    def refresh(self) -> None:
        """Take over what others have published up to now."""

    def writing(self):
        """Be the only one who publishes, as far as this machine goes."""
        return self.working()

    @contextmanager
    def working(self):
        """Be the only one who works in this folder; sweep what a crash has left. The lock ends with its process. Raises
        TimeoutError where another one works for too long (a process that was stopped)."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / ".lock", timeout=PATIENCE):
            shutil.rmtree(self.tmp, ignore_errors=True)
            for folder in (self.log, self.blobs, self.db, self.tmp):
                folder.mkdir(exist_ok=True)
            try:
                yield self
            finally:
                shutil.rmtree(self.tmp, ignore_errors=True)

    def sweep(self) -> None:
        """Remove the work that a killed process has left; while somebody is writing there is nothing to sweep."""
        if self.tmp.exists():
            with suppress(Timeout), FileLock(self.folder / ".lock", timeout=0):
                shutil.rmtree(self.tmp, ignore_errors=True)

    def copy(self, other: "Store") -> int:
        """Bring another store up to this one, byte for byte; the number of entries that it lacked. Raises Conflict when it
        holds another record."""
        other.refresh()
        copied = 0
        with other.writing():
            for entry in self.entries():
                number = entry["release"]
                data = self.entry_bytes(number)
                if number not in other.numbers():
                    for name in blobs(entry):
                        other.put(self.get(name))
                    other.create(number, data)
                    copied += 1
                elif other.entry_bytes(number) != data:
                    raise Conflict(number)
        return copied

    def put(self, data: bytes) -> str:
        """Keep bytes; returns their SHA-256. Keeping the same bytes twice is keeping them once."""
        name = hashlib.sha256(data).hexdigest()
        if not (self.blobs / name).exists():
            self._aside(data).replace(self.blobs / name)
            _sync_folder(self.blobs)
        return name

    def get(self, name: str) -> bytes:
        return (self.blobs / name).read_bytes()

    def append(self, entry: dict) -> None:
        """Add the entry under its number if there is none yet. Raises Conflict otherwise."""
        self.create(entry["release"], json.dumps(entry, ensure_ascii=False, indent=1).encode())

    def create(self, number: int, data: bytes) -> None:
        """Add an entry as bytes. Raises Conflict where there is one of this number."""
        aside = self._aside(data)
        try:
            os.link(aside, self.log / f"{number:06d}.json")
        except FileExistsError:
            raise Conflict(number) from None
        finally:
            aside.unlink()
        _sync_folder(self.log)

    def _aside(self, data: bytes) -> Path:
        path = self.tmp / uuid.uuid4().hex
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return path


def blobs(entry: dict) -> set:
    """The names of everything that an entry stands on."""
    return {*entry["catalogue"].values(), *(file[kind] for file in entry["files"] for kind in ("rows", "upload"))}


def _entry(path: Path) -> dict:
    try:
        return json.loads(path.read_bytes())
    except ValueError:
        raise Damaged(str(path)) from None


def _sync_folder(folder: Path) -> None:
    """Make a rename or link last through a power cut, where the system lets folders be synced (not Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
