"""A report's text to its figures: found, told apart by role and period, and named by the catalogue."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace

from etl.catalogue.catalogue import Catalogue
from etl.report.apart import vague
from etl.report.extract import figures
from etl.report.figure import Figure
from etl.report.match import SURE_FROM, match
from etl.report.plain import plain, sentences
from etl.report.roles import tell_roles, years_of_streak
from etl.report.times import report_time
from etl.report.units import in_unit
from etl.report.when import Times
from etl.values.names import fold

NEVER_ACCEPTED = {"change", "share", "streak", "from", "target", "coverage", "cell", "range"}
SINCE_LAST_YEAR = re.compile("同比|较上年|较去年|比上年|比去年|较上一年|较前年")
FALLS = re.compile("下降|减少|降低|回落|压减|负增长|精简")


@dataclass
class Reading:
    """What was read from one text. year and office are "" where neither the text nor the user says."""

    text: str
    year: str = ""
    office: str = ""
    figures: list[Figure] = field(default_factory=list)

    @property
    def vague(self) -> list[str]:
        """The words that say how many without a number, as they stand: 几十家, 三分之一, 翻一番."""
        return [self.text[start:end] for start, end in vague(plain(self.text))]

    @property
    def accepted(self) -> list[Figure]:
        """The figures that become rows unless somebody objects: each indicator and period once, the surest first."""
        best: dict = {}
        for figure in self.figures:
            if figure.confidence >= SURE_FROM and figure.period and figure.role not in NEVER_ACCEPTED:
                key = (figure.indicator, figure.period)
                if key not in best or figure.confidence > best[key].confidence:
                    best[key] = figure
        return [f for f in self.figures if best.get((f.indicator, f.period)) is f]


def read_text(text: str, catalogue: Catalogue, year: str = "", office: str = "") -> Reading:
    """The figures of a report's text in its order.

    year: of the report, where it is not to be read from the text. office: an id of the catalogue, likewise. Values
    that follow from a stated change (role "derived") are only given where the office is known, for only then can they
    become rows.
    """
    seen = plain(text)
    reported, part = report_time(seen)
    reading = Reading(text, year or reported, office or guess_office(seen, catalogue))
    numbers = figures(text)
    _place(text, seen, numbers)
    tell_roles(seen, numbers, reading.year)
    match(seen, numbers, catalogue)
    numbers = [f for f in numbers if f.role != "coverage" or f.confidence >= SURE_FROM]
    for figure in numbers:
        figure.role = "total" if figure.role == "coverage" else figure.role
    times = Times(seen, numbers, reading.year, part)
    over_time = {r["id"]: r.get("over_time") or "" for r in catalogue.tables["indicators.csv"]}
    numbers = [spread for f in numbers for spread in _spread(seen, f, times, over_time)]
    numbers = _measured(numbers, catalogue)
    derived = _derived(text, seen, numbers, catalogue) if reading.office else []
    reading.figures = sorted(numbers + derived, key=lambda f: (f.start, f.role == "derived"))
    return reading


def guess_office(text: str, catalogue: Catalogue) -> str:
    """The office whose full name the text holds, or whose district a text by "its office" names most; "" for none."""
    head = fold(text[:2000])
    named = [r for r in catalogue.tables["offices.csv"] if fold(r["name_zh"]) in head]
    if named:
        return max(named, key=lambda r: len(r["name_zh"]))["id"]
    by_its_office = re.match(r"[^。\n]{0,40}?[区县市](?:人民)?政府办公室", text)
    counts = Counter({r["id"]: text.count(r["short_zh"]) for r in catalogue.tables["offices.csv"] if "办公室" in r["name_zh"]})
    likely = counts.most_common(1)
    return likely[0][0] if by_its_office and likely and likely[0][1] >= 3 else ""


def _place(text: str, seen: str, numbers: list) -> None:
    """Tell every figure its sentence."""
    spans = sentences(seen)
    starts = [start for start, _ in spans]
    for figure in numbers:
        start, end = spans[bisect_right(starts, figure.start) - 1]
        figure.sentence, figure.sentence_start = text[start:end], start


def _spread(seen: str, figure: Figure, times: Times, over_time: dict) -> list:
    """One figure for each period it speaks of where it has an indicator: 1、2季度全市第二, 连续3年前三, 三连冠."""
    named = times.of(figure, over_time.get(figure.indicator, "") if figure.confidence >= SURE_FROM else "")
    streak = years_of_streak(seen, figure, times.year) if figure.role == "rank" else []
    spoken = streak or named or [""]
    return [replace(figure, period=period) for period in (spoken if figure.confidence >= SURE_FROM else spoken[:1])]


def _measured(numbers: list, catalogue: Catalogue) -> list:
    """The figures in the unit of their indicator; 首次破万, 0发生, a number in a table have that of one that is sure."""
    measures = {r["id"]: r["unit_zh"] for r in catalogue.tables["indicators.csv"]}
    for figure in numbers:
        if not figure.unit and figure.confidence >= SURE_FROM:
            figure.unit = measures[figure.indicator]
    return [in_unit(figure, measures[figure.indicator]) if figure.indicator else figure for figure in numbers]


def _derived(text: str, seen: str, numbers: list[Figure], catalogue: Catalogue) -> list[Figure]:
    """Last year's values by the stated change: 896分、同比增长34% gives 668.7, about, status E (896 ÷ 1.34)."""
    decimals = {r["id"]: int(r["decimals"]) for r in catalogue.tables["indicators.csv"]}
    made = []
    for figure, change in stated_changes(seen, numbers):
        factor = 1 + signed_change(seen, change) / 100
        if factor > 0 and figure.period.isdigit() and figure.confidence >= SURE_FROM:
            value = round(figure.value / factor, max(1, decimals[figure.indicator]))
            phrase = text[figure.start : change.end]
            note = f"{_written(figure.value)} ÷ {factor:.10g}"
            year = str(int(figure.period) - 1)
            more = {"value": value, "qualifier": "~", "role": "derived", "status": "E", "period": year, "note": note}
            made.append(replace(figure, end=change.end, phrase=phrase, **more))
    return made


def stated_changes(seen: str, numbers: list[Figure]) -> list[tuple[Figure, Figure]]:
    """(figure, change in per cent on the year before) pairs that one sentence states of one indicator."""
    pairs = []
    for place, change in enumerate(numbers):
        if change.role != "change" or change.unit != "%" or change.qualifier != "=":
            continue
        before = [f for f in numbers[:place] if f.sentence_start == change.sentence_start and f.role != "change"]
        clauses = seen[before[-1].end : change.start] if before else ""
        base = next((f for f in reversed(before) if f.qualifier == "=" and f.role in ("total", "cumulative")), None)
        if base and SINCE_LAST_YEAR.search(clauses) and base.indicator and base.unit != "%" and "其中" not in clauses:
            pairs.append((base, change))
    return pairs


def signed_change(seen: str, change: Figure) -> float:
    """A stated change in per cent, negative where the words say that it fell."""
    return -change.value if FALLS.search(seen[max(0, change.start - 8) : change.start]) else change.value


def _written(value: float) -> str:
    return f"{value:.10g}"
