"""总览: one office in one year. Where most figures can be compared: what is better, what needs a look, and since when; where hardly any
can: how high, how much, and the standing among others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from views.blocks import Block, Cell, Columns, Fold, Head, Heading, Item, Items, Line, Paragraph, Part, Split, Table, View
from views.controls import Choice, Copy, Option
from views.items import by_verdict, item, tone, verdict_tone
from views.one_year import one_year
from views.reader import Reader, Row
from views.strip import strip
from wording import attention, comparison, headline, numbers, paragraph, targets, timeline
from wording.language import later
from wording.milestone import Milestone
from wording.milestones import balanced, weightiest

VERDICTS = {"good": later("向好"), "bad": later("需关注"), "neither": later("持平或不分好坏")}
HIGHLIGHTS, MOST_HIGHLIGHTS = 3, 9  # milestones at first, and in all: a page that praises everything says nothing
NEWEST = "newest"  # a panel of the newest year goes on with the data (pages/panels/gather.py)


def overview(reader: Reader) -> View:
    """The page of an office and a year. Choices: year, verdict (only the indicators that are judged so)."""
    years, newest = years_of(reader)
    if not years:
        return empty(reader, reader.name(reader.office))
    year, warnings = reader.choice("year", years, newest)
    verdict, more = reader.choice("verdict", list(VERDICTS), "")
    cards = reader.rows("page/card", office=reader.office["id"], year=year)
    shown = [row for row in cards if row["value"] is not None]
    compared = headline.comparable(shown)
    blocks: list[Block] = [_head(reader, years, year), *warnings, *more]
    if compared and not headline.is_alone(shown):
        blocks += _compared(reader, year, shown, compared, verdict)
    else:
        verdict = ""  # there is nothing to filter
        blocks += [_lead(reader, year, shown, milestones(reader, year)), *one_year(reader, year, shown)]
    if not verdict:
        blocks += [*_favourites(reader, shown), *_themes(reader, year, newest, shown), *absent(reader, year, cards)]
    name = f"{reader.name(reader.office, 'short')}_{year}"
    return View(tuple(blocks), {"year": year, "verdict": verdict}, tuple(shown), name)


def _head(reader: Reader, years: list[str], year: str) -> Head:
    return Head(
        title=reader.name(reader.office),
        choices=(offices(reader), *years_choice(reader, years, year)),
        mark=reader.t("示例数据（虚构）") if reader.office["sample"] else "",
        under=reader.name(reader.office, "note") or "",
        beside=reader.link(reader.t("大屏轮播"), "wall", year=year),
    )


def offices(reader: Reader) -> Choice:
    """The choice of the office, whose list the browser asks for when it is opened."""
    here = reader.office
    return Choice("office", reader.t("单位"), (Option(here["id"], reader.name(here, "short")),), here["id"], listed=True)


def years_of(reader: Reader) -> tuple[list[str], str]:
    """The years with figures of the office, newest first, and the one that its pages open on."""
    rows = reader.rows("page/year", office=reader.office["id"])
    return [row["year"] for row in rows], timeline.opening_year(rows)


def years_choice(reader: Reader, years: list[str], year: str) -> tuple[Choice, ...]:
    """The choice of the year; none where there is but one."""
    if len(years) < 2:
        return ()
    options = tuple(Option(one, numbers.period_name(one, reader.lang)) for one in years)
    return (Choice("year", reader.t("年份"), options, year),)


# -- where most figures can be compared ------------------------------------------------------------------------


def _compared(reader: Reader, year: str, shown: Sequence[Row], compared: Sequence[Row], verdict: str) -> list[Block]:
    blocks: list[Block] = [_lead(reader, year, shown, []), _split(reader, year, compared, verdict)]
    if verdict:
        chosen = [row for row in compared if _judged(row) == verdict]
        title = reader.t("{verdict}：{n}项", verdict=reader.t(VERDICTS[verdict]), n=len(chosen))
        everything = Paragraph((reader.link(reader.t("显示全部指标"), "overview", year=year),), "note")
        return [*blocks, Heading(title), Items(tuple(item(reader, row) for row in chosen)), everything]
    return [*blocks, *_attention(reader, shown), *_highlights(reader, year, shown), *strip(reader, year)]


def _lead(reader: Reader, year: str, shown: Sequence[Row], milestones: list[Milestone]) -> Paragraph:
    name = reader.name(reader.office, "short")
    return Paragraph(headline.short(shown, milestones, name, year, reader.lang), "lead")


def _judged(row: Row) -> str:
    return comparison.judgement(row) or "neither"


def _split(reader: Reader, year: str, compared: Sequence[Row], verdict: str) -> Split:
    """The comparable indicators by verdict; each part filters the page, and the chosen one shows everything again."""
    counts = Counter(map(_judged, compared))
    parts = tuple(
        Part(
            reader.t(name),
            counts[key],
            key,
            reader.link(reader.t(name), "overview", year=year, verdict="" if key == verdict else key),
            key == verdict,
            verdict_tone(reader, key),
        )
        for key, name in VERDICTS.items()
    )
    return Split(reader.t("可比较的{n}项指标", n=len(compared)), parts)


def _attention(reader: Reader, shown: Sequence[Row]) -> list[Block]:
    """Every indicator that needs a look, by name; a word where there is none."""
    rows = attention.gravest_first(shown)
    if not rows:
        return [Heading(reader.t("需要关注")), Paragraph(reader.t("没有变差或未达到目标的指标。"))]
    title = reader.t("需要关注：{n}项", n=len(rows))
    items = tuple(_alarming(reader, row) for row in rows)
    return [Heading(title, explanation=reader.t("与上年相比变差的指标，以及未达到目标的指标。")), Items(items, "rows")]


def _alarming(reader: Reader, row: Row) -> Item:
    shown = replace(item(reader, row), change=attention.reason(row, reader.lang), remark="")
    if attention.is_worse(row):
        return shown
    return replace(shown, arrow=targets.TARGET_SIGN["missed"], tone=verdict_tone(reader, "bad"), verdict_name=reader.t("未达标"))


def _highlights(reader: Reader, year: str, shown: Sequence[Row]) -> list[Block]:
    """The three weightiest milestones of the year; the others folded."""
    balance = balanced(milestones(reader, year), HIGHLIGHTS)[:MOST_HIGHLIGHTS]
    if not balance:
        return []
    by_id = {row["indicator"]: row for row in shown}
    items = [_highlight(reader, milestone, by_id.get(milestone.indicator["indicator"])) for milestone in balance]
    rules = "\n".join(dict.fromkeys(milestone.rule(reader.lang) for milestone in balance[:HIGHLIGHTS]))
    rest = [Fold(reader.t("另外{n}项", n=len(items) - HIGHLIGHTS), (Items(tuple(items[HIGHLIGHTS:]), "rows"),), key="highlights")]
    blocks = [Heading(reader.t("值得一提"), explanation=rules), Items(tuple(items[:HIGHLIGHTS]), "highlights")]
    return [*blocks, *(rest if len(items) > HIGHLIGHTS else [])]


def milestones(reader: Reader, year: str) -> list[Milestone]:
    """The milestones of the year, the weightiest first."""
    weighty = weightiest(reader.rows("page/indicator/yearly", office=reader.office["id"], year=year))
    return [milestone for milestone in weighty if milestone.periods[-1] == year]


def _highlight(reader: Reader, milestone: Milestone, row: Row | None) -> Item:
    return Item(
        name=milestone.line(reader.lang),
        figure="",
        door=reader.link(milestone.line(reader.lang), "indicator", indicator=milestone.indicator["indicator"]),
        tone=tone(reader, milestone.indicator) if reader.scheme == "red-up" else milestone.verdict,
        verdict_name=reader.t(comparison.JUDGEMENT[milestone.verdict]) if milestone.verdict else "",
        line=Line(tuple(row["history"] or ()), tuple(row["history_breaks"] or ()), row["kind"] == "rank") if row else None,
    )


# -- everything ------------------------------------------------------------------------------------------------


def _favourites(reader: Reader, shown: Sequence[Row]) -> list[Block]:
    marked = [row for row in shown if row["indicator"] in reader.favourites]
    return [Heading(reader.t("收藏的指标")), Items(tuple(item(reader, row) for row in marked))] if marked else []


def _themes(reader: Reader, year: str, newest: str, shown: Sequence[Row]) -> list[Block]:
    """A fold for each theme, with its cards."""
    folds = []
    for theme in reader.rows("page/theme"):
        rows = [row for row in shown if row["theme"] == theme["id"]]
        if not rows:
            continue
        text = paragraph.paragraph(theme, rows, reader.name(reader.office, "short"), year, reader.lang)
        panel = reader.add("table", reader.office["id"], NEWEST if year == newest else year, theme["id"])
        cards = Items(tuple(item(reader, row) for row in by_verdict(rows)))
        report = Fold(reader.t("写进报告的文字"), (Copy(text, reader.t("复制"), reader.t("已复制")),), key=f"text-{theme['id']}")
        folds.append(
            Fold(reader.name(theme), (cards, Columns(((panel,), (report,)))), summary=_counts(reader, rows), key=theme["id"])
        )
    return [Heading(reader.t("全部指标")), *folds] if folds else []


def _counts(reader: Reader, rows: Sequence[Row]) -> str:
    """12项：5项向好、2项需关注."""
    total = reader.t("{n}项", n=len(rows))
    verdicts = headline.verdicts(headline.comparable(rows), reader.lang)
    return numbers.about(total, verdicts, reader.lang) if verdicts else total


def absent(reader: Reader, year: str, cards: Sequence[Row]) -> list[Block]:
    """A fold with the indicators that have no figure in the year, each with its newest period; none where there are none."""
    rows = [row for row in cards if row["value"] is None]
    if not rows:
        return []
    last = [numbers.period_name(row["latest"], reader.lang) if row["latest"] else reader.t("没有数据") for row in rows]
    table = Table(
        (reader.t("指标"), reader.t("最近一期")),
        tuple(
            (Cell((reader.link(reader.name(row), "indicator", indicator=row["indicator"]),)), Cell(text))
            for row, text in zip(rows, last, strict=True)
        ),
        reader.t("没有数据的指标"),
    )
    title = reader.t("{year}没有数据的指标：{n}项", year=numbers.period_name(year, reader.lang), n=len(rows))
    return [Fold(title, (table,), key="absent")]


def empty(reader: Reader, title: str) -> View:
    """The page of an office without any data, and the way to add some."""
    words = (reader.t("该单位还没有数据。请到“上传数据”上传。"), reader.link(reader.t("上传数据"), "upload"))
    return View((Head(title, (offices(reader),)), Paragraph(words, "info")), {})
