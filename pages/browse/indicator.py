"""指标趋势: everything about one indicator of one office (views/indicator.py)."""

from pages.components import view
from pages.reading import figures
from pages.shell.session import here

run = here()
shown = view.show(run, "indicator")
if shown.rows:
    figures.downloads(run, shown.file, list(shown.rows))
