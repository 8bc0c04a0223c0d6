"""Where the header of a table is, and what each of its columns holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl import parts, value
from etl.asked import Asked
from etl.grid import COLUMNS, Grid
from etl.header_words import field_of, plain
from etl.headerless import lettered, with_figures
from etl.headers import Label, Vocabulary, is_note
from etl.notes import role_of
from etl.shapes import series
from etl.shapes.doubles import once
from etl.shapes.levels import beside, grouped, named_changes, only_changes
from etl.shapes.measured import measured
from etl.understood import Column

WITHIN = 100  # rows in which a header is looked for
TOLD_BY = 40  # rows whose contents tell what a column is
LEVELS = 3  # rows of a header at the most
DIMENSIONS = ("indicator", "period", "office")
EXPLICIT = 3  # so many columns named by their header words leave no doubt that this is a header


@dataclass
class Header:
    """Rows first..last (positions from 0; 0..-1 where there is no header) and the columns below them; taken: what rows above say for the whole table. questions: what has
    to be answered before a record can be read, as (code, further arguments of Problem); apart: positions of rows that are left out; remarks: (sentence, facts) of what was understood."""

    first: int
    last: int
    columns: list = field(default_factory=list)
    taken: dict = field(default_factory=dict)
    questions: list = field(default_factory=list)
    apart: set = field(default_factory=set)
    remarks: list = field(default_factory=list)

    @property
    def values(self) -> list:
        """The columns whose cells are figures."""
        return [column for column in self.columns if column.field == "value"]

    def has(self, name: str) -> bool:
        """Whether a record of this table has the dimension: from a column, from the header, or from above it."""
        if name in self.taken:
            return True
        values = []
        for column in self.columns:
            if column.field == name:
                return True
            if column.field == "value":
                values.append(column)
        return bool(values) and all(name in column.fixed for column in values)


def at(cells: list, place: int) -> str:
    """The text of a row at a place; "" beyond its end."""
    return cells[place].strip() if place < len(cells) else ""


def candidate(grid: Grid, first: int, vocabulary: Vocabulary, asked: Asked, taken: dict) -> Header:
    """The table whose header begins in row `first`, whatever that row holds; below 0 the file has none."""
    if kinds := series.block(grid, first) if first >= 0 else []:
        columns = [_corrected(column, asked) for column in series.columns(grid, first, kinds, vocabulary)]
        return Header(first, first + len(kinds) - 1, columns, {**taken, **_asked_for(asked)})
    none, first = first < 0, max(first, 0)
    last = -1 if none else first
    while not none and last + 1 < min(len(grid.rows), first + LEVELS) and _goes_on(grid.rows[last], grid.rows[last + 1], vocabulary):
        last += 1
    columns = lettered(grid) if none else [_joined(place, labels) for place, labels in _levels(grid, first, last, vocabulary)]
    contents = Contents(grid, last + 1)
    header = Header(first, last, columns, {**taken, **_asked_for(asked)})
    for step in (_settled, once, parts.columns, grouped, beside, _inferred, _roles, _named_once, named_changes, _indicators_across, only_changes, _indicators_across, *([with_figures] if none else ())):
        header.columns = step(header, contents, vocabulary)
    header.columns = [_corrected(column, asked) for column in header.columns]
    measured(header, contents, asked)
    return header


def is_table(header: Header, grid: Grid, given: frozenset = frozenset()) -> bool:
    """Whether the columns make sense together: figures, and at least two of indicator, period and office. given: those that are said
    elsewhere."""
    if header.questions:
        return True
    if not header.values or sum(name in given or header.has(name) for name in DIMENSIONS) + bool(parts.across(header)) < 2:
        return False
    explicit = [c for c in header.columns if c.field in (*DIMENSIONS, "value") and not c.fixed]
    contents = Contents(grid, header.last + 1)
    texts = [text for column in header.values for text in contents.texts(column.position)]
    readable = [text for text in texts if not value.parse(text).bad]
    return len(explicit) >= EXPLICIT or 2 * len(readable) >= max(len(texts), 1)


def may_begin(cells: list, vocabulary: Vocabulary) -> bool:
    """Whether a row looks like the first of a header: header words, or several periods, indicators or offices side by side."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    if len(texts) < 2 or is_note(texts):
        return False
    labels = [vocabulary.label(text) for text in texts]
    if any(value.PLAIN.fullmatch(label.text) and not label.fixed for label in labels):
        return False
    words = sum(label.field not in ("", "total") for label in labels)
    kinds = {name for label in labels for name in label.fixed}
    across = len({label.text for label in labels if label.fixed})
    if words:
        return words > 1 or across > 0 or not vocabulary.known
    corner = vocabulary.label(at(cells, 0))
    bare = all(label.text.isdigit() for label in labels if label.fixed)
    return not corner.known and across > 1 and len(kinds) == 1 and not (corner.text and bare)


class Contents:
    """The texts below a header, as far as they tell what a column is."""

    def __init__(self, grid: Grid, start: int):
        self.strict = grid.strict
        self.rows = [cells for cells in grid.rows[start : start + TOLD_BY] if not is_note(cells)]

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def texts(self, place: int) -> list:
        """The different texts of a column, without the blank ones."""
        return list(dict.fromkeys(text for cells in self.rows if (text := at(cells, place))))


# -- levels of a header ----------------------------------------------------------------------------------------------------


def _level(text: str, vocabulary: Vocabulary) -> Label:
    """A header cell below another one may be nothing but a unit, （件）."""
    label = vocabulary.label(text)
    inner = text.strip("()（）[]【】 ")
    return label if label.known or not vocabulary.is_measure(inner) else Label(label.text, measure=inner)


def _is_group(label: Label) -> bool:
    """Whether a header cell may stand over several columns."""
    return not label.known or bool(label.fixed) or label.field == "value"


def _goes_on(upper: list, lower: list, vocabulary: Vocabulary) -> bool:
    """Whether the row below belongs to the header too: all of it known words, none of it in the place of a key."""
    texts = {place: at(lower, place) for place in range(len(lower)) if at(lower, place)}
    labels = {place: _level(text, vocabulary) for place, text in texts.items()}
    if len(labels) < 2 or not all(label.known or label.measure for label in labels.values()):
        return False
    for place, label in labels.items():
        above = vocabulary.label(at(upper, place))
        if above.text and above.text != label.text and (not _is_group(above) or (not above.known and not label.field)):
            return False
    return any(at(upper, place) != text for place, text in texts.items())


def _levels(grid: Grid, first: int, last: int, vocabulary: Vocabulary) -> Iterator[tuple]:
    """(place, labels from top to bottom) of every column, a group's label carried to the columns below it."""
    rows = grid.rows[first : last + 1]
    filled = [[vocabulary.label(at(cells, place)) for place in range(max(map(len, rows)))] for cells in rows[:1]]
    filled += [[_level(at(cells, place), vocabulary) for place in range(max(map(len, rows)))] for cells in rows[1:]]
    areas = [area for area in grid.merged if first <= area[0] <= last and area[3] > area[1]]
    for depth, labels in enumerate(filled[:-1]):
        for place in range(1, len(labels)):
            below = any(row[place].text for row in filled[depth + 1 :])
            if not labels[place].text and below and _is_group(labels[place - 1]) and _covered(areas, first + depth, place):
                labels[place] = labels[place - 1]
    yield from enumerate(zip(*filled, strict=True))


def _covered(areas: list, row: int, place: int) -> bool:
    """Whether the cell lies in a merged area; where the file knows of none, a blank is taken for one."""
    return (
        not areas
        or len(areas) > COLUMNS
        or any(top <= row <= bottom and left < place <= right for top, left, bottom, right in areas)
    )


def _joined(place: int, labels: tuple) -> Column:
    """One column from its labels, the lower one deciding what it holds."""
    text = " ".join(dict.fromkeys(label.text for label in labels if label.text))
    names = [label.field for label in labels if label.field]
    fixed = _dated({name: said for label in labels for name, said in label.fixed.items()})
    if names[-1:] in (["value"], ["change"]) and not labels[0].known and labels[0].text != labels[-1].text:
        fixed |= {"group": labels[0].text} if labels[0].text else {}
    measure = next((label.measure for label in reversed(labels) if label.measure), "")
    name = names[-1] if names else "value" if fixed else "unknown" if text else ""
    return Column(place, text, name, fixed, measure)


def _dated(fixed: dict) -> dict:
    """上半年 under 2024年 is 2024年上半年, 全年 the year itself; a part without its year stays one (etl/parts.py)."""
    if "part" in fixed and "period" in fixed:
        part = fixed.pop("part")
        return {**fixed, "period": parts.joined(fixed["period"], part)}
    return fixed


# -- what the contents tell ------------------------------------------------------------------------------------------------


def _settled(header: Header, contents: Contents, vocabulary: Vocabulary) -> list:
    """单位 over 件, 条, % is the unit; columns beyond the header have no name."""
    has_measure = any(c.field == "measure" for c in header.columns)
    columns = []
    for column in header.columns:
        texts = contents.texts(column.position) if plain(column.header) in ("单位", "unit") else []
        is_unit = texts and all(map(vocabulary.is_measure, texts)) and not any(map(vocabulary.is_office, texts))
        name = ("reference" if has_measure else "measure") if is_unit else column.field
        columns.append(Column(column.position, column.header, name, column.fixed, column.measure))
    beyond = range(len(columns), 0 if contents.strict else contents.width)
    return columns + [Column(place, "") for place in beyond]


def _inferred(header: Header, contents: Contents, vocabulary: Vocabulary) -> list:
    """What a column without a known header holds, where its contents leave no doubt and nothing else holds it."""
    columns, lacking = [], [name for name in DIMENSIONS if not header.has(name)]
    across = any("period" in column.fixed for column in header.columns)
    for column in header.columns:
        name = column.field
        if name in ("", "unknown", "mixed") and lacking:
            first = column.position == 0 and across and not vocabulary.known
            name = _by_contents(contents.texts(column.position), lacking, vocabulary)
            # without a catalogue the first column of a table whose periods stand side by side holds the indicators
            corner = _corner(column) if across else ""
            name = name or (corner if corner in lacking else "indicator" if first and "indicator" in lacking else column.field)
            lacking = [other for other in lacking if other != name]
        name = "unknown" if name == "mixed" else name
        columns.append(Column(column.position, column.header, name, column.fixed, column.measure))
    return columns


def _roles(header: Header, contents: Contents, vocabulary: Vocabulary) -> list:
    """A column of nothing but 计划, 实际, 快报 says what the figures of its rows are: it is their note (etl/roles.py)."""
    columns, free = list(header.columns), not any(column.field == "note" for column in header.columns)
    for n, column in enumerate(columns if free else ()):
        texts = contents.texts(column.position) if column.field == "unknown" else []
        if texts and all(role_of(text) for text in texts):
            columns[n] = Column(column.position, column.header, "note", column.fixed)
            break
    return columns


def _corner(column: Column) -> str:
    r"""What geo\time, 地区/年份 says of its column where the periods stand side by side; "" for anything else."""
    names = [field_of(part) for part in re.split(r"[|\\/、]", column.header)] if column.field == "mixed" else []
    rest = [name for name in names if name != "period"]
    return rest[0] if len(names) == 2 and len(rest) == 1 else ""


def _by_contents(texts: list, lacking: list, vocabulary: Vocabulary) -> str:
    tests = {
        "indicator": vocabulary.is_indicator,
        "office": vocabulary.is_office,
        "period": lambda text: not {"period", "part"}.isdisjoint(vocabulary.label(text).fixed) and vocabulary.label(text).field == "",
    }
    found = (name for name in lacking if texts and 5 * sum(map(tests[name], texts)) >= 3 * len(texts))
    return next(found, "")


def _named_once(header: Header, contents: Contents, vocabulary: Vocabulary) -> list:
    """指标名称 is the indicator where no other column is."""
    has_indicator = any(c.field == "indicator" for c in header.columns)
    name = "reference" if has_indicator else "indicator"
    return [Column(c.position, c.header, name, c.fixed, c.measure) if c.field == "name" else c for c in header.columns]


def _indicators_across(header: Header, contents: Contents, vocabulary: Vocabulary) -> list:
    """Beside indicators, or where there is no other figure, further columns of numbers are indicators too, if unknown ones."""
    across = any("indicator" in c.fixed for c in header.columns)
    keyed = any(c.field in ("period", "office") for c in header.columns)
    if any(c.field == "indicator" for c in header.columns) or not (across or (not header.values and keyed)):
        return header.columns
    columns = []
    for column in header.columns:
        texts = contents.texts(column.position) if column.field == "unknown" else []
        readings = [value.parse(text) for text in texts]
        if any(one.value is not None for one in readings) and not any(one.bad for one in readings):
            name, measure = vocabulary.indicator(column.header)
            column = Column(column.position, column.header, "value", {"indicator": name}, measure)
        columns.append(column)
    return columns


# -- what was asked for ----------------------------------------------------------------------------------------------------


def _asked_for(asked: Asked) -> dict:
    said = {"office": asked.office, "period": asked.period}
    return {name: (0, text) for name, text in said.items() if text}


def _corrected(column: Column, asked: Asked) -> Column:
    """The column as the analyst says it is."""
    if column.position not in asked.meanings:
        return column
    parts = [part for part in asked.meanings[column.position].split(";") if part]
    fixed = dict(part.split(":", 1) for part in parts if ":" in part)
    own = [part for part in parts if ":" not in part]
    return Column(column.position, column.header, own[0] if own else "value" if fixed else "reference", fixed, column.measure)
