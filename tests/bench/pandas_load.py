"""The same checks in pandas, vectorised as far as they go: `python pandas_load.py DATA`. What a short script of an analyst would be."""

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

STATUSES, QUALIFIERS = {"A", "E", "P", "B", "O", "M", ""}, {"=", ">=", "<=", "~", ""}


def main(folder: Path) -> dict:
    files = sorted((folder / "yearly").glob("*.csv"))
    parts = [pd.read_csv(f, dtype="str", keep_default_na=False).assign(file=f.name, row=lambda d: d.index + 2) for f in files]
    rows = pd.concat(parts, ignore_index=True)
    catalogue = {
        name: pd.read_csv(folder / "catalogue" / f"{name}.csv", dtype="str", keep_default_na=False)
        for name in ("indicators", "offices", "targets")
    }
    return {name: int(counts.sum()) for name, counts in checks(rows, catalogue).items()}


def checks(rows: pd.DataFrame, catalogue: dict) -> dict:
    """Name of a check → which rows it finds."""
    indicators = catalogue["indicators"].set_index("id")
    kind, low, high = (rows["indicator"].map(indicators[c]) for c in ("kind", "minimum", "maximum"))
    low, high = pd.to_numeric(low, errors="coerce"), pd.to_numeric(high, errors="coerce")
    plain = rows["value"].str.fullmatch(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
    value = pd.to_numeric(rows["value"].where(plain), errors="coerce")
    text = rows["as_worded"] + " " + rows["note"]
    counts = {
        "unknown_office": ~rows["office"].isin(catalogue["offices"]["id"]),
        "unknown_indicator": ~rows["indicator"].isin(indicators.index),
        "bad_period": ~rows["period"].str.fullmatch(r"(19|20)\d\d(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?"),
        "bad_value": ~plain & (rows["value"] != ""),
        "bad_status": ~rows["status"].isin(STATUSES),
        "bad_qualifier": ~rows["qualifier"].isin(QUALIFIERS),
        "formula": np.logical_or.reduce([rows[c].str.match("[=+@-]") for c in ("as_worded", "note", "source")]),
        "duplicate": rows.duplicated(["office", "indicator", "period"]),
        "value_not_expected": value.notna() & rows["status"].isin(["O", "M"]),
        "empty_value": value.isna() & ~rows["status"].isin(["O", "M", "B"]),
        "out_of_range": (value < low) | (value > high),
        "fraction": kind.isin(["count", "rank"]) & (value != value.round()) & value.notna(),
        "share_unclear": (kind == "ratio") & (value > 0) & (value < 1),
        "future_period": rows["period"].str[:4].astype(int) > date.today().year,
        "fraction_differs": (kind == "ratio") & text.str.contains(r"\d\s*[/÷]\s*\d"),
    }
    return counts | over_time(rows.assign(value=value, kind=kind), catalogue["targets"])


def over_time(rows: pd.DataFrame, targets: pd.DataFrame) -> dict:
    """The checks of a figure against its own history."""
    rows = rows.sort_values(["office", "indicator", "period"], kind="stable")
    series = rows.groupby(["office", "indicator"], sort=False)
    before, ratio = series["value"].shift(), rows["kind"] == "ratio"
    growth = (rows["value"] - before).where(ratio, np.log(rows["value"].where(rows["value"] > 0) / before.where(before > 0)))
    breaks = (rows["status"] == "B").groupby([rows["office"], rows["indicator"]], sort=False).cumsum()
    growth = growth.where(
        (rows["qualifier"] == "=")
        & (series["qualifier"].shift() == "=")
        & (breaks == breaks.groupby([rows["office"], rows["indicator"]], sort=False).shift())
    )
    grouped = growth.groupby([rows["office"], rows["indicator"]], sort=False)
    earlier = np.column_stack([grouped.shift(n) for n in range(1, 11)])
    with np.errstate(all="ignore"):
        usual = np.nanmedian(earlier, axis=1)
        spread = np.nanmedian(np.abs(earlier - usual[:, None]), axis=1)
    enough = (~np.isnan(earlier)).sum(axis=1) >= 4
    bound = np.maximum(5 * 1.4826 * spread, np.where(ratio, 5, np.log(1.5)))
    magnitude = np.abs(np.log10(rows["value"].where(rows["value"] > 0) / before.where(before > 0)))
    run = (rows["value"] != before).groupby([rows["office"], rows["indicator"]], sort=False).cumsum()
    length = rows.groupby([rows["office"], rows["indicator"], run], sort=False)["value"].transform("size")
    aimed = rows.merge(targets, on=["office", "indicator"], how="left", suffixes=("", "_of"))["target"]
    return {
        "jump": np.logical_or.reduce([np.abs(magnitude - power) < np.log10(1.6) for power in (2, 4)]),
        "unlikely_change": enough & (np.abs(growth - usual) > bound),
        "same_value": (length >= 4)
        & (rows["value"] > 10)
        & (pd.to_numeric(aimed).to_numpy()[: len(rows)] != rows["value"].to_numpy()),
    }


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
