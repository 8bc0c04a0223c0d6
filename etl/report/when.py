"""Of which period a figure speaks: the times that its sentence names, and which of them govern it.

A time belongs to its own clause. At the beginning of a clause (2023年，…) it holds for the clauses after it too; bound to a
figure (2013年的1.76) it holds for that figure alone; what only compares (较2021年) or says since when (2016年来) is none.
"""

import re
from calendar import monthrange
from functools import lru_cache

from etl.report.figure import Figure
from etl.report.times import TIME, TITLES, Time, as_of, parts
from etl.values.numeral import small

COMPARED = re.compile(r"(?:较|比|与|同|和|相比|高于|低于|高出|超过)\s*$")
COMPARING = re.compile(r"(?:底|末|同期)?相[比较]")  # 与2019年相比
MOVING = re.compile(r"(?:从|由|自)\s*$")
REACHING = re.compile(r"(?:到|至)\s*$")
DIRECT = re.compile(r"(?:底|末|同期)?(?P<of>的)?[ ]?")
NUMBER = re.compile(r"(?:底|末|同期)?(?P<of>的)?[ ]?\d")
OPENING = re.compile(r"(?:其中|而|但|在|于|到|至|并|且|另|[一二三四五六七八九]是|\d{1,2}[.、]|[“”\"'\s])*")
BEHIND = re.compile(r"\s?\($")
CLOSING = re.compile(r"[^()\d]{0,8}\)")
EDGES = ",;:。!?(、\n"
CLAUSE_WINDOW = 40  # characters before a time in which its clause begins, if it opens one
SAME_TIME = re.compile("同期")
BREAKS = re.compile("[,;:。]")
RESPECTIVELY = "分别"


class Times:
    """The times of a plain text. year, part: what the report is about, as `report_time` tells; figures: all figures of the text."""

    def __init__(self, text: str, figures: list[Figure], year: str, part: str = ""):
        self.text, self.figures, self.year, self.default = text, figures, year, f"{year}{part}" if year else ""
        self.read = lru_cache(maxsize=None)(self._read)

    def of(self, figure: Figure, over_time: str = "") -> list[str]:
        """The periods a figure speaks of, in their kept form; [""] where they cannot be told, [] where no year is known.

        over_time: how the figure's indicator adds up ("sum", "last"): 截至6月底 is 1—6月 of what is counted, June of a state.
        """
        if figure.row:
            return self._of_cell(figure, over_time)
        times = self.read(figure.sentence_start, figure.sentence_start + len(figure.sentence))
        if behind := next((t for t in times if figure.end < t.start and self._behind(figure, t)), None):
            return self._resolved(behind, figure, over_time)
        before = [t for t in times if t.end <= figure.start]
        if before and (bound := self._bound(before[-1], figure)):
            return self._resolved(bound, figure, over_time)
        if figure.role == "from":
            return [""]
        for time in reversed(before):
            if (periods := self._governed(time, figure, over_time)) is not None:
                return periods
        return [self.default] if self.default else []

    # -- what a time holds for -----------------------------------------------------------------------------------------

    def _behind(self, figure: Figure, time: Time) -> bool:
        """12件(2023年)"""
        return bool(BEHIND.fullmatch(self.text, figure.end, time.start) and CLOSING.match(self.text, time.end))

    def _bound(self, time: Time, figure: Figure) -> Time | None:
        """The time if it is that of this figure alone: 2013年的1.76, 从2013年1.76; and 由去年同期下降8.6% where it began."""
        between = self.text[time.end : figure.start]
        if figure.role == "from" and self._preceded(time, MOVING) and not BREAKS.search(between):
            return time
        direct = DIRECT.fullmatch(between)
        alone = direct and (direct["of"] or any(self._preceded(time, words) for words in (COMPARED, MOVING, REACHING)))
        return time if alone and figure.role != "change" and figure.unit != "倍" and time.kind != "since" else None

    def _preceded(self, time: Time, words: re.Pattern) -> bool:
        return bool(words.search(self.text[max(0, time.start - 4) : time.start]))

    def _governed(self, time: Time, figure: Figure, over_time: str) -> list | None:
        """The periods of a figure by a time before it; None where that time says nothing of it."""
        between = self.text[time.end : figure.start]
        if self._says_nothing(time, between):
            return None
        near = not BREAKS.search(between)
        if time.kind == "since":
            summed = figure.role == "cumulative" or (near and figure.role in ("total", "part") and figure.unit not in ("%", ""))
            return [""] if summed else None
        if near or (self._opens(time) and time.kind not in ("month", "state")):
            return self._resolved(time, figure, over_time)
        return self._resolved(time, figure, over_time) if time.periods == (self.default,) else [""]

    def _says_nothing(self, time: Time, between: str) -> bool:
        """Whether it is a date, compares, is bound to a figure, or stands in brackets that have been closed."""
        if time.kind == "date" or self._preceded(time, COMPARED) or COMPARING.match(between):
            return True
        number = NUMBER.match(self.text, time.end)
        if number and (number["of"] or self._preceded(time, MOVING) or self._preceded(time, REACHING)):
            return True
        return between.count(")") > between.count("(") or (time.kind != "since" and self._preceded(time, MOVING))

    def _opens(self, time: Time) -> bool:
        """Whether a time stands at the beginning of a clause."""
        first = max(0, time.start - CLAUSE_WINDOW)
        edge = max(self.text.rfind(sign, first, time.start) for sign in EDGES)
        return bool(OPENING.fullmatch(self.text, max(edge + 1, first), time.start))

    def _resolved(self, time: Time, figure: Figure, over_time: str) -> list:
        if time.kind == "until":
            return [as_of(*time.until, over_time)]
        if time.kind == "several" or len(time.periods) > 1:
            return self._shared(time, figure)
        return list(time.periods) or [""]

    def _shared(self, time: Time, figure: Figure) -> list:
        """Several periods: one for each figure in turn where 分别 says so; all of them for a rank (1、2季度全市第二)."""
        if RESPECTIVELY in self.text[time.end : figure.start]:
            after = [f.start for f in self.figures if time.end <= f.start < figure.sentence_start + len(figure.sentence)]
            place = after.index(figure.start) if figure.start in after else len(after)
            return [time.periods[place]] if len(after) >= len(time.periods) > place else [""]
        return list(time.periods) if figure.role == "rank" and time.kind != "several" else [""]

    # -- the times of a sentence -------------------------------------------------------------------------------------------

    def _read(self, start: int, end: int) -> list:
        """The times of a stretch of text in its order, lists of years joined."""
        sentence = TITLES.sub(lambda title: "\0" * len(title[0]), self.text[start:end])
        times: list = []
        for match in TIME.finditer(sentence):
            if time := self._time(match, start, times):
                previous = times[-1] if times else None
                if (
                    previous
                    and time.kind == previous.kind == "period"
                    and self.text[previous.end : time.start] in ("、", "和", "及", "与")
                ):
                    time = Time(times.pop().start, time.end, "period", previous.periods + time.periods)
                times.append(time)
        return times

    def _time(self, match: re.Match, start: int, before: list) -> Time | None:
        place = start + match.start(), start + match.end()
        if match["date"]:
            return Time(*place, "date")
        if match["since"]:
            return Time(*place, "since")
        if match["months"]:
            return Time(*place, "several")
        if match["range"]:
            first, final = int(match["first"]), int(match["final"])
            return Time(*place, "several", tuple(str(n) for n in range(first, min(final, first + 20) + 1)))
        if match["until"] or match["month_end"]:
            return self._until(match, place)
        return self._period(match, place, before)

    def _until(self, match: re.Match[str], place: tuple[int, int]) -> Time | None:
        last = match["until_last"] and self.year and str(int(self.year) - 1)
        year, month = match["until_year"] or match["end_year"] or last or "", match["until_month"] or match["end_month"]
        if not (year or month):
            return None
        year, number, day = year or self.year, int(small(month) or 12) if month else 12, match["until_day"]
        whole = not day or (year and int(day) >= monthrange(int(year), number)[1])
        return Time(*place, "until", until=(year, number, bool(whole)))

    def _period(self, match: re.Match[str], place: tuple[int, int], before: list[Time]) -> Time:
        part, own = match["part"] or match["alone"] or "", self._own_year(match, before)
        rests = parts(part)
        kind = "month" if part.endswith("月") and len(rests[0]) == len("-06") else "period"
        if match["same"] and not part:
            above = next((t.periods[0] for t in reversed(before) if t.kind == "period" and t.periods), self.default)
            return Time(*place, "period", (own + above[4:],) if own else ())
        kind = "state" if match["last"] and match["year_end"] else kind
        return Time(*place, kind, tuple(f"{own}{rest}" for rest in rests) if own else ())

    def _own_year(self, match: re.Match, before: list) -> str:
        if match["last"]:
            return str(int(self.year) - 1) if self.year else ""
        if match["year"] or match["this"]:
            return match["year"] or self.year
        named = [t for t in before if t.kind == "period" and t.periods and not self._says_nothing(t, "")]
        return named[-1].periods[-1][:4] if named else self.year

    def _of_cell(self, figure: Figure, over_time: str) -> list:
        """The period of a number in a table, as its row and its column say."""
        named = self._named(f"{figure.row}\n{figure.column}")
        if not named:
            return [self.default] if self.default else []
        if SAME_TIME.search(figure.column) and named[-1].periods and len(named[-1].periods[0]) == len("2024"):
            return self._same_time(figure, named[-1].periods[0])
        return self._resolved(named[-1], figure, over_time)

    def _named(self, words: str) -> list:
        times = [t for t in Times(words, [], self.year)._read(0, len(words)) if t.kind not in ("date", "since")]
        return [t for t in times if not COMPARED.search(words[: t.start])]

    def _same_time(self, figure: Figure, year: str) -> list:
        """去年同期 beside 1—7月 is 1—7月 of last year; it cannot be told beside several parts of the year."""
        beside = [f.column for f in self.figures if f.row == figure.row and not SAME_TIME.search(f.column)]
        parts = {t.periods[0][4:] if t.periods else None for column in beside for t in self._named(column)}
        return (
            [year + (parts.pop() or "")]
            if len(parts) == 1 and None not in parts
            else [""]
            if parts
            else [year + self.default[4:]]
        )
