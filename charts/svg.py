"""Figures (charts/figure.py) drawn as still pictures: SVG inside HTML, which fits its column by itself and keeps its type at its size.

Places are shares of the plot in per cent, so that nothing is drawn anew for another width: a line is a row of <line>, and a mark that
wants a path lies in an <svg> of its own at its place. Margins are paddings in px. What a figure keeps for less width
(`Figure.narrower`) is in the same HTML, and the style sheet (`STYLE`) shows the one that fits. Inks are the page's: `currentColor`.
Texts stand where Plotly puts them (its 0.75 and 0.35 of the type's size for a line's height and middle), so that it can take over.
"""

from collections.abc import Sequence
from pathlib import Path

from charts import marks, theme
from charts.figure import WIDTHS, Figure
from charts.plane import Plane, Widths
from charts.types import Words
from wording.escaping import Html, element, html_joined

LINE_HEIGHT = 1.3
_RULES = (
    "@container chart (min-width:{w}px){{.chart .to-{w}{{display:none}}}}"
    "@container chart (max-width:{below}px){{.chart .from-{w}{{display:none}}.chart .fit-{w}{{padding:var(--p-{w})}}.chart .fit-{w}>svg{{height:var(--h-{w})}}}}"
)
STYLE = (Path(__file__).parent / "chart.css").read_text("utf-8") + "\n".join(
    _RULES.format(w=w, below=w - 0.02) for w in reversed(WIDTHS)
)


def drawn(figure: Figure, alt: str) -> Html:
    """The figure as one element with the role of a picture; `alt` says in words what it shows. Its page needs `STYLE` once."""
    plane, widths = Plane(figure.layout), Widths(figure.layout)
    parts = [
        _grid(plane),
        *(_trace(plane, widths, n, trace) for n, trace in enumerate(figure.data)),
        *(marks.shape(plane, shape) for shape in figure.layout.get("shapes", ())),
        *(_ticks(plane, axis, shown, name) for name in ("x", "y") for axis, shown in widths.axes(name)),
        *(marks.annotation(plane, note, shown) for notes, shown in widths.annotations() for note in notes),
    ]
    picture = element("svg", html_joined(parts), aria_hidden="true", focusable="false")
    plot = element("div", picture, class_=f"chart-plot {widths.fits()}".strip(), style=widths.frame())
    return element("div", plot, class_="chart", role="img", aria_label=alt)


# -- axes ------------------------------------------------------------------------------------------------------


def _grid(plane: Plane) -> Html:
    lines = []
    for name, axis in plane.axes.items():
        for value in axis.get("tickvals", ()) if axis.get("showgrid") else ():
            lines.append(_across(plane, name, value, axis.get("gridcolor", theme.GRID), 1))
        if axis.get("zeroline"):
            lines.append(_across(plane, name, 0, axis.get("zerolinecolor", theme.GRID), axis.get("zerolinewidth", 1)))
    return element("g", html_joined(lines), class_="grid")


def _across(plane: Plane, name: str, value: float, colour: str, width: float) -> Html:
    at = plane.share(name, value)
    ends = {"x1": at, "x2": at, "y1": "0%", "y2": "100%"} if name == "x" else {"x1": "0%", "x2": "100%", "y1": at, "y2": at}
    return element("line", **ends, **marks.ink(colour, "stroke"), stroke_width=width)


def _ticks(plane: Plane, axis: Words, shown: str, name: str) -> Html:
    if not axis.get("showticklabels", True) or not axis.get("visible", True):
        return Html()
    size, off = axis["tickfont"]["size"], axis.get("ticklabelstandoff", 0)
    pairs = zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True)
    if name == "y":
        texts, anchor = [_row_name(plane, v, t, n, -off - 0.5, size) for n, (v, t) in enumerate(pairs)], "end"
    elif axis.get("side") == "top":
        texts, anchor = [marks.lines(t, plane.share("x", v), "0%", 0, -off - size * 0.25, size) for v, t in pairs], "middle"
    else:
        texts, anchor = [marks.lines(t, plane.share("x", v), "100%", 0, off + 0.5 + size, size) for v, t in pairs], "middle"
    return element(
        "g",
        html_joined(texts),
        class_=f"ticks {shown}".strip(),
        text_anchor=anchor,
        font_size=size,
        **marks.ink(axis["tickfont"]["color"]),
    )


def _row_name(plane: Plane, value: float, text: str, n: int, dx: float, size: float) -> Html:
    """A text beside the vertical axis; where rows stand for something (`layout.meta` ids), with that."""
    dy = size * (0.35 - text.count("\n") * LINE_HEIGHT / 2)
    return marks.lines(text, "0%", plane.share("y", value), dx, dy, size, data_id=plane.ids[n] if plane.ids else None)


# -- traces ----------------------------------------------------------------------------------------------------


def _trace(plane: Plane, widths: Widths, n: int, trace: Words) -> Html:
    draw = _bars if trace["type"] == "bar" else _points
    return element("g", html_joined([draw(plane, trace), *(_texts(plane, t, shown) for t, shown in widths.traces(n, trace))]))


def _points(plane: Plane, trace: Words) -> Html:
    places = list(zip(trace["x"], trace["y"], strict=True))
    mode, parts = trace.get("mode", "lines+markers"), []
    if "lines" in mode:
        parts.append(_line(plane, trace["line"], places))
    if "markers" in mode:
        parts += [marks.marker(plane, trace, n, x, y) for n, (x, y) in enumerate(places) if y is not None and x is not None]
    return html_joined(parts)


def _line(plane: Plane, line: Words, places: Sequence[tuple[float, float]]) -> Html:
    pairs = [(a, b) for a, b in zip(places, places[1:], strict=False) if None not in (*a, *b)]
    segments = [element("line", x1=plane.x(a[0]), y1=plane.y(a[1]), x2=plane.x(b[0]), y2=plane.y(b[1])) for a, b in pairs]
    return element(
        "g",
        html_joined(segments),
        class_="line",
        **marks.ink(line["color"], "stroke"),
        stroke_width=line["width"],
        **marks.dashes(line),
    )


def _bars(plane: Plane, trace: Words) -> Html:
    across, half = trace.get("orientation") == "h", trace["width"] / 2
    bars = []
    for n, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is None or y is None:
            continue
        start = marks.of(trace.get("base", 0), n)
        box = plane.box(*((start, start + x, y - half, y + half) if across else (x - half, x + half, start, start + y)))
        bars.append(element("rect", **box, **marks.look(trace["marker"], n), **marks.identity(trace, n)))
    return html_joined(bars)


def _texts(plane: Plane, trace: Words, shown: str) -> Html:
    """The labels of points or bars, in the type of the trace."""
    place = _beside_bar if trace["type"] == "bar" else _beside_point
    font = trace.get("textfont", {"size": 14})
    made = [
        place(plane, trace, n, t, font["size"])
        for n, t in enumerate(trace.get("text", []))
        if t and None not in (trace["x"][n], trace["y"][n])
    ]
    if not made:
        return Html()
    return element("g", html_joined(made), class_=f"labels {shown}".strip(), font_size=font["size"], **marks.font(font))


def _beside_point(plane: Plane, trace: Words, n: int, text: str, size: float) -> Html:
    up, across = marks.of(trace.get("textposition", "middle center"), n).split()
    gap = marks.of(trace["marker"]["size"], n) / 2 / 0.8 + 1 if "markers" in trace.get("mode", "") else 0
    side = {"left": -1, "center": 0, "right": 1}[across]
    tall = size * (1 + text.count("\n") * LINE_HEIGHT)
    dy = {"top": 0.75 * size - gap - tall, "middle": 0.75 * size - tall / 2, "bottom": 0.75 * size + gap}[up]
    return marks.lines(
        text, plane.x(trace["x"][n]), plane.y(trace["y"][n]), side * gap, dy, size, ("end", "middle", "start")[side + 1]
    )


def _beside_bar(plane: Plane, trace: Words, n: int, text: str, size: float) -> Html:
    """Beyond the end of the bar."""
    x, y, start = trace["x"][n], trace["y"][n], marks.of(trace.get("base", 0), n)
    if trace.get("orientation") == "h":
        left = x < 0
        return marks.lines(
            text,
            plane.x(start + x),
            plane.y(y),
            -4 if left else 4,
            (0.35 - text.count("\n") * LINE_HEIGHT / 2) * size,
            size,
            "end" if left else "start",
        )
    up = 6 + text.count("\n") * LINE_HEIGHT * size
    return marks.lines(text, plane.x(x), plane.y(start + y), 0, size + 2 if y < 0 else -up, size, "middle")
