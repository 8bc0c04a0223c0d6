"""One thing wrong in a file: what, where, the cell as it stands, and the remedy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.values import period
from wording.language import later, period_name, translator
from wording.problems import CODES, LEVELS


@dataclass(frozen=True)
class Choice:
    """One answer to a question: its value, as it is kept and typed, and the sentence that says what it does."""

    value: str
    sentence: str
    facts: dict[str, Any] = field(default_factory=dict)

    def words(self, lang: str = "zh") -> str:
        return translator(lang)(self.sentence).format(**spoken(self.facts, lang))


OF_HIDDEN = (Choice("use", later("采用")), Choice("leave_out", later("不采用")))
# Of the questions whose choices are always the same: what their answer is kept under, and the choices.
QUESTIONS = {
    **{code: (code, OF_HIDDEN) for code in ("hidden_rows", "hidden_columns", "struck")},
    "periods_unclear": ("period", ()),
    "year_missing": ("period", ()),
    "issue_date_only": ("period", ()),
    "part_of_year": (
        "part_of_year",
        (Choice("part", later("只是这一部分")), Choice("whole", later("是整年的数"))),
    ),
    "mark_unclear": (
        "mark_unclear",
        (
            Choice("provisional", later("初步数（P）")),
            Choice("estimated", later("预计数或估计数（E）")),
            Choice("none", later("一般数据，只在备注中保留标记")),
        ),
    ),
    "as_of_unclear": ("as_of", ()),
    "day_in_month": ("day", ()),
    "fiscal_year": ("fiscal", ()),
    "sign_unclear": (
        "sign",
        (
            Choice("minus", later("表示减少，读作负数：▲3.2读作-3.2")),
            Choice("plus", later("不是负号：▲3.2读作3.2")),
        ),
    ),
    "role_of_note": (
        "role_of_note",
        (Choice("leave_out", later("是计划数，不采用")), Choice("actual", later("是实际完成数，照常采用"))),
    ),
    "break_unclear": (
        "break_unclear",
        (
            Choice("break", later("不可比：从这一期起另起一段（数据状态B），与以前不计算增减")),
            Choice("none", later("可比：备注照存，增减照算")),
        ),
    ),
    "share_unclear": (
        "share",
        (
            Choice("percent", later("没有百分号的数值都乘以100：0.862读作86.2%，1读作100%")),
            Choice("as_is", later("都照写：0.862读作0.862%，1读作1%")),
        ),
    ),
}


def spoken(facts: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """The facts of a sentence in `lang`: one given as name_zh and name_en is also {name} in the language's own way; a kept period
    (a fact called period, or such as other_period) is named: 2024-01/P7M becomes 2024年1—7月."""
    own = {key[:-3]: text for key, text in facts.items() if key.endswith(f"_{lang}")}
    periods = {
        key: period_name(text, lang) for key, text in facts.items() if key.endswith("period") and period.parse(text) == text
    }
    return {**facts, **periods, **own}


@dataclass(frozen=True)
class Problem:
    """A problem in a file.

    row counts as the spreadsheet does (header = 1; 0 when the whole file is meant), column is the header
    of the column as the file writes it ("" when the whole row is meant), cell the text as it stands.
    facts fill the sentence's placeholders. about: what a question is about where it is asked several times (its answer is
    then kept under "key:about"); choices: the answers of a question, where they are not those of QUESTIONS.
    """

    code: str
    file: str
    row: int = 0
    column: str = ""
    cell: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    about: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def key(self) -> str:
        """What the answer to this question is kept under: "share", "unit:千元". Problems with one key are one question."""
        name = QUESTIONS[self.code][0] if self.code in QUESTIONS else self.code
        return f"{name}:{self.about}" if self.about else name

    @property
    def answers(self) -> tuple[Choice, ...]:
        """The Choices of this question."""
        return self.choices or QUESTIONS.get(self.code, ("", ()))[1]

    @property
    def level(self) -> str:
        return CODES[self.code][0]

    def place(self, lang: str = "zh") -> str:
        """File, row and column for people; a row of 0 means the whole file."""
        row = translator(lang)(later("第{n}行")).format(n=self.row) if self.row else ""
        return " ".join(filter(None, [self.file, row, self.column]))

    def message(self, lang: str = "zh") -> str:
        """The sentence in `lang`. A fact given as name_zh and name_en fills {name} in the language's own way."""
        sentence = translator(lang)(CODES[self.code][1])
        return sentence.format(**{"cell": self.cell, "column": self.column, "row": self.row, **spoken(self.facts, lang)})

    def as_dict(self, lang: str = "zh") -> dict[str, Any]:
        choices = [{"answer": f"{self.key}={choice.value}", "means": choice.words(lang)} for choice in self.answers]
        return {
            "level": self.level,
            "code": self.code,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "message": self.message(lang),
            **({"key": self.key, "choices": choices} if self.level == "question" else {}),
        }


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that stop publishing."""
    return [p for p in problems if p.level == "error"]


def gravest_first(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by level, each level in its order."""
    return sorted(problems, key=lambda p: list(LEVELS).index(p.level))
