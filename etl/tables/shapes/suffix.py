"""What a name says of its figures after an underscore, as the statistics site has it: 房地产投资_累计值, …_当期值, …_累计增长."""

import re

from etl.tables.body import Body
from etl.tables.shapes.scope import CUMULATIVE, settled
from etl.tables.vocabulary import Vocabulary
from etl.values import period

CHANGE = "change"
SUM = [
    "本月止累计",
    "至本月累计",
    "1至本月累计",
    "1-本月累计",
    "本月止",
    "累计值",
    "累计数",
    "累计额",
    "累计量",
    "累计完成",
    "本年累计",
    "年累计",
    "累计",
]
SINGLE = ["当期值", "当期数", "当期", "当月值", "当月数", "当月", "当季值", "当季数", "当季", "本月", "本期"]
GROWTH = [
    "累计增长",
    "累计增速",
    "累计同比",
    "同比增长",
    "同比增速",
    "同比",
    "环比增长",
    "环比",
    "当期增长",
    "当月增长",
    "当季增长",
    "当月同比",
]
WORDS = dict.fromkeys(SUM, CUMULATIVE) | dict.fromkeys(SINGLE, "") | dict.fromkeys(GROWTH, CHANGE)
ANY_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
SUFFIX = re.compile(
    rf"(?P<name>.{{1,200}}?)\s*(?:[_＿]\s*(?P<word>{ANY_WORD})|[（(](?P<inside>{ANY_WORD})[）)]|(?P<direct>{ANY_WORD}))"
)


def parted(name: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """(name, scope or CHANGE) of a name with such a suffix; None where it has none, is known as it stands, or is unknown without it."""
    match = None if vocabulary.is_indicator(name) else SUFFIX.fullmatch(name)
    if not match or (vocabulary.has_catalogue or match["direct"]) and not vocabulary.is_indicator(match["name"]):
        return None
    return match["name"], WORDS[match["word"] or match["inside"] or match["direct"]]


def settle(body: Body, vocabulary: Vocabulary, cumulative: list[int]) -> list[int]:
    """Give the records of names with a suffix their name and period; the places of the cumulative ones, those at `cumulative` among them.
    Changes that are rows are left out, with a notice; without a catalogue they are indicators like others."""
    texts = body.texts
    _out_of_units(texts)
    names = {name: parts for name in set(texts["indicator"]) if (parts := parted(name, vocabulary))}
    changes, sums = [], list(cumulative)
    for place, name in enumerate(texts["indicator"] if names else ()):
        base, scope = names.get(name, (name, None))
        if scope == CHANGE:
            if vocabulary.has_catalogue:
                changes.append(place)
            elif "累计" in name:  # an indicator of its own, of the months up to this one
                texts["period"][place] = settled(texts["period"][place], CUMULATIVE)
        elif scope is not None:
            texts["indicator"][place], texts["period"][place] = base, settled(texts["period"][place], scope)
            sums += [place] if scope == CUMULATIVE else []
    body.leave_out_for(CHANGE, changes)
    return sums if not changes else [place - sum(left < place for left in changes) for place in sums]


def once(body: Body, places: list[int]) -> None:
    """What is counted up to January is January: of cumulative figures (at `places`) those that stand as those of the month or quarter too,
    with the same value, are left out, with a notice."""
    key = [body.texts[name] for name in ("office", "indicator", "value")]
    periods = body.texts["period"]
    first = [place for place in places if "/P" not in (period.parse(periods[place]) or "/P")]
    others = set(range(len(periods))) - set(places) if first else ()
    others_keys = {(*(column[place] for column in key), period.parse(periods[place])) for place in others}
    body.leave_out_for(
        "counted", [place for place in first if (*(column[place] for column in key), period.parse(periods[place])) in others_keys]
    )


def _out_of_units(texts: dict[str, list[str]]) -> None:
    """来信（累计值）: what stands in the parentheses is no unit."""
    for place, unit in enumerate(texts["unit"] if any(one in WORDS for one in set(texts["unit"])) else ()):
        if unit in WORDS:
            texts["indicator"][place], texts["unit"][place] = f"{texts['indicator'][place]}_{unit}", ""
