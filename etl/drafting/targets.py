"""The figures of a plan as rows of targets.csv: what is to be reached, not what was."""

from etl.catalogue.catalogue import Catalogue
from etl.catalogue.rules import COLUMNS
from etl.tables.read import Sheet
from etl.values import period, value
from etl.values.names import fold
from etl.values.units import factor, several
from wording import numbers
from wording.cells import csv_text

FILE = "targets.csv"
PLAN = "plan_not_actual"  # the problem of a file whose title says that its figures are a plan's


def is_plan(sheet: Sheet) -> bool:
    """Whether the figures of a sheet are those of a plan."""
    return any(problem.code == PLAN for problem in sheet.problems)


def targets_from(sheet: Sheet, catalogue: Catalogue) -> bytes:
    """The text of a targets.csv (UTF-8 with BOM): a row for each figure of the sheet whose office, indicator and period are known.

    In the catalogue's unit; of two targets for the same the first counts. What has no number or is in quite another unit is left
    out.
    """
    header = [name.rstrip("*") for name in COLUMNS[FILE].split() if not name.endswith("?")]
    rows = targets([part for part in sheet.parts if is_plan(part)] or [sheet], catalogue)
    return ("\ufeff" + csv_text(header, ([row.get(name, "") for name in header] for row in rows))).encode()


def targets(sheets: list[Sheet], catalogue: Catalogue) -> list[dict[str, str]]:
    """The rows of targets_from as records, those that the catalogue has a target for left out."""
    have = {(r["office"], r["indicator"], r["period"]) for r in catalogue.tables[FILE]}
    units = {r["id"]: r["unit_zh"] for r in catalogue.tables["indicators.csv"]}
    offices, indicators = catalogue.names("offices.csv"), catalogue.names("indicators.csv")
    rows = {}
    for sheet in sheets:
        fields = [sheet.texts[name] for name in ("office", "indicator", "period", "value", "unit")]
        for office, indicator, when, text, unit in zip(*fields, strict=True):
            ids = offices.get(fold(office)), indicators.get(fold(indicator)), period.parse(when)
            if not all(ids):
                continue
            key = tuple(map(str, ids))
            number = _number(text, unit, units.get(key[1], ""))
            if number is not None and key not in have:
                cells = (*key, numbers.written(number))
                rows.setdefault(key, dict(zip(("office", "indicator", "period", "target"), cells, strict=True)))
    return list(rows.values())


def _number(text: str, unit: str, wanted: str) -> float | None:
    """The figure in the catalogue's unit; None where there is none, or in another unit."""
    reading = value.parse(text)
    given = reading.unit or (several(unit)[0] if unit else "")
    if reading.value is None or not given or not wanted or given == wanted:
        return reading.value
    times = factor(given, wanted)
    return None if times is None else float(times) * reading.value
