"""Bytes of a file to cells that remember their row and column.

The layout understood today is tidy rows under Chinese or English headers. A further layout or format is one
more function from bytes or Sheet to Sheet; what follows sees only `Sheet`.
"""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field

from etl.problem import Problem

# What a column holds → the headers that say so. The first is the one we write.
HEADERS = {
    "office": ["office", "单位", "单位名称", "机构", "部门", "填报单位", "unit", "office_id"],
    "indicator": ["indicator", "指标", "指标编号", "指标代码", "indicator_id"],
    "period": ["period", "时期", "年份", "年度", "时间", "期间", "year"],
    "value": ["value", "数值", "值", "数据", "指标值"],
    "qualifier": ["qualifier", "约数", "约数标记"],
    "status": ["status", "数据状态", "状态"],
    "as_worded": ["as_worded", "原文表述", "原文"],
    "note": ["note", "备注", "说明", "注"],
    "source": ["source", "来源", "出处", "数据来源"],
    "measure": ["measure", "计量单位", "unit_of_measure"],
    "name": ["name_zh", "指标名称", "名称", "name", "indicator_name"],
}
# For reference only: read past without a word.
REFERENCE = {
    "name_en",
    "theme",
    "kind",
    "direction",
    "section",
    "previous_value",
    "主题",
    "上期时期",
    "上期数值",
    "填报说明",
    "row",
}
REQUIRED = {"office": "单位", "indicator": "指标", "period": "时期", "value": "数值"}
csv.field_size_limit(1 << 24)  # a long cell is no fault of quotation marks
SEPARATORS = [",", "\t", ";", "，"]


@dataclass
class Sheet:
    """The cells of one table: `columns` field → position, `header` as written, `records` [(row, cells)]."""

    file: str
    header: list = field(default_factory=list)
    columns: dict = field(default_factory=dict)
    records: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    first_row: int = 1

    def column(self, name: str) -> list:
        """All texts of one field, in the order of the records; "" where the file has no such column."""
        if name not in self.columns:
            return [""] * len(self.records)
        place = self.columns[name]
        return [cells[place] for _, cells in self.records]


def read(data: bytes, file: str, office: str | None = None) -> Sheet:
    """Read a CSV. `office` is the office of every row when the file has no such column.

    Never raises for what is in the file: see `Sheet.problems`.
    """
    sheet = Sheet(file)
    text, problem = decode(data, file)
    if problem or not text.strip("\ufeff\r\n\t ,;"):
        sheet.problems.append(problem or Problem("empty_file", file))
        return sheet
    records = list(_records(text, _separator(text), sheet))
    if not records:
        return sheet
    (sheet.first_row, header), *body = records
    sheet.header = [cell.strip() for cell in header]
    while sheet.header and not sheet.header[-1]:
        sheet.header.pop()
    _recognise(sheet, office)
    if not any(p.level == "error" for p in sheet.problems):
        sheet.records = [record for record in _full_width(body, sheet) if _whole_number(record, sheet)]
        if not body:
            sheet.problems.append(Problem("no_rows", file, 1))
    return sheet


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Text of the bytes by the ladder BOM → UTF-8 → UTF-16 (many NULs) → GB18030, each strict."""
    ladder = ["utf-8-sig"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        ladder = ["utf-16"]
    elif data[:1024].count(0) > len(data[:1024]) // 4:
        ladder = ["utf-16-le", "utf-16-be"]
    elif not data.startswith(b"\xef\xbb\xbf"):
        ladder = ["utf-8", "gb18030"]
    where = 0
    for encoding in ladder:
        try:
            return data.decode(encoding), None
        except UnicodeDecodeError as error:
            where = max(where, error.start)
    line = data[:where].count(b"\n") + 1
    return "", Problem("undecodable", file, line, facts={"line": line})


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    known = {name for names in HEADERS.values() for name in names}
    return max(SEPARATORS, key=lambda s: (sum(_plain(c) in known for c in first.split(s)), -SEPARATORS.index(s)))


def _records(text: str, separator: str, sheet: Sheet):
    """(row, cells) of every record that is not blank; row numbers count blank records as a spreadsheet does."""
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield row, cells
    except csv.Error:
        sheet.problems.append(Problem("broken_quote", sheet.file, row + 1))


def _recognise(sheet: Sheet, office: str | None) -> None:
    """Find out what each column holds; report what is missing, doubled or unknown."""
    meaning = {name: field for field, names in HEADERS.items() for name in names}
    if not any(_plain(cell) in meaning for cell in sheet.header):
        sheet.problems.append(Problem("no_header", sheet.file, sheet.first_row))
        return
    for place, cell in enumerate(sheet.header):
        known = meaning.get(_plain(cell))
        if known is None:
            if cell and _plain(cell) not in REFERENCE:
                sheet.problems.append(Problem("unknown_column", sheet.file, 1, cell, cell))
        elif known in sheet.columns:
            sheet.problems.append(
                Problem(
                    "duplicate_header",
                    sheet.file,
                    1,
                    cell,
                    cell,
                    {"first": sheet.columns[known] + 1, "second": place + 1, "wanted": HEADERS[known][1]},
                )
            )
        else:
            sheet.columns[known] = place
    if "indicator" not in sheet.columns and "name" in sheet.columns:
        sheet.columns["indicator"] = sheet.columns["name"]
    for wanted in REQUIRED:
        if wanted not in sheet.columns and not (wanted == "office" and office):
            sheet.problems.append(
                Problem(
                    "missing_header",
                    sheet.file,
                    1,
                    facts={"wanted_zh": REQUIRED[wanted], "wanted_en": wanted, "accepted": ", ".join(HEADERS[wanted])},
                )
            )


def _full_width(records, sheet: Sheet):
    """The records as wide as the header; empty cells beyond it (a spreadsheet's habit) do not count."""
    width = len(sheet.header)
    for row, cells in records:
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) == width:
            yield row, [cell.replace("\ufeff", "").replace("\u200b", "").strip() for cell in cells]
        else:
            sheet.problems.append(
                Problem("wrong_width", sheet.file, row, cell=",".join(cells)[:80], facts={"got": len(cells), "expected": width})
            )


def _whole_number(record: tuple, sheet: Sheet) -> bool:
    """False, and a problem, where an unquoted 8,517 has become the cells 8 and 517."""
    row, cells = record
    place = sheet.columns["value"]
    following = cells[place + 1] if place + 1 < len(cells) else ""
    if not (re.fullmatch(r"[1-9]\d{0,2}", cells[place]) and re.fullmatch(r"\d{3}(\.\d+)?", following)):
        return True
    sheet.problems.append(Problem("split_number", sheet.file, row, sheet.header[place], cells[place], {"next": following}))
    return False


def _plain(header: str) -> str:
    return unicodedata.normalize("NFKC", header).strip().lower()
