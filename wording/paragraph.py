"""A theme's figures of one year as a paragraph in the manner of an official report, from phrases that staff can edit."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from wording import comparison, numbers, scope, sentences
from wording.language import later, named, translator
from wording.types import Row

OTHER = later("口径有差异，见备注")
SCOPE = "口径"  # a note with this word says that the figure counts something else than one may think
PHRASES = Path(__file__).resolve().parent.parent / "data" / "phrases.csv"


@cache
def phrases() -> dict[str, dict[str, str]]:
    """data/phrases.csv: key → {zh, en}."""
    with PHRASES.open(encoding="utf-8-sig", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def say(key: str, lang: str, **facts) -> str:
    """One phrase filled in."""
    return phrases()[key][lang].format(**facts)


def paragraph(theme: Row, rows: Sequence[Row], office: str, year: str, lang: str) -> str:
    """The rows of one theme (db/sql/page/card.sql) in a paragraph; what may not be said without a caveat carries it.

    "" where the theme has no figure. Changes are worded by kind (comparison.change_text), a withheld one is not mentioned but for
    a break, which a reader could otherwise take for growth, and a rise from zero.
    """
    figures = [r for r in rows if r["value"] is not None]
    if not figures:
        return ""
    periods = {r["period"] for r in figures}
    period = periods.pop() if len(periods) == 1 and "{period}" in phrases()["opening"][lang] else year
    clauses = [_clause(r, lang, dated=r["period"] != period) for r in figures]
    facts = {"period": numbers.period_name(period, lang), "year": year}  # year: in phrases of before there were periods
    opening = say("opening", lang, theme=named(theme, "name", lang), office=office, **facts)
    return opening + say("between", lang).join(clauses) + say("end", lang)


def _compared(row: Row) -> str:
    """Which phrase tells the change; one that says itself what it is against needs no more."""
    if comparison.is_survey(row) or comparison.is_together(row):
        return "survey"
    if row["change"] == 0:
        return "steady_rank" if row["kind"] == "rank" else "steady"
    return "change"


def _clause(row: Row, lang: str, dated: bool) -> str:
    figure, mark = numbers.figure(row, lang), scope.name(row, lang)
    facts = {"name": numbers.dated_name(row, lang) if dated else named(row, "name", lang), "figure": figure, "change": comparison.change_text(row, lang), "before": sentences.before(row, lang),
             "previous": comparison.previous_figure(row, lang) if row["previous_value"] is not None else ""}  # fmt: skip
    clause = sentences.stated(row, lang, dated) if sentences.phrased(row, lang) else say(row["kind"], lang, **facts)
    from_zero, to_zero = comparison.risen_from_zero(row), comparison.fallen_to_zero(row)
    if row["change"] is not None and not (from_zero or to_zero):
        clause += say(_compared(row), lang, **facts)
    caveats = {
        "from_zero": from_zero,
        "to_zero": to_zero,
        "break": row["why"] == "break",
        "provisional": row["status"] == "P",
        "scope": mark or (SCOPE in (row["note"] or "") and row["why"] != "break"),
    }
    return clause + "".join(
        say(key, lang, note=mark or translator(lang)(OTHER), **facts) for key, holds in caveats.items() if holds
    )
