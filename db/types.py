"""Types that the rooms share."""

from typing import Any

Row = dict[str, Any]  # a row of a query by column: None for what is missing
