"""What the contents of a table tell of the columns that their headers leave open."""

import re

from etl.tables.header import DIMENSIONS, Contents, Header
from etl.tables.interpretation import Column, Shared
from etl.tables.overrides import Overrides
from etl.tables.vocabulary import Vocabulary
from etl.values import value
from etl.values.header_words import field_of, plain
from etl.values.notes import role_of


def settled(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """单位 over 件, 条, % is the unit; columns beyond the header have no name."""
    has_unit = any(c.field == "unit" for c in header.columns)
    columns = []
    for column in header.columns:
        texts = contents.texts(column.position) if plain(column.header) in ("单位", "unit") else []
        is_unit = texts and all(map(vocabulary.is_unit, texts)) and not any(map(vocabulary.is_office, texts))
        name = ("reference" if has_unit else "unit") if is_unit else column.field
        columns.append(Column(column.position, column.header, name, column.fixed, column.unit))
    beyond = range(len(columns), 0 if contents.strict else contents.width)
    return columns + [Column(place, "") for place in beyond]


def inferred(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """What a column without a known header holds, where its contents leave no doubt and nothing else holds it."""
    columns, lacking = [], [name for name in DIMENSIONS if not header.has(name)]
    across = any("period" in column.fixed for column in header.columns)
    for column in header.columns:
        name = column.field
        if name in ("", "unknown", "mixed") and lacking:
            first = column.position == 0 and across and not vocabulary.has_catalogue
            name = _by_contents(contents.texts(column.position), lacking, vocabulary)
            # without a catalogue the first column of a table whose periods stand side by side holds the indicators
            corner = _corner(column) if across else ""
            name = name or (corner if corner in lacking else "indicator" if first and "indicator" in lacking else column.field)
            lacking = [other for other in lacking if other != name]
        name = "unknown" if name == "mixed" else name
        columns.append(Column(column.position, column.header, name, column.fixed, column.unit))
    return columns


def roles(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """A column of nothing but 计划, 实际, 快报 says what the figures of its rows are: it is their note (etl/checks/roles.py)."""
    columns, free = list(header.columns), not any(column.field == "note" for column in header.columns)
    for n, column in enumerate(columns if free else ()):
        texts = contents.texts(column.position) if column.field == "unknown" else []
        if texts and all(role_of(text) for text in texts):
            columns[n] = Column(column.position, column.header, "note", column.fixed)
            break
    return columns


def _corner(column: Column) -> str:
    r"""What geo\time, 地区/年份 says of its column where the periods stand side by side; "" for anything else."""
    names = [field_of(part) for part in re.split(r"[|\\/、]", column.header)] if column.field == "mixed" else []
    rest = [name for name in names if name != "period"]
    return rest[0] if len(names) == 2 and len(rest) == 1 else ""


def _by_contents(texts: list[str], lacking: list[str], vocabulary: Vocabulary) -> str:
    tests = {
        "indicator": vocabulary.is_indicator,
        "office": vocabulary.is_office,
        "period": lambda text: (
            not {"period", "part"}.isdisjoint(vocabulary.label(text).fixed) and vocabulary.label(text).field == ""
        ),
    }
    names = (name for name in lacking if texts and 5 * sum(map(tests[name], texts)) >= 3 * len(texts))
    return next(names, "")


def named_once(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """指标名称 is the indicator where no other column is."""
    has_indicator = any(c.field == "indicator" for c in header.columns)
    name = "reference" if has_indicator else "indicator"
    return [Column(c.position, c.header, name, c.fixed, c.unit) if c.field == "name" else c for c in header.columns]


def indicators_across(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """Beside indicators, or where there is no other figure, further columns of numbers are indicators too, if unknown ones."""
    across = any("indicator" in c.fixed for c in header.columns)
    keyed = any(c.field in ("period", "office") for c in header.columns)
    if any(c.field == "indicator" for c in header.columns) or not (across or (not header.values and keyed)):
        return header.columns
    columns = []
    for column in header.columns:
        texts = contents.texts(column.position) if column.field == "unknown" else []
        readings = [value.parse(text) for text in texts]
        if any(reading.value is not None for reading in readings) and not any(reading.bad for reading in readings):
            name, unit = vocabulary.indicator(column.header)
            column = Column(column.position, column.header, "value", {"indicator": name}, unit)
        columns.append(column)
    return columns


def given_for_all(overrides: Overrides) -> Shared:
    """What the analyst has given for the whole table."""
    given = {"office": overrides.office, "period": overrides.period}
    return {name: (0, text) for name, text in given.items() if text}


def corrected(column: Column, overrides: Overrides) -> Column:
    """The column as the analyst says it is."""
    if column.position not in overrides.meanings:
        return column
    parts = [part for part in overrides.meanings[column.position].split(";") if part]
    fixed = dict(part.split(":", 1) for part in parts if ":" in part)
    fields = [part for part in parts if ":" not in part]
    return Column(column.position, column.header, fields[0] if fields else "value" if fixed else "reference", fixed, column.unit)
