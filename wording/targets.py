"""How a figure stands to its target, in words and with a sign (the statuses are judged in db/sql/release/aim.sql)."""

from collections.abc import Callable, Mapping

from wording import numbers
from wording.language import later, translator
from wording.types import Row

TARGET = {
    "reached": later("达到目标{target}"),
    "missed": later("未达到目标{target}，差{gap}"),
    "unclear": later("目标{target}，是否达到无法判断"),
}
WORDED = {  # of a target that is more than a number: 1,100万人以上
    "reached": later("达到{target}的目标"),
    "missed": later("未达到{target}的目标，差{gap}"),
    "unclear": later("目标{target}，是否达到无法判断"),
}
BEYOND = {
    "": later("未达到目标{target}，超出{gap}"),
    "worded": later("未达到{target}的目标，超出{gap}"),
}  # where the figure lies above it
NOT_SET, NOT_SET_FOR = later("未设定目标"), later("未设定目标（{reason}）")
FORMERLY = later("{sentence}（原目标{former}）")  # where another was set within the year
AHEAD = {  # of a period without a figure: by the pace of several years, or of one
    "on_track": later("目标{target}，按{pace}可以达到"),
    "at_risk": later("目标{target}，按{pace}难以达到，还差{gap}"),
}
EXPECTED = later("目标{target}，按{pace}{expected}，差{gap}")
MET = later("目标{target}，最近数值已经达到")
PACE = {1: later("上年进度"), 2: later("近两年平均进度"), 3: later("近三年平均进度")}
TARGET_SIGN = {"reached": "✓", "missed": "✗", "on_track": "→", "at_risk": "!", "mixed": "↔", "unclear": "?", "none": "—"}
FORMS = {  # how a target is worded (etl/values/aim.py) → the words around its number
    ">=": later("{number}以上"),
    "<=": later("{number}以内"),
    "~": later("{number}左右"),
    ">=last": later("不低于上年"),
    "<=last": later("不高于上年"),
}
AGAINST_LAST = {">=last": later("不低于上年（{number}）"), "<=last": later("不高于上年（{number}）")}
STRIVEN = later("力争{target}")
FIRST = later("前{n}名")  # of a place


def text(row: Row, lang: str) -> str:
    """The target of a row and how it stands, with a sign beside the words; "" for no target."""
    return f"{TARGET_SIGN[row['target_status']]} {words(row, lang)}" if row["target_status"] else ""


def words(row: Row, lang: str) -> str:
    """The same without the sign."""
    if not row["target_status"]:
        return ""
    return with_former(row, _words(row, lang), lang)


def with_former(row: Row, sentence: str, lang: str) -> str:
    """What is told of a target, with the one that was set before it: 2025年目标520条以上（原目标500条）."""
    former = [row.get("target_worded_before"), row.get("target_former")]
    if not former[1]:
        return sentence
    number = former[1][-1]
    text = (former[0] or [""])[-1] if lang == "zh" else ""
    return translator(lang)(FORMERLY).format(
        sentence=sentence, former=text or ("" if number is None else _number(row, number, lang))
    )


def _words(row: Row, lang: str) -> str:
    t = translator(lang)
    if row["target_status"] == "none":
        return t(NOT_SET_FOR).format(reason=row["target_note"]) if row["target_note"] else t(NOT_SET)
    texts = {"target": worded(row, lang), "gap": ""}
    if row["target_gap"] is not None:
        texts["gap"] = _distance(abs(row["target_gap"]), row, row["decimals"], lang)
    is_plain = _qualifier(row) == "=" and not row.get("target_strive")
    if not row["target_basis"]:
        sentence = (
            BEYOND["" if is_plain else "worded"] if _is_beyond(row) else (TARGET if is_plain else WORDED)[row["target_status"]]
        )
        return t(sentence).format(target=texts["target"], gap=_at_least(texts["gap"], row, lang))
    if row["target_basis"] == "newest":
        sentence = MET
    elif row["target_basis"] == "last" or (row["target_status"] == "at_risk" and row["target_gap"] >= 0):
        sentence, texts = EXPECTED, {**texts, **_expected(row, lang)}
    else:
        sentence = AHEAD[row["target_status"]]
    pace = t(PACE[1 if row["target_basis"] == "last" else row["target_steps"] or 1])
    return t(sentence).format(pace=pace, **texts)


def _qualifier(row: Row) -> str:
    return row.get("target_qualifier") or "="


def worded(row: Row, lang: str) -> str:
    """A target as it is worded, with its unit: 90%, 1,100万人以上, 6%—6.5%, 不低于上年（870件）, 力争200件."""
    return _form(row, lang, lambda value: _number(row, value, lang), AGAINST_LAST)


def label(row: Row, lang: str) -> str:
    """The same in short, for a chart whose unit stands beside it."""
    exact = {**row, "qualifier": "=", "status": "A"}
    return _form(row, lang, lambda value: numbers.label({**exact, "value": value}, lang), FORMS)


def _form(row: Row, lang: str, number: Callable[[float], str], against_last: Mapping[str, str]) -> str:
    t, qualifier, target = translator(lang), _qualifier(row), row["target"]
    if qualifier in AGAINST_LAST:
        text = t((FORMS if target is None else against_last)[qualifier]).format(number="" if target is None else number(target))
    elif qualifier == "[]":
        least = number(target) if row["kind"] == "ratio" else numbers.number(target, row["decimals"])  # 100—300件, but 6%—6.5%
        text = f"{least}{'—' if lang == 'zh' else '–'}{number(row['target_upper'])}"
    elif qualifier == "<=" and row["kind"] == "rank":
        text = t(FIRST).format(n=numbers.number(target))
    else:
        text = t(FORMS[qualifier]).format(number=number(target)) if qualifier in FORMS else number(target)
    return t(STRIVEN).format(target=text) if row.get("target_strive") else text


def _is_beyond(row: Row) -> bool:
    """Whether a figure lies above what it should keep below; of a place one says that it lacks some."""
    return (
        row["target_status"] == "missed"
        and row["kind"] != "rank"
        and row["target_highest"] is not None
        and row["value"] > row["target_highest"]
    )


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


def _number(row: Row, value: float, lang: str) -> str:
    return _worded(row, value, "=", row["decimals"], lang)


def _worded(row: Row, value: float, qualifier: str, decimals: int, lang: str) -> str:
    return numbers.figure({**row, "qualifier": qualifier, "status": "A", "value": value, "decimals": decimals}, lang)


def _distance(difference: float, row: Row, decimals: int, lang: str) -> str:
    """How far two figures are apart, in the kind's own unit: 20件, 0.08个百分点, 2位."""
    amount = numbers.number(difference, decimals)
    units = {"ratio": later("{n}个百分点"), "rank": later("{n}位")}
    if row["kind"] in units:
        return translator(lang)(units[row["kind"]]).format(n=amount)
    return f"{amount} {row['unit_en']}".rstrip() if lang == "en" else f"{amount}{row['unit_zh']}"
