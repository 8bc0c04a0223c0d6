"""The rules of the pace within the year (db/sql/release/pace.sql) as they are shown to the reader."""

from wording.section import Section

PACE_ZH = Section(
    "年内进度",
    opening="全年目标在年内按进度判断，只适用于按年相加的指标（目录中over_time为sum）；有了全年数，以全年数为准。年中调整的目标以调整后的为准。",
    points=(
        (
            "完成比例",
            "1月起的累计数除以全年目标；没有累计数的，由1月起不间断的各月、各季度或上半年相加，中间口径变化的不相加。约数仍是约数：目标1000、完成500余，为50%以上。",
        ),
        ("时间进度", "已过月数除以12。"),
        (
            "往年同期",
            "前五年中，同月累计和全年都有确数、与本期之间没有口径变化和单位调整的年份，其累计占当年全年的比例；“一般”为各年的中位数，括号内为最低和最高。少于两年的只列时间进度，不作判断。",
        ),
        (
            "全年推算",
            "按时间进度：完成数除以时间进度。按往年同期：完成数除以往年同期的中位数，括号内分别除以最高和最低的一年。两种推算都达到目标，才说“可以达到”；都达不到，为“难以达到”；否则分别说明。",
        ),
        (
            "上限",
            "以内、不高于的目标，以及越少越好的指标的目标，称“上限”：推算都不超过的，为“可以控制在上限以内”；完成数已经超过的，为“已超过”。",
        ),
    ),
)

PACE_EN = Section(
    "The pace within the year",
    opening=(
        "Within the year a target of the year is judged by its pace, for indicators that add up over the year (over_time sum in the catalogue). Once the "
        "year has its own figure, that counts. Of a target changed within the year the later one holds."
    ),
    points=(
        (
            "Share done",
            "The running total since January ÷ the target of the year; where there is none, the months, quarters or the first half from January on without a "
            "gap are added up, but not across a change of definition. A bound stays a bound: over 500 of 1000 is 50% or more.",
        ),
        ("Time passed", "Months ÷ 12."),
        (
            "The usual by then",
            "Of the five years before, those with exact figures both to the same month and of the whole year, and with no change of definition or office "
            'between them and now: the share of their own year done by then. "Usual" is the median; in parentheses the lowest and the highest. With fewer '
            "than two such years only the time passed is named, and nothing is judged.",
        ),
        (
            "What the year comes to",
            "At the pace so far: done ÷ time passed. By the season of earlier years: done ÷ the median, in parentheses ÷ the highest and the lowest. On track "
            "where both meet the target, at risk where neither does; otherwise each is told.",
        ),
        (
            "Limits",
            "A target that should not be exceeded (at most, not above, or of an indicator where less is better) is called a limit: within the limit where "
            "neither projection exceeds it, exceeded where what is done does already.",
        ),
    ),
)
