"""A panel as a picture: a figure of 1280 × 720 with everything in it, the same on every screen and in every mode."""

from collections.abc import Sequence

from charts import theme
from charts.figure import Figure
from charts.panel import limits
from charts.panel.content import BARS, COLUMNS, LINE, TABLE, Panel, Series
from charts.panel.layout import (
    EDGE,
    FAINT,
    GROUND,
    HEIGHT,
    INK,
    LABEL,
    NOTE,
    RULE,
    SUBTITLE,
    TICK,
    WIDTH,
    Layout,
    beside,
    column_shares,
    ends,
    labelled,
    layout,
    several,
    widths_of,
)
from charts.text import aside, ems, wrapped
from charts.trend import SAMPLE
from charts.types import Axis
from wording.language import later, translator


def figure(panel: Panel) -> Figure:
    """The whole panel, to be shown and saved at any multiple of its size."""
    at, fig = layout(panel), Figure()
    left, right = _sides(panel)
    fig.update_layout(
        width=WIDTH,
        height=HEIGHT,
        margin={
            "l": left,
            "r": right,
            "t": at.chart_top + (34 if panel.shape in (LINE, COLUMNS) else 6),
            "b": HEIGHT - at.chart_bottom + (48 if panel.shape in (LINE, COLUMNS) else 10),
        },
        showlegend=False,
        hovermode=False,
        font={"family": theme.FONT, "size": TICK, "color": INK},
        paper_bgcolor=GROUND,
        plot_bgcolor=GROUND,
        xaxis={"visible": False, "range": [0, 1], "fixedrange": True},
        yaxis={"visible": False, "range": [0, 1], "fixedrange": True},
    )
    _frame(fig, panel, at)
    if panel.sample:
        _mark(fig, translator(panel.lang)(SAMPLE))
    {LINE: _along_time, COLUMNS: _along_time, BARS: _bars, TABLE: _table}[panel.shape](fig, panel)
    return fig


def _sides(panel: Panel) -> tuple[int, int]:
    """Room beside the chart for the names that stand there."""
    if panel.shape == BARS:
        return EDGE + round(min(max(ems(name) for name in panel.categories), 17) * TICK) + 14, EDGE + 40
    if panel.shape == TABLE:
        return EDGE, EDGE
    names = round(min(max(ems(s.name) for s in panel.series), 13) * TICK) + 20 if several(panel) else 16
    return 118, EDGE + (limits.room(panel) or names)


def _text(fig: Figure, text: str, x: float, y: float, size: int, colour: str = INK, anchor: str = "left", **more) -> None:
    """Text at px from the upper left corner of the panel: annotations count from the plot's own corner."""
    margin = fig.layout["margin"]
    fig.add_annotation(text=text, x=0, y=1, xref="paper", yref="paper", xshift=x - margin["l"], yshift=margin["t"] - y, showarrow=False, xanchor=anchor,
                       yanchor="top", align=anchor, font={"size": size, "color": colour, **more.pop("font", {})}, **more)  # fmt: skip


def _frame(fig: Figure, panel: Panel, at: Layout) -> None:
    """Title, subtitle and foot."""
    _text(fig, "\n".join(at.title), EDGE, 28, at.title_size, font={"weight": 700})
    _text(fig, wrapped(panel.subtitle, (WIDTH - 2 * EDGE) / SUBTITLE, 1)[0], EDGE, at.subtitle_top, SUBTITLE, FAINT)
    if at.foot:
        _text(fig, "\n".join(at.foot), EDGE, at.chart_bottom + 8, NOTE, FAINT)


def _mark(fig: Figure, word: str) -> None:
    """What fictional data wears across the picture, and once more in plain sight."""
    _text(fig, word, WIDTH / 2, HEIGHT * 0.36, 120, "rgba(125,133,144,0.2)", "center", textangle=-14)
    _text(fig, word, WIDTH - EDGE, 8, 16, "#B4581C", "right", bordercolor="#B4581C", borderpad=2)


# -- lines and columns -----------------------------------------------------------------------------------------


def _along_time(fig: Figure, panel: Panel) -> None:
    count, shown = len(panel.categories), labelled(panel)
    size = LABEL if count <= 8 else 18
    for series in panel.series:
        places = list(range(count))
        text = [
            label if (n in shown or series.role == "target") and not several(panel) else ""
            for n, label in enumerate(series.labels)
        ]
        if series.role == "target":
            _targets(fig, series, places)
        elif series.role in limits.DASHES:
            limits.line(fig, series)
        elif panel.shape == LINE:
            _line(fig, panel, series, places, text, size)
        else:
            _columns(fig, series, places, text, size)
    _name_ends(fig, panel)
    limits.names(fig, panel)
    for place, word in panel.marks:
        fig.add_annotation(
            text=word, x=place, y=0, yref="paper", yanchor="bottom", yshift=6, showarrow=False, font={"size": 16, "color": FAINT}
        )
    for place in panel.breaks:
        fig.add_shape(
            type="line",
            x0=place - 0.5,
            x1=place - 0.5,
            y0=0,
            y1=1,
            yref="paper",
            line={"dash": "dash", "width": 2, "color": FAINT},
        )
    for place in panel.events:
        fig.add_annotation(
            text="◆", x=place, y=0, yref="paper", yanchor="middle", showarrow=False, font={"size": 16, "color": theme.LINE}
        )
    named = list(range(count))[:: -max(1, -(-count // 13))][::-1]
    fig.update_xaxes(visible=True, range=[-0.5, count - 0.5], showgrid=False, zeroline=False, tickfont={"size": TICK if count <= 8 else 17, "color": FAINT},
                     tickvals=named, ticktext=_ticks(panel, named), tickangle=0,
                     ticks="", linecolor=RULE, showline=True)  # fmt: skip
    fig.update_yaxes(visible=True, range=_whole(panel.axis), tick0=0, dtick=panel.axis[2], gridcolor="#E8EBEE", zeroline=panel.axis[0] < 0 < panel.axis[1], zerolinecolor=FAINT,
                     tickfont={"size": 17, "color": FAINT}, tickformat=",~f", ticks="")  # fmt: skip
    if panel.axis[0] > panel.axis[1]:  # places: whole ones, the first on top
        fig.update_yaxes(tick0=1)


def _whole(axis: Axis) -> list[float]:
    """The ends of the axis, a hair further apart, so that the lines at both ends are drawn whole."""
    low, high, _ = axis
    return [low - (high - low) * 0.003, high + (high - low) * 0.003]


def _ticks(panel: Panel, shown: Sequence[int]) -> list[str]:
    """Periods at their places: the part of the year, and below it the year where it is another than the one before."""
    parted = [panel.categories[n].partition("年") for n in shown]
    if panel.lang == "en":
        parted = [(year, "", rest) for rest, _, year in (panel.categories[n].rpartition(" ") for n in shown)]
    if len(panel.categories) <= 4 or not any(rest for _, _, rest in parted):
        return [panel.categories[n] for n in shown]
    years = [year for year, *_ in parted]
    return [
        f"{rest.removeprefix('第')}\n{year + mark if n == 0 or years[n - 1] != year else ''}"
        for n, (year, mark, rest) in enumerate(parted)
    ]


def _line(fig: Figure, panel: Panel, series: Series, places: Sequence[int], text: list[str], size: int) -> None:
    fig.add_scatter(
        x=places, y=list(series.values), mode="lines+markers+text", connectgaps=False, cliponaxis=False, text=text, textposition=beside(panel, series.values),
        textfont={"size": size, "color": INK}, line={"color": series.colours[0], "width": 5},
        marker={"size": 14, "color": [GROUND if rough else colour for rough, colour in zip(series.rough, series.colours, strict=True)],
                "line": {"width": 4, "color": list(series.colours)}})  # fmt: skip


def _columns(fig: Figure, series: Series, places: Sequence[int], text: list[str], size: int) -> None:
    colours = list(series.colours)
    fig.add_bar(
        x=places, y=list(series.values), width=min(0.5, 0.12 + 0.14 * (len(places) - 1)), text=text, textposition="outside", cliponaxis=False, constraintext="none",
        textfont={"size": size, "color": INK},
        marker={"color": [GROUND if rough else c for rough, c in zip(series.rough, colours, strict=True)], "line": {"width": 4, "color": colours}})  # fmt: skip


def _targets(fig: Figure, series: Series, places: Sequence[int]) -> None:
    fig.add_scatter(x=places, y=list(series.values), mode="markers", cliponaxis=False,
                    marker={"symbol": "line-ew", "size": 44, "line": {"width": 4, "color": theme.MUTED}})  # fmt: skip
    last = max(n for n, v in enumerate(series.values) if v is not None)
    fig.add_annotation(text=f"{series.name} {series.labels[last]}", x=last, y=series.values[last], showarrow=False, yanchor="top", yshift=-6,
                       font={"size": 17, "color": FAINT})  # fmt: skip


def _name_ends(fig: Figure, panel: Panel) -> None:
    """Names at the ends of several lines, moved apart where they would lie on each other."""
    if not several(panel):
        return
    for name, (place, series, y) in ends(panel, HEIGHT - fig.layout["margin"]["t"] - fig.layout["margin"]["b"]).items():
        last = len(panel.categories) - 1
        text = (
            f"{series.labels[place]} {name}"
            if place == last
            else f"{name} {series.labels[place]}{aside(panel.categories[place], panel.lang)}"
        )
        fig.add_annotation(text=wrapped(text, 16, 1)[0], x=last, xanchor="left", xshift=16, y=0, yref="paper", yanchor="middle",
                           yshift=y[1], showarrow=False, font={"size": TICK - 2, "color": series.colours[0]})  # fmt: skip


# -- bars and tables -------------------------------------------------------------------------------------------


def _bars(fig: Figure, panel: Panel) -> None:
    """Horizontal bars, the first category on top, each named at its left."""
    (series,), count = panel.series, len(panel.categories)
    size = TICK if count <= 9 else 17
    low, high, _ = panel.axis
    upside_down = low > high  # ranks: the first place has the longest bar
    lengths = [None if v is None else low - v for v in series.values] if upside_down else list(series.values)
    colours = list(series.colours)
    fig.add_bar(
        orientation="h", y=list(range(count)), x=lengths, width=min(0.62, 0.08 + 0.12 * count), text=[label for label in series.labels], textposition="outside",
        cliponaxis=False, constraintext="none", textfont={"size": size, "color": INK},
        marker={"color": [GROUND if rough else c for rough, c in zip(series.rough, colours, strict=True)], "line": {"width": 3, "color": colours}})  # fmt: skip
    for n, name in enumerate(panel.categories):
        fig.add_annotation(text="\n".join(wrapped(name, 17 * TICK / size, 2)), x=0, xref="paper", xanchor="right", xshift=-14, y=n, showarrow=False,
                           align="right", font={"size": size, "color": INK})  # fmt: skip
    fig.update_xaxes(visible=True, range=[0, low * 1.15] if upside_down else [low, high], showgrid=False, showticklabels=False, zeroline=True,
                     zerolinecolor=FAINT, zerolinewidth=2)  # fmt: skip
    fig.update_yaxes(range=[count - 0.5, -0.5])


def _table(fig: Figure, panel: Panel) -> None:
    """The rows as text in columns, as many as there is room for; the rest is named as a number."""
    head, *rows = panel.table
    top = fig.layout["margin"]["t"]
    tall = HEIGHT - top - fig.layout["margin"]["b"]
    widest = sum(widths_of(panel.table))
    size = max(min(LABEL, int(tall / (len(rows) + 1) / 1.5), int((WIDTH - 2 * EDGE) / widest)), 12)
    line = min(max(tall / (len(rows) + 1), size * 1.5), size * 2.1)
    room = max(int(tall / line) - 1, 1)
    shown = rows if len(rows) <= room else rows[: room - 1]
    shares = column_shares(panel.table)
    widths = [share * (WIDTH - 2 * EDGE) for share in shares]
    for n, cells in enumerate([head, *shown]):
        x, y = EDGE, top + n * line
        for cell, width in zip(cells, widths, strict=True):
            _text(fig, wrapped(cell, width / size - 1, 1)[0], x, y, size, font={"weight": 400 if n else 700})
            x += width
        edge = 1 - (y - top + (line + size * 1.75) / 2) / tall
        fig.add_shape(
            type="line", x0=0, x1=1, y0=edge, y1=edge, xref="paper", yref="paper", line={"width": 1, "color": RULE}, layer="below"
        )
    if len(shown) < len(rows):
        more = translator(panel.lang)(later("另有{n}项，见数据表")).format(n=len(rows) - len(shown))
        _text(fig, more, EDGE, top + (len(shown) + 1) * line, size, FAINT)
