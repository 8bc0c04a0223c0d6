"""What the analyst is asked about a file, and what he has answered: repairs, questions, reasons for warnings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.problem import Problem
from wording.language import later, translator

# What was done to a cell to read it (`value.Reading.repair`), and what it is called. `share` is decided by its own question.
KINDS = {
    "negative": later("负数的写法"),
    "flag": later("表示数据状态的标记"),
    "mark": later("脚注标记"),
    "exponent": later("科学计数法（可能已经舍入）"),
    "point": later("省略的零"),
    "width": later("全角字符"),
    "separator": later("千分位逗号"),
    "unit": later("数值带单位"),
    "percent": later("百分号"),
    "approximate": later("约数"),
    "multiple": later("换算计量单位"),
    "scale": later("万、亿等数量级"),
    "numeral": later("中文数字"),
    "missing": later("表示没有数据的符号"),
    "place": later("名次的写法"),
    "share": later("小数改为百分数"),
}
SHARES = ("percent", "as_is")
MOST_EXAMPLES = 5


@dataclass(frozen=True)
class Answers:
    """What the analyst has agreed to so far.

    repairs: kind → True agreed, False refused; absent: not yet decided. choices: key of a question (`Problem.key`) → the value of
    the choice that was made; the part of a key before its colon answers all questions of that name. reasons: code of a warning →
    the word of reason. everything: agrees to every repair and warning, with or without a reason; it answers no question.
    """

    repairs: dict[str, bool] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    everything: bool = False

    def agreed(self, kind: str) -> bool | None:
        """Whether cells of this kind may be repaired; None: not yet decided."""
        if kind == "share":
            return True
        return self.repairs.get(kind, True if self.everything else None)

    def choice(self, key: str) -> str:
        """The choice that was made for a question; "" where none was."""
        return chosen(self.choices, key)


def chosen(choices: Mapping[str, str], key: str) -> str:
    """The answer to the question `key` among choices: its own, or that to all questions of its name; "" for none."""
    return choices.get(key) or choices.get(key.partition(":")[0], "")


@dataclass(frozen=True)
class Repair:
    """All cells of the files that were read by one kind of repair.

    examples: the first of them as Problems of code `repaired`: `.place(lang)`, `.cell`, `.message(lang)`; what was understood is
    `Repair.understood(example, lang)`. agreed: True, False, or None for not yet decided.
    """

    kind: str
    count: int
    examples: list[Problem]
    agreed: bool | None

    def name(self, lang: str = "zh") -> str:
        return translator(lang)(KINDS[self.kind])

    @staticmethod
    def understood(example: Problem, lang: str = "zh") -> str:
        return example.facts.get("understood", example.facts.get(f"understood_{lang}"))

    def as_dict(self, lang: str = "zh") -> dict[str, Any]:
        examples = [{"place": e.place(lang), "cell": e.cell, "understood": self.understood(e, lang)} for e in self.examples]
        return {"kind": self.kind, "name": self.name(lang), "count": self.count, "agreed": self.agreed, "examples": examples}


@dataclass(frozen=True)
class Waiting:
    """Something that still stops publishing although it is no error.

    what: "question" (name is its key; one of its choices), "repair" (name is its kind; agree or refuse), or
    "warning" (name is its code; needs one word of reason). count: how many cells or problems it is about.
    """

    what: str
    name: str
    count: int


def waiting(repairs: Iterable[Repair], problems: Sequence[Problem], answers: Answers) -> list[Waiting]:
    """What is not yet decided, in the order in which it is asked: questions, repairs, warnings."""
    questions = [p.key for p in problems if p.level == "question"]
    open_warnings = [
        p.code for p in problems if p.level == "warning" and not (answers.everything or answers.reasons.get(p.code, "").strip())
    ]
    return [
        *(Waiting("question", key, questions.count(key)) for key in dict.fromkeys(questions)),
        *(Waiting("repair", r.kind, r.count) for r in repairs if r.agreed is None),
        *(Waiting("warning", code, open_warnings.count(code)) for code in dict.fromkeys(open_warnings)),
    ]


def agreed(repairs: Iterable[Repair], problems: Iterable[Problem], answers: Answers) -> dict[str, Any]:
    """What was agreed to, ready for JSON: what the log keeps with the release."""
    warned = [p.code for p in problems if p.level == "warning"]
    return {
        "repairs": {r.kind: {"agreed": bool(r.agreed), "count": r.count} for r in repairs},
        "answers": dict(answers.choices),
        "warnings": {
            code: {"count": warned.count(code), "reason": answers.reasons.get(code, "")} for code in dict.fromkeys(warned)
        },
    }
