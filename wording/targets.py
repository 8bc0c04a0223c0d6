"""How a figure stands to its target, in words and with a sign (the statuses are judged in db/sql/release/aim.sql)."""

from wording import numbers
from wording.language import later, translator
from wording.types import Row

TARGET = {
    "reached": later("达到目标{target}"),
    "missed": later("未达到目标{target}，差{gap}"),
    "unclear": later("目标{target}，是否达到无法判断"),
}
BEYOND = later("未达到目标{target}，超出{gap}")  # where less is better
AHEAD = {  # of a period without a figure: by the pace of several years, or of one
    "on_track": later("目标{target}，按{pace}可以达到"),
    "at_risk": later("目标{target}，按{pace}难以达到，还差{gap}"),
}
EXPECTED = later("目标{target}，按{pace}{expected}，差{gap}")
MET = later("目标{target}，最近数值已经达到")
PACE = {1: later("上年进度"), 2: later("近两年平均进度"), 3: later("近三年平均进度")}
TARGET_SIGN = {"reached": "✓", "missed": "✗", "on_track": "→", "at_risk": "!", "unclear": "?"}


def text(row: Row, lang: str) -> str:
    """The target of a row and how it stands, with a sign beside the words; "" for no target."""
    return f"{TARGET_SIGN[row['target_status']]} {words(row, lang)}" if row["target_status"] else ""


def words(row: Row, lang: str) -> str:
    """The same without the sign."""
    if not row["target_status"]:
        return ""
    texts, t = {"target": _worded(row, row["target"], "=", row["decimals"], lang), "gap": ""}, translator(lang)
    if row["target_gap"] is not None:
        texts["gap"] = _distance(abs(row["target_gap"]), row, row["decimals"], lang)
    if not row["target_basis"]:
        sentence = BEYOND if _is_beyond(row) else TARGET[row["target_status"]]
        return t(sentence).format(target=texts["target"], gap=_at_least(texts["gap"], row, lang))
    if row["target_basis"] == "newest":
        sentence = MET
    elif row["target_basis"] == "last" or (row["target_status"] == "at_risk" and row["target_gap"] >= 0):
        sentence, texts = EXPECTED, {**texts, **_expected(row, lang)}
    else:
        sentence = AHEAD[row["target_status"]]
    pace = t(PACE[1 if row["target_basis"] == "last" else row["target_steps"] or 1])
    return t(sentence).format(pace=pace, **texts)


def _is_beyond(row: Row) -> bool:
    return row["target_status"] == "missed" and row["direction"] == "down" and row["kind"] != "rank"


def _at_least(gap: str, row: Row, lang: str) -> str:
    """The gap of a bound is the least that is missing: 近600 of 650 lacks 50 or more."""
    is_bound = row["target_status"] == "missed" and row["qualifier"] in (">=", "<=")
    return translator(lang)(later("{change}以上")).format(change=gap) if is_bound else gap


def _expected(row: Row, lang: str) -> dict[str, str]:
    """The figure that the pace leads to, and how far the target is from it: as roughly as a forecast can be told, but never as the target itself."""
    places = 0 if row["kind"] in ("count", "rank") else min(row["decimals"], 1)
    while places < row["decimals"] + 3 and round(row["target_expected"], places) == row["target"]:
        places += 1
    expected = round(row["target_expected"], places)
    return {
        "expected": _worded(row, expected, "~", places, lang),
        "gap": _distance(abs(row["target"] - expected), row, places, lang),
    }


def _worded(row: Row, value: float, qualifier: str, decimals: int, lang: str) -> str:
    return numbers.figure({**row, "qualifier": qualifier, "status": "A", "value": value, "decimals": decimals}, lang)


def _distance(difference: float, row: Row, decimals: int, lang: str) -> str:
    """How far two figures are apart, in the kind's own unit: 20件, 0.08个百分点, 2位."""
    amount = numbers.number(difference, decimals)
    units = {"ratio": later("{n}个百分点"), "rank": later("{n}位")}
    if row["kind"] in units:
        return translator(lang)(units[row["kind"]]).format(n=amount)
    return f"{amount} {row['unit_en']}".rstrip() if lang == "en" else f"{amount}{row['unit_zh']}"
