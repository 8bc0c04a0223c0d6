"""同比增长: all indicators of an office by their change on the year before (views/growth.py)."""

from pages.components import view
from pages.shell.session import here

view.show(here(), "growth")
