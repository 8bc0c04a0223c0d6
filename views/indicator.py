"""指标趋势: everything about one indicator of one office: where it stands, how it came there, how others do, and where each figure comes from."""

from collections.abc import Sequence
from typing import Literal

from charts import trend
from views import chart_tables, others
from views.blocks import Block, Cell, Chart, Columns, Fold, Head, Heading, Paragraph, Table, View
from views.controls import Choice, Favourite, Option
from views.figures import figures, place
from views.links import Jump, Text
from views.overview import offices
from views.reader import Reader, Row
from wording import comparison, extremes, numbers, pace, projection, sentences, targets, timeline, variation

HIDDEN, SHOWN = "hidden", "shown"  # the limits of normal variation
NEWEST_STEPS = 6  # periods that are compared with the one before them


def indicator(reader: Reader) -> View:
    """The page of an indicator. Choices: indicator, frequency (years before all else, where an indicator has parts of the year too), limits (whether
    those of normal variation are drawn, where there are any)."""
    catalogue = reader.rows("page/indicator", office=reader.office["id"])
    longest = max(catalogue, key=lambda row: (row["periods"] > 0, row["longest"]))["id"]
    chosen, warnings = reader.choice("indicator", [row["id"] for row in catalogue], longest)
    about = next(row for row in catalogue if row["id"] == chosen)
    series = reader.rows("page/series", indicator=chosen, office=reader.office["id"])
    if not any(row["value"] is not None for row in series):
        return _without(reader, about, catalogue, warnings)
    frequency, choice, more = _frequency(reader, series)
    rows = [row for row in series if row["frequency"] == frequency]
    is_limited, limits = _limits(reader, rows)
    events = reader.rows("page/event", office=reader.office["id"], indicator=chosen)
    blocks = [
        _head(reader, about, catalogue, (*choice, *limits)),
        *warnings,
        *more,
        *_first_screen(reader, about, rows, events, is_limited),
        *figures(reader, rows, events),
    ]
    name = f"{reader.name(reader.office, 'short')}_{reader.name(about)}_{rows[0]['period']}–{rows[-1]['period']}"
    ids = {"indicator": chosen, "frequency": frequency, "limits": SHOWN if is_limited else ""}
    return View(tuple(blocks), ids, tuple(rows[::-1]), name)


# -- the beginning ---------------------------------------------------------------------------------------------


def _head(reader: Reader, about: Row, catalogue: Sequence[Row], more: tuple[Choice, ...] = ()) -> Head:
    """Name and definition; the favourite's mark; the indicators before and after, in the order of the catalogue, of those with figures."""
    choice = Choice("indicator", reader.t("指标"), (Option(about["id"], reader.name(about)),), about["id"], listed=True)
    is_marked = about["id"] in reader.favourites
    order = [row for row in catalogue if row["periods"] or row is about]
    at = order.index(about)
    before, after = (order[n] if 0 <= n < len(order) else None for n in (at - 1, at + 1))
    return Head(
        title=reader.name(about),
        choices=(offices(reader), choice, *more),
        mark=reader.t("示例数据（虚构）") if reader.office["sample"] else "",
        under=f"{reader.name(reader.office)} · {reader.name(about, 'definition')}",
        favourite=Favourite(about["id"], reader.t("取消收藏") if is_marked else reader.t("收藏"), is_marked),
        before=reader.link(reader.name(before), "indicator", indicator=before["id"]) if before else None,
        after=reader.link(reader.name(after), "indicator", indicator=after["id"]) if after else None,
    )


def _frequency(reader: Reader, series: Sequence[Row]) -> tuple[str, tuple[Choice, ...], list[Paragraph]]:
    """(the frequency that is shown, its choice where there are several, a warning of one that there is not)."""
    with_value = [row for row in series if row["value"] is not None]
    offered = list(dict.fromkeys(row["frequency"] for row in with_value))
    newest = timeline.frequency(max((row["period"] for row in with_value), key=timeline.end))
    default = "A" if "A" in offered else newest
    chosen, warnings = reader.choice("frequency", list(timeline.FREQUENCIES), default)
    frequency = chosen if chosen in offered else default
    if len(offered) < 2:
        return frequency, (), warnings
    options = tuple(Option(one, reader.t(timeline.FREQUENCIES[one])) for one in offered)
    return frequency, (Choice("frequency", reader.t("频度"), options, frequency),), warnings


def _limits(reader: Reader, rows: list[Row]) -> tuple[bool, tuple[Choice, ...]]:
    """(whether the limits of normal variation are drawn, the choice of it; none where there are no limits)."""
    if all(row["mean"] is None for row in rows):
        return False, ()
    chosen = SHOWN if reader.choices.get("limits") == SHOWN else HIDDEN
    options = (Option(HIDDEN, reader.t("不显示")), Option(SHOWN, reader.t("显示")))
    return chosen == SHOWN, (Choice("limits", reader.t(variation.TITLE), options, chosen),)


def _without(reader: Reader, about: Row, catalogue: Sequence[Row], warnings: list[Paragraph]) -> View:
    """This office has no figure of the indicator: those that have, each a way on."""
    sentence = reader.t("{office}没有“{indicator}”的数据。请在上方另选单位或指标。",
                        office=reader.name(reader.office, "short"), indicator=reader.name(about))  # fmt: skip
    blocks = [_head(reader, about, catalogue), *warnings, Paragraph(sentence, "info"), *others.with_figures(reader, about)]
    return View(tuple(blocks), {"indicator": about["id"]})


# -- the first screen ------------------------------------------------------------------------------------------


def _first_screen(reader: Reader, about: Row, rows: Sequence[Row], events: Sequence[Row], is_limited: bool) -> list[Block]:
    """The sentence; the chart, with where the office stands and its extremes beside it; then the changes, and the others' figures."""
    latest, frequency = [row for row in rows if row["value"] is not None][-1], rows[0]["frequency"]
    aims = reader.rows("page/next_target", office=reader.office["id"], indicator=about["id"])
    ahead = [aim for aim in aims if timeline.frequency(aim["period"]) == frequency]
    paces = reader.rows("page/pace", office=reader.office["id"], indicator=about["id"])
    standing, peers = others.beside(reader, about, latest)
    beside = [*_targets(reader, latest, aims, paces), *standing, *_variation(reader, latest), *_extremes(reader, rows)]
    done = [Paragraph(pace.sentence(row, reader.lang)) for row in paces]
    lead = [Paragraph(_sentence(reader, latest), "lead"), *done, *_why(reader, latest)]
    chart, changes, steps = (
        _trend(reader, rows, events, ahead, is_limited),
        _changes(reader, rows),
        _steps(reader, about, frequency),
    )
    has_others = any(isinstance(block, Chart) for block in peers)
    if has_others and len(timeline.of_rows(rows, ahead)) == 1:  # one point says less than the others' figures do
        return [*lead, _columns(peers, beside, "main"), Fold(reader.t("走势（只有一期数据）"), tuple(chart), key="trend")]
    below = _columns([*changes, *steps], peers) if has_others else _columns(changes, [*steps, *peers])
    return [*lead, _columns(chart, beside, "main"), below]


def _columns(left: list[Block], right: list[Block], look: Literal["", "main"] = "") -> Columns:
    """Both beside each other; one of them alone over the whole width."""
    return Columns(tuple(tuple(column) for column in (left, right) if column), look if left and right else "")


def _why(reader: Reader, latest: Row) -> list[Block]:
    """Why the newest figure is not held against the one before it."""
    return [Paragraph(comparison.why_text(latest, reader.lang), "note")] if latest["why"] else []


def _sentence(reader: Reader, latest: Row) -> Text:
    """The newest figure in a sentence; the figure itself leads to its row, where its source stands."""
    sentence, figure = sentences.sentence(latest, reader.lang), numbers.figure(latest, reader.lang)
    before, separator, behind = sentence.partition(figure)
    if not separator:
        return sentence
    return tuple(piece for piece in (before, Jump(figure, place(latest)), behind) if piece)


def _targets(reader: Reader, latest: Row, aims: Sequence[Row], paces: Sequence[Row]) -> list[Block]:
    """The target of the newest figure, and the next one: each with its number, and how far it is, by its pace where some of it is done."""
    lines = [targets.text(latest, reader.lang), *(_expected(reader, row) for row in paces)]
    aims = [aim for aim in aims if not pace.is_told(aim)]
    lines += [
        numbers.about(numbers.period_name(aim["period"], reader.lang), targets.text(aim, reader.lang), reader.lang)
        for aim in aims
    ]
    shown = [Paragraph(line) for line in lines if line]
    return [Heading(reader.t("目标")), *shown] if shown else []


def _variation(reader: Reader, latest: Row) -> list[Block]:
    """Whether the newest figure is within the normal variation of its series, and what that is."""
    text = variation.text(latest, reader.lang)
    return [Heading(reader.t(variation.TITLE), explanation=reader.t(variation.RULE)), Paragraph(text)] if text else []


def _expected(reader: Reader, row: Row) -> str:
    """The target of the year that is under way, and what the year comes to."""
    period, target = numbers.period_name(row["period"], reader.lang), targets.worded(row, reader.lang)
    outlook = f"{pace.sign(row)} {projection.outlook(row, reader.lang)}".strip()
    aim = targets.with_former(row, reader.t("{period}目标{target}", period=period, target=target), reader.lang)
    return numbers.about(aim, outlook, reader.lang) if outlook else aim


def _extremes(reader: Reader, rows: Sequence[Row]) -> list[Block]:
    text = extremes.text(rows, reader.lang)
    if not text:
        return []
    rule = reader.t("至少四期可比的确数才认定最高和最低；口径变化以前的数据不计入。")
    return [Heading(reader.t("最高和最低"), explanation=rule), Paragraph(text)]


def _trend(reader: Reader, rows: Sequence[Row], events: Sequence[Row], ahead: Sequence[Row], is_limited: bool) -> list[Block]:
    lang = reader.lang
    figure = trend.trend(rows, lang, events, ahead, is_limited)
    add = reader.add("limits" if is_limited else "trend", reader.office["id"], rows[0]["indicator"], rows[0]["frequency"])
    return [
        Chart(
            figure,
            trend.alt(rows, lang, is_limited),
            "trend",
            figures=chart_tables.trend(reader, rows, events, ahead, is_limited),
        ),
        *[Paragraph(f"┆ {text}", "note") for text in breaks(reader, rows)],
        *_events(reader, rows, events),
        Columns(((add,), (Paragraph((Jump(reader.t("图中的数据和来源"), place(rows[-1])),), "note"),)), "row"),
    ]


def breaks(reader: Reader, rows: Sequence[Row], whose: str = "") -> list[str]:
    """The changes of definition that part a chart, each with its note (in the office's own words, and so in Chinese). whose: "office" or "name"
    where a chart has several of them; those with one note together."""
    subjects: dict[tuple[str, str], list[str]] = {}
    for row in (row for row in rows if row["status"] == "B"):
        note = row["note"] if reader.lang == "zh" and row["note"] else reader.t(numbers.STATUS["B"])
        names = subjects.setdefault((numbers.period_name(row["period"], reader.lang), note), [])
        names += [reader.name(row, whose)] if whose else []
    return [
        numbers.about(" ".join(filter(None, [reader.t("、").join(names), period])), note, reader.lang)
        for (period, note), names in subjects.items()
    ]


def _events(reader: Reader, rows: Sequence[Row], events: Sequence[Row]) -> list[Block]:
    """The events marked in the chart, for those who do not point at them."""
    shown = [event for here in timeline.of_periods(timeline.of_rows(rows), events).values() for event in here]
    if not shown:
        return []
    return [Paragraph("◆ " + numbers.listed((timeline.event_text(event, reader.lang) for event in shown), reader.lang), "note")]


# -- changes ---------------------------------------------------------------------------------------------------


def _changes(reader: Reader, rows: Sequence[Row]) -> list[Block]:
    """Each figure against the year before it, or the survey before it; nothing where there is none to hold it against, for that stands below
    the sentence already."""
    if all(row["change"] is None for row in rows):
        return []
    heading = Heading(reader.t("与上次相比") if any(map(comparison.is_survey, rows)) else reader.t("同比"))
    alt, table = trend.changes_alt(rows, reader.lang), chart_tables.changes(reader, rows)
    chart = Chart(trend.changes(rows, reader.lang, reader.scheme), alt, "changes", figures=table)
    note = [Paragraph(reader.t("×：没有计算，原因见下表。"), "note")] if any(row["why"] for row in rows) else []
    return [heading, chart, *note, reader.add("changes", reader.office["id"], rows[0]["indicator"], rows[0]["frequency"])]


def _steps(reader: Reader, about: Row, frequency: str) -> list[Block]:
    """环比: each period below the year against the one before it."""
    if frequency not in timeline.STEP:
        return []
    steps = reader.rows("page/indicator/step", office=reader.office["id"], indicator=about["id"])
    steps = [row for row in steps if timeline.frequency(row["period"]) == frequency][-NEWEST_STEPS:][::-1]
    if not steps:
        return []
    lang = reader.lang
    rows = tuple(
        (
            Cell(numbers.period_name(row["period"], lang)),
            Cell(comparison.change_text(row, lang) or comparison.why_short(row, lang, comparison.STEP_REASON)),
        )
        for row in steps
    )
    title = reader.t("环比")
    return [Heading(title), Table((reader.t("时期"), reader.t("与上一期相比")), rows, title)]
