"""What a session need not work out twice: the last result of each name, kept for as long as its key is the same."""

from collections.abc import Callable
from typing import Any, TypeVar

from pages.shell.session import fill_widget, has_widget, session

T = TypeVar("T")


def once(name: str, key: object, make: Callable[[], T]) -> T:
    """The result of make() for this key; it is made anew when the key changes. One result is kept for each name."""
    results = session().results
    if name not in results or results[name][0] != key:
        results[name] = (key, make())
    return results[name][1]


def restore(key: str, value: Any) -> None:
    """Give a widget that is about to be drawn the value that was kept of it; it has lost its own when its page was left."""
    if value is not None and not has_widget(key):
        fill_widget(key, value)
