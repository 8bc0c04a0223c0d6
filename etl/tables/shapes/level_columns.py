"""Columns under the words of an office's report (levels.py): of which indicator, office and year they are, which are changes. Each of the
functions on a header is a step of etl/tables/header_rows.py."""

import re
import unicodedata
from dataclasses import replace

from etl.formats.grid import Rows
from etl.tables.header import Contents, Header
from etl.tables.interpretation import Column
from etl.tables.shapes.levels import PERCENT, change
from etl.tables.shapes.scope import BEFORE, CUMULATIVE, settled
from etl.tables.vocabulary import Vocabulary


def above(rows: Rows, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a row stands above 绝对额 and 增速, or other such words: a header, whatever its own names are."""
    upper, lower = (
        [text.strip() for text in cells] for cells in (*rows[index : index + 1], *(rows[index + 1 : index + 2] or [[]]))
    )
    words = [text for text in lower if text]
    fields = all(vocabulary.label(text).field in ("value", "change") for text in words)
    return len(words) > 1 and fields and bool(upper) and not lower[0] and vocabulary.label(upper[0]).has_meaning


def grouped(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """财政收入 over 绝对额 and 增速 is an indicator, where there is no other; over several offices it is one of them."""
    groups = {c.fixed["group"] for c in header.columns if "group" in c.fixed}
    if not groups:
        return header.columns
    lacks = {name: not any(c.field == name or name in c.fixed for c in header.columns) for name in ("indicator", "office")}
    name = (
        "indicator"
        if lacks["indicator"] and "indicator" not in header.shared
        else "office"
        if lacks["office"] and len(groups) > 1
        else ""
    )
    columns = []
    for column in header.columns:
        fixed = {key: text for key, text in column.fixed.items() if key != "group"}
        unit = column.unit
        if name and (group := column.fixed.get("group")):
            text, of_group = vocabulary.indicator(group) if name == "indicator" else (group, "")
            fixed, unit = {**fixed, name: text}, unit or (of_group if column.field == "value" else "")
        columns.append(replace(column, fixed=fixed, unit=unit))
    return columns


def beside(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """上年同期 is of the figure on its left: beside 累计 it is the running total of the year before."""
    columns, left = [], ""
    for column in header.columns:
        scopes = column.fixed.get("scope", "")
        if scopes == BEFORE and column.field == "value" and left:
            column = replace(column, fixed={**column.fixed, "scope": f"{left}+{BEFORE}"})
        elif column.field == "value":
            left = scopes if BEFORE not in scopes else ""
        columns.append(column)
    return columns


def named_changes(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """财政收入增长(%) beside 财政收入 is a stated change of it."""
    names = {vocabulary.indicator(c.header)[0] for c in header.columns if c.field == "unknown" or "indicator" in c.fixed}
    columns = []
    for column in header.columns:
        name, kind = _of_name(column.header, names) if column.field == "unknown" else ("", "")
        columns.append(replace(column, field="change", fixed={"indicator": name, "change": kind}) if kind else column)
    return columns


def _of_name(text: str, names: set[str]) -> tuple[str, str]:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()
    for name in names:
        start = re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).lower()
        if plain.startswith(start) and plain != start and (kind := change(plain[len(start) :].lstrip("_-: "))):
            return name, kind
    return "", ""


def only_changes(header: Header, contents: Contents, vocabulary: Vocabulary) -> list[Column]:
    """Where a table has no other figures its changes are the figures, in per cent as far as they say so; a text is no change at all."""
    columns = [
        replace(c, field="unknown", fixed={}) if c.field == "change" and _is_text(contents.texts(c.position)) else c
        for c in header.columns
    ]
    if header.values or not any(c.field == "change" for c in columns):
        return columns
    return [_as_figure(c) if c.field == "change" else c for c in columns]


def _is_text(texts: list[str]) -> bool:
    return bool(texts) and not any(re.search(r"\d|持平|不变", text) or not any(map(str.isalnum, text)) for text in texts)


def _as_figure(column: Column) -> Column:
    fixed = {name: text for name, text in column.fixed.items() if name != "change"}
    unit = "%" if column.fixed.get("change") == PERCENT else column.unit
    return replace(column, field="value" if fixed else "unknown", fixed=fixed, unit=unit)


def resolve(header: Header) -> None:
    """Give columns with a scope their period, where it is known before the rows are read: from the header, or for the whole table."""
    of_rows = any(c.field == "period" for c in header.columns)
    whole = header.shared.get("period", (0, ""))[1]
    scoped = whole and not of_rows and any("scope" in c.fixed for c in header.columns)
    for n, column in enumerate(header.columns):
        base = column.fixed.get("period") or ("" if of_rows else whole)
        if base and (scopes := column.fixed.get("scope")):
            rest = {name: text for name, text in column.fixed.items() if name != "scope"}
            counted = {"counted": scopes} if CUMULATIVE in scopes else {}
            header.columns[n] = replace(column, fixed={**rest, **counted, "period": settled(base, scopes)})
        elif scoped and column.field == "value" and "period" not in column.fixed:  # 本期 beside 上年同期
            header.columns[n] = replace(column, fixed={**column.fixed, "period": whole})
