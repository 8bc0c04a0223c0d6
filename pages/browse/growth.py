"""同比增长: all indicators of an office by their change on the year before (views/growth.py)."""

from pages.components import view
from pages.reading import figures
from pages.shell.session import here

run = here()
shown = view.show(run, "growth")
if shown.rows:
    figures.downloads(run, shown.file, list(shown.rows))
