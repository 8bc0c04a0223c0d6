"""The result of the last `etl verify` of a store, kept beside the record for the releases page: when, and how it ended."""

import hashlib
import json
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.store.disk import settle, write_aside

NAME = "verified.json"
LONGEST_FILE = 10_000  # bytes; a longer file is none of ours


@dataclass(frozen=True)
class Verification:
    """at: ISO time with the zone; release: the newest one then; damaged: what was damaged; mended: how much of it was mended."""

    at: str
    release: int
    damaged: int
    mended: int

    @property
    def is_whole(self) -> bool:
        return self.damaged == self.mended


def keep(folder: Path, result: Verification) -> None:
    """Write the result into a store's folder in place of the one before. Raises OSError."""
    fields = asdict(result)
    data = json.dumps({**fields, "sha256": _checksum(fields)}, indent=1).encode()
    settle(write_aside(folder / f".{uuid.uuid4().hex}", data), folder / NAME)


def last(folder: Path) -> Verification | None:
    """The result of the last run; None where there was none, or where its file is not as it was written."""
    try:
        with (folder / NAME).open("rb") as file:
            fields = json.loads(file.read(LONGEST_FILE))
        checksum = fields.pop("sha256")
        return Verification(**fields) if checksum == _checksum(fields) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _checksum(fields: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
