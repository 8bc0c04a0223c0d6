"""The address of a page holds ids, never labels. It is read and written here and nowhere else.

A change of the address wins over the page's own choices (a link was followed); otherwise a choice is written into it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pages.shell import panel_set
from pages.shell.screen import st
from pages.shell.session import fill_widget, has_widget, session, widget_value
from wording.language import later

LONGEST = 8_000  # characters of an address that is taken over
LOOKED_AT, NAMED = 1_000, 3  # ids of an address that are looked at; unknown ones that are named


def settle(name: str, allowed: Sequence[str], default: str | None) -> str | None:
    """Put the id that the address asks for into the session under `name`; returns an id that is unknown, or None."""
    value, seen, choices = st.query_params.get(name), session().seen.get(name), session().choices
    unknown = None
    if value is not None and value != seen:
        if value in allowed:
            choices[name] = value
        else:
            unknown = value
            choices.pop(name, None)
    if choices.get(name) not in allowed:
        choices[name] = default
    return unknown


def choices_of(kept: Sequence[str], passing: Sequence[str]) -> dict[str, str]:
    """What is chosen on a page, by name: of kept choices what the address has newly asked for, or else what was chosen before; of passing
    ones what the address says now. Nothing is checked."""
    state = session()
    for name in kept:
        value = st.query_params.get(name)
        if value is not None and value != state.seen.get(name):
            state.choices[name] = value
    choices = {name: state.choices.get(name) for name in kept} | {name: st.query_params.get(name) for name in passing}
    return {name: ",".join(value) if isinstance(value, list) else value for name, value in choices.items() if value}


def take_over(query: str) -> None:
    """Take over what the browser has chosen and drawn already: the query of the address that it shows now. Nothing is checked; the run that
    follows settles it. Streamlit's own part of the page does not know of it, and would go on with the query before."""
    if chosen := dict(parse_qsl(query[:LONGEST])):
        st.query_params.from_dict(chosen)


def settle_many(name: str, allowed: list[str], default: list[str]) -> list[str]:
    """The same for a choice of several ids, written with commas; returns the first of those that are unknown."""
    kept = session()
    text, seen = st.query_params.get(name), kept.seen.get(name)
    unknown = []
    if text is not None and text != seen:
        wanted, ids = dict.fromkeys(text.split(",", LOOKED_AT)[:LOOKED_AT]), set(allowed)
        unknown = [one for one in wanted if one and one not in ids][:NAMED]
        kept.choices[name] = [one for one in wanted if one in ids]
    chosen, offered = kept.choices.get(name), kept.offered.get(name)
    kept.offered[name] = allowed
    if chosen is None or not set(chosen) <= set(allowed) or (not chosen and offered != allowed):
        kept.choices[name] = default  # none chosen by hand, or none of what is offered now
    return unknown


def pick(widget: Any, name: str, lang: str, label: str, options: Sequence[str], **more: Any) -> Any:
    """A widget for the choice kept under `name`, which outlives a change of page and of language.

    The widget's own key names the language: its labels are part of what the browser sends back. It is told its value only where it can't
    know it: whatever is told makes the browser draw it again, and a list of thousands of offices is sent again.
    """
    choices, starts = session().choices, session().starts
    key, now = f"{name}:{lang}", choices[name]

    def chosen() -> None:
        choices[name] = widget_value(key)

    if not has_widget(key):
        starts[key] = now
    elif widget_value(key) != now:  # chosen elsewhere: by a link, or by another widget
        fill_widget(key, now)
        starts[key] = None
    start = starts[key]
    widget(label, options, key=key, on_change=chosen, **_start(widget, options, start), **more)
    return choices[name]


def _start(widget: Any, options: Sequence[str], start: Any) -> dict[str, Any]:
    """The argument for the value with which a widget begins, the same in every run."""
    if widget.__name__ == "selectbox":
        return {"index": options.index(start) if start in options else 0}
    if isinstance(start, list):
        return {"default": [one for one in start if one in options]}
    return {"default": start if start in options else None}


def keep(**ids) -> None:
    """Write the page's ids into the address, and nothing else."""
    wanted = {name: value for name, value in ids.items() if value}
    for name, value in wanted.items():
        session().seen[name] = value
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def query(**ids: str) -> str:
    """The same as the text that stands in the address."""
    return urlencode({name: value for name, value in ids.items() if value})


WORDS = later("链接中的图板文字不完整，已略过；图板本身还在。")
EXTRA = later("链接中的图板有重复的，或超过上限，多出的已略过。")


def settle_panels(release: int, newest: int) -> list[str]:
    """Take over the set that the address names; says what had to be left out. One that does not say on which release it was
    made was made on the one that is shown."""
    parameters = {name: st.query_params.get(name, "") for name in ("panels", "words", "made")}
    left_out, kept = [], session()
    if parameters["panels"] and any(text and text != kept.seen.get(name) for name, text in parameters.items()):
        try:
            kept.panels = panel_set.of_address(**parameters)
        except panel_set.NotASet:
            kept.panels = panel_set.of_address(**{**parameters, "words": ""})
            left_out.append(WORDS)
        if len(kept.panels.items) < parameters["panels"].count(",") + 1:
            left_out.append(EXTRA)
    if kept.panels.items and not 0 < kept.panels.made <= newest:
        kept.panels = replace(kept.panels, made=release)
    return left_out
