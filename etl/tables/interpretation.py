"""What the reader understood of a file, in a form that a page can show and the analyst correct."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from etl.formats.grid import Rows
from etl.problem import spoken
from etl.values import period
from wording.language import later, translator

SAMPLE_ROWS, SAMPLE_COLUMNS = 30, 2_000  # as many columns as a file may have (etl/formats/grid.py)
MOST_QUOTED = 3  # notes and titles that are quoted
MOST_NAMED = 8  # rows, columns or sheets that a sentence names before it only counts them
FORMATS = {"csv": "CSV", "xlsx": "XLSX", "xls": "XLS", "html": "HTML"}
SEPARATORS = {",": later("逗号"), "\t": later("制表符"), ";": later("分号"), "，": later("全角逗号")}
# (what stands side by side, order of the periods) → the sentence
ACROSS = {
    ("period", "ascending"): later("时期横向，升序"),
    ("period", "descending"): later("时期横向，降序"),
    ("period", ""): later("时期横向"),
    ("year", "ascending"): later("年份横向，升序"),
    ("year", "descending"): later("年份横向，降序"),
    ("year", ""): later("年份横向"),
    ("indicator", ""): later("指标横向"),
    ("office", ""): later("单位横向"),
}
ROWS_LEFT = {  # why a row was left out
    "title": later("{rows}为标题，不是数据"),
    "total": later("{rows}为合计，未采用"),
    "note": later("{rows}为说明，未采用"),
    "no_value": later("{rows}没有数值，未采用"),
    "repeated": later("{rows}重复表头，未采用"),
    "change": later("{rows}是写明的增减，未采用"),
    "counted": later("{rows}的累计数与当期数相同，只采用一次"),
    "hidden": later("{rows}被隐藏，按回答未采用"),
    "struck": later("{rows}有加删除线的数值，按回答未采用"),
}
COLUMNS_LEFT = {
    "blank": later("“{columns}”整列空白，未采用"),
    "total": later("“{columns}”为合计，未采用"),
    "reference": later("“{columns}”仅供参考，未读取"),
    "other": later("“{columns}”未选作数值，未采用"),
    "hidden": later("“{columns}”列被隐藏，按回答未采用"),
    "change": later("“{columns}”是写明的增减，只用来核对"),
}
SHARED = {  # what stands once for the whole table
    "office": later("单位取自{place}：{text}"),
    "indicator": later("指标取自{place}：{text}"),
    "period": later("时期取自{place}：{text}"),
    "unit": later("计量单位：{text}（{place}）"),
    "status": later("按{place}所写，未另注数据状态的记为{text}"),
    "source": later("数据来源取自{place}：{text}"),
}
PLACES = {-1: later("工作表名"), -2: later("文件名"), -3: later("另一张工作表")}  # etl/tables/preamble.py SHEET, FILE, BESIDE
INNER = ("scope", "change", "group", "counted")  # what a column may fix that the analyst does not say
UNREAD = (
    "reference",
    "total",
    "unknown",
    "plan",
    "other",
    "change",
    "frequency",
    "breakdown",
)  # what a column may be that gives records nothing
LAYOUTS = {"period": "periods_across", "indicator": "indicators_across", "office": "offices_across"}


Shared = dict[
    str, tuple[int, str]
]  # field → (row as the spreadsheet counts, or a place of PLACES; text) of what stands once for a table


@dataclass(frozen=True)
class Column:
    """One column of the file: position from 0, its header as written, the field it holds ("" when it is left out; also
    those of UNREAD), and what it fixes for its cells, such as {"period": "2024年"}."""

    position: int
    header: str
    field: str = ""
    fixed: dict[str, str] = dataclasses.field(default_factory=dict)
    unit: str = ""

    @property
    def meaning(self) -> str:
        """As in `Overrides.meanings`: "office", "period:2024年", "note;period:2024年", "" for left out."""
        across = [f"{name}:{text}" for name, text in self.fixed.items() if name not in INNER and self.field not in UNREAD]
        field = [self.field] if self.field not in UNREAD and not (across and self.field == "value") else []
        return ";".join(filter(None, field + across))


@dataclass(frozen=True)
class Left:
    """Something that is in the file and was left out: rows of a reason, or a column (row 0)."""

    reason: str
    row: int = 0
    column: str = ""
    text: str = ""


@dataclass
class Understood:
    """How a file was read. rows count as the spreadsheet does.

    layout: tidy, periods_across, indicators_across, offices_across, or "" when no table was found. order: ascending,
    descending or "" of the periods that stand side by side. shared: field → (row, text) of what stands once for the
    whole table. other_tables: rows where further tables begin. sample: the first rows as they stand.
    """

    format: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: list[str] = dataclasses.field(default_factory=list)
    header_rows: list[int] = dataclasses.field(default_factory=list)
    layout: str = ""
    order: str = ""
    across: list[str] = dataclasses.field(default_factory=list)
    columns: list[Column] = dataclasses.field(default_factory=list)
    shared: Shared = dataclasses.field(default_factory=dict)
    left_out: list[Left] = dataclasses.field(default_factory=list)
    blank_cells: int = 0
    filled: int = 0
    records: int = 0
    other_tables: list[int] = dataclasses.field(default_factory=list)
    remarks: list[tuple[str, dict[str, Any]]] = dataclasses.field(default_factory=list)
    sample: Rows = dataclasses.field(default_factory=list)

    @property
    def unit(self) -> str:
        """The unit that stands once for the whole table, "" for none."""
        return self.shared.get("unit", (0, ""))[1]

    def sentences(self, lang: str = "zh") -> list[str]:
        """Short sentences that tell all of it; nothing is left out of the data without one."""
        if not self.header_rows and not self.columns:
            return []
        return [*self._file(lang), *self._table(lang), *self._rest(lang)]

    def _file(self, lang: str) -> Iterator[str]:
        t = translator(lang)
        kind = FORMATS.get(self.format, self.format)
        if self.separator:
            sentence = later("{format}文件，{encoding}编码，{separator}分隔")
            yield t(sentence).format(format=kind, encoding=self.encoding, separator=t(SEPARATORS[self.separator]))
        elif self.sheet:
            yield t(later("{format}工作簿，工作表“{sheet}”")).format(format=kind, sheet=self.sheet)
        others = [name for name in self.sheets if name != self.sheet]
        if others:
            yield t(later("另有工作表未读取：{sheets}")).format(sheets=listed(others, lang))

    def _table(self, lang: str) -> Iterator[str]:
        t = translator(lang)
        if len(self.header_rows) == 1:
            yield t(later("表头在第{row}行")).format(row=self.header_rows[0])
        elif self.header_rows:
            yield t(later("表头在第{first}至{last}行")).format(first=self.header_rows[0], last=self.header_rows[-1])
        else:
            yield t(later("没有表头，第一行起就是数据"))
        if self.layout == "tidy":
            yield t(later("每行一条数据"))
        for name in self.across:
            yield t(ACROSS.get((name, self.order), ACROSS[name, ""]))
        for name, (row, text) in self.shared.items():
            yield t(SHARED[name]).format(place=place_name(row, lang), text=text)
        for sentence, facts in self.remarks:
            yield t(sentence).format(**spoken(facts, lang))

    def _rest(self, lang: str) -> Iterator[str]:
        t = translator(lang)
        for reason, sentence in ROWS_LEFT.items():
            if rows := list(dict.fromkeys(left.row for left in self.left_out if left.reason == reason and left.row)):
                texts = [f"“{left.text}”" for left in self.left_out if left.reason == reason and left.text][:MOST_QUOTED]
                yield (
                    t(sentence).format(rows=rows_named(rows, lang))
                    + ("：" if lang == "zh" else ": ") * bool(texts)
                    + "".join(texts)
                )
        for reason, sentence in COLUMNS_LEFT.items():
            if columns := [left.column for left in self.left_out if left.reason == reason and not left.row]:
                yield t(sentence).format(columns=listed(columns, lang))
        if self.blank_cells:
            yield t(later("空白单元格{n}个，不作数据")).format(n=self.blank_cells)
        if self.filled:
            yield t(later("合并的单元格按首格内容补全{n}处")).format(n=self.filled)
        for row in self.other_tables:
            yield t(later("第{row}行起另有一张表，未读取")).format(row=row)


def place_name(place: int, lang: str) -> str:
    """A row, or the name of the sheet or of the file, in words."""
    t = translator(lang)
    return t(PLACES[place]) if place in PLACES else t(later("第{n}行")).format(n=place)


def listed(names: list[str], lang: str) -> str:
    """The first names, and how many there are."""
    mark = "、" if lang == "zh" else ", "
    more = translator(lang)(later("等{n}个")).format(n=len(names)) if len(names) > MOST_NAMED else ""
    return mark.join(names[:MOST_NAMED]) + more


def rows_named(rows: list[int], lang: str) -> str:
    """第3、5行, or 第3、4、…等20行."""
    mark = "、" if lang == "zh" else ", "
    many = len(rows) > MOST_NAMED
    sentence = later("第{rows}行等{n}行") if many else later("第{rows}行")
    return translator(lang)(sentence).format(rows=mark.join(map(str, rows[:MOST_NAMED])), n=len(rows))


def order_of(periods: list[str]) -> str:
    """ascending, descending, or "" for periods (as written) in no order or fewer than two."""
    kept = [period.parse(text) for text in periods]
    ends = [(form[:4], period.last_month(form), len(form)) for form in kept if form]
    if len(ends) < max(len(kept), 2):
        return ""
    return "ascending" if ends == sorted(ends) else "descending" if ends == sorted(ends, reverse=True) else ""
