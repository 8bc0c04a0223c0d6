"""What is wrong with a file: it cannot be read, or holds no table."""

from wording.language import later

MESSAGES = {
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
}
