"""The lists of searching choices: too long to stand in a page, asked for when a field is opened."""

from collections.abc import Callable

from views.blocks import Option
from views.reader import Reader


def offices(reader: Reader) -> list[Option]:
    """Every office, under the name by which it is chosen."""
    return [Option(office["id"], reader.name(office, "short" if reader.lang == "en" else "name")) for office in reader.offices]


def indicators(reader: Reader) -> list[Option]:
    """Every indicator of which the office has a figure."""
    rows = reader.rows("page/indicator", office=reader.office["id"])
    return [Option(row["id"], reader.name(row)) for row in rows if row["periods"]]


LISTS: dict[str, Callable[[Reader], list[Option]]] = {"office": offices, "indicator": indicators}
