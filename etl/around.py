"""What stands around one table, brought together with it: what is agreed on is used, what is not is asked about or refused."""

import re
from dataclasses import replace
from datetime import date

from etl import context, parts, period, value
from etl.answers import chosen
from etl.asked import Asked
from etl.body import KEYS, Body
from etl.context import ACTUAL, FORECAST, PLAN, PRELIMINARY, UNCLEAR, Context, role
from etl.grid import Grid
from etl.header import Contents, Header, at
from etl.headers import MARK, Vocabulary
from etl.notes import speaks
from etl.preamble import SHEET, Statement, above, agreed, below, names, narrowed, part_of, periods, total
from etl.problem import Choice, Problem
from etl.shapes.scope import CUMULATIVE, settled
from etl.understood import place_name
from lang import LANGUAGES, later

FEW = 3  # parts of a year that a question names
STATUS = {FORECAST: "E", PRELIMINARY: "P"}
DEFINED = re.compile(rf"(?:^|[:：；;，,。、\s])\s*(?P<mark>{MARK})\s*(?:号|的?数据|标记)?\s*(?:为|是|系|表示|指|[:：])?\s*(?P<meaning>[^；;。*※★☆#＊†‡①-⑳]{{2,40}})")
ASIDE = re.compile(r"[（(]([^（()）]{2,30})[)）]")
OF_ALL = re.compile(r"(?:以上|上述|本表|表中|上表|全部|所列|数据|数字)[^，。；]{0,12}?(?:均为|都是|为|是|系|截至|均系)")
OF_A_MARK = re.compile(r"[为系是]")  # 2.为快报数 explains the mark ²
ESTIMATED = re.compile(r"推算|估算|测算|推测")
SENTENCE = re.compile(r"[；;。\n]|(?<=\D)\d\s*[.、](?=\D)")
CLAUSE = re.compile(r"[，,；;。\n]|(?<=\D)\d\s*[.、](?=\D)")
NUMBERED = re.compile(r"^(?:[（(]?(?:注|备注|说明)\s*\d*\s*[)）:：.、]*)?\s*(?:\d{1,2}\s*[.、．](?=\D|(?:19|20)\d\d))?")
NEWEST = re.compile(r"最新[一]?[年期]|最后[一]?[年期]|最近一[年期]|本年|当年")
ROLES = (Choice("actual", later("是实际完成数，作为数据采用")), Choice("plan", later("是计划数，不作为数据")))


class Around:
    """The statements around a table whose header is known."""

    def __init__(self, grid: Grid, header: Header, vocabulary: Vocabulary, asked: Asked, file: str, sheet: str, beside: list = ()):
        self.header, self.vocabulary, self.asked, self.file = header, vocabulary, asked, file
        self.above = [*above(grid.rows, header.first, vocabulary), *self._in_header()]
        end = _last_record(grid.rows, header)
        notes = below(grid.rows, header.last, vocabulary)
        self.below = [one for one in notes if one.place > end or not one.context.units]
        self.between = [one for one in notes if one.place <= end and one.context.units]
        self.names = [*names(sheet, file, vocabulary), *beside]
        self.row = header.first + 1
        self.lacking = parts.lacking(header, Contents(grid, header.last + 1))

    def _in_header(self) -> list:
        """Units in header cells that hold no figures: 指标（单位：亿元）, or 单位：亿元 in a cell beyond the last column."""
        place, columns = self.header.first + 1, [c for c in self.header.columns if c.header]
        own = [Statement(place, c.measure, Context(units=(c.measure,))) for c in columns if c.measure and c.field != "value"]
        beside = ((c.header, context.read(c.header, self.vocabulary).units) for c in columns if c.field in ("unknown", "", *KEYS))
        own += [Statement(place, text, Context(units=units)) for text, units in beside if units]
        dated = ((c.header, context.read(found[1], self.vocabulary)) for c in columns if c.field in KEYS and (found := ASIDE.search(c.header)))
        return own + [Statement(place, text, Context(periods=said.periods, parts=said.parts)) for text, said in dated]

    def settle(self):
        """Complete `header.taken`; yields every problem. A question about the period comes before anything can be read."""
        taken, own = self.header.taken, dict(self.header.taken)
        by_hand = {name: value for name, value in own.items() if value[0] == 0}
        notes = [one for one in self.below if one.context.units or one.label == "source"]
        taken.update(agreed([*self.above, *notes, *self._units_in_names()]) | by_hand)
        if "period" not in by_hand:
            taken.pop("period", None)
        self._office()
        if "period" not in by_hand and (self.lacking or not self.header.has("period")):
            yield from self._period()
        parts.settle(self.header)
        yield from self._role()
        for one in (*self.above, *self.names):
            if one.context.role in STATUS:
                self.header.taken.setdefault("status", (one.place, STATUS[one.context.role]))

    def finish(self, body: Body):
        """Give the records what the notes and titles say of them; yields every problem."""
        self._units_between(body)
        self._roles_of_records(body)
        yield from self._marks(body)
        self._scope(body)
        yield from self._part_of_year(body)
        yield from self._other_year(body)

    # -- before the records are read ---------------------------------------------------------------------------

    def _units_in_names(self) -> list:
        """The names of sheet and file count for the unit only where the table itself says nothing."""
        told = any(one.context.units for one in (*self.above, *self.below)) or any(c.measure for c in self.header.values)
        return [] if told else [Statement(one.place, one.text, one.context, "measure") for one in self.names if one.context.units]

    def _office(self) -> None:
        if not self.header.has("office"):
            for one in self.names:
                if one.context.office:
                    self.header.taken.setdefault("office", (one.place, one.context.office))

    def _period(self):
        """The period of a table that has none of its own: what title and names agree on, else a question with what they say."""
        answer = chosen(self.asked.choices, "period")
        if answer:
            self.header.taken["period"] = (0, answer)
            return
        sources = [periods(self.above)] + [periods([one]) for one in self.names]
        sources[0] = sources[0] or periods([*self.above, *self.names])
        for one in () if self.lacking else self.names:
            if one.place == SHEET:
                sources[0] = narrowed(sources[0], one)
            else:
                sources.append(narrowed(sources[0], one))
        different = {kept: where for source in sources for kept, where in source.items() if not _within(kept, sources[0])}
        if len(different) == 1:
            different |= self._narrowed(*different)
        if different and (len(different) == 1 or not any(map(period.readable, different))):
            yield from self._single(*next(iter(different.values())))
        elif different:
            yield self._ask(later("按{period}采用"), "periods_unclear", list(different), **_quoted(different))
        else:
            yield from self._period_guessed()

    def _single(self, place: int, text: str):
        """The one period that is named, of which the title may say that it is counted from January on; refused where it is none of ours."""
        if self.lacking and not period.readable(text) and len(_named(text)) == 1:  # 2024年3-5月 above 3月, 4月 and 5月
            text = f"{_named(text).pop()}年"
        if not period.readable(text):
            yield Problem("bad_period", self.file, max(place, 0), cell=text)
        self.header.taken["period"] = (place, total(text, place, [*self.above, *self.names], self.vocabulary))

    def _narrowed(self, kept: str) -> dict:
        """What a note below makes of the title's period: 以上为1-6月数据, 均为累计数."""
        found = {}
        for one in self.below:
            if not OF_ALL.search(one.text):
                continue
            if (rest := part_of(one)) and len(kept) == 4:
                found[f"{kept}{rest}"] = (one.place, one.text[:40])
            elif "累计" in one.text and (total := settled(kept, CUMULATIVE)) != kept:
                found[total] = (one.place, one.text[:40])
        return found

    def _period_guessed(self):
        """Only a part of a year, or a date of issue: the year is asked for."""
        statements = [*self.above, *self.names, *self.below]
        of_year = list(dict.fromkeys(part for one in statements for part in one.context.parts if period.is_part(part)))
        issued = [day for one in statements for day in one.context.issued]
        if self.lacking:
            listed = "、".join(dict.fromkeys(self.lacking[:FEW]))
            yield self._ask(later("按{period}采用"), "year_missing", [f"{date.today().year - n}年" for n in range(3)], part=listed)
        elif of_year:
            year = date.today().year
            texts = [_in_year(part, y) for part in of_year[:3] for y in (year, year - 1, year - 2)]
            yield self._ask(later("按{period}采用"), "year_missing", texts, part="、".join(of_year))
        elif issued:
            year = int(re.search(r"\d{4}", issued[0])[0])
            yield self._ask(later("按{period}采用"), "issue_date_only", [f"{year - 1}年", f"{year}年"], issued=issued[0])

    def _ask(self, sentence: str, code: str, texts: list, **facts) -> Problem:
        kept = dict.fromkeys(period.parse(text) or text for text in texts if period.readable(text))
        choices = tuple(Choice(one, sentence, {"period": one}) for one in kept)
        return Problem(code, self.file, self.row, facts=facts, choices=choices)

    def _role(self):
        """A plan is no figure of what was done: refused; asked about where the title is not clear."""
        columns = {column.field for column in self.header.columns}
        if not self.header.values and "plan" in columns:
            name = next(column.header for column in self.header.columns if column.field == "plan")
            self.header.columns = [replace(c, field="value") if c.field == "plan" else c for c in self.header.columns]
            yield Problem("plan_not_actual", self.file, self.row, name, name)
            return
        roles = [(one, one.context.role) for one in (*self.above, *self.names) if one.context.role in (PLAN, UNCLEAR)]
        roles += [(one, UNCLEAR) for one in self.below if any(self._plans(clause) and not _named(clause) for clause in CLAUSE.split(one.text))]
        if not roles or "plan" in columns or any(one.context.role == ACTUAL for one in self.above):
            return
        one, name = roles[0]
        answer = chosen(self.asked.choices, "role_unclear")
        if answer == "plan" or (name == PLAN and one.place > 0 and not answer):
            yield Problem("plan_not_actual", self.file, max(one.place, 0), cell=one.text[:80])
        elif not answer:
            yield Problem("role_unclear", self.file, max(one.place, 0), cell=one.text[:80], choices=ROLES)

    # -- once the records are read -----------------------------------------------------------------------------

    def _units_between(self, body: Body) -> None:
        """A unit line between the records holds for those after it, up to the next one."""
        around = self.header.taken.get("measure", (0, ""))[1]
        for one in self.between:
            for place, row in enumerate(body.rows):
                if row > one.place and body.texts["measure"][place] in ("", around):
                    body.texts["measure"][place] = "、".join(one.context.units)
            around = "、".join(one.context.units)
            self.header.remarks.append((later("第{row}行起计量单位：{unit}"), {"row": one.place, "unit": around}))
        between = {one.place for one in self.between}
        body.left = [left for left in body.left if left.row not in between]

    def _roles_of_records(self, body: Body) -> None:
        """2024年为快报数 in a note makes the figures of that year provisional; 2025年为目标数 is their note, and asked about (etl/roles.py)."""
        for clause in self._clauses():
            if re.search(MARK, clause) or OF_A_MARK.match(clause):
                continue
            if (name := role(clause, self.vocabulary)) in STATUS:
                places = _spoken_of(body, clause)
                _mark(body, places, STATUS[name])
                self._hear(clause, places, STATUS[name])
            elif self._plans(clause) and _named(clause):
                _note(body, _spoken_of(body, clause), clause)

    def _plans(self, clause: str) -> bool:
        return role(NUMBERED.sub("", clause.strip()).strip(), self.vocabulary) == PLAN

    def _hear(self, clause: str, places: list, status: str) -> None:
        """Tell which note gave figures their status."""
        row = next((one.place for one in self.below if clause in one.text), 0)
        if places and row:
            self.header.remarks.append((later("按第{row}行的说明，{n}条数据的状态记为{status}：{text}"), {"row": row, "n": len(places), "status": status, "text": clause}))

    def _marks(self, body: Body):
        """2024年*: what the note below says that the mark means; asked about where none does."""
        meanings = {_narrow(m["mark"]): m["meaning"].strip() for one in self.below for m in DEFINED.finditer(one.text)}
        _explain(body, meanings, self.vocabulary)
        notes, unknown = body.texts["note"], set()
        for place, note in enumerate(notes):
            if not note or not re.fullmatch(MARK, note):
                continue
            answer = chosen(self.asked.choices, f"mark_unclear:{note}")
            if meaning := meanings.get(_narrow(note)):
                notes[place] = f"{note}{meaning}"
                _mark(body, [place], STATUS.get(role(meaning, self.vocabulary), ""))
            elif answer:
                _mark(body, [place], {"provisional": "P", "estimated": "E"}.get(answer, ""))
            else:
                unknown.add((note, body.rows[place], body.columns[place]))
        for note in dict.fromkeys(mark for mark, *_ in sorted(unknown)):
            _, row, column = next(one for one in sorted(unknown) if one[0] == note)
            yield Problem("mark_unclear", self.file, row, column, note, about=note)

    def _scope(self, body: Body) -> None:
        """A note below that speaks of a changed definition belongs to the figures of its period, of the newest where it names none."""
        for clause in self._clauses(SENTENCE):
            if speaks(clause):
                kept = {period.parse(text) or "" for text in set(body.texts["period"])}
                years = _named(clause) or {max((one[:4] for one in kept if one), default="")}
                _note(body, _of_periods(body, years), clause)

    def _part_of_year(self, body: Body):
        """A title of 1—6月 above columns of years: the figures are of these months, or of the whole years. A note speaks of its year only."""
        kept = {text: period.parse(text) for text in set(body.texts["period"])}
        if not kept or any(one is None or len(one) > 4 for one in kept.values()) or "period" in self.header.taken:
            return
        for one in (*self.above, *self.names, *self.below):
            rest, years = part_of(one), _named(one.text) if one in self.below else set()
            marks = {_narrow(m["mark"]) for m in DEFINED.finditer(one.text)} if one in self.below else set()
            places = [
                place for place, text in enumerate(body.texts["period"])
                if (not years or kept[text] in years) and (not marks or any(mark in _narrow(body.texts["note"][place]) for mark in marks))
            ]  # fmt: skip
            if rest and places and not ESTIMATED.search(one.text):
                answer = chosen(self.asked.choices, "part_of_year")
                for place in places if answer == "part" else ():
                    body.texts["period"][place] = f"{kept[body.texts['period'][place]]}{rest}"
                if not answer:
                    yield Problem("part_of_year", self.file, max(one.place, 0), cell=one.text[:80])
                return

    def _other_year(self, body: Body):
        """A title of 2024 above figures of 2023 alone, as a yearbook has it, or a slip."""
        own = {kept[:4] for text in set(body.texts["period"]) if (kept := period.parse(text))}
        titles = {kept[:4]: where for one in self.above for kept, where in periods([one]).items() if kept[:4].isdigit() and period.fiscal(kept) is None and period.readable(kept)}
        if len(own) == 1 and len(titles) == 1 and own != titles.keys() and "period" not in self.header.taken:
            [(place, text)] = titles.values()
            yield Problem("title_differs", self.file, place, cell=text, facts={"year": own.pop()})

    def _clauses(self, form: re.Pattern = CLAUSE) -> list:
        """The notes below the table, clause by clause, without 注： and numbers before them."""
        clauses = (text for one in self.below if not one.label for text in form.split(one.text))
        return list(filter(None, (NUMBERED.sub("", text.strip()).strip() for text in clauses)))


def _note(body: Body, places: list, text: str) -> None:
    """Add a text to the notes of records."""
    for place in places:
        note = body.texts["note"][place]
        body.texts["note"][place] = f"{note}；{text}" if note else text


def _last_record(rows: list, header: Header) -> int:
    """The row, as the spreadsheet counts, of the last one with a number in a column of figures; 0 for none."""
    places = [column.position for column in header.values]
    last = range(len(rows), header.last + 1, -1)
    return next((n for n in last if any(value.parse(at(rows[n - 1], place)).value is not None for place in places)), 0)


def _narrow(mark: str) -> str:
    """A mark as it is compared: a wide asterisk is an asterisk."""
    return mark.replace("＊", "*")


def _within(kept: str, others: dict) -> bool:
    """Whether a period says no more than a more exact one beside it: 2024 beside 2024-01/P6M."""
    return any(other != kept and (kept == other[:4] or f"{kept}年" in other) for other in others)


def _quoted(different: dict) -> dict:
    """Where each of several periods is said, side by side, as facts in both languages."""
    return {f"sources_{lang}": "；".join(f"{place_name(place, lang)}：{text}" for place, text in different.values()) for lang in LANGUAGES}


def _in_year(part: str, year: int) -> str:
    return f"截至{year}年{part[2:]}" if part.startswith("截") else f"{year}年{part}"


def _named(clause: str) -> set:
    """The years that a clause names."""
    return set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", clause))


def _of_periods(body: Body, years: set) -> list:
    """The places of the records of some years; of all where there are none."""
    return [place for place, text in enumerate(body.texts["period"]) if not years or (kept := period.parse(text)) and kept[:4] in years]


def _explain(body: Body, meanings: dict, vocabulary: Vocabulary) -> None:
    """1234* and a note that says what * means: the note and the status of the figure."""
    if not meanings:
        return
    notes = body.texts["note"]
    marks = {text: value.parse(text).marks.text for text in set(body.texts["value"])}
    for place, text in enumerate(body.texts["value"]):
        if meaning := meanings.get(_narrow(marks[text])):
            notes[place] = "；".join(filter(None, [notes[place], f"{marks[text]}{meaning}"]))
            _mark(body, [place], STATUS.get(role(meaning, vocabulary), ""))


def _spoken_of(body: Body, clause: str) -> list:
    """The places of the records that a clause speaks of: of its years, its offices and its indicators, as far as it names any."""
    newest = {max((kept[:4] for text in set(body.texts["period"]) if (kept := period.parse(text))), default="")}
    places = _of_periods(body, _named(clause) or (newest if NEWEST.search(clause) else set()))
    for field in ("office", "indicator"):
        named = {text for text in set(body.texts[field]) if len(text) > 1 and text in clause}
        places = [place for place in places if not named or body.texts[field][place] in named]
    return places


def _mark(body: Body, places, status: str) -> None:
    """Give records a status where they have none of their own."""
    statuses = body.texts["status"]
    for place in places if status else ():
        statuses[place] = statuses[place] or status
