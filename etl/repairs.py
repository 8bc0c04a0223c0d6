"""Repairs are proposals: what was done to read the cells, listed by kind, and what the analyst's answers make of them."""

from decimal import Decimal

import pandas as pd

from etl import value
from etl.answers import EXAMPLES, KINDS, Answers, Repair
from etl.catalogue import Catalogue
from etl.cells import column
from etl.problem import Problem

NOT_REPORTED = {"understood_zh": "未上报（O）", "understood_en": "not reported (O)"}


def repaired(rows: pd.DataFrame, catalogue: Catalogue, answers: Answers) -> tuple[pd.DataFrame, list, list]:
    """Records (cells.COLUMNS) as the answers have them, the Repairs, and a Problem for each cell whose repair was refused.

    Adds `small` (a ratio that the share question is about), `share` (read as a share, × 100) and `unclear` (not yet decided).
    Records with a refused cell are not `good`.
    """
    rows = _shares(_missing(rows, catalogue), catalogue, answers)
    found = rows["repair"].value_counts()
    repairs = [_repair(kind, rows[rows["repair"] == kind], answers) for kind in KINDS if kind in found]
    if rows["share"].any():
        repairs.append(_repair("share", rows[rows["share"]], answers))
    refused = rows["repair"].isin([r.kind for r in repairs if r.agreed is False])
    return rows.assign(good=rows["good"] & ~refused), repairs, [*_examples("repair_refused", rows[refused])]


def _missing(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """A mark for "no figure": nothing to ask where the status says so already, or where the figure is computed; else status O."""
    marked = rows["repair"] == "missing"
    said = rows["given_status"].isin(["O", "M", "B"])
    computed = rows["indicator"].isin([r["id"] for r in catalogue.tables["indicators.csv"] if r["numerator"]])
    proposed = marked & (rows["given_status"] == "") & ~computed
    worded = (proposed | (marked & said)) & (rows["as_worded"] == "")
    return rows.assign(
        repair=rows["repair"].where(~marked | proposed, ""),
        status=rows["status"].where(~proposed, "O"),
        as_worded=rows["as_worded"].where(~worded, rows["cell"]),
    )


def _shares(rows: pd.DataFrame, catalogue: Catalogue, answers: Answers) -> pd.DataFrame:
    """Ratios in per cent strictly between 0 and 1 without a sign: shares, or per cent, or still to be asked."""
    ratios = [r["id"] for r in catalogue.tables["indicators.csv"] if r["kind"] == "ratio" and r["measure_zh"] == "%"]
    small = rows["good"] & rows["indicator"].isin(ratios) & rows["bare"] & (rows["value"] > 0) & (rows["value"] < 1)
    share = small & (answers.share == "percent")
    hundredfold = {v: float(Decimal(repr(v)) * 100) for v in rows.loc[share, "value"].unique().tolist()}
    times_100 = rows["value"].map(hundredfold).astype(float)
    worded = rows["as_worded"].where(~share | (rows["as_worded"] != ""), rows["cell"])
    return rows.assign(
        value=rows["value"].where(~share, times_100),
        places=rows["places"].where(~share, (rows["places"] - 2).clip(0)),
        as_worded=worded,
        small=small,
        share=share,
        unclear=small & (answers.share == ""),
    )


def _repair(kind: str, cells: pd.DataFrame, answers: Answers) -> Repair:
    return Repair(kind, len(cells), [*_examples("repaired", cells.head(EXAMPLES))], answers.agreed(kind))


def _examples(code: str, cells: pd.DataFrame):
    """A Problem for each cell, with what was understood."""
    for cell in cells.to_dict("records"):
        same = cell["understood"] == cell["cell"]  # only its unit is taken off
        understood = value.written(cell["value"]) if same else cell["understood"]
        facts = NOT_REPORTED if cell["repair"] == "missing" else {"understood": understood}
        if cell["share"] and code == "repaired":
            facts = {"understood": f"{value.written(cell['value'])}%"}
        yield Problem(code, cell["file"], cell["row"], column("value", cell["label"], {}), cell["cell"], facts)
