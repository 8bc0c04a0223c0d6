"""Everything of a store read once and held against its name: what is damaged, what hangs on it, and what was mended from a copy."""

import hashlib
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import db
from etl.preview import difference
from etl.publish import Publisher
from etl.store.disk import settle, write_aside
from etl.store.folder import ENTRY, Store, blobs, parsed
from etl.store.place import Conflict, Damaged


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was written. what: as in Damaged, or "stray" (a file in the log that is none of its entries) or
    "database" (a derived one that differs; it is made again). release: the first that hangs on it, 0 for none."""

    path: str
    what: str
    release: int = 0
    mended: bool = False


@dataclass(frozen=True)
class Verified:
    """entries, blobs: how many were read; findings: what was wrong with them, in the order of the releases."""

    entries: int
    blobs: int
    findings: tuple

    @property
    def is_whole(self) -> bool:
        """Whether nothing is damaged any more. A stray file harms nobody."""
        return all(one.mended or one.what == "stray" for one in self.findings)


def verify(publisher: Publisher, source: Store | None = None) -> Verified:
    """Read all of a store. source: another one with the same record, from which is mended what it has whole. Raises Conflict where it
    holds another record."""
    store = publisher.store
    with ExitStack() as stack:
        if source:
            stack.enter_context(store.working())
        log, found = _log(store, source)
        hangs = {name: number for number in sorted(log, reverse=True) for name in blobs(log[number])}
        found += [_mended_blob(store, source, name, number) for name, number in sorted(hangs.items(), key=lambda one: one[1]) if not store.holds(name)]
    verified = Verified(len(log), len(hangs), tuple(found))
    return replace(verified, findings=(*found, *_databases(publisher))) if verified.is_whole else verified


def _log(store: Store, source: Store | None) -> tuple[dict, list]:
    """Number → entry of those that can be read, and the Findings. An entry is proven by the next one, which names its SHA-256."""
    found = [Finding(str(path), "stray") for path in sorted(store.log.iterdir() if store.log.exists() else ()) if not ENTRY.fullmatch(path.name)]
    there = {int(path.stem): path.read_bytes() for path in store.log.glob("*.json") if ENTRY.fullmatch(path.name)}
    copies = {number: source.entry_bytes(number) for number in source.numbers()} if source and source.entries() else {}
    if any(number in copies and copies[number] != data for number, data in there.items() if _proven(there, number)):
        raise Conflict(next(n for n, data in there.items() if n in copies and copies[n] != data))
    for number in range(1, max([*there, *copies], default=0) + 1):
        if what := _fault(there, number, copies):
            mended = number in copies
            if mended:
                there[number] = copies[number]
                settle(write_aside(store.tmp / "entry", copies[number]), store.entry_path(number))
            found.append(Finding(str(store.entry_path(number)), what, number, mended))
    return {number: entry for number, data in sorted(there.items()) if (entry := parsed(data))}, found


def _proven(there: dict, number: int) -> bool:
    """Whether the entry after this one names its bytes."""
    following = parsed(there.get(number + 1, b""))
    return bool(following) and following["parent_sha256"] == _sha256(there[number])


def _fault(there: dict, number: int, copies: dict) -> str:
    """What is wrong with the entry of a number; "" for nothing."""
    if number not in there:
        return "gap" if max(there, default=0) > number else "missing"
    if number in copies and there[number] != copies[number]:
        return "form" if parsed(there[number]) is None else "chain"
    entry = parsed(there[number])
    if entry is None or entry["release"] != number:
        return "form"
    following = parsed(there.get(number + 1, b""))  # which names the bytes that were here
    return "chain" if following and following["release"] == number + 1 and not _proven(there, number) else ""


def _mended_blob(store: Store, source: Store | None, name: str, number: int) -> Finding:
    try:
        path = store.blob(name)
        return Finding(str(path), "digest", number, True)  # a shared store has taken it from its place
    except Damaged as damage:
        if source and source.holds(name):
            store.put(source.get(name))
            return Finding(damage.path, damage.what, number, True)
        return Finding(damage.path, damage.what, number)


def _databases(publisher: Publisher) -> list:
    """The newest release's database held against one made anew, figure by figure; one that differs is dropped, and made again when it is
    asked for."""
    head = publisher.store.head()
    path = publisher.databases.path(head) if head else None
    if path is None or not path.exists():
        return []
    with tempfile.TemporaryDirectory() as folder:
        fresh = publisher.databases.aside(head, Path(folder))
        try:
            shown, made = db.Snapshot(head["release"], path), db.Snapshot(head["release"], fresh)
            seen = difference(shown, made)
            shown.close(), made.close()
            same = not any(seen.count(state) for state in ("new", "changed", "described", "gone"))
        except Exception:  # whatever a damaged file makes DuckDB say
            same = False
    if not same:
        path.unlink(missing_ok=True)
    return [] if same else [Finding(str(path), "database", head["release"], True)]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
