"""The limits of normal variation in a panel: series of their own, thin and dashed, in no colour of good or bad."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from charts import theme
from charts.figure import Figure
from charts.panel import number_formats
from charts.panel.content import Panel, Series
from charts.panel.layout import FAINT, HEIGHT, TICK, ends
from charts.text import ems
from wording import numbers, variation
from wording.language import later, translator
from wording.types import Row

NAMES = {"mean": later("均值"), "lower": later("波动下限"), "upper": later("波动上限")}
ROLES = {"mean": "mean", "lower": "limit", "upper": "limit"}
DASHES = {"limit": "dash", "mean": "solid"}


def series(periods: Sequence[str], by_period: Mapping[str, Row], lang: str) -> list[Series]:
    """Mean and limits of each phase (wording/variation.py) as series over all periods."""
    phases = variation.phases(periods, by_period)
    return [_series(phase, name, len(periods), lang) for phase in phases for name in NAMES]


def _series(phase: variation.Phase, name: str, count: int, lang: str) -> Series:
    inside = [phase.first <= n <= phase.last for n in range(count)]
    row, nothing = variation.limit(phase.row, name), (False,) * count
    label, written = numbers.label(row, lang), number_formats.figure(row, lang)
    return Series(
        translator(lang)(NAMES[name]),
        tuple(row["value"] if holds else None for holds in inside),
        tuple(label if holds else "" for holds in inside),
        tuple(written if holds else number_formats.PLAIN for holds in inside),
        nothing,
        (theme.MUTED,) * count,
        ROLES[name],
    )


# -- in a picture ----------------------------------------------------------------------------------------------


def line(fig: Figure, series: Series) -> None:
    """A limit, half a place longer than its phase at both ends, without marks."""
    inside = [n for n, value in enumerate(series.values) if value is not None]
    fig.add_scatter(
        x=[inside[0] - 0.5, inside[-1] + 0.5], y=[series.values[inside[0]]] * 2, mode="lines", hoverinfo="skip",
        line={"color": series.colours[0], "width": 2, "dash": DASHES[series.role]})  # fmt: skip


def room(panel: Panel) -> int:
    """Px beside the chart for the names of the newest limits; 0 without limits."""
    wide = max((ems(_name(one)) for one in _newest(panel)), default=0)
    return round(wide * (TICK - 2)) + 12 if wide else 0


def names(fig: Figure, panel: Panel) -> None:
    """Names and numbers at the ends of the newest limits, moved apart where they would lie on each other."""
    if not (newest := _newest(panel)):
        return
    tall = HEIGHT - fig.layout["margin"]["t"] - fig.layout["margin"]["b"]
    for place, one, heights in ends(replace(panel, series=tuple(newest)), tall).values():
        fig.add_annotation(text=_name(one), x=place + 0.5, xanchor="left", xshift=8, y=0, yref="paper", yanchor="middle",
                           yshift=heights[1], showarrow=False, font={"size": TICK - 2, "color": FAINT})  # fmt: skip


def _newest(panel: Panel) -> list[Series]:
    """The limits of the newest phase, which are named."""
    return list({one.name: one for one in panel.series if one.role in DASHES}.values())


def _name(one: Series) -> str:
    """Name and number: 均值 685."""
    return f"{one.name} {max(one.labels, key=len)}"
