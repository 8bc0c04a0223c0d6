"""The figures that a chart draws as a table, which can stand in its place: with their qualifiers, what is withheld and why, and where a
definition changed. Where each figure comes from says another table (views/figures.py)."""

from collections.abc import Sequence

from charts import first_screen
from views.blocks import Cell, Figures, Table
from views.links import Link
from views.reader import Reader, Row
from wording import baseline, comparison, numbers, scope, timeline, variation

Cells = tuple[Cell, ...]


def figures(reader: Reader, header: tuple[str, ...], rows: tuple[Cells, ...], subject: str = "") -> Figures:
    """A table behind a chart. subject: which of several charts of a page it is, where its heading does not say so."""
    name, switch = reader.t("图中的数据"), reader.t("以图或表显示")
    if subject:
        name, switch = (numbers.about(subject, text, reader.lang) for text in (name, switch))
    return Figures(Table(header, rows, name), switch, reader.t("图"), reader.t("表"))


def trend(reader: Reader, rows: Sequence[Row], events: Sequence[Row], ahead: Sequence[Row], is_limited: bool = False) -> Figures:
    """Every period of the axis, newest first: its figure, its target where there is any, and what the chart marks there; is_limited: with mean and
    limits of normal variation.

    rows: of db/sql/page/series.sql, one frequency; events, ahead: as of charts/trend.py.
    """
    periods = timeline.of_rows(rows, ahead)
    by_period, happened = {row["period"]: row for row in rows}, timeline.of_periods(periods, events)
    aims = {row["period"]: row["target"] for row in [*rows, *ahead] if row["target"] is not None}

    def remark(period: str) -> str:
        events_here = (f"◆ {timeline.event_text(event, reader.lang)}" for event in happened[period])
        row = by_period.get(period)
        return numbers.listed([_status(reader, row), _signal(reader, row, is_limited), *events_here], reader.lang)

    has_remarks = any(map(remark, periods))

    def line(period: str) -> Cells:
        row = by_period.get(period)
        aim = (Cell(_exact(reader, rows[0], aims[period]) if period in aims else ""),) if aims else ()
        limits, remarks = _limits(reader, row) if is_limited else (), (Cell(remark(period)),) if has_remarks else ()
        return _period(reader, period), _figure(reader, row), *aim, *limits, *remarks

    limited = (reader.t("均值"), reader.t("正常波动范围")) if is_limited else ()
    aimed, remarked = [reader.t("目标")] if aims else [], [reader.t("说明")] if has_remarks else []
    header = (reader.t("时期"), reader.t("数值"), *aimed, *limited, *remarked)
    return figures(reader, header, tuple(map(line, reversed(periods))), reader.name(rows[0]))


def _limits(reader: Reader, row: Row | None) -> Cells:
    """Mean and limits, in short; nothing where there are none."""
    if row is None or row["mean"] is None:
        return Cell(""), Cell("")
    mean, lower, upper = (numbers.label(variation.limit(row, name), reader.lang) for name in ("mean", "lower", "upper"))
    return Cell(mean), Cell(reader.t("{lower}—{upper}", lower=lower, upper=upper))


def _signal(reader: Reader, row: Row | None, is_limited: bool) -> str:
    """That a figure is more than normal variation, where the chart shows that."""
    return variation.place(row, reader.lang) if row and is_limited and variation.is_signal(row) else ""


def _period(reader: Reader, period: str) -> Cell:
    return Cell(numbers.period_name(period, reader.lang))


def _figure(reader: Reader, row: Row | None) -> Cell:
    return Cell(numbers.figure(row, reader.lang) if row else reader.t("无数据"))


def _exact(reader: Reader, row: Row, value: float) -> str:
    return numbers.figure({**row, "value": value, "qualifier": "=", "status": "A"}, reader.lang)


def _status(reader: Reader, row: Row | None) -> str:
    """What a figure is, where it is not simply one; why there is none stands in its place already."""
    if row is None or row["value"] is None or row["status"] == "A":
        return ""
    return f"{'┆ ' if row['status'] == 'B' else ''}{reader.t(numbers.STATUS[row['status']])}"


def changes(reader: Reader, rows: Sequence[Row]) -> Figures:
    """Every period of the axis, newest first: the change on the one before it in words, or why there is none."""
    by_period = {row["period"]: row for row in rows}
    compared = {row["period"]: row for row in rows if row["change"] is not None}

    def line(period: str) -> Cells:
        row = by_period.get(period)
        text = comparison.change_text(row, reader.lang) or comparison.why_text(row, reader.lang) if row else reader.t("无数据")
        return _period(reader, timeline.changed_period(period, compared)), Cell(text)

    header = (reader.t("时期"), baseline.column(rows, reader.lang))
    return figures(reader, header, tuple(map(line, reversed(timeline.of_rows(rows)))), reader.t("与上年相比"))


def by_office(reader: Reader, rows: Sequence[Row], doors: dict[str, Link]) -> Figures:
    """The figures of one period, the best first; each office opens the indicator there. rows: of db/sql/page/peers.sql."""
    cells = tuple(
        (_way(scope.scoped_office(row, reader.lang), doors.get(row["office"] or "")), _figure(reader, row)) for row in rows
    )
    return figures(reader, (reader.t("单位"), reader.t("数值")), cells, reader.t("其他单位"))


def standing(reader: Reader, items: list[tuple[Row, list[Row]]], doors: dict[str, Link]) -> Figures:
    """Each strip of dots: the office's figure with its place, and the others' figures, the best first. items: as of charts/first_screen.py."""
    header = (reader.t("指标"), reader.t("本单位"), reader.t("其他单位"))
    return figures(reader, header, tuple(_strip(reader, own, rows, doors) for own, rows in items), reader.t("在各单位中的位置"))


def _strip(reader: Reader, own: Row, rows: Sequence[Row], doors: dict[str, Link]) -> Cells:
    lang = reader.lang
    others = [row for row in rows if row["office"] and row["office"] != own["office"]]
    others.sort(key=lambda row: row["value"] if own["direction"] == "down" else -row["value"])
    texts = (f"{scope.scoped_office(row, lang)} {numbers.figure(row, lang)}" for row in others)
    return (
        _indicator(reader, own, doors),
        Cell(first_screen.standing_text(own, rows, lang)),
        Cell(numbers.listed(texts, lang)),
    )


def _indicator(reader: Reader, row: Row, doors: dict[str, Link]) -> Cell:
    return _way(numbers.dated_name(row, reader.lang), doors.get(row["indicator"]))


def _way(name: str, door: Link | None) -> Cell:
    """A name, which opens what the mark of the chart opens."""
    return Cell((Link(name, door.page, door.ids),) if door else name)


def by_indicator(reader: Reader, rows: Sequence[Row], doors: dict[str, Link], subject: str = "") -> Figures:
    """Figures of several indicators in the order of their rows (db/sql/page/card.sql), with their targets where there are any."""
    has_targets = any(row["target"] is not None for row in rows)

    def line(row: Row) -> Cells:
        aim = "" if row["target"] is None else _exact(reader, row, row["target"])
        return _indicator(reader, row, doors), _figure(reader, row), *((Cell(aim),) if has_targets else ())

    header = (reader.t("指标"), reader.t("数值"), *([reader.t("目标")] if has_targets else []))
    return figures(reader, header, tuple(map(line, rows)), subject)


def side_by_side(reader: Reader, names: dict[str, str], cells: dict[tuple[str, str], str]) -> Figures:
    """The figures behind several lines: names {key: name}, cells {(key, period): text}, newest period first."""
    periods = sorted({period for _, period in cells}, key=timeline.end, reverse=True)
    rows = tuple((_period(reader, period), *(Cell(cells.get((key, period), "")) for key in names)) for period in periods)
    return figures(reader, (reader.t("时期"), *names.values()), rows)
