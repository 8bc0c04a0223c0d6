"""A store that several machines share: the record lies in a place (PostgreSQL, S3); this machine keeps a whole copy of it.

The copy is a folder store. Every page is served from it, also while the place is away; only publishing needs the place.
"""

import hashlib
import threading
import time
import uuid
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from etl import journal
from etl.store.disk import settle, write_aside
from etl.store.folder import Store, blobs, parsed
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

    def follow(self) -> None:
        """From now on look at the place every few seconds; the first look is over when this returns. Raises Away when there
        is nothing to show yet."""
        if self._following.acquire(blocking=False):
            threading.Thread(target=self._follow, daemon=True, name="follow").start()
            self._look()
        if self.behind and self.head() is None:
            self.refresh()

    def refresh(self) -> None:
        """Take over what others have published. Raises Away."""
        if not self._settled or self.place.newer(self._newest()):
            with self.working():
                self._catch_up()

    @contextmanager
    def writing(self):
        """Be the only one of this machine who publishes, upon the newest state of the place. Raises Away."""
        with self.working():
            self._catch_up()
            yield self

    def put(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        self.place.keep(name, data)
        return super().put(data)

    def blob(self, name: str) -> Path:
        """The copy's file; where that is damaged it is taken from the place once more. Raises Damaged."""
        try:
            return super().blob(name)
        except Damaged:
            with suppress(Away):
                self._mend(name)
            return super().blob(name)

    def original(self, number: int) -> bytes | None:
        """The entry's bytes in the place; None where it has none, or is away."""
        with suppress(Away):
            return self.place.entry(number)

    def _mend(self, name: str) -> None:
        """Replace a blob of the copy by what the place has under its name. Needs no lock: others find the one or the other, whole."""
        data = self.place.blob(name)
        if data is not None and hashlib.sha256(data).hexdigest() == name:
            settle(write_aside(self.blobs / f".{uuid.uuid4().hex}", data), self.blobs / name)

    def create(self, number: int, data: bytes) -> None:
        """Create the entry in the place, then in the copy. Raises Conflict, Unsure when nobody can say, Lacking where
        the copy alone could not be written."""
        try:
            created = self.place.add(number, data)
        except Away as away:
            created = self._became(number, data, away)
        if not created and self.place.entry(number) != data:  # the first answer may have been lost, and the second is "there is one"
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
                journal.warn("store_away", store=str(self.place.address), detail=str(fault))
            self.behind = self._reached
        else:
            if self.behind is not None:
                journal.warn("store_back", store=str(self.place.address), away_since=self.behind.isoformat(timespec="seconds"))
            self.behind, self._reached = None, _now()

    # -- the copy ----------------------------------------------------------------------------------------------

    def _newest(self) -> int:
        return max(self.numbers(), default=0)

    def _catch_up(self) -> None:
        """Copy what the place has more: the blobs of an entry before the entry, so that the copy is whole at every moment."""
        newest = self._newest()
        if newest and self.place.entry(newest) != self.entry_bytes(newest):
            self._begin_anew()
            newest = 0
        for number in self.place.newer(newest):
            data = self.place.entry(number)
            for name in blobs(self._parsed(number, data)):
                self._take(name)
            super().create(number, data)
        self._settled = True

    def _parsed(self, number: int, data: bytes) -> dict:
        entry = parsed(data)
        if entry is None:
            raise Damaged(f"{self.place.address} log/{number:06d}")
        return entry

    def _take(self, name: str) -> None:
        """Copy a blob, if it is what its name says."""
        if not self.holds(name):
            data = self.place.blob(name)
            if data is None or hashlib.sha256(data).hexdigest() != name:
                raise Damaged(f"{self.place.address} blobs/{name}", "missing" if data is None else "digest")
            super().put(data)

    def _begin_anew(self) -> None:
        """The place tells another history, as after its restoration from a backup: follow it, and keep the old log aside."""
        aside = self.folder / f"log-{_now():%Y%m%d-%H%M%S-%f}"
        self.log.rename(aside)
        self.log.mkdir()
        journal.warn("store_differs", store=str(self.place.address), kept_aside=str(aside))


def _now() -> datetime:
    return datetime.now().astimezone()

