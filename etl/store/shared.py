"""A store that several machines share: the record lies in a place (PostgreSQL, S3); this machine keeps a whole copy of it.

The copy is a folder store. Every page is served from it, also while the place is away; only publishing needs the place.
"""

import hashlib
import threading
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from etl import journal
from etl.store.disk import settle, write_aside
from etl.store.entry import blobs, checked, is_whole
from etl.store.folder import Store
from etl.store.place import Away, Conflict, Damaged, Lacking, Place, Unsure

EVERY = 2.0  # seconds between two looks at the place
TRIES = 5  # to learn what became of an entry while the place was going away


class Shared(Store):
    """A folder that follows a place. `behind` is when the place was last reached, while it cannot be."""

    def __init__(self, place: Place, folder: Path):
        super().__init__(folder)
        self.place, self.kind = place, place.kind
        self.behind = None
        self._settled = False  # whether place and copy have been found to tell one history
        self._reached = _now()
        self._following = threading.Lock()
        self._has_looked = threading.Event()

    def follow(self) -> None:
        """From now on look at the place every few seconds; the first look is over when this returns, for whoever else asks meanwhile
        too. Raises Away when there is nothing to show yet."""
        if self._following.acquire(blocking=False):
            threading.Thread(target=self._follow, daemon=True, name="follow").start()
            try:
                self._look()
            finally:
                self._has_looked.set()
        self._has_looked.wait()
        if self.head() is None:  # another machine may have published the first release since the last look
            self.refresh()

    def refresh(self) -> None:
        """Take over what others have published. Raises Away; Damaged where the place is not what it was."""
        if not self._settled or self._is_apart():
            with self.working():
                self._catch_up()

    @contextmanager
    def writing(self) -> Generator[Store]:
        """Be the only one of this machine who publishes, upon the newest state of the place. Raises Away, Damaged."""
        with self.working():
            self._catch_up()
            yield self

    def put(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        if not self.place.keep(name, data) and self.place.blob(name) != data:
            self.place.mend_blob(name, data)
        return super().put(data)

    def holds(self, name: str) -> bool:
        """Whether the bytes of this name are in the place and in the copy, and are what their name says. Raises Away."""
        return super().holds(name) and _is_named(self.place.blob(name), name)

    def faults(self) -> list[tuple[int, Damaged]]:
        return [(number, fault) for number in range(1, len(self.sound()) + 1) if (fault := self._fault(number))]

    def _fault(self, number: int) -> Damaged | None:
        """What is wrong with an entry of the place, the copy's being whole. Raises Away."""
        data = self.place.entry(number)
        if data == self.entry_bytes(number):
            return None
        return Damaged(self._address(f"log/{number:06d}.json"), "lost" if data is None else "differs", self.folder)

    def mend_entry(self, number: int) -> None:
        """Give the place the copy's entry. Raises Away."""
        self.place.mend_entry(number, self.entry_bytes(number))

    def blob(self, name: str) -> Path:
        """The copy's file; where that is damaged it is taken from the place once more. Raises Damaged."""
        try:
            return super().blob(name)
        except Damaged:
            with suppress(Away):
                self._mend(name)
            return super().blob(name)

    def original(self, number: int) -> bytes | None:
        """The entry's bytes in the place; None where it has none that are whole, or is away."""
        with suppress(Away):
            data = self.place.entry(number) or b""
            return data if is_whole(data, number) else None

    def _mend(self, name: str) -> None:
        """Replace a blob of the copy by what the place has under its name. Needs no lock: others find the one or the other, whole."""
        data = self.place.blob(name)
        if data is not None and _is_named(data, name):
            settle(write_aside(self.blobs / f".{uuid.uuid4().hex}", data), self.blobs / name)

    def create(self, number: int, data: bytes) -> None:
        """Create the entry in the place, then in the copy. Raises Conflict, Unsure when nobody can say, Lacking where
        the copy alone could not be written."""
        try:
            created = self.place.add(number, data)
        except Away as away:
            created = self._became(number, data, away)
        if (
            not created and self.place.entry(number) != data
        ):  # the first answer may have been lost, and the second is "there is one"
            self._catch_up()
            raise Conflict(number)
        try:
            super().create(number, data)
        except OSError:
            raise Lacking("uncopied", release=number, folder=self.folder) from None

    def _became(self, number: int, data: bytes, away: Away) -> bool:
        """Whether an entry was created of which the place did not say so."""
        for _ in range(TRIES):
            time.sleep(0.5)
            try:
                return self.place.entry(number) == data or self.place.add(number, data)
            except Away as still:
                away = still
        raise Unsure(away.place, away.detail) from None

    def _follow(self) -> None:
        while True:
            time.sleep(EVERY)
            self._look()

    def _look(self) -> None:
        """One look at the place; when it fails, for whatever reason, the pages are served from the copy."""
        try:
            self.refresh()
        except Exception as fault:
            if self.behind is None:
                event = "store_damaged" if isinstance(fault, Damaged) else "copy_refused" if _is_here(fault) else "store_away"
                journal.warn(event, store=str(self.place.address), detail=str(fault))
            self.behind, self.outage = self._reached, fault if _is_here(fault) else None
        else:
            if self.behind is not None:
                journal.warn("store_back", store=str(self.place.address), away_since=self.behind.isoformat(timespec="seconds"))
            self.behind, self.outage, self._reached = None, None, _now()

    # -- the copy ----------------------------------------------------------------------------------------------

    def _stand(self) -> None:
        """A copy that vanished is taken from the place anew."""

    def _is_apart(self) -> bool:
        """Whether copy and place do not end with the same entry, or the copy's is damaged. Raises Away."""
        newest = max(self.listed(), default=0)
        try:
            self.head()
        except Damaged:
            return True
        return self.place.newer(max(newest - 1, 0)) != [newest] * bool(newest)

    def _catch_up(self) -> None:
        """Copy what the place has more, and what is damaged in the copy: the blobs of an entry before the entry, so that the copy is
        whole at every moment. Raises Damaged, and changes nothing, where the place lacks what was seen here, or differs from it."""
        whole = len(self.sound())
        numbers = self._numbers(whole)
        if whole and (fault := self._fault(whole)):
            raise fault
        before = self.entry_bytes(whole) if whole else b""
        for number in numbers:
            data = self.place.entry(number) or b""
            for name in blobs(checked(data, number, before, self._address(f"log/{number:06d}.json"))):
                self._take(name)
            self.entry_path(number).unlink(missing_ok=True)  # it was damaged
            super().create(number, data)
            before = data
        self._settled = True

    def _numbers(self, whole: int) -> list[int]:
        """The numbers of the entries of the place after those of the copy that are whole. Raises Damaged where one is missing."""
        seen = max(self.seen(), *self.listed(), whole)
        numbers = self.place.newer(max(whole - 1, 0))
        if lacking := set(range(max(whole, 1), max(seen, *numbers, 0) + 1)) - set(numbers):
            what = "lost" if max(lacking) > max(numbers, default=0) else "gap"
            raise Damaged(self._address(f"log/{min(lacking):06d}.json"), what, self.folder if whole == seen else "")
        return [number for number in numbers if number > whole]

    def _take(self, name: str) -> None:
        """Copy a blob, if it is what its name says."""
        if not super().holds(name):
            data = self.place.blob(name)
            if data is None or not _is_named(data, name):
                raise Damaged(self._address(f"blobs/{name}"), "missing" if data is None else "digest")
            super().put(data)

    def _address(self, name: str) -> str:
        return f"{self.place.address} {name}"


def _is_named(data: bytes | None, name: str) -> bool:
    return data is not None and hashlib.sha256(data).hexdigest() == name


def _is_here(fault: Exception) -> bool:
    """Whether a look failed by what was found, or by what this machine refuses, and not because the place is away."""
    return isinstance(fault, Damaged | OSError) and not isinstance(fault, Away)


def _now() -> datetime:
    return datetime.now().astimezone()
