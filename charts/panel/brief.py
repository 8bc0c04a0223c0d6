"""Panels as a DOCX of about a page: the paragraphs of their themes with the tables behind them, to be edited into a report.

Type as in official documents (GB/T 9704): headings in 黑体, text in 仿宋, A4.
"""

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from charts.panel.content import Panel
from charts.panel.layout import column_shares
from charts.trend import SAMPLE
from wording import numbers
from wording.escaping import deeply
from wording.language import translator

Section = tuple[str, str, Sequence[Panel]]  # heading, paragraph or "", panels
TEXT_WIDTH = 158  # mm
HEADING, TEXT, LATIN = "黑体", "仿宋", "Times New Roman"
FAINT = RGBColor(0x55, 0x60, 0x6E)


def brief(name: str, about: str, sections: Sequence[Section], lang: str) -> bytes:
    """.docx bytes. sections: (heading, paragraph or "", panels) in their order; about: release and date, for the last line."""
    name, about, sections = deeply((name, about, sections))
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm((210 - TEXT_WIDTH) // 2)
    page.top_margin = page.bottom_margin = Mm(22)
    if any(p.sample for _, _, panels in sections for p in panels):
        _text(page.header.paragraphs[0], translator(lang)(SAMPLE), HEADING, 12).font.color.rgb = RGBColor(0xB4, 0x58, 0x1C)
    title = made.add_heading(level=0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _text(title, name, HEADING, 20)
    for heading, paragraph, panels in sections:
        _text(made.add_heading(level=1), heading, HEADING, 15)
        if paragraph:
            body = made.add_paragraph()
            body.paragraph_format.first_line_indent = Pt(24) if lang == "zh" else None
            _text(body, paragraph, TEXT, 12)
        for panel in panels:
            _panel(made, panel)
    _text(made.add_paragraph(), about, TEXT, 9).font.color.rgb = FAINT
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _panel(made, panel: Panel) -> None:
    """A finding, the table behind it, and what one has to know to read it."""
    finding = made.add_paragraph()
    finding.paragraph_format.space_before, finding.paragraph_format.space_after = Pt(8), Pt(4)
    finding.paragraph_format.keep_with_next = True
    _text(finding, panel.title, HEADING, 12)
    head, *rows = panel.table
    table = made.add_table(len(rows) + 1, len(head), style="Table Grid")
    for line, cells in zip(table.rows, panel.table, strict=True):
        for cell, text in zip(line.cells, cells, strict=True):
            _text(cell.paragraphs[0], text, HEADING if cells is head else TEXT, 10.5)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # the head again on a next page
    for line in table.rows:
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for n, share in enumerate(column_shares(panel.table)):
        for line in table.rows:
            line.cells[n].width = Mm(TEXT_WIDTH * share)
    caption = "\n".join(filter(None, [panel.subtitle, panel.note, numbers.listed(panel.remarks, panel.lang), panel.source]))
    below = made.add_paragraph()
    below.paragraph_format.space_before = Pt(3)
    _text(below, caption, TEXT, 9).font.color.rgb = FAINT


def _text(paragraph, text: str, face: str, size: float):
    """A run in a Chinese and a Latin typeface."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = LATIN, Pt(size)
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
    return run
