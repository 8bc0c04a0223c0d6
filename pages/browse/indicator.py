"""指标趋势: everything about one indicator of one office (views/indicator.py)."""

from pages.components import view
from pages.shell.session import here

view.show(here(), "indicator")
