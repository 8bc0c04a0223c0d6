"""Indicators, offices and themes that come with figures and not from data/catalogue: in the release that publishes their figures."""

import csv
import io
from collections.abc import Collection, Mapping

from etl.catalogue.catalogue import Catalogue, parse
from etl.catalogue.rules import COLUMNS, Record, Tables
from etl.formats.decode import decode
from etl.store.entry import Entry
from wording.cells import cell_text, csv_text

FILES = ("themes.csv", "indicators.csv", "offices.csv")  # what may come with figures; the order in which they refer to each other


def columns(file: str) -> list[str]:
    """The columns of a file of the catalogue."""
    return [name.rstrip("*?") for name in COLUMNS[file].split()]


def empty() -> Catalogue:
    """A catalogue without any record."""
    return parse({file: (",".join(columns(file)) + "\n").encode() for file in COLUMNS})


def extended(catalogue: Catalogue, records: Tables) -> Catalogue:
    """The catalogue with further records (file → records) at the end of its files; its problems say what is wrong with them."""
    return parse({**catalogue.files, **{file: _longer(catalogue, file, rows) for file, rows in records.items() if rows}})


def _longer(catalogue: Catalogue, file: str, records: list[Record]) -> bytes:
    """The file with the records; with the columns that it need not have, where a record fills them."""
    text = decode(catalogue.files[file], file)[0].lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    header = [cell.strip() for cell in rows[0]]
    more = [name for name in columns(file) if name not in header and any(record.get(name) for record in records)]
    if more:
        text = csv_text([*header, *more], ([*map(cell_text, row), *[""] * len(more)] for row in rows[1:] if row), "\n")
    _, _, added = csv_text(
        header + more, ([one_line(record.get(name, "")) for name in header + more] for record in records), "\n"
    ).partition("\n")
    return (text.rstrip("\r\n") + "\n" + added).encode()


def further(newer: Catalogue, older: Catalogue) -> Tables:
    """File → the records of FILES that one catalogue has and another has not."""
    ids = {file: {record["id"] for record in older.tables[file]} for file in FILES}
    return {file: [record for record in newer.tables[file] if record["id"] not in ids[file]] for file in FILES}


def without(catalogue: Catalogue, ids: Mapping[str, Collection[str]]) -> Catalogue:
    """The catalogue without some records (file → ids), for comparing."""
    kept = {file: [record for record in catalogue.tables[file] if record["id"] not in ids.get(file, ())] for file in FILES}
    return Catalogue({**catalogue.tables, **kept}, catalogue.files, catalogue.problems)


def added(entries: list[Entry]) -> dict[str, set[str]]:
    """File → ids of the records that ever came with figures, by the log's entries (`of_entry`)."""
    listed = [of_entry(entry) for entry in entries]
    return {file: {identity for ids in listed for identity in ids.get(file, ())} for file in FILES}


def of_entry(entry: Entry) -> dict[str, list[str]]:
    """File → ids that came with the figures of a release; entries of before there were others than indicators have a plain list."""
    ids = entry.get("added") or {}
    return {"indicators.csv": ids} if isinstance(ids, list) else ids


def one_line(text: str) -> str:
    """A text without line breaks and repeated blanks."""
    return " ".join(text.split())
