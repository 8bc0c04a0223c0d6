"""The rows below a header to records, one for each figure; what is no record is left out with its reason."""

import re
from collections.abc import Iterator

from etl.formats.grid import Cells, Grid
from etl.problem import Problem
from etl.tables import merged, parts
from etl.tables.body import FIELDS, KEYS, Body, completed, joined_units, with_fixed
from etl.tables.header import Header, at
from etl.tables.header_rows import candidate, is_table, may_begin
from etl.tables.interpretation import Column, Left
from etl.tables.overrides import Overrides
from etl.tables.preamble import is_remark, labelled, shared_above
from etl.tables.shapes import suffix
from etl.tables.shapes.changes import stated
from etl.tables.shapes.scope import CUMULATIVE, frequency, settled
from etl.tables.vocabulary import Vocabulary, is_note
from etl.values import fiscal_years, value
from etl.values.header_words import known_words, plain

NUMERIC = ("reference", "plan", "change", "other", "value")  # what a column may be in which numbers are no surprise
HALF = re.compile(r"[1-9]\d{0,2}")
REST = re.compile(r"\d{3}(\.\d+)?")


class Reader:
    """Reads one table of a grid."""

    def __init__(self, grid: Grid, header: Header, vocabulary: Vocabulary, file: str):
        self.grid, self.header, self.vocabulary, self.file = grid, header, vocabulary, file
        self.body = Body(shared=dict(header.shared))
        self.keys = [c.position for c in header.columns if c.field in KEYS and not c.fixed]
        self.values = header.values
        self.cumulative: list[int] = []  # places of records that are counted from January on
        self.width = max((c.position + 1 for c in header.columns if c.header or c.field in FIELDS), default=0)
        self.own = {c.field: c for c in header.columns if not c.fixed and c.field in FIELDS}
        self.frequency = next((c.position for c in header.columns if c.field == "frequency"), None)

    @property
    def is_tidy(self) -> bool:
        """One figure in a row, with all that belongs to it."""
        return len(self.values) == 1 and not self.values[0].fixed

    def read(self) -> Body:
        """Everything below the header, down to the next table or the end."""
        self.body.filled, problems = merged.fill(self.grid, self.header, self.keys, self.file)
        self.body.problems += problems
        parts.beside(self.header, self.grid.rows)
        kept = list(self._records())
        if self.is_tidy:
            self._tidy(kept)
        else:
            self._across(kept)
        self.body.stated = stated(self.header.columns, kept)
        self._units_in_names()
        self.body.texts["period"] = parts.with_year(self.body.texts["period"], self.header)
        parts.with_status(self.body.texts, self.vocabulary)
        for name, (row, text) in self.body.shared.items():
            if row == 0 or name in ("unit", "source") or not self._has_own(name):  # a blank key cell stays a question
                self.body.texts[name] = [completed(name, given, text) for given in self.body.texts[name]]
        suffix.once(self.body, suffix.settle(self.body, self.vocabulary, self.cumulative))
        fiscal_years.decide(self.body.texts)
        return self.body

    def _has_own(self, name: str) -> bool:
        return name in self.own or any(name in column.fixed for column in self.values)

    # -- which rows are records --------------------------------------------------------------------------------

    def _records(self) -> Iterator[tuple[int, Cells]]:
        """(row, cells) of the rows that are records, as wide as the header."""
        odd = self._odd() if self.is_tidy else None
        place = self.values[0].position if self.values else 0
        for index in range(self.header.last + 1, len(self.grid.rows)):
            cells = self.grid.rows[index]
            if index in self.header.apart or not any(cells) or not any(cell.strip() for cell in cells):
                continue
            doubtful = (
                odd is None or place >= len(cells) or cells[place] in odd or any(at(cells, key) in odd for key in self.keys)
            )
            reason = self._reason(index, cells) if doubtful else ""
            if reason == "table":
                break
            if reason and reason != "source":
                words = next((cell.strip() for cell in cells if cell.strip()), "") if reason in ("note", "no_value") else ""
                self.body.left.append(Left(reason, index + 1, text=words[:80]))
            elif not reason and (fitting := self._fitting(index + 1, cells)):
                yield index + 1, fitting

    def is_doubtful(self, cells: Cells) -> bool:
        """Whether a row of a tidy table without a plain number, and so perhaps no record, needs to be seen among its neighbours."""
        text = cells[self.values[0].position]
        if text and not value.parse(text.strip()).bad:
            return False
        blank = not any(cell.strip() for cell in cells)
        return blank or is_note(cells) or self._may_begin(cells)

    def _odd(self) -> set[str]:
        """The texts that call for a closer look at their row: values that are none, 合计 or a header for a key, and nothing."""
        rows = self.grid.rows[self.header.last + 1 :]
        place = self.values[0].position
        figures = {cells[place] for cells in rows if place < len(cells)}
        texts = {text for text in figures if not value.PLAIN.fullmatch(text) and value.parse(text.strip()).bad} | {""}
        for key in self.keys:
            keys = {at(cells, key) for cells in rows}
            texts |= {text for text in keys if plain(text) in known_words() or self.vocabulary.is_total(text)}
        return texts

    def _reason(self, index: int, cells: Cells) -> str:
        """Why a row is no record; "" where it is one; "table" where another table begins."""
        texts = [at(cells, column.position) for column in self.values]
        if is_note(cells) and not any(value.parse(text).value is not None for text in texts):
            return "source" if self._names_source(index, cells) else "note"
        if sum(map(bool, map(str.strip, cells))) == 1 and is_remark(cells, self.vocabulary):
            return "note"
        if any(self.vocabulary.is_total(at(cells, key)) for key in self.keys):
            return "total"
        if self._may_begin(cells) and (reason := self._begins(index, cells)):
            return reason
        if self.is_tidy or any(texts):
            return ""
        self.body.blank.update(column.position for column in self.values)
        return "no_value"

    def _may_begin(self, cells: Cells) -> bool:
        """Among a million tidy rows only those with a header word, or a blank corner, are worth a closer look."""
        likely = not self.is_tidy or not at(cells, 0) or any(len(c) < 20 and plain(c) in known_words() for c in cells)
        return likely and may_begin(cells, self.vocabulary)

    def _begins(self, index: int, cells: Cells) -> str:
        header = self.grid.rows[self.header.first]
        if self.header.last >= 0 and [c.strip() for c in cells] == [c.strip() for c in header]:
            before = self.grid.rows[index - 1] if index else []
            if sum(bool(c.strip()) for c in before) > 1 and not is_note(before):
                return "repeated"
        shared = {**self.header.shared, **shared_above(self.grid.rows, index, self.vocabulary)}
        if is_table(candidate(self.grid, index, self.vocabulary, Overrides(), shared), self.grid):
            self.body.begins.append(index + 1)
            return "table"
        return ""

    def _names_source(self, index: int, cells: Cells) -> bool:
        """Whether the row names the source of the whole table, which then holds for its records."""
        labels = dict(labelled(cells, self.vocabulary))
        if "source" in self.own or "source" not in labels:
            return False
        self.body.shared.setdefault("source", (index + 1, labels["source"]))
        return True

    def _fitting(self, row: int, cells: Cells) -> Cells | None:
        """The cells as wide as the header; a problem where a text file has more or fewer of them."""
        while len(cells) > self.width and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) == self.width:
            return None if self._split(row, cells) else cells
        if not self.grid.strict:
            return cells + [""] * (self.width - len(cells))
        facts = {"got": len(cells), "expected": self.width}
        self.body.problems.append(Problem("wrong_width", self.file, row, cell=",".join(cells)[:80], facts=facts))
        return None

    def _split(self, row: int, cells: Cells) -> bool:
        """True, and a problem, where an unquoted 8,517 has become the cells 8 and 517."""
        if not (self.grid.strict and self.is_tidy):
            return False
        place = self.values[0].position
        following = cells[place + 1] if place + 1 < len(cells) else ""
        beside = next((column.field for column in self.header.columns if column.position == place + 1), "")
        if beside in NUMERIC or not (len(following) > 2 and REST.fullmatch(following) and HALF.fullmatch(cells[place])):
            return False
        facts = {"next": following}
        self.body.problems.append(Problem("split_number", self.file, row, self.values[0].header, cells[place], facts))
        return True

    # -- rows to records ---------------------------------------------------------------------------------------

    def _tidy(self, kept: list[tuple[int, Cells]]) -> None:
        """All columns at once: no object for each cell."""
        kept = [(row, cells) for row, cells in kept if not self._uncomputed(row, self.values[0])]
        self.body.rows = [row for row, _ in kept]
        self.body.columns = [self.values[0].header] * len(kept)
        self.body.positions = [self.values[0].position] * len(kept)
        for name in FIELDS:
            if column := self.own.get(name):
                place = column.position
                self.body.texts[name] = [cells[place].strip() for _, cells in kept]
            else:
                self.body.texts[name] = [""] * len(kept)
        if unit := self.values[0].unit:
            self.body.texts["unit"] = [joined_units(text, unit) for text in self.body.texts["unit"]]
        if self.frequency is not None:
            periods = zip(self.body.texts["period"], kept, strict=True)
            self.body.texts["period"] = [settled(text, frequency(at(cells, self.frequency))) for text, (_, cells) in periods]

    def _across(self, kept: list[tuple[int, Cells]]) -> None:
        """One record for each figure of a row; a blank cell is none."""
        others = [c for c in self.header.columns if c.field in FIELDS and c.field != "value"]
        beside = [[c for c in others if c.fixed.items() <= v.fixed.items()] for v in self.values]
        for row, cells in kept:
            for figure, companions in zip(self.values, beside, strict=True):
                if self._uncomputed(row, figure):
                    continue
                if not cells[figure.position].strip():
                    self.body.blank[figure.position] += 1
                    continue
                record = {c.field: cells[c.position].strip() for c in companions}
                record |= with_fixed(figure.fixed, record) | {"value": cells[figure.position].strip()}
                if "part" in figure.fixed:
                    record["period"] = parts.joined(record.get("period", ""), figure.fixed["part"])
                record["unit"] = joined_units(record.get("unit", ""), figure.unit)
                if scopes := figure.fixed.get("scope") or (self.frequency is not None and frequency(at(cells, self.frequency))):
                    record["period"] = settled(record.get("period", ""), scopes)
                if CUMULATIVE in (scopes or figure.fixed.get("counted", "")):
                    self.cumulative.append(len(self.body.rows))
                for name in FIELDS:
                    self.body.texts[name].append(record.get(name, ""))
                self.body.rows.append(row)
                self.body.columns.append(figure.header)
                self.body.positions.append(figure.position)

    def _uncomputed(self, row: int, column: Column) -> bool:
        """True, and a problem, where the file holds a formula without its result."""
        formula = self.grid.uncomputed.get((row - 1, column.position))
        if formula:
            self.body.problems.append(Problem("formula_not_computed", self.file, row, column.header, formula))
        return bool(formula)

    def _units_in_names(self) -> None:
        """办理各类文件（件） in a key column: the name, and the unit where the row has none of its own."""
        texts = self.body.texts
        parts = {text: self.vocabulary.indicator(text) for text in set(texts["indicator"])}
        if all(not unit for _, unit in parts.values()):
            return
        given_units = texts["unit"]
        texts["unit"] = [joined_units(given, parts[t][1]) for t, given in zip(texts["indicator"], given_units, strict=True)]
        texts["indicator"] = [parts[t][0] for t in texts["indicator"]]
