"""The first steps of an upload: the file, what we read in it, and what the analyst corrects."""

import hashlib
from dataclasses import dataclass, replace

import streamlit as st

from etl import template
from etl.answers import Answers
from etl.read import Asked, Sheet, file_name, read
from etl.state import State
from lang import named
from pages.manage import columns
from pages.parts import show
from pages.parts.figures import XLSX
from pages.parts.memory import once
from pages.parts.run import Run

TYPES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls"]


@dataclass(frozen=True)
class File:
    """An uploaded file: its name without a path, its bytes, and the SHA-256 under which its answers are kept."""

    name: str
    data: bytes
    sha: str


@dataclass(frozen=True)
class Report:
    """A report's text, its name, and the SHA-256 under which the analyst's decisions are kept."""

    name: str
    text: str
    sha: str


def templates(run: Run) -> None:
    """A template to fill in, for the chosen office and a year."""
    with st.expander(run.t("下载填报模板"), icon=":material/table_view:"):
        newest = max((int(r["year"]) for r in run.rows("year", office=run.office["id"])), default=2024)
        year = str(st.number_input(run.t("年份"), 2000, 2099, newest + 1, key="template-year"))
        st.caption(run.t("{office}，每项指标一行，附计量单位、上期数值和口径。填好后在下面上传。", office=run.name(run.office)))
        name = run.t("{office}_{year}_填报模板", office=run.name(run.office, "short"), year=year)
        with st.container(horizontal=True):
            for label, (ending, mime, make) in {
                "Excel": ("xlsx", XLSX, template.as_xlsx),
                "CSV": ("csv", "text/csv", template.as_csv),
            }.items():
                data = _made(make, run.snapshot, year, run.office)
                st.download_button(label, data, f"{name}.{ending}", mime, icon=":material/download:", on_click="ignore")


def _made(make, *given):
    """The making put off until somebody downloads."""
    return lambda: make(*given)


def file(run: Run) -> File | None:
    """The file that the analyst has chosen, or None."""
    st.header(run.t("1 选择文件"))
    st.caption(run.t("CSV、TSV、XLSX或XLS，不超过20MB。把文件拖到框内，或点框内的按钮选择。"))
    turn = st.session_state.setdefault("_upload_turn", 0)  # a new key empties the field after a publication
    given = st.file_uploader(run.t("数据文件"), TYPES, key=f"upload-{turn}", label_visibility="collapsed")
    if given is None:
        return None
    data = given.getvalue()
    return File(file_name(given.name), data, hashlib.sha256(data).hexdigest())


def reading(state: State, file: File) -> tuple[Sheet, Asked]:
    """The sheet as it reads by what the analyst has corrected and answered so far, and what that is."""
    answers = st.session_state.get(f"answers-{file.sha}", Answers())
    asked = replace(st.session_state.get(f"asked-{file.sha}", Asked()), choices=answers.choices)
    sheet = once("sheet", (file.sha, asked_key(asked), state.release), lambda: read(file.data, file.name, state.catalogue, asked))
    return sheet, asked


def understood(run: Run, state: State, file: File, sheet: Sheet, asked: Asked, expanded: bool) -> None:
    """What was read, told in sentences, with the means to correct it."""
    if not sheet.understood.sample:  # nothing could be read, and there is nothing to correct
        return
    st.header(run.t("2 核对读到的内容"))
    if expanded:
        _panel(run, state, file, sheet, asked, expanded)
    said = sheet.understood.sentences(run.lang)
    if said:
        st.markdown("\n".join(f"- {show.plain(sentence)}" for sentence in said))
    if sheet.rows:
        st.markdown(run.t("共读到**{n}**条数据。", n=len(sheet.rows)))
    if not expanded:
        _panel(run, state, file, sheet, asked, expanded)


def _panel(run: Run, state: State, file: File, sheet: Sheet, asked: Asked, expanded: bool) -> None:
    with st.expander(run.t("读得不对？在这里改正"), icon=":material/edit:", expanded=expanded):
        _correct(run, state, file, sheet, asked)


def asked_key(asked: Asked) -> tuple:
    """Something to tell two `Asked` apart by."""
    return asked.office, asked.period, asked.sheet, asked.header_row, tuple(sorted(asked.meanings.items())), tuple(sorted(asked.choices.items()))


def _correct(run: Run, state: State, file: File, sheet: Sheet, asked: Asked) -> None:
    """The parts of `Asked`, each as the reader found it out until the analyst says otherwise."""
    seen, changed = sheet.understood, asked
    sheets = seen.sheets or [""]
    *one, two, three, four = st.columns(4 if len(sheets) > 1 else 3)
    if one:
        chosen = one[0].selectbox(run.t("工作表"), sheets, sheets.index(seen.sheet) if seen.sheet in sheets else 0, key=f"sheet-{file.sha}")
        if chosen != seen.sheet:
            changed = Asked(office=asked.office, period=asked.period, sheet=chosen, choices=asked.choices)
    first = seen.header_rows[0] if seen.header_rows else 1
    row = two.number_input(run.t("表头从第几行开始"), 1, 10_000, first, key=f"row-{file.sha}-{seen.sheet}")
    if row != first:
        changed = replace(changed, header_row=int(row), meanings={})
    offices = {None: run.t("按文件中所写")} | {r["id"]: named(r, "name", run.lang) for r in state.catalogue.tables["offices.csv"]}
    office = three.selectbox(run.t("文件没有写单位时，属于"), list(offices), list(offices).index(asked.office),
                             format_func=offices.get, key=f"office-{file.sha}")  # fmt: skip
    period = four.text_input(run.t("文件没有写时期时，属于"), asked.period or "", placeholder="2024", key=f"period-{file.sha}")
    changed = replace(changed, office=office, period=period.strip() or None)
    if seen.columns:
        changed = replace(changed, meanings=changed.meanings | columns.corrected(run, state, file.sha, seen))
    columns.sample(run, seen)
    if asked_key(changed) != asked_key(asked):
        st.session_state[f"asked-{file.sha}"] = changed
        st.rerun()
