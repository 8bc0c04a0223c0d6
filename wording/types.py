"""Types that the rooms of words share."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]  # a row of a query by column (db/types.py), or a record of the catalogue: read, never changed
