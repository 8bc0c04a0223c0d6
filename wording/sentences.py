"""A figure and its change as a sentence, or half of one."""

from wording import comparison, numbers
from wording.language import later, named, translator

KIND_VERB = {"count": "", "ratio": "为", "score": "为", "rank": "为"}


def sentence(row, lang: str) -> str:
    """One figure as a sentence to paste into a report; names in `row`: name_zh/_en, office_zh/_en (short forms)."""
    text = numbers.figure(row, lang, separators=lang == "en")
    period, name, office = numbers.period_name(row["period"], lang), named(row, "name", lang), named(row, "office", lang)
    if lang == "en":
        return f"{period}, {office}: {name} – {text}{compared(row, lang)}."
    office += " " if office.isascii() and name.isascii() else ""
    return f"{period}，{office}{name}{KIND_VERB[row['kind']]}{text}{compared(row, lang)}。"


def clause(row, lang: str, dated: bool = True) -> str:
    """One figure and its change as a part of a sentence that names year and office: 督办完成255件，比上年增长24%.

    dated: with its period where that is not the whole year."""
    name, text = numbers.dated_name(row, lang) if dated else named(row, "name", lang), numbers.figure(row, lang)
    joint = ": " if lang == "en" else KIND_VERB[row["kind"]]
    return f"{name}{joint}{text}{compared(row, lang)}"


def compared(row, lang: str) -> str:
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


def before(row, lang: str) -> str:
    """What a figure is compared with: 上年, 上年同期, 上次（2022年）."""
    if comparison.is_survey(row):
        return translator(lang)(later("上次（{when}）")).format(when=numbers.period_name(row["previous_period"] or "", lang))
    return translator(lang)(later("上年") if len(row["period"]) == 4 else later("上年同期"))


def _from_or_to_zero(row, lang: str) -> str:
    """What there was before, for the figure itself says the rest: ，上年为0; , 3 items a year earlier."""
    return translator(lang)(later("，{before}为{previous}")).format(
        before=before(row, lang), previous=comparison.previous_figure(row, lang)
    )


def _compared_together(row, lang: str) -> str:
    """，1—2月合计比上年同期增长6.5%."""
    said = compared({**comparison.paired(row), "both_months": None}, lang)
    return translator(lang)(later("，1—2月合计{compared}")).format(compared=said.lstrip("，, "))
