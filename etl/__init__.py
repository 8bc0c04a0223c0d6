"""From files to a release. Knows no Streamlit and no Plotly."""
