"""The rows in words: numbers, periods, changes, and the sentences made of them. Chinese and English.

Every function takes a row as a mapping with the columns of db/sql/series.sql (or card.sql) and the language.
Wording follows official usage: counts and scores change in per cent (增长、下降), ratios in percentage points
(提高、降低…个百分点), ranks in places (升、降…位); see the communiqués of the National Bureau of Statistics.
"""

from decimal import ROUND_HALF_UP, Decimal

from lang import later, named, period_name, translator

KIND_VERB = {"count": "", "ratio": "为", "score": "为", "rank": "为"}
MULTIPLES = ("十", "百", "千", "万", "亿")  # with which a unit may begin
STATUS = {
    "A": later("正常"),
    "E": later("推算"),
    "P": later("初步数"),
    "B": later("口径变化"),
    "O": later("未上报"),
    "M": later("不适用"),
}


def listed(parts, lang: str) -> str:
    """Parts of an enumeration in one sentence: with a semicolon of the language, empty ones left out."""
    return ("；" if lang == "zh" else "; ").join(filter(None, parts))


def about(subject: str, said: str, lang: str) -> str:
    """A subject and what is said of it, with a colon of the language."""
    return f"{subject}：{said}" if lang == "zh" else f"{subject}: {said}"


# -- numbers and periods ---------------------------------------------------------------------------------------


def number(value: float, decimals: int = 0, separators: bool = True) -> str:
    """A plain number: 8,517 or 86.2, at most `decimals` places (half up), no trailing zeros, a true minus sign."""
    rounded = Decimal(repr(abs(float(value)))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:{',' if separators else ''}f}"
    text = text.rstrip("0").rstrip(".") if decimals else text
    return f"−{text}" if value < 0 and text != "0" else text


def short(value: float, decimals: int, lang: str, separators: bool = True) -> str:
    """A number in 万 or 亿 where that loses nothing and helps: 40000 → 4万, 11000 → 1.1万, 11537 → 11,537."""
    if lang == "zh":
        for unit, name in ((100_000_000, "亿"), (10_000, "万")):
            if abs(value) >= unit and value % (unit // 10) == 0:
                return number(value / unit, 1, separators) + name
    return number(value, decimals, separators)


def dated_name(row, lang: str) -> str:
    """The indicator's name, with the period where it is not a whole year: 改革报表考核排名（2024年第三季度）."""
    name = named(row, "name", lang)
    if len(row["period"]) == 4:
        return name
    period = period_name(row["period"], lang)
    return f"{name}（{period}）" if lang == "zh" else f"{name} ({period})"


def figure(row, lang: str, separators: bool = True) -> str:
    """A figure with its qualifier and unit: 8,517件, 4万余件, 近600件, 约668.7分, 86.2%, 第2名, 前3名; or why there is none."""
    if row["value"] is None:
        return translator(lang)(STATUS[row["status"]] if row["status"] in ("O", "M") else later("无数据"))
    text = _short(row, lang, separators)
    if row["kind"] == "rank":
        return _rank(text, row["qualifier"], lang)
    unit = named(row, "measure", lang)
    return _qualified_en(text, row, unit) if lang == "en" else _qualified_zh(text, row, unit)


def label(row, lang: str) -> str:
    """A figure in short for a point of a chart whose unit stands beside it: 8,517, 4万余, 近600, 约668.7, 前3; "" for none."""
    if row["value"] is None:
        return ""
    if row["kind"] == "rank":
        return figure(row, lang).removesuffix("名") if row["qualifier"] != "=" else number(row["value"])
    if lang == "en":
        text = _short(row, lang)
        return {">=": f"{text}+", "<=": f"≤{text}", "~": f"≈{text}"}.get(row["qualifier"], text)
    return _qualified_zh(_short(row, lang), row, "")


def _short(row, lang: str, separators: bool = True) -> str:
    """The number in short; whole where its unit has a multiple already: 803,000万元 is not 80.3万万元."""
    if (row["measure_zh"] or "").startswith(MULTIPLES):
        return number(row["value"], row["decimals"], separators)
    return short(row["value"], row["decimals"], lang, separators)


def _rank(text: str, qualifier: str, lang: str) -> str:
    if lang == "en":
        return {"<=": f"top {text}", ">=": f"no. {text} or lower", "~": f"about no. {text}"}.get(qualifier, f"no. {text}")
    return {"<=": f"前{text}名", ">=": f"第{text}名及以后", "~": f"约第{text}名"}.get(qualifier, f"第{text}名")


def _qualified_zh(text: str, row, unit: str) -> str:
    qualifier, is_round = row["qualifier"], row["value"] >= 10 and row["value"] % 10 == 0
    if qualifier == ">=":
        return f"{text}余{unit}" if is_round and unit != "%" else f"{text}{unit}以上"
    return {"<=": f"近{text}{unit}", "~": f"约{text}{unit}"}.get(qualifier, f"{text}{unit}")


def _qualified_en(text: str, row, unit: str) -> str:
    text = f"{text}%" if unit == "%" else f"{text} {unit}".rstrip()
    return {">=": f"over {text}", "<=": f"nearly {text}", "~": f"about {text}"}.get(row["qualifier"], text)


# -- changes ---------------------------------------------------------------------------------------------------


def judgement(row) -> str:
    """ "good", "bad" or "" (neither, or no change): from the change's sign and which way is good.

    A rise from zero has a sign though no percentage.
    """
    change = 1 if risen_from_zero(row) else row["change"]
    if not change or row["direction"] == "neutral":
        return ""
    better = change > 0 if row["kind"] == "rank" or row["direction"] == "up" else change < 0
    return "good" if better else "bad"


def risen_from_zero(row) -> bool:
    """Whether there was none the year before and is now: worse than any percentage where less is better."""
    return row["why"] == "from_zero" and row["value"] > 0


JUDGEMENT = {"good": later("向好"), "bad": later("需关注"), "": ""}


def arrow(row) -> str:
    """▲ for up (a rank: risen), ▼ for down, ＝ for no change, "" when there is none to speak of."""
    change = 1 if risen_from_zero(row) else row["change"]
    return "" if change is None else "＝" if change == 0 else "▲" if change > 0 else "▼"


def change_text(row, lang: str) -> str:
    """The change in words, "" when it is withheld: 增长34%, 提高4.4个百分点, 升1位, 下降20%以上, 持平."""
    change = row["change"]
    if change is None:
        return ""
    t, kind = translator(lang), row["change_kind"]
    if change == 0:
        same = row["value"] == row["previous_value"] and row["bound"] == ""
        return t({"places": later("位次不变")}.get(kind, later("持平") if same else later("基本持平")))
    if row["value"] == 0 and change == -100 and row["kind"] in ("count", "score"):
        return t(later("由{previous}降为0")).format(previous=figure({**row, "value": row["previous_value"]}, lang))
    up = change > 0
    words = {
        "percent": later("增长{n}%") if up else later("下降{n}%"),
        "points": later("提高{n}个百分点") if up else later("降低{n}个百分点"),
        "places": later("升{n}位") if up else later("降{n}位"),
    }
    n = number(abs(change), row["decimals"] if kind == "points" else 1)
    if row["bound"] == "about" and lang == "en":
        return t(words[kind]).format(n=t(later("约{change}")).format(change=n)) + _aside(row, lang)
    text = t(words[kind]).format(n=n)
    if row["bound"] in ("at_least", "at_most"):
        text = t(later("{change}以上")).format(change=text)
    elif row["bound"] == "about":
        text = t(later("约{change}")).format(change=text)
    return text + _aside(row, lang)


def short_change(row) -> str:
    """A change for a narrow place: ▲ 6.5, ▼ ≈3.1, ▲ 25+ (25 or more), ＝ 0; "" for none."""
    if row["change"] is None:
        return ""
    about = "≈" if row["bound"] == "about" else ""
    more = "+" if row["bound"] in ("at_least", "at_most") else ""
    return f"{arrow(row)} {about}{number(abs(row['change']), 2)}{more}"


def _aside(row, lang: str) -> str:
    """What stands in brackets after a change: a score's points, and that a value was derived."""
    t, said = translator(lang), []
    if row["kind"] == "score" and row["bound"] in ("", "about"):
        difference = row["value"] - row["previous_value"]
        points = number(abs(difference), row["decimals"])
        amount = t(later("约{change}")).format(change=points) if row["bound"] == "about" else points
        said.append(t(later("高{n}分") if difference > 0 else later("低{n}分")).format(n=amount))
    if row["bound"] == "about":
        derived = [
            row["status"] == "E" and row["qualifier"] == "~",
            row["previous_status"] == "E" and row["previous_qualifier"] == "~",
        ]
        said += [t(s) for s, is_so in zip((later("本期为推算值"), later("上年为推算值")), derived, strict=True) if is_so]
    if not said:
        return ""
    return f"（{'，'.join(said)}）" if lang == "zh" else f" ({', '.join(said)})"


REASON = {
    "no_value": later("本期没有数值"),
    "previous_missing": later("缺{previous}数据"),
    "previous_not_reported": later("{previous}未上报"),
    "previous_not_applicable": later("{previous}不适用"),
    "break": later("{previous}至{period}口径有变化"),
    "office_changed": later("{period}承接其他单位，前后范围不同"),
    "office_ended": later("{period}内单位撤销，不是完整的一期"),
    "office_began": later("{previous}内单位设立，不是完整的一期"),
    "from_zero": later("上年为0"),
    "from_negative": later("上年为负数"),
    "approximate": later("数值为约数，无法确定增减"),
}
STEP_REASON = {"from_zero": later("上期为0"), "from_negative": later("上期为负数")}  # against the period before
WITHHELD = {"from_zero": later("{reason}，不计算增幅"), "from_negative": later("{reason}，不计算增幅")}


def why_short(row, lang: str, reasons=REASON) -> str:
    """Why there is no comparison, in a few words; "" when there is one."""
    if not row["why"]:
        return ""
    sentence = reasons.get(row["why"], REASON[row["why"]])
    return translator(lang)(sentence).format(
        previous=period_name(row["previous_period"], lang), period=period_name(row["period"], lang)
    )


def why_text(row, lang: str) -> str:
    """Why there is no comparison with the year before, and what follows; "" when there is one."""
    if not row["why"]:
        return ""
    return translator(lang)(WITHHELD.get(row["why"], later("{reason}，不计算同比"))).format(reason=why_short(row, lang))


# -- sentences -------------------------------------------------------------------------------------------------


def sentence(row, lang: str) -> str:
    """One figure as a sentence to paste into a report; names in `row`: name_zh/_en, office_zh/_en (short forms)."""
    text = figure(row, lang, separators=lang == "en")
    period, name, office = period_name(row["period"], lang), named(row, "name", lang), named(row, "office", lang)
    if lang == "en":
        return f"{period}, {office}: {name} – {text}{compared(row, lang)}."
    return f"{period}，{office}{name}{KIND_VERB[row['kind']]}{text}{compared(row, lang)}。"


def compared(row, lang: str) -> str:
    """The change as the second half of a sentence: ，比上年增长6.5%; ，与上年持平; "" where there is none."""
    changed = change_text(row, lang)
    if not changed:
        return ""
    if lang == "en":
        return f", {changed} on a year earlier"
    before = "上年" if len(row["period"]) == 4 else "上年同期"
    if "不变" in changed:
        return f"，位次与{before}相同"
    return f"，与{before}{changed}" if "持平" in changed else f"，比{before}{changed}"


def formula(row, lang: str) -> str:
    """How a computed ratio came about: 201 ÷ 677; "" for a figure that was given."""
    if row.get("part") is None or row.get("total") is None:
        return ""
    return f"{number(row['part'])} ÷ {number(row['total'])}"
