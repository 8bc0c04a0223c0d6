"""The single marks of a still picture (charts/svg.py): inks, points, shapes, lines of text."""

import math
import re
from typing import Any

from charts import theme
from charts.axes import width
from charts.plane import Plane
from charts.types import Words
from wording.escaping import Html, element, html_joined

DASHES = {"dash": 3, "dot": 1}  # their length in widths of the line, which count as 3 px at least
ASCENT, DESCENT = 1.05, 0.25  # of a line of type, in its size
INKS = {theme.INK: 1, theme.FAINT: 0.72, theme.GRID: 0.16}
LINE_HEIGHT = 1.3
UNSEEN = re.compile("<extra></extra>|</?b>")  # of a template for Plotly
LINE_END = re.compile("<br ?>")
DATA = re.compile(r"%\{customdata(?:\[(\d)\])?\}")


def of(value: Any, n: int) -> Any:
    """The n-th of a list, or what holds for all."""
    return value[n] if isinstance(value, list | tuple) else value


def ink(colour: str, part: str = "fill") -> Words:
    """Attributes for `part` ("fill" or "stroke") in a colour of the figure, or in the page's own ink."""
    if colour == theme.GROUND:
        return {"class": f"{part}-ground"}
    if colour not in INKS:
        return {part: colour}
    return {part: "currentColor"} | ({f"{part}_opacity": INKS[colour]} if INKS[colour] < 1 else {})


def font(words: Words) -> Words:
    """Colour and weight of a type."""
    return ink(words.get("color", theme.INK)) | ({"font_weight": words["weight"]} if "weight" in words else {})


def dashes(line: Words) -> Words:
    """The dashes of a line, as long as Plotly's."""
    length = DASHES.get(line.get("dash", ""), 0) * max(line.get("width", 2), 3)
    return {"stroke_dasharray": f"{length:g} {length:g}"} if length else {}


def identity(trace: Words, n: int) -> Words:
    """What a mark stands for: data-period where the trace is of periods, else data-id (the trace's `ids` and `meta`); what is said of it under the
    pointer, and its place across, by which the marks of one period are found together."""
    words = {}
    if "ids" in trace:
        words["data_period" if trace.get("meta") == "period" else "data_id"] = trace["ids"][n]
    if text := hover(trace, n):
        words |= {"data_text": text, "data_at": f"{trace['x'][n]:g}"}
    return words


def hover(trace: Words, n: int) -> str:
    """The text of a mark under the pointer as Plotly makes it from `hovertemplate` and `customdata`, in plain lines; "" for none."""
    data = of(trace.get("customdata", ""), n)
    if not any(data) or trace.get("hoverinfo") == "skip":
        return ""
    template = LINE_END.sub("\n", UNSEEN.sub("", trace.get("hovertemplate", "")))
    return DATA.sub(lambda match: data if match[1] is None else data[int(match[1])], template)


def look(marker: Words, n: int) -> Words:
    """Fill and outline of a bar or a point."""
    line = marker.get("line", {})
    wide = of(line.get("width", 0), n)
    outline = {**ink(of(line["color"], n), "stroke"), "stroke_width": wide} if wide else {}
    return {**ink(of(marker["color"], n)), **outline}


# -- points ----------------------------------------------------------------------------------------------------


def marker(plane: Plane, trace: Words, n: int, x: float, y: float) -> Html:
    """A point in the symbol of its trace; an open one lets nothing shine through."""
    words = trace["marker"]
    symbol, radius = of(words.get("symbol", "circle"), n), of(words["size"], n) / 2
    form, _, is_open = symbol.partition("-open")
    is_open = symbol.endswith("-open")
    style = look(words, n)
    if is_open:
        edge = {**ink(of(words["color"], n), "stroke"), "stroke_width": of(words.get("line", {}).get("width", 1), n) or 1}
        style = {"class": "fill-ground", **edge}
    if form == "circle":
        return element("circle", cx=plane.x(x), cy=plane.y(y), r=f"{radius:g}", **style, **identity(trace, n))
    path = FORMS[form](radius)
    return element("svg", element("path", d=path, **style), x=plane.x(x), y=plane.y(y), class_="mark", **identity(trace, n))


def _polygon(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in points) + "Z"


def _square(r: float) -> str:
    return _polygon((r, r), (r, -r), (-r, -r), (-r, r))


def _diamond(r: float) -> str:
    r *= 1.3
    return _polygon((r, 0), (0, r), (-r, 0), (0, -r))


def _triangle(r: float) -> str:
    return _polygon((-r * 2 / math.sqrt(3), r / 2), (r * 2 / math.sqrt(3), r / 2), (0, -r))


def _cross(r: float) -> str:
    a, b = r * 0.4, r * 1.2
    return _polygon((b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a), (-a, -b), (a, -b), (a, -a), (b, -a))


def _x(r: float) -> str:
    """The cross, turned by an eighth."""
    turn = math.sqrt(0.5)
    a, b = r * 0.4, r * 1.2
    corners = [(b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a), (-a, -b), (a, -b), (a, -a), (b, -a)]
    return _polygon(*((turn * (x - y), turn * (x + y)) for x, y in corners))


def _dash(r: float) -> str:
    return f"M{-1.4 * r:.2f},0H{1.4 * r:.2f}"


def _tick(r: float) -> str:
    return f"M0,{-1.4 * r:.2f}V{1.4 * r:.2f}"


FORMS = {
    "square": _square,
    "diamond": _diamond,
    "triangle-up": _triangle,
    "cross": _cross,
    "x": _x,
    "line-ew": _dash,
    "line-ns": _tick,
}


# -- shapes and texts ------------------------------------------------------------------------------------------


def shape(plane: Plane, words: Words) -> Html:
    """A line or a rectangle of the layout."""
    refs = {name: "paper" if words.get(f"{name}ref") == "paper" else "" for name in ("x", "y")}
    x0, x1 = (plane.x(words[e], refs["x"]) for e in ("x0", "x1"))
    y0, y1 = (plane.y(words[e], refs["y"]) for e in ("y0", "y1"))
    line = words.get("line", {})
    if words["type"] == "line":
        wide = line.get("width", 2)
        return element("line", x1=x0, x2=x1, y1=y0, y2=y1, **ink(line["color"], "stroke"), stroke_width=wide, **dashes(line))
    left, right = sorted((x0, x1), key=_number)
    top, foot = sorted((y0, y1), key=_number)
    return element("rect", x=left, y=top, width=f"{_number(right) - _number(left):g}%", height=f"{_number(foot) - _number(top):g}%",
                   **ink(words.get("fillcolor", "none")))  # fmt: skip


def _number(share: str) -> float:
    return float(share.removesuffix("%"))


def lines(text: str, x: str, y: str, dx: float, dy: float, size: float, anchor: str = "", **more) -> Html:
    """A text of one or several lines; (x, y) is a share of the plot, (dx, dy) px from there to the first line's foot."""
    at = {"x": x, "dx": f"{dx:g}" if dx else None}
    first, *rest = text.split("\n")
    content = (
        first
        if not rest
        else html_joined(
            [element("tspan", first, **at), *(element("tspan", line or " ", **at, dy=f"{size * LINE_HEIGHT:g}") for line in rest)]
        )
    )
    if not rest:
        more = {**at, **more}
    return element("text", content, y=y, dy=f"{dy:.3g}", text_anchor=anchor, **more)


def annotation(plane: Plane, words: Words, shown: str) -> Html:
    """A text of the layout, at its anchor, with its plate where it has one."""
    text, size = words["text"], words.get("font", {}).get("size", 14)
    if not text:
        return Html()
    tall = size * (ASCENT + DESCENT + text.count("\n") * LINE_HEIGHT)
    pad = words.get("borderpad", 1) + 1
    foot = {"bottom": -pad - tall, "middle": -tall / 2, "center": -tall / 2, "top": pad}[
        words.get("yanchor", "middle")
    ] - words.get("yshift", 0)
    across = words.get("xshift", 0) + {"left": pad, "center": 0, "right": -pad}[words.get("xanchor", "center")]
    anchor = {"left": "start", "center": "middle", "right": "end"}[words.get("xanchor", "center")]
    x, y = plane.x(words["x"], words.get("xref", "")), plane.y(words["y"], words.get("yref", ""))
    style = {**font(words.get("font", {})), "font_size": size, "data_id": words.get("name")}
    if words.get("textangle") == -90:  # upright, from the foot up
        turned = element(
            "text", text, transform=f"translate({size * 0.35:g} {-words.get('yshift', 0) - pad:g}) rotate(-90)", **style
        )
        return element("svg", turned, x=x, y=y, class_=f"mark {shown}".strip())
    drawn = lines(text, x, y, across, foot + ASCENT * size, size, anchor, **style, class_=shown)
    if "bgcolor" not in words:
        return drawn
    wide = width(text, size, words.get("font", {}).get("weight", 400)) + 2 * pad
    left = {"left": 0, "center": -wide / 2, "right": -wide}[words.get("xanchor", "center")] + words.get("xshift", 0)
    plate = element(
        "rect", x=f"{left:g}", y=f"{foot - pad:g}", width=f"{wide:g}", height=f"{tall + 2 * pad:g}", **ink(words["bgcolor"]), rx=3
    )
    return html_joined([element("svg", plate, x=x, y=y, class_=f"mark {shown}".strip()), drawn])
