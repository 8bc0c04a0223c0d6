"""对比: one indicator at several offices, or several indicators of one office (views/compare.py)."""

from pages.components import view
from pages.shell.session import here

view.show(here(), "compare")
