"""What a note beside figures says of them: that they are planned, expected or preliminary (快报数), or that a definition changed (口径调整)."""

import re

from etl.values.header_words import DONE, EARLY, EXPECTED, PLANNED, plain

CHANGED, MENTIONED = "changed", "mentioned"

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


ACTUAL, PLAN, FORECAST, PRELIMINARY = "actual", "plan", "E", "P"

WORDS = {ACTUAL: DONE, PLAN: PLANNED, FORECAST: EXPECTED, PRELIMINARY: EARLY}

LONGEST_ROLE = 20  # characters of a part of a note that says a role

AROUND = re.compile(
    r"^(?:(?:19|20)\d\d年?(?:度)?)?(?:本项|该数|数据|数字|数|此)?(?:均|都|全)?(?:为|系|是|属)?(?:年度|全年)?|[。.,，;；]+$"
)


def role_of(note: str) -> str:
    """What a short note says its figure is: ACTUAL, PLAN, FORECAST, PRELIMINARY; "" for any other note."""
    parts = [AROUND.sub("", plain(part)).strip("()（） ") for part in re.split("[；;]", note) if len(part) <= LONGEST_ROLE]
    roles = (role for word in parts if len(word) > 1 for role, words in WORDS.items() if word in words)  # F is a flag, or female
    return next(roles, "")


def years_named(clause: str) -> set[str]:
    """The years that a clause names."""
    return set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", clause))
