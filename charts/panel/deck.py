"""Panels as a PPTX: a cover, a slide for each with a native chart, a closing table; every slide with its speaker's notes."""

import io
import warnings
from collections.abc import Sequence
from zipfile import ZipFile

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

import worker
from charts.panel import master, native, table_pages
from charts.panel import template as templates
from charts.panel.content import TABLE, Panel
from charts.panel.layout import EDGE, FAINT, INK, NOTE, SUBTITLE, Room, layout, title_width
from charts.panel.native import colour
from charts.panel.scaling import scaled
from charts.panel.table_pages import SLACK, Place
from charts.panel.template import PX, BadTemplate, Measured
from charts.text import aside
from charts.trend import SAMPLE
from wording import numbers
from wording.escaping import deeply
from wording.language import later, translator

BYTES_A_SECOND = 10_000_000  # of a template that is opened, and of which a deck is written on trial
SAMPLE_INK = "#B4581C"
PROPERTY = 255  # characters that a property of a document may have
BELOW = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)


def deck(name: str, about: str, panels: Sequence[Panel], lang: str, template: bytes | None = None) -> bytes:
    """The panels as .pptx bytes. name: the cover's title; about: what stands below it; template: the office's own .pptx.

    Raises template.BadTemplate.
    """
    name, about, panels = deeply((name, about, panels))
    made = templates.opened(template) if template else master.plain()
    fit = templates.measured(made) if template else Measured(Room(), 1, True)
    made.core_properties.title, made.core_properties.author = name[:PROPERTY], about.partition("\n")[0][:PROPERTY]
    _cover(made, name, about, fit, any(p.sample for p in panels), lang)
    for panel in panels:
        _panel(made, panel, fit.room)
    _closing(made, panels, fit.room, lang)
    for slide in made.slides:
        scaled(slide, fit.scale)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def usable(template: bytes) -> Measured:
    """What the office's own .pptx can hold, after a deck was made from it on trial, within limits of time and memory.

    Raises template.BadTemplate."""
    try:
        return worker.call(usable_here, template, seconds=worker.SECONDS + len(template) / BYTES_A_SECOND)
    except worker.Stopped as stop:
        raise BadTemplate(stop.why, most=numbers.number(stop.most, 1)) from stop


def usable_here(template: bytes) -> Measured:
    """As `usable`, in this process."""
    try:
        fit = templates.measured(templates.opened(template))
        names = _parts_on_trial(template)
    except BadTemplate:
        raise
    except Exception as error:  # whatever a broken part of it makes python-pptx raise
        raise worker.behind(error) or BadTemplate("not_pptx") from error
    if len(set(names)) < len(names):  # two parts of one name: PowerPoint would not open it
        raise BadTemplate("not_pptx")
    return fit


def _parts_on_trial(template: bytes) -> list[str]:
    """The names of the parts of a deck without panels."""
    with warnings.catch_warnings(action="ignore"):  # zipfile's, of two parts of one name
        data = deck("", "", [], "zh", template)
    with ZipFile(io.BytesIO(data)) as written:
        return written.namelist()


def _slide(made, title: str, size: int, cover: bool = False):
    """A new slide with its title; what else its layout holds ready is taken off."""
    slide = made.slides.add_slide(templates.layout_for(made, cover))
    slide.shapes.title.text_frame.text = title
    for run in (r for p in slide.shapes.title.text_frame.paragraphs for r in p.runs):
        run.font.size, run.font.bold = Pt(size * 0.75), True
    for placeholder in list(slide.placeholders):
        kind = placeholder.placeholder_format
        if kind.idx != 0 and not (cover and kind.idx == 1 and kind.type in BELOW):
            placeholder._element.getparent().remove(placeholder._element)
    return slide


def _cover(made, name: str, about: str, fit: Measured, sample: bool, lang: str) -> None:
    """The first slide. Where the template has no room for its title, title and text stand at our places."""
    slide, room = _slide(made, name, 52, cover=True), fit.room
    below = next((p for p in slide.placeholders if p.placeholder_format.idx == 1), None)
    if below is not None:
        below.text_frame.text = about
    if not templates.title_box(slide.slide_layout, room.page, PX * fit.scale):
        _place(slide.shapes.title, (EDGE, room.page[1] // 3 - 100, room.page[0] - 2 * EDGE, 160))
        if below is not None:
            _place(below, (EDGE, room.page[1] // 3 + 80, room.page[0] - 2 * EDGE, 120))
    if sample:
        _sample(slide, room, lang)


def _place(shape, places: Sequence[int]) -> None:
    shape.left, shape.top, shape.width, shape.height = _box(places)


def _panel(made, panel: Panel, room: Room) -> None:
    """The panel at the places of its picture, or in the room that the office's template leaves; a table of many rows goes on to
    further slides."""
    at = layout(panel, SLACK, room)
    pages = table_pages.pages(panel.table, at.chart_bottom - at.chart_top - 12, room) if panel.shape == TABLE else [None]
    for n, page in enumerate(pages):
        number = aside(f"{n + 1}/{len(pages)}", panel.lang) if len(pages) > 1 else ""
        slide = _slide(made, panel.title + number, at.title_size)
        _title(slide, room, title_width(panel, room), at.subtitle_top)
        if panel.sample:
            _sample(slide, room, panel.lang)
        _write(slide, panel.subtitle, (room.left, at.subtitle_top, room.width, 34), SUBTITLE)
        box = _box((room.left, at.chart_top, room.width, at.chart_bottom - at.chart_top))
        shown = table_pages.add(slide, page, panel.table, box) if page else native.add(slide, panel, *box)
        _describe(shown, panel)
        _write(slide, "\n".join(at.foot), (room.left, at.chart_bottom + 2, room.width, room.bottom + 18 - at.chart_bottom), NOTE)
        slide.notes_slide.notes_text_frame.text = notes(panel)


def _title(slide, room: Room, width: int, below: int) -> None:
    """The title at the left edge above the subtitle; in a template it stays where the template has it."""
    if room.title_height:
        return
    title = slide.shapes.title
    _place(title, (room.left, 22, width, below - 28))
    frame = title.text_frame
    frame.margin_left = frame.margin_right = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.color.rgb = colour(INK)


def notes(panel: Panel) -> str:
    """What the speaker may need: the presenter's note, what stands behind the finding, what may be asked, the source."""
    questions = [translator(panel.lang)(later("可能问到：{text}")).format(text=r) for r in panel.remarks]
    return "\n".join(filter(None, [panel.note, *panel.speech, *questions, panel.source, panel.foot]))


def _closing(made, panels: Sequence[Panel], room: Room, lang: str) -> None:
    """All panels in one table: number, what is shown, the finding."""
    t = translator(lang)
    head = tuple(t(w) for w in (later("序号"), later("内容"), later("结论")))
    rows = (head, *((str(n), p.subtitle, p.title) for n, p in enumerate(panels, 1)))
    top = room.top or 96
    for page in table_pages.pages(rows, room.bottom - top - 26, room):
        slide = _slide(made, t(later("一览")), 36)
        _title(slide, room, room.width, 90)
        shown = table_pages.add(slide, page, rows, _box((room.left, top, room.width, room.bottom - top)))
        shown._element.nvGraphicFramePr.cNvPr.set("descr", "; ".join(row[2] for row in page.rows[1:]))
        if any(p.sample for p in panels):
            _sample(slide, room, lang)


def _describe(shown, panel: Panel) -> None:
    """Alternative text, for those who do not see the slide."""
    properties = shown._element.nvGraphicFramePr.cNvPr
    properties.set("title", panel.title)
    properties.set("descr", panel.alt)


def _sample(slide, room: Room, lang: str) -> None:
    """The mark of fictional data, in the upper right corner of a slide."""
    mark = slide.shapes.add_textbox(*_box((room.page[0] - 110 - EDGE, 6, 110, 28)))
    mark.line.color.rgb = colour(SAMPLE_INK)
    frame = mark.text_frame
    frame.text, frame.margin_top, frame.margin_bottom = translator(lang)(SAMPLE), 0, 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    frame.paragraphs[0].runs[0].font.size, frame.paragraphs[0].runs[0].font.color.rgb = Pt(13), colour(SAMPLE_INK)


def _box(places: Sequence[int]) -> Place:
    """Left, top, width, height in px as EMU."""
    left, top, width, height = (int(px * PX) for px in places)
    return left, top, width, height


def _write(slide, text: str, places: Sequence[int], size: int) -> None:
    """A text box without margins, in the faint ink."""
    box = slide.shapes.add_textbox(*_box(places))
    frame = box.text_frame
    frame.word_wrap, frame.text = True, text
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for run in (r for p in frame.paragraphs for r in p.runs):
        run.font.size, run.font.color.rgb = Pt(size * 0.75), colour(FAINT)
