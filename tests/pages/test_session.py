"""One typed session: what pages keep has a name and a type, and nothing else touches Streamlit's own dictionary."""

import ast
from dataclasses import fields

import pytest
from test_house import SOURCES
from tools import ROOT

from etl.tables.read import Overrides
from pages.shell.session import Session

DOORS = {ROOT / "pages" / "shell" / name for name in ("session.py", "screen.py")}


def touches(source: str) -> list:
    """The lines that reach for Streamlit's dictionary, by attribute or by name."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if "session_state"
        in (getattr(node, "attr", ""), getattr(node, "id", ""), getattr(node, "value", ""), getattr(node, "name", ""))
    ]


@pytest.mark.parametrize("path", [p for p in SOURCES if p not in DOORS], ids=lambda p: str(p.relative_to(ROOT)))
def test_there_is_no_second_session(path):
    assert touches(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "st.session_state['a'] = 1",
        "streamlit.session_state.pop('a')",
        "from streamlit import session_state",
        "getattr(st, 'session_state')",
    ],
)
def test_a_second_session_would_be_seen(source):
    assert touches(source) == [1]


def test_two_sessions_and_two_uploads_share_nothing():
    one, other = Session(), Session()
    one.upload("a").overrides, one.choices["lang"] = Overrides(sheet="表1"), "en"
    assert (one.lang, other.lang, other.uploads) == ("en", "zh", {})
    assert one.upload("b").overrides is None and one.upload("a").overrides.sheet == "表1"


@pytest.mark.parametrize("name", ["published", "undone"])
def test_what_was_just_done_is_told_once(name):
    kept = Session()
    setattr(kept, name, {"release": 2})
    take = getattr(kept, f"take_{name}")
    assert (take(), take()) == ({"release": 2}, None)


def test_every_field_has_a_type_of_its_own():
    assert [f.name for f in fields(Session) if f.type in ("dict", "list", "tuple", "Any", "object")] == []
