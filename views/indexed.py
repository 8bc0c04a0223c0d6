"""对比 of several indicators of one office: each 100 in a base period, so that only their pace is compared."""

from collections.abc import Sequence
from itertools import zip_longest

from charts import compare as charts
from views import chart_tables
from views.blocks import Block, Chart, Heading, Paragraph
from views.controls import Choice, Option, Several
from views.indicator import breaks
from views.reader import Reader, Row
from wording import numbers, timeline
from wording.language import later

USUAL, MOST = 4, 12  # indicators at first, and at the most: more lines nobody tells apart
KINDS = ("count", "score")  # that have an amount to divide by
Mode = tuple[
    tuple[Choice | Several, ...], dict[str, str], list[Block], list[Row], str
]  # choices, ids, blocks, rows, name of the file


def indexed(reader: Reader) -> Mode:
    """(choices, ids, blocks, rows, name of the file)."""
    usable = {row["id"]: row for row in usable_indicators(reader)}
    by_hand = [one for one in dict.fromkeys(reader.choices.get("several", "").split(",")) if one]
    warnings = _unknown(reader, [one for one in by_hand if one not in usable])
    chosen = [one for one in by_hand if one in usable][:MOST]
    is_by_hand = bool(chosen)
    chosen = chosen or _usual(list(usable.values()))
    options = tuple(Option(one, reader.name(usable[one])) for one in chosen)
    several = Several("several", reader.t("指标（数量和得分，至少两期）"), options, reader.t("添加指标"), reader.t("去掉"))
    series = {one: rows for one in chosen if (rows := _yearly(reader, one))}
    ids = {"several": ",".join(chosen) if is_by_hand else ""}
    if not series:
        info = Paragraph(reader.t("没有可以比较的指标：至少要有两个年度的数据。"), "info")
        return (several,), ids, [*warnings, info, *_elsewhere(reader)], [], ""
    years = sorted({row["period"] for rows in series.values() for row in rows})
    first, text = _base(series, years), reader.choices.get("base", "")
    base, more = (first, []) if text not in years and timeline.is_period(text) else reader.choice("base", years, first)
    choice = Choice("base", reader.t("基期"), tuple(Option(one, numbers.period_name(one, reader.lang)) for one in years), base)
    drawn = {one: rows for one, rows in series.items() if charts.index(rows, base)}
    blocks = [*warnings, *more, *_chart(reader, drawn, base), *_remarks(reader, series, drawn, base)]
    every = [row for rows in drawn.values() for row in rows]
    file = reader.t("{office}_指数", office=reader.name(reader.office, "short"))
    return (choice, several), {**ids, "base": base}, blocks, every, file


def usable_indicators(reader: Reader) -> list[Row]:
    """The indicators of which an index can be made: amounts with figures of more than one period."""
    rows = reader.rows("page/indicator", office=reader.office["id"])
    return [row for row in rows if row["kind"] in KINDS and row["longest"] > 1]


def _usual(rows: Sequence[Row]) -> list[str]:
    """Those with the longest history, of each theme one before a second of any."""
    themes: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: -row["longest"]):
        themes.setdefault(row["theme"], []).append(row)
    turns = [row for turn in zip_longest(*themes.values()) for row in turn if row]
    return [row["id"] for row in turns[:USUAL]]


def _unknown(reader: Reader, ids: list[str]) -> list[Paragraph]:
    sentence = later("链接中的指标“{value}”在这里不能显示（没有可比的数据，或已改名、撤下），已略过。")
    return [Paragraph(reader.t(sentence, value=one[:40]), "warning") for one in ids[:3]]


def _yearly(reader: Reader, indicator: str) -> list[Row]:
    """The yearly rows of the office, [] where they are fewer than two figures."""
    rows = reader.rows("page/series", indicator=indicator, office=reader.office["id"])
    return [row for row in rows if row["frequency"] == "A"]


def _base(series: dict[str, list[Row]], years: list[str]) -> str:
    """The first year in which as many lines as possible can begin."""
    return max(years, key=lambda year: (sum(bool(charts.index(rows, year)) for rows in series.values()), -int(year)))


def _elsewhere(reader: Reader) -> list[Block]:
    """A link to an office that shows what the pages can do."""
    sample = next((one for one in reader.offices if one["sample"] and one["id"] != reader.office["id"]), None)
    if sample is None:
        return []
    text = reader.t("查看有六年数据的{office}", office=reader.name(sample, "short"))
    return [Paragraph((reader.link(text, "overview", office=sample["id"]),))]


def _chart(reader: Reader, drawn: dict[str, list[Row]], base: str) -> list[Block]:
    if not drawn:
        return []
    lang, names = reader.lang, {one: reader.name(rows[0]) for one, rows in drawn.items()}
    cells = {(one, p): text for one, rows in drawn.items() for p, text in charts.index_texts(rows, base, lang).items()}
    table = chart_tables.side_by_side(reader, names, cells)
    chart = Chart(charts.indexed(drawn, base, lang), charts.indexed_alt(drawn, base, lang), "indexed", figures=table)
    add = reader.add("index", reader.office["id"], base, list(drawn))
    return [Heading(reader.name(reader.office)), chart, add]


def _remarks(reader: Reader, series: dict[str, list[Row]], drawn: dict[str, list[Row]], base: str) -> list[Block]:
    """Who is not drawn and why, how to read the chart, and the breaks."""
    period = numbers.period_name(base, reader.lang)
    names = {one: reader.name(rows[0]) for one, rows in series.items()}
    undrawn = [
        reader.t("{indicator}：{period}没有可作基期的数值，未画。", indicator=name, period=period)
        for one, name in names.items()
        if one not in drawn
    ]
    every = [row for rows in drawn.values() for row in rows]
    notes = [*undrawn, reader.t("以基期为100，只比较快慢，不比较大小；口径变化之后不再接续。")]
    notes += [f"┆ {text}" for text in breaks(reader, every, "name")]
    return [Paragraph(text, "note") for text in notes]
