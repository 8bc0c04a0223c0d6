"""The units that a text around a table names: 单位：万元, (亿元), 以万元计."""

import re

from etl.tables.vocabulary import Vocabulary
from etl.values.units import factor, several
from etl.values.units import plain as plain_unit

# 编制单位 and the like name an office; the unit ends before the next label of the line.
BODIES = "".join(
    f"(?<!{word})"
    for word in (
        "编制",
        "填报",
        "填表",
        "报送",
        "制表",
        "负责",
        "责任",
        "主管",
        "参与",
        "所在",
        "主办",
        "承办",
        "统计",
        "审核",
        "发布",
        "上报",
    )
)
UNIT_LINE = re.compile(
    rf"(?:{BODIES}单\s*位|(?i:\bunits?))\s*(?:均|都|统一)?\s*(?:为|是|[:：])\s*([^(（)）】\]〕。；;\n]{{1,24}}?)(?=\s{{2,}}|\s+[^\s:：]{{2,6}}[:：]|[(（)）】\]〕。；;\n]|$)"
)
UNIT_BEHIND = re.compile(rf"{BODIES}单位[_\s]*([^\s，。；、)）:：]{{1,10}})")
UNIT_STATED = re.compile(r"(?:以|按)([^，。；、]{1,12}?)(?:为单位|计算|计量|统计|填列|填报|反映|列示|计)(?=[，。；、)）]|$)")
UNIT_IS = re.compile(r"为([^，。；、)）:：]{2,10})(?=[，。；、)）]|$)")
UNIT_CHANGED = re.compile(r"由([^，。；]{1,8}?)(?:改|调整|变更|换算)为([^，。；]{1,8})")
UNIT_AT_END = re.compile(r"(?<=[\u4e00-\u9fff])[\s\-—–:：,，/_]([^\s\-—–:：,，/_()（）]{2,10})$")
CAPTION = re.compile(r"^[^:：]{1,6}[:：]\s*")
QUOTES = dict.fromkeys(map(ord, "“”‘’\"'「」"))
PARENTHESES = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]{1,24})[)）\]】〕]")
ASIDES = (PARENTHESES, UNIT_STATED, UNIT_BEHIND, UNIT_IS, UNIT_CHANGED, UNIT_AT_END)  # where only known units are taken for one
HAN = re.compile(r"[\u4e00-\u9fff]")


def named_units(text: str, vocabulary: Vocabulary) -> list[str]:
    """The units that a text names: after 单位：, whatever they are; in parentheses, or 以…计, where they are known ones."""
    text = text.translate(QUOTES)
    lines = [
        unit
        for match in UNIT_LINE.finditer(text)
        for unit in several(match[1], vocabulary.bases)
        if not vocabulary.is_office(unit)
    ]
    asides = [part for form in ASIDES for match in form.finditer(text) for part in match.groups()]
    asides += [text] if len(text.strip()) > 1 and HAN.search(text) else []  # nothing but 万件 in a corner
    listed = [several(CAPTION.sub("", aside), vocabulary.bases) for aside in asides if not aside.startswith("单位")]
    asides_units = [
        unit for units in listed if units and _is_unit(units[0], vocabulary) for unit in units if _is_unit(unit, vocabulary)
    ]
    return list(dict.fromkeys(map(plain_unit, lines + asides_units)))


def _is_unit(text: str, vocabulary: Vocabulary) -> bool:
    """A known unit; of Latin ones, which may be any word, those with a multiple."""
    return vocabulary.is_unit(text) and (not text.isalpha() or not text.isascii() or factor(text, "元") is not None)
