"""Fiscal and school years, 2023-24: which labels of a column are such years, and for which calendar year they count.

2009-10 is October 2009, or the year from 2009 to 2010: the other labels of its column tell, else the analyst.
"""

from collections.abc import Mapping

import pandas as pd

from db.scratch import Scratch
from db.types import Row
from etl.answers import Answers
from etl.problem import Choice, Problem
from etl.values import period
from etl.values.fiscal_years import WORD
from wording.language import later

FIRST, SECOND, MONTH = "first", "second", "month"
Headers = Mapping[str, Mapping[str, str]]  # file → field → its header
SENTENCES = {
    FIRST: later("计入前一个年份：{cell}读作{period}"),
    SECOND: later("计入后一个年份：{cell}读作{period}"),
    MONTH: later("不是跨年的年度，是月份：{cell}读作{period}"),
}


def resolved(desk: Scratch, headers: Headers, answers: Answers) -> list[Problem]:
    """Complete the table `meaning` by the years for which fiscal years count; the question for each file where that is not answered.

    headers: file → field → header, for naming the column.
    """
    years = {
        row["text"]: year for row in desk.records("check/prepare/unsettled") if (year := period.fiscal(row["text"])) is not None
    }
    if not years:
        return []
    ways = [FIRST, SECOND, *([MONTH] if all(map(_month, years)) else [])]
    answer = answers.choice("fiscal")
    way = answer if answer in ways else FIRST
    desk.fill(
        "fiscal",
        pd.DataFrame([(text, _meant(text, year, way)) for text, year in years.items()], columns=["text", "meaning"], dtype="str"),
    )
    desk.run("check/prepare/settle")
    return (
        []
        if answer in ways
        else [_question(row, years[row["text"]], headers, ways) for row in desk.records("check/prepare/fiscal")]
    )


def _meant(text: str, year: int, way: str) -> str:
    return _month(text) if way == MONTH else str(year + (way == SECOND))


def _month(text: str) -> str:
    """The month that a marked label would be; "" for one that is a fiscal year beyond doubt."""
    return period.parse(text.removesuffix(WORD)) or "" if text.endswith(WORD) else ""


def _question(row: Row, year: int, headers: Headers, ways: list[str]) -> Problem:
    text = row["text"]
    written = text.removesuffix(WORD) if _month(text) else text
    choices = tuple(Choice(way, SENTENCES[way], {"cell": written, "period": _meant(text, year, way)}) for way in ways)
    column = headers[row["file"]].get("period", row["label"])
    return Problem("fiscal_year", row["file"], row["row"], column, written, choices=choices)
