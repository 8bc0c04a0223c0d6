"""The overview of an office whose figures can hardly be compared with earlier ones: how high, how much, and where it stands among others."""

from collections.abc import Sequence
from itertools import groupby

from charts import first_screen
from views import chart_tables
from views.blocks import Block, Chart, Columns, Fold, Heading, Items, Paragraph
from views.items import item
from views.links import Link
from views.others import CAUTION, STANDING
from views.reader import Reader, Row
from wording import numbers

FEWEST = 1  # other offices that make a standing
MOST_OFFICES = 60  # dots of one strip
FIRST = 8  # rates and standings that are shown at first


def one_year(reader: Reader, year: str, shown: Sequence[Row]) -> list[Block]:
    """Places, rates on one scale, standing among others, amounts by theme, and the way to something to compare with.

    shown: rows of db/sql/page/card.sql with a value.
    """
    return [
        *_places(reader, shown),
        *_beside(_rates(reader, shown), _standing(reader, year, shown)),
        *_amounts(reader, shown),
        _way_on(reader),
    ]


def _beside(left: list[Block], right: list[Block]) -> list[Block]:
    return [Columns((tuple(left), tuple(right)))] if left and right else [*left, *right]


def _places(reader: Reader, shown: Sequence[Row]) -> list[Block]:
    ranks = [row for row in shown if row["kind"] == "rank"]
    return [Heading(reader.t("排名")), Items(tuple(item(reader, row) for row in ranks), "places")] if ranks else []


def _doors(reader: Reader, rows: Sequence[Row]) -> dict[str, Link]:
    return {
        row["indicator"]: reader.link(
            f"{reader.name(row)} {numbers.figure(row, reader.lang)}", "indicator", indicator=row["indicator"]
        )
        for row in rows
    }


def _rates(reader: Reader, shown: Sequence[Row]) -> list[Block]:
    """All rates on one scale; of many the highest and the lowest first, those between them folded."""
    rows = sorted((row for row in shown if row["kind"] == "ratio"), key=lambda row: -row["value"])
    if not rows:
        return []
    full = [row for row in rows if row["value"] >= 100]
    others = [row for row in rows if row["value"] < 100]
    blocks: list[Block] = [Heading(reader.t("各项比率"))]
    if len(full) > 2:  # one dot after the other at the end of the scale says nothing
        names = reader.t("、").join(reader.name(row) for row in full)
        blocks.append(Paragraph(numbers.about(reader.t("达到100%的有{n}项", n=len(full)), names, reader.lang)))
    else:
        others = rows
    if others:
        alt = first_screen.rates_alt(others, reader.lang)
        doors = _doors(reader, others)
        table = chart_tables.by_indicator(reader, others, doors, reader.t("各项比率"))
        blocks.append(Chart(first_screen.rates(others, reader.lang), alt, "rates", doors, reader.keys, table))
    return blocks


def _standing(reader: Reader, year: str, shown: Sequence[Row]) -> list[Block]:
    """Where the office stands among the others that have the figure; the figures of most others first."""
    rows = reader.rows("page/overview/others", office=reader.office["id"], year=year, fewest=FEWEST, most=MOST_OFFICES)
    of_indicator = {indicator: list(group) for indicator, group in groupby(rows, key=lambda row: row["indicator"])}
    items = [
        (row, of_indicator[row["indicator"]]) for row in shown if row["indicator"] in of_indicator and len(row["period"]) == 4
    ]
    items.sort(key=lambda pair: -len(pair[1]))
    if not items:
        return []
    title = Heading(reader.t(STANDING), explanation=first_screen.standing_key(items, reader.lang))
    first, rest = items[:FIRST], items[FIRST:]
    folded = [Fold(reader.t("另外{n}项", n=len(rest)), (_strip(reader, rest, "rest"),), key="standing")] if rest else []
    return [
        title,
        _strip(reader, first, "first"),
        *folded,
        Paragraph(reader.t(CAUTION), "note"),
    ]


def _strip(reader: Reader, items: list[tuple[Row, list[Row]]], key: str) -> Chart:
    doors = _doors(reader, [row for row, _ in items])
    alt, table = first_screen.standing_alt(items, reader.lang), chart_tables.standing(reader, items, doors)
    return Chart(first_screen.standing(items, reader.lang), alt, f"standing-{key}", doors, reader.keys, table)


def _amounts(reader: Reader, shown: Sequence[Row]) -> list[Block]:
    """The amounts of each theme as bars, two themes beside each other."""
    charts: list[tuple[Block, ...]] = []
    for theme in reader.rows("page/theme"):
        rows = [row for row in shown if row["theme"] == theme["id"] and row["kind"] == "count"]
        if rows:
            charts.append((Heading(reader.name(theme), 3), _amounts_chart(reader, theme, rows)))
    return [Heading(reader.t("工作量")), Columns(tuple(charts))] if charts else []


def _amounts_chart(reader: Reader, theme: Row, rows: Sequence[Row]) -> Chart:
    rows = sorted(rows, key=lambda row: -row["value"])
    alt, doors = first_screen.amounts_alt(rows, reader.lang), _doors(reader, rows)
    table = chart_tables.by_indicator(reader, rows, doors, reader.name(theme))
    return Chart(first_screen.amounts(rows, reader.lang), alt, f"amounts-{theme['id']}", doors, reader.keys, table)


def _way_on(reader: Reader) -> Paragraph:
    """How to get what figures could be held against; that there is none says the first sentence."""
    text: tuple[str | Link, ...] = (
        reader.t("补充以前的数据后即可显示增减："),
        reader.link(reader.t("下载填报模板，填好后上传"), "upload"),
    )
    sample = next((office for office in reader.offices if office["sample"] and office["id"] != reader.office["id"]), None)
    if sample is None:
        return Paragraph(text, "note")
    other = reader.link(
        reader.t("查看有六年数据的{office}", office=reader.name(sample, "short")), "overview", office=sample["id"]
    )
    return Paragraph((*text, " ", other), "note")
