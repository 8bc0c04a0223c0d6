"""Streamlit as the pages use it: every text is drawn as text. `from pages.shell.screen import st` and nothing else of Streamlit.

What Streamlit reads as Markdown (bodies, labels, helps, the options of buttons and tabs) is escaped here, at the one door; Markdown of
our own is `Markup` (wording/escaping.py, `Run.rich`). HTML goes through as `Html` alone, and names of downloads are made names of files.
"""

from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

import streamlit
from streamlit.errors import StreamlitAuthError as SignInError  # noqa: F401 - for who signs in
from streamlit.navigation.page import StreamlitPage  # noqa: F401 - for who leads to a page
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from etl import journal
from wording.escaping import Html, Markup, deeply, file_name, markdown, visible
from wording.language import later, translator

SESSION = "session"  # the key of pages/shell/session.py
BODY = ("caption", "markdown", "header", "subheader", "title", "info", "warning", "error", "success", "toast", "status", "popover", "expander",
        "button", "download_button", "form_submit_button", "toggle", "checkbox", "selectbox", "multiselect", "text_input", "text_area",
        "number_input", "radio", "segmented_control", "tabs", "spinner")  # fmt: skip
SECOND = ("page_link",)  # the label comes after the page
OPTIONS = {
    "radio": markdown,
    "segmented_control": markdown,
    "selectbox": visible,
    "multiselect": visible,
}  # lists read no Markdown in theirs
INSIDE = (
    "columns",
    "container",
    "expander",
    "tabs",
    "empty",
    "form",
    "popover",
    "status",
    "grid",
    "sidebar",
)  # what holds further elements
READ = {"label", "body", "help", "title", "captions"}
PLAIN = {"text": 0, "data_editor": None}  # drawn letter by letter, if no character breaks it
OTHERS = {"session_state", "query_params", "context", "user", "login", "logout", "rerun", "switch_page", "get_option", "set_page_config",
          "navigation", "Page", "cache_data", "column_config"}  # fmt: skip


class Screen:
    """Streamlit, or one of its containers."""

    def __init__(self, under: Any):
        self._under = under

    def stop(self) -> NoReturn:
        """End the run of this page here."""
        self._under.stop()
        raise RuntimeError("Streamlit went on after stop()")

    def badge(self, label: Markup, **more: Any) -> Any:
        """A mark with words of our own: Streamlit escapes a part of them by itself, so that others cannot be escaped whole."""
        if not isinstance(label, Markup):
            raise TypeError("a badge has words of our own (Run.rich)")
        return self._under.badge(label, **more)

    def __getattr__(self, name: str):
        if name in OTHERS:
            return getattr(self._under, name)
        if name == "html":
            return _html(self._under.html)
        if name == "download_button":
            return self._download
        if name in BODY or name in SECOND or name in PLAIN:
            return _as_text(name, getattr(self._under, name))
        if name not in INSIDE:
            raise AttributeError(
                f"st.{name}: what is drawn by a page has a place in pages/shell/screen.py, so that its texts stay texts"
            )
        given = getattr(self._under, name)
        return _holding(given) if name != "sidebar" else Screen(given)

    def _download(self, label: str, data, name: str, *given, **more) -> bool:
        """A download: its name one of a file, and a word on the page where the file cannot be made (which happens after the click)."""
        stem, dot, ending = name.rpartition(".")
        name = file_name(stem, f".{ending}") if stem and dot else file_name(name)
        draw = _as_text("download_button", self._under.download_button)
        if not callable(data):
            return draw(label, data, name, *given, **more)
        place: list = []
        clicked = draw(label, _telling(data, label, place), name, *given, **more)
        place.append(self._under.empty())
        return clicked

    def __enter__(self):
        self._under.__enter__()
        return self

    def __exit__(self, *fault):
        return self._under.__exit__(*fault)


def _as_text(name: str, draw):
    """The element, its texts escaped."""

    def drawn(*given, **more):
        given = list(given)
        place = PLAIN.get(name, 1 if name in SECOND else 0)
        escaped = visible if name in PLAIN else markdown
        if place is not None and len(given) > place:
            given[place] = _texts(given[place], escaped)
        more = {key: _texts(value, escaped) if key in READ else value for key, value in more.items()}
        if name == "tabs" and "default" in more:
            more["default"] = _texts(more["default"], escaped)
        if name in OPTIONS:
            shown = more.get("format_func") or str
            more["format_func"] = lambda option: OPTIONS[name](str(shown(option)))
        made = draw(*given, **more)
        return _held(made) if name in INSIDE else made

    drawn.__name__ = name
    return drawn


def _texts(value, escaped):
    if isinstance(value, list | tuple):
        return [escaped(one) for one in value]
    return value if value is None else escaped(str(value) if not isinstance(value, str) else value)


def _telling(make, label: str, place: list):
    """The making of a file; where it fails, a sentence stands in `place` (an empty element), in a thread that speaks for the page."""
    visit, context, lang = (
        get_script_run_ctx(suppress_warning=True),
        copy_context(),
        getattr(streamlit.session_state.get(SESSION), "lang", "zh"),
    )
    sentence = translator(lang)(later("“{label}”没有生成。请再试一次；仍不成功时，请系统管理员查看日志中的download_failed。"))

    def made():
        try:
            return make()
        except Exception as fault:
            journal.warn("download_failed", label=label, detail=repr(fault))
            message = markdown(sentence.format(label=label))
            teller = Thread(target=lambda: context.copy().run(lambda: place[0].error(message, icon=":material/error:")))
            with suppress(AttributeError):  # the visitor has gone
                add_script_run_ctx(teller, _afterwards(visit)).start()
                teller.join()
            raise

    return made


def _afterwards(visit):
    """The context of a run that is over, whose messages reach the page all the same: Streamlit takes those of a running script only.
    Undocumented; tests/browser/test_as_text.py holds it fast."""
    info = get_instance()._session_mgr.get_session_info(visit.session_id)
    if info is None:  # the visitor has left
        return visit
    session = info.session
    return replace(visit, _enqueue=session._enqueue_forward_msg)


def _html(draw):
    def drawn(body, **more):
        if not isinstance(body, Html | Path):
            raise TypeError("only Html (wording/escaping.py) is drawn as HTML")
        return draw(body, **more)

    return drawn


def _holding(hold):
    def held(*given, **more):
        return _held(hold(*given, **more))

    return held


def _held(made):
    return [Screen(one) for one in made] if isinstance(made, list | tuple) else Screen(made)


st = Screen(streamlit)


def component(name: str, **parts: Any) -> Callable[..., Any]:
    """A component of our own (v2), which is told texts without characters that break it."""
    mount = streamlit.components.v2.component(name, **parts)

    def mounted(data: dict, **more):
        return mount(data=deeply(data), **more)

    return mounted
