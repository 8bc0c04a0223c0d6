"""What a figure counts, by the words beside it, and what an indicator counts, by its names.

A figure is only taken for an indicator where its own noun speaks for it: 公开规章13件 counts 规章, whatever stands around it
that sounds like 政府网站公开信息. Where no noun stands beside the figure (被采用201条, 办结90件), the clause before says what it counts.
"""

import re
from functools import lru_cache

from etl.report import grammar

WORDS = grammar.WORDS["noun"]
ACTIONS = grammar.any_of(WORDS["actions"].split())
ACTED = re.compile(f"(?:{ACTIONS})$")
ACTS = re.compile(f"(?:{ACTIONS}|被)+$")
COUNTING = re.compile(rf"(?<=\w\w)(?:{grammar.any_of(WORDS['counting'].split())})$")  # a noun is left: 用户数 counts 用户
GENERAL = re.compile(f"(?:{grammar.any_of(WORDS['general'].split())})$")
FILLING = re.compile(
    rf"(?:{grammar.any_of(WORDS['filling'].split())}|[从由][^,;]{{0,40}}?{grammar.MOVED}|{grammar.MOVED}|[^\w])$"
)
AVERAGE = re.compile("[人户亩日月季年]均|平均")  # 人均GDP is no GDP
BEHIND = re.compile(r"[^\w]*(?:的|各类|个|类)?")
NOUN_WITHIN = 6  # characters after a figure in which its noun begins
NOUN_WINDOW = 40  # characters before a figure that hold its noun


@lru_cache(maxsize=4096)
def nouns(name: str) -> tuple[str, frozenset[str]]:
    """(noun, actions) of one of an indicator's names: 微信公众号推送 → ("众号", {"推送"}), 群众来信 → ("来信", set()).

    The noun is told by its last two characters; "" where the name holds nothing but actions.
    """
    plain = re.sub(r"\W", "", name)
    noun = _without(COUNTING, plain)
    acts = ACTS.search(noun)
    noun = _without(COUNTING, noun[: acts.start()]) if acts else noun
    return noun[-2:], frozenset(re.findall(ACTIONS, acts[0])) if acts else frozenset()


@lru_cache(maxsize=4096)
def beside(before: str, unit: str) -> str:
    """The two last characters of the noun before a figure; "" where an action, a general word or nothing stands there."""
    words = _without(FILLING, before[-NOUN_WINDOW:])
    if unit and words.endswith(unit):  # 依申请公开件18件
        words = words.removesuffix(unit)
    words = _without(FILLING, _without(COUNTING, words))
    return "" if len(words) < 2 or ACTED.search(words) or GENERAL.search(words) or not words[-2:].isalnum() else words[-2:]


def speaks_for(pairs: frozenset[str], own: str, after: str, unit: str) -> bool:
    """Whether the noun beside a figure, if there is one, is of an indicator whose names have these pairs of characters."""
    noun = beside(own, unit)
    if not noun or noun in pairs:
        return True
    behind = BEHIND.match(after)
    following = after[behind.end() if behind else 0 :][:NOUN_WITHIN]
    return any(following[n : n + 2] in pairs for n in range(len(following) - 1))


def qualified(names: tuple[str, ...], pairs: frozenset[str], own: str, unit: str) -> bool:
    """Whether other words narrow the noun beside a figure than those of the indicator: 规上服务业企业80家 for 规上工业企业.

    Not where a name stands there whole, in one piece or two (上报上级单位政务信息 for 上报政务信息), nor where what is before the
    noun only fills.
    """
    if not beside(own, unit):
        return False
    words = _without(FILLING, own[-NOUN_WINDOW:])
    words = words.removesuffix(unit) if unit else words
    words = _without(COUNTING, words)
    narrowed = False
    if AVERAGE.search(words) and not any(map(AVERAGE.search, names)):
        return True
    for name in map(_counted, names):
        common = _common_end(words, name)
        before = words[: len(words) - len(common)]
        if len(common) > 1 and name[: len(name) - len(common)] in re.sub(r"\W", "", before):
            return False
        if len(common) > 1 and not any(ending.search(before) for ending in (FILLING, ACTED, GENERAL)):
            narrowed = narrowed or (before[-2:] not in pairs and len(before) > 1)
    return narrowed


@lru_cache(maxsize=4096)
def _counted(name: str) -> str:
    return _without(COUNTING, re.sub(r"\W", "", name))


def _common_end(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return one[len(one) - length :]


def names_it(names: tuple[str, ...], own: str, around: str) -> bool:
    """Whether the noun of one of an indicator's names stands around a figure, and one of its actions where it has some."""
    return any(
        (noun in own or noun in around) and (not acts or any(act in around for act in acts)) for noun, acts in map(nouns, names)
    )


def _without(ending: re.Pattern, words: str) -> str:
    while match := ending.search(words):
        words = words[: match.start()]
    return words
