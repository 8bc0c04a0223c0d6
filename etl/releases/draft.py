"""What is to be published, and the log entry that it becomes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from etl.formats.arrived import content
from etl.formats.unseen import cleaned
from etl.releases.preview import Preview
from etl.store.folder import Store
from etl.tables.worksheets import upload


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


def entry_of(draft: Draft, head: dict | None, store: Store) -> dict:
    """The log entry of a draft; its blobs are kept on the way."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    base = draft.restore or head or {"catalogue": {}, "files": []}
    signature = {"release": draft.against + 1, "by": cleaned(draft.by), "at": now}
    catalogue = {name: store.put(data) for name, data in (draft.catalogue or {}).items()}
    return {
        **signature,
        "parent": draft.against,
        "parent_sha256": _sha256(store.entry_bytes(draft.against)) if head else "",
        "action": draft.action,
        "mode": draft.mode,
        "reason": cleaned(draft.reason),
        "restored": draft.restore["release"] if draft.restore else None,
        "summary": draft.previewed.counts if draft.previewed else {},
        "changes": changes_of(draft),
        "agreed": draft.agreed,
        "catalogue": catalogue or base["catalogue"],
        "added": draft.added,
        "files": base["files"] + [{**file, **signature} for file in _kept_files(draft, store)],
    }


def _kept_files(draft: Draft, store: Store) -> Iterator[dict[str, str]]:
    """The blobs of a draft's files: the accepted rows, and the upload as it was."""
    if draft.previewed is not None:
        for name, rows in draft.previewed.files():
            yield {
                "name": name,
                "rows": store.put(rows),
                "upload": store.put(content(draft.uploads[upload(name, draft.uploads)])),
            }


def changes_of(draft: Draft) -> list:
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


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
