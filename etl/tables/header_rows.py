"""Where the header of a table is, and what each of its columns holds."""

from collections.abc import Iterator

from etl.formats.grid import COLUMNS, Cells, Grid
from etl.tables import parts
from etl.tables.columns import corrected, given_for_all, indicators_across, inferred, named_once, roles, settled
from etl.tables.header import DIMENSIONS, Contents, Header, at
from etl.tables.headerless import lettered, with_figures
from etl.tables.interpretation import Column, Shared
from etl.tables.overrides import Overrides
from etl.tables.shapes import series
from etl.tables.shapes.doubles import once
from etl.tables.shapes.level_columns import beside, grouped, named_changes, only_changes
from etl.tables.shapes.measured import measured
from etl.tables.vocabulary import Label, Vocabulary, is_note
from etl.values import value

HEADER_WITHIN = 100  # rows in which a header is looked for
MOST_LEVELS = 3  # rows of a header at the most
EXPLICIT = 3  # so many columns named by their header words leave no doubt that this is a header


def candidate(grid: Grid, first: int, vocabulary: Vocabulary, overrides: Overrides, shared: Shared) -> Header:
    """The table whose header begins in row `first`, whatever that row holds; below 0 the file has none."""
    if kinds := series.block(grid, first) if first >= 0 else []:
        columns = [corrected(column, overrides) for column in series.columns(grid, first, kinds, vocabulary)]
        return Header(first, first + len(kinds) - 1, columns, {**shared, **given_for_all(overrides)})
    none, first = first < 0, max(first, 0)
    last = -1 if none else first
    while (
        not none
        and last + 1 < min(len(grid.rows), first + MOST_LEVELS)
        and _goes_on(grid.rows[last], grid.rows[last + 1], vocabulary)
    ):
        last += 1
    columns = lettered(grid) if none else [_joined(place, labels) for place, labels in _levels(grid, first, last, vocabulary)]
    contents = Contents(grid, last + 1)
    header = Header(first, last, columns, {**shared, **given_for_all(overrides)})
    for step in (
        settled,
        once,
        parts.columns,
        grouped,
        beside,
        inferred,
        roles,
        named_once,
        named_changes,
        indicators_across,
        only_changes,
        indicators_across,
        *([with_figures] if none else ()),
    ):
        header.columns = step(header, contents, vocabulary)
    header.columns = [corrected(column, overrides) for column in header.columns]
    measured(header, contents, overrides)
    return header


def is_table(header: Header, grid: Grid, given: frozenset[str] = frozenset()) -> bool:
    """Whether the columns make sense together: figures, and at least two of indicator, period and office. given: those that are given
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


def may_begin(cells: Cells, vocabulary: Vocabulary) -> bool:
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
        return words > 1 or across > 0 or not vocabulary.has_catalogue
    corner = vocabulary.label(at(cells, 0))
    bare = all(label.text.isdigit() for label in labels if label.fixed)
    return not corner.has_meaning and across > 1 and len(kinds) == 1 and not (corner.text and bare)


# -- levels of a header ----------------------------------------------------------------------------------------------------


def _level(text: str, vocabulary: Vocabulary) -> Label:
    """A header cell below another one may be nothing but a unit, （件）."""
    label = vocabulary.label(text)
    inner = text.strip("()（）[]【】 ")
    return label if label.has_meaning or not vocabulary.is_unit(inner) else Label(label.text, unit=inner)


def _is_group(label: Label) -> bool:
    """Whether a header cell may stand over several columns."""
    return not label.has_meaning or bool(label.fixed) or label.field == "value"


def _goes_on(upper: list, lower: list, vocabulary: Vocabulary) -> bool:
    """Whether the row below belongs to the header too: all of it known words, none of it in the place of a key."""
    texts = {place: at(lower, place) for place in range(len(lower)) if at(lower, place)}
    labels = {place: _level(text, vocabulary) for place, text in texts.items()}
    if len(labels) < 2 or not all(label.has_meaning or label.unit for label in labels.values()):
        return False
    for place, label in labels.items():
        above = vocabulary.label(at(upper, place))
        if above.text and above.text != label.text and (not _is_group(above) or (not above.has_meaning and not label.field)):
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
    fixed = _dated({name: value for label in labels for name, value in label.fixed.items()})
    if names[-1:] in (["value"], ["change"]) and not labels[0].has_meaning and labels[0].text != labels[-1].text:
        fixed |= {"group": labels[0].text} if labels[0].text else {}
    unit = next((label.unit for label in reversed(labels) if label.unit), "")
    name = names[-1] if names else "value" if fixed else "unknown" if text else ""
    return Column(place, text, name, fixed, unit)


def _dated(fixed: dict) -> dict:
    """上半年 under 2024年 is 2024年上半年, 全年 the year itself; a part without its year stays one (etl/tables/parts.py)."""
    if "part" in fixed and "period" in fixed:
        part = fixed.pop("part")
        return {**fixed, "period": parts.joined(fixed["period"], part)}
    return fixed


# -- what the contents tell ------------------------------------------------------------------------------------------------


# -- what was asked for ----------------------------------------------------------------------------------------------------
