"""Rows in; a figure in plain dictionaries, words or a picture out. Knows no Streamlit and no SQL."""

import os

os.environ.setdefault(
    "OPENPYXL_LXML", "False"
)  # workbooks by the standard library's XML, as tested with hostile files; lxml came for slides
