"""What concerns one cell: every different text of a column is understood once, and its meaning given to all its records."""

import difflib
import unicodedata

import pandas as pd

from etl import period, value
from etl.catalogue import Catalogue, fold
from etl.problem import Problem
from etl.read import Sheet

LARGEST = 1e12  # no office counts a million million of anything
SUGGESTED = 100  # unknown names of a column for which the nearest ones are looked up
QUALIFIERS = {"=": "=", ">=": ">=", "≥": ">=", "<=": "<=", "≤": "<=", "~": "~", "≈": "~", "约": "~", "": ""}
STATUSES = {"A", "E", "P", "B", "O", "M", ""}
TEXTS = ("as_worded", "note", "source")
FIELDS = ("office", "indicator", "period", "value", "qualifier", "status", "measure", *TEXTS)
# A record on its way through the check. label: the header of the column that its value stands in; cell: the value's text;
# places: its decimals as written; bare: it names no unit; good: all cells of the record are understood.
COLUMNS = {
    **dict.fromkeys(("office", "indicator", "period"), "str"),
    "value": "float64",
    **dict.fromkeys(("qualifier", "status", *TEXTS), "str"),
    "row": "int64",
    **dict.fromkeys(("file", "label", "given_status", "cell", "measure", "repair", "understood"), "str"),
    "places": "int64",
    **dict.fromkeys(("bare", "good"), "bool"),
}


def records(sheet: Sheet, catalogue: Catalogue) -> tuple[pd.DataFrame, list]:
    """All records of a sheet in COLUMNS, those with a fault marked not `good`, and a Problem for each fault."""
    rows, labels, texts = sheet.rows, sheet.columns, sheet.texts
    if not rows:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS), []
    parts, faults = [pd.DataFrame({"row": rows, "label": pd.Series(labels, dtype="str")})], []
    for name in FIELDS:
        codes, different = pd.factorize(pd.Series(texts[name], dtype=object))
        meanings, wrong = _values(different) if name == "value" else _words(name, different, catalogue)
        parts.append(meanings.take(codes).reset_index(drop=True))
        faults.extend((n, name, different[codes[n]], *wrong[codes[n]]) for n in _at(pd.Series(codes).isin(wrong.keys())))
    known = pd.concat(parts, axis=1).assign(file=sheet.file)
    contradicts = (known["exact"] != "") & (known["qualifier"] != "") & (known["exact"] != known["qualifier"])
    said = texts["qualifier"]
    faults.extend((n, "qualifier", said[n], "qualifier_conflict", {"text": texts["value"][n]}) for n in _at(contradicts))
    known["good"] = ~known.index.isin({n for n, *_ in faults})
    problems = [Problem(c, sheet.file, rows[n], column(f, labels[n], sheet.headers), t, facts) for n, f, t, c, facts in faults]
    return _completed(known)[list(COLUMNS)].astype(COLUMNS), problems


def column(name: str, label: str, headers: dict) -> str:
    """The header of the cell of a record that holds `name`: where it has no column of its own, the one of the value."""
    return label if name == "value" else headers.get(name) or label or name


def _at(mask: pd.Series) -> list:
    return mask.index[mask].tolist()


def _completed(known: pd.DataFrame) -> pd.DataFrame:
    """The records with what follows from several of their cells."""
    counted, status = known["value"].notna(), known["status"]
    qualifier = known["exact"].where(known["exact"] != "", known["qualifier"])
    worded = known["cell"].where(~known["plain"] & counted, "")
    return known.assign(
        given_status=status,
        status=status.where(status != "", counted.map({True: "A", False: ""})),
        qualifier=qualifier.where(qualifier != "", "=").where(counted, ""),
        as_worded=known["as_worded"].where(known["as_worded"] != "", worded),
        measure=known["measure"].where(known["measure"] != "", known["unit"]),
        bare=known["unit"] == "",
    )


# -- the different texts of a column: a frame of what they mean, and position → (code, facts) of those with a fault ---------


def _words(name: str, texts, catalogue: Catalogue) -> tuple[pd.DataFrame, dict]:
    meanings, wrong = [], {}
    for n, text in enumerate(texts):
        known, code, facts = _word(name, text, catalogue)
        meanings.append(known or "")
        if code.startswith("unknown"):
            near = len(wrong) < SUGGESTED
            facts = unknown(name, text, catalogue).facts if near else {"nearest_zh": "（略）", "nearest_en": "(omitted)"}
        if code:
            wrong[n] = code, facts
    return pd.DataFrame({name: meanings}, dtype="str"), wrong


def _word(name: str, text: str, catalogue: Catalogue) -> tuple:
    """What a text means, the code of its fault ("" for none), and the fault's facts."""
    if name in ("office", "indicator"):
        known = catalogue.names(f"{name}s.csv").get(fold(text))
        return known, "" if known else f"unknown_{name}" if text else f"missing_{name}", {}
    if name == "period":
        known = period.parse(text)
        return known, "" if known else "bad_period" if text else "missing_period", {}
    if name == "qualifier":
        return QUALIFIERS.get(text), "" if text in QUALIFIERS else "bad_qualifier", {}
    if name == "status":
        return text.upper(), "" if text.upper() in STATUSES else "bad_status", {}
    if name == "measure":
        return unicodedata.normalize("NFKC", text), "", {}
    is_formula = text[:1] in ("=", "+", "-", "@") and value.parse(text).bad
    return text, "formula" if is_formula else "", {"sign": text[:1]}


def _values(texts) -> tuple[pd.DataFrame, dict]:
    cells = pd.Series(list(texts), dtype="str")
    plain = cells.str.fullmatch(value.PLAIN.pattern)  # nearly all, and there is nothing to say about them
    known = pd.DataFrame({"value": map(float, cells.where(plain, "nan")), "cell": cells, "plain": plain})
    known = known.assign(exact="", unit="", repair="", understood="")
    known["places"] = cells.str.partition(".")[2].str.rstrip("%％").str.len()
    readings = {n: value.parse(cells[n]) for n in _at(~plain)}
    for name, told in TOLD.items():
        known.loc[list(readings), name] = [told(reading) for reading in readings.values()]
    wrong = {n: ("bad_value", {}) for n, reading in readings.items() if reading.bad}
    return known, wrong | dict.fromkeys(_at(known["value"].abs() >= LARGEST), ("too_large", {}))


def _understood(reading: value.Reading) -> str:
    """The reading of a repaired cell: >=500篇."""
    sign = "" if reading.qualifier == "=" else reading.qualifier
    return f"{sign}{value.written(reading.value)}{reading.measure}" if reading.repair else ""


TOLD = {  # column → what a reading says for it
    "value": lambda reading: float("nan") if reading.value is None else reading.value,
    "plain": lambda reading: reading.plain,
    "exact": lambda reading: reading.qualifier,
    "unit": lambda reading: reading.measure,
    "repair": lambda reading: "" if reading.bad else reading.repair,
    "understood": _understood,
}


def unknown(kind: str, text: str, catalogue: Catalogue) -> Problem:
    """The problem of an "office" or "indicator" that nobody is called, with the three nearest names."""
    near = _nearest(fold(text[:60]), catalogue.names(f"{kind}s.csv"), catalogue, f"{kind}s.csv")
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
