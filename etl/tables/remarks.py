"""What titles and notes say of the records of a table, once these are read: units, status, marks, a changed definition, other periods."""

import re
from collections.abc import Iterable, Iterator

from etl.answers import chosen
from etl.problem import Problem
from etl.tables.around import CLAUSE, NUMBERED, STATUS, Around, plans
from etl.tables.body import Body
from etl.tables.preamble import part_of, periods
from etl.tables.text_role import role
from etl.tables.vocabulary import MARK, Vocabulary
from etl.values import period, value
from etl.values.notes import speaks, years_named
from wording.language import later

DEFINED = re.compile(
    rf"(?:^|[:：；;，,。、\s])\s*(?P<mark>{MARK})\s*(?:号|的?数据|标记)?\s*(?:为|是|系|表示|指|[:：])?\s*(?P<meaning>[^；;。*※★☆#＊†‡①-⑳]{{2,40}})"
)
OF_A_MARK = re.compile(r"[为系是]")  # 2.为快报数 explains the mark ²
ESTIMATED = re.compile(r"推算|估算|测算|推测")
SENTENCE = re.compile(r"[；;。\n]|(?<=\D)\d\s*[.、](?=\D)")
NEWEST = re.compile(r"最新[一]?[年期]|最后[一]?[年期]|最近一[年期]|本年|当年")


class Remarks:
    """Gives the records of a table what the texts around it (`Around`) say of them."""

    def __init__(self, around: Around):
        self.around = around

    def finish(self, body: Body) -> Iterator[Problem]:
        """Give the records what the notes and titles say of them; yields every problem."""
        self._units_between(body)
        self._roles_of_records(body)
        yield from self._marks(body)
        self._scope(body)
        yield from self._part_of_year(body)
        yield from self._other_year(body)

    def _units_between(self, body: Body) -> None:
        """A unit line between the records holds for those after it, up to the next one."""
        around = self.around.header.shared.get("unit", (0, ""))[1]
        for one in self.around.between:
            for place, row in enumerate(body.rows):
                if row > one.place and body.texts["unit"][place] in ("", around):
                    body.texts["unit"][place] = "、".join(one.context.units)
            around = "、".join(one.context.units)
            self.around.header.remarks.append((later("第{row}行起计量单位：{unit}"), {"row": one.place, "unit": around}))
        between = {one.place for one in self.around.between}
        body.left = [left for left in body.left if left.row not in between]

    def _roles_of_records(self, body: Body) -> None:
        """2024年为快报数 in a note makes the figures of that year provisional; 2025年为目标数 is their note, and asked about (etl/checks/roles.py)."""
        for clause in self._clauses():
            if re.search(MARK, clause) or OF_A_MARK.match(clause):
                continue
            if (name := role(clause, self.around.vocabulary)) in STATUS:
                places = _spoken_of(body, clause)
                _mark(body, places, STATUS[name])
                self._hear(clause, places, STATUS[name])
            elif plans(clause, self.around.vocabulary) and years_named(clause):
                _note(body, _spoken_of(body, clause), clause)

    def _hear(self, clause: str, places: list[int], status: str) -> None:
        """Tell which note gave figures their status."""
        row = next((one.place for one in self.around.below if clause in one.text), 0)
        if places and row:
            self.around.header.remarks.append(
                (
                    later("按第{row}行的说明，{n}条数据的状态记为{status}：{text}"),
                    {"row": row, "n": len(places), "status": status, "text": clause},
                )
            )

    def _marks(self, body: Body) -> Iterator[Problem]:
        """2024年*: what the note below says that the mark means; asked about where none does."""
        meanings = {_narrow(m["mark"]): m["meaning"].strip() for one in self.around.below for m in DEFINED.finditer(one.text)}
        _explain(body, meanings, self.around.vocabulary)
        notes, unknown = body.texts["note"], set()
        for place, note in enumerate(notes):
            if not note or not re.fullmatch(MARK, note):
                continue
            answer = chosen(self.around.overrides.choices, f"mark_unclear:{note}")
            if meaning := meanings.get(_narrow(note)):
                notes[place] = f"{note}{meaning}"
                _mark(body, [place], STATUS.get(role(meaning, self.around.vocabulary), ""))
            elif answer:
                _mark(body, [place], {"provisional": "P", "estimated": "E"}.get(answer, ""))
            else:
                unknown.add((note, body.rows[place], body.columns[place]))
        for note in dict.fromkeys(mark for mark, *_ in sorted(unknown)):
            _, row, column = next(one for one in sorted(unknown) if one[0] == note)
            yield Problem("mark_unclear", self.around.file, row, column, note, about=note)

    def _scope(self, body: Body) -> None:
        """A note below that speaks of a changed definition belongs to the figures of its period, of the newest where it names none."""
        for clause in self._clauses(SENTENCE):
            if speaks(clause):
                kept = {period.parse(text) or "" for text in set(body.texts["period"])}
                years = years_named(clause) or {max((one[:4] for one in kept if one), default="")}
                _note(body, _of_periods(body, years), clause)

    def _part_of_year(self, body: Body) -> Iterator[Problem]:
        """A title of 1—6月 above columns of years: the figures are of these months, or of the whole years. A note speaks of its year only."""
        kept = {text: period.parse(text) for text in set(body.texts["period"])}
        if not kept or any(one is None or len(one) > 4 for one in kept.values()) or "period" in self.around.header.shared:
            return
        for one in (*self.around.above, *self.around.names, *self.around.below):
            rest, years = part_of(one), years_named(one.text) if one in self.around.below else set()
            marks = {_narrow(m["mark"]) for m in DEFINED.finditer(one.text)} if one in self.around.below else set()
            places = [
                place for place, text in enumerate(body.texts["period"])
                if (not years or kept[text] in years) and (not marks or any(mark in _narrow(body.texts["note"][place]) for mark in marks))
            ]  # fmt: skip
            if rest and places and not ESTIMATED.search(one.text):
                answer = chosen(self.around.overrides.choices, "part_of_year")
                for place in places if answer == "part" else ():
                    body.texts["period"][place] = f"{kept[body.texts['period'][place]]}{rest}"
                if not answer:
                    yield Problem("part_of_year", self.around.file, max(one.place, 0), cell=one.text[:80])
                return

    def _other_year(self, body: Body) -> Iterator[Problem]:
        """A title of 2024 above figures of 2023 alone, as a yearbook has it, or a slip."""
        years = {kept[:4] for text in set(body.texts["period"]) if (kept := period.parse(text))}
        titles = {
            kept[:4]: where
            for one in self.around.above
            for kept, where in periods([one]).items()
            if kept[:4].isdigit() and period.fiscal(kept) is None and period.readable(kept)
        }
        if len(years) == 1 and len(titles) == 1 and years != titles.keys() and "period" not in self.around.header.shared:
            [(place, text)] = titles.values()
            yield Problem("title_differs", self.around.file, place, cell=text, facts={"year": years.pop()})

    def _clauses(self, form: re.Pattern[str] = CLAUSE) -> list[str]:
        """The notes below the table, clause by clause, without 注： and numbers before them."""
        clauses = (text for one in self.around.below if not one.label for text in form.split(one.text))
        return list(filter(None, (NUMBERED.sub("", text.strip()).strip() for text in clauses)))


def _note(body: Body, places: list[int], text: str) -> None:
    """Add a text to the notes of records."""
    for place in places:
        note = body.texts["note"][place]
        body.texts["note"][place] = f"{note}；{text}" if note else text


def _narrow(mark: str) -> str:
    """A mark as it is compared: a wide asterisk is an asterisk."""
    return mark.replace("＊", "*")


def _of_periods(body: Body, years: set[str]) -> list[int]:
    """The places of the records of some years; of all where there are none."""
    return [
        place
        for place, text in enumerate(body.texts["period"])
        if not years or (kept := period.parse(text)) and kept[:4] in years
    ]


def _explain(body: Body, meanings: dict[str, str], vocabulary: Vocabulary) -> None:
    """1234* and a note that says what * means: the note and the status of the figure."""
    if not meanings:
        return
    notes = body.texts["note"]
    marks = {text: value.parse(text).marks.text for text in set(body.texts["value"])}
    for place, text in enumerate(body.texts["value"]):
        if meaning := meanings.get(_narrow(marks[text])):
            notes[place] = "；".join(filter(None, [notes[place], f"{marks[text]}{meaning}"]))
            _mark(body, [place], STATUS.get(role(meaning, vocabulary), ""))


def _spoken_of(body: Body, clause: str) -> list[int]:
    """The places of the records that a clause speaks of: of its years, its offices and its indicators, as far as it names any."""
    newest = {max((kept[:4] for text in set(body.texts["period"]) if (kept := period.parse(text))), default="")}
    places = _of_periods(body, years_named(clause) or (newest if NEWEST.search(clause) else set()))
    for field in ("office", "indicator"):
        named = {text for text in set(body.texts[field]) if len(text) > 1 and text in clause}
        places = [place for place in places if not named or body.texts[field][place] in named]
    return places


def _mark(body: Body, places: Iterable[int], status: str) -> None:
    """Give records a status where they have none."""
    statuses = body.texts["status"]
    for place in places if status else ():
        statuses[place] = statuses[place] or status
