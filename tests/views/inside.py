"""What lies inside the blocks of a view, for tests that look at it."""

from dataclasses import fields, is_dataclass

from shown import plain

from views import html
from views.blocks import View


def within(value) -> list:
    """The block and every value inside it."""
    inner = value if isinstance(value, tuple) else [getattr(value, f.name) for f in fields(value)] if is_dataclass(value) else []
    return [value, *(one for part in inner for one in within(part))]


def every(view: View, kind: type) -> list:
    """All values of a kind in a view, in the order in which they are read."""
    return [one for block in view.blocks for one in within(block) if isinstance(one, kind)]


def words(view: View) -> str:
    """The words of a view, a line for each block."""
    return "\n".join(map(plain, html.drawn(view.blocks)))
