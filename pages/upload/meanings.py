"""What a column of a file can mean (etl/tables/overrides.py), in words: fields, periods, indicators and offices by name, never by id."""

from collections.abc import Sequence
from datetime import date

from etl.catalogue.catalogue import Catalogue
from etl.tables.interpretation import Column
from etl.values import period
from etl.values.names import fold
from pages.shell.run import Run
from wording import numbers
from wording.language import later, named, period_name

FIELDS = {
    "": later("不采用"),
    "office": later("单位"),
    "indicator": later("指标"),
    "period": later("时期"),
    "value": later("数值"),
    "unit": later("计量单位"),
    "qualifier": later("约数"),
    "status": later("数据状态"),
    "as_worded": later("原文表述"),
    "note": later("备注"),
    "source": later("来源"),
}
EXPECTED = later("预计")  # what status E means in a header; of a single figure it may also say that it was worked out
OTHER = "period:?"  # a period that is written in by hand
YEARS = 12  # how far back a column can be said to hold a year
MOST_OFFICES = 100  # of more the list would be too long to choose from
FILES = {"indicator": ("indicators.csv", "name"), "office": ("offices.csv", "name")}


class Meanings:
    """The meanings that columns of a file may have, by the names of one catalogue and in the language of the run."""

    def __init__(self, run: Run, catalogue: Catalogue):
        self.run, self.catalogue = run, catalogue
        self.ids = {name: {r["id"]: r for r in catalogue.tables[file]} for name, (file, _) in FILES.items()}

    def canonical(self, meaning: str) -> str:
        """The meaning with ids and kept periods for what is written in the file: "indicator:来信;period:2024年" → "indicator:letters;period:2024"."""
        own, fixed = _parts(meaning)
        for name, (file, _) in FILES.items():
            if name in fixed:
                fixed[name] = self.catalogue.names(file).get(fold(fixed[name]), fixed[name])
        if "period" in fixed:
            fixed["period"] = period.parse(fixed["period"]) or fixed["period"]
        return ";".join([*own, *(f"{name}:{text}" for name, text in sorted(fixed.items()))])

    def words(self, meaning: str) -> str:
        """A canonical meaning in words: 2024年的数值（预计）, 来信, 备注, 不采用."""
        own, fixed = _parts(meaning)
        if not fixed:
            name = own[0] if own else ""
            return self.run.t(FIELDS[name]) if name in FIELDS else name
        what = " ".join(self._name(name, fixed[name]) for name in ("office", "indicator", "period") if name in fixed)
        if own or fixed.keys() - {"office", "indicator"}:
            field = own[0] if own else "value"
            what = self.run.t("{what}的{field}", what=what, field=self.run.t(FIELDS.get(field, field)))
        marks = [self._mark(name, text) for name, text in fixed.items() if name not in ("office", "indicator", "period")]
        return self.run.t("{meaning}（{marks}）", meaning=what, marks=numbers.listed(marks, self.run.lang)) if marks else what

    def options(self, columns: Sequence[Column]) -> dict[str, str]:
        """Every meaning that a column may be given → its words. columns: what they are now is among them."""
        now, current = date.today().year, [self.canonical(column.meaning) for column in columns]
        years = [f"period:{year}" for year in range(now + 1, now - YEARS, -1)]
        offices = self.ids["office"] if len(self.ids["office"]) <= MOST_OFFICES else []
        named_ones = [f"{name}:{one}" for name, ids in (("indicator", self.ids["indicator"]), ("office", offices)) for one in ids]
        fields = {meaning: self.words(meaning) for meaning in FIELDS} | {OTHER: self.run.t("其他时期…")}
        return fields | {meaning: self.words(meaning) for meaning in (*current, *years, *named_ones)}

    def _name(self, name: str, text: str) -> str:
        if name == "period":
            return period_name(kept, self.run.lang) if (kept := period.parse(text)) else text
        record = self.ids[name].get(text)
        return named(record, FILES[name][1], self.run.lang) if record else text

    def _mark(self, name: str, text: str) -> str:
        if name != "status":
            return text
        return self.run.t(EXPECTED if text == "E" else numbers.STATUS.get(text, text))


def _parts(meaning: str) -> tuple[list, dict]:
    """("note",), {"period": "2024年"} of "note;period:2024年"."""
    parts = [part for part in meaning.split(";") if part]
    return [p for p in parts if ":" not in p], dict(p.split(":", 1) for p in parts if ":" in p)
