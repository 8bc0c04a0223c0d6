"""A page that publishes, for the tests: it offers its button to everybody, so that only the question at that moment protects."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from api.permission import NotAllowed
from db.settings import settings
from etl.releases.draft import Draft
from etl.releases.publisher import Publisher
from pages.shell.identity import identity, notice, publisher_now
from pages.shell.run import Run

run = Run(None, st.query_params.get("lang", "zh"), "", {}, [], {}, [])
st.title("Publish")
notice(run, identity())
if sent := st.file_uploader("File"):
    st.write(f"{sent.size} bytes")
if st.button("Publish"):
    wait = float(st.query_params.get("wait", 0))  # of who has hung up it is forgotten
    time.sleep(wait)
    try:
        who = publisher_now()
    except NotAllowed as refused:
        st.error(refused.identity.words(run.lang))
    else:
        publisher = Publisher(settings())
        entry = publisher.publish(Draft("load", publisher.store.head()["release"], who.name))
        st.success(f"Release {entry['release']}")
    finally:
        if wait:
            (settings().data / "decided").touch()
    st.session_state.answered = st.session_state.get("answered", 0) + 1
st.text(f"answers: {st.session_state.get('answered', 0)}")
