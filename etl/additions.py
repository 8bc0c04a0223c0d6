"""Indicators that come with the figures of a report and not from data/catalogue: in the release that publishes their figures."""

import csv
import io
from collections.abc import Iterable

from etl.catalogue import COLUMNS, Catalogue, parse
from etl.decode import decode

FILE = "indicators.csv"
NAMES = [name.rstrip("*?") for name in COLUMNS[FILE].split()]


def extended(catalogue: Catalogue, records: Iterable) -> Catalogue:
    """The catalogue with further indicators at the end of its file; its problems say what is wrong with them."""
    text = decode(catalogue.files[FILE], FILE)[0].lstrip("\ufeff")
    header = [cell.strip() for cell in next(csv.reader(io.StringIO(text, newline="")))]
    said = io.StringIO(newline="")
    writer = csv.DictWriter(said, header, "", "ignore", lineterminator="\n")
    writer.writerows({name: one_line(record.get(name, "")) for name in NAMES} for record in records)
    return parse({**catalogue.files, FILE: (text.rstrip("\r\n") + "\n" + said.getvalue()).encode()})


def further(newer: Catalogue, older: Catalogue) -> list:
    """The indicators of one catalogue that another has not."""
    known = {record["id"] for record in older.tables[FILE]}
    return [record for record in newer.tables[FILE] if record["id"] not in known]


def without(catalogue: Catalogue, ids: set) -> Catalogue:
    """The catalogue without some indicators, for comparing."""
    kept = [record for record in catalogue.tables[FILE] if record["id"] not in ids]
    return Catalogue({**catalogue.tables, FILE: kept}, catalogue.files, catalogue.problems)


def one_line(text: str) -> str:
    return " ".join(text.split())
