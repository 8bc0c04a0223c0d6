"""A page's reading part as one element: the blocks of a view, each kept in the browser for as long as it stays the same."""

from api.drawn import pages
from api.view import version
from pages.components.view.files import names
from pages.shell import address, panel_set
from pages.shell.run import Run
from pages.shell.screen import component, st
from pages.shell.session import has_widget, session, widget_value
from views.pages import PAGES

KEY = "view"
# What is sent with every run of a page names the script; the browser keeps the script itself, and has it at work already since the first paint.
LOADED = 'const { mounted } = await import(new URL("view/%s", document.baseURI).href);\nexport default mounted;'

_view = component("view", html='<div class="view"></div>', js=LOADED % names()["view.js"], isolate_styles=False)


def show(run: Run, name: str) -> None:
    """Draw the reading part of a page (views/pages.py), and write its choices into the address. Its blocks stand in the browser already, or are
    fetched by it (api/view.py): sent here they would go over the line twice. Only where that is not possible they come with the page."""
    page = PAGES[name]
    view = pages.drawn(name, run.reader(address.choices_of(page.kept, page.passing)), version(run.snapshot))
    session().choices |= {choice: view.ids[choice] for choice in page.kept if view.ids.get(choice)}
    address.keep(**run.ids, **view.ids)
    data = {
        "page": name,
        "query": address.query(**run.ids, **view.ids),
        "version": version(run.snapshot),
        "blocks": list(view.blocks) if session().sends_blocks else None,
        "lang": run.lang,
        "views": list(PAGES),
    }
    _view(
        data=data,
        key=KEY,
        height="content",
        on_panel_change=lambda: _add(run),
        on_favourite_change=lambda: _mark(run),
        on_door_change=_open,
        on_choices_change=_follow,
        on_blocks_change=_send,
    )


def _trigger(what: str) -> object:
    """What the browser has told last; None where the visitor has left the page meanwhile."""
    return getattr(widget_value(KEY), what) if has_widget(KEY) else None


def _add(run: Run) -> None:
    """Put the panel whose button was pressed into the visitor's set."""
    panel = _trigger("panel")
    if isinstance(panel, str) and len(panel) <= panel_set.LONGEST:
        session().panels = run.panels.with_panel(panel, run.snapshot.release)
        st.toast(run.t("已加入图板，共{n}张", n=len(session().panels.items)), icon=":material/slideshow:")


def _mark(run: Run) -> None:
    """Mark the indicator as a favourite, or take the mark away. They are kept in the address."""
    indicator = _trigger("favourite")
    if indicator in {row["id"] for row in run.rows("page/indicator", office=run.office["id"])}:
        others = [one for one in run.favourites if one != indicator]
        session().choices["favourites"] = others if indicator in run.favourites else [*run.favourites, indicator]


def _open() -> None:
    """Go where a door leads: the frame switches the page before it draws anything."""
    door = _trigger("door")
    if isinstance(door, dict):
        session().door = (str(door.get("page", "")), {str(k): str(v) for k, v in dict(door.get("ids") or {}).items()})


def _follow() -> None:
    """Another choice was made and drawn in the browser: the page follows."""
    address.take_over(str(_trigger("choices") or ""))


def _send() -> None:
    """The browser cannot fetch blocks: something between it and the server lets only the framework through."""
    session().sends_blocks = True
