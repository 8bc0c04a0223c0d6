"""The slides: their numbers are those of the query, missing ones are missing, and every slide says what its panel says."""

import io

import openpyxl
import pytest
from panels import every_kind, trend
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from charts.panel import deck, template


@pytest.fixture(scope="module")
def panels(office):
    return every_kind(office.snapshot())


@pytest.fixture(scope="module")
def slides(panels):
    """kind → its slide, or for the long table its first; made in one deck."""
    made = Presentation(io.BytesIO(deck.deck("2024年工作指标", "数据版本1", list(panels.values()), "zh")))
    titled = {s.shapes.title.text_frame.text: s for s in reversed(list(made.slides))}
    return {kind: titled[p.title] for kind, p in panels.items() if p.title in titled} | {"all": list(made.slides), "deck": made}


def chart(slide):
    return next(s.chart for s in slide.shapes if s.has_chart)


def workbook(slide) -> list:
    """The rows of the workbook inside a slide's chart, as PowerPoint opens them for editing."""
    return [list(r) for r in openpyxl.load_workbook(io.BytesIO(chart(slide).part.chart_workbook.xlsx_part.blob)).active.values]


QUERIED = [("gap", "disclosure_requests", "beibei"), ("break", "full_online_ratio", "sample_shifan"), ("rank", "info_rank", "sample_shifan"),
           ("rough", "hotline_leads", "sample_shifan"), ("not reported", "mailbox_received", "sample_shifan"), ("one point", "documents_handled", "jiangbei")]  # fmt: skip


@pytest.mark.parametrize(("kind", "indicator", "office_id"), QUERIED)
def test_the_numbers_behind_a_slide_are_those_of_the_query(office, slides, kind, indicator, office_id):
    head, *lines = workbook(slides[kind])
    columns = [n for n, name in enumerate(head) if n and name != "目标"]
    written = {line[0].partition("（")[0]: next((line[n] for n in columns if line[n] is not None), None) for line in lines}
    wanted = {
        f"{r['period']}年": r["value"]
        for r in office.snapshot().records("page/series", indicator=indicator, office=office_id)
        if r["frequency"] == "A"
    }
    assert {p: v for p, v in written.items() if v is not None} == pytest.approx(
        {p: v for p, v in wanted.items() if v is not None}
    )
    assert all(written[p] is None for p in written.keys() - {p for p, v in wanted.items() if v is not None})


def test_every_chart_draws_what_its_workbook_holds(panels, slides):
    for kind, panel in panels.items():
        if panel.series:
            _, *lines = workbook(slides[kind])
            drawn = [tuple(s.values) for s in chart(slides[kind]).plots[0].series]
            for n, (values, series) in enumerate(zip(drawn, panel.series, strict=True)):
                written = [line[n + 1] for line in lines]
                assert [v is None for v in values] == [v is None for v in written] == [v is None for v in series.values], kind
                numbers = [[v for v in of if v is not None] for of in (values, written, series.values)]
                assert numbers[0] == pytest.approx(numbers[1]) and numbers[1] == pytest.approx(numbers[2]), kind


def test_a_missing_period_is_a_gap_and_says_why(slides):
    assert chart(slides["gap"])._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"
    assert [line[0] for line in workbook(slides["gap"])[1:]] == [
        "2020年",
        "2021年（无数据）",
        "2022年（无数据）",
        "2023年",
        "2024年",
    ]
    assert workbook(slides["gap"])[2][1] is None


def test_a_line_is_parted_at_a_break_and_each_part_has_its_name(slides):
    assert workbook(slides["break"])[0][1:] == ["全程网办比例", "全程网办比例（2022年—）"]


def test_labels_follow_the_numbers(slides):
    forms = [f.get("formatCode") for f in chart(slides["rough"])._chartSpace.iter(qn("c:numFmt"))]
    assert '#,##0"余"' in forms
    assert not list(chart(slides["rough"])._chartSpace.iter(qn("c:rich")))  # no label is typed text


def test_targets_stand_as_a_series(slides):
    assert "目标" in workbook(slides["targets"])[0]


def test_every_slide_is_complete(panels, slides):
    for kind, panel in panels.items():
        slide = slides.get(kind)
        if slide is None:
            continue
        text = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert panel.subtitle in text and panel.source[:20] in text.replace("\n", "") and "数据版本1" in text, kind
        assert ("示例数据" in [s.text_frame.text for s in slide.shapes if s.has_text_frame]) == panel.sample, kind
        shown = next(s for s in slide.shapes if s.has_chart or s.has_table)
        assert shown._element.nvGraphicFramePr.cNvPr.get("descr") == panel.alt, kind
        notes = slide.notes_slide.notes_text_frame.text
        assert all(line in notes for line in (*panel.speech, *panel.remarks, panel.source)), kind


def test_everything_is_inside_the_slide(slides):
    made = slides["deck"]
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= made.slide_width and shape.top + shape.height <= made.slide_height, (
                slide.shapes.title.text_frame.text,
                shape.name,
            )


def test_a_deck_begins_with_a_cover_and_ends_with_all_findings(panels, slides):
    cover, *_, last = slides["all"]
    assert [s.text_frame.text for s in cover.shapes if s.has_text_frame][:2] == ["2024年工作指标", "数据版本1"]
    assert slides["deck"].core_properties.title == "2024年工作指标"
    tables = [
        next(s.table for s in slide.shapes if s.has_table)
        for slide in slides["all"]
        if slide.shapes.title.text_frame.text == "一览"
    ]
    assert [row.cells[2].text for table in tables for row in list(table.rows)[1:]] == [p.title for p in panels.values()]
    assert last.shapes.title.text_frame.text == "一览"


def test_a_long_table_goes_on_over_several_slides_and_loses_no_row(panels, slides):
    title = panels["long table"].title
    parts = [s for s in slides["all"] if s.shapes.title.text_frame.text.startswith(f"{title}（")]
    cells = [
        [c.text for c in row.cells] for s in parts for shape in s.shapes if shape.has_table for row in list(shape.table.rows)[1:]
    ]
    assert len(parts) > 1 and cells == [list(row) for row in panels["long table"].table[1:]]


def test_text_and_charts_name_a_chinese_typeface(slides):
    theme = (
        slides["deck"]
        .slide_master.part.part_related_by("http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme")
        .blob.decode()
    )
    assert theme.count('<a:ea typeface="微软雅黑"/>') == 2
    assert '<a:ea typeface="+mn-ea"/>' in chart(slides["gap"])._chartSpace.xml


def own_template() -> bytes:
    """An office's template: 4:3, with a slide of its own in it."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(10), Inches(7.5)
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text_frame.text = "模板说明"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_offices_own_template_is_used_without_its_slides(office):
    panel = trend(office.snapshot(), "disclosure_requests", "beibei")
    made = Presentation(io.BytesIO(deck.deck("名称", "数据版本1", [panel], "zh", own_template())))
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    assert [s.shapes.title.text_frame.text for s in made.slides] == ["名称", panel.title, "一览"]
    title = made.slides[1].shapes.title
    assert (title.left, title.top) == (
        made.slides[1].slide_layout.placeholders[0].left,
        made.slides[1].slide_layout.placeholders[0].top,
    )
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= made.slide_width and shape.top + shape.height <= made.slide_height, shape.name
            assert shape.is_placeholder or shape.top >= title.top + title.height or shape.height < Inches(0.4), shape.name


def test_a_template_that_is_none_is_refused():
    with pytest.raises(template.BadTemplate):
        deck.deck("名称", "", [], "zh", b"no presentation")
