"""What is to be published, and the log entry that it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from etl.formats.arrived import Arrived, content
from etl.formats.unseen import cleaned
from etl.releases.preview import Preview
from etl.store.entry import Change, Entry, EntryFile, digest
from etl.store.folder import Store
from etl.tables.worksheets import upload

FIGURE = ("value", "qualifier", "status")


@dataclass
class Draft:
    """What is to be published: rows of some files, with their new indicators; or another catalogue, or an older entry's content."""

    action: str
    against: int
    by: str
    reason: str = ""
    previewed: Preview | None = None
    uploads: Mapping[str, bytes | Arrived] = field(default_factory=dict)  # file name → bytes as they came, or Arrived
    catalogue: dict[str, bytes] | None = None  # file name → bytes
    added: dict[str, list[str]] = field(
        default_factory=dict
    )  # file → ids of the catalogue's records that come with the rows (etl/catalogue/additions.py)
    restore: Entry | None = None  # an entry whose files are taken over
    reasons: dict[tuple[str, str, str], str] = field(
        default_factory=dict
    )  # (office, indicator, period) of a revised figure → its own reason
    mode: str = "command"  # how the publisher was known: command, local, header, oidc (api/permission.py)
    agreed: dict[str, Any] = field(default_factory=dict)  # repairs and warnings agreed to (etl/checks/check.py `Checked.agreed`)


def entry_of(draft: Draft, head: Entry | None, store: Store) -> Entry:
    """The log entry of a draft; its blobs are kept on the way."""
    release, by, at = draft.against + 1, cleaned(draft.by), datetime.now().astimezone().isoformat(timespec="seconds")
    base = draft.restore or head
    catalogue = {name: store.put(data) for name, data in (draft.catalogue or {}).items()}
    return {  # in the order in which it is written
        "release": release,
        "by": by,
        "at": at,
        "parent": draft.against,
        "parent_sha256": digest(store.entry_bytes(draft.against)) if head else "",
        "action": draft.action,
        "mode": draft.mode,
        "reason": cleaned(draft.reason),
        "restored": draft.restore["release"] if draft.restore else None,
        "summary": draft.previewed.counts if draft.previewed else {},
        "changes": changes_of(draft),
        "agreed": draft.agreed,
        "catalogue": catalogue or (base["catalogue"] if base else {}),
        "added": draft.added,
        "files": (base["files"] if base else []) + _kept_files(draft, store, release, by, at),
    }


def _kept_files(draft: Draft, store: Store, release: int, by: str, at: str) -> list[EntryFile]:
    """The blobs of a draft's files: the accepted rows, and the upload as it was."""
    return [
        {
            "name": name,
            "rows": store.put(rows),
            "upload": store.put(content(draft.uploads[upload(name, draft.uploads)])),
            "release": release,
            "by": by,
            "at": at,
        }
        for name, rows in (draft.previewed.files() if draft.previewed else ())
    ]


def changes_of(draft: Draft) -> list[Change]:
    """Every revised figure: what it was, what it is, and why."""
    if draft.previewed is None or draft.against == 0:
        return []
    return [
        {
            "office": row["office"],
            "indicator": row["indicator"],
            "period": row["period"],
            "old": [row[f"old_{name}"] for name in FIGURE],
            "new": [row[name] for name in FIGURE],
            "reason": draft.reasons.get((row["office"], row["indicator"], row["period"])) or draft.reason,
        }
        for row in draft.previewed.of("changed")
    ]
