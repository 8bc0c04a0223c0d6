"""总览: the chosen year of one office (views/overview.py)."""

from pages.components import view
from pages.reading import figures
from pages.shell.session import here

run = here()
shown = view.show(run, "overview")
if shown.rows:
    figures.downloads(run, shown.file, list(shown.rows))
