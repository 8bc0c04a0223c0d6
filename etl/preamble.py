"""What stands once for a whole table, above its header or below it: title, unit, office, period, indicator, source."""

import re
import unicodedata

from etl import period
from etl.catalogue import fold
from etl.headers import Vocabulary, plain

LABELS = {  # the words before a colon → what they give
    **dict.fromkeys(["指标", "指标名称", "统计指标"], "indicator"),
    **dict.fromkeys(["时间", "时期", "年份", "年度", "统计时间", "填报年份", "填报年度", "报告期", "数据时间"], "period"),
    **dict.fromkeys(["填报单位", "单位名称", "地区", "报送单位", "区县", "部门", "机构"], "office"),
    **dict.fromkeys(["计量单位", "单位"], "measure"),
    **dict.fromkeys(["数据来源", "来源", "资料来源"], "source"),
}
LABELLED = re.compile(r"([^:：(（]{2,6}?)\s*[:：](.*)", re.DOTALL)
IN_TITLE = re.compile(rf"{period.YEAR}\s*年\s*(?:[上下]半年|第?[1-4一二三四]季度|1[0-2]月|0?[1-9]月)?")


def taken_from(rows: list, above: int, vocabulary: Vocabulary) -> dict:
    """field → (row, text) from the rows before position `above`; explicit labels first, then the words of a title."""
    found = {}
    for number, cells in enumerate(rows[:above], start=1):
        for name, text in labelled(cells, vocabulary):
            found.setdefault(name, (number, text))
    for number, cells in enumerate(rows[:above], start=1):
        texts = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
        if len(texts) == 1 and not LABELLED.fullmatch(texts[0]):
            for name, text in _in_title(texts[0], vocabulary):
                found.setdefault(name, (number, text))
    return found


def labelled(cells: list, vocabulary: Vocabulary):
    """(field, text) of every "单位：件" in a row; the text may stand in the next cell."""
    texts = [re.sub(r"[（(](.*)[)）]", r"\1", text) if LABELLED.fullmatch(text[1:]) else text for text in map(str.strip, cells)]
    for place, text in enumerate(texts):
        parts = LABELLED.fullmatch(text)
        following = next((later for later in texts[place + 1 :] if later), "")
        label, said = (parts[1], parts[2].strip() or following) if parts else (text, following)
        name = LABELS.get(plain(label))
        if name and said and not LABELLED.fullmatch(said):
            yield from _given(name, said, vocabulary)


def _given(name: str, text: str, vocabulary: Vocabulary):
    """What a label and its text give: 单位 may be the unit or the office, an indicator may bring its unit."""
    if name == "measure" and not vocabulary.is_measure(text):
        name = "office" if vocabulary.is_office(text) else ""
    if name == "indicator":
        text, measure = vocabulary.indicator(text)
        if measure:
            yield "measure", measure
    if name == "measure":
        text = unicodedata.normalize("NFKC", text)
    if name and (name != "period" or period.parse(text)):
        yield name, text


def _in_title(title: str, vocabulary: Vocabulary):
    """The one period and the one office that a title names."""
    text = unicodedata.normalize("NFKC", title)
    periods = {found[0] for found in IN_TITLE.finditer(text)}
    if len(periods) == 1 and period.parse(only := periods.pop()):
        yield "period", only
    elif period.parse(text):
        yield "period", text
    if office := _office_in(fold(text), vocabulary):
        yield "office", office


def _office_in(title: str, vocabulary: Vocabulary) -> str:
    """The office whose name stands in the title, the longest name counting; "" for none or several."""
    found, rest = {}, title
    for name in sorted(vocabulary.offices, key=len, reverse=True):
        if len(name) > 1 and name in rest and not name.isascii():
            found[vocabulary.offices[name]] = name
            rest = rest.replace(name, "\n")
    return found.popitem()[1] if len(found) == 1 else ""
