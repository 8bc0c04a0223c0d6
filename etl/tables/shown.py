"""Numbers that a spreadsheet shows with words beside them or scaled: 80.3 shown as 80.30亿元 under a catalogue that counts in 万元.

Nothing is asked where what is shown agrees with the catalogue, or says the number that is held in another way (8.5万 for 85000).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from etl.answers import chosen
from etl.formats.grid import Grid
from etl.formats.number_format import Shown
from etl.problem import Choice, Problem
from etl.tables.body import Body, joined_units
from etl.tables.overrides import Overrides
from etl.tables.vocabulary import Vocabulary
from etl.values import units, value
from etl.values.names import fold
from wording.language import later

SHOWN, HELD, LEAVE_OUT = "shown", "held", "leave_out"
AS_SHOWN, AS_HELD = later("按显示的采用：{text}"), later("按保存的数采用：{text}")
UNUSED = later("不采用这些数据")
RATES = ("%", "‰")


@dataclass(frozen=True)
class Record:
    """What there is of a figure beside its format: the number as it is held, the unit that is given around it, and the catalogue's
    units for its indicator (in both languages; "" where there is none)."""

    held: str
    around: str
    wanted: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Outcome:
    """What becomes of a figure: its text and unit as shown, its unit as held; is_open: the one or the other is to be chosen;
    is_blank: no number is shown."""

    text: str
    unit: str
    as_held: str = ""
    is_open: bool = False
    is_blank: bool = False


Figure = tuple[int, Shown, Record, Outcome]  # its place among the records, and what is known of it


def settle(grid: Grid, body: Body, vocabulary: Vocabulary, overrides: Overrides, file: str) -> Iterator[Problem]:
    """Give records the unit that their format shows; yields a question for each format whose words could mean another number."""
    if not grid.shown:
        return
    wanted = {record["id"]: (record["unit_zh"], record["unit_en"]) for record in vocabulary.records}
    texts, open_ones, dropped = body.texts, {}, []
    for place, (row, column) in enumerate(zip(body.rows, body.positions, strict=True)):
        if not (shown := grid.shown.get((row - 1, column))):
            continue
        names = wanted.get(vocabulary.indicators.get(fold(texts["indicator"][place]), ""), ("",))
        record = Record(texts["value"][place], texts["unit"][place], names)
        outcome, about = understood(shown, record), _about(shown.format)
        answer = chosen(overrides.choices, f"number_format:{about}") if outcome.is_open else SHOWN
        if answer == SHOWN and not outcome.is_blank:
            texts["value"][place], texts["unit"][place] = outcome.text, outcome.unit
        elif answer == LEAVE_OUT and outcome.is_blank:
            dropped.append(place)
        elif answer != HELD:
            open_ones.setdefault(about, []).append((place, shown, record, outcome))
    for about, figures in open_ones.items():
        yield _question(about, figures, body, file)
    body.leave_out(dropped)


def understood(shown: Shown, record: Record) -> Outcome:
    """What the words that are shown make of a figure."""
    if not shown.number:
        return Outcome(record.held, record.around, is_open=True, is_blank=True)
    text = f"{shown.before}{shown.number}{shown.after}"
    reading = value.parse(text)
    if reading.qualifier or reading.marks is not value.NONE:
        return Outcome(text, record.around, is_open=True)
    held, is_rate = record.held.removesuffix("%"), record.held.endswith("%")
    words = reading.unit if shown.before and not reading.bad else shown.after or shown.before  # 第3名: 名
    words = words.removesuffix("%") if is_rate else words
    if Decimal(shown.number) != Decimal(held):
        return _scaled(shown, words, record) if words else Outcome(shown.number, record.around, is_open=True)
    return _beside(words, record) if words else Outcome(record.held, record.around)


def _scaled(shown: Shown, words: str, record: Record) -> Outcome:
    """8.5万元 for 85000: that many 元, where the multiple is what the number was divided by; else one of the two is meant."""
    unit = units.parse(words) or units.Unit("")
    is_bare = units.plain(words) in units.MULTIPLES
    times = Decimal(units.MULTIPLES[units.plain(words)]) if is_bare else unit.times
    if Decimal(shown.number) * times != Decimal(record.held):
        return Outcome(shown.number, words, is_open=True)
    around = units.parse(record.around) if record.around else None
    if around and units.factor(words, record.around) == 1:  # the unit line tells what is shown
        return Outcome(record.held, around.base)
    return Outcome(record.held, record.around if is_bare else joined_units(record.around, unit.base))


def _beside(words: str, record: Record) -> Outcome:
    """80.3亿元 for 80.3: the unit, unless the catalogue counts in another one; then the words may be but an ornament."""
    if words in RATES:
        return Outcome(f"{record.held}{words}", record.around)
    if record.around:
        return Outcome(
            record.held, record.around if units.factor(words, record.around) == 1 else joined_units(record.around, words)
        )
    factors = [factor for name in record.wanted if name and (factor := units.factor(words, name)) is not None]
    return Outcome(record.held, "" if 1 in factors else words, record.wanted[0], is_open=bool(factors) and 1 not in factors)


def _about(text: str) -> str:
    """A number format as a key that can be typed: without quotation marks and escapes."""
    return re.sub(r'["\\!]', "", text).replace("=", "＝") or ";"


def _question(about: str, figures: list[Figure], body: Body, file: str) -> Problem:
    place, shown, record, outcome = figures[0]
    held = Choice(HELD, AS_HELD, {"text": f"{record.held}{outcome.as_held or record.around}"})
    unit = "" if outcome.text.endswith(outcome.unit) else outcome.unit
    other = Choice(LEAVE_OUT, UNUSED) if outcome.is_blank else Choice(SHOWN, AS_SHOWN, {"text": f"{outcome.text}{unit}"})
    facts = {"held": record.held, "format": about, "n": len(figures)}
    return Problem("number_format", file, body.rows[place], body.columns[place], shown.text, facts, about, (other, held))
