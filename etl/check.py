"""Sheets to rows, and every problem on the way.

What concerns one cell is decided here, once for each different text; what concerns rows is one SQL file for each
rule in db/sql/check/, named like the problem it finds: it yields file, row, field, cell and the sentence's facts.
"""

import difflib
import unicodedata
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

import db
from db.build import ROW_COLUMNS
from etl import period, value
from etl.catalogue import Catalogue, fold
from etl.problem import Problem, errors
from etl.read import Sheet

LARGEST = 1e12  # no office counts a million million of anything
QUALIFIERS = {"=": "=", ">=": ">=", "≥": ">=", "<=": "<=", "≤": "<=", "~": "~", "≈": "~", "约": "~", "": ""}
STATUSES = {"A", "E", "P", "B", "O", "M", ""}
TEXTS = ("as_worded", "note", "source")
RULES = [
    "duplicate",
    "measure_differs",
    "value_not_expected",
    "empty_value",
    "out_of_range",
    "not_whole",
    "fraction",
    "small_share",
    "office_ended",
    "office_partial",
    "office_not_begun",
    "future_period",
    "above_total",
    "computed_value",
    "computed_differs",
]
NOTHING = pd.DataFrame(columns=[*ROW_COLUMNS, "file"], dtype=object).astype({"value": float, "row": "int64"})


@dataclass
class Checked:
    """rows: ROW_COLUMNS and `file`; one for every record that was understood. problems: all of them, in order."""

    rows: pd.DataFrame
    problems: list = field(default_factory=list)

    @property
    def errors(self) -> list:
        return errors(self.problems)


def check(sheets: list, catalogue: Catalogue, existing: pd.DataFrame | None = None) -> Checked:
    """Every problem in the sheets, alone, together, and against the record's `existing` figures."""
    problems = [p for sheet in sheets for p in sheet.problems]
    read = [_rows(sheet, catalogue, problems) for sheet in sheets]
    incoming = pd.concat(read, ignore_index=True) if read else _frame([])
    incoming["ordinal"] = range(len(incoming))
    existing = NOTHING if existing is None else existing
    tables = {
        "incoming": incoming,
        "existing": existing[list(NOTHING.columns)],
        "indicator": _typed(catalogue.frame("indicators.csv")),
        "office": catalogue.frame("offices.csv"),
        "today": pd.DataFrame({"day": [pd.Timestamp(date.today())]}),
    }
    headers = {sheet.file: sheet.headers for sheet in sheets}
    with db.scratch(**tables) as query:
        for rule in RULES:
            problems.extend(_found(rule, query(f"check/{rule}"), headers))
    dropped = {(p.file, p.row) for p in problems if p.code == "empty_value"} | _says_nothing(incoming)
    taken = pd.Series([key not in dropped for key in zip(incoming["file"], incoming["row"], strict=True)], dtype=bool)
    kept = incoming.loc[taken].copy()
    order = {sheet.file: n for n, sheet in enumerate(sheets)}
    problems.sort(key=lambda p: (order.get(p.file, -1), p.row))
    return Checked(_never_typed(kept, catalogue).reset_index(drop=True), problems)


def _says_nothing(rows: pd.DataFrame) -> set:
    """Rows of a template that were left empty where nothing was asked for (a computed indicator)."""
    silent = rows[rows["value"].isna() & (rows["status"] == "") & (rows["as_worded"] == "") & (rows["note"] == "")]
    return set(zip(silent["file"], silent["row"], strict=True))


def _never_typed(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """A figure typed for a computed indicator stays as words only: the number comes from its two counts."""
    computed = rows["indicator"].isin([r["id"] for r in catalogue.tables["indicators.csv"] if r["numerator"]])
    typed = computed & rows["value"].notna()
    rows.loc[typed & (rows["as_worded"] == ""), "as_worded"] = rows.loc[typed, "cell"]
    rows.loc[typed, ["value", "qualifier"]] = [None, ""]
    return rows


def _rows(sheet: Sheet, catalogue: Catalogue, problems: list) -> pd.DataFrame:
    """The records of one sheet whose cells are all understood, as rows; problems for the others."""
    if not sheet.rows:
        return _frame([])
    understand = {f: _understand(f, set(texts), catalogue) for f, texts in sheet.texts.items()}
    rows = []
    for n, row in enumerate(sheet.rows):
        header = dict.fromkeys(sheet.texts, sheet.columns[n]) | sheet.headers | {"value": sheet.columns[n]}
        texts = {f: sheet.texts[f][n] for f in sheet.texts}
        faults = [(f, *understand[f][1][t]) for f, t in texts.items() if t in understand[f][1]]
        problems.extend(Problem(code, sheet.file, row, header[f], texts[f], facts) for f, code, facts in faults)
        if all(code == "repaired" for _, code, _ in faults):
            known = {f: understand[f][0][t] for f, t in texts.items()}
            rows.append(_row(sheet.file, row, texts, known, problems, header))
    return _frame([r for r in rows if r])


def _row(file: str, row: int, texts: dict, known: dict, problems: list, header: dict) -> dict | None:
    reading = known.pop("value")
    if reading.qualifier and known["qualifier"] and reading.qualifier != known["qualifier"]:
        problems.append(
            Problem("qualifier_conflict", file, row, header["qualifier"], texts["qualifier"], {"text": texts["value"]})
        )
        return None
    number = reading.value
    exact = reading.qualifier or known["qualifier"] or "="
    worded = known["as_worded"] or ("" if reading.plain or number is None else texts["value"])
    return known | {
        "file": file,
        "row": row,
        "value": number,
        "qualifier": exact if number is not None else "",
        "given_status": known["status"],
        "status": known["status"] or ("A" if number is not None else ""),
        "as_worded": worded,
        "cell": texts["value"],
        "measure": known["measure"] or reading.measure,
        "places": len(texts["value"].partition(".")[2].rstrip("%％")),
    }


def _frame(rows: list) -> pd.DataFrame:
    columns = [*ROW_COLUMNS, "file", "given_status", "cell", "measure", "places"]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    return frame.astype({"value": float, "row": "int64", "places": "int64"})


def _understand(name: str, texts: set, catalogue: Catalogue) -> tuple[dict, dict]:
    """For the different texts of one column: text → what it means, and text → (problem code, facts)."""
    known, faults = {}, {}
    for text in texts:
        meaning, code, facts = _meaning(name, text, catalogue)
        known[text] = meaning
        if code:
            faults[text] = (code, facts)
    return known, faults


def _meaning(name: str, text: str, catalogue: Catalogue) -> tuple:
    if name in ("office", "indicator"):
        return _named(name, text, catalogue)
    if name == "period":
        return _period(text)
    if name == "value":
        return _value(text)
    if name == "qualifier":
        return QUALIFIERS.get(text), None if text in QUALIFIERS else "bad_qualifier", {}
    if name == "status":
        return text.upper(), None if text.upper() in STATUSES else "bad_status", {}
    if name == "measure":
        return unicodedata.normalize("NFKC", text), None, {}
    if name in TEXTS and text[:1] in "=+-@" and text and value.parse(text).value is None:
        return None, "formula", {"sign": text[0]}
    return text, None, {}


def _named(name: str, text: str, catalogue: Catalogue) -> tuple:
    file = f"{name}s.csv"
    names = catalogue.names(file)
    if not text:
        return None, f"missing_{name}", {}
    if identity := names.get(fold(text)):
        return identity, None, {}
    return None, f"unknown_{name}", unknown(name, text, catalogue).facts


def unknown(kind: str, text: str, catalogue: Catalogue) -> Problem:
    """The problem of an "office" or "indicator" that nobody is called, with the three nearest names."""
    near = _nearest(fold(text), catalogue.names(f"{kind}s.csv"), catalogue, f"{kind}s.csv")
    facts = {
        "nearest_zh": "、".join(f"{r['name_zh']}（{r['id']}）" for r in near),
        "nearest_en": ", ".join(f"{r['name_en']} ({r['id']})" for r in near),
    }
    return Problem(f"unknown_{kind}", "", cell=text, facts=facts)


def _nearest(text: str, names: dict, catalogue: Catalogue, file: str) -> list:
    """The three records whose names look most like the text, best first."""
    likeness = sorted(
        names, key=lambda n: (text in n or n in text) + difflib.SequenceMatcher(None, text, n).ratio(), reverse=True
    )
    ids = list(dict.fromkeys(names[n] for n in likeness))[:3]
    return [catalogue.record(file, i) for i in ids]


def _period(text: str) -> tuple:
    kept = period.parse(text)
    if not text:
        return None, "missing_period", {}
    if kept is None:
        return None, "bad_period", {}
    return kept, None, {}


def _value(text: str) -> tuple:
    reading = value.parse(text)
    if reading.bad:
        return reading, "bad_value", {}
    if reading.value is not None and abs(reading.value) >= LARGEST:
        return reading, "too_large", {}
    if not reading.plain and reading.value is not None and text != f"{value.written(reading.value)}{reading.measure}":
        understood = f"{reading.qualifier if reading.qualifier != '=' else ''}{value.written(reading.value)}{reading.measure}"
        return reading, "repaired", {"understood": understood}
    return reading, None, {}


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Indicator texts with the limits as numbers."""
    return frame.assign(minimum=pd.to_numeric(frame["minimum"]), maximum=pd.to_numeric(frame["maximum"]))


def _found(rule: str, rows: pd.DataFrame, headers: dict):
    for found in rows.to_dict("records"):
        file, row, name, cell = (found.pop(k) for k in ("file", "row", "field", "cell"))
        facts = {k: _fact(v) for k, v in found.items()}
        yield Problem(rule, file, int(row), headers[file].get(name, headers[file].get("value", name)), cell or "", facts)


def _fact(said) -> str:
    return value.written(said) if isinstance(said, float) else "" if said is None else str(said)
