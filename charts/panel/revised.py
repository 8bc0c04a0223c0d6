"""A presenter's own words after a revision: which figures in them are those of an older release, and what stands there now."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts.panel.content import Panel
from wording.language import later, translator

NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
SOURCE = later("来源")  # the header of what has no figures of the panel's own
LIVE = ("value", "change")  # what may stand in braces in a title or a note (Panel.live)


@dataclass(frozen=True)
class Outdated:
    """A figure in the presenter's words that the panel of the older release states and the present one does not.

    old: as he wrote it; new: what stands in its place now, "" where nothing does; is_number: new is a number that can take the place of the old
    one, and not another wording (增长3.1%, where there was a fall).
    """

    old: str
    new: str
    is_number: bool


def outdated(words: str, old: Panel | None, new: Panel | None) -> list[Outdated]:
    """The outdated figures of a text, in its order, each once."""
    if not words or old is None or new is None:
        return []
    gone = _numbers(_texts(old)) - _numbers(_texts(new))
    places = _in_place(old, new) if gone else {}
    figures = {}
    for match in NUMBER.finditer(words):
        if (number := _plain(match.group())) in gone:
            figures.setdefault(number, Outdated(match.group(), *places.get(number, ("", False))))
    return list(figures.values())


def renewed(words: str, figures: Sequence[Outdated]) -> str:
    """The text with the present numbers in the place of the outdated ones, where they can take it."""
    now = {_plain(one.old): one.new for one in figures if one.is_number}
    return NUMBER.sub(lambda match: now.get(_plain(match.group()), match.group()), words)


def lacking(words: str, panel: Panel) -> list[str]:
    """The live fields in a text that the panel has nothing for."""
    return [f"{{{name}}}" for name in LIVE if f"{{{name}}}" in words and not dict(panel.live).get(name)]


def _plain(number: str) -> str:
    return unicodedata.normalize("NFKC", number).replace(",", "").rstrip(".")


def _numbers(texts: Iterable[str]) -> set[str]:
    return {_plain(number) for text in texts for number in NUMBER.findall(text)}


def _texts(panel: Panel):
    """Every text in which a panel states a figure."""
    yield from (panel.title, panel.alt, *panel.speech, *panel.remarks, *(text for _, text in panel.live))
    yield from (cell for row in panel.table for cell in row)
    yield from (label for series in panel.series for label in series.labels)


def _in_place(old: Panel, new: Panel) -> dict[str, tuple[str, bool]]:
    """Number of the old panel → (what stands in its place in the new one, whether that is a number alone in the same words)."""
    replacements: dict[str, tuple[str, bool]] = {}
    for before, after in [*zip(_cells(old), _cells(new), strict=False), *_same_rows(old, new)]:
        numbers, others = NUMBER.findall(before), NUMBER.findall(after)
        same = NUMBER.sub("#", before) == NUMBER.sub("#", after)
        for n, number in enumerate(numbers):
            if same and _plain(number) != _plain(others[n]) and not replacements.get(_plain(number), ("", False))[1]:
                replacements[_plain(number)] = (others[n], True)
            elif not same and after != before:
                replacements.setdefault(_plain(number), (after, False))
    return replacements


def _cells(panel: Panel):
    """What a panel says first of all: its main figure, and its change."""
    return [dict(panel.live).get(name, "") for name in LIVE]


def _same_rows(old: Panel, new: Panel):
    """Cells of the two tables under the same header beside the same name, the source apart."""
    rows = {row[0]: row for row in new.table[1:]}
    heads = {head: n for n, head in enumerate(new.table[0])}
    for row in old.table[1:]:
        for n, head in enumerate(old.table[0][1:], start=1):
            if row[0] in rows and head in heads and head != translator(old.lang)(SOURCE):
                yield row[n], rows[row[0]][heads[head]]
