"""Names that the catalogue has not: what it has that is near, and few lines for very many of them."""

from difflib import SequenceMatcher

from etl.catalogue.catalogue import Catalogue
from etl.catalogue.rules import Record
from etl.problem import Problem
from etl.values.names import fold
from wording.language import LANGUAGES, later, translator

MOST_NEAR = 3
LONGEST_NAME = 60  # characters of a name that are compared
MOST_LISTED = 5  # unknown names that are listed, each once, before the rest is only counted
NEAR = later("最接近的有：{names}。")
FORMS = {"zh": ("、", "{name}（{id}）"), "en": (", ", "{name} ({id})")}
COUNTED = {"unknown_office": "unknown_offices", "unknown_indicator": "unknown_indicators"}
NOTHING_NEAR = {f"nearest_{lang}": "" for lang in LANGUAGES}


def unknown(kind: str, text: str, catalogue: Catalogue) -> Problem:
    """The problem of an "office" or "indicator" that nobody is called, with the nearest names where any is near."""
    records, facts = near(text, catalogue, f"{kind}s.csv"), {}
    for lang, (mark, form) in FORMS.items():
        names = mark.join(form.format(name=record[f"name_{lang}"], id=record["id"]) for record in records)
        facts[f"nearest_{lang}"] = translator(lang)(NEAR).format(names=names) if names else ""
    return Problem(f"unknown_{kind}", "", cell=text, facts=facts)


def near(text: str, catalogue: Catalogue, file: str) -> list[Record]:
    """The records of a catalogue's file that are called much like the text, at most MOST_NEAR, the likest first."""
    wanted, names = fold(text)[:LONGEST_NAME], catalogue.names(file)
    matcher, likeness = SequenceMatcher(None), {}
    matcher.set_seq2(wanted)
    for name, identity in names.items():
        matcher.set_seq1(name)
        likeness[identity] = max(likeness.get(identity, 0), _likeness(wanted, name, matcher))
    likest = sorted((i for i, alike in likeness.items() if alike), key=likeness.__getitem__, reverse=True)
    return [catalogue.record(file, identity) for identity in likest[:MOST_NEAR]]


def _likeness(text: str, name: str, matcher: SequenceMatcher) -> float:
    """0 for a name that is not near, else how near: the share of equal characters, and 1 more where one holds the other.

    Of two Chinese characters one may be wrong (来件, 来信); Latin letters are alike by chance more often.
    """
    latin = text.isascii()
    shorter, longer = sorted((text, name), key=len)
    if len(shorter) >= (4 if latin else 2) and shorter in longer:
        return 1 + matcher.ratio()
    least = 0.7 if latin else 0.5
    quick = matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least
    alike = matcher.ratio() if quick else 0
    return alike if alike >= least else 0


def fewer(problems: list[Problem]) -> list[Problem]:
    """The problems as people read them: of very many unknown names the first, each once, and then how many there are."""
    listed, counted = [], {}
    for problem in problems:
        if problem.code not in COUNTED:
            listed.append(problem)
            continue
        names = counted.setdefault((problem.file, problem.code), {})
        names[problem.cell] = names.get(problem.cell, 0) + 1
        if names[problem.cell] == 1 and len(names) <= MOST_LISTED:
            listed.append(problem)
    for (file, code), names in counted.items():
        if sum(names.values()) > min(len(names), MOST_LISTED):
            place = max(n for n, problem in enumerate(listed) if (problem.file, problem.code) == (file, code))
            facts = {"names": len(names), "n": sum(names.values()), "most": MOST_LISTED}
            listed.insert(place + 1, Problem(COUNTED[code], file, facts=facts))
    return listed
