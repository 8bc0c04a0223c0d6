"""Rows in; a Plotly figure, words or a picture out. Knows no Streamlit and no SQL."""
