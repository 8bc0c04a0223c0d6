"""One milestone in words: what happened, by which rule, and the periods behind it."""

from dataclasses import dataclass
from typing import Any

from wording import comparison, numbers, sentences
from wording.language import later, named, translator
from wording.types import Row

FEW = 3  # periods that are listed; of more the first and the last


@dataclass(frozen=True)
class Milestone:
    """kind names the rule; facts fill its sentence; periods are those it rests on; verdict as in comparison.judgement."""

    kind: str
    indicator: Row
    facts: dict[str, Any]
    periods: tuple[str, ...]
    verdict: str

    def text(self, lang: str) -> str:
        name = named(self.indicator, "name", lang)
        return translator(lang)(SENTENCES_OF[comparison.is_survey(self.indicator)][self.kind]).format(
            name=name, **self._spoken(lang)
        )

    def line(self, lang: str) -> str:
        """The same where it stands by itself: in English with a capital."""
        text = self.text(lang)
        return text[:1].upper() + text[1:]

    def rule(self, lang: str) -> str:
        """The rule, and the periods behind it."""
        names = [numbers.period_name(p, lang) for p in self.periods]
        joined = f"{names[0]}—{names[-1]}" if len(names) > FEW else ("、" if lang == "zh" else ", ").join(names)
        t = translator(lang)
        return numbers.listed(
            [
                numbers.about(
                    t(later("认定规则")),
                    t(({**RULES, **RULES_OF_SURVEYS} if comparison.is_survey(self.indicator) else RULES)[self.kind]),
                    lang,
                ),
                joined,
            ],
            lang,
        )

    def _spoken(self, lang: str) -> dict[str, Any]:
        exact = {**self.indicator, "qualifier": "="}
        shown = {"threshold": exact, "target": exact}
        since = (
            {"since": translator(lang)(SINCE[self.facts["whole"]]).format(period=numbers.period_name(self.periods[0], lang))}
            if "whole" in self.facts
            else {}
        )
        if "top" in self.facts and lang == "zh":
            return self.facts | {"top": TOP[self.facts["top"]]}
        record = {"stated": self._stated(lang)} if "figure" in self.facts else {}
        return (
            since
            | record
            | {k: numbers.figure({**shown[k], "value": v}, lang) if k in shown else v for k, v in self.facts.items()}
        )

    def _stated(self, lang: str) -> str:
        """The record figure in its phrase, a zero as a figure: 发生值班责任事故0起."""
        row = {**self.indicator, "value": self.facts["figure"], "phrase_zero_zh": "", "phrase_zero_en": ""}
        if text := sentences.phrased(row, lang):
            return text
        name, figure = named(row, "name", lang), numbers.figure(row, lang)
        return numbers.about(name, figure, lang) if lang == "en" else f"{name}{figure}"


TOP = {1: "一", 3: "三", 5: "五", 10: "十"}  # 前三, as officials write it
SINCE = {True: later("{period}有记录以来"), False: later("{period}以来")}  # whether nothing is on record before
SENTENCES = {
    "source_first": later("{name}：来源称“{claim}”"),
    "first_above": later("{name}突破{threshold}，为{since}首次"),
    "first_full": later("{name}达到{threshold}，为{since}首次"),
    "record_high": later("{stated}，为{since}最高"),
    "record_low": later("{stated}，为{since}最低"),
    "years_first": later("{name}连续{n}年居首位"),
    "years_top": later("{name}连续{n}年稳居前{top}"),
    "years_up": later("{name}连续{n}年上升"),
    "years_down": later("{name}连续{n}年下降"),
    "years_on_target": later("{name}连续{n}年达到目标"),
    "turned_up": later("{name}由降转升"),
    "turned_down": later("{name}由升转降"),
}
OF_SURVEYS = {  # where there is not one each year
    "years_first": later("{name}连续{n}次居首位"),
    "years_top": later("{name}连续{n}次稳居前{top}"),
    "years_up": later("{name}连续{n}次上升"),
    "years_down": later("{name}连续{n}次下降"),
    "years_on_target": later("{name}连续{n}次达到目标"),
}
SENTENCES_OF = {False: SENTENCES, True: {**SENTENCES, **OF_SURVEYS}}  # of what is counted each year, and of surveys
TITLES = {
    "source_first": later("来源自述的首次"),
    "first_above": later("首次突破整数关口"),
    "first_full": later("首次达到100%"),
    "record_high": later("历史新高"),
    "record_low": later("历史新低"),
    "years_first": later("连续N年第一"),
    "years_top": later("连续N年稳居前列"),
    "years_up": later("连续N年上升"),
    "years_down": later("连续N年下降"),
    "years_on_target": later("连续N年达到目标"),
    "turned_up": later("由降转升"),
    "turned_down": later("由升转降"),
}
RULES = {
    "source_first": later("来源原文的说法，不是由数据推算"),
    "first_above": later("本期超过该整数关口，此前各期均低于它；至少连续四期可比，且均为确数"),
    "first_full": later("本期为100%，此前各期均低于100%；至少连续四期可比，且均为确数"),
    "record_high": later("本期高于此前各期；至少连续四期可比，且均为确数"),
    "record_low": later("本期低于此前各期；至少连续四期可比，且均为确数"),
    "years_first": later("连续三年以上均为第1名"),
    "years_top": later("连续三年以上均在该名次以内"),
    "years_up": later("连续三年以上比上年上升"),
    "years_down": later("连续三年以上比上年下降"),
    "years_on_target": later("连续三年以上达到当年目标"),
    "turned_up": later("上年下降，本年上升"),
    "turned_down": later("上年上升，本年下降"),
}


RULES_OF_SURVEYS = {
    "years_first": later("连续三次以上均为第1名"),
    "years_top": later("连续三次以上均在该名次以内"),
    "years_up": later("连续三次以上比上次上升"),
    "years_down": later("连续三次以上比上次下降"),
    "years_on_target": later("连续三次以上达到当期目标"),
    "turned_up": later("上次下降，本次上升"),
    "turned_down": later("上次上升，本次下降"),
}
