"""Several worksheets of one file: which of them are tables, and whether they are read together."""

import re
from collections.abc import Container
from dataclasses import replace

from etl.answers import chosen
from etl.problem import Choice, Problem
from etl.tables.overrides import Overrides
from wording.language import later

KEY, ALL = "several_sheets", "all"
MOST_SHEETS = 12  # worksheets that a question offers one by one
LABEL = re.compile(r"(.*\.\w{2,5})(〔.*〕)", re.DOTALL)


def label(file: str, name: str) -> str:
    """What the records of one of several worksheets are filed under: 账.xlsx〔2023年〕."""
    return f"{file}〔{name}〕"


def upload(labelled: str, names: Container[str]) -> str:
    """The one of the names of uploads that a label, or its own name, stands for."""
    parts = LABEL.fullmatch(labelled)
    return labelled if labelled in names or not parts else parts[1]


def inside(file: str) -> str:
    """The worksheet that a label names, in its brackets; "" for the name of a file."""
    parts = LABEL.fullmatch(file)
    return parts[2] if parts else ""


def own_choices(overrides: Overrides, name: str) -> Overrides:
    """What was answered for one of several worksheets, on top of what was answered for all of them."""
    mark = f"〔{name}〕"
    choices = {
        key.removesuffix(mark).removesuffix(":"): choice for key, choice in overrides.choices.items() if key.endswith(mark)
    }
    return replace(overrides, choices=overrides.choices | choices)


def own_question(problem: Problem, name: str) -> Problem:
    """A question of one of several worksheets, to be answered for it alone: period:〔2024年〕."""
    return replace(problem, about=f"{problem.about}〔{name}〕") if problem.level == "question" else problem


def settle(names: list[str], overrides: Overrides, file: str) -> tuple[list[str], Problem | None]:
    """The names of the worksheets to be read, and the question that is open. names: of those that are tables, as they stand in the file."""
    if len(names) < 2 or overrides.sheet is not None:
        return names[:1], None
    answer = chosen(overrides.choices, KEY)
    if answer == ALL:
        return names, None
    if picked := [name for name in names if _value(name) == answer]:
        return picked, None
    listed = "、".join(names[:MOST_SHEETS]) + ("……" if names[MOST_SHEETS:] else "")
    choices = [Choice(ALL, later("{n}张一起采用"), {"n": len(names)})]
    choices += [Choice(_value(name), later("只采用“{sheet}”"), {"sheet": name}) for name in names[:MOST_SHEETS]]
    return names[:1], Problem(KEY, file, facts={"n": len(names), "sheets": listed}, choices=tuple(choices))


def _value(name: str) -> str:
    """The name as an answer is typed: behind the equals sign, and so without one."""
    return name.replace("=", "＝")
