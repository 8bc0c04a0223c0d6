"""大屏轮播: the themes of an office in turn, their small charts as large as a screen on a wall can show them. The page's script goes on by itself
(pages/components/view/wall.js); each turn is asked for anew, so that a new release is seen with the next one."""

from collections.abc import Sequence
from math import ceil

from views import theme
from views.blocks import Block, Head, Paragraph, Tiles, View
from views.ends import Turns
from views.foot import published
from views.links import Link
from views.overview import empty, years_of
from views.reader import Reader, Row
from wording import numbers

SECONDS, USUAL = ("10", "20", "40", "60"), "20"  # that a screen stays
MOST = 12  # charts of a screen: of more none could be read from a distance
Screen = tuple[str, int, list[Row]]  # id of a theme, which of its screens (from 1), the rows on it


def wall(reader: Reader) -> View:
    """One screen of an office in a year. Choices: year, theme, sheet (of a theme with more charts than a screen holds), seconds."""
    years, newest = years_of(reader)
    if not years:
        return empty(reader, reader.t("大屏轮播"))
    year, warnings = reader.choice("year", years, newest)
    seconds, more = reader.choice("seconds", SECONDS, USUAL)
    cards = [row for row in reader.rows("page/card", office=reader.office["id"], year=year) if row["value"] is not None]
    screens = _screens(reader, cards)
    present = {screen[0] for screen in screens}
    chosen, of_theme = theme.named_theme(reader, [row for row in reader.rows("page/theme") if row["id"] in present])
    at, of_sheet = _at(reader, screens, chosen)
    identity, sheet, rows = screens[at]
    shown = [row for row in cards if row["theme"] == identity]
    blocks = [
        _head(reader, year, identity),
        *warnings, *more, *of_theme, *of_sheet,
        theme.lead(reader, year, shown),
        *_charts(reader, year, identity, shown, rows),
        _turns(reader, year, screens, at, seconds),
    ]  # fmt: skip
    ids = {"year": year, "theme": identity, "sheet": _sheet(sheet), "seconds": "" if seconds == USUAL else seconds}
    return View(tuple(blocks), ids)


def _screens(reader: Reader, cards: Sequence[Row]) -> list[Screen]:
    """The screens in the order of the themes; a theme with more than a screen holds is parted evenly, what needs a look first."""
    screens: list[Screen] = []
    for of_theme in reader.rows("page/theme"):
        rows = theme.by_urgency([row for row in cards if row["theme"] == of_theme["id"]])
        size = ceil(len(rows) / ceil(len(rows) / MOST)) if rows else 1
        screens += [(of_theme["id"], n // size + 1, rows[n : n + size]) for n in range(0, len(rows), size)]
    return screens


def _at(reader: Reader, screens: list[Screen], chosen: str) -> tuple[int, list[Paragraph]]:
    """(which screen is shown, a warning): of one that a theme no longer has, the theme's first without a word."""
    of_theme = [(n, screen) for n, screen in enumerate(screens) if screen[0] == chosen]
    offered = {str(screen[1]): n for n, screen in of_theme}
    wanted = reader.choices.get("sheet", "")
    if wanted not in offered and wanted.isdecimal():
        return of_theme[0][0], []
    sheet, warnings = reader.choice("sheet", list(offered), "1")
    return offered[sheet], warnings


def _sheet(sheet: int) -> str:
    return "" if sheet == 1 else str(sheet)


def _head(reader: Reader, year: str, identity: str) -> Head:
    name = next(reader.name(row) for row in reader.rows("page/theme") if row["id"] == identity)
    return Head(
        title=name,
        mark=reader.t("示例数据（虚构）") if reader.office["sample"] else "",
        under=f"{reader.name(reader.office)} · {numbers.period_name(year, reader.lang)}",
    )


def _charts(reader: Reader, year: str, identity: str, shown: Sequence[Row], rows: Sequence[Row]) -> list[Block]:
    drawn = theme.lines(reader, year, identity, shown)
    of_screen = {row["indicator"]: drawn[row["indicator"]] for row in rows if row["indicator"] in drawn}
    words = theme.explanation(reader, of_screen)
    return [Tiles(theme.drawn_tiles(reader, rows, drawn)), *([Paragraph(words, "note")] if words else [])]


def _turns(reader: Reader, year: str, screens: list[Screen], at: int, seconds: str) -> Turns:
    def door(text: str, to: int, stays: str = seconds) -> Link:
        identity, sheet, _ = screens[to % len(screens)]
        return reader.link(text, "wall", year=year, theme=identity, sheet=_sheet(sheet), seconds=stays)

    return Turns(
        label=reader.t("大屏轮播"),
        before=door(reader.t("上一屏"), at - 1),
        after=door(reader.t("下一屏"), at + 1),
        leave=reader.link(reader.t("退出（Esc）"), "theme", year=year, theme=screens[at][0]),
        pause=reader.t("暂停"),
        seconds=int(seconds),
        speeds=tuple(door(reader.t("{n}秒", n=one), at, one) for one in SECONDS),
        nth=at + 1,
        count=len(screens),
        place=reader.t("第{n}屏，共{count}屏", n=at + 1, count=len(screens)),
        release=published(reader),
    )
