"""The words of a header: which field a column holds, and what its figures are (planned, done, expected, preliminary)."""

import unicodedata
from functools import cache, lru_cache

from etl.values import publications
from etl.values.traditional import simplified

# What a column holds → the headers that say so. The first is the one we write.
HEADERS = {
    "office": ["office", "单位", "单位名称", "机构", "部门", "填报单位", "unit", "office_id", "地区", "区县", "区域", "报送单位"],
    "indicator": ["indicator", "指标", "指标编号", "指标代码", "indicator_id", "项目", "统计指标", "指标项", "指标项目"],
    "period": ["period", "时期", "年份", "年度", "时间", "期间", "year", "统计时间", "报告期"],
    "value": [
        "value",
        "数值",
        "值",
        "数据",
        "指标值",
        "数量",
        "完成数",
        "完成情况",
        "本期数",
        "统计值",
        "统计数",
        "完成",
        "完成值",
        "完成额",
        "实际",
        "实际数",
        "实际完成",
        "决算数",
        "执行数",
    ],
    "qualifier": ["qualifier", "约数", "约数标记"],
    "status": ["status", "数据状态", "状态"],
    "as_worded": ["as_worded", "原文表述", "原文"],
    "note": ["note", "备注", "说明", "注"],
    "source": ["source", "来源", "出处", "数据来源"],
    "part": ["月份", "季度", "月", "季", "月度", "month", "quarter"],  # of the year in the column of periods
    "unit": ["计量单位", "measure", "unit_of_measure", "量纲"],
    "name": ["name_zh", "指标名称", "名称", "name", "indicator_name"],
}

# Figures that are planned and not done.
PLANNED = {
    "计划",
    "计划数",
    "计划值",
    "年度计划",
    "全年计划",
    "目标",
    "目标数",
    "目标值",
    "年度目标",
    "全年目标",
    "目标任务",
    "年度任务",
    "任务数",
    "预算",
    "预算数",
    "年初预算",
    "plan",
    "target",
    "budget",
}

# For reference only: not read, and said so.
REFERENCE = {
    "name_en",
    "theme",
    "kind",
    "direction",
    "section",
    "previous_value",
    "主题",
    "上期时期",
    "上期数值",
    "填报说明",
    "row",
    "序号",
    "编号",
    "no",
    "no.",
    "行次",
    "行号",
}

RATES = {
    "完成率",
    "完成比例",
    "完成进度",
    "完成百分比",
    "完成计划",
    "完成计划%",
    "完成年度计划%",
    "占计划%",
    "计划完成率",
    "目标完成率",
    "预算完成率",
    "预算执行率",
    "执行率",
    "完成预算%",
    "完成预算",
    "占预算%",
    "完成目标%",
    "进度",
}

DONE = {
    "实际",
    "实际数",
    "实绩",
    "实际完成",
    "完成",
    "完成数",
    "完成值",
    "完成额",
    "决算",
    "决算数",
    "执行",
    "执行数",
    "actual",
    "outturn",
}

EXPECTED = {"预计", "预计数", "预计值", "预测", "预测数", "估计", "估计数", "e", "f", "forecast", "estimate", "estimated"}

EARLY = {"快报", "快报数", "初步", "初步数", "初步核算", "初步核算数", "暂定", "暂定数", "p", "provisional", "preliminary"}


@lru_cache(8_192)  # header words and names come again in every file
def plain(text: str) -> str:
    """A header without width, case and blanks, in simplified characters, for comparing."""
    return simplified("".join(unicodedata.normalize("NFKC", text).split()).lower())


@cache
def header_words() -> dict[str, str]:
    """Every header word → the field that it names."""
    return {plain(word): name for name, words in HEADERS.items() for word in words}


@cache
def known_words() -> frozenset[str]:
    """Every header word, of an office or of an international publication."""
    return frozenset(header_words()) | frozenset(publications.fields())


def field_of(text: str) -> str:
    """The dimension that a header word names; "" for none."""
    name = header_words().get(plain(text)) or publications.fields().get(plain(text), "")
    return "indicator" if name == "name" else name
