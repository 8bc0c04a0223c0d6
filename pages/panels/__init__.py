"""Panels: gathered, chosen, edited, taken away."""
