"""Panels as pictures on a page, in one file, and over the whole window; all drawn in the browser (pictures.js, meeting.js)."""

from collections.abc import Sequence
from pathlib import Path

from charts.panel import picture
from charts.panel.content import Panel
from pages.components.plot import LIBRARY, encoded, script
from pages.shell.run import Run
from pages.shell.screen import component
from wording.escaping import file_name

HERE = Path(__file__).parent
_pictures = component(
    "pictures",
    html='<div class="picture"></div>',
    css=(HERE / "pictures.css").read_text("utf-8"),
    js=script(HERE / "pictures.js"),
)
_meeting = component(  # its styles are the document's, for it leaves the page
    "meeting",
    html='<div class="lobby"></div>',
    css=(HERE / "meeting.css").read_text("utf-8"),
    js=script(HERE / "meeting.js"),
    isolate_styles=False,
)


def show(run: Run, panel: Panel, key: str) -> None:
    """One panel's picture, with buttons to save it as PNG and SVG and to copy it."""
    words = {
        "copy": run.t("复制图片"),
        "copied": run.t("已复制，可在演示文稿中粘贴"),
        "by_hand": run.t("也可右键图片选择“复制图片”"),
        "failed": run.t("图片没有画出来，请刷新本页。"),
    }
    _pictures(data={"mode": "one", "panels": [drawn(run, panel)], "library": LIBRARY, "words": words}, key=key, height="content")


def pack(run: Run, name: str, panels: Sequence[Panel]) -> None:
    """A button that saves all pictures, 3840 × 2160, as one ZIP."""
    words = {"all": run.t("全部图片（ZIP）"), "failed": run.t("图片没有画出来，请刷新本页。")}
    data = {"mode": "all", "panels": [drawn(run, p) for p in panels], "library": LIBRARY, "name": file_name(name), "words": words}
    _pictures(data=data, key="pack", height="content")


def meeting(run: Run, panels: Sequence[Panel], at_once: bool) -> None:
    """The panels over the whole window, one at a time; at once when the page opens, or by its button."""
    words = {
        "title": run.t("会议"),
        "enter": run.t("进入会议"),
        "preparing": run.t("正在准备图板"),
        "failed": run.t("图板没有准备好，请刷新本页。"),
        "place": run.t("第{n}张，共{all}张", n="{n}", all="{all}"),
        "previous": run.t("上一张"),
        "next": run.t("下一张"),
        "table": run.t("数据表"),
        "full": run.t("全屏"),
        "refused": run.t("浏览器不允许全屏，可按F11。"),
        "leave": run.t("退出"),
        "hint": run.t("按T看数据表"),
    }
    pages = [
        {**drawn(run, p), "title": p.title, "table": p.table, "remarks": [r for r in (p.note, *p.remarks, p.source, p.foot) if r]}
        for p in panels
    ]
    _meeting(data={"panels": pages, "at_once": at_once, "library": LIBRARY, "words": words}, key="meeting", height="content")


def drawn(run: Run, panel: Panel) -> dict[str, str]:
    """What the browser needs of a panel to draw and name it."""
    return {
        "figure": encoded(picture.figure(panel)),
        "alt": f"{panel.title}{'。' if panel.lang == 'zh' else '. '}{panel.alt}",
        "name": file_name(panel.title),
    }
