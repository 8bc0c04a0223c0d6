"""A figure and its change as a sentence, or half of one."""

from wording import comparison, numbers, scope, variation
from wording.language import later, named, translator
from wording.types import Row

KIND_VERB = {"count": "", "ratio": "为", "score": "为", "rank": "为"}
VALUE = "{value}"  # where a phrase of the catalogue has its figure


def sentence(row: Row, lang: str) -> str:
    """One figure as a sentence to paste into a report; names in `row`: name_zh/_en, office_zh/_en (short forms)."""
    period, office, text = numbers.period_name(row["period"], lang), named(row, "office", lang), clause(row, lang, dated=False)
    text = ("，" if lang == "zh" else ", ").join(filter(None, [text, variation.place(row, lang)]))
    if lang == "en":
        return f"{period}, {office}: {text}."
    office += " " if office.isascii() and text[:1].isascii() else ""
    return f"{period}，{office}{text}。"


def clause(row: Row, lang: str, dated: bool = True) -> str:
    """One figure and its change as a part of a sentence that names year and office: 办结督查督办事项255件，比上年增长24%.

    dated: with its part of the year where that is not the whole: 第三季度改革报表考核排名居全市第1名."""
    if comparison.fallen_to_zero(row) and not (comparison.is_together(row) or named(_phrases(row), "phrase_zero", lang)):
        return f"{_name(row, lang, dated)}{'' if lang == 'zh' else ': '}{from_to_zero(row, lang)}"
    return f"{stated(row, lang, dated)}{scope.mark(row, lang)}{compared(row, lang)}"


def stated(row: Row, lang: str, dated: bool = False) -> str:
    """An indicator with its figure in the words of the catalogue (its phrase), else by its name: 办理各类文件8,517件, 未发生值班责任事故,
    督办完成未上报; dated: with the part of the year that it is of."""
    if not (text := phrased(row, lang)):
        joint = " – " if lang == "en" else KIND_VERB[row["kind"]] if row["value"] is not None else ""
        return f"{_name(row, lang, dated)}{joint}{numbers.figure(row, lang)}"
    part = numbers.part_name(row["period"], lang) if dated else ""
    return f"{part}{text}" if lang == "zh" else " ".join(filter(None, [text, part and f"({part})"]))


def phrased(row: Row, lang: str) -> str:
    """A figure in the catalogue's phrase for it, or for none of it; "" where there is no phrase, or no figure."""
    if row["value"] is None:
        return ""
    phrases, is_none = _phrases(row), row["value"] == 0 and row["qualifier"] == "="
    phrase = (is_none and named(phrases, "phrase_zero", lang)) or named(phrases, "phrase", lang)
    return phrase.replace(VALUE, numbers.figure(row, lang))


def _phrases(row: Row) -> dict[str, str]:
    """The phrases of a row, "" for those that its catalogue, or its query, has not."""
    return {name: row.get(name) or "" for name in ("phrase_zh", "phrase_en", "phrase_zero_zh", "phrase_zero_en")}


def _name(row: Row, lang: str, dated: bool) -> str:
    return numbers.dated_name(row, lang) if dated else named(row, "name", lang)


def compared(row: Row, lang: str) -> str:
    """The change as the second half of a sentence: ，比上年增长6.5%; ，与上年持平; "" where there is none."""
    changed = comparison.change_text(row, lang)
    if not changed:
        return ""
    if comparison.is_together(row):
        return _compared_together(row, lang)
    if comparison.risen_from_zero(row) or comparison.fallen_to_zero(row):
        return _from_or_to_zero(row, lang)
    if comparison.is_survey(row):
        return f"，{changed}" if lang == "zh" else f", {changed}"
    if lang == "en":
        return f", {changed} on a year earlier"
    if "不变" in changed:
        return f"，位次与{before(row, lang)}持平"
    return f"，与{before(row, lang)}{changed}" if "持平" in changed else f"，比{before(row, lang)}{changed}"


def before(row: Row, lang: str) -> str:
    """What a figure is compared with: 上年, 上年同期, 上次（2022年）."""
    if comparison.is_survey(row):
        return translator(lang)(later("上次（{when}）")).format(when=numbers.period_name(row["previous_period"] or "", lang))
    return translator(lang)(later("上年") if len(row["period"]) == 4 else later("上年同期"))


def _from_or_to_zero(row: Row, lang: str) -> str:
    """What there was before, for the figure itself says the rest: ，上年为0; , 3 items a year earlier."""
    previous = comparison.previous_figure(row, lang) if comparison.paired(row)["previous_value"] else "0"
    return translator(lang)(later("，{before}为{previous}")).format(before=before(row, lang), previous=previous)


def from_to_zero(row: Row, lang: str) -> str:
    """A change from or to zero with when it was otherwise: 由上年的1起降至0, 由上年的0增至1起."""
    sentence = later("由{before}的{previous}降至0") if comparison.fallen_to_zero(row) else later("由{before}的0增至{figure}")
    row, facts = comparison.paired(row), {"before": before(row, lang)}
    facts |= {"previous": comparison.previous_figure(row, lang), "figure": numbers.figure(row, lang)}
    return translator(lang)(sentence).format(**facts)


def _compared_together(row: Row, lang: str) -> str:
    """，1—2月合计比上年同期增长6.5%."""
    both = {**comparison.paired(row), "both_months": None}
    is_zero = comparison.risen_from_zero(both) or comparison.fallen_to_zero(both)
    text = from_to_zero(both, lang) if is_zero else compared(both, lang)
    return translator(lang)(later("，1—2月合计{compared}")).format(compared=text.lstrip("，, "))
