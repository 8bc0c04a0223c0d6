"""Checked rows to a new release, and undo.

Order of a publication: blobs, then the database aside, then the log entry (the moment of truth), then the database
under its own name. Killed anywhere, the last release stays as it was; what is missing is made at the next start.
"""

import hashlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

import db
from db.build import RowFile
from db.recorded import Recorded
from db.refusal import working_folder
from db.settings import Settings
from db.whole import checksum
from etl import journal
from etl.catalogue import additions
from etl.catalogue import catalogue as catalogues
from etl.checks.check import Checked, check
from etl.formats.arrived import content
from etl.formats.unseen import cleaned
from etl.problem import errors
from etl.releases.database import Databases, sample_files, starting_files
from etl.releases.preview import Preview, preview
from etl.store import opened
from etl.store.place import Conflict, Damaged
from etl.tables import read
from etl.tables.worksheets import upload


class Refused(Exception):
    """The data has problems (they are the argument); nothing was published."""

    @property
    def problems(self) -> list:
        return self.args[0]


class Outdated(Exception):
    """The preview was made against an older release; the argument is the newest log entry."""


@dataclass
class Draft:
    """What is to be published: rows of some files, with their new indicators; or another catalogue, or an older entry's content."""

    action: str
    against: int
    by: str
    reason: str = ""
    previewed: Preview | None = None
    uploads: dict = field(default_factory=dict)  # file name → bytes as they came, or Arrived
    catalogue: dict | None = None  # file name → bytes
    added: dict = field(
        default_factory=dict
    )  # file → ids of the catalogue's records that come with the rows (etl/catalogue/additions.py)
    restore: dict | None = None  # an entry whose files are taken over
    reasons: dict = field(default_factory=dict)  # (office, indicator, period) of a revised figure → its own reason
    mode: str = "command"  # how the publisher was known: command, local, header, oidc (api/permission.py)
    agreed: dict = field(default_factory=dict)  # repairs and warnings agreed to (etl/checks/check.py `Checked.agreed`)


class Publisher:
    """The releases of one installation: its settings, its store, and its steps told to `say(step)`."""

    def __init__(self, settings: Settings, say=lambda step: None):
        self.settings = settings
        self.store = opened(settings)
        self.databases = Databases(settings, self.store)
        self.say = say

    # -- reading -----------------------------------------------------------------------------------------------

    def snapshot(self, release: int | None = None):
        """A release as it is shown; its database is made first if it is not there. Raises NoRelease."""
        self.store.sweep()
        entry = self.entry(release)
        if entry is None:
            raise db.NoRelease(release)
        return self._shown(entry)

    def _shown(self, entry: dict):
        """The snapshot of an entry. Raises Damaged, Unreadable."""
        path = self.databases.path(entry)
        make = partial(self._make, entry, path)
        if not path.exists():
            make()
        return db.opened(entry["release"], path, make)

    def _make(self, entry: dict, path: Path) -> None:
        """Make a database that is gone or damaged again, unless another process has done so while this one waited."""
        before = db.identity(path)
        self.say("database")
        with self.store.working():
            if db.identity(path) == before:
                if checksum(path).exists():  # one of an earlier version of the software has none
                    journal.warn("database_damaged", path=str(path))
                path.unlink(missing_ok=True)
                self.databases.show(self.databases.aside(entry), entry)

    def last_good(self):
        """The newest release that can be shown although the record is damaged or has vanished; None where there is none: its entries and
        its database are sound, or this process has it open."""
        for entry in reversed(self.store.sound()):
            with suppress(Damaged, OSError):
                return self._shown(entry)
        return db.newest_open(self.store.db)

    def catalogue(self, entry: dict) -> catalogues.Catalogue:
        """The catalogue of a log entry."""
        return catalogues.parse({name: self.store.get(sha) for name, sha in entry["catalogue"].items()})

    def record(self) -> list:
        """The newest release's figures as sheets, one for each file that they came from, rows as in the uploads."""
        snapshot, headers = self.snapshot(), {name: name for name in read.FIELDS}
        path = snapshot.whole()
        return [
            read.Sheet(f["name"], rows=range(f["rows"]), columns=["value"], lines=Recorded(path, f["name"]), headers=headers)
            for f in snapshot.records("record/file")
        ]

    def starting_files(self) -> list:
        """The files under data/yearly/ as (name, Arrived)."""
        return starting_files(self.settings)

    # -- writing -----------------------------------------------------------------------------------------------

    def build(self, by: str = "") -> tuple[dict, list]:
        """Check data/; publish release 1, or take over a changed catalogue. Returns the newest entry and all problems.

        Raises Refused when there is an error anywhere; then nothing is published.
        """
        self.say("check")
        catalogue = catalogues.load(self.settings.data / "catalogue")
        if errors(catalogue.problems):
            raise Refused(catalogue.problems)
        start = self._checked_start(catalogue)
        head = self.store.head()
        if head is None:
            head = self._first(catalogue, start, by)
        else:
            added = self._added(catalogue)
            if changes := catalogues.differences(additions.without(self.catalogue(self._last_taken_over()), added), catalogue):
                tables = self.catalogue(head).tables
                kept = {file: [record for record in tables[file] if record["id"] in ids] for file, ids in added.items()}
                head = self._take_over(head, additions.extended(catalogue, kept), by, changes)
        self.snapshot()
        return head, catalogue.notes + start.problems

    def publish(self, draft: Draft) -> dict:
        """Make the draft the newest release; returns its log entry. Raises Outdated; Refused for a faulty catalogue; Away where a shared
        store cannot be reached."""
        if draft.catalogue and (faults := errors(catalogues.parse(draft.catalogue).problems)):
            raise Refused(faults)
        with self.store.writing():
            self.store.ready()
            head = self.store.head()
            if (head["release"] if head else 0) != draft.against:
                raise Outdated(head)
            self.say("record")
            entry = self._entry_of(draft, head)
            self.say("database")
            aside = self.databases.aside(entry)
            try:
                self.store.append(entry)
            except Conflict:  # somebody on another machine was faster
                raise Outdated(self.store.head()) from None
            try:
                self.databases.show(aside, entry)
            except OSError as fault:  # it is published all the same: the database is made again when it is asked for
                journal.warn("database_not_kept", detail=str(fault))
        journal.note("published", **_told(entry))
        return entry

    @contextmanager
    def trial(self, draft: Draft):
        """What the draft would show, as a snapshot that nobody else sees; it is gone when the block ends."""
        head = self.store.head()
        entry = {**head, "release": head["release"] + 1}
        with working_folder("draft-") as folder:
            files = []
            for n, (file, rows) in enumerate(draft.previewed.files()):
                path = folder / f"draft{n}.csv"
                path.write_bytes(rows)
                files.append(RowFile(path, file, entry["release"], draft.by, "", ""))
            snapshot = db.Snapshot(entry["release"], self.databases.aside(entry, folder, tuple(files), draft.catalogue))
            try:
                yield snapshot
            finally:
                snapshot.close()

    def undo(self, by: str, reason: str = "", to: int | None = None, against: int | None = None, mode: str = "command") -> dict:
        """Publish anew what stood before the newest release (or release `to`).

        against: the release that was the newest when this was decided. Raises NoRelease, Outdated.
        """
        head = self.store.head()
        if against is not None and head["release"] != against:
            raise Outdated(head)
        target = to if to is not None else (head["parent"] if head else 0)
        old = self.entry(target) if target else None
        if old is None or old["release"] == head["release"]:
            raise db.NoRelease(target)
        return self.publish(Draft("undo", head["release"], by, reason, restore=old, mode=mode))

    # -- the parts ---------------------------------------------------------------------------------------------

    def _checked_start(self, catalogue) -> Checked:
        files = starting_files(self.settings) + (sample_files(self.settings) if self.settings.sample else [])
        start = check(read.read_all(files, catalogue), catalogue)
        if start.errors:
            raise Refused(start.problems)
        return start

    def _first(self, catalogue, start: Checked, by: str) -> dict:
        files = dict(self.starting_files())
        draft = Draft("build", 0, by, previewed=preview(start, list(files)), uploads=files, catalogue=catalogue.files)
        with suppress(Outdated):  # another process was first: its release is as good
            return self.publish(draft)
        return self.store.head()

    def _take_over(self, head: dict, catalogue, by: str, changes: str) -> dict:
        """Publish the record under another catalogue. Raises Refused where a kept figure or indicator does not fit it."""
        if faults := errors(catalogue.problems):
            raise Refused(faults)
        if faults := check(self.record(), catalogue).errors:
            raise Refused(faults)
        return self.publish(Draft("catalogue", head["release"], by, changes, catalogue=catalogue.files))

    def _added(self, catalogue) -> dict:
        """File → ids of what ever came with figures and this catalogue has not: a changed data/catalogue does not take it away."""
        ids = {file: {record["id"] for record in catalogue.tables[file]} for file in additions.FILES}
        return {file: came - ids[file] for file, came in additions.added(self.store.entries()).items()}

    def _last_taken_over(self) -> dict:
        """The entry that last took its catalogue from data/: an undo since then is not to be undone by the next build."""
        return next(e for e in reversed(self.store.entries()) if e["action"] in ("build", "catalogue"))

    def entry(self, number: int | None) -> dict | None:
        """The log entry of a release, of the newest for None; None where there is none."""
        if number is None:
            return self.store.head()
        return next((e for e in self.store.entries() if e["release"] == number), None)

    def _entry_of(self, draft: Draft, head: dict | None) -> dict:
        """The log entry of a draft; its blobs are kept on the way."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        base = draft.restore or head or {"catalogue": {}, "files": []}
        signature = {"release": draft.against + 1, "by": cleaned(draft.by), "at": now}
        taken = {name: self.store.put(data) for name, data in (draft.catalogue or {}).items()}
        return {
            **signature,
            "parent": draft.against,
            "parent_sha256": _sha256(self.store.entry_bytes(draft.against)) if head else "",
            "action": draft.action,
            "mode": draft.mode,
            "reason": cleaned(draft.reason),
            "restored": draft.restore["release"] if draft.restore else None,
            "summary": draft.previewed.counts if draft.previewed else {},
            "changes": _changes(draft),
            "agreed": draft.agreed,
            "catalogue": taken or base["catalogue"],
            "added": draft.added,
            "files": base["files"] + [{**file, **signature} for file in self._kept_files(draft)],
        }

    def _kept_files(self, draft: Draft):
        """The blobs of a draft's files: the accepted rows, and the upload as it was."""
        if draft.previewed is not None:
            for name, rows in draft.previewed.files():
                yield {
                    "name": name,
                    "rows": self.store.put(rows),
                    "upload": self.store.put(content(draft.uploads[upload(name, draft.uploads)])),
                }


def _told(entry: dict) -> dict:
    """What the journal says of a release: who and what, never a figure."""
    own = [{"name": f["name"], "upload": f["upload"]} for f in entry["files"] if f["release"] == entry["release"]]
    known = ("release", "by", "mode", "action", "reason", "restored", "summary")
    return {**{name: entry[name] for name in known}, "files": own}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changes(draft: Draft) -> list:
    """Every revised figure: what it was, what it is, and why."""
    if draft.previewed is None or draft.against == 0:
        return []
    return [
        {
            **{name: row[name] for name in ("office", "indicator", "period")},
            "old": [row[f"old_{name}"] for name in ("value", "qualifier", "status")],
            "new": [row[name] for name in ("value", "qualifier", "status")],
            "reason": draft.reasons.get((row["office"], row["indicator"], row["period"])) or draft.reason,
        }
        for row in draft.previewed.of("changed")
    ]
