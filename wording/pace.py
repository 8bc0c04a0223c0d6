"""How much of a year's target is done within the year (db/sql/release/pace.sql), in words: beside what is usual by then, and the time passed.

Rows have the columns of db/sql/release/paced.sql, pace_share null for a target of 0, beside kind, decimals and the units. A target that is to be
kept below (以内, less is better) is a limit, and worded as one.
"""

import math

from wording import numbers, projection
from wording.language import later, translator
from wording.targets import TARGET_SIGN
from wording.types import Row

DONE = {  # by what the share is taken of
    "target": later("{part}完成全年目标的{share}"),
    "range": later("{part}完成全年目标下限的{share}"),
    "limit": later("{part}已达全年上限的{share}"),
}
SHORT = {
    "target": later("完成全年目标{share}"),
    "range": later("完成全年目标下限{share}"),
    "limit": later("已达全年上限{share}"),
}
OF_ZERO = {
    "aim": later("{part}为{figure}，全年目标{base}"),
    "": later("{part}为{figure}，没有超过全年上限{base}"),
    "missed": later("{part}为{figure}，已超过全年上限{base}"),
}
USUAL = {  # by whether it is a limit
    False: later("{years}同期一般完成全年的{usual}{range}{lag}"),
    True: later("{years}同期一般已达全年的{usual}{range}{lag}"),
}
YEARS = {2: later("前两年"), 3: later("前三年"), 4: later("前四年"), 5: later("前五年")}
COMPARABLE = {2: later("此前两个可比年份"), 3: later("此前三个可比年份"), 4: later("此前四个可比年份")}
TIME = later("时间进度{time}{lag}")
FEW_YEARS = later("往年同期可比的年份不足两年，不作同期比较")
LAG = {  # (is a limit, which way) → words
    (False, 1): later("，{about}快{n}个百分点"),
    (False, -1): later("，{about}慢{n}个百分点"),
    (False, 0): later("，进度相当"),
    (True, 1): later("，{about}高{n}个百分点"),
    (True, -1): later("，{about}低{n}个百分点"),
    (True, 0): later("，水平相当"),
}
ABOUT = later("{change}左右")
THAN_USUAL = {  # of the short form
    (False, 1): later("，比往年同期{about}快{n}个百分点"),
    (False, -1): later("，比往年同期{about}慢{n}个百分点"),
    (False, 0): later("，与往年同期相当"),
    (True, 1): later("，比往年同期{about}高{n}个百分点"),
    (True, -1): later("，比往年同期{about}低{n}个百分点"),
    (True, 0): later("，与往年同期相当"),
}


def is_told(row: Row) -> bool:
    """Whether a row has a pace."""
    return row.get("pace_done") is not None


def sentence(row: Row, lang: str) -> str:
    """How much is done, beside what is usual by then and the time passed: 2025年1—7月完成全年目标的54%，前三年同期一般完成全年的57%（55%—59%），慢3个百分点；
    时间进度58.3%，慢4.3个百分点。"""
    t, full = translator(lang), "。" if lang == "zh" else "."
    part = numbers.period_name(row["pace_period"] if row["pace_months"] > 1 else f"{row['pace_year']}-01", lang)
    if row["pace_share"] is None:
        done = t(OF_ZERO["aim" if not projection.is_limit(row) else "missed" if row["pace_status"] == "missed" else ""])
        parts = [
            done.format(
                part=part,
                figure=projection.amount(row, row["pace_done"], lang),
                base=projection.amount(row, row["pace_base"], lang),
            )
        ]
        return numbers.listed([*parts, _time(row, lang, "")], lang) + full
    done = t(DONE[_basis(row)]).format(part=part, share=_share(row, lang))
    if row["pace_usual"] is None:
        beside = [_joined(done, _time(row, lang, _lag(row, row["pace_time"], LAG, lang)), lang), t(FEW_YEARS)]
        return numbers.listed(beside, lang) + full
    lag = _lag(row, row["pace_usual"], LAG, lang)
    return numbers.listed([_joined(done, _usual(row, lag, lang), lang), _time(row, lang, "")], lang) + full


def short(row: Row, lang: str) -> str:
    """The same for a card: ! 完成全年目标54%，比往年同期慢3个百分点; "" without a pace."""
    if not is_told(row):
        return ""
    if row["pace_share"] is None:
        return f"{sign(row)} {translator(lang)(projection.OVER['missed', False])}" if row["pace_status"] == "missed" else ""
    done = translator(lang)(SHORT[_basis(row)]).format(share=_share(row, lang))
    if row["pace_usual"] is None:
        return _signed(row, _joined(done, _time(row, lang, ""), lang))
    return _signed(row, done + _lag(row, row["pace_usual"], THAN_USUAL, lang))


def text(row: Row, lang: str) -> str:
    """Sentence and outlook, with the sign of the status before them; "" without a pace."""
    if not is_told(row):
        return ""
    return _signed(row, ("" if lang == "zh" else " ").join(filter(None, [sentence(row, lang), projection.outlook(row, lang)])))


def sign(row: Row) -> str:
    """The sign of how a target stands (wording/targets.py); "" where nothing is judged."""
    return TARGET_SIGN[row["pace_status"]] if row["pace_status"] not in ("", "unclear") else ""


# -- parts of them ---------------------------------------------------------------------------------------------


def _signed(row: Row, words: str) -> str:
    return f"{sign(row)} {words}".strip()


def _joined(first: str, second: str, lang: str) -> str:
    return first + ("，" if lang == "zh" else ", ") + second


def _basis(row: Row) -> str:
    return "limit" if projection.is_limit(row) else "range" if row["pace_is_range"] else "target"


def _share(row: Row, lang: str) -> str:
    """54%, 50%以上, 60%以内, 约54%: a bound is rounded to its safe side."""
    share, t = row["pace_share"], translator(lang)
    if row["pace_qualifier"] == "=":
        return _percent(share)
    if row["pace_qualifier"] == "~":
        return t(ABOUT).format(change=_percent(share, 0 if share >= 10 else 1))
    is_least = row["pace_qualifier"] == ">="
    return t(projection.AT_LEAST if is_least else projection.AT_MOST).format(
        change=_percent((_floor if is_least else _ceil)(share))
    )


def _percent(value: float, places: int = 1) -> str:
    return f"{numbers.number(value, places)}%"


def _floor(value: float) -> float:
    return math.floor(value + 1e-9) if value >= 10 else math.floor(value * 10 + 1e-9) / 10


def _ceil(value: float) -> float:
    return math.ceil(value - 1e-9) if value >= 10 else math.ceil(value * 10 - 1e-9) / 10


def _usual(row: Row, lag: str, lang: str) -> str:
    t, many = translator(lang), row["pace_years"]
    least, most = _percent(row["pace_usual_least"]), _percent(row["pace_usual_most"])
    between = "" if least == most else projection.in_parentheses(f"{least}{projection.dash(lang)}{most}", lang)
    years = t((YEARS if row["pace_is_row"] or many == max(YEARS) else COMPARABLE)[many])
    return t(USUAL[projection.is_limit(row)]).format(years=years, usual=_percent(row["pace_usual"]), range=between, lag=lag)


def _time(row: Row, lang: str, lag: str) -> str:
    return translator(lang)(TIME).format(time=_percent(row["pace_time"]), lag=lag)


def _lag(row: Row, other: float, words: dict[tuple[bool, int], str], lang: str) -> str:
    """How far the share is from another one, as it is shown; of a bound what it proves, "" for nothing."""
    t, is_limit = translator(lang), projection.is_limit(row)
    share = row["pace_share"]
    if row["pace_qualifier"] in ("=", "~"):
        places = 0 if row["pace_qualifier"] == "~" else 1
        far = round(numbers.rounded(share, places) - numbers.rounded(other, places), places)
        about = "" if places else t(later("约"))
        return t(words[is_limit, (far > 0) - (far < 0)]).format(n=numbers.number(abs(far), places), about=about)
    low, high = _floor(100 * row["pace_low"] / row["pace_base"]), row["pace_high"]
    high = None if high is None else _ceil(100 * high / row["pace_base"])
    way, far = (1, low - other) if low > other else (-1, other - high) if high is not None and high < other else (0, 0)
    far = _floor(far)
    return t(words[is_limit, way]).format(n=numbers.number(far, 1), about=t(later("至少"))) if far > 0 else ""
