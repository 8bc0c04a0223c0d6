"""The office's own slide template: whatever it is, it is used, used with our places, or refused with a sentence; nothing hangs."""

import io
import time

import pytest
from office_open import faults
from panels import every_kind
from pptx import Presentation
from pptx.util import Emu
from templates import GOOD, REFUSED

from charts.panel import deck, template

SECONDS = 20  # of one deck with a panel of every kind, on a slow machine; a hang would take for ever


@pytest.fixture(scope="module")
def panels(office):
    every = every_kind(office.snapshot())
    return [every[kind] for kind in ("gap", "targets", "offices", "growth", "long table")]


@pytest.mark.parametrize("name", GOOD)
def test_a_template_is_used_within_its_page(panels, name):
    make, own = GOOD[name]
    data, since = make(), time.process_time()
    fit = deck.usable(data)
    assert fit.own == own
    written = deck.deck("2024年工作指标", "数据版本1", panels, "zh", data)
    assert time.process_time() - since < SECONDS and faults(written) == []
    made = Presentation(io.BytesIO(written))
    assert (made.slide_width, made.slide_height) == (
        Presentation(io.BytesIO(data)).slide_width,
        Presentation(io.BytesIO(data)).slide_height,
    )
    assert len(made.slides) <= len(panels) + 12  # a table goes on, but not without end
    for slide in made.slides:
        title = slide.shapes.title
        for shape in slide.shapes:
            assert shape.width > 0 and shape.height > 0 and shape.left >= 0 and shape.top >= 0, (
                shape.name,
                shape.width,
                shape.height,
            )
            assert shape.left + shape.width <= made.slide_width + 9525 and shape.top + shape.height <= made.slide_height + 9525, (
                shape.name
            )
        chart = next((s for s in slide.shapes if s.has_chart), None)
        if chart is not None:
            assert chart.height >= made.slide_height / 5 and chart.width >= made.slide_width / 2
            assert chart.top >= title.top + title.height - 9525


@pytest.mark.parametrize("name", GOOD)
def test_no_type_of_ours_is_below_12_points_on_a_page_of_13_inches(panels, name):
    data = GOOD[name][0]()
    made = Presentation(io.BytesIO(deck.deck("2024年工作指标", "数据版本1", panels, "zh", data)))
    least = 12 * made.slide_width / Emu(12192000)
    for slide in made.slides:
        trees = [slide.shapes._spTree, *(s.chart._chartSpace for s in slide.shapes if s.has_chart)]
        sizes = [int(e.get("sz")) / 100 for tree in trees for e in tree.iter() if e.get("sz", "").isdigit()]
        assert sizes and min(sizes) >= least - 0.01, (min(sizes), least)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_with_a_sentence(name):
    make, why = REFUSED[name]
    data, since = make(), time.process_time()
    with pytest.raises(template.BadTemplate) as bad:
        deck.usable(data)
    assert bad.value.why == why and time.process_time() - since < SECONDS
    for lang in ("zh", "en"):
        assert bad.value.sentence(lang) and "{" not in bad.value.sentence(lang)


def test_a_template_gives_none_of_its_slides(panels):
    written = deck.deck("名称", "数据版本1", panels[:1], "zh", GOOD["sections"][0]())
    made = Presentation(io.BytesIO(written))
    assert [s.shapes.title.text_frame.text for s in made.slides] == ["名称", panels[0].title, "一览"]
    assert b"sectionLst" not in made.part.blob and b"custShow" not in made.part.blob
