"""What is doubtful beside other periods and what is published."""

from wording.language import later

MESSAGES = {
    "jump": (
        "warning",
        later(
            "“{name}”{cell}与{other_period}的{other_value}（{other}）相差悬殊：{larger} ÷ {smaller} = {times}倍。"
            "可能换了计量单位或错了小数点，请核对；如属实，请说明理由。"
        ),
    ),
    "change_limit": (
        "warning",
        later(
            "“{name}”{period}与上年同期（{other}）相比：{sum} = {sign}{change}{unit}，超过目录规定的{change_limit}{unit}。"
            "请核对；如属实，请说明理由。"
        ),
    ),
    "unlikely_change": (
        "warning",
        later(
            "“{name}”与上年同期（{other}）相比：{sum} = {sign}{change}{unit}，按此前{years}年推算，年度变化一般在{low}{unit}至{high}{unit}之间。"
            "请核对；如属实，请说明理由。"
        ),
    ),
    "same_value": (
        "warning",
        later(
            "“{name}”{first_year}年至{last_year}年连续{years}年都是{cell}（{first_year}年见{other}），可能沿用了旧数。请核对；如属实，请说明理由。"
        ),
    ),
    "year_differs": (
        "warning",
        later(
            "“{name}”{year}年的{parts}与全年的数不符（{other}）：{addends} = {together}，全年为{total}。请核对；如属实，请说明理由。"
        ),
    ),
    "part_above_year": (
        "warning",
        later(
            "“{name}”{period}的{part}大于{whole_period}的{total}（{other}）：{part} - {total} = {excess}。请核对；如属实，请说明理由。"
        ),
    ),
    "running_totals": (
        "warning",
        later(
            "“{name}”{year}年各{unit}的数值像是自年初起的累计数：从{first_period}的{first}（{other}）逐{unit}增加到{last_period}的{last}，"
            "{last} ÷ {n} = {pace}，与前面各{unit}的平均进度相近{evidence}。如是累计数，时期请写作“{until}”一类；如确是当{unit}数，请说明理由。"
        ),
    ),
    "period_repeated": (
        "warning",
        later(
            "{who}{period}的数值大多与{other_period}完全相同：可比的{compared}个中有{same}个（{percent}%），"
            "如“{name}”都是{cell}（见{other}）。可能误填了旧数，请核对；如属实，请说明理由。"
        ),
    ),
    "stated_change_differs": (
        "warning",
        later(
            "“{name}”{period}写明的增减“{cell}”与数值不符：{sum} = {computed}{unit}（上年同期见{other}）。"
            "请核对数值和增减；如按可比价格、可比口径计算，请说明理由。"
        ),
    ),
    "gone": (
        "note",
        later("{office}{period}的“{name}”{value}{unit}（{other}）在文件中没有，保持不变。如需更改，请在文件中补上该行。"),
    ),
}
