"""Several columns that could be one and the same dimension: one of them is taken, the others are for reference."""

from dataclasses import replace

from etl.tables.header import Contents, Header
from etl.tables.interpretation import Column
from etl.tables.vocabulary import Vocabulary
from etl.values import publications
from etl.values.header_words import plain

DIMENSIONS = ("office", "name", "period", "value", "unit", "status", "note", "source")


def once(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """The columns of a header, each dimension held by one of them as far as the words of publications are concerned.

    Words of an office come before those of a publication; of these the one whose texts the catalogue knows best, then the likeliest.
    Two columns with words of an office stay as they are: that is a fault of the file.
    """
    columns = _unit_beside_office(_indicator_names(list(header.columns), contents, vocabulary))
    if not any(c.field and not c.fixed and plain(c.header) in publications.ranks() for c in columns):
        return columns
    for name in DIMENSIONS:
        places = [n for n, c in enumerate(columns) if c.field == name and not c.fixed]
        weak = [n for n in places if plain(columns[n].header) in publications.ranks()]
        strong = [n for n in places if n not in weak]
        kept = set(strong) or {max(weak, key=lambda n: _likelihood(columns[n], contents, vocabulary))} if weak else set(places)
        for n in set(weak) - kept:
            columns[n] = replace(columns[n], field="reference")
    return columns


def _likelihood(column, contents, vocabulary: Vocabulary) -> tuple:
    return _names_in_catalogue(column, contents, vocabulary), -publications.ranks()[plain(column.header)]


def _names_in_catalogue(column, contents, vocabulary: Vocabulary) -> int:
    """How many of the texts below a header are names of the catalogue."""
    tests = {"office": vocabulary.is_office, "indicator": vocabulary.is_indicator, "name": vocabulary.is_indicator}
    return sum(map(tests.get(column.field, lambda text: False), contents.texts(column.position)))


def _unit_beside_office(columns: list) -> list:
    """The word `unit` is an office only where nothing else is."""
    offices = [n for n, c in enumerate(columns) if c.field == "office" and not c.fixed]
    has_unit = any(c.field == "unit" for c in columns)
    for n in offices if len(offices) > 1 else ():
        if plain(columns[n].header) == "unit":
            columns[n] = replace(columns[n], field="reference" if has_unit else "unit")
    return columns


def _indicator_names(columns: list, contents, vocabulary: Vocabulary) -> list:
    """指标名称 beside 指标代码: where the catalogue knows the names and not the codes, or there is none, the names are taken."""
    codes = [n for n, c in enumerate(columns) if c.field == "indicator" and plain(c.header) in publications.INDICATOR_CODES]
    names = [n for n, c in enumerate(columns) if c.field == "name"]
    if len(codes) != 1 or not names:
        return columns
    code, name = codes[0], names[0]
    by_name, by_code = (_names_in_catalogue(columns[n], contents, vocabulary) for n in (name, code))
    if by_name > by_code or not vocabulary.has_catalogue:
        columns[code], columns[name] = replace(columns[code], field="reference"), replace(columns[name], field="indicator")
    return columns
