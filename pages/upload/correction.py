"""The panel in which the analyst says how a file is to be read: sheet, header, office and period, and what each column means."""

from dataclasses import replace

from etl.releases.state import State
from etl.tables.headerless import begins_with_data
from etl.tables.interpretation import Understood
from etl.tables.read import Overrides, Sheet
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload import columns
from wording.language import named

LAST_ROW = 10_000  # in which a header may begin


def overrides_key(overrides: Overrides) -> tuple[object, ...]:
    """Something to tell two `Overrides` apart by."""
    return (
        overrides.office,
        overrides.period,
        overrides.sheet,
        overrides.header_row,
        tuple(sorted(overrides.meanings.items())),
        tuple(sorted(overrides.choices.items())),
    )


def panel(run: Run, state: State, sha: str, sheet: Sheet, overrides: Overrides, expanded: bool) -> None:
    """The panel; a correction reads the file again."""
    with st.expander(run.t("读得不对？在这里改正"), icon=":material/edit:", expanded=expanded):
        changed = _corrected(run, state, sha, sheet.understood, overrides)
    if overrides_key(changed) != overrides_key(overrides):
        session().upload(sha).overrides = changed
        st.rerun()


def _corrected(run: Run, state: State, sha: str, seen: Understood, overrides: Overrides) -> Overrides:
    """The parts of `Overrides`, each as the reader found it out until the analyst says otherwise."""
    sheets = seen.sheets or [""]
    *one, two, three, four = st.columns(4 if len(sheets) > 1 else 3)
    changed = _of_sheet(run, one[0], sha, seen, overrides) if one else overrides
    with two:
        changed = _header(run, sha, seen, changed)
    offices = {None: run.t("按文件中所写")} | {r["id"]: named(r, "name", run.lang) for r in state.catalogue.tables["offices.csv"]}
    office = three.selectbox(run.t("文件没有写单位时，属于"), list(offices), list(offices).index(overrides.office),
                             format_func=offices.get, key=f"office-{sha}")  # fmt: skip
    period = four.text_input(run.t("文件没有写时期时，属于"), overrides.period or "", placeholder="2024", key=f"period-{sha}")
    changed = replace(changed, office=office, period=period.strip() or None)
    meanings = columns.corrected(run, state.catalogue, sha, seen, overrides)
    if changed.sheet != overrides.sheet or changed.header_row != overrides.header_row:  # its columns are others
        return changed
    return _with_meanings(seen, changed, meanings)


def _of_sheet(run: Run, place, sha: str, seen: Understood, overrides: Overrides) -> Overrides:
    chosen = place.selectbox(
        run.t("工作表"), seen.sheets, seen.sheets.index(seen.sheet) if seen.sheet in seen.sheets else 0, key=f"sheet-{sha}"
    )
    return (
        overrides
        if chosen == seen.sheet
        else Overrides(office=overrides.office, period=overrides.period, sheet=chosen, choices=overrides.choices)
    )


def _header(run: Run, sha: str, seen: Understood, overrides: Overrides) -> Overrides:
    """Where the header begins, or that there is none."""
    first, none = seen.header_rows[0] if seen.header_rows else 1, overrides.header_row == 0
    row = st.number_input(
        run.t("表头从第几行开始"), 1, LAST_ROW, min(first, LAST_ROW), key=f"row-{sha}-{seen.sheet}-{first}", disabled=none
    )
    without = st.checkbox(run.t("没有表头，第一行就是数据"), none, key=f"headerless-{sha}-{seen.sheet}-{none}")
    if without != none:
        return replace(overrides, header_row=0 if without else None, meanings={})
    return replace(overrides, header_row=int(row), meanings={}) if row != first and not none else overrides


def _with_meanings(seen: Understood, overrides: Overrides, meanings: dict) -> Overrides:
    """With what the columns mean; where no header was found, its place follows from what stands in the first row."""
    if meanings and not seen.header_rows and overrides.header_row is None:
        row = next(n for n, cells in enumerate(seen.sample, start=1) if any(cell.strip() for cell in cells))
        return replace(overrides, header_row=0 if begins_with_data(seen.sample) else row, meanings=meanings)
    return replace(overrides, meanings=meanings)
