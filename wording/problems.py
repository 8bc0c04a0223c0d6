"""The kinds of problems: how grave each is, and its sentence with the remedy."""

from wording.language import later
from wording.messages import files, periods, rows, sources

# The levels, gravest first: an error stops publishing; a question has to be answered, a warning agreed to with a word of
# reason; a note is only shown.
LEVELS = {"error": later("错误"), "question": later("待答"), "warning": later("提醒"), "note": later("说明")}

# code: (level, sentence).
# Sentences name the other place and the remedy; {cell} is the cell as it stands in the file.
CODES = {**files.MESSAGES, **rows.MESSAGES, **periods.MESSAGES, **sources.MESSAGES}

# What a warning is called where those of one code stand together.
TITLES = {
    "future_period": later("时期尚未开始"),
    "unread_period": later("像是时期的列没有读取"),
    "fraction": later("数量带有小数"),
    "plan_column": later("计划数的列未读取"),
    "title_differs": later("标题与表中的年份不同"),
    "parts_above_total": later("各部分之和大于总数"),
    "computed_differs": later("比率与计算结果不符"),
    "fraction_differs": later("比率与文字中的分数不符"),
    "jump": later("数量级悬殊"),
    "change_limit": later("变化超过规定幅度"),
    "unlikely_change": later("变化幅度异常"),
    "same_value": later("连续多年相同"),
    "stated_change_differs": later("写明的增减与数值不符"),
    "running_totals": later("像是累计数"),
    "year_differs": later("年内各期与全年不符"),
    "part_above_year": later("其中一期大于整个时期"),
    "period_repeated": later("大多与另一时期相同"),
}
