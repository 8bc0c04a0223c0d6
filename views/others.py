"""Where an office stands: the same indicator in the same period at other offices."""

from collections.abc import Sequence

from charts import first_screen, peers
from views import chart_tables
from views.blocks import Block, Chart, Heading, Paragraph
from views.reader import Reader, Row
from wording import numbers, scope
from wording.language import later

STANDING = later("在各单位中的位置")
CAUTION = later("各单位口径、规模不尽相同，此图不是排名。")
MOST_BARS = 20  # of more nobody would read them all
MOST_WAYS = 5  # offices that are offered where this one has no figure
NEWEST = "newest"  # a panel of the newest year goes on with the data (pages/panels/gather.py)


def beside(reader: Reader, about: Row, latest: Row) -> tuple[list[Block], list[Block]]:
    """(the standing of the office's newest figure in short, the others' figures): a word where there is no other."""
    parameters = {"indicator": about["id"], "period": latest["period"], "office": reader.office["id"]}
    many = about["offices"] > MOST_BARS
    rows = reader.rows("page/indicator/near", **parameters, most=MOST_BARS) if many else reader.rows("page/peers", **parameters)
    title = Heading(reader.t("{period}其他单位", period=numbers.period_name(latest["period"], reader.lang)))
    offices = [row for row in rows if row["office"]]
    count = rows[0].get("places") or len(offices) if rows else 0
    without = [Paragraph(text, "note") for text in [_without_period(reader, about["offices"] - count)] if text]
    if len(rows) < 2:
        absent = without if about["offices"] > 1 else []
        return [], [title, Paragraph(reader.t("没有其他单位同一时期的数据。")), *absent]
    chart = ranking(reader, rows, about, "peers")
    add = reader.add("peers", reader.office["id"], about["id"], NEWEST if len(latest["period"]) == 4 else latest["period"])
    remarks = [Paragraph(text, "note") for text in cautions(reader, rows)]
    drawn = reader.t("共有{n}个单位的数据，图中只画排在最前的{best}个和与本单位相邻的单位。", n=count, best=MOST_BARS // 2)
    few = [Paragraph(drawn, "note")] if many else []
    return _standing(reader, latest, rows, many), [title, chart, *without, *few, *remarks, add]


def _standing(reader: Reader, latest: Row, rows: Sequence[Row], many: bool) -> list[Block]:
    """A strip of dots; among very many offices the place in words."""
    if not many:
        items = [(latest, [row for row in rows if row["office"]])]
        title = Heading(reader.t(STANDING), explanation=first_screen.standing_key(items, reader.lang))
        subject = f"{reader.name(reader.office, 'short')} {numbers.period_name(latest['period'], reader.lang)}"
        alt = numbers.about(subject, first_screen.standing_alt(items, reader.lang), reader.lang)
        table = chart_tables.standing(reader, items, {})
        return [title, Chart(first_screen.standing(items, reader.lang), alt, "standing", figures=table)]
    own = next((row for row in rows if row["office"] == reader.office["id"]), None)
    if own is None or latest["direction"] == "neutral":
        return []
    return [Heading(reader.t(STANDING)), Paragraph(reader.t("{n}个单位中排第{place}位", n=own["places"], place=own["place"]))]


def _without_period(reader: Reader, count: int) -> str:
    return reader.t("另有{n}个单位没有这一期的数据", n=count) if count > 0 else ""


def cautions(reader: Reader, rows: Sequence[Row]) -> list[str]:
    """What makes a comparison of offices unsafe: that it is none of ranks, and the notes of their figures."""
    notes = [numbers.about(reader.name(row, "office"), row["note"], reader.lang) for row in rows if row["note"]]
    return [reader.t(CAUTION), *dict.fromkeys(notes)]


def ranking(reader: Reader, rows: Sequence[Row], about: Row, key: str) -> Chart:
    """The figures of one period at several offices, the best first; each office is a door to the same indicator there."""
    lang = reader.lang
    doors = {
        row["office"]: reader.link(
            f"{scope.scoped_office(row, lang)} {numbers.figure(row, lang)}",
            "indicator",
            office=row["office"],
            indicator=about["id"],
        )
        for row in rows
        if row["office"]
    }
    figure, table = peers.bars(rows, reader.office["id"], lang), chart_tables.by_office(reader, rows, doors)
    return Chart(figure, peers.alt(rows, lang), key, doors, reader.keys, table)


def with_figures(reader: Reader, about: Row) -> list[Block]:
    """The first offices that have a figure of an indicator, each a way to it."""
    rows = reader.rows("page/series", indicator=about["id"], office=None)
    having = {row["office"]: reader.name(row, "office") for row in rows if row["value"] is not None}
    ways = [
        reader.link(name, "indicator", office=office, indicator=about["id"]) for office, name in list(having.items())[:MOST_WAYS]
    ]
    if not ways:
        return []
    text = [piece for way in ways for piece in (reader.t("、"), way)][1:]
    return [Paragraph((reader.t("有数据的单位："), *text))]
