"""Rows of a preview, or of what differs between two releases, as a table of old and new figures."""

from collections.abc import Sequence

from etl.catalogue.catalogue import Catalogue
from pages.shell import notices
from pages.shell.run import Run
from pages.shell.screen import st
from wording import numbers
from wording.language import later, named
from wording.numbers import written
from wording.types import Row

MOST = 40  # rows that are listed before the rest is only counted
STATES = {"new": later("新增"), "changed": later("修改"), "described": later("仅文字变动"), "gone": later("减少")}


def table(run: Run, catalogues: Sequence[Catalogue], rows: Sequence[Row]) -> None:
    """rows: dicts of etl/releases/preview.py with `state`; catalogues: where names are looked up, the first that knows them."""

    def record(file: str, identity: str) -> Row:
        return next(r for c in catalogues for r in c.tables[file] if r["id"] == identity)

    def figured(row: Row, old: str) -> str:
        return figure(run, record("indicators.csv", row["indicator"]), {name: row[f"{old}{name}"] for name in FIGURE})

    columns = {
        run.t("变化"): (lambda r: run.t(STATES[r["state"]]), 0),
        run.t("指标"): (lambda r: named(record("indicators.csv", r["indicator"]), "name", run.lang), 24),
        run.t("时期"): (lambda r: numbers.period_name(r["period"], run.lang), 0),
        run.t("原数"): (lambda r: figured(r, "old_") if r["state"] != "new" else "", 13),
        run.t("新数"): (lambda r: figured(r, "") if r["state"] != "gone" else "", 13),
        run.t("相差"): (lambda r: difference(record("indicators.csv", r["indicator"]), r), 0),
        run.t("单位"): (lambda r: named(record("offices.csv", r["office"]), "short", run.lang), 14),
        run.t("备注"): (lambda r: reworded(run, r) if r["state"] == "described" else r["note"] or "", 24),
    }
    notices.table(run, columns, rows[:MOST])
    if rows[MOST:]:
        st.caption(run.t("另有{n}条。", n=len(rows) - MOST))


WORDS = {"as_worded": later("原文表述"), "note": later("备注"), "source": later("来源")}


def reworded(run: Run, row: Row) -> str:
    """What changes where the figure does not: 来源：甲 → 乙."""
    changed = {name: (row[f"old_{name}"] or "", row[name] or "") for name in WORDS}
    blank = run.t("（空）")
    return numbers.listed(
        (
            numbers.about(run.t(WORDS[name]), f"{old or blank} → {new or blank}", run.lang)
            for name, (old, new) in changed.items()
            if old != new
        ),
        run.lang,
    )


FIGURE = ("value", "qualifier", "status")


def figure(run: Run, indicator: Row, shown: Row) -> str:
    """A figure (value, qualifier, status) in words, to the last digit given; what is computed is said to be."""
    if indicator["numerator"]:
        return run.t("由系统计算")
    given = len(written(shown["value"]).partition(".")[2])
    return numbers.figure({**indicator, "decimals": max(int(indicator["decimals"]), given), **shown}, run.lang)


def difference(indicator: Row, row: Row) -> str:
    """New less old, with its sign; "" where one of the two is not a number."""
    if row["state"] != "changed" or row["value"] is None or row["old_value"] is None:
        return ""
    amount = row["value"] - row["old_value"]
    return ("+" if amount > 0 else "") + numbers.number(amount, max(int(indicator["decimals"]), 2))
