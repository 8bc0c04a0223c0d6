"""What is wrong with the catalogue or with a report."""

from wording.language import later

MESSAGES = {
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
    "bad_target": (
        "error",
        later(
            "“{cell}”读不成目标。请写数字，或照原文写：1100以上、3%以内、5%左右、6%—6.5%、不低于上年、力争1200、未设定；单位要与指标的计量单位一致。"
        ),
    ),
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
