"""What a year comes to by what is done of it (db/sql/release/pace.sql), and whether its target will be met, in words. Rows: see wording/pace.py."""

import math

from wording import numbers
from wording.language import later, translator
from wording.types import Row

AT_LEAST, AT_MOST = later("{change}以上"), later("{change}以内")
BOTH = later("按时间进度推算全年{by_time}，按往年同期推算{by_season}{range}")
REACHES = {True: later("可以控制在上限以内"), False: later("可以达到目标")}  # by whether it is a limit
MISSES = {True: later("难以控制在上限以内"), False: later("难以达到目标")}
VERDICT = {
    "on_track": later("{projected}，均{reaches}"),
    "at_risk": later("{projected}，均{misses}"),
    "unclear": later("{projected}，能否达到无法判断"),
    "": later("{projected}"),
}
MIXED = later("按时间进度推算全年{by_time}，{first}；按往年同期推算{by_season}{range}，{second}")
OVER = {
    ("reached", False): later("已提前完成全年目标"),
    ("reached", True): later("已达到全年目标"),
    ("missed", False): later("已超过全年上限"),
    ("missed", True): later("未达到全年目标"),
}  # by whether it is a whole year that fell short or just reached it


def outlook(row: Row, lang: str) -> str:
    """What the year comes to at the newest pace and by the season of earlier years, and whether both meet the target; ""
    where there are too few years to tell the season by."""
    t, status, full = translator(lang), row["pace_status"], "。" if lang == "zh" else "."
    if status in ("reached", "missed"):
        return t(OVER[status, row["pace_months"] == 12 and not _is_exceeded(row)]) + full
    if row["pace_by_season"] is None:
        return ""
    facts = {"by_time": _bound(row, row["pace_by_time"], lang), "by_season": _bound(row, row["pace_by_season"], lang)}
    facts["range"] = _between(row, lang)
    reaches, misses = t(REACHES[is_limit(row)]), t(MISSES[is_limit(row)])
    if status == "mixed":
        first, second = (reaches, misses) if _meets(row, row["pace_by_time"]) else (misses, reaches)
        return t(MIXED).format(first=first, second=second, **facts) + full
    verdict = t(VERDICT[status]).format(projected=t(BOTH).format(**facts), reaches=reaches, misses=misses)
    return verdict + full


def is_limit(row: Row) -> bool:
    """Whether a target says only what should not be exceeded."""
    return row["pace_highest"] is not None and row["pace_lowest"] is None


def in_parentheses(text: str, lang: str) -> str:
    """A text in the parentheses of the language."""
    return f"（{text}）" if lang == "zh" else f" ({text})"


def dash(lang: str) -> str:
    """What stands between both ends of a range."""
    return "—" if lang == "zh" else "–"


def _meets(row: Row, value: float) -> bool:
    low, high = row["pace_lowest"], row["pace_highest"]
    return (low is None or value >= low - 1e-9) and (high is None or value <= high + 1e-9)


def _is_exceeded(row: Row) -> bool:
    return row["pace_highest"] is not None and row["pace_done"] > row["pace_highest"]


def _rough(row: Row, value: float) -> float:
    """A projection with three digits, and no more places than the figures have; of a bound on its safe side."""
    places = min(2 - math.floor(math.log10(value)) if value > 0 else 0, row["decimals"])
    safe = {">=": math.floor, "<=": math.ceil}.get(row["pace_qualifier"])
    return numbers.rounded(safe(round(value * 10**places, 6)) / 10**places if safe else value, places)


def amount(row: Row, value: float, lang: str, qualifier: str = "=") -> str:
    """An amount in the unit of the row's indicator."""
    return numbers.figure({**row, "value": value, "qualifier": qualifier, "status": "A"}, lang)


def _bound(row: Row, value: float, lang: str) -> str:
    """A projection: 约926件; of what is done at the least 926件以上."""
    rough, t = _rough(row, value), translator(lang)
    if row["pace_qualifier"] == ">=":
        return t(AT_LEAST).format(change=amount(row, rough, lang))
    if row["pace_qualifier"] == "<=":
        return t(AT_MOST).format(change=amount(row, rough, lang))
    return amount(row, rough, lang, "~" if rough else "=")


def _between(row: Row, lang: str) -> str:
    """The projections by the most and the least of the earlier years, in parentheses: （915—982件）."""
    least, most = row["pace_by_season_least"], row["pace_by_season_most"]
    if None in (least, most) or row["pace_qualifier"] in (">=", "<="):
        return ""
    least, most = _rough(row, least), _rough(row, most)
    if least == most:
        return ""
    first = numbers.number(least, row["decimals"])
    return in_parentheses(f"{first}{dash(lang)}{amount(row, most, lang)}", lang)
