"""The databases of the releases: derived from the log and the sample district, and made again whenever one is missing."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pandas as pd

import db
from db.build import RowFile, build
from db.settings import Settings
from db.whole import checksum, digest
from etl.catalogue import catalogue as catalogues
from etl.checks.check import check
from etl.formats.arrived import Arrived
from etl.releases.preview import preview
from etl.store.disk import about
from etl.store.entry import Entry, EntryFile
from etl.store.folder import Store
from etl.tables import read

KEPT = 5  # of older releases; others are made again when somebody asks for them
_of_sample: dict[bytes, list[tuple[str, bytes]]] = {}  # what went in → the sample district's rows; of the last catalogue only


class Databases:
    """One DuckDB file for each release, under a name that says what went into it."""

    def __init__(self, settings: Settings, store: Store):
        self.settings, self.store = settings, store

    def path(self, entry: Entry) -> Path:
        """Where the entry's database is or would be; a changed sample district or setting gives another file."""
        content = hashlib.sha256(self.store.entry_bytes(entry["release"]))
        content.update(str(self.settings.sample).encode())
        for name, data in sample_files(self.settings):
            content.update(name.encode() + data.read())
        return self.store.db / db.database_name(entry["release"], content.hexdigest())

    def aside(
        self, entry: Entry, folder: Path | None = None, more: tuple[RowFile, ...] = (), texts: dict[str, bytes] | None = None
    ) -> Path:
        """Build the entry's database in a folder (the store's tmp). The entry need not be in the log yet.

        more: RowFiles on top of the entry's own, and texts: catalogue file → bytes, for a draft that is not kept yet.
        """
        folder = folder or self.store.tmp
        catalogue = catalogues.parse(texts or {name: self.store.get(sha) for name, sha in entry["catalogue"].items()})
        frames = {name: catalogue.frame(name) for name in catalogues.COLUMNS}
        is_sample = frames["offices.csv"]["sample"] == "yes"
        frames["offices.csv"] = frames["offices.csv"].assign(sample=is_sample)[~is_sample | self.settings.sample]
        target = folder / f"{entry['release']}.duckdb"
        target.unlink(missing_ok=True)
        files = [*self._sample(catalogue, folder), *map(self._row_file, entry["files"]), *more]
        build(target, frames, files, _log([*self.store.before(entry["release"]), entry]))
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        return target

    def show(self, aside: Path, entry: Entry) -> None:
        """Give the database its name, from which moment it is shown; sweep those that nothing shows any more. Its checksum comes first:
        killed between the two, it is made once more."""
        path = self.path(entry)
        checksum(path).write_text(digest(aside), "ascii")
        aside.replace(path)
        self._sweep(entry)

    def _row_file(self, file: EntryFile) -> RowFile:
        return RowFile(self.store.blob(file["rows"]), file["name"], file["release"], file["by"], file["at"], file["upload"])

    def _sample(self, catalogue: catalogues.Catalogue, folder: Path) -> list[RowFile]:
        """The sample district's rows, read anew: they belong to the product and not to the record (release 0)."""
        if not self.settings.sample:
            return []
        files = []
        for name, of_file in self._sample_rows(catalogue):
            path = folder / Path(name).name
            with about(path):
                path.write_bytes(of_file)
            files.append(RowFile(path, name, 0, "", "", ""))
        return files

    def _sample_rows(self, catalogue: catalogues.Catalogue) -> list[tuple[str, bytes]]:
        """(name, accepted rows) of the sample district's files. Most releases are made with the catalogue and the sample of the one before:
        its rows are worked out once, for as long as neither changes."""
        given = sample_files(self.settings)
        content = hashlib.sha256()
        for name, data in [*sorted(catalogue.files.items()), *((name, file.read()) for name, file in given)]:
            content.update(f"{name} {len(data)}\n".encode() + data)
        kept = _of_sample.get(content.digest())
        if kept is None:
            kept = list(preview(check(read.read_all(given, catalogue), catalogue)).files())
            _of_sample.clear()
            _of_sample[content.digest()] = kept
        return kept

    def _sweep(self, newest: Entry) -> None:
        """Keep every make of the newest release (another process may run with other settings), and the last few older ones."""
        made = db.databases(self.store.folder)
        old = [path for release, path in made if release != newest["release"]]
        kept = {path for _, path in made} - set(old[:-KEPT])
        for path in {*self.store.db.iterdir()} - kept - set(map(checksum, kept)):
            with suppress(OSError):  # still open somewhere (Windows): next time
                path.unlink()


def sample_files(settings: Settings) -> list[tuple[str, Arrived]]:
    """The sample district's files as (name, Arrived)."""
    return starting_files(settings, "sample/yearly")


def starting_files(settings: Settings, folder: str = "yearly") -> list[tuple[str, Arrived]]:
    """The files under data/ that the product starts with, as (name, Arrived)."""
    return [(p.relative_to(settings.data).as_posix(), Arrived(p)) for p in sorted((settings.data / folder).glob("*.csv"))]


def _log(entries: list[Entry]) -> pd.DataFrame:
    """The log as rows of the table `entry`."""
    counts = [{state: str(entry["summary"].get(state, 0)) for state in ("new", "changed", "unchanged")} for entry in entries]
    who = [{"published_by": entry["by"], "published_at": entry["at"]} for entry in entries]
    return pd.DataFrame([{**entry, **w, **c} for entry, w, c in zip(entries, who, counts, strict=True)])
