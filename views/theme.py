"""主题: one small chart for each indicator of a theme, on one time axis; what needs a look stands first."""

from collections.abc import Sequence
from dataclasses import replace

from charts import small
from views.blocks import Block, Chart, Columns, Fold, Head, Heading, Items, Paragraph, Tile, Tiles, View
from views.controls import Choice, Copy, Option
from views.items import item
from views.overview import NEWEST, absent, empty, milestones, offices, years_choice, years_of
from views.reader import Reader, Row
from wording import attention, comparison, headline, paragraph, scope, timeline


def theme(reader: Reader) -> View:
    """The page of a theme of an office in a year. Choices: year, theme (only those of which the office has a figure in that year)."""
    years, newest = years_of(reader)
    if not years:
        return empty(reader, reader.t("主题"))
    year, warnings = reader.choice("year", years, newest)
    cards = reader.rows("page/card", office=reader.office["id"], year=year)
    present = {row["theme"] for row in cards if row["value"] is not None}
    themes = [row for row in reader.rows("page/theme") if row["id"] in present]
    identity, more = named_theme(reader, themes)
    chosen = next(row for row in themes if row["id"] == identity)
    of_theme = [row for row in cards if row["theme"] == chosen["id"]]
    shown = [row for row in of_theme if row["value"] is not None]
    blocks: list[Block] = [_head(reader, years, year, themes, chosen), *warnings, *more]
    blocks += [lead(reader, year, shown), *_charts(reader, year, chosen, shown)]
    blocks += [_take_away(reader, year, newest, chosen, shown), *absent(reader, year, of_theme)]
    name = f"{reader.name(reader.office, 'short')}_{reader.name(chosen)}_{year}"
    return View(tuple(blocks), {"year": year, "theme": chosen["id"]}, tuple(shown), name)


def named_theme(reader: Reader, themes: Sequence[Row]) -> tuple[str, list[Paragraph]]:
    """The theme that is asked for; of one without a figure in the year it says so and shows the first that has one."""
    here, every = [row["id"] for row in themes], {row["id"]: row for row in reader.rows("page/theme")}
    identity, warnings = reader.choice("theme", list(every), here[0])
    if identity in here:
        return identity, warnings
    sentence = reader.t(
        "“{theme}”在这一年没有数据，下面显示的是“{other}”。", theme=reader.name(every[identity]), other=reader.name(themes[0])
    )
    return here[0], [*warnings, Paragraph(sentence, "info")]


def _head(reader: Reader, years: list[str], year: str, themes: Sequence[Row], chosen: Row) -> Head:
    options = tuple(Option(row["id"], reader.name(row)) for row in themes)
    choice = (Choice("theme", reader.t("主题"), options, chosen["id"]),) if len(themes) > 1 else ()
    return Head(
        title=reader.name(chosen),
        choices=(offices(reader), *years_choice(reader, years, year), *choice),
        mark=reader.t("示例数据（虚构）") if reader.office["sample"] else "",
        under=reader.name(reader.office),
        beside=reader.link(reader.t("大屏轮播"), "wall", year=year, theme=chosen["id"]),
    )


def lead(reader: Reader, year: str, shown: Sequence[Row]) -> Paragraph:
    """The sentence of a theme. shown: its rows with a figure."""
    here = {row["indicator"] for row in shown}
    of_theme = [milestone for milestone in milestones(reader, year) if milestone.indicator["indicator"] in here]
    return Paragraph(headline.short(shown, of_theme, reader.name(reader.office, "short"), year, reader.lang), "lead")


# -- charts ----------------------------------------------------------------------------------------------------


def _charts(reader: Reader, year: str, chosen: Row, shown: Sequence[Row]) -> list[Block]:
    """A tile for each indicator that has a line or needs a look; those with a single figure as cards below."""
    drawn, order = lines(reader, year, chosen["id"], shown), by_urgency(shown)
    tiles = drawn_tiles(reader, [row for row in order if row["indicator"] in drawn or attention.needed(row)], drawn)
    blocks: list[Block] = [Tiles(tiles)] if tiles else []
    if words := explanation(reader, drawn):
        blocks.append(Paragraph(words, "note"))
    if single := [row for row in order if row["indicator"] not in drawn and not attention.needed(row)]:
        cards = Items(tuple(replace(item(reader, row), line=None) for row in single))
        blocks += [Heading(reader.t("只有一期数据的指标：{n}项", n=len(single))), cards] if tiles else [cards]
    return blocks


def by_urgency(rows: Sequence[Row]) -> list[Row]:
    """What needs a look first, the gravest on top; then what is better, then the others, each in the order of the catalogue."""
    order = {"good": 0, "": 1, "bad": 2}
    grave = attention.gravest_first(rows)
    rest = [row for row in rows if not attention.needed(row)]
    return [*grave, *sorted(rest, key=lambda row: order[comparison.judgement(row)])]


def lines(reader: Reader, year: str, chosen: str, shown: Sequence[Row]) -> dict[str, list[Row]]:
    """Indicator → its figures in a line with the one that is shown (of its frequency, running totals of its length), where they are more than
    one. chosen: id of the theme."""
    wanted = {row["indicator"]: _line_of(row["period"]) for row in shown}
    of_indicator: dict[str, list[Row]] = {}
    rows = reader.rows("page/theme/lines", office=reader.office["id"], theme=chosen, year=year, scoped=scope.SCOPED)
    for row in rows:
        if wanted.get(row["indicator"]) == _line_of(row["period"]):
            of_indicator.setdefault(row["indicator"], []).append(row)
    return {one: rows for one, rows in of_indicator.items() if sum(row["value"] is not None for row in rows) > 1}


def _line_of(period: str) -> str:
    return f"{timeline.frequency(period)}{timeline.until(period) or ''}"


def drawn_tiles(reader: Reader, rows: Sequence[Row], drawn: dict[str, list[Row]]) -> tuple[Tile, ...]:
    """A tile for each row, with its line where there is one; yearly lines of the theme share one time axis. drawn: as of `lines`."""
    yearly = [row for of_one in drawn.values() for row in of_one if row["frequency"] == "A" and not row["survey_years"]]
    shared = timeline.spine([row["period"] for row in yearly]) if yearly else []
    return tuple(_tile(reader, row, drawn.get(row["indicator"], []), shared) for row in rows)


def _tile(reader: Reader, row: Row, rows: Sequence[Row], shared: list[str]) -> Tile:
    """The years of a survey, months and quarters have a time axis of their own; without rows there is no chart."""
    named = replace(item(reader, row), line=None)
    if not rows:
        return Tile(named)
    rows = [{**one, "sample": False} for one in rows]  # the page bears the mark of fictional data once
    periods = shared if rows[0]["frequency"] == "A" and not rows[0]["survey_years"] else None
    figure = small.small_multiple(rows, reader.lang, periods=periods, median=_median(rows))
    return Tile(named, Chart(figure, small.alt(rows, reader.lang), f"small-{row['indicator']}"))


def _median(rows: Sequence[Row]) -> dict[str, float]:
    """Period → median of the other offices, where a line can be drawn of it: in two neighbouring periods."""
    pairs = zip(rows, rows[1:], strict=False)
    if all(None in (before["median"], after["median"]) for before, after in pairs):
        return {}
    return {row["period"]: row["median"] for row in rows if row["median"] is not None}


def explanation(reader: Reader, drawn: dict[str, list[Row]]) -> str:
    """What the marks in the charts mean, of those that there are."""
    every = [row for rows in drawn.values() for row in rows]
    parts = [
        reader.t("短横线为目标。") if any(row["target"] is not None for row in every) else "",
        reader.t("点线为其他单位的中位数（三家以上有可比数据的年份）。") if any(map(_median, drawn.values())) else "",
        reader.t("空心点为约数。") if any(row["value"] is not None and row["qualifier"] != "=" for row in every) else "",
    ]
    return ("" if reader.lang == "zh" else " ").join(part for part in parts if part)


# -- below -----------------------------------------------------------------------------------------------------


def _take_away(reader: Reader, year: str, newest: str, chosen: Row, shown: Sequence[Row]) -> Columns:
    text = paragraph.paragraph(chosen, shown, reader.name(reader.office, "short"), year, reader.lang)
    panel = reader.add("table", reader.office["id"], NEWEST if year == newest else year, chosen["id"])
    return Columns(
        ((panel,), (Fold(reader.t("写进报告的文字"), (Copy(text, reader.t("复制"), reader.t("已复制")),), key="text"),))
    )
