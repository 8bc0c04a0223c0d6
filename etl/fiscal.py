"""Fiscal and school years, 2023-24: which labels of a column are such years, and for which calendar year they count.

2009-10 is October 2009, or the year from 2009 to 2010: the other labels of its column tell, else the analyst.
"""

import pandas as pd

from db.scratch import Scratch
from etl import period
from etl.answers import Answers
from etl.problem import Choice, Problem
from lang import later

FIRST, SECOND, MONTH = "first", "second", "month"
SENTENCES = {
    FIRST: later("计入前一个年份：{cell}读作{period}"),
    SECOND: later("计入后一个年份：{cell}读作{period}"),
    MONTH: later("不是跨年的年度，是月份：{cell}读作{period}"),
}
WORD = "财年"  # put behind a label that would be a month without it


def occur(different: set) -> bool:
    """Whether there are fiscal years among the different periods of a column: where one is beyond doubt, or all may be."""
    months = {text for text in different if period.may_be_fiscal(text)}
    return any(map(period.fiscal, different)) or (len(months) > 1 and months == different)


def decide(texts: dict) -> None:
    """Mark the fiscal years among the periods of a table's records (field → texts) that would be taken for months, and keep each as it was
    written in the note."""
    different = {text for text in texts["period"] if text}
    if occur(different):
        renamed = {text: f"{text}{WORD}" for text in different if period.may_be_fiscal(text)}
        kept = [text if renamed.get(text, text) != text or period.fiscal(text) else "" for text in texts["period"]]
        texts["note"] = [note if not text or text in note else "；".join(filter(None, (note, text))) for note, text in zip(texts["note"], kept, strict=True)]
        texts["period"] = [renamed.get(text, text) for text in texts["period"]]


def resolved(desk: Scratch, headers: dict, answers: Answers) -> list:
    """Complete the table `meaning` by the years for which fiscal years count; the question for each file where that is not answered.

    headers: file → field → header, for naming the column.
    """
    years = {row["text"]: year for row in desk.records("check/unsettled") if (year := period.fiscal(row["text"])) is not None}
    if not years:
        return []
    ways = [FIRST, SECOND, *([MONTH] if all(map(_month, years)) else [])]
    answer = answers.choice("fiscal")
    way = answer if answer in ways else FIRST
    desk.fill("fiscal", pd.DataFrame([(text, _meant(text, year, way)) for text, year in years.items()], columns=["text", "meaning"], dtype="str"))
    desk.run("check/settle")
    return [] if answer in ways else [_question(row, headers, ways) for row in desk.records("check/fiscal")]


def _meant(text: str, year: int, way: str) -> str:
    return _month(text) if way == MONTH else str(year + (way == SECOND))


def _month(text: str) -> str:
    """The month that a marked label would be; "" for one that is a fiscal year beyond doubt."""
    return period.parse(text.removesuffix(WORD)) or "" if text.endswith(WORD) else ""


def _question(row: dict, headers: dict, ways: list) -> Problem:
    text, year = row["text"], period.fiscal(row["text"])
    written = text.removesuffix(WORD) if _month(text) else text
    choices = tuple(Choice(way, SENTENCES[way], {"cell": written, "period": _meant(text, year, way)}) for way in ways)
    column = headers[row["file"]].get("period", row["label"])
    return Problem("fiscal_year", row["file"], row["row"], column, written, choices=choices)
