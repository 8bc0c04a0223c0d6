"""What a reading page says: pure functions from rows to blocks, drawn by one renderer. Knows no Streamlit and no SQL."""
