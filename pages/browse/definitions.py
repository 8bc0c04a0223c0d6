"""指标口径: what is counted, which figures exist, where they come from, and the rules of the numbers (views/definitions.py)."""

from pages.components import view
from pages.shell.session import here

view.show(here(), "definitions")
