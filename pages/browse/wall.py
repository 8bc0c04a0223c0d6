"""大屏轮播: the themes of an office in turn on a screen on a wall (views/wall.py)."""

from pages.components import view
from pages.shell.session import here

view.show(here(), "wall")
