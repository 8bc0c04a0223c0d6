"""The rules of the numbers as they are shown to the reader (definitions page)."""

ZH = """
**读数说明**

- **缺数留空。** 缺少的时期不补零，也不连线；原因已知的予以注明。
- **约数仍是约数。** “500余”记为不少于500，“近600”记为不超过600，“约”和推算值标“约”；以约数为依据的增减只给出范围，无法判断的不予计算。
- **增减按指标类型表述。** 数量和得分用百分比，比率用个百分点，名次用位。上年为0不计算增幅；上年缺数不计算同比，并说明缺哪一期。
- **口径变化前后不作比较。** 指标定义变化或单位调整的前后两期不计算增减，图上用虚线隔开。
- **比率由两个数计算。** 目录中写明分子、分母的比率由系统计算；多个单位合计的比率等于分子之和除以分母之和。
- **颜色表示好坏，不表示升降。** 蓝色为向好，橙色为需关注，同时配有箭头和文字；不分好坏的指标用灰色。设置中可改为红升绿降。
- **月、季、半年与上年同期比较**（同比），与上一期比较的为环比。

| 标记 | 含义 |
|---|---|
| 正常 | 按口径统计的数 |
| 推算 | 由其他数据计算或倒推 |
| 初步数 | 快报，待核定 |
| 口径变化 | 从这一期起定义不同 |
| 未上报 | 有这项工作，但没有数据 |
| 不适用 | 这一期不可能有数据 |

增幅 =（本期 ÷ 上年同期 − 1）× 100%，保留一位小数。时期写法、数据状态沿用国际统计数据与元数据交换标准（SDMX）。
"""

EN = """
**How to read the figures**

- **What is missing stays missing.** A missing period is a gap, never a zero and never a joined line; where the reason is known it is given.
- **Approximate figures stay approximate.** "over 500" is kept as at least 500, "nearly 600" as at most 600, "about" marks estimates; a change that rests on one is given as a bound, or not at all.
- **A change is worded by the kind of indicator.** Counts and scores in per cent, ratios in percentage points, ranks in places. No growth is computed from zero, nor against a missing year, and the page says which year is missing.
- **No comparison across a break.** Where a definition or an office changed, growth is withheld and the chart shows a dashed divide.
- **A ratio is two counts.** Where the catalogue names numerator and denominator the ratio is computed; a group's ratio is the ratio of the sums.
- **Colour says good or bad, not up or down.** Blue is better, orange needs attention, always with an arrow and a word; grey is for indicators where neither way is good. One setting turns this to red for up and green for down.
- **A month, quarter or half-year is compared with the same one a year before**; the period before it is shown as well.

| mark | meaning |
|---|---|
| normal | counted by the definition |
| derived | computed or worked back from other figures |
| provisional | an early figure, to be confirmed |
| definition changed | counted differently from this period on |
| not reported | the work exists, the figure does not |
| not applicable | there can be no figure for this period |

Growth = (this period ÷ the same period a year before − 1) × 100 %, to one decimal. Periods and observation status follow SDMX.
"""


def text(lang: str) -> str:
    """The rules as Markdown."""
    return EN if lang == "en" else ZH
