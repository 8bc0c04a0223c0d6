"""The lists of searching choices: too long to stand in a page, asked for when a field is opened."""

from collections.abc import Callable

from views.compare import frequency_of
from views.controls import Option
from views.indexed import usable_indicators
from views.reader import Reader


def offices(reader: Reader) -> list[Option]:
    """Every office, under the name by which it is chosen."""
    return [Option(office["id"], reader.name(office, "short" if reader.lang == "en" else "name")) for office in reader.offices]


def indicators(reader: Reader) -> list[Option]:
    """Every indicator of which the office has a figure."""
    rows = reader.rows("page/indicator", office=reader.office["id"])
    return [Option(row["id"], reader.name(row)) for row in rows if row["periods"]]


def peers(reader: Reader) -> list[Option]:
    """Every office with a figure of the indicator, of the frequency at which offices are compared."""
    parameters = {"indicator": reader.choices.get("indicator", ""), "office": reader.office["id"]}
    periods = reader.rows("page/compare/period", **parameters)
    if not periods:
        return []
    rows = reader.rows("page/compare/office", **parameters, frequency=frequency_of(periods), has=True)
    return [Option(row["id"], reader.name(row, "short")) for row in rows]


def several(reader: Reader) -> list[Option]:
    """Every indicator of the office of which an index can be made."""
    return [Option(row["id"], reader.name(row)) for row in usable_indicators(reader)]


LISTS: dict[str, Callable[[Reader], list[Option]]] = {
    "office": offices,
    "indicator": indicators,
    "peers": peers,
    "several": several,
}
