"""Changes that a table states beside its figures, 同比±%: they are no figures, and are held against them (check rule stated_change_differs)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from etl.formats.grid import Cells
from etl.tables.interpretation import Column
from etl.tables.shapes.levels import ANY, OTHER, PERCENT
from etl.values import period, value

COLUMNS = {
    "cell": "int64",
    "turn": "int64",
    "file": "str",
    "row": "int64",
    "label": "str",
    "header": "str",
    "sort": "str",
    "text": "str",
    "number": "float64",
    "places": "int64",
}
FALLS = re.compile(r"下降|减少|降低|回落|[▼↓]")
WORDS = re.compile(r"同比|比上年(?:同期)?|增长|上升|增加|提高|下降|减少|降低|回落|[▲△▼↑↓+]|个?百分点|%$")
LONGEST_CHANGE = 30


@dataclass(frozen=True)
class Stated:
    """One cell that states a change: its row, its header, its kind (etl/tables/shapes/levels.py), its text, and the headers of the figures in
    that row that it may be about, the likeliest last."""

    row: int
    header: str
    sort: str
    text: str
    figures: tuple[str, ...]


def stated(columns: list[Column], kept: list[tuple[int, Cells]]) -> list[Stated]:
    """The Stateds of the rows (number, cells) of a table."""
    about = [(c, tuple(v.header for v in figures)) for c, figures in pairs(columns) if figures and c.fixed.get("change") != OTHER]
    return [
        Stated(row, c.header, c.fixed["change"], text, figures)
        for row, cells in (kept if about else ())
        for c, figures in about
        if c.position < len(cells) and (text := cells[c.position].strip())
    ]


def pairs(columns: list[Column]) -> list[tuple[Column, list[Column]]]:
    """(column of stated changes, the columns of figures that it may be about, the likeliest last) of a header.

    A change belongs to the figure of its own period and indicator, else to the figures just before it: of these to the newest.
    """
    values = [c for c in columns if c.field == "value"]
    result, run, fresh = [], [], False
    for column in columns:
        if column.field == "value":
            run, fresh = ([*run, column] if fresh else [column]), True
        elif column.field == "change":
            fresh = False
            alike = [v for v in values if _agree(column.fixed, v.fixed)]
            near = [v for v in (alike if "period" in column.fixed else run) if v in alike]
            result.append((column, _newest(near) or [v for v in alike if v.position > column.position][:1]))
    return result


def _agree(one: dict, other: dict) -> bool:
    return all(other.get(name, text) == text for name, text in one.items() if name in ("period", "indicator", "office", "scope"))


def _newest(columns: list) -> list:
    """The columns whose period ends last, in their order; a period as written sorts by its last month."""
    ends = [_end(c.fixed.get("period", "")) for c in columns]
    return [c for c, end in zip(columns, ends, strict=True) if end == max(ends)]


def _end(text: str) -> tuple:
    kept = period.parse(text) or ""
    if not kept:
        return ()
    rest = kept[5:] or "12"
    month = int(rest[1:]) * (6 if rest[0] == "S" else 3) if rest[0] in "SQ" else int(rest[4:-1]) if "/P" in rest else int(rest)
    return int(kept[:4]), month


class Stating(Protocol):
    """What was read of a file (etl/tables/read.py Sheet), as far as it is looked at here."""

    file: str
    stated: list[Stated]


def frame(sheets: Iterable[Stating]) -> pd.DataFrame:
    """The stated changes of sheets that can be read, a row for each figure that one may be about (in turn, the likeliest last): COLUMNS."""
    every = [(sheet.file, one) for sheet in sheets for one in sheet.stated]
    rows = [
        (
            cell,
            turn,
            file,
            one.row,
            label,
            one.header,
            PERCENT if one.sort == ANY and "%" in one.text else one.sort,
            one.text,
            *number,
        )
        for cell, (file, one) in enumerate(every)
        if (number := read(one.text)) is not None
        for turn, label in enumerate(one.figures)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def read(text: str) -> tuple[float, int] | None:
    """(change, decimals) of "5.2", "+5.2%", "下降3.5%", "▼3", "持平"; None for what states no number."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text[:LONGEST_CHANGE])).replace("−", "-").replace("–", "-")
    if plain in ("持平", "不变"):
        return 0.0, 0
    figure = WORDS.sub("", plain)
    reading = value.parse(figure)
    if reading.value is None or reading.bad or reading.qualifier not in ("", "=") or reading.unit:
        return None
    return (-reading.value if FALLS.search(plain) else reading.value), len(figure.partition(".")[2])
