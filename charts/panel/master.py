"""Our own plain presentation at 16:9, which slides are added to where the office has no template."""

from pptx import Presentation as presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.util import Emu

from charts.panel.layout import HEIGHT, WIDTH
from charts.panel.template import PX

LATIN, CHINESE = "Calibri", "微软雅黑"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def plain() -> Presentation:
    """python-pptx's own default, made wide, with a Chinese typeface in its theme."""
    made = presentation()
    stretch = WIDTH * PX / made.slide_width
    shapes = [shape for page in [made.slide_master, *made.slide_layouts] for shape in page.placeholders]
    places = [
        (shape.left, shape.width) for shape in shapes
    ]  # all of them before any is moved: a layout's are those of its master
    for shape, (left, width) in zip(shapes, places, strict=True):
        shape.left, shape.width = Emu(int(left * stretch)), Emu(int(width * stretch))
    made.slide_width, made.slide_height = Emu(WIDTH * PX), Emu(HEIGHT * PX)
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = parse_xml(theme.blob)
    for fonts in tree.iter(f"{DRAWING}majorFont", f"{DRAWING}minorFont"):
        fonts.find(f"{DRAWING}latin").set("typeface", LATIN)
        fonts.find(f"{DRAWING}ea").set("typeface", CHINESE)
    theme._blob = serialize_part_xml(tree)
    return made
