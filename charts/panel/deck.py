"""Panels as a PPTX: a cover, a slide for each with a native chart, a closing table; every slide with its speaker's notes."""

import io

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from charts.panel import master, native
from charts.panel.content import TABLE, Panel
from charts.panel.picture import EDGE, FAINT, HEIGHT, INK, NOTE, SUBTITLE, WIDTH, column_shares, layout, title_width
from charts.trend import SAMPLE
from lang import later, translator

ROWS, ITEMS = 13, 7  # of a table and of the closing one on one slide
SLACK = 0.88  # other machines have other fonts, a little wider
SAMPLE_INK = "#B4581C"


def deck(name: str, about: str, panels: list, lang: str, template: bytes | None = None) -> bytes:
    """The panels as .pptx bytes. name: the cover's title; about: what stands below it; template: the office's own .pptx.

    Raises master.BadTemplate.
    """
    made = master.presentation(template)
    scale = made.slide_width / (WIDTH * master.PX), made.slide_height / (HEIGHT * master.PX)
    _cover(made, name, about, any(p.sample for p in panels), lang)
    for panel in panels:
        _panel(made, panel, scale)
    _closing(made, panels, scale, lang)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _slide(made, title: str, size: int, cover: bool = False):
    """A new slide with its title; what else its layout holds ready is taken off."""
    slide = made.slides.add_slide(master.layout_for(made, cover))
    slide.shapes.title.text_frame.text = title
    for run in (r for p in slide.shapes.title.text_frame.paragraphs for r in p.runs):
        run.font.size, run.font.bold = Pt(size * 0.75), True
    for placeholder in list(slide.placeholders):
        if placeholder.placeholder_format.idx not in (0, *((1,) if cover else ())):
            placeholder._element.getparent().remove(placeholder._element)
    return slide


def _cover(made, name: str, about: str, sample: bool, lang: str) -> None:
    slide = _slide(made, name, 52, cover=True)
    below = next((p for p in slide.placeholders if p.placeholder_format.idx == 1), None)
    if below is not None:
        below.text_frame.text = about
    if sample:
        _sample(slide, made, lang)


def _panel(made, panel: Panel, scale: tuple) -> None:
    """The panel at the places of its picture (picture.layout); a table of many rows goes on to further slides."""
    at = layout(panel, SLACK)
    pages = _pages(panel.table) if panel.shape == TABLE else [None]
    for n, page in enumerate(pages):
        number = f"（{n + 1}/{len(pages)}）" if len(pages) > 1 else ""
        slide = _slide(made, panel.title + number, at.title_size)
        _place(slide.shapes.title, (EDGE, 22, title_width(panel), at.chart_top - 44 - 22), scale)
        _left(slide.shapes.title.text_frame)
        if panel.sample:
            _sample(slide, made, panel.lang)
        _write(slide, panel.subtitle, (EDGE, at.chart_top - 44, WIDTH - 2 * EDGE, 34), scale, SUBTITLE)
        box = _box((EDGE, at.chart_top, WIDTH - 2 * EDGE, at.chart_bottom - at.chart_top), scale)
        shown = _table(slide, page, box) if page else native.add(slide, panel, *box)
        _describe(shown, panel)
        _write(slide, "\n".join(at.foot), (EDGE, at.chart_bottom + 2, WIDTH - 2 * EDGE, HEIGHT - at.chart_bottom - 8), scale, NOTE)
        slide.notes_slide.notes_text_frame.text = notes(panel)


def notes(panel: Panel) -> str:
    """What the speaker may need: the presenter's note, what stands behind the finding, every remark, the source."""
    remarks = [translator(panel.lang)(later("说明：{text}")).format(text=r) for r in panel.remarks]
    return "\n".join(filter(None, [panel.note, *panel.speech, *remarks, panel.source, panel.foot]))


def _closing(made, panels: list, scale: tuple, lang: str) -> None:
    """All panels in one table: number, what is shown, the finding."""
    t = translator(lang)
    head = tuple(t(w) for w in (later("序号"), later("图板"), later("结论")))
    rows = (head, *((str(n), p.subtitle, p.title) for n, p in enumerate(panels, 1)))
    for page in _pages(rows, ITEMS):
        slide = _slide(made, t(later("一览")), 36)
        _place(slide.shapes.title, (EDGE, 22, WIDTH - 2 * EDGE, 60), scale)
        _left(slide.shapes.title.text_frame)
        shown = _table(slide, page, _box((EDGE, 96, WIDTH - 2 * EDGE, HEIGHT - 150), scale))
        shown._element.nvGraphicFramePr.cNvPr.set("descr", "; ".join(row[2] for row in page[1:]))
        if any(p.sample for p in panels):
            _sample(slide, made, lang)


def _pages(table: tuple, most: int = ROWS) -> list:
    """A table in parts of so many rows, each under the head."""
    head, *rows = table
    return [(head, *rows[n : n + most]) for n in range(0, max(len(rows), 1), most)]


def _table(slide, rows: tuple, box: tuple):
    left, top, width, height = box
    line = min((height - 12 * master.PX) // len(rows), 60 * master.PX)
    frame = slide.shapes.add_table(len(rows), len(rows[0]), left, top, width, line * len(rows))
    size = Pt(max(min(16, line / 12700 / 2.1), 9))
    for column, share in zip(frame.table.columns, column_shares(rows), strict=True):
        column.width = Emu(int(width * share))
    for n, cells in enumerate(rows):
        frame.table.rows[n].height = Emu(line)
        for cell, text in zip(frame.table.rows[n].cells, cells, strict=True):
            cell.text_frame.text, cell.vertical_anchor = text, MSO_ANCHOR.MIDDLE
            cell.margin_top = cell.margin_bottom = Emu(20000)
            for run in cell.text_frame.paragraphs[0].runs:
                run.font.size = size
    return frame


def _describe(shown, panel: Panel) -> None:
    """Alternative text, for those who do not see the slide."""
    properties = shown._element.nvGraphicFramePr.cNvPr
    properties.set("title", panel.title)
    properties.set("descr", panel.alt)


def _sample(slide, made, lang: str) -> None:
    """The mark of fictional data, in the upper right corner of a slide."""
    width, height = Emu(110 * master.PX), Emu(28 * master.PX)
    mark = slide.shapes.add_textbox(made.slide_width - width - EDGE * master.PX, Emu(6 * master.PX), width, height)
    mark.line.color.rgb = _colour(SAMPLE_INK)
    frame = mark.text_frame
    frame.text, frame.margin_top, frame.margin_bottom = translator(lang)(SAMPLE), 0, 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    frame.paragraphs[0].runs[0].font.size, frame.paragraphs[0].runs[0].font.color.rgb = Pt(13), _colour(SAMPLE_INK)


def _box(places: tuple, scale: tuple) -> tuple:
    """Left, top, width, height in px of a panel as EMU of the slide."""
    return tuple(int(px * master.PX * scale[n % 2]) for n, px in enumerate(places))


def _place(shape, places: tuple, scale: tuple) -> None:
    shape.left, shape.top, shape.width, shape.height = _box(places, scale)


def _left(frame) -> None:
    """A title at the left edge, whatever the layout does."""
    frame.margin_left = frame.margin_right = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.color.rgb = _colour(INK)


def _write(slide, text: str, places: tuple, scale: tuple, size: int) -> None:
    """A text box without margins, in the faint ink."""
    box = slide.shapes.add_textbox(*_box(places, scale))
    frame = box.text_frame
    frame.word_wrap, frame.text = True, text
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for run in (r for p in frame.paragraphs for r in p.runs):
        run.font.size, run.font.color.rgb = Pt(size * 0.75), _colour(FAINT)


def _colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal.lstrip("#"))
