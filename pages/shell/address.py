"""The address of a page holds ids, never labels. It is read and written here and nowhere else.

A change of the address wins over the page's own choices (a link was followed); otherwise a choice is written into it.
"""

from pages.shell.screen import st

LOOKED_AT, NAMED = 1_000, 3  # ids of an address that are looked at; unknown ones that are named


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
    """The same for a choice of several ids, written with commas; returns the first of those that are unknown."""
    asked, seen = st.query_params.get(name), st.session_state.get(f"_seen_{name}")
    unknown = []
    if asked is not None and asked != seen:
        wanted, known = dict.fromkeys(asked.split(",", LOOKED_AT)[:LOOKED_AT]), set(allowed)
        unknown = [one for one in wanted if one and one not in known][:NAMED]
        st.session_state[name] = [one for one in wanted if one in known]
    chosen, offered = st.session_state.get(name), st.session_state.get(f"_offered_{name}")
    st.session_state[f"_offered_{name}"] = allowed
    if chosen is None or not set(chosen) <= set(allowed) or (not chosen and offered != allowed):
        st.session_state[name] = default  # none chosen by hand, or none of what is offered now
    return unknown


def pick(widget, name: str, lang: str, label: str, options: list, **more):
    """A widget for the choice kept under `name`, which outlives a change of page and of language.

    The widget's own key names the language: its labels are part of what the browser sends back. It is told its value only where it can't
    know it: whatever is told makes the browser draw it again, and a list of thousands of offices is sent again.
    """
    key, now = f"{name}:{lang}", st.session_state[name]

    def chosen() -> None:
        st.session_state[name] = st.session_state[key]

    if key not in st.session_state:
        st.session_state[f"_start_{key}"] = now
    elif st.session_state[key] != now:  # chosen elsewhere: by a link, or by another widget
        st.session_state[key], st.session_state[f"_start_{key}"] = now, None
    start = st.session_state[f"_start_{key}"]
    widget(label, options, key=key, on_change=chosen, **_start(widget, options, start), **more)
    return st.session_state[name]


def _start(widget, options: list, start) -> dict:
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
        st.session_state[f"_seen_{name}"] = value
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
