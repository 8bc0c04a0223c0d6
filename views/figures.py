"""The figures of an indicator as a table: each with what it is and where it comes from, and a place to which a sentence can lead."""

from collections.abc import Mapping, Sequence
from typing import Any

from views.blocks import Block, Cell, Fold, Heading, Table
from views.reader import Reader, Row
from views.sources import source
from wording import baseline, comparison, numbers, timeline

SHOWN_ROWS = 12  # of the table of figures; older ones are folded


def place(row: Row) -> str:
    """The key of a period's row in the table of figures."""
    return f"figure-{row['period'].replace('/', '-')}"


def figures(reader: Reader, rows: Sequence[Row], events: Sequence[Row]) -> list[Block]:
    """Every figure, newest first, with what it is and where it comes from."""
    shown, older = rows[::-1][:SHOWN_ROWS], rows[::-1][SHOWN_ROWS:]
    title = reader.t("数据")
    blocks: list[Block] = [Heading(title), _table(reader, shown, rows, events, title)]
    if older:
        name = reader.t("更早的{n}期", n=len(older))
        blocks.append(Fold(name, (_table(reader, older, rows, events, name),), key="older"))
    return blocks


def _table(reader: Reader, shown: Sequence[Row], rows: Sequence[Row], events: Sequence[Row], label: str) -> Table:
    here = timeline.of_periods([row["period"] for row in rows], events)
    header = (
        reader.t("时期"),
        reader.t("数值"),
        baseline.column(rows, reader.lang),
        reader.t("数据状态"),
        reader.t("原文表述和备注"),
        reader.t("来源"),
    )
    lines = tuple(_row(reader, row, here[row["period"]]) for row in shown)
    return Table(header, lines, label, keys=tuple(place(row) for row in shown))


def _row(reader: Reader, row: Row, events: Sequence[Mapping[str, Any]]) -> tuple[Cell, ...]:
    lang = reader.lang
    remarks = [row["as_worded"], row["note"], *(timeline.event_text(event, lang) for event in events)]
    return (
        Cell(numbers.period_name(row["period"], lang)),
        Cell(numbers.figure(row, lang)),
        Cell(comparison.change_text(row, lang) or comparison.why_text(row, lang)),
        Cell(reader.t(numbers.STATUS[row["status"]])),
        Cell(" · ".join(filter(None, remarks))),
        Cell(source(reader, row)),
    )
