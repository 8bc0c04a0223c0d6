"""The periods of a series on an axis: their frequency, their order, and every one between the first and the last."""

import re
from collections.abc import Iterable, Mapping, Sequence

from wording import numbers
from wording.language import MONTHS, later, named, until
from wording.types import Row

FREQUENCIES = {"A": later("年度"), "S": later("半年"), "Q": later("季度"), "M": later("月度"), "C": later("累计")}
STEP = {"S": 2, "Q": 4, "M": 12}  # periods in a year
PERIOD = re.compile(r"[0-9]{4}(?:-(?:S[12]|Q[1-4]|0[1-9]|1[0-2]|01/P(?:[1-9]|1[01])M))?")
LENGTH = {"A": 12, "S": 6, "Q": 3, "M": 1}  # months in a period


def frequency(period: str) -> str:
    """A, S, Q, M or C: yearly, half-yearly, quarterly, monthly, counted from January on (of whatever length)."""
    if until(period):
        return "C"
    return "A" if len(period) == 4 else period[5] if period[5] in STEP else "M"


def is_period(text: str) -> bool:
    """Whether a text has the form of a kept period, whether there are figures of it or not."""
    return bool(PERIOD.fullmatch(text))


def end(period: str) -> tuple[int, int]:
    """(year, last month): for telling which of two periods of different length is the newer one."""
    number = 1 if len(period) == 4 else until(period) or int(period[5:].lstrip("SQ"))
    return int(period[:4]), number * LENGTH.get(frequency(period), 1)


def opening_year(rows: Sequence[Row]) -> str:
    """The year that the pages of an office open on, of rows of db/sql/page/year.sql; "" without any."""
    return next((row["year"] for row in rows if row["opens"]), "")


def spine(periods: Iterable[str]) -> list[str]:
    """Every period of the frequency between the first and the last one: ["2020", "2023"] → four years.

    Running totals: every year's of the lengths that occur, by their ends; a year's last may lie before the first of the next.
    """
    first, last = min(periods, key=end), max(periods, key=end)
    code = frequency(first)
    if code == "A":
        return [str(y) for y in range(int(first), int(last) + 1)]
    if code == "C":
        lengths = sorted({until(p) for p in periods})
        every = (f"{y}-01/P{n}M" for y in range(int(first[:4]), int(last[:4]) + 1) for n in lengths)
        return [p for p in every if end(first) <= end(p) <= end(last)]
    number = [int(p[:4]) * STEP[code] + int(p[5:].lstrip("SQ")) - 1 for p in (first, last)]
    width = 2 if code == "M" else 1
    prefix = "" if code == "M" else code
    return [f"{n // STEP[code]}-{prefix}{n % STEP[code] + 1:0{width}d}" for n in range(number[0], number[1] + 1)]


def of_rows(rows: Sequence[Row], ahead: Iterable[Row] = ()) -> list[str]:
    """The spine of rows of db/sql/page/series.sql, with the periods of `ahead`. Of indicators that are not surveyed each year the years of their
    surveys only: a year in which nobody was counted is no gap, a survey that an office has missed is one."""
    periods = [r["period"] for r in [*rows, *ahead]]
    surveys = [r.get("survey_years") or () for r in rows]
    if not (surveys and all(surveys)):
        return spine(periods)
    years = {*periods, *(year for of_row in surveys for year in of_row)}
    return sorted(year for year in years if min(periods) <= year <= max(periods))


def tick(period: str, lang: str) -> str:
    """A period for an axis: the part of the year above the year, so that many stand side by side."""
    year, rest = period[:4], period[5:]
    if not rest:
        return f"{year}年" if lang == "zh" else year
    if lang == "en":
        part = f"to {MONTHS[until(period) - 1][:3]}" if until(period) else MONTHS[int(rest) - 1][:3] if rest.isdigit() else rest
        return f"{part}\n{year}"
    return f"{numbers.period_name(period, lang).removeprefix(f'{year}年').removeprefix('第')}\n{year}年"


def changed_period(period: str, rows: Mapping[str, Row]) -> str:
    """The period that a change stands for: 2024-01/P2M for a February that is compared together with January. rows: by period."""
    return f"{period[:4]}-01/P2M" if period in rows and rows[period].get("both_months") is not None else period


def eras(periods: Sequence[str], figures: Mapping[str, Row]) -> list[list[str]]:
    """The periods parted where a definition changed (status B begins a new part).

    Running totals of several lengths are parted at each new year too: a line from 1—9月 to the next 1—3月 would show a fall that
    there was not. Those of one length, one a year, stand in one line.
    """
    anew = len({until(p) for p in periods}) > 1
    parts = [[]]
    for period in periods:
        broken = period in figures and figures[period]["status"] == "B"
        if parts[-1] and (broken or (anew and parts[-1][-1][:4] != period[:4])):
            parts.append([])
        parts[-1].append(period)
    return parts


def of_periods(periods: Sequence[str], events: Iterable[Row]) -> dict[str, list[Row]]:
    """Period → the events whose date lies in it: 2022-01 lies in 2022, in 2022-S1, in 2022-Q1 and in 2022-01. Of several running totals
    with the same day the first has it."""
    events_of = {period: [] for period in sorted(periods, key=end)}
    for event in events:
        if first := next((p for p in events_of if _holds(p, event["date"])), None):
            events_of[first].append(event)
    return {period: events_of[period] for period in periods}


def _holds(period: str, date: str) -> bool:
    year, last = end(period)
    length = until(period) or LENGTH[frequency(period)]
    return date[:4] == str(year) and last - length < int(date[5:7]) <= last


def event_text(event: Row, lang: str) -> str:
    """An event with its date."""
    return numbers.about(numbers.period_name(event["date"][:7], lang), named(event, "text", lang), lang)
