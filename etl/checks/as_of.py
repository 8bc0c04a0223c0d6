"""Days in the place of a period, to the periods that they stand for: 2024/6/30, 2024年末, 截至2024年6月底.

What is a state (`last`; rates, scores and ranks) belongs to the month, or with 31 December to the year, that the day ends; what adds up
(`sum`) is the running total from January on. Where the catalogue says neither, or the figures contradict it, the analyst is asked
once for each indicator; a day that ends no month is asked about once for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from db.scratch import Scratch
from etl.answers import Answers
from etl.catalogue.catalogue import Catalogue
from etl.problem import Choice, Problem
from etl.values import period
from wording.language import later

STATE, TOTAL, MONTH, QUARTER, YEAR = "state", "total", "month", "quarter", "year"
SENTENCES = {
    TOTAL: later("年初至该日的累计数：{cell}读作{period}，12月31日读作全年"),
    STATE: later("该日的时点数（存量）：{cell}读作{period}，12月31日读作全年"),
    MONTH: later("当月数：{cell}读作{period}"),
    QUARTER: later("当季数：{cell}读作{period}"),
    YEAR: later("当年数：{cell}读作{period}"),
}
COLUMNS = ["text", "indicator", "period"]


@dataclass(frozen=True)
class Place:
    """Where a text first stands for an indicator. adds_up: sum, last, none or "" for unknown (a ratio of two counts as its numerator);
    falls: whether the indicator's figures are no running totals (db/sql/check/prepare/as_of.sql)."""

    text: str
    day: date
    indicator: dict[str, str]
    adds_up: str
    file: str
    row: int
    column: str
    falls: bool


def resolved(desk: Scratch, headers: Mapping[str, Mapping[str, str]], catalogue: Catalogue, answers: Answers) -> list[Problem]:
    """The table `as_of` (text × indicator → period, as db/sql/check/prepare/record.sql joins it), and the questions and notes about it.

    headers: file → field → header, for naming the column.
    """
    texts = [row["text"] for row in desk.records("check/prepare/unsettled")]
    days = [(text, day) for text in texts if (day := period.day(text))]
    desk.fill("day", pd.DataFrame(days, columns=["text", "day"]).astype({"text": "str", "day": "datetime64[s]"}))
    rows, problems = [], []
    if days:
        places = list(_places(desk, headers, catalogue))
        for of_one in _by_indicator(places):
            way, questions = _way(of_one, answers)
            rows += [(p.text, p.indicator["id"], meant(p.day, way)) for p in of_one]
            problems += questions
        if not problems:
            problems = list(_notes(places, {row[:2]: row[2] for row in rows}))
    desk.fill("as_of", pd.DataFrame(rows, columns=COLUMNS, dtype="str"))
    return problems


def meant(day: date, way: str) -> str:
    """The period for which a day stands, in its kept form."""
    if way in (STATE, TOTAL) and (day.month, day.day) == (12, 31) or way == YEAR:
        return str(day.year)
    if way == QUARTER:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return f"{day.year}-01/P{day.month}M" if way == TOTAL and day.month > 1 else f"{day.year}-{day.month:02d}"


def ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _places(desk: Scratch, headers: Mapping[str, Mapping[str, str]], catalogue: Catalogue):
    indicators = {r["id"]: r for r in catalogue.tables["indicators.csv"]}
    for row in desk.records("check/prepare/as_of"):
        column = headers[row["file"]].get("period", row["label"])
        indicator = indicators[row["indicator"]]
        yield Place(
            row["text"],
            row["day"].date(),
            indicator,
            _adds_up(indicator, indicators),
            row["file"],
            row["row"],
            column,
            row["falls"],
        )


def _adds_up(indicator: dict, indicators: dict) -> str:
    counted = indicators[indicator["numerator"]] if indicator["numerator"] else indicator
    return counted.get("over_time") or ("" if counted["kind"] == "count" else "none")


def _by_indicator(places: list) -> list:
    by_indicator = {}
    for place in places:
        by_indicator.setdefault((place.indicator["id"], ends_month(place.day)), []).append(place)
    return list(by_indicator.values())


def _way(places: list, answers: Answers) -> tuple:
    """(way, questions) of the days of one indicator that all end a month, or all do not."""
    first = places[0]
    if not ends_month(first.day):
        ways = [MONTH, *([QUARTER] if all(p.day.day == 1 and p.day.month % 3 == 1 for p in places) else []), YEAR]
        return _chosen(first, "day_in_month", "", ways, answers)
    unknown = not first.adds_up and any(p.day.month < 12 for p in places)
    if not unknown and not (first.adds_up == "sum" and first.falls):
        return (TOTAL if first.adds_up == "sum" else STATE), []
    first = next((p for p in places if p.day.month < 12), first)
    ways = [TOTAL, STATE, *([MONTH] if any(p.day.month == 12 for p in places) else [])]
    ways += [QUARTER] if all(p.day.month % 3 == 0 for p in places) else []
    return _chosen(first, "as_of_unclear", first.indicator["id"], ways, answers)


def _chosen(first: Place, code: str, about: str, ways: list, answers: Answers) -> tuple:
    """The way that was chosen, or the first one and the question."""
    names = {"name_zh": first.indicator["name_zh"], "name_en": first.indicator["name_en"]}
    choices = tuple(Choice(way, SENTENCES[way], {"cell": first.text, "period": meant(first.day, way)}) for way in ways)
    problem = Problem(code, first.file, first.row, first.column, first.text, names, about, choices)
    answer = answers.choice(problem.key)
    return (answer, []) if answer in ways else (ways[0], [problem])


def _notes(places: list, periods: dict):
    """How each text was read, once for each text and period."""
    noted = set()
    for place in places:
        kept = periods[place.text, place.indicator["id"]]
        if (place.file, place.text, kept) not in noted:
            noted.add((place.file, place.text, kept))
            names = {"name_zh": place.indicator["name_zh"], "name_en": place.indicator["name_en"]}
            yield Problem("as_of_read", place.file, place.row, place.column, place.text, {**names, "period": kept})
