"""What concerns one cell: every different text of a column is understood once, and its meaning given to all its records."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from db.scratch import Scratch
from db.types import Row
from etl.answers import Answers
from etl.catalogue.catalogue import Catalogue
from etl.catalogue.nearest import NOTHING_NEAR, unknown
from etl.checks import as_of, fiscal
from etl.checks.conversion import converted
from etl.problem import Problem
from etl.tables.read import FIELDS, Sheet
from etl.values import period, value
from etl.values.names import fold
from etl.values.notes import role_of
from wording import numbers
from wording.language import LANGUAGES, later, translator

LARGEST_FIGURE = 1e15  # no office counts a thousand million million of anything; the world's product is 1e14 US dollars
NAMELESS = later("未写明的指标")
SUGGESTED = 100  # unknown names of a column for which the nearest ones are looked up
QUALIFIERS = {"=": "=", ">=": ">=", "≥": ">=", "<=": "<=", "≤": "<=", "~": "~", "≈": "~", "约": "~", "": ""}
STATUSES = {"A", "E", "P", "B", "O", "M", ""}
READING = dict.fromkeys(("text", "exact", "unit", "repair", "understood", "status", "mark", "remark"), "str") | {
    "number": "float64",
    "plain": "bool",
}


def records(desk: Scratch, sheets: list[Sheet], catalogue: Catalogue, answers: Answers) -> list[Problem]:
    """All records of the sheets, understood, as the table `record` (db/sql/check/prepare/record.sql), and a Problem for each fault."""
    _lay(desk, sheets)
    _understand(desk, catalogue, answers)
    converted(desk, catalogue, answers)
    headers = {sheet.file: sheet.headers for sheet in sheets}
    about_days = fiscal.resolved(desk, headers, answers) + as_of.resolved(desk, headers, catalogue, answers)
    desk.run("check/prepare/fault", largest=LARGEST_FIGURE)
    for step in ("dated", "existing", "record"):
        desk.run(f"check/prepare/{step}")
    suggestions = Suggestions(catalogue)
    return about_days + [
        _fault(fault, headers, suggestions) for fault in desk.records("check/prepare/faults", fields=list(FIELDS))
    ]


def column(name: str, label: str, headers: Mapping[str, str]) -> str:
    """The header of the cell of a record that holds `name`: where it has no column of its own, the one of the value."""
    return label if name == "value" else headers.get(name) or label or name


def _lay(desk: Scratch, sheets: list) -> None:
    """The view `cell` of all records as texts (db/sql/check/prepare/raw_record.sql), numbered through all sheets."""
    desk.run("check/prepare/raw_record")
    desk.fill("sheet", pd.DataFrame({"sheet": range(len(sheets)), "file": pd.Series([s.file for s in sheets], dtype="str")}))
    parts, attached, count = ["from raw_record"], {}, 0
    for number, sheet in enumerate(sheets):
        if sheet.lines:
            if sheet.lines.path not in attached:
                attached[sheet.lines.path] = f"lines_{number}"
                desk.attach(sheet.lines.path, f"lines_{number}")
            parts.append(sheet.lines.records(attached[sheet.lines.path], FIELDS, sheet.columns[0], number, count))
        else:
            texts = {"label": sheet.columns, **{name: sheet.texts[name] for name in FIELDS}}
            frame = pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in texts.items()})
            desk.add(
                "raw_record", frame.assign(sheet=number, row=pd.Series(sheet.rows, dtype="int64"), ordinal=frame.index + count)
            )
        count += len(sheet.rows)
    desk.view("cell", " union all by name ".join(parts))


def _understand(desk: Scratch, catalogue: Catalogue, answers: Answers) -> None:
    """The tables `meaning` (of a column's different texts) and `reading` (of the values that are no plain numbers)."""
    different = desk.records("check/prepare/different")
    readings = {one["text"]: _signed(value.parse(one["text"]), answers) for one in different if one["field"] == "value"}
    meanings = [
        (
            one["field"],
            one["text"],
            *(_read(readings[one["text"]]) if one["field"] == "value" else _word(**one, catalogue=catalogue)),
        )
        for one in different
    ]
    desk.fill("meaning", pd.DataFrame(meanings, columns=["field", "text", "meaning", "code"], dtype="str"))
    rows = [(text, *(tell(reading) for tell in READING_COLUMNS.values())) for text, reading in readings.items()]
    desk.fill("reading", pd.DataFrame(rows, columns=["text", *READING_COLUMNS]).astype(READING))


def _word(field: str, text: str, catalogue: Catalogue) -> tuple:
    """What a text means ("" for nothing), and the code of its fault ("" for none)."""
    if field in ("office", "indicator"):
        identity = catalogue.names(f"{field}s.csv").get(fold(text))
        return identity or "", "" if identity else f"unknown_{field}" if text else f"missing_{field}"
    if field == "period":
        identity = period.parse(text)
        return identity or "", "" if identity or period.readable(text) else "bad_period" if text else "missing_period"
    if field == "qualifier":
        return QUALIFIERS.get(text, ""), "" if text in QUALIFIERS else "bad_qualifier"
    if field == "status":
        meaning = text.upper() if text.upper() in STATUSES else role_of(text) or "unknown"  # 快报, 预计
        return (meaning, "") if meaning in STATUSES else ("", "bad_status")
    if field == "unit":
        return unicodedata.normalize("NFKC", text), ""
    return text, "formula" if value.parse(text).bad else ""


def _signed(reading: value.Reading, answers: Answers) -> value.Reading:
    """A figure after ▲ or △, once it is answered what the sign means."""
    choice = answers.choice(f"sign:{reading.unsure}") if reading.unsure else ""
    if choice not in ("minus", "plus") or reading.value is None:
        return reading
    return replace(reading, unsure="", repair="", value=-reading.value if choice == "minus" else reading.value)


def _read(reading: value.Reading) -> tuple:
    too_large = reading.value is not None and abs(reading.value) >= LARGEST_FIGURE
    return "", "bad_value" if reading.bad else "sign_unclear" if reading.unsure else "too_large" if too_large else ""


def _understood(reading: value.Reading) -> str:
    """The reading of a repaired cell: >=500篇."""
    sign = "" if reading.qualifier == "=" else reading.qualifier
    status = f"（{reading.marks.status}）" if reading.marks.status else ""
    return f"{sign}{numbers.written(reading.value)}{reading.unit}{status}" if reading.repair else ""


READING_COLUMNS = {  # column → what a reading says for it
    "number": lambda reading: float("nan") if reading.value is None else reading.value,
    "plain": lambda reading: reading.plain,
    "exact": lambda reading: reading.qualifier,
    "unit": lambda reading: reading.unit,
    "repair": lambda reading: "" if reading.bad or reading.unsure else reading.repair,
    "status": lambda reading: "" if reading.value is None else reading.marks.status,
    "mark": lambda reading: "" if reading.marks.are_flags else reading.marks.text,
    "remark": lambda reading: reading.marks.remark,
    "understood": _understood,
}


class Suggestions:
    """The facts of a fault. The nearest names are looked up once for each text, and for the first ones of a column only."""

    def __init__(self, catalogue: Catalogue):
        self.catalogue, self.seen, self.names = catalogue, {}, {}

    def facts(self, fault: Row) -> dict[str, str]:
        code, text = fault["code"], fault["text"]
        if not code.startswith("unknown"):
            indicator = fault["indicator"]
            self.names[indicator] = self.names.get(indicator) or self._name(indicator)
            return {"sign": text[:1], "text": fault["value"], **self.names[indicator]}
        seen = self.seen.setdefault((fault["sheet"], fault["field"]), {})
        if text not in seen:
            near = len(seen) < SUGGESTED
            seen[text] = unknown(fault["field"], text, self.catalogue).facts if near else NOTHING_NEAR
        return seen[text]

    def _name(self, written: str) -> dict:
        """The indicator that a fault is about: by its name, or as it is written where it is not known."""
        identity = self.catalogue.names("indicators.csv").get(fold(written))
        if identity is None:
            return {f"name_{lang}": written or translator(lang)(NAMELESS) for lang in LANGUAGES}
        record = self.catalogue.record("indicators.csv", identity)
        return {f"name_{lang}": record[f"name_{lang}"] for lang in LANGUAGES}


def _fault(fault: dict, headers: dict, suggestions: Suggestions) -> Problem:
    file, where = fault["file"], column(fault["field"], fault["label"], headers[fault["file"]])
    about = value.parse(fault["text"]).unsure if fault["code"] == "sign_unclear" else ""
    return Problem(fault["code"], file, fault["row"], where, fault["text"], suggestions.facts(fault), about)
