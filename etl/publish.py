"""Checked rows to a new release; undo; and the database of every release, which can always be made again.

Order of a publication: blobs, then the database aside, then the log entry (the moment of truth), then the database
under its own name. Killed anywhere, the last release stays as it was; what is missing is made at the next start.
"""

import csv
import hashlib
import io
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pandas as pd

import db
from db.build import ROW_COLUMNS, RowFile, build
from db.settings import Settings
from etl import catalogue as catalogues
from etl import read, value
from etl.check import Checked, check
from etl.preview import Preview, preview
from etl.problem import errors
from etl.store import Store

KEPT_DATABASES = 5  # of older releases; others are made again when somebody asks for them


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
        self.say = say

    # -- reading -----------------------------------------------------------------------------------------------

    def snapshot(self, release: int | None = None):
        """A release as it is shown; its database is made first if it is not there. Raises NoRelease."""
        entry = self._entry(release)
        if entry is None:
            raise db.NoRelease(release)
        if not self._database(entry).exists():
            with self.store.writing():
                self._make_database(entry)
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

    def starting_files(self, folder: str = "yearly") -> list:
        """The files under data/ that the product starts with, as (name, bytes)."""
        return [(str(p.relative_to(self.settings.data)), p.read_bytes())
                for p in sorted((self.settings.data / folder).glob("*.csv"))]

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
        elif self._changed_catalogue(head, catalogue):
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
            aside = self._build_aside(entry)
            self.store.append(entry)
            aside.replace(self._database(entry))
            self._sweep(entry)
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
        folders = ["yearly"] + (["sample/yearly"] if self._has_sample(catalogue) else [])
        sheets = [read.read(data, name) for folder in folders for name, data in self.starting_files(folder)]
        start = check(sheets, catalogue)
        if start.errors:
            raise Refused(start.problems)
        return start

    def _first(self, catalogue, start: Checked) -> dict:
        files = self.starting_files()
        rows = start.rows[start.rows["file"].isin([name for name, _ in files])]
        draft = Draft("build", 0, "", previewed=preview(rows, None), uploads=dict(files), catalogue=catalogue.files)
        with suppress(Outdated):  # another process was first: its release is as good
            return self.publish(draft)
        return self.store.head()

    def _changed_catalogue(self, head: dict, catalogue) -> bool:
        return {n: hashlib.sha256(b).hexdigest() for n, b in catalogue.files.items()} != head["catalogue"]

    def _take_over(self, head: dict, catalogue) -> dict:
        current = check(self.record(head), catalogue)
        faults = [p for p in current.errors if p.code != "duplicate"]  # a later file rightly repeats a key
        if faults:
            raise Refused(faults)
        return self.publish(Draft("catalogue", head["release"], "", catalogue=catalogue.files))

    def _entry(self, number: int | None) -> dict | None:
        if number is None:
            return self.store.head()
        return next((e for e in self.store.entries() if e["release"] == number), None)

    def _entry_of(self, draft: Draft, head: dict | None) -> dict:
        number = draft.against + 1
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        base = draft.restore or head or {"catalogue": {}, "files": []}
        counts = draft.previewed.counts if draft.previewed else {}
        entry = {
            "release": number, "parent": draft.against,
            "parent_sha256": hashlib.sha256(self.store.entry_bytes(draft.against)).hexdigest() if head else "",
            "action": draft.action, "by": draft.by, "at": now, "reason": draft.reason,
            "restored": draft.restore["release"] if draft.restore else None,
            "summary": counts, "changes": _changes(draft),
            "catalogue": {n: self.store.put(b) for n, b in draft.catalogue.items()} if draft.catalogue else base["catalogue"],
            "files": list(base["files"]),
        }
        if draft.previewed is not None:
            for name, rows in draft.previewed.accepted.groupby("file", sort=False):
                entry["files"].append({"name": name, "rows": self.store.put(_canonical(rows)), "release": number,
                                       "upload": self.store.put(draft.uploads[name]), "by": draft.by, "at": now})
        return entry

    def _has_sample(self, catalogue) -> bool:
        return self.settings.sample and any(o["sample"] for o in catalogue.tables["offices.csv"])

    def _database(self, entry: dict) -> Path:
        """The file name says what went in, so a changed sample or setting gives another file."""
        content = hashlib.sha256(self.store.entry_bytes(entry["release"]))
        content.update(str(self.settings.sample).encode())
        for name, data in self.starting_files("sample/yearly"):
            content.update(name.encode() + data)
        return self.store.db / db.database_name(entry["release"], content.hexdigest())

    def _make_database(self, entry: dict) -> None:
        self.say("database")
        self._build_aside(entry).replace(self._database(entry))
        self._sweep(entry)

    def _build_aside(self, entry: dict) -> Path:
        catalogue = self.catalogue(entry)
        frames = {name: catalogue.frame(name) for name in catalogues.COLUMNS}
        files = []
        if self._has_sample(catalogue):
            files = self._sample_files(catalogue)
        else:
            real = frames["offices.csv"]["sample"] == ""
            frames["offices.csv"] = frames["offices.csv"][real]
        frames["offices.csv"] = frames["offices.csv"].assign(sample=frames["offices.csv"]["sample"] == "yes")
        files += [RowFile(self.store.blobs / f["rows"], f["name"], f["release"], f["by"], f["at"], f["upload"])
                  for f in entry["files"]]
        aside = self.store.tmp / f"{entry['release']}.duckdb"
        aside.unlink(missing_ok=True)
        build(aside, frames, files, _log_frame([*self.store.entries()[: entry["release"] - 1], entry]))
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        return aside

    def _sample_files(self, catalogue) -> list:
        """The sample district's rows, read anew: they belong to the product and not to the record."""
        sheets = [read.read(data, name) for name, data in self.starting_files("sample/yearly")]
        checked = check(sheets, catalogue)
        files = []
        for n, (name, rows) in enumerate(checked.rows.groupby("file", sort=False)):
            path = self.store.tmp / f"sample-{n}.csv"
            path.write_bytes(_canonical(rows))
            files.append(RowFile(path, name, 0, "", datetime.fromtimestamp(0).astimezone().isoformat(), ""))
        return files

    def _sweep(self, newest: dict) -> None:
        """Remove databases that nothing shows any more: other makes of the newest release, and the oldest ones."""
        keep = {self._database(newest), *list(db.databases(self.store.folder).values())[-KEPT_DATABASES:]}
        for path in self.store.db.iterdir():
            outdated = path.name.startswith(f"{newest['release']:06d}-") and path != self._database(newest)
            if path not in keep or outdated:
                with suppress(OSError):  # still open somewhere (Windows): next time
                    path.unlink()


def _canonical(rows: pd.DataFrame) -> bytes:
    """Accepted rows as a CSV in ROW_COLUMNS, the form that the database is built from."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(ROW_COLUMNS)
    for row in rows[list(ROW_COLUMNS)].itertuples(index=False):
        writer.writerow([value.written(row.value) if name == "value" else getattr(row, name) for name in ROW_COLUMNS])
    return out.getvalue().encode()


def _changes(draft: Draft) -> list:
    """Every revised figure: what it was, what it is, and why."""
    if draft.previewed is None or draft.against == 0:
        return []
    return [{"office": r["office"], "indicator": r["indicator"], "period": r["period"],
             "old": [r["old_value"], r["old_qualifier"], r["old_status"]], "new": [r["value"], r["qualifier"], r["status"]],
             "reason": draft.reason} for r in draft.previewed.of("changed")]


def _log_frame(entries: list) -> pd.DataFrame:
    counts = ("new", "changed", "unchanged")
    return pd.DataFrame([{**e, "published_by": e["by"], "published_at": e["at"], **{s: str(e["summary"].get(s, 0)) for s in counts}}
                         for e in entries])

