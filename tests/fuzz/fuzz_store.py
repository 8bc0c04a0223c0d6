"""Random damages to a store, run by hand: python tests/fuzz/fuzz_store.py COUNT [SEED]

Each time one file of a small record with three releases is damaged, and then: whoever reads gets the right figures or `Damaged` with its sentence;
nothing damaged arrives in a copy; `etl verify` finds it; `etl verify --from` mends it byte for byte; nothing else is ever raised. Told: whatever is
not so. A damaged database may be found by whoever reads it first: then it was built anew.
"""

import hashlib
import io
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from given import written  # noqa: E402

import db  # noqa: E402
from db.content import is_same  # noqa: E402
from db.settings import Settings  # noqa: E402
from db.whole import is_whole  # noqa: E402
from etl.cli.run import run  # noqa: E402
from etl.releases import database, verification  # noqa: E402
from etl.releases.draft import Draft  # noqa: E402
from etl.releases.faults import fault_message  # noqa: E402
from etl.releases.preview import preview  # noqa: E402
from etl.releases.publisher import Publisher  # noqa: E402
from etl.releases.state import State  # noqa: E402
from etl.releases.verify import verify  # noqa: E402
from etl.store.folder import Store  # noqa: E402
from etl.store.place import Damaged  # noqa: E402
from etl.tables.read import read  # noqa: E402

MEMORY = Path("/dev/shm")  # where a file is synced at once
FIRST = "单位,指标,时期,数值\n东区,来信,2020,5\n东区,来信,2021,7\n西区,接待,2011,12\n"
LATER = {
    "2022.csv": "单位,指标,2022年,2023年\n东区,接待,5,500余\n东区,来信,7,8\n",
    "2024.csv": "单位,指标,时期,数值\n东区,来信,2024,9\n东区,来信,2021,6\n",
}
FOREIGN = (b"[]", b"{}", b"null", b'{"release": 2}', b'{"release": "3", "files": 7}', b"[" * 5_000, b'"\\ud800"', b"\xff\xfe")


def digit(data: bytes, chance: random.Random, others: list) -> bytes:
    places = [n for n, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return bit(data, chance, others)
    at = chance.choice(places)
    return data[:at] + str((data[at] - 48 + chance.randint(1, 9)) % 10).encode() + data[at + 1 :]


def bit(data: bytes, chance: random.Random, others: list) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


WAYS = {  # (bytes, chance, the bytes of files of the same kind) → other bytes, None for none
    "digit": digit,
    "bit": bit,
    "cut": lambda data, chance, others: data[: chance.randrange(len(data))],
    "emptied": lambda data, chance, others: b"",
    "deleted": lambda data, chance, others: None,
    "another's": lambda data, chance, others: chance.choice(others),
    "foreign": lambda data, chance, others: chance.choice(FOREIGN),
    "zeroed": lambda data, chance, others: data[: (at := chance.randrange(len(data)))] + bytes(len(data) - at),
    "longer": lambda data, chance, others: data + chance.choice(others),
}


@dataclass
class Record:
    """A store with three releases, a copy of it, and what they are when they are whole."""

    folder: Path

    def __post_init__(self):
        self.settings = Settings(written(self.folder / "data", FIRST), self.folder / "store", sample=False)
        publisher = Publisher(self.settings)
        publisher.build("first")
        for n, (name, text) in enumerate(LATER.items(), start=1):
            state = State.of(publisher)
            rows = preview(state.checked([read(text.encode(), name, state.catalogue)]))
            publisher.publish(Draft("load", n, "desk", "fuzz", rows, {name: text.encode()}))
        publisher.store.copy(Store(self.folder / "copy"))
        publisher.store.sweep()
        for n in (1, 2, 3):
            publisher.snapshot(n)
        verify(publisher)
        shutil.copytree(self.settings.store, self.folder / "whole")
        self.files = {
            path: path.read_bytes()
            for folder in ("log", "blobs", "db", "")
            for path in sorted((self.settings.store / folder).glob("*.*" if not folder else "*"))
            if path.is_file() and not path.name.startswith(".") and path.suffix != ".sha256"
        }

    @cached_property
    def figures(self) -> dict:
        """Release → its figures."""
        publisher = Publisher(self.settings)
        return {n: figures(publisher.snapshot(n)) for n in (1, 2, 3)}

    def kinds(self) -> dict:
        """Folder of the store → its files."""
        kinds: dict = {}
        for path in self.files:
            kinds.setdefault(path.parent.name, []).append(path)
        return kinds

    def restore(self) -> None:
        """Make the store as it was."""
        forget()
        for folder in ("log", "blobs", "db"):
            (self.settings.store / folder).mkdir(exist_ok=True)
            for path in (self.settings.store / folder).iterdir():
                if path not in self.files:
                    path.unlink()
        for path in self.settings.store.glob("*.replaced"):
            path.unlink()
        for path, data in self.files.items():
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)


def figures(snapshot) -> list:
    return sorted(map(repr, snapshot.records("record/given", office="east") + snapshot.records("record/given", office="west")))


def forget() -> None:
    """As a new process: no database is open, and no rows are kept."""
    for path in list(db.pool._kept):
        db.pool.close(path)
    db.kept_rows._kept.clear()


def once(build):
    """Databases of the same content are built once: it is what the script waits for."""
    made: dict = {}

    def building(target: Path, catalogue: dict, files: list, entries) -> None:
        texts = [
            *(f"{name}{frame.to_csv()}" for name, frame in catalogue.items()),
            entries.to_csv(),
            *(f"{file.path.read_bytes()}{file}" for file in files),
        ]
        key = hashlib.sha256("".join(texts).encode()).hexdigest()
        if key not in made:
            build(target, catalogue, files, entries)
            made[key] = target.read_bytes()
        target.write_bytes(made[key])

    return building


class Trial:
    """One damage, and what is wrong with what followed."""

    def __init__(self, record: Record, path: Path, way: str, data: bytes | None, is_cold: bool):
        self.record, self.path, self.way, self.is_cold = record, path, way, is_cold
        self.wrong: list = []
        path.unlink()
        if data is not None:
            path.write_bytes(data)
        if is_cold and path.parent.name != "db":
            shutil.rmtree(record.settings.store / "db")

    @property
    def database(self) -> Path:
        """The database that a damaged checksum is of."""
        return self.path.with_suffix("") if self.path.suffix == ".sha256" else self.path

    def _was_remade(self) -> bool:
        """Whether a database is whole, and what it was."""
        whole = self.record.folder / "whole" / "db" / self.database.name
        return self.path.parent.name == "db" and is_whole(self.database) and is_same(self.database, whole)

    def check(self) -> list:
        for step in (self.read, self.copy, self.detect, self.mend):
            try:
                step()
            except Exception:
                self.wrong.append(f"{step.__name__}: {traceback.format_exc(limit=-2)}")
        return self.wrong

    def read(self) -> None:
        """Every release, as a page asks for it."""
        for n in (3, 2, 1):
            forget()
            publisher = Publisher(self.record.settings)
            try:
                shown = publisher.snapshot(n)
            except Damaged as damage:
                self._check_sentence(damage)
                shown = publisher.last_good()
            except db.NoRelease:
                self.wrong.append(f"read: there is no release {n}")
                continue
            if shown and figures(shown) != self.record.figures[shown.release]:
                self.wrong.append(f"read: wrong figures of release {shown.release}")

    def _check_sentence(self, damage: Damaged) -> None:
        for lang in ("zh", "en"):
            sentence = fault_message(damage, lang)
            if "verify" not in sentence or damage.path not in sentence:
                self.wrong.append(f"sentence: {sentence}")

    def copy(self) -> None:
        """What arrives in an empty store is what there was."""
        with tempfile.TemporaryDirectory(dir=self.record.folder) as folder:
            other = Store(Path(folder) / "other")
            try:
                Publisher(self.record.settings).store.copy(other)
            except Damaged as damage:
                self._check_sentence(damage)
            for path in (*other.log.glob("*"), *other.blobs.glob("*")):
                if self.record.files.get(self.record.settings.store / path.parent.name / path.name) != path.read_bytes():
                    self.wrong.append(f"copied: {path.parent.name}/{path.name}")

    def verify(self, source: str = "") -> tuple[int, str]:
        """(exit status, what was said)."""
        forget()
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            status = run(
                "verify",
                "zh",
                False,
                self.record.settings.data,
                str(self.record.settings.store),
                {"source": source, "mend": False},
            )
        return status, out.getvalue()

    def detect(self) -> None:
        is_note = self.path.name == verification.NAME
        if (
            is_note
            and verification.last(self.path.parent) is not None
            and self.path.exists()
            and self.path.read_bytes() != self.record.files[self.path]
        ):
            self.wrong.append("found: a note that was changed is believed")
        is_lost = self.path.parent.name == "db" and not self.database.exists()  # it is made when it is asked for
        is_remade = is_lost or self._was_remade()
        status, text = self.verify()
        expected = 1 if self.path.parent.name in ("log", "blobs") else 0
        if status != expected or not (str(self.database) in text or is_note or is_remade) or "Traceback" in text:
            self.wrong.append(f"found: status {status}: {text}")

    def mend(self) -> None:
        status, text = self.verify(str(self.record.folder / "copy"))
        if status or "Traceback" in text:
            self.wrong.append(f"mended: status {status}: {text}")
        for path, data in self.record.files.items():
            if path.parent.name in ("log", "blobs") and (not path.exists() or path.read_bytes() != data):
                self.wrong.append(f"mended: {path} is not what it was")
        for n in (1, 2, 3):
            forget()
            if figures(Publisher(self.record.settings).snapshot(n)) != self.record.figures[n]:
                self.wrong.append(f"mended: wrong figures of release {n}")


def damages(count: int, seed: int, folder: Path):
    """Make so many damages; yields (kind of file, way, what was wrong) of each."""
    chance = random.Random(seed)
    database.build, build = once(database.build), database.build
    try:
        record = Record(folder)
        record.figures  # noqa: B018 - before anything is damaged
        kinds = record.kinds()
        for n in range(count):
            kind, way = list(kinds)[n % len(kinds)], list(WAYS)[n // len(kinds) % len(WAYS)]
            path = chance.choice(kinds[kind])
            data, others = record.files[path], [record.files[other] for other in kinds[kind] if other != path] or list(FOREIGN)
            changed = WAYS[way](data, chance, others)
            if changed == data:
                continue
            trial = Trial(record, path, way, changed, chance.random() < 0.5)
            yield kind, way, [f"{path.name} (databases {'away' if trial.is_cold else 'there'}): {what}" for what in trial.check()]
            record.restore()
    finally:
        database.build = build
        forget()


def main(count: int, seed: int) -> int:
    since, counts, faults = time.monotonic(), Counter(), 0
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        for kind, way, wrong in damages(count, seed, Path(folder)):
            counts[f"{kind or 'note'}, {way}"] += 1
            if wrong:
                faults += 1
                print(f"-- {kind}, {way}", *wrong, sep="\n", flush=True)
    print(
        dict(counts),
        f"{sum(counts.values())} damages, {faults} with faults, {time.monotonic() - since:.0f} s, seed {seed}",
        sep="\n",
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
