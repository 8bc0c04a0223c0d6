"""The kinds of problems: how grave each is, and its sentence with the remedy."""

from wording.language import later

# The levels, gravest first: an error stops publishing; a question has to be answered, a warning agreed to with a word of
# reason; a note is only shown.
LEVELS = {"error": later("错误"), "question": later("待答"), "warning": later("提醒"), "note": later("说明")}

# code: (level, sentence).
# Sentences name the other place and the remedy; {cell} is the cell as it stands in the file.
CODES = {
    # reading
    "empty_file": ("error", later("文件是空的。请确认导出时选中了数据，再重新保存。")),
    "undecodable": ("error", later("第{line}行有无法识别的字节，文件可能已损坏。请在Excel中另存为“CSV UTF-8”后重试。")),
    "broken_quote": ("error", later("引号不成对，或单元格过长。请检查该行的双引号，或在Excel中重新另存为CSV。")),
    "wrong_width": (
        "error",
        later("该行有{got}列，表头有{expected}列。数值中如有逗号（如8,517），请去掉逗号或给整个单元格加引号。"),
    ),
    "missing_header": ("error", later("缺少“{wanted}”列。表头可以写作：{accepted}。")),
    "duplicate_header": ("error", later("第{first}列与第{second}列都是“{wanted}”，无法判断用哪一列。请删去其中一列。")),
    "no_header": (
        "error",
        later("没有找到表头：从第{row}行起，没有一行写明指标、时期、单位、数值中的任何一项。请补上表头，或指定表头所在的行。"),
    ),
    "no_rows": ("error", later("只有表头，没有数据。")),
    "blank_template": ("error", later("模板还没有填写任何数值。请填写后再上传。")),
    "no_figures": ("error", later("表中{n}行都没有填写数值。请填写后再上传；确实没有上报的，请将数据状态填为O。")),
    "split_number": (
        "error",
        later("“{cell},{next}”像是{cell}{next}被逗号拆成了两格。请去掉数值中的逗号，或给整个单元格加引号。"),
    ),
    "too_large_file": ("error", later("文件有{size}MB，超过上限{most}MB。请只保留需要的工作表或年份后再上传。")),
    "too_many_unpacked": ("error", later("工作簿展开后超过{most}MB，没有打开。请只保留需要的工作表，另存为新文件后重试。")),
    "too_many_columns": (
        "error",
        later("列数超过上限{most}列。请删去不需要的列；如果是分隔符弄错了，请在Excel中重新另存为CSV。"),
    ),
    "too_many_rows": ("error", later("行数超过上限{most}行。请按年份或单位分成几个文件。")),
    "too_many_cells": (
        "error",
        later("单元格超过上限{most}个。请删去不需要的行和列（包括只设了格式的空白区域），或分成几个文件。"),
    ),
    "reads_too_long": (
        "error",
        later("读取超过{most}秒，已停止，没有采用任何内容。文件过大或内部结构异常。请只保留需要的内容，另存为新文件后重试。"),
    ),
    "reads_too_much": (
        "error",
        later("读取所需内存超过{most}MB，已停止，没有采用任何内容。请只保留需要的内容，另存为新文件后重试。"),
    ),
    "nests_too_deep": ("error", later("文件内部嵌套层数过多，已停止读取，没有采用任何内容。请把内容复制到新文件，保存后重试。")),
    "reader_ended": (
        "error",
        later("读取中途意外中断，没有采用任何内容。请重试；仍不能读取的，请把内容复制到新文件，保存后再试。"),
    ),
    "not_a_table": ("error", later("这是{kind}文件，不是表格。请上传CSV、XLSX或XLS文件。")),
    "damaged_workbook": ("error", later("工作簿已损坏或不完整，无法打开。请在Excel或WPS中打开原文件，另存为XLSX后重试。")),
    "locked_workbook": ("error", later("工作簿有打开密码，无法读取。请在Excel或WPS中取消密码，另存后重试。")),
    "unknown_sheet": ("error", later("没有名为“{cell}”的工作表。可选的有：{sheets}。")),
    "several_sheets": ("question", later("工作簿中有{n}张工作表都有数据（{sheets}）。一起采用，还是只采用其中一张？")),
    "formula_not_computed": (
        "error",
        later("“{cell}”是公式，文件里没有保存计算结果。请在Excel中打开文件，保存后重试，或改填数值。"),
    ),
    "merged_figure": ("error", later("数值“{cell}”占了合并的几格，无法判断属于哪一格。请取消合并，分别填写。")),
    "plan_not_actual": (
        "error",
        later(
            "“{cell}”是计划数，不能作为实际完成的数据。计划、目标和预算属于 targets.csv，用 python -m etl draft 可以写成它的行；如果其实是完成数，请改正标题。"
        ),
    ),
    "role_unclear": ("question", later("“{cell}”中有“计划”“目标”或“预算”的字样。表中的数是实际完成数还是计划数？")),
    "plan_column": ("warning", later("“{cell}”是计划数，没有作为数据读取。需要时请写入 targets.csv。")),
    "periods_unclear": ("question", later("表外写有不止一个时期（{sources}）。表中的数属于哪一个时期？")),
    "year_missing": ("question", later("只写了“{part}”，没有写是哪一年。表中的数属于哪一年？")),
    "issue_date_only": ("question", later("“{issued}”是印发或制表的日期，不是数据的时期。表中的数属于哪一个时期？")),
    "part_of_year": ("question", later("“{cell}”说的是一年中的一部分，表中的时期却是整年。所说的数是哪一种？")),
    "title_differs": (
        "warning",
        later("表外写的是{cell}，表中的数据却都是{year}年的。请核对；如属实（如年鉴刊载上年数据），请说明理由。"),
    ),
    "mark_unclear": ("question", later("“{cell}”是标记，文件中没有说明它的意思。带这个标记的数是什么数？")),
    "other_table": ("warning", later("从第{row}行起另有一张表，没有读取。需要时请指定表头行{row}，或另存为单独的文件。")),
    "unnamed_column": ("note", later("第{place}列没有表头，未使用（首个内容为“{cell}”）。需要保留请补上表头。")),
    "breakdown": ("question", later("“{column}”把数据分成{n}组（{groups}），没有合计的行。请选择采用哪一组。")),
    "unread_period": (
        "warning",
        later(
            "“{cell}”列像是一个时期，却没有读取。要采用，请把表头改成“2024年”这样的写法，或在上传页面指定该列的含义；不采用，请说明理由。"
        ),
    ),
    "value_column": ("question", later("没有写明哪一列是数值，可能的有{n}列：{columns}。请选择其中一列。")),
    "which_indicator": ("question", later("文件没有写明是哪一项指标。请选择一项，或在文件中加上“指标”列。")),
    "unknown_column": ("note", later("不认识的列“{cell}”，未使用。需要保留的内容请写入“备注”列。")),
    "hidden_rows": ("question", later("表中有{n}行被隐藏（{where}），如“{cell}”。这些数据是否采用？")),
    "hidden_columns": ("question", later("表中有{n}列被隐藏，其中有数值（{where}），如“{cell}”。这些数据是否采用？")),
    "struck": ("question", later("有{n}个数值加了删除线（{where}），如“{cell}”。这些数据是否采用？")),
    "number_format": (
        "question",
        later("单元格显示为“{cell}”，保存的数是{held}（数字格式“{format}”，共{n}处）。请选择按哪一个采用。"),
    ),
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
    # beside other periods
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
    # the catalogue
    "no_catalogue_rows": (
        "error",
        later(
            "这不是目录的表：第一行应有 id、name_zh，以及 kind（指标）或 region_zh（单位）。请在下载的表中修改，不要改动第一行。"
        ),
    ),
    "missing_file": ("error", later("缺少文件{cell}。请从产品自带的 data/catalogue 复制一份再修改。")),
    "bad_id": ("error", later("编号“{cell}”无效。请用小写英文字母开头，只含小写字母、数字和下划线。")),
    "duplicate_id": ("error", later("编号“{cell}”与第{other_row}行重复。请改用另一个编号。")),
    "duplicate_name": ("error", later("“{cell}”也是第{other_row}行“{other}”的名称或别名，读取时无法分辨。请改用不同的名称。")),
    "missing_cell": ("error", later("“{column}”不能为空。请填写。")),
    "not_one_of": ("error", later("“{cell}”无效。只能是：{allowed}。")),
    "unknown_reference": ("error", later("“{cell}”在{where}中不存在。请先在那里添加，或改正编号。")),
    "half_ratio": ("error", later("分子和分母要同时填写，现在只填了一个。")),
    "not_a_ratio": ("error", later("填了分子和分母，指标类型应为 ratio，现为“{cell}”。")),
    "not_a_number": ("error", later("“{cell}”不是数字。请填写数字或留空。")),
    "minimum_above_maximum": ("error", later("最小值{cell}大于最大值{maximum}。请改正。")),
    "bad_date": ("error", later("“{cell}”不是日期。请写成 2025-11 或 2025-11-05。")),
    "cyclic_total": ("error", later("“{cell}”最终又是本指标的一部分，不能作为它的总数。请改正“total”列。")),
    "other_unit": ("error", later("总数“{cell}”的计量单位是“{whole}”，本指标是“{part}”，不能比较。请改正“total”列。")),
    "phrase_without_value": (
        "error",
        later("“{cell}”中要有且只有一处{wanted}，数值和单位写在那里。请补上，或将“{column}”留空。"),
    ),
    "phrase_unknown": (
        "error",
        later("“{cell}”中的{unknown}无法识别，只能用{wanted}表示数值和单位。请改正，或将“{column}”留空。"),
    ),
    "phrase_of_zero": ("error", later("“{cell}”是数值为0时的说法，不能有{unknown}。请删去，或将“{column}”留空。")),
    "cyclic": ("error", later("“{cell}”是计算得出的指标，不能再作分子或分母。")),
    # a report's file
    "too_big": ("error", later("文件超过{most}MB。请删去图片，或只保留正文后重试。")),
    "too_long": ("error", later("文字超过{most}万字，不像一份年度报告。请只保留报告正文。")),
    "too_many_pages": ("error", later("PDF超过{most}页，不像一份年度报告。请只保留报告的页面。")),
    "no_text": ("error", later("文件中没有文字。")),
    "scanned": ("error", later("PDF没有文字层，可能是扫描件。请使用原始的Word文件，或先做文字识别。")),
    "old_word": ("error", later("读不了旧的Word格式（.doc、.wps、.rtf）。请另存为 .docx 后重试。")),
    "not_word": ("error", later("这不是Word文档（.docx）。可以使用 TXT、DOCX、PDF 和保存的网页。")),
    "zip_bomb": ("error", later("文件展开后过大或含有不正常的内容，为安全起见没有读取。请另存为新的 .docx 后重试。")),
    "too_deep": ("error", later("文档内部的嵌套超过{most}层，不像一份年度报告。请把正文复制到新文档，另存为 .docx 后重试。")),
    "too_many_elements": (
        "error",
        later("文档内部的段落、单元格、格式等超过{most}万个，不像一份年度报告。请只保留报告正文，另存为新文件后重试。"),
    ),
    "too_many_operators": ("error", later("PDF的绘制指令超过{most}万条，没有读取。请只保留报告的页面，或改用原来的Word文件。")),
    "damaged": ("error", later("文件已损坏或设有密码。请取消密码，重新另存后再试。")),
    # inside a report
    "part_above_total": ("warning", later("部分“{cell}”大于总数“{total}”。请核对报告中的两个数。")),
    "rate_differs": ("warning", later("“{cell}”与报告自己的数不符：{part}÷{total}={computed}%。请核对。")),
    "told_twice": ("warning", later("同一指标{period}前后不一：“{other}”与“{cell}”。请核对后只采用一个。")),
    "change_differs": ("warning", later("所述增减“{cell}”与记录不符：上年{before}，本年{now}，应为{computed}%。请核对。")),
}

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
