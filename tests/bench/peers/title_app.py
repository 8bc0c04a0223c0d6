"""Streamlit with nothing but a title: what the framework itself costs."""

import streamlit as st

st.title("标题")
