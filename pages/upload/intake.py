"""The first steps of an upload: the file, what we read in it, and what the analyst corrects."""

import hashlib
from dataclasses import dataclass, replace

import worker
from etl.releases.state import State
from etl.tables import worksheets
from etl.tables.read import Overrides, Sheet, file_name, read
from etl.workbooks import template
from pages.components.field import one_file
from pages.shell.memory import once
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload import correction
from pages.upload.correction import overrides_key
from wording.escaping import markup, markup_lines
from wording.saving import XLSX

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
        newest = max((int(r["year"]) for r in run.rows("page/year", office=run.office["id"])), default=2024)
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
    turn = session().upload_turn  # another turn empties the field after a publication
    worker.warm("etl.tables.read")  # while the analyst chooses
    given = one_file(run, run.t("数据文件"), TYPES, "upload", turn)
    return File(file_name(given.name), given.data, hashlib.sha256(given.data).hexdigest()) if given else None


def reading(state: State, file: File) -> tuple[Sheet, Overrides]:
    """The sheet as it reads by what the analyst has corrected and answered so far, and what that is."""
    upload = session().upload(file.sha)
    overrides = replace(upload.overrides or Overrides(), choices=upload.answers.choices)
    sheet = once(
        "sheet", (file.sha, overrides_key(overrides), state.key), lambda: read(file.data, file.name, state.catalogue, overrides)
    )
    return sheet, overrides


def understood(run: Run, state: State, file: File, sheet: Sheet, overrides: Overrides, expanded: bool) -> None:
    """What was read, told in sentences, with the means to correct it."""
    if not sheet.understood.sample:  # nothing could be read, and there is nothing to correct
        return
    st.header(run.t("2 核对读到的内容"))
    if expanded:
        correction.panel(run, state, file.sha, sheet, overrides, expanded)
    for part in sheet.whole:
        if sheet.parts:
            st.markdown(markup("**{sheet}**", sheet=worksheets.inside(part.file)))
        st.markdown(markup_lines(part.understood.sentences(run.lang), "- "))
    if sheet.rows:
        st.markdown(run.rich("共读到**{n}**条数据。", n=len(sheet.rows)))
    if not expanded:
        correction.panel(run, state, file.sha, sheet, overrides, expanded)
