"""Checked rows to a new release, and undo.

Order of a publication: blobs, then the database aside, then the log entry (the moment of truth), then the database
under its own name. Killed anywhere, the last release stays as it was; what is missing is made at the next start.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import db
from db.settings import Settings
from etl import catalogue as catalogues
from etl import read
from etl.check import Checked, check
from etl.database import Databases, canonical, sample_files, starting_files
from etl.preview import Preview, preview
from etl.problem import errors
from etl.store import Store


class Refused(Exception):
    """The data has problems (they are the argument); nothing was published."""

    @property
    def problems(self) -> list:
        return self.args[0]


class Outdated(Exception):
    """The preview was made against an older release; the argument is the newest log entry."""


@dataclass
class Draft:
    """What is to be published: rows of some files, or another catalogue, or an older entry's content."""

    action: str
    against: int
    by: str
    reason: str = ""
    previewed: Preview | None = None
    uploads: dict = field(default_factory=dict)  # file name → bytes as they came
    catalogue: dict | None = None  # file name → bytes
    restore: dict | None = None  # an entry whose files are taken over


class Publisher:
    """The releases of one installation: its settings, its store, and its steps told to `say(step)`."""

    def __init__(self, settings: Settings, say=lambda step: None):
        self.settings = settings
        self.store = Store(settings.store)
        self.databases = Databases(settings, self.store)
        self.say = say

    # -- reading -----------------------------------------------------------------------------------------------

    def snapshot(self, release: int | None = None):
        """A release as it is shown; its database is made first if it is not there. Raises NoRelease."""
        entry = self._entry(release)
        if entry is None:
            raise db.NoRelease(release)
        if not self.databases.path(entry).exists():
            self.say("database")
            with self.store.writing():
                self.databases.show(self.databases.aside(entry), entry)
        return db.snapshot(entry["release"], self.settings.store)

    def catalogue(self, entry: dict) -> catalogues.Catalogue:
        """The catalogue of a log entry."""
        return catalogues.parse({name: self.store.get(sha) for name, sha in entry["catalogue"].items()})

    def record(self, entry: dict) -> list:
        """The record's files as sheets, oldest first; row numbers are those of the uploads."""
        sheets = []
        for file in entry["files"]:
            sheet = read.read(self.store.get(file["rows"]), file["name"])
            place = sheet.header.index("row")
            sheet.records = [(int(cells[place]), cells) for _, cells in sheet.records]
            sheets.append(sheet)
        return sheets

    def starting_files(self) -> list:
        """The files under data/yearly/ as (name, bytes)."""
        return starting_files(self.settings)

    # -- writing -----------------------------------------------------------------------------------------------

    def build(self) -> tuple[dict, list]:
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
            head = self._first(catalogue, start)
        elif {name: _sha256(data) for name, data in catalogue.files.items()} != head["catalogue"]:
            head = self._take_over(head, catalogue)
        self.snapshot()
        return head, start.problems

    def publish(self, draft: Draft) -> dict:
        """Make the draft the newest release; returns its log entry. Raises Outdated."""
        with self.store.writing():
            head = self.store.head()
            if (head["release"] if head else 0) != draft.against:
                raise Outdated(head)
            self.say("record")
            entry = self._entry_of(draft, head)
            self.say("database")
            aside = self.databases.aside(entry)
            self.store.append(entry)
            self.databases.show(aside, entry)
        return entry

    def undo(self, by: str, reason: str = "", to: int | None = None) -> dict:
        """Publish anew what stood before the newest release (or release `to`). Raises NoRelease."""
        head = self.store.head()
        target = to if to is not None else (head["parent"] if head else 0)
        old = self._entry(target) if target else None
        if old is None or old["release"] == head["release"]:
            raise db.NoRelease(target)
        return self.publish(Draft("undo", head["release"], by, reason, restore=old))

    # -- the parts ---------------------------------------------------------------------------------------------

    def _checked_start(self, catalogue) -> Checked:
        files = starting_files(self.settings) + (sample_files(self.settings) if self.settings.sample else [])
        start = check([read.read(data, name) for name, data in files], catalogue)
        if start.errors:
            raise Refused(start.problems)
        return start

    def _first(self, catalogue, start: Checked) -> dict:
        files = dict(self.starting_files())
        rows = start.rows[start.rows["file"].isin(list(files))]
        draft = Draft("build", 0, "", previewed=preview(rows, None), uploads=files, catalogue=catalogue.files)
        with suppress(Outdated):  # another process was first: its release is as good
            return self.publish(draft)
        return self.store.head()

    def _take_over(self, head: dict, catalogue) -> dict:
        """Publish the record under another catalogue. Raises Refused where a kept figure does not fit it."""
        faults = [p for p in check(self.record(head), catalogue).errors if p.code != "duplicate"]  # a later file's row wins
        if faults:
            raise Refused(faults)
        return self.publish(Draft("catalogue", head["release"], "", catalogue=catalogue.files))

    def _entry(self, number: int | None) -> dict | None:
        if number is None:
            return self.store.head()
        return next((e for e in self.store.entries() if e["release"] == number), None)

    def _entry_of(self, draft: Draft, head: dict | None) -> dict:
        """The log entry of a draft; its blobs are kept on the way."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        base = draft.restore or head or {"catalogue": {}, "files": []}
        signature = {"release": draft.against + 1, "by": draft.by, "at": now}
        taken = {name: self.store.put(data) for name, data in (draft.catalogue or {}).items()}
        return {
            **signature,
            "parent": draft.against,
            "parent_sha256": _sha256(self.store.entry_bytes(draft.against)) if head else "",
            "action": draft.action,
            "reason": draft.reason,
            "restored": draft.restore["release"] if draft.restore else None,
            "summary": draft.previewed.counts if draft.previewed else {},
            "changes": _changes(draft),
            "catalogue": taken or base["catalogue"],
            "files": base["files"] + [{**file, **signature} for file in self._kept_files(draft)],
        }

    def _kept_files(self, draft: Draft):
        """The blobs of a draft's files: the accepted rows, and the upload as it was."""
        if draft.previewed is not None:
            for name, rows in draft.previewed.accepted.groupby("file", sort=False):
                yield {"name": name, "rows": self.store.put(canonical(rows)), "upload": self.store.put(draft.uploads[name])}


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
            "reason": draft.reason,
        }
        for row in draft.previewed.of("changed")
    ]
