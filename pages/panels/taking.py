"""What a presenter leaves with: slides, a brief, pictures, the meeting, and the set itself as a link and a file."""

from collections.abc import Iterable
from urllib.parse import urlencode

from charts.panel import brief, deck, template
from charts.panel.content import Panel
from db.settings import settings
from pages.components import pictures
from pages.components.copy import copied
from pages.panels import gather
from pages.panels.editing import default_name
from pages.shell import memory
from pages.shell.panel_set import Item
from pages.shell.run import Run
from pages.shell.screen import st
from wording.escaping import file_name

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def away(run: Run, items: Iterable[tuple[Item, Panel | None]]) -> None:
    """Everything that the set can become."""
    shown = [(item, panel) for item, panel in items if panel is not None]
    panels, name = [p for _, p in shown], run.panels.name or default_name(run)
    if not panels:
        return
    own, about = _template(run), _about(run)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            run.t("幻灯片（PPTX）"), lambda: deck.deck(name, about, panels, run.lang, own), file_name(name, ".pptx"), PPTX,
            icon=":material/slideshow:", on_click="ignore", help=run.t("图表可在PowerPoint或WPS中改数，备注里有讲稿"))  # fmt: skip
        st.download_button(
            run.t("文字材料（DOCX）"), lambda: brief.brief(name, about, gather.sections(run, shown), run.lang), file_name(name, ".docx"), DOCX,
            icon=":material/article:", on_click="ignore", help=run.t("各主题的段落和数据表，可改进年度报告"))  # fmt: skip
        st.download_button(
            run.t("保存为文件"), run.panels.file, file_name(name, ".json"), "application/json", icon=":material/save:", on_click="ignore",
            help=run.t("这组图板的选择、顺序和文字，可发给同事打开"))  # fmt: skip
        with st.popover(run.t("复制链接"), icon=":material/link:"):
            _share(run)
        if st.button(run.t("进入会议"), icon=":material/present_to_all:"):
            st.switch_page(run.pages["meeting"], query_params=run.ids)
    pictures.pack(run, name, panels)


def _about(run: Run) -> str:
    """The office, the release and its date, as below the cover's title."""
    published = (run.rows("page/release")[0]["published_at"] or "")[:10]
    return f"{run.name(run.office)}\n{run.t('数据版本{n}（{date}发布）', n=run.snapshot.release, date=published)}"


def _share(run: Run) -> None:
    """The set for a colleague: a link to what it shows now, and one that goes with the data."""
    here = (st.context.url or "").partition("?")[0]
    st.caption(run.t("固定数据：打开时仍是版本{n}的数据，并说明此后的修订。", n=run.snapshot.release))
    copied(
        run, f"{here}?{urlencode({**run.ids, 'release': str(run.snapshot.release)})}", run.t("复制固定数据的链接"), "share-pinned"
    )
    st.caption(run.t("随数据更新：打开时是最新的数据，并说明哪几张有变化。"))
    copied(
        run,
        f"{here}?{urlencode({k: v for k, v in run.ids.items() if k != 'release'})}",
        run.t("复制随数据更新的链接"),
        "share-newest",
    )


def _template(run: Run) -> bytes | None:
    """The office's own template, where the settings name one that can be used; what is wrong with one, and what is done about it, is said."""
    path = settings().template
    if path is None:
        return None
    try:
        key = (path, path.stat().st_mtime_ns)
        if path.stat().st_size > template.MOST_FILE << 20:
            raise template.BadTemplate("too_large", file=template.MOST_FILE, unpacked=template.MOST_UNPACKED)
        data = memory.once("template", key, path.read_bytes)
        fit = memory.once("template-usable", key, lambda: _fit(data))
        if isinstance(fit, template.BadTemplate):
            raise fit
    except OSError:
        st.warning(
            run.t("读不了设置的幻灯片模板{name}，已改用默认样式。请检查 data/settings.toml 中的路径。", name=path.name),
            icon=":material/warning:",
        )
        return None
    except template.BadTemplate as bad:
        sentence = run.t("设置的幻灯片模板{name}不能用，已改用默认样式：{why}。", name=path.name, why=bad.sentence(run.lang))
        st.warning(sentence, icon=":material/warning:")
        return None
    if fit.own:
        st.caption(run.t("模板{name}的标题位置放不下图板，幻灯片的标题和图表按默认位置排列。", name=path.name))
    return data


def _fit(data: bytes) -> template.Measured | template.BadTemplate:
    """What a template can hold, or why it cannot be used: found out once, either way."""
    try:
        return deck.usable(data)
    except template.BadTemplate as bad:
        return bad
