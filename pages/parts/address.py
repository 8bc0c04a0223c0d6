"""The address of a page holds ids, never labels. It is read and written here and nowhere else.

A change of the address wins over the page's own choices (a link was followed); otherwise a choice is written into it.
"""

import streamlit as st


def settle(name: str, allowed: list, default: str | None) -> str | None:
    """Put the id that the address asks for into the session under `name`; returns an id that is unknown, or None."""
    asked, seen = st.query_params.get(name), st.session_state.get(f"_seen_{name}")
    unknown = None
    if asked is not None and asked != seen:
        if asked in allowed:
            st.session_state[name] = asked
        else:
            unknown = asked
            st.session_state.pop(name, None)
    if st.session_state.get(name) not in allowed:
        st.session_state[name] = default
    return unknown


def settle_many(name: str, allowed: list, default: list) -> list:
    """The same for a choice of several ids, written with commas; returns those that are unknown."""
    asked, seen = st.query_params.get(name), st.session_state.get(f"_seen_{name}")
    unknown = []
    if asked is not None and asked != seen:
        wanted = asked.split(",")
        unknown = [one for one in wanted if one and one not in allowed]
        st.session_state[name] = [one for one in wanted if one in allowed]
    chosen, offered = st.session_state.get(name), st.session_state.get(f"_offered_{name}")
    st.session_state[f"_offered_{name}"] = allowed
    if chosen is None or not set(chosen) <= set(allowed) or (not chosen and offered != allowed):
        st.session_state[name] = default  # none chosen by hand, or none of what is offered now
    return unknown


def pick(widget, name: str, lang: str, label: str, options: list, **more):
    """A widget for the choice kept under `name`, which outlives a change of page and of language.

    The widget's own key names the language: its labels are part of what the browser sends back.
    """
    key = f"{name}:{lang}"

    def chosen() -> None:
        st.session_state[name] = st.session_state[key]

    st.session_state[key] = st.session_state[name]
    widget(label, options, key=key, on_change=chosen, **more)
    return st.session_state[name]


def keep(**ids) -> None:
    """Write the page's ids into the address, and nothing else."""
    wanted = {name: value for name, value in ids.items() if value}
    for name, value in wanted.items():
        st.session_state[f"_seen_{name}"] = value
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
