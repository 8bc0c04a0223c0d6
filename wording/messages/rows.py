"""What is wrong with a cell, a row, or several rows of one table."""

from wording.language import later

MESSAGES = {
    # one cell
    "unknown_office": (
        "error",
        later("单位“{cell}”不在目录中。{nearest}请改正名称；新单位请加入目录（上传页面，或 python -m etl draft）。"),
    ),
    "unknown_indicator": (
        "error",
        later("指标“{cell}”不在目录中。{nearest}请改正名称；新指标请加入目录（上传页面，或 python -m etl draft）。"),
    ),
    "unknown_offices": (
        "error",
        later("共有{names}个单位名称不在目录中，涉及{n}处；以上最多列{most}个，每个只列一处。可一并加入目录。"),
    ),
    "unknown_indicators": (
        "error",
        later("共有{names}个指标名称不在目录中，涉及{n}处；以上最多列{most}个，每个只列一处。可一并加入目录。"),
    ),
    "missing_office": ("error", later("没有写单位。请填写单位编号、名称或别名。")),
    "missing_indicator": ("error", later("没有写指标。请填写指标编号、名称或别名。")),
    "missing_period": ("error", later("没有写时期。请写成 2024、2024-S1、2024-Q3、2024-06 或 2024年1—7月。")),
    "bad_period": (
        "error",
        later(
            "时期“{cell}”的写法不对。请写成 2024、2024-S1（上半年）、2024-Q3（第三季度）、2024-06（月）或 2024年1—7月（累计）。"
        ),
    ),
    "as_of_unclear": (
        "question",
        later(
            "“{name}”的时期写作“{cell}”：可能是年初以来的累计数，也可能是该日的时点数。请选择；"
            "在目录indicators.csv的over_time列写明（sum累计、last时点）后不再询问。"
        ),
    ),
    "day_in_month": (
        "question",
        later("“{cell}”不是月末的日期，不能确定是哪一期的数据。请选择按哪一期读取，或在文件中改写为年、季或月。"),
    ),
    "fiscal_year": ("question", later("“{cell}”是跨年的年度（财政年度或学年）。它的数计入哪一个年份？")),
    "as_of_read": ("note", later("“{name}”的时期“{cell}”读作{period}。")),
    "future_period": ("warning", later("{period}还没有到，请确认时期没有写错。")),
    "bad_value": (
        "error",
        later("“{name}”的数值“{cell}”不是数。请填写数字；约数可写作“500余”“近600”“约1200”；没有数据请留空并将数据状态填为O。"),
    ),
    "sign_unclear": (
        "question",
        later("“{name}”的数值“{cell}”前的符号有的表示减少，有的表示增加。请选择一种读法，或在文件中改写为带正负号的数字。"),
    ),
    "bad_qualifier": ("error", later("“{name}”的约数标记“{cell}”无效。只能是 =、>=、<=、~ 或留空。")),
    "qualifier_conflict": ("error", later("“{name}”的数值写作“{text}”，约数列却是“{cell}”，两者矛盾。请改成一致。")),
    "bad_status": ("error", later("“{name}”的数据状态“{cell}”无效。只能是 A、E、P、B、O、M 或留空。")),
    "unseen": (
        "note",
        later("有{n}个单元格含看不见的字符（{signs}），读取时已去掉，其余文字不变。如“{cell}”，记号处原是这样的字符。"),
    ),
    "repaired": ("note", later("“{cell}”读作{understood}。")),
    "repair_refused": ("error", later("不同意把“{cell}”读作{understood}。请在文件中改正后重新上传。")),
    "formula": ("error", later("单元格以“{sign}”开头，会被Excel当作公式执行。请去掉开头的符号，或改写成文字。")),
    # one row
    "empty_value": ("note", later("“{name}”没有数值，未采用。如确实没有上报，请将数据状态填为O并在备注中写明原因。")),
    "value_not_expected": (
        "error",
        later("“{name}”的数据状态为{status}（没有数据），却填了数值{cell}。请删去数值，或修改数据状态。"),
    ),
    "unit_differs": (
        "question",
        later("“{name}”的计量单位写作“{cell}”，目录中是“{unit}”，两者不能换算。请选择怎样采用，或在文件中换算后写“{unit}”。"),
    ),
    "units_unclear": (
        "question",
        later("文件给“{name}”写了不止一个计量单位（{units}），目录中是“{unit}”。请选择数值按哪一个计。"),
    ),
    "break_unclear": ("question", later("备注“{cell}”说到口径。“{name}”{period}起的数与以前是否不可比？")),
    "role_of_note": ("question", later("“{name}”{period}的备注写的是“{cell}”。计划、目标和预算不是完成的数。这些数怎样处理？")),
    "out_of_range": ("error", later("{cell}超出“{name}”的范围（{limits}）。请核对数值和计量单位。")),
    "not_whole": ("error", later("“{name}”是名次，应为整数，现为{cell}。")),
    "fraction": ("warning", later("“{name}”是数量，一般为整数，现为{cell}。请核对。")),
    "share_unclear": (
        "question",
        later(
            "“{name}”以%为单位，文件中的{count}个数值（0除外）没有百分号，绝对值都不超过1，{cell}可能是{percent}%，也可能是{cell}%（{evidence}）。"
            "请为这一指标选择一种读法，或在文件中写上百分号。"
        ),
    ),
    "too_large": ("error", later("“{name}”的数值{cell}大得不合常理（一千万亿以上）。请核对数值和计量单位。")),
    "office_ended": ("error", later("{office}已于{ended}撤销，不应再有{period}的数据。请核对单位，后续数据请记入{successor}。")),
    "office_partial": ("note", later("{office}于{ended}撤销，{period}不是完整的一期，不计算与上年的增减。")),
    "office_not_begun": ("error", later("{office}自{began}起设立，不应有{period}的数据。请核对单位和时期。")),
    # several rows
    "duplicate": ("error", later("与{other_file}第{other_row}行重复（同一单位、指标、时期）。请只保留一行。")),
    "above_total": (
        "error",
        later(
            "“{name}”{part}大于“{total_name}”{total}（{other}）：{part} - {total} = {excess}。部分不能大于总数，请核对两个数。"
        ),
    ),
    "parts_above_total": (
        "warning",
        later(
            "各部分（{names}）之和大于“{name}”{total}（{other}）：{addends} = {together}。请核对；如各部分有交叉，请说明理由。"
        ),
    ),
    "computed_value": (
        "error",
        later("“{name}”由“{numerator}”和“{denominator}”计算，不能直接填报。请填写这两项的数值，本行留空。"),
    ),
    "computed_differs": (
        "warning",
        later("填报的“{name}”{cell}与计算结果不符：{part}÷{total}={computed}。系统采用计算结果，请核对。"),
    ),
    "fraction_differs": (
        "warning",
        later("“{name}”{cell}与文字中的{part}/{total}不符：{part} ÷ {total} = {computed}%。请核对；如属实，请说明理由。"),
    ),
}
