"""How a figure stands to its target, in words and with a sign (the statuses are judged in db/sql/make/aim.sql)."""

from charts import words
from lang import later, translator

TARGET = {
    "reached": later("达到目标{target}"),
    "missed": later("未达到目标{target}，差{gap}"),
    "on_track": later("目标{target}，按近三年平均进度可以达到"),
    "at_risk": later("目标{target}，按近三年平均进度难以达到，还差{gap}"),
    "unclear": later("目标{target}，是否达到无法判断"),
}
TARGET_SIGN = {"reached": "✓", "missed": "✗", "on_track": "→", "at_risk": "!", "unclear": "?"}


def text(row, lang: str) -> str:
    """The target of a row and how it stands, with a sign beside the words; "" for no target."""
    if not row["target_status"]:
        return ""
    exact = {**row, "qualifier": "=", "status": "A"}
    said = translator(lang)(TARGET[row["target_status"]])
    gap = _distance(abs(row["target_gap"]), row, lang) if row["target_gap"] is not None else ""
    return f"{TARGET_SIGN[row['target_status']]} {said.format(target=words.figure({**exact, 'value': row['target']}, lang), gap=gap)}"


def _distance(difference: float, row, lang: str) -> str:
    """How far two figures are apart, in the kind's own unit: 20件, 0.08个百分点, 2位."""
    amount = words.number(difference, row["decimals"])
    units = {"ratio": later("{n}个百分点"), "rank": later("{n}位")}
    if row["kind"] in units:
        return translator(lang)(units[row["kind"]]).format(n=amount)
    return f"{amount} {row['measure_en']}".rstrip() if lang == "en" else f"{amount}{row['measure_zh']}"
