"""The figures behind what a page draws, as files to take away."""

from charts import workbook
from pages.shell.run import Run
from pages.shell.screen import st
from wording import series_csv
from wording.escaping import file_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(run: Run, name: str, rows: list) -> None:
    """The rows (db/sql/page/series.sql or card.sql) as CSV and as an Excel workbook, with what they mean and where they come from."""
    files = {
        run.t("下载CSV"): (".csv", "text/csv", lambda: (series_csv.BOM + series_csv.series(rows, run.lang)).encode()),
        run.t("下载Excel"): (".xlsx", XLSX, lambda: workbook.workbook(rows, meanings(), run.snapshot.release, run.lang)),
    }

    def meanings() -> list:
        return run.rows("page/indicator", office=run.office["id"])

    with st.container(horizontal=True):
        for label, (ending, mime, data) in files.items():
            st.download_button(label, data, file_name(name, ending), mime, icon=":material/download:", on_click="ignore")
