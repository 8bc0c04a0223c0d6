"""Types that the rooms share."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]  # a row of a query by column: None for what is missing; shared, so nobody may change it
