"""The rows in words: numbers, periods and figures (changes: wording/comparison.py, sentences: wording/sentences.py). Chinese and English.

Every function takes a row as a mapping with the columns of db/sql/page/series.sql (or card.sql) and the language.
"""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from wording.language import later, named, period_name, translator
from wording.types import Row

MULTIPLES = ("十", "百", "千", "万", "亿")  # with which a unit may begin
STATUS = {
    "A": later("正常"),
    "E": later("推算"),
    "P": later("初步数"),
    "B": later("口径变化"),
    "O": later("未上报"),
    "M": later("不适用"),
}


MARK = {"zh": "；", "en": "; "}  # between the parts of an enumeration


def listed(parts: Iterable[str | None], lang: str) -> str:
    """Parts of an enumeration in one sentence: with a semicolon of the language, empty ones left out."""
    return MARK[lang].join(filter(None, parts))


def about(subject: str, text: str, lang: str) -> str:
    """A subject and what is said of it, with a colon of the language."""
    return f"{subject}：{text}" if lang == "zh" else f"{subject}: {text}"


# -- numbers and periods ---------------------------------------------------------------------------------------


def number(value: float, decimals: int = 0) -> str:
    """A plain number: 8,517 or 86.2, at most `decimals` places (half up), no trailing zeros, a true minus sign."""
    text = f"{_half_up(abs(value), decimals):,f}"
    text = text.rstrip("0").rstrip(".") if decimals else text
    return f"−{text}" if value < 0 and text != "0" else text


def written(value: float | None) -> str:
    """A number as programs and spreadsheets read it, all its digits and no separators: 8517, 86.2, 0.00001, -3; "" for none (None or NaN)."""
    if value is None or value != value:
        return ""
    return str(int(value)) if float(value).is_integer() else f"{Decimal(repr(float(value))):f}"


def fixed(value: float, decimals: int) -> str:
    """The same with so many places, half up as `number` words it: 12.25 → 12.3, 5 → 5.0."""
    return f"{_half_up(value, decimals):f}"


def rounded(value: float, decimals: int) -> float:
    """The number of so many places that `number` shows: half up, where Python rounds to even."""
    return float(_half_up(value, decimals))


def _half_up(value: float, decimals: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def short(value: float, decimals: int, lang: str) -> str:
    """A number in 万 or 亿 where that loses nothing and helps: 40000 → 4万, 11000 → 1.1万, 11537 → 11,537."""
    if lang == "zh":
        for unit, name in ((100_000_000, "亿"), (10_000, "万")):
            if abs(value) >= unit and value % (unit // 10) == 0:
                return number(value / unit, 1) + name
    return number(value, decimals)


def dated_name(row: Row, lang: str) -> str:
    """The indicator's name, with the period where it is not a whole year: 改革报表考核排名（2024年第三季度）."""
    name = named(row, "name", lang)
    if len(row["period"]) == 4:
        return name
    period = period_name(row["period"], lang)
    return f"{name}（{period}）" if lang == "zh" else f"{name} ({period})"


def part_name(period: str, lang: str) -> str:
    """The part of its year that a period is: 第三季度, 上半年, 3月; "" for a whole year."""
    if len(period) == 4:
        return ""
    name = period_name(period, lang)
    return name.removeprefix(f"{period[:4]}年") if lang == "zh" else name


def figure(row: Row, lang: str) -> str:
    """A figure with its qualifier and unit: 8,517件, 4万余件, 近600件, 约668.7分, 86.2%, 第2名, 前3名; or why there is none."""
    if row["value"] is None:
        return translator(lang)(STATUS[row["status"]] if row["status"] in ("O", "M") else later("无数据"))
    text = _short(row, lang)
    if row["kind"] == "rank":
        return _rank(text, row["qualifier"], lang)
    unit = named(row, "unit", lang) if lang == "zh" or text != "1" else _one(row["unit_en"])
    return _qualified_en(text, row, unit) if lang == "en" else _qualified_zh(text, row, unit)


def label(row: Row, lang: str) -> str:
    """A figure in short for a point of a chart whose unit stands beside it: 8,517, 4万余, 近600, 约668.7, 前3; "" for none."""
    if row["value"] is None:
        return ""
    if row["kind"] == "rank":
        return figure(row, lang).removesuffix("名") if row["qualifier"] != "=" else number(row["value"])
    if lang == "en":
        text = _short(row, lang)
        return {">=": f"over {text}", "<=": f"nearly {text}", "~": f"about {text}"}.get(row["qualifier"], text)
    return _qualified_zh(_short(row, lang), row, "")


def _short(row: Row, lang: str) -> str:
    """The number in short; whole where its unit has a multiple already: 803,000万元 is not 80.3万万元."""
    if (row["unit_zh"] or "").startswith(MULTIPLES):
        return number(row["value"], places(row))
    return short(row["value"], places(row), lang)


def places(row: Row) -> int:
    """How many decimals a figure may show: the catalogue's; of one that was worked back only as many as three digits leave (约669, not 668.7)."""
    if row["qualifier"] != "~" or row.get("status") != "E" or not row["value"]:
        return row["decimals"]
    return max(0, min(row["decimals"], 2 - math.floor(math.log10(abs(row["value"])))))


def _rank(text: str, qualifier: str, lang: str) -> str:
    if lang == "en":
        return {"<=": f"top {text}", ">=": f"no. {text} or lower", "~": f"about no. {text}"}.get(qualifier, f"no. {text}")
    return {"<=": f"前{text}名", ">=": f"第{text}名及以后", "~": f"约第{text}名"}.get(qualifier, f"第{text}名")


def _qualified_zh(text: str, row: Row, unit: str) -> str:
    qualifier, is_round = row["qualifier"], row["value"] >= 10 and row["value"] % 10 == 0
    if qualifier == ">=":
        return f"{text}余{unit}" if is_round and unit != "%" else f"{text}{unit}以上"
    return {"<=": f"近{text}{unit}", "~": f"约{text}{unit}"}.get(qualifier, f"{text}{unit}")


def _one(unit: str) -> str:
    """An English unit for one: incident, category, process; as it is where it is no plural: %, people, 10,000 yuan."""
    if not unit.endswith("s") or any(c.isdigit() for c in unit):
        return unit
    if unit.endswith("ies"):
        return f"{unit[:-3]}y"
    return unit[: -2 if unit.endswith(("sses", "xes", "ches", "shes")) else -1]


def _qualified_en(text: str, row: Row, unit: str) -> str:
    text = f"{text}%" if unit == "%" else f"{text} {unit}".rstrip()
    return {">=": f"over {text}", "<=": f"nearly {text}", "~": f"about {text}"}.get(row["qualifier"], text)


def formula(row: Row, lang: str) -> str:
    """How a computed ratio came about: 201 ÷ 677; "" for a figure that was given."""
    if row.get("part") is None or row.get("total") is None:
        return ""
    return f"{number(row['part'])} ÷ {number(row['total'])}"
