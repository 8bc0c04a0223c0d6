"""The brief: the paragraphs and the tables behind the panels, as a document that can be edited."""

import io

from docx import Document
from docx.oxml.ns import qn
from panels import every_kind

from charts.panel.brief import brief


def test_a_brief_holds_paragraphs_tables_and_what_one_has_to_know(office):
    panels = every_kind(office.snapshot())
    sections = [("参谋助手", "参谋助手方面，2024年……。", [panels["rank"], panels["table"]]), ("其他", "", [panels["index"]])]
    made = Document(io.BytesIO(brief("2024年工作指标", "数据版本1", sections, "zh")))
    texts = [p.text for p in made.paragraphs]
    assert (
        texts[0] == "2024年工作指标" and "参谋助手" in texts and "参谋助手方面，2024年……。" in texts and texts[-1] == "数据版本1"
    )
    assert panels["rank"].title in texts and any("只比较快慢，不比较大小" in p for p in texts)
    read = [[[c.text for c in row.cells] for row in t.rows] for t in made.tables]
    assert read == [[list(row) for row in panels[k].table] for k in ("rank", "table", "index")]
    assert made.sections[0].header.paragraphs[0].text == "示例数据"


def test_a_brief_of_real_figures_wears_no_mark_and_names_chinese_typefaces(office):
    panels = every_kind(office.snapshot())
    made = Document(io.BytesIO(brief("名称", "数据版本1", [("政务公开", "", [panels["gap"]])], "zh")))
    assert made.sections[0].header.paragraphs[0].text == ""
    faces = {r._element.rPr.rFonts.get(qn("w:eastAsia")) for p in made.paragraphs for r in p.runs}
    assert faces == {"黑体", "仿宋"}
