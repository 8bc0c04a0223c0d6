"""From files to a release. Knows no Streamlit and no Plotly."""

import os

os.environ.setdefault(
    "OPENPYXL_LXML", "False"
)  # workbooks by the standard library's XML, as tested with hostile files; lxml came for slides
