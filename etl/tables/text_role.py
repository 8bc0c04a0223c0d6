"""Whether a text around a table says that its figures are planned, expected, early or actual ones."""

import re
import unicodedata

from etl.tables.text_units import PARENTHESES
from etl.tables.vocabulary import Vocabulary
from etl.values.traditional import simplified

PLAN, UNCLEAR, FORECAST, PRELIMINARY, ACTUAL = "plan", "unclear", "forecast", "preliminary", "actual"
# 一般公共预算收入, 计划生育 and 目标考核 are names of things that are counted.
PLANNED = (
    r"(?:计划(?!生育|单列|外)|目标(?!考核|管理|责任|绩效|人群)|任务|(?<!公共)预算(?!收入|支出|内|外|法|单位)|规划(?!院|局|处|科))"
)
DONE = re.compile(rf"{PLANNED}[^，。；]{{0,8}}?(?:完成|执行|落实|实施|实现|达成|进展|进度|推进)|决算|实绩|实际完成")
TO_BE_DONE = re.compile(r"力争|应完成|拟完成|需完成|任务数?下达|指标[(（]?下达")
ENDS_AS_PLAN = re.compile(rf"(?:{PLANNED}|预期)(?:指标|任务|目标|数|值|分解|安排|一览|下达|草案|汇总|明细|情况|表|书)*$")
ENGLISH_PLAN = re.compile(r"\b(?:budget(?!\s+(?:revenue|expenditure|income|spending|office))|plan|target)s?\b", re.IGNORECASE)
ENGLISH_DONE = re.compile(r"\b(?:actual|outturn|execution|achieve\w*)\b", re.IGNORECASE)
EXPECTED = re.compile(r"预计|预测|预估|估算|估计数|forecast|projection|estimate", re.IGNORECASE)
EARLY = re.compile(r"快报|初步|暂定|月报数|provisional|preliminary", re.IGNORECASE)
ROLE_WORD = re.compile(
    rf"{PLANNED}|预期|{TO_BE_DONE.pattern}|{DONE.pattern}|{ENGLISH_PLAN.pattern}|{ENGLISH_DONE.pattern}|{EXPECTED.pattern}|{EARLY.pattern}",
    re.IGNORECASE,
)


def role(text: str, vocabulary: Vocabulary) -> str:
    """Whether figures are planned, expected, early or (as far as the text says) actual ones; "unclear" where it speaks of a plan
    otherwise than as its own kind."""
    text = simplified(unicodedata.normalize("NFKC", text))
    if not ROLE_WORD.search(text):
        return ""
    for name in sorted(filter(re.compile(PLANNED).search, (*vocabulary.indicators, *vocabulary.offices)), key=len, reverse=True):
        text = text.replace(name, "")
    text = PARENTHESES.sub(lambda aside: aside[1] if re.search(rf"{PLANNED}|草案|预计|快报|初步", aside[1]) else "", text).strip(
        " :："
    )
    if DONE.search(text) or ENGLISH_DONE.search(text):
        return ACTUAL
    if ENDS_AS_PLAN.search(text) or TO_BE_DONE.search(text) or ENGLISH_PLAN.search(text):
        return PLAN
    if EXPECTED.search(text):
        return FORECAST
    if EARLY.search(text):
        return PRELIMINARY
    return UNCLEAR if re.search(PLANNED, text) else ""
