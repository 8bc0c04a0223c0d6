"""Everything of a store read once and held against its name: what is damaged, which releases stand on it, and what was mended."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import db
from db.content import is_same
from db.refusal import working_folder
from db.whole import checksum, is_whole
from etl.releases import verification
from etl.releases.database import Databases
from etl.releases.recovery import Recovery
from etl.releases.repository import Repository
from etl.releases.verification import Verification
from etl.store.disk import settle, write_aside
from etl.store.entry import NAME, Entry, blobs, digest, has_seal, is_sealed, parsed
from etl.store.folder import Store
from etl.store.place import Conflict, Damaged


@dataclass(frozen=True)
class Finding:
    """One file that is not as it was written. what: as in Damaged, or "stray" (a file in the log that is none of its entries) or
    "database" (a derived one that differs; it is made again). name: what the file is called by those who gave it. releases: which stand
    on it. source: where the bytes were had from with which it was mended."""

    path: str
    what: str
    releases: tuple[int, ...] = ()
    name: str = ""
    mended: bool = False
    source: str = ""


@dataclass(frozen=True)
class Verified:
    """releases: the numbers of all; blobs: how many were read; findings: what was wrong, in the order of the releases."""

    releases: tuple[int, ...]
    blobs: int
    findings: tuple[Finding, ...]

    @property
    def damage(self) -> list[Finding]:
        """The findings without stray files, which harm nobody."""
        return [one for one in self.findings if one.what != "stray"]

    @property
    def is_whole(self) -> bool:
        """Whether there are releases, and nothing is damaged any more."""
        return bool(self.releases) and all(one.mended for one in self.damage)

    @property
    def damaged(self) -> list[int]:
        """The releases that stand on something which is still damaged."""
        return [n for n in self.releases if any(n in one.releases and not one.mended for one in self.damage)]


def verify(repository: Repository, recovery: Recovery | None = None) -> Verified:
    """Read all of a store; keep the result (etl/releases/verification.py). recovery: where bytes are had from to mend what is damaged, None for
    not mending. Raises Conflict where the other store holds another record."""
    log, findings = _log(repository, recovery)
    findings += _blobs(repository.store, log, recovery)
    findings += [_original(repository.store, number, fault, recovery) for number, fault in repository.store.faults()]
    numbers = {*log, *(number for one in findings for number in one.releases)}
    verified = Verified(tuple(sorted(numbers)), len(_users(log)), tuple(findings))
    verified = replace(verified, findings=(*findings, *_databases(repository, log, verified.damaged)))
    if verified.releases:
        _keep(repository.store, verified)
    return verified


def _keep(store: Store, verified: Verified) -> None:
    """Leave a note of the run."""
    now = datetime.now().astimezone().isoformat(timespec="minutes")
    mended = sum(one.mended for one in verified.damage)
    with suppress(OSError):  # a backup may lie on a disk that can only be read
        verification.keep(store.folder, Verification(now, max(verified.releases), len(verified.damage), mended))


# -- the log ---------------------------------------------------------------------------------------------------


def _log(repository: Repository, recovery: Recovery | None) -> tuple[dict[int, Entry], list[Finding]]:
    """Number → entry of those that can be read, and the Findings. An entry is proven by the next one, which names its SHA-256: so they are
    read from the newest to the first."""
    store = repository.store
    findings = [
        Finding(str(path), "stray")
        for path in sorted(store.log.iterdir() if store.log.exists() else ())
        if not NAME.fullmatch(path.name)
    ]
    there = {int(path.stem): path.read_bytes() for path in store.log.glob("*.json") if NAME.fullmatch(path.name)}
    copies = recovery.entries if recovery else {}
    if other := [n for n, data in there.items() if copies.get(n, data) != data and _is_own(repository, there, n)]:
        raise Conflict(min(other))
    newest, seen = max(there, default=0), []
    for number in range(max(newest, *copies, store.seen()), 0, -1):
        name = _named(there, number)
        copy = recovery.entry(number, name) if recovery else None
        if what := _fault(there.get(number), number, name, copy, newest) or _apart(there, number, name):
            if copy:
                _replace(store, number, copy, bool(name))
                there[number] = copy
            seen.append(
                Finding(str(store.entry_path(number)), what, (number,), mended=bool(copy), source=_source(recovery, copy))
            )
    return {number: entry for number, data in sorted(there.items()) if (entry := parsed(data))}, findings + seen[::-1]


def _is_own(repository: Repository, there: dict[int, bytes], number: int) -> bool:
    """Whether an entry is what this store has published: the next one names it, or its database does."""
    name, entry = _named(there, number), parsed(there[number])
    if name or entry is None or entry["release"] != number:
        return name == digest(there[number])
    return repository.databases.path(entry).exists() or has_seal(there[number]) and not _apart(there, number, name)


def _apart(there: dict[int, bytes], number: int, name: str) -> str:
    """Whether the newest entry does not follow upon the one before it, which is whole ("chain"); "" if it does."""
    before = there.get(number - 1, b"")
    entry = parsed(there[number])
    return "chain" if not name and has_seal(before) and entry and entry["parent_sha256"] != digest(before) else ""


def _named(there: dict[int, bytes], number: int) -> str:
    """The SHA-256 that the next entry gives for this one; "" where there is none that could."""
    following = parsed(there.get(number + 1, b""))
    return following["parent_sha256"] if following and following["release"] == number + 1 else ""


def _fault(data: bytes | None, number: int, name: str, copy: bytes | None, newest: int) -> str:
    """What is wrong with the bytes of an entry; "" for nothing."""
    if data is None:
        return "lost" if number > newest else "gap"
    entry = parsed(data)
    if entry is None or entry["release"] != number:
        return "form"
    differs = digest(data) != name if name else copy is not None and data != copy
    return "chain" if differs else "" if is_sealed(data) else "digest"


def _replace(store: Store, number: int, data: bytes, is_proven: bool) -> None:
    """Put an entry in the place of a damaged one, which is kept where nothing but the copy tells that it is damaged."""
    path = store.entry_path(number)
    with store.working():
        if path.exists() and not is_proven:
            path.replace(store.folder / f"{path.stem}-{digest(path.read_bytes())[:8]}.replaced")
        settle(write_aside(store.tmp / "entry", data), path)


def _original(store: Store, number: int, fault: Damaged, recovery: Recovery | None) -> Finding:
    """An entry of a shared store that is not as this machine's copy has it, which it is given back where anything is to be mended."""
    if recovery:
        store.mend_entry(number)
    return Finding(fault.path, fault.what, (number,), mended=bool(recovery), source=str(store.folder) if recovery else "")


def _source(recovery: Recovery | None, copy: bytes | None) -> str:
    return str(recovery.other.folder) if recovery and recovery.other and copy else ""


# -- blobs -----------------------------------------------------------------------------------------------------


def _users(log: dict[int, Entry]) -> dict[str, tuple[list[int], str]]:
    """Blob → (the numbers of the releases that stand on it, what it is called), in the order of the releases."""
    users: dict[str, tuple[list[int], str]] = {}
    for number, entry in sorted(log.items()):
        names = {sha: name for name, sha in entry["catalogue"].items()}
        names |= {file[kind]: file["name"] for file in entry["files"] for kind in ("rows", "upload")}
        for sha in sorted(blobs(entry)):
            users.setdefault(sha, ([], names[sha]))[0].append(number)
    return users


def _blobs(store: Store, log: dict[int, Entry], recovery: Recovery | None) -> list[Finding]:
    """The Findings of blobs. Uploads are mended before the rows that may be read from them once more."""
    uploads = {file["upload"] for entry in log.values() for file in entry["files"]}
    users = {sha: of for sha, of in _users(log).items() if not store.holds(sha)}
    findings = {}
    for sha in sorted(users, key=lambda sha: sha not in uploads):
        numbers, name = users[sha]
        findings[sha] = replace(_blob(store, log, sha, recovery), releases=tuple(numbers), name=name)
    return [findings[sha] for sha in users]


def _blob(store: Store, log: dict[int, Entry], sha: str, recovery: Recovery | None) -> Finding:
    """A damaged blob, which a shared store takes from its place."""
    try:
        path = store.blob(sha)
        with store.working():
            store.put(path.read_bytes())  # or gives it to its place
        return Finding(str(path), "digest", mended=True)
    except Damaged as damage:
        fault = Finding(damage.path, damage.what)
    copy = recovery.blob(sha, log) if recovery else None
    if copy is None:
        return fault
    data, source = copy
    with store.working():
        store.put(data)
    return replace(fault, mended=True, source=source)


# -- databases -------------------------------------------------------------------------------------------------


def _databases(repository: Repository, log: dict[int, Entry], damaged: list[int]) -> list[Finding]:
    """The Findings of the derived databases that are kept: one that does not hold what a fresh one does is dropped, and made again when it is
    asked for. Where the log is damaged, or what a release stands on, there is nothing to hold it against."""
    try:
        repository.store.entries()
    except Damaged:
        return []
    made = [(number, path) for number, path in db.databases(repository.store.folder) if number in log and number not in damaged]
    return [
        Finding(str(path), "database", (number,), mended=True)
        for number, path in made
        if _is_dropped(repository, log[number], path)
    ]


def _is_dropped(repository: Repository, entry: Entry, path: Path) -> bool:
    """Whether a database differed from a fresh one and was dropped. One that belongs to other data than these is nobody's here."""
    settings = repository.settings
    for sample in (settings.sample, not settings.sample):
        databases = Databases(replace(settings, sample=sample), repository.store)
        if databases.path(entry) == path:
            with working_folder("verify-") as folder:
                if (is_whole(path) or not checksum(path).exists()) and is_same(path, databases.aside(entry, folder)):
                    return False
            path.unlink(missing_ok=True)
            return True
    return False
