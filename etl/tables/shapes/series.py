"""Series side by side, as Wind, EDB and the statistics site's newer pages export them: the first rows say what each column is,
指标, 地区, 频度, 单位; dates follow in the first column."""

from etl.formats.grid import Grid
from etl.tables.interpretation import Column
from etl.tables.shapes.scope import frequency
from etl.tables.vocabulary import Vocabulary
from etl.values import period
from etl.values.header_words import plain

ROWS = {  # the word at the beginning of a row → what its cells say
    **dict.fromkeys(["指标", "指标名称", "统计指标", "indicator", "series", "seriesname", "名称"], "indicator"),
    **dict.fromkeys(
        ["地区", "区域", "区县", "国家", "国家/地区", "省份", "城市", "单位名称", "region", "country", "area"], "office"
    ),
    **dict.fromkeys(["频度", "频率", "frequency", "freq"], "frequency"),
    **dict.fromkeys(["单位", "计量单位", "unit", "units"], "unit"),
    **dict.fromkeys(["来源", "数据来源", "source"], "source"),
    **dict.fromkeys(["时间", "时期", "日期", "年份", "date", "time", "year"], "period"),
    **dict.fromkeys(
        [
            "指标id",
            "指标代码",
            "指标编码",
            "seriesid",
            "更新时间",
            "最近更新",
            "lastupdated",
            "lastupdate",
            "时间区间",
            "起止时间",
            "时间范围",
            "起始时间",
            "结束时间",
        ]
        + ["备注", "说明", "国家代码", "地区代码", "状态", "类型", "分类", "主题"],
        "",
    ),
}
MOST_HEADER_ROWS = 16  # such rows
LOOKED_AT = 5  # rows below them, of which one has to begin with a period


def block(grid: Grid, first: int) -> list[str]:
    """What the rows say that begin with row `first`, one ROWS value each; [] where no such table begins there."""
    kinds = []
    for cells in grid.rows[first : first + MOST_HEADER_ROWS]:
        kind = ROWS.get(plain(cells[0].strip(" :：")) if cells else "")
        if kind is None:
            break
        kinds.append(kind)
        if kind == "period":  # 时间 heads the dates
            break
    below = grid.rows[first + len(kinds) : first + len(kinds) + LOOKED_AT]
    dated = any(cells and period.readable(cells[0].strip()) for cells in below)
    doubled = any(kinds.count(kind) > 1 for kind in set(kinds) - {""})
    fits = "indicator" in kinds and {"office", "frequency", "unit"} & set(kinds) and dated and not doubled
    return kinds if fits and _is_upright(grid.rows[first]) else []


def _is_upright(cells: list) -> bool:
    """Whether a row has its word in the first cell alone: 指标, 地区, 单位 side by side are an ordinary header."""
    return len(cells) > 1 and all(ROWS.get(plain(cell)) is None for cell in cells[1:])


def columns(grid: Grid, first: int, kinds: list[str], vocabulary: Vocabulary) -> list[Column]:
    """The columns of such a table: the period, and a series each."""
    rows = grid.rows[first : first + len(kinds)]
    width = max(map(len, rows))
    cells = [[text.strip() for text in row] + [""] * (width - len(row)) for row in rows]
    head = "/".join(dict.fromkeys(row[0] for row in cells))
    return [
        Column(0, head, "period"),
        *(
            _series(place, dict(zip(kinds, texts, strict=True)), vocabulary)
            for place, *texts in zip(range(1, width), *(row[1:] for row in cells), strict=True)
        ),
    ]


def _series(place: int, texts: dict, vocabulary: Vocabulary) -> Column:
    name, unit = vocabulary.indicator(texts["indicator"])
    if not name:
        return Column(place, "")
    office, mark, rest = name.replace("：", ":").partition(":")
    if mark and rest and not texts.get("office") and vocabulary.is_office(office):  # 东区:来信
        name, texts = rest, {**texts, "office": office}
    fixed = {"indicator": name} | {key: texts[key] for key in ("office", "source") if texts.get(key)}
    if scope := frequency(texts.get("frequency", "")):
        fixed["scope"] = scope
    return Column(place, texts["indicator"], "value", fixed, texts.get("unit") or unit)
