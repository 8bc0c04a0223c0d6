"""The presentation that slides are added to: our own plain one at 16:9, or the office's template without its slides."""

import io

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Emu

from charts.panel.layout import HEIGHT, WIDTH, Room

PX = 9525  # EMU: a slide of 13⅓ × 7½ inches is 1280 × 720 px at 96 to the inch
LATIN, CHINESE = "Calibri", "微软雅黑"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
PAGE_FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


class BadTemplate(Exception):
    """The office's template cannot be used; the argument says why."""


def presentation(template: bytes | None):
    """A presentation without slides. Raises BadTemplate."""
    if template is None:
        return _plain()
    try:
        found = Presentation(io.BytesIO(template))
    except Exception as error:  # python-pptx lets whatever its zip and XML readers raise come through
        raise BadTemplate(str(error)) from error
    if not any(_has_title(layout) for layout in found.slide_layouts):
        raise BadTemplate("no layout with a title")
    for slide in list(found.slides._sldIdLst):
        found.part.drop_rel(slide.rId)
        found.slides._sldIdLst.remove(slide)
    return found


def _plain():
    """python-pptx's own default, made wide, with a Chinese typeface in its theme."""
    made = Presentation()
    stretch = WIDTH * PX / made.slide_width
    for page in [made.slide_master, *made.slide_layouts]:
        for shape in page.placeholders:
            shape.left, shape.width = Emu(int(shape.left * stretch)), Emu(int(shape.width * stretch))
    made.slide_width, made.slide_height = WIDTH * PX, HEIGHT * PX
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = parse_xml(theme.blob)
    for fonts in tree.iter(f"{DRAWING}majorFont", f"{DRAWING}minorFont"):
        fonts.find(f"{DRAWING}latin").set("typeface", LATIN)
        fonts.find(f"{DRAWING}ea").set("typeface", CHINESE)
    theme._blob = serialize_part_xml(tree)
    return made


def room(deck) -> Room:
    """Where a panel may stand on the office's template: as wide as its title, from below the title down to whatever the layout
    and its master have at their feet."""
    layout = layout_for(deck, cover=False)
    title = next(p for p in layout.placeholders if p.placeholder_format.type in TITLES)
    low = deck.slide_height * 0.75
    furniture = [s for s in (*layout.shapes, *layout.slide_master.shapes) if s.top is not None and s.top > low]
    bottom = min([s.top for s in furniture], default=deck.slide_height)
    below = title.top + title.height
    return Room(title.left // PX, title.width // PX, bottom // PX - 24, below // PX + 6, title.height // PX)


def _has_title(layout) -> bool:
    return any(p.placeholder_format.type in TITLES for p in layout.placeholders)


def layout_for(deck, cover: bool):
    """The layout of a cover (title and subtitle), or that with a title and as little else as can be."""
    titled = [layout for layout in deck.slide_layouts if _has_title(layout)]

    def extras(layout) -> list:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        return [k for k in kinds if k not in (*TITLES, *PAGE_FURNITURE)]

    if cover:
        return next((layout for layout in titled if extras(layout) == [PP_PLACEHOLDER.SUBTITLE]), titled[0])
    return min(titled, key=lambda layout: len(extras(layout)))
