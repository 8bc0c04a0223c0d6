"""The dashboard. Start it with `streamlit run dashboard.py`.

What a visitor sees begins in pages/frame.py. That script lies beside its pages and not here, for Streamlit takes a
folder `pages/` next to its script for the multipage apps of old, and then answers the first deep link after a restart
with "Page not found".
"""

import runpy
import sys
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

HERE = Path(__file__).resolve().parent
FRAME = HERE / "pages" / "frame.py"
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from pages.parts.drawing import routes  # noqa: E402

app = st.App(FRAME, routes=routes)

if get_script_run_ctx(suppress_warning=True):  # run as a script itself, as Streamlit's AppTest does
    runpy.run_path(str(FRAME))
