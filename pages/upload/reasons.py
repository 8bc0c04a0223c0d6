"""Why a file was not understood: said first, above all that was read in it."""

from collections.abc import Sequence

from etl.checks.check import Checked
from etl.drafting.targets import PLAN
from etl.problem import Problem
from etl.tables.read import Sheet
from pages.shell.run import Run
from pages.shell.screen import st
from pages.upload import listing, offers
from pages.upload.intake import File
from wording.escaping import markup, markup_lines

# What can be put right on the page, without another file: by naming the header's row, the columns, the office or the period.
CORRECTABLE = {
    "missing_header",
    "duplicate_header",
    "no_header",
    "no_rows",
    "missing_office",
    "missing_indicator",
    "missing_period",
}
WHOLE = {PLAN}  # what is true of the whole file, however much of it was read
FEW = 3  # reasons that stand in the notice itself


def refused(sheet: Sheet, checked: Checked) -> list[Problem]:
    """The errors for which nothing was read, or no more than half of the records; [] where the file was understood.

    What the analyst has refused is no reason: he sees it where he refused it.
    """
    reasons = [p for p in checked.errors if p.code != "repair_refused"]
    return reasons if wholly(reasons) or 2 * checked.count <= len(sheet.rows) else []


def wholly(reasons: Sequence[Problem]) -> bool:
    """Whether the file as a whole is another thing than it is uploaded as, so that there is nothing to settle in it."""
    return any(p.code in WHOLE for p in reasons)


def correctable(sheet: Sheet, reasons: Sequence[Problem]) -> bool:
    """Whether the analyst can put it right on the page."""
    return bool(sheet.understood.sample) and any(p.code in CORRECTABLE for p in reasons)


def tell(run: Run, file: File, sheet: Sheet, checked: Checked, reasons: Sequence[Problem]) -> None:
    """The reasons with their remedies, and what there is to take along."""
    lines = listing.gathered(run, reasons)
    few = [f"{place} · {sentence}" for place, sentence in lines] if len(lines) <= FEW else []
    heading = markup("**{heading}**", heading=_heading(run, sheet, checked, reasons))
    parts = [heading, *([markup_lines([line], "- ") for line in few] if few[1:] else few)]
    st.error(markup_lines(parts, end="\n\n"), icon=":material/error:")
    if len(lines) > FEW:
        listing.table(run, reasons)
    if correctable(sheet, reasons):
        st.markdown(
            run.t("不必改动文件：在下面指定表头所在的行和各列的含义，或补充单位和时期，就会重新读取。也可以改好文件后重新上传。")
        )
    offers.below(run, file, sheet, checked, reasons)


def _heading(run: Run, sheet: Sheet, checked: Checked, reasons: Sequence[Problem]) -> str:
    if not sheet.rows:
        return run.t("没有读出数据，什么都没有发布。")
    if not checked.count or wholly(reasons):
        return run.t("读到的{all}条数据都不能采用，什么都没有发布。", all=len(sheet.rows))
    return run.t("读到的{all}条数据中只有{n}条可以采用，什么都没有发布。", all=len(sheet.rows), n=checked.count)
