"""A draft as readers would see it, before it is published."""

from collections.abc import Generator
from contextlib import contextmanager

import db
from db.build import RowFile
from db.refusal import working_folder
from etl.releases.draft import Draft
from etl.releases.repository import Repository
from etl.store.entry import Entry


@contextmanager
def trial(repository: Repository, draft: Draft) -> Generator[db.Snapshot]:
    """What the draft would show, as a snapshot that nobody else sees; it is gone when the block ends. Raises ValueError where the
    draft has no rows, or there is no release."""
    head, previewed = repository.store.head(), draft.previewed
    if head is None or previewed is None:
        raise ValueError("a trial needs a release, and rows")
    entry: Entry = {**head, "release": head["release"] + 1}
    with working_folder("draft-") as folder:
        files = []
        for n, (file, rows) in enumerate(previewed.files()):
            path = folder / f"draft{n}.csv"
            path.write_bytes(rows)
            files.append(RowFile(path, file, entry["release"], draft.by, "", ""))
        snapshot = db.Snapshot(entry["release"], repository.databases.aside(entry, folder, tuple(files), draft.catalogue))
        try:
            yield snapshot
        finally:
            snapshot.close()
