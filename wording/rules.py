"""The rules of the numbers, of targets and of milestones as they are shown to the reader (views/definitions.py)."""

from dataclasses import replace

from wording.language import translator
from wording.milestone import RULES, TITLES
from wording.milestones import MARGIN
from wording.pace_rules import PACE_EN, PACE_ZH
from wording.section import Section
from wording.targets import TARGET_SIGN

ZH = Section(
    "读数说明",
    points=(
        (
            "缺数留空",
            "缺少的时期不补零，也不连线；原因已知的予以注明。",
        ),
        (
            "约数仍是约数",
            "“500余”记为不少于500、不到600，“近600”记为500以上、不超过600，即读到所写末位的下一个数（“5800余”不到5900，“1万余”不到2万，“近1万”在9000以上）；百分数的“以上”没有上限；"
            "“约”和推算值标“约”。以约数为依据的增减，只说其范围能证明的（1万余降到5800余，为下降四成以上），无法判断的不予计算；推算数按三位有效数字表述。",
        ),
        (
            "增减按指标类型表述",
            "数量和得分用百分比，比率用个百分点，名次用位。基数不足10的数量用增减数（减少1件），上年为0写明由0增至多少，都不计算增幅；上年缺数不计算同比，并说明缺哪一期。",
        ),
        (
            "口径变化前后不作比较",
            "指标定义变化或单位调整的前后两期不计算增减，图上用虚线隔开。",
        ),
        (
            "比率由两个数计算",
            "目录中写明分子、分母的比率由系统计算；多个单位合计的比率等于分子之和除以分母之和。",
        ),
        (
            "颜色表示好坏，不表示升降",
            "蓝色为向好，橙色为需关注，同时配有箭头和文字；不分好坏的指标用灰色。设置中可改为红升绿降。",
        ),
        (
            "月、季、半年与上年同期比较（同比）",
            "与上一期比较的为环比。累计数（如1—7月）只与上年相同月份的累计数比较，不计算环比，也不作为全年数。数量的1月、2月受春节影响，两年四个月都有确数的合并比较，增减写在2月。",
        ),
        (
            "升降是否属于正常波动",
            "年、半年、季度、月各成一列，有13个以上可比的确数时，计算均值和正常波动范围（单值—移动极差控制图）：均值 ± 2.66 × 相邻两期相差数的平均数；相差数超过平均数3.267倍的剔除一次后重算。"
            "口径或单位变化后另行计算；缺一期只是前后不作相邻，不另行计算；约数、名次和累计数不计入，相差数平均为0的不计算；范围不低于0，比率不高于100%。"
            "数值在范围内的，升降属正常波动；高于、低于范围，或连续8期在均值同一侧的，予以写明。季节影响没有剔除。波动范围不表示好坏，不用颜色，也不改变评价。"
            "依据：惠勒（D. J. Wheeler）《Understanding Variation》（1993）；剔除规则见L. S. Nelson，Journal of Quality Technology 14(3)，1982；算法与英国国民保健署（NHS）NHSRplotthedots公布的算例一致。",
        ),
        (
            "不是每年都有的调查与上一次比较",
            "各单位有数据的年份至少三个、且多数相隔一年以上的指标，与上一次调查比较，写明“较上次（2022年）”；没有参加上一次调查的单位仍为缺数。",
        ),
    ),
    header=("标记", "含义"),
    rows=(
        ("正常", "按口径统计的数"),
        ("推算", "由其他数据计算或倒推"),
        ("初步数", "快报，待核定"),
        ("口径变化", "从这一期起定义不同"),
        ("未上报", "有这项工作，但没有数据"),
        ("不适用", "这一期不可能有数据"),
    ),
    closing="增幅 =（本期 ÷ 上年同期 − 1）× 100%，保留一位小数。时期写法、数据状态沿用国际统计数据与元数据交换标准（SDMX）。",
)

EN = Section(
    "How to read the figures",
    points=(
        (
            "What is missing stays missing",
            "A missing period is a gap, never a zero and never a joined line; where the reason is known it is given.",
        ),
        (
            "Approximate figures stay approximate",
            '"over 500" is read as 500 or more and below 600, "nearly 600" as above 500 and at most 600: up to the '
            "next unit of the last digit stated (over 5,800 is below 5,900, over 10,000 below 20,000, nearly 10,000 "
            'above 9,000); "or more" of a percentage has no upper end; "about" marks estimates. A change that rests '
            "on one says what these ranges prove (from over 10,000 to over 5,800 is down 40% or more), or is not "
            "given; a figure that was worked back is told with three digits.",
        ),
        (
            "A change is worded by the kind of indicator",
            "Counts and scores in per cent, ratios in percentage points, ranks in places. A count of fewer than ten "
            "changes by its number (1 item fewer), and from zero the move itself is told: neither has a percentage. "
            "None is computed against a missing year, and the page says which year is missing.",
        ),
        (
            "No comparison across a break",
            "Where a definition or an office changed, growth is withheld and the chart shows a dashed divide.",
        ),
        (
            "A ratio is two counts",
            "Where the catalogue names numerator and denominator the ratio is computed; a group's ratio is the ratio "
            "of the sums.",
        ),
        (
            "Colour says good or bad, not up or down",
            "Blue is better, orange needs attention, always with an arrow and a word; grey is for indicators where "
            "neither way is good. One setting turns this to red for up and green for down.",
        ),
        (
            "A month, quarter or half-year is compared with the same one a year before",
            "The period before it is shown as well. A running total (January–July) is compared only with that of "
            "the same months a year before, and never stands for the year. January and February of a count are compared "
            "together where all four months are exact, for the Spring Festival falls into the one or the other; the "
            "change stands with February.",
        ),
        (
            "Whether a rise or fall is normal variation",
            "For years, half-years, quarters and months, each a series of its own, with 13 or more exact comparable "
            "figures: mean and limits of an individuals and moving range chart (XmR), mean ± 2.66 × the mean difference "
            "between neighbouring periods; differences above 3.267 times their mean are left out once. Worked out anew where "
            "a definition or an office changed; a missing period only parts its neighbours. Approximate figures, ranks and "
            "running totals do not count, a mean difference of zero gives no limits; limits are not below zero and, for ratios, "
            "not above 100 %. Within the limits a rise or fall is normal variation; a figure above or below them, or the eighth "
            "in a row on one side of the mean, is told. Seasons are not taken out. None of this is good or bad: it has no colour "
            "and changes no verdict. After D. J. Wheeler, Understanding Variation (1993); differences left out after "
            "L. S. Nelson, Journal of Quality Technology 14(3), 1982; equal to the published examples of NHSRplotthedots "
            "(the NHS in England).",
        ),
        (
            "A survey that is not held each year is compared with the one before",
            "Where the years with figures of any office are three or more and most often more than a year apart, "
            'a figure is compared with the last survey: "since the last one (2022)". An office that was not in it '
            "has a gap all the same.",
        ),
    ),
    header=("mark", "meaning"),
    rows=(
        ("normal", "counted by the definition"),
        ("derived", "computed or worked back from other figures"),
        ("provisional", "an early figure, to be confirmed"),
        ("definition changed", "counted differently from this period on"),
        ("not reported", "the work exists, the figure does not"),
        ("not applicable", "there can be no figure for this period"),
    ),
    closing="Growth = (this period ÷ the same period a year before − 1) × 100 %, to one decimal. Periods and observation status follow SDMX.",
)

TARGETS_ZH = Section(
    "目标完成情况",
    opening=(
        "目标按单位、指标、时期设定，各年可以不同，照原文表述。是否达到按表述和指标的优劣方向判断：“以上”和“不低于上年”，数值不低于目标为达到；“以内”和“不高于上年”，"
        "不高于目标为达到；只写一个数的，越高越好的指标不低于、越低越好的指标和名次不高于为达到；“左右”按目标末位四舍五入，1200左右即1150以上，比它更好的也为达到；"
        "区间以较易达到的一端为准，不分好坏的指标应在区间之内；“力争”同样判断，未达到时照原文说明。年中调整的，以调整后的为准，原目标一并列出。"
    ),
    header=("标记", "含义", "规则"),
    rows=(
        ("{reached}", "达到", "本期数值已达到目标；约数须由其范围能够证明"),
        ("{missed}", "未达到", "本期数值未达到目标；约数须由其范围能够证明"),
        (
            "{on_track}",
            "可以达到",
            "本期尚无数值，按最近三年（可比年份不足的按实有年份）平均每年的变化，并且按最近一年的变化推算，都可以达到；没有可比年份的，最近数值已达到目标；年内有完成数的，按时间进度和按往年同期推算都可以达到",
        ),
        ("{at_risk}", "难以达到", "本期尚无数值，按上述推算至少有一种达不到；年内有完成数的，两种推算都达不到（或都超过上限）"),
        ("{mixed}", "两种推算不一", "年内按时间进度和按往年同期推算，一种可以达到，一种难以达到，分别说明"),
        ("{unclear}", "无法判断", "约数不能证明，或没有可比年份用于推算（年内须有两年以上），或指标不分好坏，或上年数值不可比"),
        ("{none}", "未设定", "明确说明该期不设目标，并列出原因"),
    ),
)

TARGETS_EN = Section(
    "How a target stands",
    opening=(
        "Targets are set by office, indicator and period, may differ from year to year, and stand as they are worded. The wording and which way "
        "is good decide: of 以上 (at least) and 不低于上年 (not below the year before) the figure must not be below the target; of 以内 (at most) and "
        "不高于上年 not above it; of a plain number not below it where more is better, not above it where less is better and for ranks; 左右 (about) "
        "means what rounds to its last place, so that about 1200 is 1150 and more, and what is better is as good; of a range the nearer end counts, "
        "and where neither way is good the figure must lie within; 力争 (striven for) is judged alike and told as worded. A target changed within "
        "the year counts as changed, and the former one is named."
    ),
    header=("mark", "meaning", "rule"),
    rows=(
        ("{reached}", "reached", "the period's figure meets the target; an approximate one only where its bound proves it"),
        ("{missed}", "missed", "the period's figure does not meet it; an approximate one only where its bound proves it"),
        (
            "{on_track}",
            "on track",
            "no figure for the period yet; the average yearly change of the last three years (fewer where fewer are comparable) and the change of the last year would both reach the target; where no year is comparable, the newest figure meets it; where some of the year is done, both projections meet it",
        ),
        (
            "{at_risk}",
            "at risk",
            "no figure for the period yet; at one of these paces the target is not reached; where some of the year is done, at neither projection",
        ),
        ("{mixed}", "by one of both", "within the year one projection meets the target and the other does not; each is told"),
        (
            "{unclear}",
            "cannot be told",
            "an approximate figure proves neither, no comparable year gives a pace (within the year: fewer than two), neither way is good, or the year before cannot be compared",
        ),
        ("{none}", "not set", "it was said that none is set for the period; the reason is named"),
    ),
)

MILESTONES_ZH = Section(
    "值得一提",
    opening=(
        "按规则从历年数据中找出，每条都注明规则和所依据的时期。首次、最高、最低须有连续四期以上可比的确数，并写明自哪年起；来源自己称“首次”的，按原话引用。约数只证明其范围能证明的事（近600不算突破600）；“约”和推算值按上下{margin}%的余量判断；"
        "口径变化之前的数据不参与，中间缺一年即不算连续。"
    ),
    header=("名称", "规则"),
)

MILESTONES_EN = Section(
    "Worth mentioning",
    opening=(
        "Found by rules over the yearly figures; each names its rule and the periods behind it. A first time, a highest "
        "or a lowest rests on four or more exact comparable figures in a row and says since when; where the source "
        "itself calls it a first, its words are quoted. An approximate figure proves only what its bound proves (nearly "
        "600 is not beyond 600); estimates are taken with a margin of {margin}% either way; nothing before a break "
        "counts, and a missing year ends a row."
    ),
    header=("name", "rule"),
)


def sections(lang: str) -> tuple[Section, ...]:
    """The rules in the order in which they are read: figures, targets, the pace within the year, milestones."""
    t = translator(lang)
    figures, targets, milestones = (EN, TARGETS_EN, MILESTONES_EN) if lang == "en" else (ZH, TARGETS_ZH, MILESTONES_ZH)
    marked = tuple((mark.format(**TARGET_SIGN), *words) for mark, *words in targets.rows)
    named = tuple((t(TITLES[kind]), t(rule)) for kind, rule in RULES.items())
    opening = milestones.opening.format(margin=round(MARGIN * 100))
    return (
        figures,
        replace(targets, rows=marked),
        PACE_EN if lang == "en" else PACE_ZH,
        replace(milestones, rows=named, opening=opening),
    )
