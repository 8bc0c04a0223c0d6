"""What a session need not work out twice: the last result of each name, kept for as long as its key is the same."""

from pages.shell.screen import st


def once(name: str, key, make):
    """The result of make() for this key; it is made anew when the key changes. One result is kept for each name."""
    kept = st.session_state.get(f"_once_{name}")
    if kept is None or kept[0] != key:
        kept = st.session_state[f"_once_{name}"] = (key, make())
    return kept[1]


def restore(key: str, value) -> None:
    """Give a widget that is about to be drawn the value that was kept of it; it has lost its own when its page was left."""
    if value is not None and key not in st.session_state:
        st.session_state[key] = value
