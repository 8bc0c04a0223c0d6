"""Drafted rows as a person has corrected them, in a form or in a spreadsheet that comes back: as records of the catalogue."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from etl.catalogue.additions import columns, one_line
from etl.catalogue.catalogue import Catalogue
from etl.drafting.drafted import english_units
from etl.formats.book import open_book
from etl.formats.foreign import within_limits
from etl.formats.grid import Unreadable

TELLING = {"indicators.csv": "kind", "offices.csv": "region_zh"}  # a column that only this file has
MOST_ROWS = 5_000  # rows


def completed(file: str, record: Mapping[str, Any], catalogue: Catalogue | None) -> dict[str, str]:
    """The record with what follows from its other columns where they are blank: English from Chinese, short names, a free minimum."""
    record = {name: one_line(unicodedata.normalize("NFC", str(record.get(name) or ""))) for name in columns(file)}
    if file == "indicators.csv":
        unit = record["unit_zh"]
        given = {"unit_en": english_units(catalogue).get(unit, unit), "definition_zh": f"待补充：“{record['name_zh']}”的口径。",
                 "decimals": "0", "direction": "neutral", "kind": "count"}  # fmt: skip
    else:
        given = {"short_zh": record["name_zh"], "short_en": record["name_en"] or record["name_zh"], "region_zh": "未分区"}
        given["region_en"] = record["region_zh"] or "Other"
    record = {name: text or given.get(name, "") for name, text in record.items()}
    alike = {"name_en": record["name_zh"], "definition_en": record.get("definition_zh", "")}
    return {name: text or alike.get(name, "") for name, text in record.items()}


def from_spreadsheet(data: bytes, catalogue: Catalogue | None) -> dict[str, list[dict[str, str]]]:
    """File of the catalogue → its records, from the bytes of a CSV or workbook with the columns of indicators.csv or offices.csv.

    Several sheets of a workbook may hold several of the files. Raises Unreadable ("no_catalogue_rows" where there is none of them).
    """
    tables = {}
    for rows in within_limits(_sheets, data):
        header = [cell.strip() for cell in rows[0]] if rows else []
        file = next((file for file, column in TELLING.items() if {"id", "name_zh", column} <= set(header)), None)
        if file:
            cells = ([text.strip() for text in row] for row in rows[1:] if any(text.strip() for text in row))
            tables[file] = [completed(file, dict(zip(header, row, strict=False)), catalogue) for row in cells]
    if not tables:
        raise Unreadable("no_catalogue_rows")
    return tables


def _sheets(data: bytes) -> list:
    """The rows of each worksheet."""
    book = open_book(data)
    return [book.grid(name, MOST_ROWS + 1).rows for name in book.names]
