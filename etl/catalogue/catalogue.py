"""The catalogue: indicators, themes, offices, targets and events, each one CSV. A faulty one is refused whole."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from etl.catalogue import aims, rules
from etl.catalogue.rules import COLUMNS, FORMERLY, Record, Tables, names_of
from etl.formats import unseen
from etl.formats.decode import decode
from etl.problem import Problem
from etl.values import units
from etl.values.names import fold
from wording.cells import cell_text


@dataclass
class Catalogue:
    """The five tables as text cells (list of dicts, row = position + 2) and the bytes they were read from.

    problems: what is wrong with them; notes: Problems of what was put right on reading."""

    tables: Tables = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    _names: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    vocabulary: object = field(
        default=None, repr=False, compare=False
    )  # of its reader, once it was made (etl/tables/vocabulary.py)

    def __getstate__(self) -> dict[str, Any]:
        """What another process gets: without what was made of it here."""
        return {name: value for name, value in vars(self).items() if name in ("tables", "files", "problems", "notes")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)

    def frame(self, file: str) -> pd.DataFrame:
        """One table as text columns, with `position` for the order of display (from 0)."""
        columns = [name.rstrip("*?") for name in COLUMNS[file].split()]
        frame = pd.DataFrame(self._records(file), columns=columns, dtype=object)
        return frame.assign(position=range(len(frame)))

    def _records(self, file: str) -> list[Record]:
        """The rows of a file; a target with everything that its wording says."""
        if file != "targets.csv":
            return self.tables[file]
        units = {record["id"]: record["unit_zh"] for record in self.tables["indicators.csv"]}
        return [aims.completed(record, units.get(record["indicator"], "")) for record in self.tables[file]]

    def names(self, file: str) -> dict[str, str]:
        """Every way to call a record of the file (id, names, aliases; folded) → its id."""
        if file not in self._names:
            calls = ((fold(name), record["id"]) for record in self.tables[file] for name in names_of(record))
            self._names[file] = dict(reversed(list(calls)))  # the first of two wins
        return self._names[file]

    @cached_property
    def office_names(self) -> list[str]:
        """The (folded) names of offices that may stand within a text, the longest first."""
        longest_first = sorted(self.names("offices.csv"), key=len, reverse=True)
        return [name for name in longest_first if len(name) > 1 and not name.isascii()]

    @cached_property
    def unit_bases(self) -> frozenset[str]:
        """What the indicators are counted in, without multiples (etl/values/units.py)."""
        texts = (record[name] for record in self.tables["indicators.csv"] for name in ("unit_zh", "unit_en"))
        return frozenset(unit.base for text in texts if text and (unit := units.parse(text)))

    def record(self, file: str, identity: str) -> Record:
        """The record of an id. Raises StopIteration for none."""
        return next(r for r in self.tables[file] if r["id"] == identity)


def load(folder: Path) -> Catalogue:
    """Read the five files of a folder. See `Catalogue.problems` before using it."""
    files, problems = {}, []
    for name in COLUMNS:
        try:
            files[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            problems.append(Problem("missing_file", name, cell=str(folder / name)))
    return parse(files, problems)


def parse(files: dict[str, bytes], problems: Iterable[Problem] = ()) -> Catalogue:
    """Bytes of the files → Catalogue, with every problem of every file."""
    catalogue = Catalogue(files=files, problems=list(problems))
    for name in COLUMNS:
        catalogue.tables[name] = list(_table(name, files.get(name, b""), catalogue)) if name in files else []
    if not any(p.code in ("missing_file", "missing_header") for p in catalogue.problems):
        catalogue.problems.extend(rules.problems(catalogue.tables))
    return catalogue


def differences(old: Catalogue, new: Catalogue) -> str:
    """What differs in content, for the log: "indicators.csv +1 ~2 -0"; "" when nothing does (whatever the bytes)."""
    lines = []
    for file in COLUMNS:
        before, after = ({_key(r): {k: v for k, v in r.items() if k != "row"} for r in c.tables[file]} for c in (old, new))
        added, gone = after.keys() - before.keys(), before.keys() - after.keys()
        changed = [k for k in after.keys() & before.keys() if after[k] != before[k]]
        moved = not (added or gone or changed) and list(after) != list(before)
        if added or gone or changed or moved:
            lines.append(f"{file} +{len(added)} ~{len(changed) + moved} -{len(gone)}")
    return " ".join(lines)


def _key(record: Record) -> tuple[str, ...]:
    return tuple(record[c] for c in ("id", "office", "indicator", "period", "since", "date", "text_zh") if c in record)


def _table(file: str, data: bytes, catalogue: Catalogue) -> Iterator[Record]:
    problems, raw_cells = catalogue.problems, []
    text, problem = decode(data, file)
    if problem:
        problems.append(problem)
        return
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    wanted = [name.rstrip("*") for name in COLUMNS[file].split() if not name.endswith("?")]
    blank = dict.fromkeys((name[:-1] for name in COLUMNS[file].split() if name.endswith("?")), "")
    try:
        header = [FORMERLY.get(name := cell.strip(), name) for cell in next(rows, [])]
        missing = [name for name in wanted if name not in header]
        problems.extend(Problem("missing_header", file, 1, facts={"wanted": n, "accepted": n}) for n in missing)
        for row, cells in enumerate(rows, start=2):
            raw_cells += unseen.clean(cells, row)
            if missing or not any(cells):
                continue
            if len(cells) != len(header):
                problems.append(Problem("wrong_width", file, row, facts={"got": len(cells), "expected": len(header)}))
            else:
                yield {**blank, **dict(zip(header, (cell_text(c.strip()) for c in cells), strict=True)), "row": row}
    except csv.Error:
        problems.append(Problem("broken_quote", file, rows.line_num))
    catalogue.notes.extend(unseen.problems(file, raw_cells))
