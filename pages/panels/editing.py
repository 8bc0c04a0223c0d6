"""The set on its page: its name, what has changed since it was made, and each panel with its words and its place."""

from dataclasses import replace

from charts.panel import revised
from charts.panel.content import Panel
from pages.components import pictures
from pages.panels import gather
from pages.shell import memory, notices, panel_set
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session, widget_value
from wording.escaping import markup_lines
from wording.language import later

TITLE = 80  # characters: what three lines of a panel take


def shown(run: Run) -> list[tuple[panel_set.Item, Panel | None]]:
    """The items of the set with their panels, None where there is nothing to show."""
    key = (run.panels, run.snapshot.release, run.lang, run.scheme)
    return memory.once("panels", key, lambda: [(i, gather.panel(run, i)) for i in run.panels.items])


def heading(run: Run) -> None:
    """What the set is called: the cover of the slides, the name of the files."""
    key = f"set-name-{hash(run.panels.items)}"

    def named() -> None:
        session().panels = replace(run.panels, name=widget_value(key).strip())

    st.text_input(
        run.t("名称（用作幻灯片封面和文件名）"),
        run.panels.name,
        max_chars=60,
        key=key,
        on_change=named,
        placeholder=default_name(run),
    )


def default_name(run: Run) -> str:
    """What a set is called that has no name of its own."""
    return run.t("{office}主要指标", office=run.name(run.office, "short"))


def changed_meanwhile(run: Run) -> bool:
    """Where the set was made on an older release: which panels say something else now, and the choice between both; returns
    whether there was anything to say."""
    made = run.panels.made
    old = run.at(made) if made and made != run.snapshot.release else None
    worded = _tell_outdated(run)
    if old is None:
        return worded
    now = shown(run)
    before = memory.once(
        "made", (run.panels, made, run.lang, run.scheme), lambda: [gather.panel(run, i, old) for i in run.panels.items]
    )
    changed = [n for n, ((_, panel), then) in enumerate(zip(now, before, strict=True), 1) if not _same(panel, then)]
    text = run.t("这组图板选定时是数据版本{made}，现在显示的是版本{now}。", made=made, now=run.snapshot.release)
    if changed:
        between = "、" if run.lang == "zh" else ", "
        text += run.t("有变化的是第{which}张。", which=between.join(map(str, changed)))
    else:
        text += run.t("各张内容没有变化。")
    st.info(text, icon=":material/history:")
    with st.container(horizontal=True):
        st.button(run.t("按当时的数据（版本{n}）", n=made), icon=":material/history:", on_click=_as_it_was, args=(made,))
        st.button(run.t("采用现在的数据"), icon=":material/update:", on_click=_as_it_is, args=(run,))
    return True


def _same(one: Panel | None, other: Panel | None) -> bool:
    return (one and one.figures) == (other and other.figures)


def _as_it_was(made: int) -> None:
    session().choices["release"] = str(made)


def _as_it_is(run: Run) -> None:
    """The words stay those of the release that they were written from."""
    made = run.panels.made
    items = (
        replace(i, title_at=i.title_at or made * bool(i.title), note_at=i.note_at or made * bool(i.note))
        for i in run.panels.items
    )
    session().panels = replace(run.panels, items=tuple(items), made=run.snapshot.release)


FIELDS = {"title": later("标题"), "note": later("说明文字")}


def _outdated(run: Run) -> list:
    """For each panel {field: (the release it was written from, the figures in it that are older ones)}."""
    key = (run.panels, run.snapshot.release, run.lang, run.scheme)
    return memory.once("outdated", key, lambda: [_outdated_in(run, item, panel) for item, panel in shown(run)])


def _outdated_in(run: Run, item: panel_set.Item, panel: Panel | None) -> dict:
    outdated = {}
    for field in FIELDS:
        text, made = getattr(item, field), getattr(item, f"{field}_at") or run.panels.made
        if panel is None or not text or not made or made == run.snapshot.release or (old := run.at(made)) is None:
            continue
        if figures := revised.outdated(
            text, gather.panel(run, panel_set.Item(item.panel), old), gather.panel(run, panel_set.Item(item.panel))
        ):
            outdated[field] = made, figures
    return outdated


def _tell_outdated(run: Run) -> bool:
    """Which panels have words with figures of an older release; whether any has."""
    which = [str(n) for n, outdated in enumerate(_outdated(run), 1) if outdated]
    if which:
        between = "、" if run.lang == "zh" else ", "
        st.warning(
            run.t("第{which}张自己写的标题或说明中有原来版本的数，请到“图板”页核对。", which=between.join(which)),
            icon=":material/edit_note:",
        )
    return bool(which)


def one(run: Run, n: int, item: panel_set.Item, panel: Panel | None) -> None:
    """A panel's picture, and beside it its title, its note, its place."""
    with st.container(border=True):
        picture, words = st.columns([5, 3], gap="medium")
        with picture:
            if panel is None:
                st.warning(
                    run.t("第{n}张没有可显示的数据：指标或单位可能已改名、撤下，或这一版本还没有数据。可以移除。", n=n + 1),
                    icon=":material/link_off:",
                )
            else:
                pictures.show(run, panel, f"picture-{item.panel}")
        with words:
            _place(run, n, item)
            if panel is not None:
                _words(run, n, item, panel)
                with st.expander(run.t("数据表")):
                    head, *rows = panel.table
                    notices.table(run, {name: (lambda row, i=i: row[i], 20) for i, name in enumerate(head)}, rows)
                with st.expander(run.t("讲稿备注")):
                    for line in [*panel.speech, *panel.remarks, panel.source]:
                        st.text(line)


def _place(run: Run, n: int, item: panel_set.Item) -> None:
    """Number, up, down, away."""
    last = len(run.panels.items) - 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(run.rich("**第{n}张**", n=n + 1))
        st.button(
            run.t("上移"),
            icon=":material/arrow_upward:",
            key=f"up-{item.panel}",
            disabled=n == 0,
            on_click=_move,
            args=(run, n, -1),
        )
        st.button(
            run.t("下移"),
            icon=":material/arrow_downward:",
            key=f"down-{item.panel}",
            disabled=n == last,
            on_click=_move,
            args=(run, n, 1),
        )
        st.button(run.t("移除"), icon=":material/delete:", key=f"away-{item.panel}", on_click=_remove, args=(run, n))


def _move(run: Run, n: int, by: int) -> None:
    session().panels = run.panels.moved(n, by)


def _remove(run: Run, n: int) -> None:
    session().panels = run.panels.without(n)


def _words(run: Run, n: int, item: panel_set.Item, panel: Panel) -> None:
    turn = session().words_turn  # another turn makes the fields anew, with the words that were taken over
    keys = {field: f"{field}-{turn}-{item.panel}" for field in FIELDS}

    def worded(field: str) -> None:
        at = {f"{field}_at": run.snapshot.release}
        session().panels = run.panels.worded(n, **{field: widget_value(keys[field]).strip()}, **at)

    label = run.t("标题（留空则用自动写出的结论）")
    st.text_input(
        label, item.title, max_chars=TITLE, key=keys["title"], on_change=worded, args=("title",), placeholder=panel.title
    )
    st.text_area(
        run.t("说明（印在图下，也写入备注）"),
        item.note,
        max_chars=panel_set.LONGEST,
        height=80,
        key=keys["note"],
        on_change=worded,
        args=("note",),
    )
    st.caption(run.t("可以写{value}（最新数值）和{change}（增减），随数据更新。", value="{value}", change="{change}"))
    for field, (made, outdated) in _outdated(run)[n].items():
        _offer(run, n, item, field, made, outdated)
    if lacking := revised.lacking(item.title + item.note, panel):
        between = "、" if run.lang == "zh" else ", "
        st.caption(run.t("这张图板没有可以填入{fields}的数。", fields=between.join(lacking)))


def _offer(run: Run, n: int, item: panel_set.Item, field: str, made: int, outdated: list) -> None:
    """The outdated figures of a title or a note, with what stands there now, to be taken over with a click."""
    name, text = run.t(FIELDS[field]), getattr(item, field)
    lines = []
    for one in outdated:
        sentence = (
            later("{field}中的“{old}”是版本{n}的数，现在是“{new}”。")
            if one.new
            else later("{field}中的“{old}”是版本{n}的数，现在没有这个数。")
        )
        lines.append(run.t(sentence, field=name, old=one.old, n=made, new=one.new))
    st.warning(markup_lines(lines, end="\n\n"), icon=":material/edit_note:")

    def take(words: str) -> None:
        session().panels = run.panels.worded(n, **{field: words, f"{field}_at": run.snapshot.release})
        session().words_turn += 1

    with st.container(horizontal=True):
        if all(one.is_number for one in outdated):
            now = revised.renewed(text, outdated)
            st.button(
                run.t("改为现在的数"),
                icon=":material/published_with_changes:",
                key=f"renew-{field}-{item.panel}",
                on_click=take,
                args=(now,),
                help=now,
            )
        st.button(run.t("保留原文"), type="tertiary", key=f"keep-{field}-{item.panel}", on_click=take, args=(text,))
