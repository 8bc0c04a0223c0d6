"""The office's own .pptx: opened within bounds, measured, and found usable, usable with our places for title and panel, or refused
with a sentence. Nothing here depends on a panel: what is found holds for every deck that is made from it."""

import io
from dataclasses import dataclass
from typing import cast
from zipfile import BadZipFile, ZipFile

from pptx import Presentation as presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

import worker
from charts.panel.layout import EDGE, HEIGHT, LEAST_BELOW, LEAST_HEIGHT, WIDTH, Room
from wording.language import later, translator

PX = 9525  # EMU: a slide of 13⅓ × 7½ inches is 1280 × 720 px at 96 to the inch
CENTIMETRE = 360000  # EMU
PAGE = (5, 142)  # centimetres that a page may be wide and high: PowerPoint's most, and so small that type is still a point high
MOST_FILE, MOST_UNPACKED, MOST_PARTS = 50, 300, 5000  # MB, MB, parts of the zip
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
PAGE_FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
LEAST_TITLE = (480, 56)  # px: a title may be so narrow and low; two lines of 24 px
WHY = {
    "not_pptx": later("文件已损坏，或不是PPTX。请在PowerPoint或WPS中打开，另存为 .pptx 后再用"),
    "macros": later("文件含有宏。请另存为不含宏的 .pptx 后再用"),
    "potx": later("这是模板格式（.potx）。请用它新建一个文件，另存为 .pptx 后再用"),
    "too_large": later("文件超过{file}MB，或展开后超过{unpacked}MB。请压缩或删去其中的图片"),
    "time": later("读取超过{most}秒，已停止。请删去其中的图片和用不到的版式，另存为新文件"),
    "memory": later("读取所需内存超过{most}MB，已停止。请删去其中的图片和用不到的版式，另存为新文件"),
    "depth": later("文件内部嵌套层数过多，已停止读取。请在PowerPoint或WPS中用新文件重做"),
    "ended": later("读取中途意外中断。请在PowerPoint或WPS中打开，另存为新文件后再用"),
    "no_title": later("没有带标题的版式。请在母版中加上带标题占位符的版式"),
    "page_size": later("页面宽{width}厘米、高{height}厘米，超出可用的范围（各{low}至{high}厘米）。请修改幻灯片大小"),
    "page_shape": later("页面宽{width}厘米、高{height}厘米，太扁，放不下图表。请修改幻灯片大小"),
}


class BadTemplate(Exception):
    """The office's template cannot be used; `why` is a key of WHY, facts fill its sentence."""

    def __init__(self, why: str, **facts):
        super().__init__(why)
        self.why, self.facts = why, facts

    def sentence(self, lang: str = "zh") -> str:
        """Why, and what is to be done, without a full stop."""
        return translator(lang)(WHY[self.why]).format(**self.facts)


@dataclass(frozen=True)
class Measured:
    """A template that can be used. room: where a panel may stand, in px of which `scale` × 9525 EMU make one, so that a page of any
    size holds what a page of 13⅓ × 7½ inches holds; own: title and panel stand at our places, for those of the template leave no room."""

    room: Room
    scale: float
    own: bool


def opened(data: bytes) -> Presentation:
    """The template as a presentation without slides. Raises BadTemplate."""
    _bounded(data)
    try:
        made = presentation(io.BytesIO(data))
        kind, layouts = made.part.content_type, [*made.slide_layouts]
    except Exception as error:  # python-pptx lets whatever its zip and XML readers raise come through
        raise worker.behind(error) or _limit(str(error)) or BadTemplate("not_pptx") from error
    if "macroEnabled" in kind:
        raise BadTemplate("macros")
    if not any(map(has_title, layouts)):
        raise BadTemplate("no_title")
    _empty(made)
    return made


def _limit(message: str) -> Exception | None:
    """What libxml2's words mean: it has a limit of depth, and no word for memory that it does not get."""
    if "Excessive depth" in message:
        return BadTemplate("depth")
    return MemoryError() if message.startswith("unknown error") else None


def measured(made: Presentation) -> Measured:
    """What an opened template can hold. Raises BadTemplate."""
    width, height = cast(int, made.slide_width), cast(int, made.slide_height)
    facts = {"width": round(width / CENTIMETRE, 1), "height": round(height / CENTIMETRE, 1)}
    if not all(PAGE[0] <= side <= PAGE[1] for side in facts.values()):
        raise BadTemplate("page_size", **facts, low=PAGE[0], high=PAGE[1])
    scale = scale_of(width / PX, height / PX)
    unit = PX * scale
    page = (round(width / unit), round(height / unit))
    layout = layout_for(made, cover=False)
    bottom = _bottom(layout, height) / unit - 24
    if (box := title_box(layout, page, unit)) and bottom - box[1] - box[3] - 6 >= LEAST_BELOW:
        left, top, wide, high = box
        return Measured(Room(left, wide, round(bottom), top + high + 6, high, page), scale, False)
    bottom = bottom if bottom >= LEAST_HEIGHT else page[1] - 28
    if bottom < LEAST_HEIGHT:
        raise BadTemplate("page_shape", **facts)
    return Measured(Room(width=page[0] - 2 * EDGE, bottom=round(bottom), page=page), scale, True)


def scale_of(width: float, height: float) -> float:
    """How large a panel's px is on a page of so many px: a page of 16:9 holds 1280 × 720 of them whatever its size, a narrower one
    at least 960 across; none holds more across than 1280, so that 12 pt never become less than on a page of 13⅓ inches."""
    return max(min(height / HEIGHT, width / (HEIGHT * 4 / 3)), width / WIDTH)


def title_box(layout: SlideLayout, page: tuple[int, int], unit: float) -> tuple[int, int, int, int] | None:
    """Left, top, width, height of a layout's title in px; None where it is not set, not on the page, or too small for a title."""
    title = next(p for p in layout.placeholders if _is_title(p))
    places = (title.left, title.top, title.width, title.height)
    if None in places:
        return None
    left, top, wide, high = (round(place / unit) for place in places)
    inside = left >= 0 and top >= 0 and left + wide <= page[0] + 1 and top + high <= page[1]
    return (left, top, wide, high) if inside and wide >= LEAST_TITLE[0] and high >= LEAST_TITLE[1] else None


def layout_for(made: Presentation, cover: bool) -> SlideLayout:
    """The layout of a cover (title and subtitle), or that with a title and as little else as can be."""
    titled = [layout for layout in made.slide_layouts if has_title(layout)]

    def extras(layout) -> list[PP_PLACEHOLDER]:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        return [k for k in kinds if k not in (*TITLES, *PAGE_FURNITURE)]

    if cover:
        return next((layout for layout in titled if extras(layout) == [PP_PLACEHOLDER.SUBTITLE]), titled[0])
    return min(titled, key=lambda layout: len(extras(layout)))


def has_title(layout: SlideLayout) -> bool:
    """Whether slides of this layout have a title."""
    return any(map(_is_title, layout.placeholders))


def _is_title(placeholder) -> bool:
    return placeholder.placeholder_format.type in TITLES and placeholder.placeholder_format.idx == 0


def _bottom(layout, height: int) -> int:
    """Where what a layout and its master have at their feet begins, in EMU; the end of the page where they have nothing."""
    shapes = [s for s in (*layout.shapes, *layout.slide_master.shapes) if s.top is not None and s.top > height * 0.75]
    return min([s.top for s in shapes], default=height)


def _bounded(data: bytes) -> None:
    """Refuse what would fill the memory before it is unpacked, and what says itself that it is no presentation."""
    facts = {"file": MOST_FILE, "unpacked": MOST_UNPACKED}
    if len(data) > MOST_FILE << 20:
        raise BadTemplate("too_large", **facts)
    try:
        with ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED << 20:
                raise BadTemplate("too_large", **facts)
            if b"presentationml.template.main" in package.read("[Content_Types].xml"):
                raise BadTemplate("potx")
    except (
        BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ) as error:  # no zip; a part locked or cut off
        raise BadTemplate("not_pptx") from error


def _empty(made) -> None:
    """Take all slides out, and what names them: sections and shows of one's own, which PowerPoint would have to repair. A slide that a
    layout leads to stays in the file, under a name that no new slide takes."""
    root, slides = made.part._element, made.slides._sldIdLst
    for element in list(root):
        if element.tag.rpartition("}")[2] in ("custShowLst", "extLst"):
            root.remove(element)
    for slide in list(slides):
        slides.remove(slide)
        made.part.rels.pop(slide.rId)
    kept = [part for part in made.part.package.iter_parts() if part.partname.startswith("/ppt/slides/")]
    for n, part in enumerate(kept, 1):
        part.partname = PackURI(f"/ppt/slides/kept{n}.xml")
