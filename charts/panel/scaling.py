"""A slide that was laid out in px, made as large as the page of the office's template needs it."""

from collections.abc import Sequence
from typing import Any

from pptx.oxml.ns import qn

LENGTHS = {  # element → its attributes that are lengths, in EMU
    "a:off": ("x", "y"),
    "a:ext": ("cx", "cy"),
    "a:gridCol": ("w",),
    "a:tr": ("h",),
    "a:ln": ("w",),
    "a:bodyPr": ("lIns", "tIns", "rIns", "bIns"),
    "a:tcPr": ("marL", "marR", "marT", "marB"),
}
TYPE = ("a:rPr", "a:defRPr", "a:endParaRPr")
SMALLEST, LARGEST = 100, 400000  # of type, in hundredths of a point (ST_TextFontSize)
MARKER = (2, 72)  # ST_MarkerSize


def scaled(slide: Any, scale: float) -> None:
    """Multiply every length, type size and marker that stands in a slide and in its charts."""
    if scale == 1:
        return
    for tree in [slide.shapes._spTree, *(shape.chart._chartSpace for shape in slide.shapes if shape.has_chart)]:
        for tag, names in LENGTHS.items():
            for element in tree.iter(qn(tag)):
                _multiply(element, names, scale, (-(2**31), 2**31 - 1))
        for element in tree.iter(*map(qn, TYPE)):
            _multiply(element, ("sz",), scale, (SMALLEST, LARGEST))
        for marker in tree.iter(qn("c:marker")):
            for element in marker.findall(qn("c:size")):
                _multiply(element, ("val",), scale, MARKER)


def _multiply(element, names: Sequence[str], scale: float, bounds: tuple[int, int]) -> None:
    for name in names:
        if element.get(name) is not None:
            element.set(name, str(min(max(round(int(element.get(name)) * scale), bounds[0]), bounds[1])))
