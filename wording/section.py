"""One part of the rules as they are shown to the reader."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """One part of the rules: a sentence before it, points (what holds, and what that means), a table of marks with its header, and a sentence
    after it."""

    title: str
    opening: str = ""
    points: tuple[tuple[str, str], ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    closing: str = ""
