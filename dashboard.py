"""The dashboard. Start it with `streamlit run dashboard.py`.

What a visitor sees begins in pages/frame.py. That script lies beside its pages and not here, for Streamlit takes a
folder `pages/` next to its script for the multipage apps of old, and then answers the first deep link after a restart
with "Page not found".
"""

import runpy
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.runtime.scriptrunner import get_script_run_ctx

HERE = Path(__file__).resolve().parent
FRAME = HERE / "pages" / "frame.py"
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

import api  # noqa: E402
from api.own_host import OwnHost  # noqa: E402
from etl import journal  # noqa: E402
from pages.components import plot  # noqa: E402
from pages.components.view import front  # noqa: E402
from pages.shell import inbox  # noqa: E402
from pages.shell.static import Compressed  # noqa: E402

journal.keep()
base = f"/{st.get_option('server.baseUrlPath') or ''}".rstrip("/")  # Streamlit puts it before its own routes only
static = Path(st.__file__).parent / "static"
ours = [*plot.routes, *inbox.routes, *front.routes(static), *api.routes]
routes = [Route(f"{base}{route.path}", route.endpoint, methods=route.methods) for route in ours]
app = st.App(FRAME, routes=routes, middleware=[Middleware(OwnHost), Middleware(Compressed, folder=static, base=base)])

if get_script_run_ctx(suppress_warning=True):  # run as a script itself, as Streamlit's AppTest does
    runpy.run_path(str(FRAME))
