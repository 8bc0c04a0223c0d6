"""What is offered below the errors of a file: the file with remarks, and what is made for errors of one kind."""

from collections.abc import Sequence

from etl.checks.check import Checked
from etl.problem import Problem
from etl.tables.read import Sheet
from etl.workbooks.annotated import annotated, grid
from pages.shell.run import Run
from pages.shell.screen import st
from pages.upload.intake import File
from wording.saving import XLSX

# Code of an error → a function (run, file, sheet, problems of that code) that offers something for it, such as rows to take along.
OFFERS: dict = {}


def below(run: Run, file: File, sheet: Sheet, checked: Checked, problems: Sequence[Problem]) -> None:
    """The offers for these problems, each kind once."""
    remarks(run, file, sheet, checked)
    for code in dict.fromkeys(p.code for p in problems if p.code in OFFERS):
        OFFERS[code](run, file, sheet, [p for p in problems if p.code == code])


def remarks(run: Run, file: File, sheet: Sheet, checked: Checked) -> None:
    """The file with every problem written beside its cell."""
    listed = [p for p in checked.problems if p.code != "repaired"]
    if not (listed and sheet.understood.sample):
        return
    name = run.t("{file}_批注.xlsx", file=file.name.rpartition(".")[0] or file.name)

    def make() -> bytes:
        return annotated({part.file: grid(file.data, part.understood.sheet) for part in sheet.whole}, listed, run.lang)

    st.download_button(run.t("下载批注过的文件"), make, name, XLSX, icon=":material/rate_review:", on_click="ignore")
