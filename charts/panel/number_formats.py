"""Figures as number formats of a spreadsheet, so that a slide's label is right again when its number is edited.

The format language is that of Excel's custom number formats: literals in quotes, sections for positive; negative; zero.
"""

from collections.abc import Sequence

from charts import compare
from charts.axes import steps
from charts.types import Axis
from wording import comparison, numbers, targets
from wording.language import named, translator
from wording.types import Row

PLAIN = "General"


def figure(row: Row, lang: str) -> str:
    """The format under which a row's value reads as `words.figure` words it, without 万 and without a unit but % and 名:
    #,##0"余", "近"#,##0, 0.0"%", "第"0"名"."""
    digits = _digits(row["value"], numbers.places(row))
    if row["kind"] == "rank":
        return _around(digits, *_rank(row["qualifier"], lang))
    after = '"%"' if row["kind"] == "ratio" else ""
    if lang == "en":
        before, behind = {">=": ("over ", ""), "<=": ("nearly ", ""), "~": ("about ", "")}.get(row["qualifier"], ("", ""))
        return _around(digits, before, behind, after)
    is_round = row["value"] >= 10 and row["value"] % 10 == 0 and not after
    before, behind = {">=": ("", "余" if is_round else "以上"), "<=": ("近", ""), "~": ("约", "")}.get(row["qualifier"], ("", ""))
    return _around(digits, before, behind, after)


def aim(row: Row, lang: str) -> str:
    """The format of a target: #,##0"以上", 0.0"%"; of a range as it is worded, for it has two numbers."""
    exact = {**row, "value": row["target"], "qualifier": "=", "status": "A"}
    worded, number = targets.label(row, lang), numbers.label(exact, lang)
    if row.get("target_qualifier") == "[]" or number not in worded:
        return f'"{worded}"'
    before, _, behind = worded.partition(number)
    after = '"%"' if row["kind"] == "ratio" and "%" not in behind else ""
    return _around(_digits(row["target"], numbers.places(exact)), before, behind, after)


def change(row: Row, verdict: str, lang: str) -> str:
    """The format of a change: ▲ 6.5% 向好, ▼ 3.1, ＝ 0, ▲ 约34%, ▲ 25%以上. The verdict belongs to its sign only: a number that is edited into
    another sign loses it."""
    if comparison.is_slight(row):
        return ";".join(f'"{sign}"' for sign in "▲▼＝")
    digits = _digits(abs(row["change"]), 2)
    unit = {"percent": '"%"', "units": _quoted(named(row, "unit", lang), lang)}.get(row["change_kind"], "")
    before, behind = comparison.bound_text("\0", row, lang).split("\0")
    here = "▲" if row["change"] > 0 else "▼" if row["change"] < 0 else "＝"
    verdicts = {here: f" {verdict}"} if verdict else {}
    return ";".join(_around(digits, f"{sign} {before}", behind + verdicts.get(sign, ""), unit) for sign in "▲▼＝")


def index(exactness: str, lang: str) -> str:
    """The format of an index: 0.0, 0.0"以上", "约"0."""
    before, behind = translator(lang)(compare.BOUND[exactness]).split("{change}")
    return _around("0" if exactness == "~" else "0.0", before, behind)


def ends(row: Row, values: Sequence[float], columns: bool) -> Axis:
    """The axis for values of a row's kind. Counts and scores from zero; ranks with the first place on top; ratios in the height they need, as columns from zero."""
    low, high = min(values, default=0), max(values, default=1)
    if row["kind"] == "rank":
        return (high + 1, 0.3, max(1, round(high / 6)))
    if row["kind"] == "ratio" and not columns:
        pad = max((high - low) * 0.35, 2)
        return steps(max(low - pad, 0), high + pad)
    return steps(min(low * 1.2, 0), max(high * 1.15, 0) or 1)


def _digits(value: float, decimals: int) -> str:
    """As many places as the value needs, at most `decimals`."""
    _, _, places = numbers.number(value, decimals).partition(".")
    return "#,##0" + ("." + "0" * len(places) if places else "")


def _around(digits: str, before: str, behind: str, unit: str = "") -> str:
    quoted = [f'"{text}"' if text else "" for text in (before, behind)]
    return f"{quoted[0]}{digits}{unit}{quoted[1]}"


def _quoted(unit: str, lang: str) -> str:
    """A unit behind a number, in which no quotation mark may be."""
    return f'"{"" if lang == "zh" else " "}{unit}"' if unit and '"' not in unit else ""


def _rank(qualifier: str, lang: str) -> tuple[str, str]:
    if lang == "en":
        return {"<=": ("top ", ""), ">=": ("no. ", " or lower"), "~": ("about no. ", "")}.get(qualifier, ("no. ", ""))
    return {"<=": ("前", "名"), ">=": ("第", "名及以后"), "~": ("约第", "名")}.get(qualifier, ("第", "名"))
