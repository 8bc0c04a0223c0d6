"""主题: the indicators of one theme of an office (views/theme.py)."""

from pages.components import view
from pages.shell.session import here

view.show(here(), "theme")
