"""Which indicator a table is about that names none: its title or its file's name may say so; else it is asked."""

import re
import unicodedata

from etl.answers import chosen
from etl.formats.grid import Grid, Rows
from etl.problem import Choice
from etl.tables.header import Header
from etl.tables.overrides import Overrides
from etl.tables.preamble import FILE
from etl.tables.vocabulary import Vocabulary
from etl.values.names import fold
from wording.language import later

KEY = "which_indicator"
NEUTRAL = {
    "indicator",
    "indicators",
    "data",
    "dataset",
    "csv",
    "xlsx",
    "final",
    "new",
    "the",
    "sdg",
    "goal",
    "series",
    "values",
    "by",
    "all",
}
WORD = re.compile(r"[a-z]+|\d+")


def named(header: Header, file: str, grid: Grid, vocabulary: Vocabulary, overrides: Overrides) -> None:
    """Give the header's table its indicator where only that is missing: as answered, as its title or file says, or by a question.

    file: its name. Without a catalogue the file's name is the indicator's.
    """
    if not header.values or header.has("indicator") or not all(header.has(name) for name in ("office", "period")):
        return
    if answer := chosen(overrides.choices, KEY):
        header.shared["indicator"] = (0, answer)
        return
    stem = unicodedata.normalize("NFKC", file).rpartition("/")[2].rpartition(".")[0] or file
    places = [(FILE, stem), *single_cells(grid.rows[: header.first])]
    mentions = {name: place for place, text in places if (name := mentioned(text, vocabulary))}
    if len(mentions) == 1 or not vocabulary.has_catalogue:
        header.shared["indicator"] = next(((place, name) for name, place in mentions.items()), (FILE, stem))
    else:
        header.questions.append((KEY, {"choices": tuple(_choices(vocabulary, [*mentions]))}))


def single_cells(rows: Rows) -> list[tuple[int, str]]:
    """(row, text) of the rows that hold nothing but one text: titles."""
    texts = [list(dict.fromkeys(cell.strip() for cell in cells if cell.strip())) for cells in rows]
    return [(row, one[0]) for row, one in enumerate(texts, start=1) if len(one) == 1]


def _choices(vocabulary: Vocabulary, first: list):
    """The catalogue's indicators, those that are mentioned before the others."""
    ids = [vocabulary.indicators[fold(name)] for name in first]
    for r in sorted(vocabulary.records, key=lambda r: r["id"] not in ids):
        yield Choice(r["id"], later("全部是“{name}”"), {"name_zh": r["name_zh"], "name_en": r["name_en"]})


def mentioned(text: str, vocabulary: Vocabulary) -> str:
    """The name of the one indicator that a text names in any way; "" for none or several. The longest name counts."""
    rest, identities = spaced(text), set()
    names = {
        name: r["name_zh"]
        for r in vocabulary.records
        for name in (r["id"], r["name_zh"], r["name_en"], *r["aliases"].split("|"))
        if name
    }
    for name in sorted(names, key=len, reverse=True):
        if (words := spaced(name)) in rest and _tells(words, rest):
            identities.add(names[name])
            rest = rest.replace(words, " \n ")
    return identities.pop() if len(identities) == 1 else ""


def spaced(text: str) -> str:
    """Words and numbers with blanks between them, Chinese as it is: indicator_16-6-1 → " indicator 16 6 1 "."""
    plain = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).lower())
    return f" {plain.strip()} " if plain.isascii() else re.sub(r"\s", "", plain)


def _tells(words: str, rest: str) -> bool:
    """Whether a name that occurs in a text is what the text is about: a Latin one only where little else is said."""
    if not words.isascii():
        return len(words) > 1
    before, _, after = rest.partition(words)
    others = WORD.findall(before + " " + after)
    return len(words.strip()) > 1 and all(other in NEUTRAL or re.fullmatch(r"(?:19|20)\d\d", other) for other in others)
