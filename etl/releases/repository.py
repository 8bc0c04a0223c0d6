"""The releases of one installation, for reading: log entries, catalogues, snapshots, the record as it was accepted."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import db
from db.recorded import Recorded
from db.settings import Settings
from db.whole import checksum
from etl import journal
from etl.catalogue import catalogue as catalogues
from etl.releases.database import Databases
from etl.store import opened
from etl.store.entry import Entry
from etl.store.place import Damaged
from etl.tables import read


class Repository:
    """Its settings, its store and the databases of its releases. The steps of what takes long go to `say(step)` (etl/releases/names.py)."""

    def __init__(self, settings: Settings, say: Callable[[str], object] = lambda step: None):
        self.settings = settings
        self.store = opened(settings)
        self.databases = Databases(settings, self.store)
        self.say = say

    def entry(self, number: int | None) -> Entry | None:
        """The log entry of a release, of the newest for None; None where there is none."""
        if number is None:
            return self.store.head()
        return next((e for e in self.store.entries() if e["release"] == number), None)

    def snapshot(self, release: int | None = None) -> db.Snapshot:
        """A release as it is shown; its database is made first if it is not there. Raises NoRelease."""
        self.store.sweep()
        entry = self.entry(release)
        if entry is None:
            raise db.NoRelease(release)
        return self._shown(entry)

    def _shown(self, entry: Entry) -> db.Snapshot:
        """The snapshot of an entry. Raises Damaged, BrokenDatabase."""
        path = self.databases.path(entry)
        make = partial(self._make, entry, path)
        if not path.exists():
            make()
        return db.opened(entry["release"], path, make)

    def _make(self, entry: Entry, path: Path) -> None:
        """Make a database that is gone or damaged again, unless another process has done so while this one waited."""
        before = db.identity(path)
        self.say("database")
        with self.store.working():
            if db.identity(path) == before:
                if checksum(path).exists():  # one of an earlier version of the software has none
                    journal.warn("database_damaged", path=str(path))
                path.unlink(missing_ok=True)
                self.databases.show(self.databases.aside(entry), entry)

    def last_good(self) -> db.Snapshot | None:
        """The newest release that can be shown although the record is damaged or has vanished; None where there is none: its entries and
        its database are sound, or this process has it open."""
        for entry in reversed(self.store.sound()):
            with suppress(Damaged, OSError):
                return self._shown(entry)
        return db.newest_open(self.store.db)

    def catalogue(self, entry: Entry) -> catalogues.Catalogue:
        """The catalogue of a log entry."""
        return catalogues.parse({name: self.store.get(sha) for name, sha in entry["catalogue"].items()})

    def record(self) -> list[read.Sheet]:
        """The newest release's figures as sheets, one for each file that they came from, rows as in the uploads."""
        snapshot, headers = self.snapshot(), {name: name for name in read.FIELDS}
        path = snapshot.whole()
        return [
            read.Sheet(f["name"], rows=range(f["rows"]), columns=["value"], lines=Recorded(path, f["name"]), headers=headers)
            for f in snapshot.records("record/file")
        ]
