"""The releases that a page shows: the newest, an older one, and what lies between them."""

from contextlib import suppress
from datetime import datetime

from db import NoRelease, OutOfMemory, Snapshot
from db.settings import SettingsError, settings
from etl.problem import errors
from etl.releases.faults import fault_message
from etl.releases.names import STEPS
from etl.releases.preview import difference
from etl.releases.publish import Refused
from etl.releases.publisher import Publisher
from etl.releases.user import user
from etl.store.place import Damaged
from pages.shell.run import Run
from pages.shell.screen import StreamlitPage, st
from pages.shell.session import session
from wording import numbers
from wording.language import translator


def newest() -> tuple[Snapshot, datetime | None]:
    """(the newest release, since when the store is away or None); the first one is published, and a missing database made, before
    anything is shown."""
    lang, t = session().lang, translator(session().lang)
    waiting, steps = st.empty(), []

    def say(step: str) -> None:
        steps.append(step)
        waiting.status(f"{t('正在准备数据……')} {t(STEPS[step])}")

    publisher = None
    try:
        publisher = Publisher(settings(), say)
        publisher.store.follow()
        if publisher.store.head() is None:
            publisher.build(user())
        shown = _tried(publisher.snapshot())
    except Refused as refused:
        waiting.error(t("数据有错误，尚不能显示。请改正以下问题后刷新本页。"))
        for p in errors(refused.problems):
            st.text(numbers.about(p.place(lang), p.message(lang), lang))  # as text: cells are not ours to format
        st.stop()
    except Damaged as damage:
        shown = _last_good(publisher)
        if publisher is None or shown is None:
            waiting.error(fault_message(damage, lang))
            st.stop()
        st.error(
            t("{damage}下面显示的是完好的版本{n}。").format(damage=fault_message(damage, lang), n=shown.release),
            icon=":material/healing:",
        )
        return shown, publisher.store.behind
    except OSError as refusal:  # of this machine: the newest release cannot be made here, or not be read
        shown = _last_good(publisher)
        waiting.error(fault_message(refusal, lang))
        if publisher is None or shown is None:
            st.stop()
        st.warning(t("下面显示的是版本{n}。").format(n=shown.release), icon=":material/history:")
        return shown, publisher.store.behind
    except (SettingsError, OutOfMemory) as error:
        waiting.error(fault_message(error, lang))
        st.stop()
    _cleared(waiting, steps)
    return shown, publisher.store.behind


def _cleared(waiting, steps: list[str]) -> None:
    """Take the word about the steps away, where one was said: else it is one message less to every page."""
    if steps:
        waiting.empty()


def _last_good(publisher: Publisher | None) -> Snapshot | None:
    """The newest release that can be shown although this machine refuses something; None where there is none."""
    with suppress(OSError):
        return publisher.last_good() if publisher else None
    return None


def _tried(snapshot: Snapshot) -> Snapshot:
    """A snapshot that has answered what the frame of a page will ask it: a fault that cannot be mended is found here."""
    for query, parameters in {"page/office": {}, "page/indicator": {"office": ""}}.items():
        snapshot.records(query, **parameters)
    return snapshot


def run(page: StreamlitPage) -> None:
    """A page, its faults of the record told as a sentence."""
    try:
        page.run()
    except (Damaged, OSError, OutOfMemory) as error:
        st.error(fault_message(error, session().lang), icon=":material/error:")


def older(release: int) -> Snapshot | None:
    """The snapshot of an older release, None where it is not there or cannot be made."""
    try:
        return _tried(Publisher(settings()).snapshot(release))
    except (NoRelease, Damaged, OSError):
        return None


def changes(before: Snapshot, after: Snapshot) -> dict[str, int] | None:
    """How many figures are new, changed and gone from one release to another; None, with a word, where this machine cannot compare them."""
    try:
        return since(before, after)
    except (Damaged, OSError) as refusal:
        st.warning(fault_message(refusal, session().lang), icon=":material/error:")
        return None


@st.cache_data(max_entries=20, show_spinner=False, hash_funcs={Snapshot: lambda snapshot: str(snapshot.path)})
def since(before: Snapshot, after: Snapshot) -> dict[str, int]:
    """How many figures are new, changed and gone from one release to another."""
    seen = difference(before, after)
    return {state: seen.count(state) for state in ("new", "changed", "gone")}


def away(run: Run, behind: datetime) -> None:
    """The store cannot be reached, or is not what it was: what is shown, since when, and what cannot be done."""
    if outage := Publisher(settings()).store.outage:
        sentence = run.t(
            "{damage}下面显示的是本机副本中的版本{n}。", damage=fault_message(outage, run.lang), n=run.snapshot.release
        )
        st.error(sentence, icon=":material/healing:")
        return
    sentence = run.t(
        "{since}起连不上版本库。下面是当时的版本{n}，之后发布的内容暂时看不到，现在也不能发布。恢复后自动更新。",
        since=behind.strftime("%Y-%m-%d %H:%M"),
        n=run.snapshot.release,
    )
    st.warning(sentence, icon=":material/cloud_off:")
