"""对比: one indicator at several offices, or several indicators of one office (views/compare.py)."""

from pages.components import view
from pages.reading import figures
from pages.shell.session import here

run = here()
shown = view.show(run, "compare")
if shown.rows:
    figures.downloads(run, shown.file, list(shown.rows))
