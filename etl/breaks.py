"""Notes that speak of a definition: whether a series breaks where one stands is asked, once for each note."""

import re

import pandas as pd

from db.scratch import Scratch
from etl.answers import Answers

KEY, BREAK = "break_unclear", "break"
CHANGED, MENTIONED = "changed", "mentioned"
COLUMNS = {"note": "str", "doubt": "str", "since": "str", "answer": "str"}
PARTS = re.compile(r"[；;。，,\n]")
CHANGE = re.compile(
    r"不(?:再)?可比|不具有?可比性|无可比性|不宜[^，,；;。]{0,4}(?:对比|比较|相比)|不能(?:直接)?(?:对比|比较)"
    r"|(?:统计范围|计算方法|统计方法|统计标准|统计对象|计算公式)[^，,；;。]{0,8}(?:调整|变化|变更|改变|更改|修订|不一|不同|扩大|缩小)|不再(?:包括|包含|含|统计|计入)"
    r"|口径[^，,；;。]{0,8}(?:调整|变化|变更|改变|更改|修订|不一|不同|有别|不含|不再|扩大|缩小|新增|改为)"
    r"|(?:调整|变更|改变|更改|修订|扩大|缩小|改用|新)[^，,；;。]{0,6}口径"
    r"|\b(?:not|no longer|non-?)\s?comparable|\bbreak in (?:the )?(?:time )?series"
    r"|\b(?:definition|scope|coverage|method(?:ology)?)\b[^.;]{0,30}\b(?:chang|revis|differ|widen|narrow|new\b)"
    r"|\b(?:chang|revis|differ|new)\w*\b[^.;]{0,20}\b(?:definition|scope|coverage|method(?:ology)?)\b",
    re.IGNORECASE,
)
MENTION = re.compile(r"口径|可比|\bdefinition|\bcomparab", re.IGNORECASE)
SAME = re.compile(
    r"(?:不存在|未发生|没有|无)[^，,；;。]{0,4}(?:口径|范围)|口径[^，,；;。]{0,4}(?:一致|相同|统一|不变|未变|没有|无变化|未调整|未发生)|(?:未|没有|无)[^，,；;。]{0,4}口径|口径[^，,；;。]{0,4}(?:未|没有)"
    r"|同口径|可比口径|按可比|(?<!不)具有可比|(?<![不具没])有可比|均可比|(?<![不再无])可比$|\b(?:un|not )changed|\bno change|\bsame (?:definition|scope|coverage|method)|\bis comparable",
    re.IGNORECASE,
)
SINCE = re.compile(r"(?:自|从|since |from )\s*((?:19|20)\d\d)|((?:19|20)\d\d)\s*年?\s*(?:起|以来|开始)", re.IGNORECASE)


def speaks(note: str) -> str:
    """CHANGED where a note says that a definition changed or figures cannot be compared, MENTIONED where it only speaks of one, else ""."""
    clauses = [clause for clause in PARTS.split(note) if not SAME.search(clause)]
    return CHANGED if any(map(CHANGE.search, clauses)) else MENTIONED if any(map(MENTION.search, clauses)) else ""


def since(note: str) -> str:
    """The one year from which a note says that something holds, "" for none or several."""
    years = {first or second for first, second in SINCE.findall(note)}
    return years.pop() if len(years) == 1 else ""


def marked(desk: Scratch, answers: Answers) -> None:
    """The table `break_note`: COLUMNS, one row for each note of the files that speaks of a definition; the first figure of each series with
    a note that was answered to be a break has status B."""
    notes = [row["note"] for row in desk.records("check/scope_notes")]
    rows = [(note, doubt, since(note), answers.choice(f"{KEY}:{note}")) for note in notes if (doubt := speaks(note))]
    desk.fill("break_note", pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS))
    desk.run("check/break_candidate")
    if any(answer == BREAK for *_, answer in rows):
        desk.run("check/broken")
