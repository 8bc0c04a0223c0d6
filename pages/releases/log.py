"""The releases: listed with what they changed, compared, and taken back."""

from collections.abc import Sequence

from api.permission import NotAllowed
from db import NoRelease
from db.settings import settings
from etl.answers import KINDS
from etl.catalogue import catalogue
from etl.catalogue.additions import of_entry
from etl.releases.faults import fault_message
from etl.releases.names import ACTIONS
from etl.releases.preview import difference
from etl.releases.publish import Outdated
from etl.releases.publisher import Publisher
from etl.releases.undo import COUNTS, NOTHING_TO_UNDO, restoration
from etl.store.entry import Entry
from etl.store.place import Damaged
from etl.tables.worksheets import upload
from pages.shell import notices
from pages.shell.dates import dated
from pages.shell.identity import publisher_now
from pages.shell.run import Run
from pages.shell.screen import st
from pages.shell.session import session
from pages.upload.rows import figure, table
from wording import numbers as words
from wording.language import named
from wording.problems import TITLES

MOST = 20  # releases and rows that are shown before the rest is asked for


def entries() -> list[Entry]:
    """All log entries, newest first."""
    return Publisher(settings()).store.entries()[::-1]


def title(run: Run, entry: Entry) -> str:
    """版本12 · 2026-11-24 10:03 · 导入 · 名字 · 新增50，修改1."""
    counts = entry["summary"]
    content = run.t("新增{new}，修改{changed}", **counts) if counts else ""
    if entry["restored"]:
        content = run.t("恢复为版本{n}", n=entry["restored"])
    parts = [
        run.t("版本{n}", n=entry["release"]),
        entry["at"][:16].replace("T", " "),
        run.t(ACTIONS[entry["action"]]),
        run.publishers.get(entry["by"], entry["by"]),
        content,
    ]
    return " · ".join(filter(None, parts))


def listed(run: Run, log: Sequence[Entry]) -> None:
    """Every release with its reason, files, revised figures, and what was agreed to."""
    shown = log if len(log) <= MOST or st.toggle(run.t("显示全部{n}个版本", n=len(log))) else log[:MOST]
    numbers = {entry["release"]: entry for entry in log}
    for entry in shown:
        with st.expander(title(run, entry), expanded=entry is log[0]):
            dated(run, entry, numbers.get(entry["parent"]))
            if entry["reason"]:
                st.markdown(words.about(run.t("原因"), entry["reason"], run.lang))
            _added(run, entry)
            _files(run, entry)
            _revised(run, entry)
            _agreed(run, entry.get("agreed") or {})


def _added(run: Run, entry: Entry) -> None:
    """The indicators and offices that came with the figures of this release; of very many the first, and how many."""
    ids = of_entry(entry)
    if not any(ids.values()):
        return
    record = Publisher(settings()).catalogue(entry).record
    for file, title in {"indicators.csv": run.t("新增指标"), "offices.csv": run.t("新增单位")}.items():
        if ids.get(file):
            names = [named(record(file, i), "name", run.lang) for i in ids[file][:MOST]]
            more = [run.t("等{n}个", n=len(ids[file]))] if ids[file][MOST:] else []
            st.caption(words.about(title, words.listed([*names, *more], run.lang), run.lang))


def _files(run: Run, entry: Entry) -> None:
    """The uploads that came with this release, as they were."""
    store = Publisher(settings()).store
    own = {f["upload"]: f for f in entry["files"] if f["release"] == entry["release"]}  # worksheets read together are one upload
    with st.container(horizontal=True):
        for file in own.values():
            name = upload(file["name"], ())
            st.download_button(
                name, _bytes(store, file["upload"]), name.rpartition("/")[2], icon=":material/download:",
                key=f"file-{entry['release']}-{file['name']}", on_click="ignore", help=run.t("下载上传时的原文件"))  # fmt: skip


def _bytes(store, name: str):
    return lambda: store.get(name)


def _revised(run: Run, entry: Entry) -> None:
    """Old and new of every revised figure, each with its reason."""
    if not entry["changes"]:
        return
    record = Publisher(settings()).catalogue(entry).record
    keys = ("value", "qualifier", "status")

    def figure_of(change: dict, which: str) -> str:
        return figure(run, record("indicators.csv", change["indicator"]), dict(zip(keys, change[which], strict=True)))

    columns = {
        run.t("单位"): (lambda c: named(record("offices.csv", c["office"]), "short", run.lang), 16),
        run.t("指标"): (lambda c: named(record("indicators.csv", c["indicator"]), "name", run.lang), 26),
        run.t("时期"): (lambda c: words.period_name(c["period"], run.lang), 0),
        run.t("原数"): (lambda c: figure_of(c, "old"), 14),
        run.t("新数"): (lambda c: figure_of(c, "new"), 14),
        run.t("原因"): (lambda c: c["reason"], 30),
    }
    notices.table(run, columns, entry["changes"])


def _agreed(run: Run, agreed: dict) -> None:
    """The repairs and warnings that the publisher agreed to."""
    repairs = {run.t(KINDS[kind]): answer["count"] for kind, answer in agreed.get("repairs", {}).items() if answer["agreed"]}
    if repairs:
        repair_counts = (f"{name} {n}" for name, n in repairs.items())
        st.caption(words.about(run.t("同意的改写"), words.listed(repair_counts, run.lang), run.lang))
    for code, answer in agreed.get("warnings", {}).items():
        st.caption(words.about(f"{run.t(TITLES[code])} {answer['count']}", answer["reason"] or run.t("未写理由"), run.lang))


def compared(run: Run, log: Sequence[Entry]) -> None:
    """What differs between any two releases."""
    if len(log) < 2:
        st.markdown(run.t("只有一个版本，没有可以比较的。"))
        return
    names = {e["release"]: title(run, e) for e in log}
    numbers, ends = list(names), between(log)
    one, other = st.columns(2)
    before = one.selectbox(run.t("从"), numbers, numbers.index(int(ends.get("from", numbers[1]))), format_func=names.get)
    after = other.selectbox(run.t("到"), numbers, numbers.index(int(ends.get("to", numbers[0]))), format_func=names.get)
    publisher = Publisher(settings())
    seen = difference(publisher.snapshot(before), publisher.snapshot(after))
    counts = {state: seen.count(state) for state in ("new", "changed", "described", "gone")}
    st.markdown(run.t("新增{new}条，修改{changed}条，仅文字变动{described}条，减少{gone}条。", **counts))
    old, new = (publisher.catalogue(next(e for e in log if e["release"] == n)) for n in (before, after))
    if differences := catalogue.differences(old, new):
        st.caption(words.about(run.t("目录的变化"), differences, run.lang))
    rows = [{**row, "state": state} for state in ("changed", "gone", "new", "described") for row in seen.of(state)]
    if rows:
        table(run, [new, old], rows)


def between(log: Sequence[Entry]) -> dict[str, str]:
    """The two releases that the address wants compared, {} where it names none that exist."""
    numbers = {name: st.query_params.get(name, "") for name in ("from", "to")}
    return numbers if all(n in {str(e["release"]) for e in log} for n in numbers.values()) else {}


def undone(run: Run) -> None:
    """What has just been taken back."""
    if entry := session().take_undone():
        sentence = run.t("已发布版本{n}，内容恢复为版本{old}。再次撤销即可复原。", n=entry["release"], old=entry["restored"])
        st.success(sentence, icon=":material/check:")
        dated(run, entry)


def undo(run: Run, log: Sequence[Entry]) -> None:
    """Publish an older release's content anew, with a reason."""
    if len(log) < 2:
        st.markdown(run.t("没有可以恢复的版本。"))
        return
    names = {e["release"]: title(run, e) for e in log[1:]}
    parent = log[0]["parent"]
    to = st.selectbox(run.t("恢复为哪个版本的内容"), list(names), list(names).index(parent), format_func=names.get)
    publisher = Publisher(settings())
    back = restoration(publisher, to)
    if back.is_empty:
        st.markdown(run.t(NOTHING_TO_UNDO, n=to, head=log[0]["release"]))
        return
    st.markdown(run.t(COUNTS, n=log[0]["release"], **back.counts))
    if back.catalogue:
        st.caption(words.about(run.t("目录的变化"), back.catalogue, run.lang))
    reason = st.text_input(run.t("撤销的原因"), max_chars=200, key=f"undo-{log[0]['release']}").strip()
    label = run.t("发布为版本{n}", n=log[0]["release"] + 1)
    if st.button(label, type="primary", disabled=not reason, icon=":material/undo:"):
        _undo(run, publisher, log[0]["release"], reason, to)


def _undo(run: Run, publisher: Publisher, seen: int, reason: str, to: int) -> None:
    try:
        who = publisher_now()
        session().undone = publisher.undo(who.name, reason, to, seen, who.mode)
    except NotAllowed as refused:
        st.error(refused.identity.words(run.lang), icon=":material/lock:")
    except (Outdated, NoRelease):
        st.warning(run.t("其他人刚刚发布了新版本。请看过再撤销。"), icon=":material/update:")
    except (OSError, Damaged) as error:
        st.error(fault_message(error, run.lang), icon=":material/error:")
    else:
        st.rerun()
