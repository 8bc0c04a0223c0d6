"""The whole record as CSV."""

from db.types import Row
from etl.formats.decode import decode
from etl.releases.repository import Repository
from wording import numbers
from wording.cells import csv_safe, csv_text
from wording.series_csv import BOM

RECORD = ["office", "indicator", "period", "value", "qualifier", "status", "as_worded", "note", "source"]


def export(repository: Repository) -> dict[str, bytes]:
    """The record of the newest release as catalogue/*.csv and yearly/<year>.csv: path in the folder → bytes. Raises NoRelease.

    The folder can be built again as it is: `python -m etl build --data FOLDER`.
    """
    snapshot = repository.snapshot()
    catalogue = repository.catalogue(repository.store.entries()[snapshot.release - 1])
    texts = {f"catalogue/{name}": csv_safe(decode(data, name)[0]) for name, data in catalogue.files.items()}
    years: dict[str, list[list[str]]] = {}
    for row in snapshot.records("record/record"):
        years.setdefault(row["period"][:4], []).append([_cell(row, c) for c in RECORD])
    texts |= {f"yearly/{year}.csv": csv_text(RECORD, rows) for year, rows in sorted(years.items())}
    return {name: (BOM + text).encode() for name, text in texts.items()}


def _cell(row: Row, column: str) -> str:
    """A cell of the record, its value as it is written."""
    if column == "value":
        return numbers.written(row[column])
    return row[column]
