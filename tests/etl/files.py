"""Files as offices send them, one difficulty each, made here: what they hold, and what must be understood or refused.

Offices and indicators are those of tests/given.py: 东区, 西区, 北区; 来信 (件), 接待 (次), 上报 and 采用 (条), 网办率 (%), 得分 (分).
"""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
import xlwt

from etl.tables.read import Overrides

HERE = Path(__file__).parent


@dataclass
class File:
    """records: "office indicator period value [unit]" a line, _ for nothing. refused: "code row column". said: parts of
    what the reader says it understood. problems: further problems than refusals, as "code row column"."""

    name: str
    data: bytes
    records: str = ""
    refused: list = field(default_factory=list)
    sentences: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    overrides: Overrides = Overrides()
    layout: str = ""


def text(lines: str, encoding: str = "utf-8", newline: str = "\n") -> bytes:
    return (lines.strip("\n").replace("\n", newline) + newline).encode(encoding)


def xlsx(rows: list, merged=(), formats=None, title="Sheet1", **more) -> bytes:
    """A workbook; merged: areas; formats: cell → number format; more: further sheets, title=rows."""
    book = openpyxl.Workbook()
    book.active.title = title
    for name, content in {title: rows, **more}.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for cells in content:
            sheet.append(cells)
    for area in merged:
        book[title].merge_cells(area)
    for cell, shown in (formats or {}).items():
        book[title][cell].number_format = shown
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(rows: list, merged=(), title="Sheet1") -> bytes:
    """An Excel 97 workbook; merged: (top, bottom, left, right) from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(title)
    for row, cells in enumerate(rows):
        for place, content in enumerate(cells):
            if content is not None:
                sheet.write(row, place, content)
    for area in merged:
        sheet.merge(*area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a text in one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                assert old.encode() in content, content[:600]
                content = content.replace(old.encode(), new.encode(), 1)
            target.writestr(info.filename, content)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


TIDY = "单位,指标,时期,数值\n东区,来信,2024,8517\n东区,接待,2024,500余"
TWO = "东区 来信 2024 8517\n东区 接待 2024 500余"
STATISTICS = """
数据库：分区年度数据,,,
指标：来信(件),,,
时间：最近10年,,,
地区,2024年,2023年,2022年
东区,120,110,
西区,80,,70
注：1.2022年起口径有调整。,,,
数据来源：某市统计局,,,
"""
BY_INDICATOR = """
数据库：年度数据
地区：东区
时间：最近5年
指标,2024年,2023年,2022年
来信(件),8517,8200,
网办率(%),86.2,85,80.5
注：2022年未统计来信。
数据来源：区政府办公室
"""
WIDE = [["指标", "2022年", "2023年", "2024年"], ["来信", 5, 6, 7], ["接待", 8, None, 9]]
WIDE_EAST = "东区 来信 2022年 5\n东区 来信 2023年 6\n东区 来信 2024年 7\n东区 接待 2022年 8\n东区 接待 2024年 9"
EAST = Overrides(office="east")
PAGE = """<html><head><meta charset="gbk"><style>td{}</style></head><body><table><tr><td colspan="3">东区统计表</td></tr>
<tr><th>指标</th><th>2023年</th><th>2024年</th></tr><tr><td rowspan="1">来信</td><td>5</td><td>&nbsp;6&nbsp;</td></tr></table></body></html>"""

PAGE_DOWN = """<table><tr><th>单位<th>指标<th>2024年<tr><td rowspan=2>东区<td>来信<td>5<tr><td>接待<td>6<!-- <td>9 -->
<tr><td>西区<td>来信<td><b>7</b></table>"""


def xls_rich() -> bytes:
    """Percent and date formats, a merged office, a formula whose result is not saved."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("数据")
    percent, day = xlwt.easyxf(num_format_str="0.0%"), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for place, content in enumerate(["单位", "指标", "2023年", "2024年", "上报日期"]):
        sheet.write(0, place, content)
    sheet.write_merge(1, 2, 0, 0, "东区")
    sheet.write(1, 1, "网办率")
    sheet.write(1, 2, 0.862, percent)
    sheet.write(1, 3, 90)
    sheet.write(1, 4, date(2024, 12, 31), day)
    sheet.write(2, 1, "得分")
    sheet.write(2, 2, 7.25)
    sheet.write(2, 4, date(2024, 12, 31), day)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# fmt: off
FILES = [
    File("tidy, UTF-8", text(TIDY), TWO, layout="tidy", sentences=["UTF-8编码", "逗号分隔", "表头在第1行", "每行一条数据"]),
    File("tidy, UTF-8 with BOM and CRLF, as Excel saves it", text(TIDY, "utf-8-sig", "\r\n"), TWO, sentences=["UTF-8 BOM"]),
    File("tidy, GBK", text(TIDY, "gbk", "\r\n"), TWO, sentences=["GB18030编码"]),
    File("tidy, a rare character in GB18030", text(TIDY + "\n东区,上报,2024,5").replace("东区".encode(), "东区".encode()), TWO + "\n东区 上报 2024 5"),
    File("tidy, UTF-16 with tabs: Excel's Unicode text", text(TIDY.replace(",", "\t"), "utf-16", "\r\n"), TWO, sentences=["UTF-16", "制表符"]),
    File("tidy, tabs", text(TIDY.replace(",", "\t"), "gbk"), TWO),
    File("tidy, semicolons", text(TIDY.replace(",", ";")), TWO, sentences=["分号"]),
    File("tidy, full-width commas", text(TIDY.replace(",", "，"), "gbk"), TWO, sentences=["全角逗号"]),
    File("tidy, quoted thousands", text(TIDY.replace("8517", '"8,517"')), TWO.replace("8517", "8,517")),
    File("tidy, unquoted thousands", text(TIDY.replace("8517", "8,517")), "东区 接待 2024 500余", refused=["wrong_width 2 "]),
    File("tidy, line break within a cell", text(TIDY.replace("数值", '"数\n值"')), TWO),
    File("tidy, spaces and zero-width characters", text(TIDY.replace("来信", " \u200b来信\u3000").replace("8517", "8517 ")), TWO, problems=["unseen 2 "]),
    File("tidy, a figure from Windows' calculator", text(TIDY.replace("8517", "\u202d8517\u202c")), TWO, problems=["unseen 2 "]),
    File("a workbook with signs that nobody sees", xlsx([["单\u200b位", "指标", "时期", "数值"], ["东区", "来\ufeff信", 2024, "8517\u2060"], ["东区", "接待", 2024, "500余"]]), TWO, problems=["unseen 1 "]),
    File("tidy, English headers", text(TIDY.replace("单位,指标,时期,数值", "office,indicator,period,value")), TWO),
    File("tidy, a blank value stays a record", text(TIDY + "\n东区,上报,2024,"), TWO + "\n东区 上报 2024 _"),
    File("tidy, title above the header", text("2024年工作数据\n\n" + TIDY), TWO, sentences=["表头在第3行", "第1行为标题，不是数据：“2024年工作数据”"]),
    File("tidy, a column for the unit headed 单位", text("指标,单位,年份,数值\n来信,件,2024,5\n网办率,%,2024,86.2"), "东区 来信 2024 5 件\n东区 网办率 2024 86.2 %", overrides=EAST),
    File("tidy, units in the names", text("单位,指标,年份,数值\n东区,来信（件）,2024,5\n东区,网办率(%),2024,86.2", "gbk"), "东区 来信 2024 5 件\n东区 网办率 2024 86.2 %"),
    File("tidy, a total at its end", text(TIDY + "\n东区,合计,2024,9017", "gbk"), TWO, sentences=["第4行为合计，未采用"]),
    File("tidy, remarks at its end", text(TIDY + "\n注：接待为约数。\n填表人：张三"), TWO, sentences=["第4、5行为说明，未采用"]),
    File("tidy, the header once more", text(TIDY + "\n单位,指标,时期,数值\n东区,上报,2024,5"), TWO + "\n东区 上报 2024 5", sentences=["第4行重复表头，未采用"]),
    File("tidy, without an office", text("指标,年份,数值\n来信,2024,5"), refused=["missing_header 1 "]),
    File("tidy, without a year, and the title says it", text("东区2024年度统计表,,\n指标,数值,备注\n来信,5,"), "东区 来信 2024年度 5", sentences=["单位取自第1行：东区"]),
    File("tidy, a year that is asked for", text("指标,数值\n来信,5"), "东区 来信 2023 5", overrides=Overrides(office="east", period="2023")),
    File("years across, ascending", text("指标,2022,2023,2024\n来信,5,6,7\n接待,8,,9"), WIDE_EAST.replace("年", ""), overrides=EAST, layout="periods_across", sentences=["年份横向，升序", "空白单元格1个"]),
    File("years across, descending, GBK", text("指标,2024年,2023年\n来信,7,6\n接待,9,8", "gbk"), "东区 来信 2024年 7\n东区 来信 2023年 6\n东区 接待 2024年 9\n东区 接待 2023年 8", overrides=EAST, sentences=["年份横向，降序"]),
    File("quarters across", text("单位,指标,2024年第一季度,2024年第二季度\n东区,来信,5,6"), "东区 来信 2024年第一季度 5\n东区 来信 2024年第二季度 6", sentences=["时期横向，升序"]),
    File("half-years across", text("单位,指标,2024年上半年,2024年下半年\n东区,来信,5,6", "gbk"), "东区 来信 2024年上半年 5\n东区 来信 2024年下半年 6"),
    File("months across", text("单位,指标,2024年1月,2024年2月\n东区,来信,5,6"), "东区 来信 2024年1月 5\n东区 来信 2024年2月 6"),
    File("years across, the newest still blank", text("指标,2025年,2024年\n来信,,7\n接待,,9"), "东区 来信 2024年 7\n东区 接待 2024年 9", overrides=EAST, sentences=["“2025年”整列空白，未采用"]),
    File("years across, a row without any figure", text("指标,2023年,2024年\n来信,5,7\n接待,,"), "东区 来信 2023年 5\n东区 来信 2024年 7", overrides=EAST, sentences=["第3行没有数值，未采用", "空白单元格2个"]),
    File("years across, unit in the corner", text("东区工作统计,,\n,,单位：件\n指标,2023年,2024年\n来信,5,7", "gbk"), "东区 来信 2023年 5 件\n东区 来信 2024年 7 件", sentences=["计量单位：件", "单位取自第1行：东区", "表头在第3行"]),
    File("years across, a column of units", text("指标,单位,2023年,2024年\n来信,件,5,7\n网办率,%,80,86.2"), "东区 来信 2023年 5 件\n东区 来信 2024年 7 件\n东区 网办率 2023年 80 %\n东区 网办率 2024年 86.2 %", overrides=EAST),
    File("years across, totals and a column of growth", text("地区,指标,2023年,2024年,增长\n东区,来信,5,7,40%\n西区,来信,1,2,100%\n合计,来信,6,9,50%"), "东区 来信 2023年 5\n东区 来信 2024年 7\n西区 来信 2023年 1\n西区 来信 2024年 2", sentences=["第4行为合计，未采用", "“增长”是写明的增减"]),
    File("years across, 2023年数值 beside 2023年备注", text("指标,2023年数值,2023年备注,2024年数值,2024年备注\n来信,5,补报,7,"), "东区 来信 2023年 5\n东区 来信 2024年 7", overrides=EAST),
    File("statistics site, indicators, GBK with CRLF", text(BY_INDICATOR, "gbk", "\r\n"), "东区 来信 2024年 8517 件\n东区 来信 2023年 8200 件\n东区 网办率 2024年 86.2 %\n东区 网办率 2023年 85 %\n东区 网办率 2022年 80.5 %", layout="periods_across", sentences=["表头在第4行", "年份横向，降序", "单位取自第2行：东区", "第7行为说明", "数据来源取自第8行：区政府办公室", "空白单元格1个"]),
    File("statistics site, one indicator by region, GBK with CRLF", text(STATISTICS, "gbk", "\r\n"), "东区 来信 2024年 120 件\n东区 来信 2023年 110 件\n西区 来信 2024年 80 件\n西区 来信 2022年 70 件", sentences=["指标取自第2行：来信", "计量单位：件", "空白单元格2个"]),
    File("statistics site, UTF-8 and a corner of two words", text(BY_INDICATOR.replace("指标,2024年", "指标|地区,2024年")), "东区 来信 2024年 8517 件\n东区 来信 2023年 8200 件\n东区 网办率 2024年 86.2 %\n东区 网办率 2023年 85 %\n东区 网办率 2022年 80.5 %"),
    File("indicators across, by year", text("年份,来信(件),网办率(%)\n2023年,5,80\n2024年,7,86.2", "gbk"), "东区 来信 2023年 5 件\n东区 网办率 2023年 80 %\n东区 来信 2024年 7 件\n东区 网办率 2024年 86.2 %", overrides=EAST, layout="indicators_across", sentences=["指标横向"]),
    File("indicators across, by office", text("2024年各区情况,,\n序号,地区,来信,接待\n1,东区,5,6\n2,西区,7,\n,合计,12,6"), "东区 来信 2024年 5\n东区 接待 2024年 6\n西区 来信 2024年 7", sentences=["时期取自第1行：2024年", "“序号”仅供参考", "第5行为合计"]),
    File("indicators across, one of them unknown", text("年份,来信,走访\n2024,5,6"), "东区 来信 2024 5\n东区 走访 2024 6", overrides=EAST),
    File("offices across", text("指标,东区,西区\n来信,5,6\n接待,7,8", "gbk"), "东区 来信 2024 5\n西区 来信 2024 6\n东区 接待 2024 7\n西区 接待 2024 8", overrides=Overrides(period="2024"), layout="offices_across", sentences=["单位横向"]),
    File("workbook, tidy", xlsx([["单位", "指标", "时期", "数值"], ["东区", "来信", 2024, 8517], ["东区", "接待", 2024, "500余"]]), TWO, sentences=["XLSX工作簿，工作表“Sheet1”"]),
    File("workbook, merged title and unit row", xlsx([["东区工作统计表"], ["单位：件"], *WIDE], ["A1:D1", "A2:D2"]), "\n".join(line + " 件" for line in WIDE_EAST.splitlines()), sentences=["表头在第3行", "计量单位：件"]),
    File("workbook, two-level header, years over 数值 and 备注", xlsx([["指标", "2023年", None, "2024年", None], [None, "数值", "备注", "数值", "备注"], ["来信", 5, "补报", 7, None]], ["A1:A2", "B1:C1", "D1:E1"]), "东区 来信 2023年 5\n东区 来信 2024年 7", overrides=EAST, sentences=["表头在第1至2行"]),
    File("workbook, two-level header, indicators over years", xlsx([["地区", "来信", None, "接待", None], [None, 2023, 2024, 2023, 2024], ["东区", 1, 2, 3, 4]], ["A1:A2", "B1:C1", "D1:E1"]), "东区 来信 2023 1\n东区 来信 2024 2\n东区 接待 2023 3\n东区 接待 2024 4", sentences=["指标横向", "年份横向"]),
    File("workbook, two-level header, parts of the year under the year", xlsx([["单位", "指标", "2024年", "2025年", None, "备注"], [None, None, "全年", "上半年", "全年", None], ["东区", "来信", 60, 30, 66, "初步数"]], ["A1:A2", "B1:B2", "D1:E1", "F1:F2"]), "东区 来信 2024年 60\n东区 来信 2025年上半年 30\n东区 来信 2025年 66", sentences=["表头在第1至2行"]),
    File("a note with years above the header", text("注：,2023年,2024年,\n单位,指标,2023年,2024年\n东区,来信,4,5\n"), "东区 来信 2023年 4\n东区 来信 2024年 5"),
    File("two-level header saved as CSV", text("指标,2023年,,2024年,\n,数值,备注,数值,备注\n来信,5,补报,7,", "gbk"), "东区 来信 2023年 5\n东区 来信 2024年 7", overrides=EAST),
    File("workbook, offices merged down", xlsx([["单位", "指标", "2024年"], ["东区", "来信", 5], [None, "接待", 6], ["西区", "来信", 7]], ["A2:A3"]), "东区 来信 2024年 5\n东区 接待 2024年 6\n西区 来信 2024年 7", sentences=["合并的单元格按首格内容补全1处"]),
    File("workbook, a figure merged over two years", xlsx([["单位", "指标", "2023年", "2024年"], ["东区", "来信", 5, None]], ["C2:D2"]), "东区 来信 2023年 5", refused=["merged_figure 2 2023年"]),
    File("workbook, percent format and float dust", xlsx([["单位", "指标", "2023年", "2024年"], ["东区", "网办率", 0.862, 0.8620000000001]], formats={"C2": "0.0%"}), "东区 网办率 2023年 86.2%\n东区 网办率 2024年 0.862"),
    File("workbook, years as dates", xlsx([["单位", "指标", "时期", "数值"], ["东区", "来信", date(2024, 1, 1), 5], ["东区", "来信", date(2024, 6, 1), 3]], formats={"C2": 'yyyy"年"', "C3": 'yyyy"年"m"月"'}), "东区 来信 2024年 5\n东区 来信 2024-06 3"),
    File("workbook, a formula without its result", xlsx([["单位", "指标", "2023年", "2024年"], ["东区", "来信", 5, "=C2*2"]]), "东区 来信 2023年 5", refused=["formula_not_computed 2 2024年"]),
    File("workbook, a formula with its result", changed(xlsx([["单位", "指标", "2023年", "2024年"], ["东区", "来信", 5, "=C2*2"]]), "xl/worksheets/sheet1.xml", "<v />", "<v>10</v>"), "东区 来信 2023年 5\n东区 来信 2024年 10"),
    File("workbook, several sheets, the table in the second", xlsx([["填报说明"], ["请如实填写。"]], title="说明", 数据=[["单位", "指标", "时期", "数值"], ["东区", "来信", 2024, 5]]), "东区 来信 2024 5", sentences=["工作表“数据”", "另有工作表未读取：说明"]),
    File("workbook, the sheet that is asked for", xlsx([["指标", "2023年"], ["来信", 5]], title="甲", 乙=[["指标", "2024年"], ["来信", 7]]), "东区 来信 2024年 7", overrides=Overrides(office="east", sheet="乙")),
    File("workbook, two tables one below the other", xlsx([*WIDE, [], ["西区情况"], ["地区", "来信", "接待"], ["西区", 1, 2]]), WIDE_EAST, overrides=EAST, sentences=["第6行起另有一张表，未读取"], problems=["other_table 6 "]),
    File("workbook, the second of two tables", xlsx([*WIDE, [], ["地区", "来信", "接待"], ["西区", 1, 2]]), "西区 来信 2024 1\n西区 接待 2024 2", overrides=Overrides(period="2024", header_row=5)),
    File("workbook, what a column means is said", xlsx([["指标", "甲", "乙"], ["来信", 5, 7]]), "东区 来信 2023 5\n东区 来信 2024 7", overrides=Overrides(office="east", meanings={1: "period:2023", 2: "period:2024"})),
    File("workbook, a figure after three hundred blank rows", xlsx([["单位", "指标", "时期", "数值"], ["东区", "来信", 2023, 5], *[[]] * 300, ["东区", "来信", 2024, 6]]), "东区 来信 2023 5\n东区 来信 2024 6"),
    File("workbook of Excel 97", xls([["单位：件", None, None], ["指标", "2023年", "2024年"], ["来信", 5.0, 8517.0]]), "东区 来信 2023年 5 件\n东区 来信 2024年 8517 件", overrides=EAST, sentences=["XLS工作簿"]),
    File("a page saved as .xls, GBK", text(PAGE, "gbk"), "东区 来信 2023年 5\n东区 来信 2024年 6", sentences=["单位取自第1行：东区"]),
    File("a page, offices merged down", PAGE_DOWN.encode(), "东区 来信 2024年 5\n东区 接待 2024年 6\n西区 来信 2024年 7", sentences=["补全1处"]),
    File("workbook of Excel 97, percent, date, formula, merged", xls_rich(), "东区 网办率 2023年 86.2%\n东区 网办率 2024年 90\n东区 得分 2023年 7.25", problems=["unknown_column 1 上报日期"]),
    File("an empty file", b"", refused=["empty_file 0 "]),
    File("an empty workbook", xlsx([]), refused=["empty_file 0 "]),
    File("forty blank lines above the table", b"\n" * 40 + text(TIDY), TWO, sentences=["表头在第41行"]),
    File("nothing but blanks", "\u3000\u3000\n\u2003".encode(), refused=["empty_file 0 "]),
    File("a form that nobody has filled in", text("单位,指标,时期,数值,备注\n东区,来信,2024,,\n东区,接待,2024, ,"), refused=["no_figures 0 "]),
    File("years across, none of them filled in", text("单位,指标,2023年,2024年\n东区,来信,,\n东区,接待,,\n注：请填写,,,"), refused=["no_figures 0 "]),
    File("no figure, but a word why", text("单位,指标,时期,数值,数据状态\n东区,来信,2024,,\n东区,接待,2024,,O"), "东区 来信 2024 _\n东区 接待 2024 _"),
    File("one figure among blanks", text("单位,指标,2023年,2024年\n东区,来信,,\n东区,接待,,7"), "东区 接待 2024年 7"),
    File("no header", text("东区,来信,2024,5\n东区,来信,2023,2021"), refused=["no_header 1 "]),
    File("no header, and said so", text("东区,来信,2024,5\n西区,接待,2023,2021\n东区,上报,2024,4"), "东区 来信 2024 5\n西区 接待 2023 2021\n东区 上报 2024 4", overrides=Overrides(header_row=0), sentences=["没有表头"]),
    File("no header, and what the columns mean", text("甲,东区,7,来信,5\n乙,东区,8,接待,6", "gbk"), "东区 来信 2024 5\n东区 接待 2024 6", overrides=Overrides(period="2024", header_row=0, meanings={0: "", 2: "", 4: "value"})),
    File("no header, years across", xlsx([["来信", 5, 7], ["接待", 6, 8]]), "东区 来信 2023 5\n东区 来信 2024 7\n东区 接待 2023 6\n东区 接待 2024 8", overrides=Overrides(office="east", header_row=0, meanings={1: "period:2023", 2: "period:2024"})),
    File("no header, two columns of numbers", text("东区,来信,2024,5,6"), problems=["unnamed_column 1 ", "unnamed_column 1 ", "missing_header 1 "], overrides=Overrides(header_row=0)),
    File("no header, the last row like the first", text("东区,来信,2024,5\n西区,接待,2023,6\n东区,来信,2024,5"), "东区 来信 2024 5\n西区 接待 2023 6\n东区 来信 2024 5", overrides=Overrides(header_row=0)),
    File("bytes of no encoding", text(TIDY) + b"\x81\xff\xff\n", refused=["undecodable 4 "]),
    File("NUL bytes in a text", text(TIDY) + b"\x00\x00\x00", refused=["undecodable 4 "]),
    File("an unclosed quotation mark", text(TIDY + '\n东区,上报,2024,"5'), TWO, refused=["broken_quote 4 "]),
    File("a PDF named .csv", b"%PDF-1.7\n1 0 obj\n", refused=["not_a_table 0 "]),
    File("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200), refused=["not_a_table 0 "]),
    File("a Word document", zipped(word__document_xml=b"<w/>"), refused=["not_a_table 0 "]),
    File("another zip", zipped(a_csv=b"1,2"), refused=["not_a_table 0 "]),
    File("a truncated workbook", xlsx(WIDE)[:-400], refused=["damaged_workbook 0 "]),
    File("a truncated workbook of Excel 97", xls(WIDE)[:1600], refused=["damaged_workbook 0 "]),
    File("a workbook with a password", (HERE / "locked.xlsx").read_bytes(), refused=["locked_workbook 0 "]),
    File("a sheet that is not there", xlsx(WIDE), refused=["unknown_sheet 0 "], overrides=Overrides(sheet="没有")),
]
# fmt: on
