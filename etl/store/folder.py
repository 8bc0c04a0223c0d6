"""The truth: accepted bytes named by their SHA-256, and an append-only numbered log. Here as a folder, the default.

log/000001.json  entry 1; created only if absent, by a hard link: the one moment of truth. It names the SHA-256 of the entry before it
blobs/<sha256>   catalogue files, accepted rows, uploads as they were
db/              derived databases, one new name for each release (see db/)
tmp/             work in progress; whatever a crash leaves here is swept at the next start
"""

import errno
import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from etl.store.disk import make_folder, settle, sync_folder, write_aside
from etl.store.entry import NAME, Entry, blobs, checked, sealed
from etl.store.place import Conflict, Damaged, Lacking

DATABASE = re.compile(r"(\d{6})-.*\.duckdb")
_seen: dict[Path, int] = {}  # folder → the newest release that this process has seen in it
PATIENCE = 300  # seconds to wait for another who works in the folder; a release of two million rows takes less than one


class Store:
    """A folder of releases. Reading needs no lock; work in progress happens inside `working()`, publishing inside `writing()`."""

    kind = "folder"
    behind: datetime | None = None  # since when only a copy is shown (etl/store/shared.py); a folder is always there
    outage: Exception | None = None  # Damaged: why nothing can be published upon what a copy follows

    def __init__(self, folder: Path):
        self.folder = Path(folder)
        self.log, self.blobs, self.db, self.tmp = (self.folder / n for n in ("log", "blobs", "db", "tmp"))

    def entries(self) -> list[Entry]:
        """All log entries, oldest first. Raises Damaged."""
        return self.before(len(self.numbers()) + 1)

    def before(self, release: int) -> list[Entry]:
        """The entries of the releases before one, oldest first. Raises Damaged."""
        entries, before = [], b""
        for number in range(1, release):
            data = self.entry_bytes(number)
            entries.append(checked(data, number, before, self.entry_path(number)))
            before = data
        return entries

    def sound(self) -> list[Entry]:
        """The entries up to the first damage, oldest first."""
        entries, before = [], b""
        with suppress(Damaged, OSError):
            for number in count(1):
                data = self.entry_bytes(number)
                entries.append(checked(data, number, before, self.entry_path(number)))
                before = data
        return entries

    def numbers(self) -> list[int]:
        """The numbers of all entries, in order. Raises Damaged where one between two others is missing, or one that was seen."""
        seen = self.seen()  # before the log is listed: somebody may be publishing
        numbers = self.listed()
        if gaps := set(range(1, len(numbers) + 1)) - set(numbers):
            raise Damaged(self.entry_path(min(gaps)), "gap")
        if seen > len(numbers):
            raise Damaged(self.entry_path(len(numbers) + 1), "lost") if self.log.exists() else Damaged(self.folder, "vanished")
        _seen[self.folder] = len(numbers)
        return numbers

    def listed(self) -> list[int]:
        """The numbers of the entries that are there, in order, whatever is missing. Raises OSError where they cannot be looked at."""
        try:
            return sorted(int(path.stem) for path in self.log.iterdir() if NAME.fullmatch(path.name))
        except FileNotFoundError:
            return []

    def seen(self) -> int:
        """The newest release that was ever seen here: by this process, or by whoever made its database. 0 for none."""
        made = (int(name[1]) for path in self.db.glob("*.duckdb") if (name := DATABASE.fullmatch(path.name)))
        return max(_seen.get(self.folder, 0), *made, 0)

    def entry_path(self, number: int) -> Path:
        return self.log / f"{number:06d}.json"

    def entry_bytes(self, number: int) -> bytes:
        """The bytes of an entry, unchecked. Raises Damaged where there are none."""
        try:
            return self.entry_path(number).read_bytes()
        except FileNotFoundError:
            raise Damaged(self.entry_path(number), "missing") from None

    def original(self, number: int) -> bytes | None:
        """The bytes of an entry in the place of which this folder is a copy; None where it is none."""

    def head(self) -> Entry | None:
        """The newest entry, or None when nothing has been published. Raises Damaged."""
        number = max(self.numbers(), default=0)
        before = self.entry_bytes(number - 1) if number > 1 else b""
        return checked(self.entry_bytes(number), number, before, self.entry_path(number)) if number else None

    def follow(self) -> None:
        """Keep up with what others publish, from now on. In a folder everybody sees everything anyway."""

    def refresh(self) -> None:
        """Take over what others have published up to now."""

    def writing(self) -> AbstractContextManager["Store"]:
        """Be the only one who publishes, as far as this machine goes."""
        return self.working()

    def ready(self) -> None:
        """Find out before a release is made whether all of it can be written. Raises PermissionError with the folder."""
        for folder in (self.log, self.blobs, self.db, self.tmp):
            if not os.access(folder, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    @contextmanager
    def working(self) -> Generator["Store"]:
        """Be the only one who works in this folder; sweep what a crash has left. The lock ends with its process. Raises
        TimeoutError where another one works for too long (a process that was stopped), Damaged where the folder has vanished."""
        self._stand()
        make_folder(self.folder)
        with FileLock(self.folder / ".lock", timeout=PATIENCE):
            shutil.rmtree(self.tmp, ignore_errors=True)
            for folder in (self.log, self.blobs, self.db, self.tmp):
                make_folder(folder)
            try:
                yield self
            finally:
                shutil.rmtree(self.tmp, ignore_errors=True)

    def _stand(self) -> None:
        """Refuse to begin a folder anew in which this process has seen releases: a disk may not be mounted."""
        if _seen.get(self.folder) and not self.log.exists():
            raise Damaged(self.folder, "vanished")

    def faults(self) -> list[tuple[int, Damaged]]:
        """(number, Damaged) of the entries that a shared store has not as this machine's copy has them."""
        return []

    def sweep(self) -> None:
        """Remove the work that a killed process has left; while somebody is writing there is nothing to sweep."""
        if self.tmp.exists():
            with (
                suppress(Timeout, OSError),
                FileLock(self.folder / ".lock", timeout=0),
            ):  # it may be another user's, or the disk read-only
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
                if number not in other.listed():
                    for name in blobs(entry):
                        other.put(self.get(name))
                    other.create(number, data)
                    copied += 1
                elif other.entry_bytes(number) != data:
                    raise Conflict(number)
                else:
                    for name in blobs(entry):
                        other.holds(name) or other.put(self.get(name))
        return copied

    def put(self, data: bytes) -> str:
        """Keep bytes; returns their SHA-256. Keeping the same bytes twice is keeping them once; damaged ones are replaced."""
        name = hashlib.sha256(data).hexdigest()
        if not Store.holds(self, name):
            settle(self._aside(data), self.blobs / name)
        return name

    def holds(self, name: str) -> bool:
        """Whether the bytes of this name are there, and are what their name says."""
        return not self._damage(name)

    def mend_entry(self, number: int) -> None:
        """Give a place the copy's entry (etl/store/shared.py); a folder is its own place."""

    def blob(self, name: str) -> Path:
        """The file with the bytes of this name, which were held against it. Raises Damaged."""
        if damage := self._damage(name):
            raise Damaged(self.blobs / name, damage)
        return self.blobs / name

    def get(self, name: str) -> bytes:
        """The bytes of this name. Raises Damaged."""
        return self.blob(name).read_bytes()

    def _damage(self, name: str) -> str:
        try:
            with (self.blobs / name).open("rb") as file:
                return "" if hashlib.file_digest(file, "sha256").hexdigest() == name else "digest"
        except FileNotFoundError:
            return "missing"

    def append(self, entry: Entry) -> None:
        """Add the entry under its number if there is none yet. Raises Conflict otherwise."""
        self.create(entry["release"], sealed(json.dumps(entry, ensure_ascii=False, indent=1).encode()))

    def create(self, number: int, data: bytes) -> None:
        """Add an entry as bytes. Raises Conflict where there is one of this number, Lacking where the disk does not confirm the new one."""
        aside, path = self._aside(data), self.entry_path(number)
        try:
            os.link(aside, path)
        except FileExistsError:
            raise Conflict(number) from None
        finally:
            with suppress(OSError):  # it is swept with the folder
                aside.unlink()
        try:
            sync_folder(self.log)
        except OSError:
            raise Lacking("unconfirmed", release=number, path=path) from None

    def _aside(self, data: bytes) -> Path:
        return write_aside(self.tmp / uuid.uuid4().hex, data)
