"""对比: one indicator at several offices, the ranking first; or several indicators of one office, indexed to 100 (views/indexed.py)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from charts import compare as charts
from charts import trend
from charts.panel import titles
from views import chart_tables, others
from views.blocks import Block, Chart, Charts, Head, Heading, Paragraph, View
from views.controls import Choice, Option, Several
from views.indexed import Mode, indexed
from views.indicator import breaks
from views.overview import offices
from views.reader import Reader, Row
from wording import numbers, scope, timeline
from wording.language import later

MODES = {"offices": later("一项指标，多个单位"), "indicators": later("一个单位，多项指标")}
USUAL, MOST = 6, 24  # offices side by side where none was chosen by hand, and at the most
NAMED_UNKNOWN = 3  # of an address
NAMED = 12  # offices that are left out and named; of more only their number is said


def compare(reader: Reader) -> View:
    """The page of an indicator or an office. Choices: by (MODES); of offices indicator, peers, period; of indicators several, base."""
    by, warnings = reader.choice("by", list(MODES), "offices")
    options = tuple(Option(one, reader.t(name)) for one, name in MODES.items())
    choices = (offices(reader), Choice("by", reader.t("比什么"), options, by))
    of_mode, ids, blocks, rows, file = _offices(reader) if by == "offices" else indexed(reader)
    head = Head(
        title=reader.t("对比"),
        choices=(*choices, *of_mode),
        mark=reader.t("示例数据（虚构）") if reader.office["sample"] else "",
    )
    return View((head, *warnings, *blocks), {"by": by, **ids}, tuple(rows), file)


@dataclass(frozen=True)
class Comparison:
    """What is compared: the indicator, a frequency, its periods with a figure, newest first, the one that is ranked, and office → its rows."""

    about: Row
    frequency: str
    periods: list[str]
    period: str
    series: dict[str, list[Row]]

    @property
    def every(self) -> list[Row]:
        """The rows of all offices."""
        return [row for rows in self.series.values() for row in rows]

    @property
    def ranked(self) -> list[Row]:
        """The rows of the period, the best first."""
        rows = [row for row in self.every if row["period"] == self.period and row["value"] is not None]
        return sorted(rows, key=lambda row: row["value"] if row["direction"] == "down" else -row["value"])


def _offices(reader: Reader) -> Mode:
    """(choices, ids, blocks, rows, name of the file) of one indicator at several offices."""
    catalogue = reader.rows("page/indicator", office=reader.office["id"])
    widest = max(catalogue, key=lambda row: (row["periods"] > 0, row["offices"]))["id"]
    chosen, warnings = reader.choice("indicator", [row["id"] for row in catalogue], widest)
    about = next(row for row in catalogue if row["id"] == chosen)
    choice = Choice("indicator", reader.t("指标"), (Option(chosen, reader.name(about)),), chosen, listed=True)
    periods = reader.rows("page/compare/period", indicator=chosen, office=reader.office["id"])
    if not periods:
        return (choice,), {"indicator": chosen}, [*warnings, *_none(reader, about)], [], ""
    frequency = frequency_of(periods)
    of_frequency = [row for row in periods if row["frequency"] == frequency]
    period, more = _period(reader, of_frequency)
    series, still_more, is_by_hand = _series(reader, chosen, frequency, period)
    compared = Comparison(about, frequency, [row["period"] for row in of_frequency], period, series)
    choices = (choice, _periods(reader, compared), _peers(reader, compared))
    ids = {"indicator": chosen, "period": period, "peers": ",".join(series) if is_by_hand else ""}
    blocks = [*warnings, *more, *still_more, *_ranking(reader, compared), *_multiples(reader, compared)]
    return choices, ids, blocks, compared.every, reader.t("{indicator}_各单位", indicator=reader.name(about))


def _none(reader: Reader, about: Row) -> list[Block]:
    """No comparable office has a figure: those that have one, each a way on."""
    sentence = reader.t("{office}没有“{indicator}”的数据。请在上方另选单位或指标。",
                        office=reader.name(reader.office, "short"), indicator=reader.name(about))  # fmt: skip
    return [Paragraph(sentence, "info"), *others.with_figures(reader, about)]


# -- what is compared ------------------------------------------------------------------------------------------


def frequency_of(periods: Sequence[Row]) -> str:
    """The frequency of which most figures are known, among those that the office has where it has any."""
    of_office = {row["frequency"] for row in periods if row["own"]}
    counts: Counter = Counter()
    for row in periods:
        if not of_office or row["frequency"] in of_office:
            counts[row["frequency"]] += row["offices"]
    [(frequency, _)] = counts.most_common(1)
    return frequency


def _period(reader: Reader, periods: Sequence[Row]) -> tuple[str, list[Paragraph]]:
    """(the period that is ranked, a warning): at first the office's newest; of one that no office has, that one too,
    for a period stays chosen when the indicator is changed."""
    newest = next((row["period"] for row in periods if row["own"]), periods[0]["period"])
    period = reader.choices.get("period", "")
    offered = [row["period"] for row in periods]
    return (newest, []) if period not in offered and timeline.is_period(period) else reader.choice("period", offered, newest)


def _series(reader: Reader, indicator: str, frequency: str, period: str) -> tuple[dict[str, list[Row]], list[Paragraph], bool]:
    """(office → its rows, a warning of each that cannot be shown, whether they were chosen by hand); the office itself is always among them."""
    by_hand = [one for one in dict.fromkeys(reader.choices.get("peers", "").split(",")) if one][:MOST]
    here = reader.office["id"]
    series = _rows(reader, indicator, frequency, list(dict.fromkeys([here, *by_hand]))) if by_hand else {}
    sentence = later("链接中的单位“{value}”在这里不能显示（没有可比的数据，或已改名、撤下），已略过。")
    absent = [office for office in by_hand if office not in series and office != here]
    warnings = [Paragraph(reader.t(sentence, value=one[:40]), "warning") for one in absent[:NAMED_UNKNOWN]]
    if set(by_hand) & set(series):
        return series, warnings, True
    return _rows(reader, indicator, frequency, _nearest(reader, indicator, period)), warnings, False


def _rows(reader: Reader, indicator: str, frequency: str, chosen: list[str]) -> dict[str, list[Row]]:
    """Office → its rows, of those with a figure of the frequency."""
    series: dict[str, list[Row]] = {office: [] for office in chosen}
    for row in reader.rows("page/series", indicator=indicator, office=",".join(chosen)):
        if row["frequency"] == frequency:
            series[row["office"]].append(row)
    return {office: rows for office, rows in series.items() if any(row["value"] is not None for row in rows)}


def _nearest(reader: Reader, indicator: str, period: str) -> list[str]:
    """The office and those next to it in rank: of its scope before others, of its region before others; in the order of their ranks."""
    parameters = {"indicator": indicator, "period": period, "office": reader.office["id"]}
    rows = reader.rows("page/compare/near", **parameters, most=MOST)
    own = next((scope.name(row, "zh") for row in rows if row["office"] == reader.office["id"]), "")
    rows = sorted(rows, key=lambda row: (row["office"] != reader.office["id"], scope.name(row, "zh") != own))[:USUAL]
    nearest = [row["office"] for row in sorted(rows, key=lambda row: (row["office"] != reader.office["id"], row["nth"]))]
    return nearest if reader.office["id"] in nearest else [*nearest, reader.office["id"]]


def _periods(reader: Reader, compared: Comparison) -> Choice:
    options = tuple(Option(one, numbers.period_name(one, reader.lang)) for one in compared.periods)
    return Choice("period", reader.t("时期"), options, compared.period)


def _peers(reader: Reader, compared: Comparison) -> Several:
    chosen = tuple(Option(office, reader.name(rows[0], "office")) for office, rows in compared.series.items())
    return Several("peers", reader.t("单位（可多选）"), chosen, reader.t("添加单位"), reader.t("去掉"), reader.office["id"])


# -- what is shown ---------------------------------------------------------------------------------------------


def _ranking(reader: Reader, compared: Comparison) -> list[Block]:
    """The sentence, and the figures of the period, the best first; who has none, and what makes the comparison unsafe."""
    lang, rows = reader.lang, compared.ranked
    heading = Heading(reader.name(compared.about))
    absent = [
        reader.name(of_one[0], "office")
        for office, of_one in compared.series.items()
        if office not in {row["office"] for row in rows}
    ]
    notes = [Paragraph(numbers.about(reader.t("这一期没有数据"), numbers.listed(absent, lang), lang), "note")] if absent else []
    if not rows:
        return [heading, *notes]
    lead = Paragraph(titles.among(rows, reader.office["id"], lang), "lead")
    chart = others.ranking(reader, rows, compared.about, "ranked")
    cautions = [Paragraph(text, "note") for text in others.cautions(reader, rows)]
    return [heading, lead, chart, *notes, *cautions]


def _multiples(reader: Reader, compared: Comparison) -> list[Block]:
    """A small chart for each office, on one scale; their figures as a table."""
    lang, series, every = reader.lang, compared.series, compared.every
    small = charts.multiples(series, reader.office["id"], lang)
    drawn = tuple(Chart(figure, trend.alt(series[office], lang), f"small-{office}") for office, figure in small.items())
    names = {office: reader.name(rows[0], "office") for office, rows in series.items()}
    cells = {(row["office"], row["period"]): numbers.figure(row, lang) for row in every}
    cautions = [_scale(reader, series), charts.unlike(series, "office", lang), _left_out(reader, compared)]
    return [
        Heading(reader.t("各单位历年")),
        Charts(drawn, "small", chart_tables.side_by_side(reader, names, cells)),
        reader.add("offices", reader.office["id"], compared.about["id"], compared.frequency, list(series)),
        *[Paragraph(text, "note") for text in cautions if text],
        *[Paragraph(f"┆ {text}", "note") for text in breaks(reader, every, "office")],
    ]


def _scale(reader: Reader, series: dict[str, list[Row]]) -> str:
    """What the axes of the small charts are, and what their marks say."""
    unit = reader.name(next(iter(series.values()))[0], "unit")
    if charts.is_far_apart(series):
        return reader.t("各图纵轴不同，只宜看走势。空心点为约数，断开处为口径变化或缺数。")
    if unit:
        return reader.t("各图纵轴相同，单位：{unit}。空心点为约数，断开处为口径变化或缺数。", unit=unit)
    return reader.t("各图纵轴相同。空心点为约数，断开处为口径变化或缺数。")


def _left_out(reader: Reader, compared: Comparison) -> str:
    """Which offices have figures of another frequency only."""
    rows = reader.rows("page/compare/office", indicator=compared.about["id"], office=reader.office["id"], frequency=compared.frequency, has=False)  # fmt: skip
    names = [reader.name(row, "short") for row in rows[:NAMED]]
    more = [reader.t("另外{n}个单位", n=len(rows) - NAMED)] if len(rows) > NAMED else []
    return charts.left_out([*names, *more], reader.lang)
