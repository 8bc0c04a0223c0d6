"""Checked figures to releases: preview, databases, publishing, undo, export, verification."""
