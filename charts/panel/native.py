"""A panel's chart as a native chart of PowerPoint: numbers in an embedded workbook, labels that follow them, gaps as gaps."""

from collections.abc import Set
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from charts.panel.content import BARS, COLUMNS, LINE, Panel, Series
from charts.panel.layout import FAINT, GROUND, INK, beside, ends, labelled, several
from charts.panel.template import PX
from charts.text import aside
from wording.cells import chart_cell

TYPES = {LINE: XL_CHART_TYPE.LINE_MARKERS, COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED, BARS: XL_CHART_TYPE.BAR_CLUSTERED}
DASHES = {"limit": MSO_LINE.DASH, "mean": MSO_LINE.SOLID}
CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
SHIFT = f'<c:layout {CHART}><c:manualLayout><c:x val="0"/><c:y val="{{y:.4f}}"/></c:manualLayout></c:layout>'
NO_ENTRY = f'<c:legendEntry {CHART}><c:idx val="{{n}}"/><c:delete val="1"/></c:legendEntry>'


def add(slide: Any, panel: Panel, left: int, top: int, width: int, height: int) -> Any:
    """Put the chart on a slide, at EMU; returns its frame. Both are python-pptx's, whose own types do not hold."""
    data = CategoryChartData()
    data.categories = [chart_cell(name) for name in categories(panel)]
    for name, series in zip(names(panel), panel.series, strict=True):
        data.add_series(chart_cell(name), series.values)
    frame = slide.shapes.add_chart(TYPES[panel.shape], left, top, width, height, data)
    chart = frame.chart
    _type(chart)
    _number_axes(chart)
    _axes(chart, panel)
    chart.has_title = False
    chart.has_legend = several(panel) or any(s.role != "figure" for s in panel.series)
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(14)
    shown, look = labelled(panel), {LINE: _line, COLUMNS: _bars, BARS: _bars}[panel.shape]
    for series, drawn in zip(panel.series, chart.plots[0].series, strict=True):
        look(drawn, series)
        if not several(panel):
            _labels(drawn, series, _labelled(series, shown), panel)
    if several(panel):
        _name_ends(chart, panel, height / PX)
    else:
        chart.plots[0].gap_width = 60 if panel.shape == BARS else max(500 // len(panel.categories), 90)
    return frame


def categories(panel: Panel) -> list[str]:
    """The places, each with the word that stands where there is no figure: 2021年（未上报）."""
    words = dict(panel.marks)
    return [c + aside(words[n], panel.lang) if n in words else c for n, c in enumerate(panel.categories)]


def names(panel: Panel) -> list[str]:
    """The names of the series. The parts of a line before and after a break are series of their own, told apart by their start."""
    line_names, made = [s.name for s in panel.series], []
    for n, series in enumerate(panel.series):
        start = next((c for c, v in zip(panel.categories, series.values, strict=True) if v is not None), "")
        made.append(series.name + aside(f"{start}—", panel.lang) if series.name in line_names[:n] else series.name)
    return made


def _type(chart) -> None:
    """The presentation's own typefaces, Latin and Chinese, which a chart does not take by itself."""
    chart.font.size, chart.font.color.rgb = Pt(15), colour(INK)
    properties = chart._chartSpace.find(f"{qn('c:txPr')}//{qn('a:defRPr')}")
    for tag, face in (("a:latin", "+mn-lt"), ("a:ea", "+mn-ea")):
        properties.append(_element(tag, typeface=face))


def _number_axes(chart) -> None:
    """Axes are told apart by unsigned numbers (CT_UnsignedInt); python-pptx writes negative ones."""
    named = [e for e in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx"))]
    numbers = {identity: n for n, identity in enumerate(dict.fromkeys(e.get("val") for e in named), 1)}
    for element in named:
        element.set("val", str(numbers[element.get("val")]))


def _axes(chart, panel: Panel) -> None:
    low, high, step = panel.axis
    places, value, across = low > high, chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale = (1, low) if places else (low, high)
    value.reverse_order = places
    if places:
        value.crosses = XL_AXIS_CROSSES.MAXIMUM
    value.major_unit = step
    value.visible = panel.shape != BARS
    value.has_major_gridlines = panel.shape != BARS
    if value.has_major_gridlines:
        value.major_gridlines.format.line.color.rgb = colour("#E8EBEE")
    value.format.line.fill.background()
    value.tick_labels.font.size, value.tick_labels.font.color.rgb = Pt(13), colour(FAINT)
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = "#,##0.##" if 0 < high < 3 else "#,##0", False
    across.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS if places else XL_TICK_LABEL_POSITION.LOW
    across.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    across.reverse_order = panel.shape == BARS
    across.format.line.color.rgb = colour("#A9B1BA")
    across.has_major_gridlines = False
    across.tick_labels.font.size = Pt(15 if len(panel.categories) <= 9 else 12)
    if panel.shape != BARS and len(panel.categories) > 9:
        _skip(across, -(-len(panel.categories) // 9))


def _line(drawn, series: Series) -> None:
    ink = colour(series.colours[0])
    drawn.smooth = False
    drawn.marker.style = XL_MARKER_STYLE.DASH if series.role == "target" else XL_MARKER_STYLE.CIRCLE
    drawn.marker.size = 22 if series.role == "target" else 10
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = drawn.marker.format.line.color.rgb = ink
    if series.role in DASHES:
        drawn.marker.style = XL_MARKER_STYLE.NONE
        drawn.format.line.color.rgb, drawn.format.line.width, drawn.format.line.dash_style = ink, Pt(1.5), DASHES[series.role]
    elif series.role == "target":
        drawn.format.line.fill.background()
    else:
        drawn.format.line.color.rgb, drawn.format.line.width = ink, Pt(3.5)
    for n in (n for n, rough in enumerate(series.rough) if rough):
        marker = drawn.points[n].marker
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 10
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = colour(GROUND)
        marker.format.line.color.rgb, marker.format.line.width = ink, Pt(2.5)


def _bars(drawn, series: Series) -> None:
    drawn.invert_if_negative = False
    for n, value in enumerate(series.values):
        if value is not None:
            look = drawn.points[n].format
            look.fill.solid()
            look.fill.fore_color.rgb = colour(GROUND if series.rough[n] or series.role == "target" else series.colours[n])
            look.line.color.rgb, look.line.width = colour(series.colours[n]), Pt(2)


def _labels(drawn, series: Series, shown: Set[int], panel: Panel) -> None:
    """Labels that are the numbers themselves under a format of their own: an edited number is labelled anew."""
    below = [side == "bottom center" for side in beside(panel, series.values)]
    for n in sorted(n for n in shown if series.values[n] is not None):
        over = XL_LABEL_POSITION.BELOW if below[n] else XL_LABEL_POSITION.ABOVE
        _label(
            drawn,
            series,
            n,
            over if panel.shape == LINE else XL_LABEL_POSITION.OUTSIDE_END,
            17 if len(panel.categories) <= 8 else 13,
        )


def _label(drawn, series: Series, n: int, position, size: int):
    label = drawn.points[n].data_label
    label.position = position
    label.font.size, label.font.color.rgb = Pt(size), colour(INK)
    made = _label_of(drawn, n)
    made.find(qn("c:idx")).addnext(_element("c:numFmt", formatCode=series.formats[n], sourceLinked="0"))
    return made


def _name_ends(chart, panel: Panel, tall: float) -> None:
    """The newest figure of each of several lines beside its end, moved up or down where two would lie on each other; the
    legend names a line once, whatever parts it has."""
    for place, series, (wanted, moved) in ends(panel, tall * 0.75).values():
        drawn = chart.plots[0].series[panel.series.index(series)]
        made = _label(drawn, series, place, XL_LABEL_POSITION.RIGHT, 13)
        if moved != wanted:
            made.find(qn("c:idx")).addnext(parse_xml(SHIFT.format(y=(wanted - moved) / tall)))
    line_names = [s.name for s in panel.series]
    for n in (n for n, name in enumerate(line_names) if name in line_names[:n]):
        chart._chartSpace.find(f".//{qn('c:legendPos')}").addnext(parse_xml(NO_ENTRY.format(n=n)))


def _skip(axis, step: int) -> None:
    """Name every n-th place only: the names of all would not fit."""
    axis._element.find(qn("c:lblOffset")).addnext(_element("c:tickLblSkip", val=str(step)))


def _label_of(drawn, n: int):
    return next(d for d in drawn._element.iter(qn("c:dLbl")) if d.find(qn("c:idx")).get("val") == str(n))


def _labelled(series: Series, shown: set[int]) -> set[int]:
    """The places that are labelled: of a target the newest, of a limit the middle, where no label of a figure stands in its way."""
    if series.role in ("limit", "mean"):
        places = [n for n, v in enumerate(series.values) if v is not None]
        return {places[len(places) // 2]}
    return {_last(series)} if series.role == "target" else shown


def _last(series: Series) -> int:
    """The place of the newest figure."""
    return max(n for n, v in enumerate(series.values) if v is not None)


def _element(tag: str, **attributes):
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(name, value)
    return made


def colour(hexadecimal: str) -> RGBColor:
    """#RRGGBB as python-pptx wants it."""
    return RGBColor.from_string(hexadecimal.lstrip("#"))
