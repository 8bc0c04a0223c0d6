"""The button on every chart that puts it into the visitor's set of panels."""

from pages.panels.gather import NEWEST
from pages.shell import panel_set
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session


def add(run: Run, *ids) -> None:
    """Offer a panel, named by its kind and ids (pages/panels/gather.py); several of one id are given as a list."""
    panel = ".".join("~".join(i) if isinstance(i, list) else i for i in ids)
    present = panel in {i.panel for i in run.panels.items}
    full = len(run.panels.items) >= panel_set.MOST

    def put() -> None:
        session().panels = run.panels.with_panel(panel, run.snapshot.release)
        st.toast(run.t("已加入图板，共{n}张", n=len(run.panels.items) + 1), icon=":material/slideshow:")

    label = run.t("已在图板中") if present else run.t("图板最多{n}张", n=panel_set.MOST) if full else run.t("加入图板")
    st.button(label, icon=":material/add_chart:", type="tertiary", on_click=put, key=f"add-{panel}", disabled=present or full)


def of_year(run: Run, year: str) -> str:
    """The year for a panel's ids: a panel of the newest year goes on with the data."""
    newest = run.rows("page/year", office=run.office["id"])[0]["year"]
    return NEWEST if year == newest else year
