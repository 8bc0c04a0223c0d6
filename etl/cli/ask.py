"""What is asked at the terminal before anything is published."""

import sys
from typing import Any

from etl.answers import Waiting
from etl.releases.preview import Preview
from wording.language import later, translator


class NotAgreed(Exception):
    """Nothing is published, for want of an answer; the argument is a sentence, filled from `facts`."""

    def __init__(self, sentence: str, **facts: Any):
        super().__init__(sentence)
        self.sentence, self.facts = sentence, facts


def agreement(lang: str, waiting: list[Waiting], seen: Preview, reason: str, yes: bool) -> str:
    """The reason to publish with, after everything was asked that has to be. Raises NotAgreed.

    waiting: `Checked.waiting` without questions about shares. yes: nothing is asked; a changed figure needs a reason all the same.
    """
    t = translator(lang)
    repairs, warnings = (sum(w.count for w in waiting if w.what == what) for what in ("repair", "warning"))
    if repairs or warnings:
        question = t(later("改写{repairs}处、提醒{warnings}个，都同意吗？[y/N] "))
        _confirm(question.format(repairs=repairs, warnings=warnings))
    if warnings and not reason:
        reason = _answer(t(later("同意提醒的理由：")))
        if not reason:
            raise NotAgreed(later("有{n}个提醒，请用 --reason 写明理由。未发布。"), n=warnings)
    if not yes:
        _confirm(t(later("发布吗？[y/N] ")))
    if seen.count("changed") and not reason and not yes:
        reason = _answer(t(later("修改已发布数值的原因：")))
    if seen.count("changed") and not reason:
        raise NotAgreed(later("有{n}个已发布的数值被修改，请用 --reason 写明原因。未发布。"), n=seen.count("changed"))
    return reason


def agreement_to_undo(lang: str, reason: str, yes: bool) -> str:
    """The reason to take a release back with, after it was shown what that changes. Raises NotAgreed."""
    t = translator(lang)
    if not yes:
        _confirm(t(later("撤销吗？[y/N] ")))
        reason = reason or _answer(t(later("撤销的原因：")))
    if not reason:
        raise NotAgreed(later("撤销须说明原因，请用 --reason 写明。未发布。"))
    return reason


def _confirm(question: str) -> None:
    answer = _answer(question)
    if answer.lower() not in ("y", "yes", "是"):
        raise NotAgreed(later("未发布。") if answer else later("未发布。要直接发布请加 --yes。"))


def _answer(question: str) -> str:
    """What the user answers; nothing where nobody can."""
    print(question, end="", file=sys.stderr, flush=True)
    try:
        return input().strip()
    except EOFError:
        return ""
