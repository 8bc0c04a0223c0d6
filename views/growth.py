"""同比增长: all indicators of an office by their change on the year before, kinds of change apart; below what has none, and why."""

from collections.abc import Sequence

from charts import axes
from charts import growth as words
from views.blocks import Bar, Bars, Block, Cell, Columns, Fold, Head, Heading, Paragraph, Table, View
from views.controls import AddPanel, Choice, Option
from views.growth_years import years_of_growth
from views.items import tone
from views.links import Link
from views.overview import NEWEST, empty, offices, years_choice, years_of
from views.reader import Reader, Row
from wording import comparison, headline, numbers
from wording.language import later

KINDS = {
    "percent": later("数量和得分（%）"),
    "units": later("基数不足10的数量（增减数）"),
    "points": later("比率（个百分点）"),
    "places": later("名次（位，升为正）"),
}
BY = {"all": later("全部"), "theme": later("按主题")}
ORDER = {"worst": later("需关注在前"), "best": later("向好在前"), "change": later("从升到降")}
VERDICTS = {"worst": ("bad", "good", ""), "best": ("good", "bad", "")}  # in which order of verdicts
FIRST = 12  # bars of a list that stand open, and all that need a look
EVERY_THEME = "all"  # of a panel (pages/panels/gather.py)


def growth(reader: Reader) -> View:
    """The page of an office and a year. Choices: year; by (one list for each kind of change, or one for each theme too); order."""
    years, newest = years_of(reader)
    if not years:
        return empty(reader, reader.t("同比增长"))
    year, warnings = reader.choice("year", years, newest)
    by, more = reader.choice("by", list(BY), "all")
    order, still_more = reader.choice("order", list(ORDER), "worst")
    cards = reader.rows("page/card", office=reader.office["id"], year=year)
    rows = [row for row in cards if row["value"] is not None]
    short = reader.name(reader.office, "short")
    blocks: list[Block] = [
        Head(
            reader.t("同比增长"),
            (offices(reader), *years_choice(reader, years, year), _choice(reader, "by", reader.t("分组"), BY, by),
             _choice(reader, "order", reader.t("排序"), ORDER, order)),
            reader.t("示例数据（虚构）") if reader.office["sample"] else "",
            reader.name(reader.office),
        ),
        *warnings, *more, *still_more,
        Paragraph(headline.short(rows, [], short, year, reader.lang), "lead"),
        *_rankings(reader, rows, by, order, NEWEST if year == newest else year),
        *_withheld(reader, rows, year),
        *years_of_growth(reader, year),
    ]  # fmt: skip
    ids = {"year": year, "by": "" if by == "all" else by, "order": "" if order == "worst" else order}
    return View(tuple(blocks), ids, tuple(rows), reader.t("{office}_{year}_同比", office=short, year=year))


def _choice(reader: Reader, name: str, label: str, options: dict[str, str], chosen: str) -> Choice:
    return Choice(name, label, tuple(Option(one, reader.t(text)) for one, text in options.items()), chosen)


# -- rankings --------------------------------------------------------------------------------------------------


def _rankings(reader: Reader, rows: Sequence[Row], by: str, order: str, year: str) -> list[Block]:
    """A list for each kind of change, or for each theme of it: a kind has one scale."""
    blocks: list[Block] = []
    for kind, title in KINDS.items():
        of_kind = [row for row in rows if kind_of(row) == kind]
        if not of_kind:
            continue
        limit = axes.limit([size(row) for row in of_kind])
        heading = Heading(numbers.about(reader.t(title), reader.t("{n}项", n=len(of_kind)), reader.lang))
        if by == "all":
            blocks += [
                _headed(heading, _panel(reader, of_kind, year, kind, EVERY_THEME)),
                *_ranking(reader, of_kind, order, limit, kind),
            ]
            continue
        blocks.append(heading)
        for theme in reader.rows("page/theme"):
            if of_theme := [row for row in of_kind if row["theme"] == theme["id"]]:
                panel = _panel(reader, of_theme, year, kind, theme["id"])
                blocks.append(_headed(Heading(reader.name(theme), 3), panel))
                blocks += _ranking(reader, of_theme, order, limit, f"{kind}-{theme['id']}")
    return [*blocks, _key(reader)] if blocks else []


def _headed(heading: Heading, panel: AddPanel | None) -> Block:
    """A heading with the button for its panel beside it."""
    return Columns(((heading,), (panel,)), "row") if panel else heading


def _key(reader: Reader) -> Paragraph:
    """What the colours, the frames and the broken bars mean."""
    colours = later("红色为上升，绿色为下降") if reader.scheme == "red-up" else later("蓝色向好，橙色需关注，灰色持平或不分好坏")
    return Paragraph(reader.t("{colours}；空心条为约数，断开的条超出比例尺，以所注数字为准。", colours=reader.t(colours)), "note")


def kind_of(row: Row) -> str:
    """In which list a row stands; a rise from zero is one of so many units; "" for no change."""
    return "units" if comparison.risen_from_zero(row) else row["change_kind"] if row["change"] is not None else ""


def size(row: Row) -> float:
    """The change of a row in the terms of its list, rises above zero."""
    return comparison.paired(row)["value"] if comparison.risen_from_zero(row) else row["change"]


def ordered(rows: Sequence[Row], order: str) -> list[Row]:
    """Rows by verdict, what has risen from zero and the largest change of each first; or by change, from the largest rise to the deepest fall."""
    if order == "change":
        return sorted(rows, key=lambda row: -size(row))
    verdicts = VERDICTS[order]
    return sorted(
        rows, key=lambda row: (verdicts.index(comparison.judgement(row)), not comparison.risen_from_zero(row), -abs(size(row)))
    )


def _ranking(reader: Reader, rows: Sequence[Row], order: str, limit: float, key: str) -> list[Block]:
    """The list, its long tail folded; from rises to falls it is the middle that is folded, for both ends say something."""
    rows = ordered(rows, order)
    bars = [_bar(reader, row, limit) for row in rows]
    label = reader.t("按增减排列的{n}项指标", n=len(rows))
    head, tail = (FIRST // 2, FIRST // 2) if order == "change" else (_open(rows, order), 0)
    if len(bars) <= head + tail + 2:  # a fold for two would take as much room
        return [Bars(tuple(bars), label)]
    rest = bars[head : len(bars) - tail]
    title = reader.t("其余{n}项", n=len(rest))
    verdicts = headline.verdicts(rows[head : len(rows) - tail], reader.lang)
    fold = Fold(title, (Bars(tuple(rest), title),), verdicts, key=f"rest-{key}")
    return [Bars(tuple(bars[:head]), label), fold, *([Bars(tuple(bars[len(bars) - tail :]), label)] if tail else [])]


def _open(rows: Sequence[Row], order: str) -> int:
    """How many stand open: where what needs a look is first, all of that."""
    return max(FIRST, sum(comparison.judgement(row) == "bad" for row in rows)) if order == "worst" else FIRST


def _bar(reader: Reader, row: Row, limit: float) -> Bar:
    lang, change = reader.lang, size(row)
    verdict = comparison.judgement(row)
    is_risen = comparison.risen_from_zero(row)
    name = numbers.dated_name(row, lang)
    return Bar(
        name=name,
        figure=numbers.figure(row, lang),
        label=f"{comparison.arrow(row)} {comparison.change_text(row, lang)}" if is_risen else words.amount(row, lang),
        length=min(abs(change) / limit, 1) if limit else 0,
        door=reader.link(name, "indicator", indicator=row["indicator"]),
        tone=tone(reader, row),
        verdict_name=reader.t(comparison.JUDGEMENT[verdict]) if verdict else "",
        is_broken=abs(change) > limit,
        is_rough=bool(row["bound"]),
        title=numbers.listed([numbers.figure(row, lang), comparison.change_text(row, lang)], lang),
    )


def _panel(reader: Reader, rows: Sequence[Row], year: str, kind: str, theme: str) -> AddPanel | None:
    """The button for the list's panel; a panel has no rises from zero."""
    if all(row["change"] is None for row in rows):
        return None
    return reader.add("growth", reader.office["id"], year, kind, theme)


# -- what has no change ----------------------------------------------------------------------------------------


def _withheld(reader: Reader, rows: Sequence[Row], year: str) -> list[Block]:
    """The indicators without a change by reason, each reason once, the most frequent first; open where no other is compared."""
    withheld = [row for row in rows if not kind_of(row)]
    if not withheld:
        return []
    reasons: dict[str, list[Row]] = {}
    for row in withheld:
        reasons.setdefault(comparison.why_text(row, reader.lang), []).append(row)
    table = Table(
        (reader.t("原因"), reader.t("指标和{year}的数值", year=numbers.period_name(year, reader.lang))),
        tuple(
            (Cell(numbers.about(reason, reader.t("{n}项", n=len(of_one)), reader.lang)), Cell(_named(reader, of_one)))
            for reason, of_one in sorted(reasons.items(), key=lambda item: -len(item[1]))
        ),
        reader.t("没有计算增减的指标"),
    )
    sentence = (
        later("没有计算增减的指标：{n}项") if any(map(comparison.is_survey, withheld)) else later("没有计算同比的指标：{n}项")
    )
    title = reader.t(sentence, n=len(withheld))
    return [Fold(title, (table,), key="withheld", is_open=len(withheld) == len(rows))]


def _named(reader: Reader, rows: Sequence[Row]) -> tuple[str | Link, ...]:
    """Each indicator as a door, its figure behind it."""
    parts: list[str | Link] = []
    for row in rows:
        door = reader.link(numbers.dated_name(row, reader.lang), "indicator", indicator=row["indicator"])
        parts += [reader.t("；") if parts else "", door, f" {numbers.figure(row, reader.lang)}"]
    return tuple(parts)
