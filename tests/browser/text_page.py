"""A page that draws hostile texts by every element that the pages use; started by tests/test_text.py."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hostile_texts import TEXTS  # noqa: E402

from pages.shell.screen import st  # noqa: E402
from wording import escaping  # noqa: E402

st.title("文字")
with st.container(horizontal=True):
    st.download_button("坏的", lambda: 1 // 0, "a.csv", "text/csv", on_click="ignore")
    st.download_button("好的", lambda: b"x", "a/b.csv", "text/csv", on_click="ignore")
for key, text in TEXTS.items():
    with st.container(key=f"as-{key}"):
        st.caption(text)
        st.markdown(text)
        st.info(text)
        st.subheader(text)
        st.button(text, key=f"button-{key}")
        st.radio(text, [text], key=f"radio-{key}")
        st.text(text)
        st.expander(text)
        st.tabs([text])
        st.markdown(escaping.markup("**{text}**", text=text))
        st.caption(escaping.markup_lines([text], "- "))
        st.html(escaping.html("<p title='{text}'>{text}</p>", text=text))
