"""The last steps of an upload: what would change, why, and the one button."""

from typing import cast

from api.permission import NotAllowed
from charts import trend
from db.settings import settings
from etl.answers import Answers
from etl.catalogue.additions import extended, further
from etl.checks.check import Checked
from etl.releases.draft import Draft
from etl.releases.faults import fault_message
from etl.releases.preview import Preview, preview
from etl.releases.publish import Outdated
from etl.releases.publisher import Publisher
from etl.releases.state import State
from etl.store.entry import Entry
from etl.store.place import Damaged
from pages.components.plot import draw
from pages.shell.dates import dated
from pages.shell.identity import publisher_now
from pages.shell.memory import once
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload.intake import File
from pages.upload.rows import FIGURE, figure, table
from wording import numbers, sentences
from wording.language import named

MOST = 40  # revised figures that may have a reason of their own


def state() -> State:
    """The newest release as it is now: what a file is checked and compared against."""
    return State.of(Publisher(settings()))


def published(run: Run) -> None:
    """What has just been published, and where to see it or take it back."""
    entry = session().take_published()
    if entry is None:
        return
    counts = entry["summary"]
    st.success(
        run.t("已发布版本{n}：新增{new}条，修改{changed}条，未变{unchanged}条。", n=entry["release"], **counts),
        icon=":material/check:",
    )
    dated(run, cast(Entry, entry))
    with st.container(horizontal=True):
        query = {"office": entry["office"], "lang": run.lang, "year": entry["year"]}
        st.page_link(run.pages["overview"], label=run.t("看看发布后的总览"), icon=":material/dashboard:", query_params=query)
        st.page_link(run.pages["history"], label=run.t("要撤销，到版本记录"), icon=":material/undo:", query_params=run.ids)


def publish(run: Run, state: State, checked: Checked, answers: Answers, file: File) -> None:
    """Preview, reasons for revised figures, and publishing."""
    st.header(run.t("4 预览"))
    if not checked.count and checked.questions:
        st.info(run.t("先回答第3步的问题，才能读出数据。"), icon=":material/help:")
        return
    _meanwhile(run, state, file)
    key = (file.sha, state.release, id(checked))
    seen = once("preview", key, lambda: preview(checked))
    st.markdown(
        run.rich(
            "与版本{n}相比：新增**{new}**条，修改**{changed}**条，仅文字变动**{described}**条，未变**{unchanged}**条。",
            n=state.release,
            **seen.counts,
        )
    )
    if seen.is_empty:
        st.info(run.t("与已发布的数据完全相同，不需要发布。"), icon=":material/info:")
        return
    _rows(run, state, seen)
    catalogue, added = _with_additions(state, seen)
    draft = Draft(
        "load",
        seen.against,
        "",
        previewed=seen,
        uploads={file.name: file.data},
        agreed=checked.agreed(answers),
        catalogue=catalogue,
        added=added,
    )
    _panels(run, state, draft)
    reason, reasons = _reasons(run, state, seen, file.sha)
    st.header(run.t("5 发布"))
    waiting = checked.waiting
    lacking = [r for r in seen.of("changed") if not (reason or reasons.get(_key(r)))]
    if waiting:
        st.info(run.t("还有{n}类疑问没有答复，见第3步。", n=len(waiting)), icon=":material/help:")
    if lacking:
        st.info(run.t("还有{n}个修改没有写明原因，见第4步。", n=len(lacking)), icon=":material/help:")
    st.caption(run.t("发布后，所有人下一次点击时看到版本{n}。随时可以在“版本记录”中撤销。", n=state.release + 1))
    label = run.t("发布为版本{n}", n=state.release + 1)
    disabled = bool(waiting or lacking)
    # A key of its own for each release: a click on a preview that is out of date publishes nothing.
    if st.button(label, type="primary", disabled=disabled, icon=":material/publish:", key=f"publish-{state.release}"):
        _publish(run, draft, file, reason, reasons)


def _with_additions(given: State, seen: Preview) -> tuple[dict | None, dict]:
    """The files of the release's catalogue with the records that only these rows know, and their ids; (None, {}) without any."""
    released = state().catalogue
    additions = further(given.catalogue, released)
    if not any(additions.values()):
        return None, {}
    rows = seen.of("new")
    used = {"indicators.csv": {row["indicator"] for row in rows}, "offices.csv": {row["office"] for row in rows}}
    used["themes.csv"] = {record["theme"] for record in additions["indicators.csv"] if record["id"] in used["indicators.csv"]}
    records = {file: [record for record in additions[file] if record["id"] in used[file]] for file in additions}
    added = {file: [record["id"] for record in of_file] for file, of_file in records.items() if of_file}
    return (extended(released, records).files if added else None), added


def _meanwhile(run: Run, state: State, file: File) -> None:
    """Who has published since this file was first previewed: what was seen then is not what would be published now."""
    upload = session().upload(file.sha)
    first = upload.against = state.release if upload.against is None else upload.against
    for entry in Publisher(settings()).store.entries():
        if entry["release"] > first:
            sentence = run.t(
                "您预览之后，{by}于{at}发布了版本{n}，您的数据没有发布。下面已按新版本重新核对，请看过再发布。",
                by=run.publishers.get(entry["by"], entry["by"]) or run.t("其他人"), at=entry["at"][:16].replace("T", " "), n=entry["release"],
            )  # fmt: skip
            st.warning(sentence, icon=":material/update:")


def _key(row: dict) -> tuple:
    return row["office"], row["indicator"], row["period"]


def _publish(run: Run, draft: Draft, file: File, reason: str, reasons: dict) -> None:
    """Publish, if the one who asks may do so at this moment and nobody else was faster."""
    try:
        who = publisher_now()
        draft.by, draft.mode, draft.reason, draft.reasons = who.name, who.mode, reason, reasons
        entry = Publisher(settings()).publish(draft)
    except NotAllowed as refused:
        st.error(refused.identity.words(run.lang), icon=":material/lock:")
    except Outdated:
        st.rerun()  # the preview is made anew, and says who was faster
    except (OSError, Damaged) as error:
        st.error(fault_message(error, run.lang), icon=":material/error:")
    else:
        row = draft.previewed.last if draft.previewed else {"office": "", "period": ""}
        session().published = {**entry, "office": row["office"], "year": row["period"][:4]}
        session().upload_turn += 1
        session().upload(file.sha).against = None
        st.rerun()


def _rows(run: Run, state: State, seen: Preview) -> None:
    """What is new, changed or only described anew, by theme."""
    themes = {i["id"]: i["theme"] for i in state.catalogue.tables["indicators.csv"]}
    listed = [{**row, "state": name} for name in ("changed", "new", "described") for row in seen.of(name)]
    for theme in state.catalogue.tables["themes.csv"]:
        rows = [r for r in listed if themes[r["indicator"]] == theme["id"]]
        if rows:
            with st.expander(run.t("{theme}：{n}条", theme=named(theme, "name", run.lang), n=len(rows)), expanded=True):
                table(run, [state.catalogue], rows)


def _panels(run: Run, state: State, draft: Draft) -> None:
    """One chart that would change, before and after, at the analyst's choice."""
    touched = list(
        dict.fromkeys(
            (r["office"], r["indicator"])
            for name in ("changed", "new")
            for r in (draft.previewed.of(name) if draft.previewed else ())
        )
    )
    if not touched or not st.toggle(run.t("看图的变化：发布前与发布后")):
        return
    names = {
        pair: " · ".join(
            named(state.catalogue.record(file, one), field, run.lang)
            for file, one, field in zip(("offices.csv", "indicators.csv"), pair, ("short", "name"), strict=True)
        )
        for pair in touched
    }
    office, indicator = st.selectbox(run.t("指标"), touched, format_func=names.get, key="preview-panel")
    with Publisher(settings()).trial(draft) as trial:
        sides = [(run.t("发布前"), state.snapshot), (run.t("发布后"), trial)]
        for place, (title, snapshot) in zip(st.columns(2, gap="large"), sides, strict=True):
            with place:
                st.subheader(title)
                if snapshot is not None:
                    _panel(run, snapshot.records("page/series", indicator=indicator, office=office), title)


def _panel(run: Run, rows: list, title: str) -> None:
    figures = [r for r in rows if r["value"] is not None]
    if not figures:
        st.markdown(run.t("没有数据。"))
        return
    frequency = figures[-1]["frequency"] if not any(r["frequency"] == "A" for r in figures) else "A"
    drawn = [r for r in rows if r["frequency"] == frequency]
    draw(trend.trend(drawn, run.lang), trend.alt(drawn, run.lang), f"panel-{title}")
    st.caption(sentences.sentence([r for r in drawn if r["value"] is not None][-1], run.lang))


def _reasons(run: Run, state: State, seen: Preview, sha: str) -> tuple[str, dict]:
    """Why published figures are revised: one reason for all, and others for single figures."""
    changed = seen.of("changed")
    if not changed:
        return "", {}
    st.subheader(run.t("修改的原因"))
    reason = st.text_input(run.t("为什么修改这{n}个已发布的数", n=len(changed)), key=f"why-{sha}", max_chars=200).strip()
    reasons = {}

    def figured(row: dict, old: str) -> str:
        return figure(run, state.catalogue.record("indicators.csv", row["indicator"]), {n: row[f"{old}{n}"] for n in FIGURE})

    with st.expander(run.t("逐条写原因")):
        for row in changed[:MOST]:
            name = named(state.catalogue.record("indicators.csv", row["indicator"]), "name", run.lang)
            label = f"{name} {numbers.period_name(row['period'], run.lang)} {figured(row, 'old_')} → {figured(row, '')}"
            reasons[_key(row)] = st.text_input(label, key=f"why-{sha}-{_key(row)}", max_chars=200).strip()
    return reason, {key: text for key, text in reasons.items() if text}
