"""总览: the chosen year of one office (views/overview.py)."""

from pages.components import view
from pages.shell.session import here

view.show(here(), "overview")
