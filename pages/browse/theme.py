"""主题: the indicators of one theme of an office (views/theme.py)."""

from pages.components import view
from pages.reading import figures
from pages.shell.session import here

run = here()
shown = view.show(run, "theme")
if shown.rows:
    figures.downloads(run, shown.file, list(shown.rows))
