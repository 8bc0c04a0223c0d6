"""Types that charts share."""

from collections.abc import Sequence
from typing import Any

Words = dict[str, Any]  # in Plotly's words: a trace, an axis, a mark, a type, the layout
Values = Sequence[float | None]  # one for each place, None where there is none
Box = tuple[float, float, float, float]  # left, foot, right, top in px
Axis = tuple[float, float, float]  # its ends and its step
Table = tuple[tuple[str, ...], ...]  # rows, the header first
