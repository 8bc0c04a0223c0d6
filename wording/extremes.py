"""The highest and the lowest of an office's figures of one indicator, as far as they are proven.

Such a claim rests on at least four exact figures that are comparable, and says since when and of how many (design: a sentence claims only what its
figures prove). An approximate figure is an extreme only where its bound proves it; a provisional one is none.
"""

from collections.abc import Sequence

from wording import numbers
from wording.language import later, translator
from wording.milestones import APART, FEWEST, highest, lowest
from wording.timeline import end, frequency
from wording.types import Row

MOST_PERIODS = 3  # that are named where several have the same figure
SENTENCE = later("{since}以来的{n}期数据中，{extremes}。")
EXTREME = {"high": later("最高为{figure}（{when}）"), "low": later("最低为{figure}（{when}）")}
PLACE = {"high": later("最差为{figure}（{when}）"), "low": later("最好为{figure}（{when}）")}  # of a rank


def text(rows: Sequence[Row], lang: str) -> str:
    """Both extremes with their periods, of rows of one frequency (db/sql/page/series.sql, oldest first); "" where none is proven."""
    run, t = _comparable(rows), translator(lang)
    if sum(row["qualifier"] == "=" and row["status"] != "P" for row in run) < FEWEST:
        return ""
    is_rank = run[0]["kind"] == "rank"
    extremes = {"high": _top(run), "low": _foot(run)}
    order = ("low", "high") if is_rank else ("high", "low")
    sentences = PLACE if is_rank else EXTREME
    parts = [
        t(sentences[end_]).format(figure=numbers.figure(extreme_rows[0], lang), when=_when(extreme_rows, lang))
        for end_ in order
        if 0 < len(extreme_rows := extremes[end_]) < len(run)
    ]
    if not parts:
        return ""
    joined = ("，" if lang == "zh" else ", ").join(parts)
    return t(SENTENCE).format(since=numbers.period_name(run[0]["period"], lang), n=len(run), extremes=joined)


def _comparable(rows: Sequence[Row]) -> list[Row]:
    """The figures since the last one that is not comparable with those before it; of running totals those as long as the newest."""
    start = max((n for n, row in enumerate(rows) if row["status"] == "B" or row["why"] in APART), default=0)
    figures = [row for row in rows[start:] if row["value"] is not None]
    if figures and frequency(figures[-1]["period"]) == "C":
        figures = [row for row in figures if end(row["period"])[1] == end(figures[-1]["period"])[1]]
    return figures


def _top(run: Sequence[Row]) -> list[Row]:
    """The rows with the highest figure, where it is proven to be that."""
    top = max(run, key=lambda row: (row["value"], row["qualifier"] == "="))
    same = _same(run, top)
    others = [highest(row) for row in run if row not in same]
    least = lowest(top)
    proven = least is not None and all(most is not None and most <= least for most in others)
    return same if proven and top["status"] != "P" else []


def _foot(run: Sequence[Row]) -> list[Row]:
    """The rows with the lowest figure, where it is proven to be that."""
    foot = min(run, key=lambda row: (row["value"], row["qualifier"] != "="))
    same = _same(run, foot)
    others = [lowest(row) for row in run if row not in same]
    most = highest(foot)
    proven = most is not None and all(least is not None and least >= most for least in others)
    return same if proven and foot["status"] != "P" else []


def _same(run: Sequence[Row], row: Row) -> list[Row]:
    """The row, and the others with the same exact figure."""
    if row["qualifier"] != "=":
        return [row]
    return [other for other in run if other["qualifier"] == "=" and other["value"] == row["value"]]


def _when(rows: Sequence[Row], lang: str) -> str:
    """The periods, oldest first; of many the first and the number of the others."""
    names = [numbers.period_name(row["period"], lang) for row in rows]
    if len(names) <= MOST_PERIODS:
        return ("、" if lang == "zh" else ", ").join(names)
    return translator(lang)(later("{first}等{n}期")).format(first=names[0], n=len(names))
