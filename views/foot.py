"""The end of every reading page: its figures as files, the release they are of, and a link that goes on showing it."""

from views.blocks import View
from views.ends import Download, Foot
from views.links import Link
from views.reader import Reader

FIGURES = ("office", "lang", "release")  # of what links carry along: what the figures of a page depend on


def foot(reader: Reader, page: str, view: View) -> Foot:
    """The foot of a page whose view is made. page: its name."""
    ids = {name: value for name, value in {**reader.carried, **view.ids}.items() if value}
    of_figures = {name: value for name, value in ids.items() if name in FIGURES or name in view.ids}
    endings = {"csv": reader.t("下载CSV"), "xlsx": reader.t("下载Excel")} if view.rows else {}
    return Foot(
        downloads=tuple(Download(text, ending, page, of_figures) for ending, text in endings.items()),
        release=published(reader),
        pinned=Link(reader.t("固定版本的链接"), page, {**ids, "release": str(reader.release)}),
        about=reader.t("以后打开，仍显示这一版本的数据，并说明此后有几项修订。"),
        copy=reader.t("复制链接"),
        copied=reader.t("已复制"),
    )


def published(reader: Reader) -> str:
    """数据版本12 · 2026-11-24 · 综合科: the release, when it was published, and by whom where the settings name the account."""
    parts = [reader.t("数据版本{n}", n=reader.release)]
    for entry in reader.rows("page/release"):
        parts += [(entry["published_at"] or "")[:10], reader.publishers.get(entry["published_by"], "")]
    return " · ".join(filter(None, parts))
