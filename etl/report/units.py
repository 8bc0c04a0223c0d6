"""A figure in the unit of its indicator: 8263亿元 is read as 826,300,000,000 yuan, and an indicator may be told in 亿元."""

from dataclasses import replace

from etl.report import grammar
from etl.report.figure import Figure

DECIMALS = 10  # beyond what a report gives, so that only the division's own error is rounded away


def multiple(unit: str, counted: str) -> float | None:
    """How many of a unit a unit holds where the unit is a plain multiple of it: 亿元 of 元 is 1e8; 1 where they are equal; else None."""
    if unit == counted:
        return 1.0
    return grammar.SCALES.get(unit.removesuffix(counted)) if counted and unit.endswith(counted) else None


def in_unit(figure: Figure, unit: str) -> Figure:
    """The figure told in a unit that is a multiple of its unit; as it is where the unit is none."""
    times = multiple(unit, figure.unit)
    if not times or times == 1:
        return figure
    upper = None if figure.upper is None else round(figure.upper / times, DECIMALS)
    return replace(figure, value=round(figure.value / times, DECIMALS), upper=upper, unit=unit)
