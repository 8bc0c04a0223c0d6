"""Slide templates as offices have them, and as nobody should: what each is to become."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.util import Emu, Inches

TITLES = (1, 3)  # PP_PLACEHOLDER.TITLE, CENTER_TITLE


def template(width: float = 13.333, height: float = 7.5, title: tuple | None = None, slides: int = 1) -> bytes:
    """A .pptx of so many inches, made from python-pptx's own with everything stretched; title: left, top, width, height in inches of
    every title, in layouts and master."""
    made = Presentation()
    across, down = Inches(width) / made.slide_width, Inches(height) / made.slide_height
    made.slide_width, made.slide_height = Inches(width), Inches(height)
    shapes = [shape for page in [made.slide_master, *made.slide_layouts] for shape in page.placeholders]
    places = [
        (s.left * across, s.top * down, s.width * across, s.height * down) for s in shapes
    ]  # before any is moved: they inherit
    for shape, place in zip(shapes, places, strict=True):
        if title and shape.placeholder_format.type in TITLES:
            place = tuple(Inches(1) * part for part in title)
        shape.left, shape.top, shape.width, shape.height = (Emu(round(part)) for part in place)
    for _ in range(slides):
        made.slides.add_slide(made.slide_layouts[1]).shapes.title.text_frame.text = "模板说明"
    return _bytes(made)


def without_titles() -> bytes:
    """No layout has a title."""
    made = Presentation()
    for page in [made.slide_master, *made.slide_layouts]:
        for shape in list(page.placeholders):
            if shape.placeholder_format.type in TITLES:
                shape._element.getparent().remove(shape._element)
    return _bytes(made)


def without_layouts() -> bytes:
    made = Presentation()
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    return _bytes(made)


def renamed_title() -> bytes:
    """Titles with a number that titles do not have: python-pptx does not find them on a slide."""
    return changed(
        template(),
        lambda name, data: data.replace(b'type="title"', b'type="title" idx="77"').replace(
            b'type="ctrTitle"', b'type="ctrTitle" idx="78"'
        ),
    )


def with_sections() -> bytes:
    """Slides in a section and in a show of one's own, both of which name slides that a deck does not keep."""
    section = (
        b'<p:custShowLst><p:custShow name="x" id="0"><p:sldLst><p:sld r:id="rId7"/></p:sldLst></p:custShow></p:custShowLst>'
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        b'<p14:section name="s" id="{6F9619FF-8B86-D011-B42D-00C04FC964FF}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
        b"</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )

    def change(name: str, data: bytes) -> bytes:
        if name != "ppt/presentation.xml":
            return data
        before, _, after = data.partition(b"<p:defaultTextStyle>")
        shows, sections = section.split(b"<p:extLst>")
        style, _, _ = after.partition(b"</p:defaultTextStyle>")
        return before + shows + b"<p:defaultTextStyle>" + style + b"</p:defaultTextStyle><p:extLst>" + sections

    return changed(template(), change)


def with_macros() -> bytes:
    kinds = (b"presentationml.presentation.main+xml", b"vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")
    return changed(
        template(),
        lambda name, data: data.replace(
            b"vnd.openxmlformats-officedocument." + kinds[0], b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
        ),
    )


def potx() -> bytes:
    return changed(
        template(), lambda name, data: data.replace(b"presentationml.presentation.main", b"presentationml.template.main")
    )


def document() -> bytes:
    """A DOCX that was renamed."""
    from docx import Document

    return _bytes(Document())


def bomb() -> bytes:
    out = io.BytesIO(template())
    with ZipFile(out, "a", ZIP_DEFLATED) as package, package.open("ppt/media/x.bin", "w", force_zip64=True) as part:
        for _ in range(400):
            part.write(bytes(1 << 20))
    return out.getvalue()


def _with_shapes(shapes: bytes) -> bytes:
    """A master with further shapes."""
    return changed(
        template(),
        lambda name, data: (
            data.replace(b"</p:spTree>", shapes + b"</p:spTree>", 1) if name.endswith("slideMaster1.xml") else data
        ),
    )


def changed(data: bytes, change) -> bytes:
    """A package whose parts are change(name, bytes)."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def _bytes(made) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


GOOD = {  # name: (make, whether title and panel stand at our places)
    "16:9": (template, False),
    "16:9, 10 inches": (lambda: template(10, 5.625), False),
    "4:3": (lambda: template(10, 7.5), False),
    "16:10": (lambda: template(12.8, 8), False),
    "2:1": (lambda: template(16, 8), False),
    "portrait": (lambda: template(7.5, 13.333), False),
    "A4": (lambda: template(8.27, 11.69), False),
    "square": (lambda: template(8, 8), False),
    "huge": (lambda: template(55, 31), False),
    "small": (lambda: template(4, 2.25), False),
    "sections": (with_sections, False),
    "no slides": (lambda: template(slides=0), False),
    "title of 1 EMU": (lambda: template(title=(0.5, 0.5, 1 / 914400, 1 / 914400)), True),
    "title of no width": (lambda: template(title=(0.5, 0.5, 0, 1)), True),
    "narrow title": (lambda: template(title=(0.5, 0.5, 1.2, 5)), True),
    "title without height": (lambda: template(title=(0.5, 0.5, 12, 0.1)), True),
    "title in the lower half": (lambda: template(title=(0.5, 5.5, 12, 1)), True),
    "title below the slide": (lambda: template(title=(0.5, 9, 12, 1)), True),
    "title left of the slide": (lambda: template(title=(-20, 0.5, 12, 1)), True),
    "title wider than the slide": (lambda: template(title=(0.5, 0.5, 40, 1)), True),
    "title as large as the slide": (lambda: template(title=(0, 0, 13.3, 7.5)), True),
}
REFUSED = {  # name: (make, why)
    "nothing": (lambda: b"", "not_pptx"),
    "no zip": (lambda: b"no presentation", "not_pptx"),
    "cut off": (lambda: template()[:-2000], "not_pptx"),
    "broken inside": (
        lambda: changed(template(), lambda name, data: data[: len(data) // 2] if "slideMaster1.xml" in name else data),
        "not_pptx",
    ),
    "no master": (lambda: changed(template(), lambda name, data: data.replace(b"p:sldMasterId ", b"p:sldNothing ")), "not_pptx"),
    "a page of no size": (
        lambda: changed(template(), lambda name, data: data.replace(b'cx="12191695"', b'cx="1e9"')),
        "not_pptx",
    ),
    "a place that is none": (
        lambda: changed(template(), lambda name, data: data.replace(b"<a:off x=", b"<a:off z=")),
        "not_pptx",
    ),
    "properties that are not named": (
        lambda: changed(
            template(),
            lambda name, data: data.replace(b"metadata/core-properties", b"nothing") if name == "_rels/.rels" else data,
        ),
        "not_pptx",
    ),
    "a document": (document, "not_pptx"),
    "macros": (with_macros, "macros"),
    "potx": (potx, "potx"),
    "bomb": (bomb, "too_large"),
    "elements 400 deep": (lambda: _with_shapes(b"<p:sp>" * 400 + b"</p:sp>" * 400), "depth"),
    "elements 3,000,000 deep": (lambda: _with_shapes(b"<p:sp>" * 3_000_000), "depth"),
    "4,000,000 shapes": (lambda: _with_shapes(b"<p:sp/>" * 4_000_000), "memory"),
    "200 MB of text": (lambda: _with_shapes(b"<p:sp>" + b"x" * 200_000_000 + b"</p:sp>"), "memory"),
    "no title": (without_titles, "no_title"),
    "no layout": (without_layouts, "no_title"),
    "a title that is none": (renamed_title, "no_title"),
    "one inch": (lambda: template(1, 1), "page_size"),
    "two metres": (lambda: changed(template(), lambda name, data: data.replace(b'cx="12191695"', b'cx="72000000"')), "page_size"),
    "flat": (lambda: template(24, 4), "page_shape"),
}
