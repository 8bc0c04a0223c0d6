"""A page's reading part as one element: the blocks of a view, each kept in the browser for as long as it stays the same."""

from pathlib import Path
from urllib.parse import parse_qsl

from charts import svg
from pages.shell import address, panel_set
from pages.shell.run import Run
from pages.shell.screen import component, st
from pages.shell.session import session, widget_value
from views import html
from views.blocks import View
from views.pages import PAGES

HERE = Path(__file__).parent
KEY = "view"
LONGEST = 8_000  # characters of an address
CSS = (HERE / "view.css").read_text("utf-8") + svg.STYLE

_view = component(
    "view",
    html='<div class="view"></div>',
    css=CSS,
    js="\n".join((HERE / name).read_text("utf-8") for name in ("hover.js", "view.js")),
    isolate_styles=False,  # the same style sheet serves the first paint, which lies outside of the element
)


def show(run: Run, name: str) -> View:
    """Draw the reading part of a page (views/pages.py), and write its choices into the address."""
    page = PAGES[name]
    view = page.view(run.reader(address.asked(page.kept, page.passing)))
    session().choices |= {choice: view.ids[choice] for choice in page.kept if view.ids.get(choice)}
    address.keep(**run.ids, **view.ids)
    data = {"page": name, "blocks": [str(piece) for piece in html.drawn(view.blocks)], "lang": run.lang}
    _view(
        data=data,
        key=KEY,
        height="content",
        on_panel_change=lambda: _add(run),
        on_favourite_change=lambda: _mark(run),
        on_door_change=_open,
        on_asked_change=_again,
    )
    return view


def _add(run: Run) -> None:
    """Put the panel whose button was pressed into the visitor's set."""
    panel = widget_value(KEY).panel
    if isinstance(panel, str) and len(panel) <= panel_set.LONGEST:
        session().panels = run.panels.with_panel(panel, run.snapshot.release)
        st.toast(run.t("已加入图板，共{n}张", n=len(session().panels.items)), icon=":material/slideshow:")


def _mark(run: Run) -> None:
    """Mark the indicator as a favourite, or take the mark away. They are kept in the address."""
    indicator = widget_value(KEY).favourite
    if indicator in {row["id"] for row in run.rows("page/indicator", office=run.office["id"])}:
        others = [one for one in run.favourites if one != indicator]
        session().choices["favourites"] = others if indicator in run.favourites else [*run.favourites, indicator]


def _open() -> None:
    """Go where a door leads: the frame switches the page before it draws anything."""
    door = widget_value(KEY).door
    if isinstance(door, dict):
        session().door = (str(door.get("page", "")), {str(k): str(v) for k, v in dict(door.get("ids") or {}).items()})


def _again() -> None:
    """The browser has drawn another choice already and changed the address. Streamlit knows nothing of that address and sends the one before;
    the run that follows reads this one."""
    asked = widget_value(KEY).asked
    if isinstance(asked, str) and len(asked) <= LONGEST:
        st.query_params.from_dict(dict(parse_qsl(asked)))
