"""What the columns of a drafted row are called, and how a person is told of the draft."""

from collections.abc import Mapping

from etl.drafting.drafted import Drafted
from wording.language import later, named, translator

KINDS = {"count": later("数量"), "ratio": later("比率"), "score": later("得分"), "rank": later("名次")}
DIRECTIONS = {"neutral": later("不分好坏"), "up": later("越高越好"), "down": later("越低越好")}
OVER_TIME = {"sum": later("各期可相加"), "last": later("取最后一期"), "none": later("不能相加"), "": later("能否相加待定")}
# What is left open → the sentence that asks for it; the names follow.
OPEN = {
    "not_drafted": later("名称像是数字、时期或公式，没有起草，请核对表头和各列的含义"),
    "near": later("与目录中的名称相近，如是笔误请改正名称，不要加入目录"),
    "unit": later("计量单位没有写明，暂时留空"),
    "units": later("同一指标有几种计量单位，暂取最多的一种"),
    "kind": later("指标类型由名称推断，请核对"),
    "over_time": later("各月、各季度能否相加没有把握，暂时留空"),
    "direction": later("数值高好还是低好，暂定为不分好坏（neutral）"),
    "definition": later("口径待补充"),
    "english": later("英文名称暂用原名"),
    "region": later("所在区域没有写明，暂定为“未分区”"),
}
MOST_NAMED = 5  # names that a sentence gives before it only counts them


def indicator(record: Mapping[str, str], lang: str) -> str:
    """A drafted indicator in one line."""
    t = translator(lang)
    unit = named(record, "unit", lang) or t(later("无计量单位"))
    facts = {"name": named(record, "name", lang), "id": record["id"], "kind": t(KINDS[record["kind"]]), "unit": unit}
    sentence = later("指标  {name}（{id}）：{kind}，{unit}，小数{decimals}位，{adds}")
    return t(sentence).format(**facts, decimals=record["decimals"], adds=t(OVER_TIME[record["over_time"]]))


def points(made: Drafted, lang: str) -> list[str]:
    """What is left open, a sentence for each, with the names that it is about."""
    t = translator(lang)
    return [
        t(later("{point}（{n}）：{names}")).format(point=t(OPEN[key]), n=len(names), names=some(names, lang))
        for key, names in sorted_open(made)
    ]


def sorted_open(made: Drafted) -> list[tuple[str, list[str]]]:
    """(key, names) of what is open, in the order of OPEN."""
    return [(key, made.open[key]) for key in OPEN if key in made.open]


def some(names: list[str], lang: str) -> str:
    """The first of some names, and how many there are."""
    mark = "、" if lang == "zh" else ", "
    more = translator(lang)(later("等{n}个")).format(n=len(names)) if names[MOST_NAMED:] else ""
    return mark.join(names[:MOST_NAMED]) + more
