"""A form for one year of one office: a row for each indicator with its unit and last figure, and a cell to fill in."""

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from db import Snapshot
from db.types import Row
from wording import numbers
from wording.cells import csv_text, workbook_cell
from wording.escaping import visible
from wording.language import later, named, translator
from wording.saving import saved

# Header → width of its column in the workbook. The reader knows them all; the last three are for reference.
COLUMNS = {
    "单位": 28, "指标编号": 26, "指标名称": 30, "时期": 8, "数值": 14, "计量单位": 10, "约数": 8, "数据状态": 10, "原文表述": 20,
    "备注": 24, "来源": 24, "上期时期": 10, "上期数值": 12, "填报说明": 22,
}  # fmt: skip
PLACE = {name: get_column_letter(n) for n, name in enumerate(COLUMNS, start=1)}
FILLED_IN = ("数值", "约数", "数据状态", "原文表述", "备注", "来源")
TINT, GREY = PatternFill("solid", fgColor="FFF9E5"), Font(color="808080")
LISTS = {"约数": ">=,<=,~", "数据状态": "A,E,P,B,O,M"}
EXPLAINED = {
    "约数": later("留空为准确数；>= 为“余、以上”，<= 为“近、不足”，~ 为“约”。"),
    "数据状态": later("留空或A 正常；E 推算；P 初步；B 口径变化；O 未上报；M 不适用。"),
}
LIMITS = {  # which limits the catalogue has → operator of the validation, sentence
    (True, True): ("between", later("请填写{minimum}至{maximum}之间的数。约数也可写作“500余”。")),
    (True, False): ("greaterThanOrEqual", later("请填写不小于{minimum}的数。约数也可写作“500余”。")),
    (False, True): ("lessThanOrEqual", later("请填写不大于{maximum}的数。约数也可写作“500余”。")),
}


def rows(snapshot: Snapshot, year: str, office: Row) -> list[dict[str, str]]:
    """The template as rows, header → text, in the catalogue's order."""
    return [{name: cells.get(name, "") for name in COLUMNS} for _, cells in _rows(snapshot, year, office)]


def as_csv(snapshot: Snapshot, year: str, office: Row) -> bytes:
    """The template as CSV (UTF-8 with BOM, so that Excel opens it)."""
    return ("\ufeff" + csv_text(list(COLUMNS), (list(row.values()) for row in rows(snapshot, year, office)))).encode()


def as_xlsx(snapshot: Snapshot, year: str, office: Row, lang: str = "zh") -> bytes:
    """The template as a workbook: definitions as comments, limits of the catalogue as validation (it warns and never forbids)."""
    book, t = Workbook(), translator(lang)
    sheet = book.active
    sheet.title = f"{year}"
    sheet.append(list(COLUMNS))
    rules = {name: _choice(name, t) for name in LISTS}
    limits = {}
    for row, (indicator, cells) in enumerate(_rows(snapshot, year, office), start=2):
        sheet.append([workbook_cell(cells.get(name, "") or None) for name in COLUMNS])
        sheet[f"{PLACE['指标名称']}{row}"].comment = Comment(
            visible(named(indicator, "definition", lang)), "", height=120, width=320
        )
        if not indicator["numerator"]:
            _fillable(sheet, row, indicator, rules, limits, t)
    for rule in [*rules.values(), *limits.values()]:
        sheet.add_data_validation(rule)
    _look(sheet)
    return saved(book)


def _rows(snapshot: Snapshot, year: str, office: Row) -> Iterator[tuple[Row, dict[str, str]]]:
    """(indicator, header → text) in the catalogue's order."""
    for r in snapshot.records("record/template", office=office["id"], year=year):
        yield (
            r,
            {
                "单位": office["name_zh"],
                "指标编号": r["id"],
                "指标名称": r["name_zh"],
                "时期": year,
                "计量单位": r["unit_zh"],
                "上期时期": r["last_period"] or "",
                "上期数值": numbers.written(r["last_value"]),
                "填报说明": "由系统计算，不必填写" if r["numerator"] else "",
            },
        )


def _fillable(sheet, row: int, indicator: dict, rules: dict, limits: dict, t) -> None:
    """Tint the cells of a row that are to be filled in, and say what they may hold."""
    for name in FILLED_IN:
        sheet[f"{PLACE[name]}{row}"].fill = TINT
    for name, rule in rules.items():
        rule.add(f"{PLACE[name]}{row}")
    bounds = indicator["minimum"], indicator["maximum"], "whole" if indicator["kind"] == "rank" else "decimal"
    if bounds[:2] != (None, None):
        limits.setdefault(bounds, _range(*bounds, t)).add(f"{PLACE['数值']}{row}")


def _range(minimum: float | None, maximum: float | None, kind: str, t) -> DataValidation:
    operator, sentence = LIMITS[minimum is not None, maximum is not None]
    message = t(sentence).format(minimum=numbers.written(minimum), maximum=numbers.written(maximum))
    first, second = [numbers.written(x) for x in (minimum, maximum) if x is not None] + [None] * (None in (minimum, maximum))
    return DataValidation(
        type=kind, operator=operator, formula1=first, formula2=second, allow_blank=True, errorStyle="warning",
        showErrorMessage=True, showInputMessage=True, error=message, prompt=message,
    )  # fmt: skip


def _choice(name: str, t) -> DataValidation:
    return DataValidation(
        type="list", formula1=f'"{LISTS[name]}"', allow_blank=True, showErrorMessage=True, showInputMessage=True,
        error=t(EXPLAINED[name]), prompt=t(EXPLAINED[name]),
    )  # fmt: skip


def _look(sheet) -> None:
    for name, width in COLUMNS.items():
        sheet.column_dimensions[PLACE[name]].width = width
        sheet[f"{PLACE[name]}1"].font = Font(bold=True)
        sheet[f"{PLACE[name]}1"].alignment = Alignment(vertical="center")
    for name in ("上期时期", "上期数值", "填报说明"):
        for cell in sheet[PLACE[name]][1:]:
            cell.font = GREY
    sheet.freeze_panes = "D2"  # the header, and which indicator it is
