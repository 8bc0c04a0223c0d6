"""The figures behind what a page draws: as a table with their origin, and as files to take away."""

from charts import workbook
from pages.shell import notices
from pages.shell.run import Run
from pages.shell.screen import st
from wording import baseline, comparison, numbers, origin, series_csv, timeline
from wording.escaping import file_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def figures(run: Run, rows: list, found: list) -> None:
    """The rows of one indicator (db/sql/page/series.sql), newest first, each with what it is and where it comes from.

    found: the events (db/sql/page/event.sql) that may lie in their periods.
    """

    here = timeline.of_periods([r["period"] for r in rows], found)

    def told(row) -> list:
        return [timeline.event_text(e, run.lang) for e in here[row["period"]]]

    st.subheader(run.t("数据"))
    notices.table(
        run,
        {
            run.t("时期"): (lambda r: numbers.period_name(r["period"], run.lang), 0),
            run.t("数值"): (lambda r: numbers.figure(r, run.lang), 0),
            baseline.column(rows, run.lang): (
                lambda r: comparison.change_text(r, run.lang) or comparison.why_text(r, run.lang),
                20,
            ),
            run.t("数据状态"): (lambda r: run.t(numbers.STATUS[r["status"]]), 0),
            run.t("原文表述和备注"): (lambda r: " · ".join(filter(None, [r["as_worded"], r["note"], *told(r)])), 26),
            run.t("来源"): (lambda r: origin.linked(r, run.lang, names=run.publishers), 38),
        },
        rows[::-1],
    )


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
