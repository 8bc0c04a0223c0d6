"""A field for one file, in the page's language: a button, a place to drop it, how far it is, and what was given.

Streamlit's own speaks English only (docs/decisions/013-file-field.md).
"""

from collections.abc import Sequence
from pathlib import Path

from pages.shell.inbox import Given, Slot
from pages.shell.run import Run
from pages.shell.screen import component, st
from pages.shell.session import session

HERE = Path(__file__).parent
MB = 1 << 20
_field = component(
    "field",
    html=(HERE / "field.html").read_text("utf-8"),
    css=(HERE / "field.css").read_text("utf-8"),
    js=(HERE / "field.js").read_text("utf-8"),
)


def one_file(run: Run, label: str, types: Sequence[str], name: str, turn: int | str = 0, most: int = 0) -> Given | None:
    """The file that was given, or None. label: what the field is for; types: endings; most: MB, 0 for the server's own limit.

    The file stays with the session, also while other pages are looked at. Another `turn` makes the field of this name empty.
    """
    slot = _slot(name, turn, most, several=False)
    _draw(run, label, types, slot, f"{name}-{turn}")
    return next(iter(slot.files), None)


def several_files(run: Run, label: str, types: Sequence[str], name: str, turn: int | str = 0) -> tuple[Given, ...]:
    """The files that were given, of different names; else as `one_file`."""
    slot = _slot(name, turn, 0, several=True)
    _draw(run, label, types, slot, f"{name}-{turn}")
    return slot.files


def _slot(name: str, turn: int | str, most: int, several: bool) -> Slot:
    """The slot of this field; the one of another turn is let go, and with it its files."""
    slots = session().slots
    if name not in slots or slots[name][0] != turn:
        slots[name] = turn, Slot((most or int(st.get_option("server.maxUploadSize"))) * MB, several)
    return slots[name][1]


def _draw(run: Run, label: str, types: Sequence[str], slot: Slot, key: str) -> None:
    def remove() -> None:
        slot.files = ()

    data = {
        "label": label,
        "types": types,
        "most": slot.most,
        "address": slot.address,
        "several": slot.several,
        "given": [{"name": file.name, "size": len(file.data)} for file in slot.files],
        "words": _words(run, types, slot.most),
    }
    _field(data=data, key=key, height="content", on_arrived_change=lambda: None, on_removed_change=remove)


def _words(run: Run, types: Sequence[str], most: int) -> dict:
    """What the field says. Names in double braces are filled in by the browser."""
    listed, size = ("、" if run.lang == "zh" else ", ").join(t.upper() for t in types), most // MB
    return {
        "choose": run.t("选择文件"),
        "drop": run.t("或把文件拖到这里"),
        "limit": run.t("{types}，不超过{most}MB", types=listed, most=size),
        "other": run.t("换一个文件"),
        "remove": run.t("移除"),
        "sending": run.t("正在上传{name}：{share}%", name="{name}", share="{share}"),
        "large": run.t(
            "{name}有{size}MB，超过上限{most}MB，没有上传。请只保留需要的内容后再选。", name="{name}", size="{size}", most=size
        ),
        "type": run.t("{name}不是可以上传的类型，没有上传。可以上传：{types}。", name="{name}", types=listed),
        "several": run.t("一次只能上传一个文件，请重新选择。"),
        "failed": run.t("{name}没有传上去，请检查网络后再选一次。", name="{name}"),
        "gone": run.t("页面已经过期，请刷新后再选一次。"),
    }
