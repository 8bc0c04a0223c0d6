"""What the words of a table say: that a column holds the offices, that a text is a period, an indicator, a unit.

The catalogue settles what an indicator or an office is called; without one, header words have to do.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from etl.catalogue.catalogue import Catalogue
from etl.formats.grid import Cells
from etl.tables.shapes.levels import level
from etl.values import period, publications, units
from etl.values.header_words import DONE, EARLY, EXPECTED, PLANNED, RATES, REFERENCE, header_words, known_words, plain
from etl.values.names import fold
from etl.values.traditional import simplified

K = TypeVar("K")
V = TypeVar("V")

AS_PLANNED = re.compile(
    r"(?P<name>.{1,80}?)\s*[（(_＿-]?\s*(?:年度|全年)?(?:计划|目标|预算|任务)[数值]?\s*[）)]?"
)  # 办理文件计划
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"  # of which NFKC makes digits
MARK = r"[*＊※★☆#†‡①-⑳]+"
TOTAL = re.compile(r"(?:全[省市区县]|各[区县单位]+|本[年页])?(?:合计|总计|小计|共计|总数|合計|total|sum)数?", re.IGNORECASE)
NOTE = re.compile(
    r"[（(]?(?:注|备注|附注|说明|编制说明|指标解释|数据来源|资料来源|来源|填表人|填报人|经办人|审核人|审核|负责人|单位负责人|制表人?|制表单位"
    r"|联系人|联系电话|电话|填报日期|报送日期|制表日期|(?i:notes?|sources?|data from database|last updated?))\s*\d*[)）]?\s*[:：.、]|[※★*＊]"
)
WITH_UNIT = re.compile(r"(.*\S)\s*[(（\[【](?:单位[:：])?([^()（）\[\]【】]{1,16})[)）\]】]", re.DOTALL)
WITH_PERIOD = re.compile(
    rf"({period.YEAR}\s*年?(?:[上下]半年|第?[1-4一二三四]季度|前[一二三1-3]个?季度|1月?\s*[-—–~至]+\s*(?:1[0-2]|[2-9])月份?(?:累计)?|[01]?\d月份?)?)(.+)",
    re.DOTALL,
)
MOST_KEPT = 10_000  # labels and titles that are remembered
LONGEST_HEADER = 200  # characters of a header that are looked at


@dataclass(frozen=True)
class Label:
    """What one header cell says: a field, or one of "reference", "total", "mixed" (指标/地区), "" (nothing known);
    fixed: what it sets for every cell below it: {"period": "2024年"}, or {"part": "1-6月"} of a year that stands elsewhere; unit: the
    unit in it."""

    text: str
    field: str = ""
    fixed: dict[str, str] = dataclasses.field(default_factory=dict)
    unit: str = ""

    @property
    def has_meaning(self) -> bool:
        return bool(self.field or self.fixed)


def vocabulary(catalogue: Catalogue | None) -> "Vocabulary":
    """The Vocabulary of a catalogue, made once for all files that are read with it."""
    if catalogue is None:
        return Vocabulary(None)
    made = catalogue.vocabulary
    if not isinstance(made, Vocabulary):
        made = catalogue.vocabulary = Vocabulary(catalogue)
    return made


class Vocabulary:
    """The words that this office uses."""

    def __init__(self, catalogue: Catalogue | None):
        whole = catalogue if catalogue and {"indicators.csv", "offices.csv"} <= catalogue.tables.keys() else None
        self.indicators = whole.names("indicators.csv") if whole else {}
        self.offices = whole.names("offices.csv") if whole else {}
        self.has_catalogue = whole is not None
        self._labels: dict[str, Label] = {}
        self.contexts: dict[tuple[str, bool], Any] = {}  # of etl/tables/context.py
        self.records = whole.tables["indicators.csv"] if whole else []
        self.office_names = whole.office_names if whole else []
        self.bases = whole.unit_bases if whole else frozenset()

    def is_office(self, text: str) -> bool:
        return fold(text) in self.offices

    def is_indicator(self, text: str) -> bool:
        return fold(self.indicator(text)[0]) in self.indicators

    def is_unit(self, text: str) -> bool:
        return units.is_known(text, self.bases)

    def is_total(self, text: str) -> bool:
        """合计, 总计, 小计, unless the catalogue knows an indicator or office of that name."""
        if len(text) > 20:
            return False
        name = fold(text)
        return bool(TOTAL.fullmatch(name)) and name not in self.indicators and name not in self.offices

    def indicator(self, text: str) -> tuple[str, str]:
        """Name and unit of "办理各类文件（件）"; the text and "" where the parentheses belong to the name."""
        if fold(text) not in self.indicators and (coded := publications.SERIES_CODE.fullmatch(text)):
            text = coded["name"]
        match = WITH_UNIT.fullmatch(text)
        if not match or fold(text) in self.indicators:
            return text, ""
        name, unit = match[1].strip(), unicodedata.normalize("NFKC", match[2]).strip()
        if self.is_unit(unit) or fold(name) in self.indicators:
            return name, unit
        return text, ""

    def label(self, text: str) -> Label:
        """What a header cell says."""
        return self.once(self._labels, text, lambda: self._label(" ".join(text[:LONGEST_HEADER].split())))

    @staticmethod
    def once(memo: dict[K, V], key: K, make: Callable[[], V]) -> V:
        """What `make` gives for a key, kept for the next time; of very many keys all are forgotten now and then."""
        if (kept := memo.get(key)) is None:
            if len(memo) >= MOST_KEPT:
                memo.clear()
            kept = memo[key] = make()
        return kept

    def _label(self, text: str) -> Label:
        label = self._whole(text) or self._with_unit(text) or self._with_period(text) if text else None
        return label or Label(text)

    def _whole(self, text: str) -> Label | None:
        word = plain(text)
        if name := header_words().get(word):
            return Label(text, name)
        if word in PLANNED:
            return Label(text, "plan")
        if word in REFERENCE:
            return Label(text, "reference")
        if dated := text if period.readable(text) else publications.period_in(text):
            return Label(text, fixed={"period": dated})
        if self.is_indicator(text):
            return self._of_indicator(text)
        if self.is_office(text):
            return Label(text, fixed={"office": text})
        if (planned := AS_PLANNED.fullmatch(text)) and self.is_indicator(planned["name"]):
            return Label(text, "plan")
        if name := publications.fields().get(word):
            return Label(text, name)
        if self.is_total(text):
            return Label(text, "total")
        return self._of_several(text)

    def _of_indicator(self, text: str) -> Label:
        """办理文件, with its unit or a part of the year in parentheses: 办理文件（1-10月）."""
        name, unit = self.indicator(text)
        if period.is_part(unit):
            return Label(text, fixed={"indicator": name, "part": unit})
        return Label(text, fixed={"indicator": name}, unit=unit)

    @staticmethod
    def _of_several(text: str) -> Label | None:
        """A figure of another period or a change (本年累计, 同比), a share of the plan, a part of a year (1-6月), several header words in one
        cell."""
        if plain(text) in RATES:
            return Label(text, "reference")
        if figure := level(text):
            return Label(text, figure.field, figure.fixed)
        if period.is_part(text):
            return Label(text, fixed={"part": text})
        parts = re.split(r"[|\\/、]", plain(text))
        return Label(text, "mixed") if len(parts) > 1 and all(p in known_words() for p in parts) else None

    def _with_unit(self, text: str) -> Label | None:
        match = WITH_UNIT.fullmatch(text)
        if not match or not self.is_unit(match[2]):
            return None
        inner = self._whole(match[1].strip()) or self._with_period(match[1].strip())
        return inner and Label(text, inner.field, inner.fixed, unicodedata.normalize("NFKC", match[2]).strip())

    def _with_period(self, text: str) -> Label | None:
        """2024年数值, 2024年备注."""
        match = WITH_PERIOD.fullmatch("".join(c if c in CIRCLED else unicodedata.normalize("NFKC", c) for c in text))
        if not match:
            return None
        last = match.lastindex or 0  # what stands beside the period
        word = plain(match[last]).strip("()_- ")
        if word in PLANNED:
            return Label(text, "plan", {"period": match[1].strip()})
        if self.is_indicator(match[last].strip()):  # 2024年网上可办率
            name, unit = self.indicator(match[last].strip())
            return Label(text, fixed={"period": match[1].strip(), "indicator": name}, unit=unit)
        rest = header_words().get(word)
        if rest in ("value", "note", "qualifier", "status"):
            return Label(text, rest, {"period": match[1].strip()})
        return self._with_role(text, match[1].strip(), word, match[last].strip("()（） "))

    @staticmethod
    def _with_role(text: str, year: str, word: str, mark: str) -> Label | None:
        """2024年(预计), 2024年快报数, 2024年*: the mark is kept; 2024年实际."""
        if word in DONE:
            return Label(text, "value", {"period": year})
        status = next((status for words, status in ((EXPECTED, "E"), (EARLY, "P")) if word in words), "")
        if status:
            return Label(text, "value", {"period": year, "note": word, "status": status})
        return Label(text, "value", {"period": year, "note": mark}) if re.fullmatch(MARK, mark) else None


def is_note(cells: Cells) -> bool:
    """Whether a row is a remark below or above a table and no record: 注：…, 数据来源：…, 填表人：…"""
    first = next((text for cell in cells if (text := cell.strip())), "")
    return bool(first) and bool(NOTE.match(simplified(first)))
