"""The bytes of one entry of the log: written with a seal, and held against it, its number and the entry before it."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from etl.store.place import Damaged

NAME = re.compile(r"\d{6}\.json")
SEAL = re.compile(rb',\n "sha256": "([0-9a-f]{64})"\n\}')
FILE: dict[str, type] = {"name": str, "rows": str, "upload": str, "release": int, "by": str, "at": str}  # of an entry's files
BLOB = re.compile(r"[0-9a-f]{64}")
FORM: dict[str, type] = {
    "release": int,
    "parent": int,
    "parent_sha256": str,
    "action": str,
    "by": str,
    "at": str,
    "catalogue": dict,
    "files": list,
    "summary": dict,
}


class EntryFile(TypedDict):
    """A file of the record. rows, upload: SHA-256 of the accepted rows and of the bytes as they came; release, by, at: when it came."""

    name: str
    rows: str
    upload: str
    release: int
    by: str
    at: str


class Change(TypedDict):
    """A revised figure. old, new: value, qualifier, status."""

    office: str
    indicator: str
    period: str
    old: list[Any]
    new: list[Any]
    reason: str


class Entry(TypedDict):
    """An entry of the log as its JSON has it, which the seal covers letter by letter: hence no class that would write it otherwise.

    parent_sha256: of the bytes of the entry before; action: build, load, catalogue or undo; restored: the release an undo went back to;
    summary: state → how many figures; catalogue: file name → SHA-256; files: of the whole record. What is not required came later than the
    first entries: mode: how the publisher was known; agreed: repairs and warnings; added: file → ids that came with the rows (of old, those of indicators alone).
    """

    release: int
    by: str
    at: str
    parent: int
    parent_sha256: str
    action: str
    reason: str
    restored: int | None
    summary: dict[str, int]
    catalogue: dict[str, str]
    files: list[EntryFile]
    mode: NotRequired[str]
    changes: NotRequired[list[Change]]
    agreed: NotRequired[dict[str, Any]]
    added: NotRequired[dict[str, list[str]] | list[str]]
    sha256: NotRequired[str]


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, as names of blobs and entries hold it."""
    return hashlib.sha256(data).hexdigest()


def blobs(entry: Entry) -> set[str]:
    """The names of everything that an entry stands on."""
    return {*entry["catalogue"].values(), *(file[kind] for file in entry["files"] for kind in ("rows", "upload"))}


def sealed(data: bytes) -> bytes:
    """The bytes of an entry with their own SHA-256 as its last field: no later entry names those of the newest one."""
    return data.removesuffix(b"\n}") + f',\n "sha256": "{digest(data)}"\n}}'.encode()


def has_seal(data: bytes) -> bool:
    """Whether the bytes of an entry are those that were sealed."""
    seal = SEAL.fullmatch(data[-81:])
    return seal is not None and seal[1].decode() == digest(data[:-81] + b"\n}")


def is_sealed(data: bytes) -> bool:
    """Whether the bytes of an entry are those that were sealed, as far as they were: entries of before end with the list of their files."""
    return has_seal(data) or data.endswith(b"]\n}")


def is_whole(data: bytes, number: int) -> bool:
    """Whether bytes are the entry of a number, as far as they themselves tell."""
    entry = parsed(data)
    return entry is not None and entry["release"] == number and is_sealed(data)


def checked(data: bytes, number: int, before: bytes, path: Path | str) -> Entry:
    """The entry of these bytes, held against its number, its seal and the bytes of the entry before it. Raises Damaged with the path."""
    entry = parsed(data)
    if entry is None or entry["release"] != number:
        raise Damaged(path, "form")
    if not is_sealed(data):
        raise Damaged(path, "digest")
    if entry["parent_sha256"] != (digest(before) if number > 1 else ""):
        raise Damaged(path, "chain")
    return entry


def parsed(data: bytes) -> Entry | None:
    """The entry that some bytes hold; None where they hold none."""
    try:
        entry = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return (
        entry if _has_form(entry, FORM) and all(_has_form(file, FILE) for file in entry["files"]) and _has_names(entry) else None
    )


def _has_form(record: object, form: dict[str, type]) -> bool:
    return isinstance(record, dict) and all(isinstance(record.get(name), kind) for name, kind in form.items())


def _has_names(entry: Entry) -> bool:
    """Whether everything that an entry stands on has a name of a blob, and none that leads elsewhere."""
    names = [*entry["catalogue"].values(), *(file[kind] for file in entry["files"] for kind in ("rows", "upload"))]
    return all(isinstance(name, str) and BLOB.fullmatch(name) for name in names)
