"""Said of a release that is dated before the one it follows."""

from db.settings import settings
from etl.releases import clock
from etl.releases.publisher import Publisher
from etl.store.entry import Entry
from pages.shell.run import Run
from pages.shell.screen import st


def dated(run: Run, entry: Entry, before: Entry | None = None) -> None:
    """A word about the clock, where an entry gives cause for it. before: the entry that it follows, looked up where it is not given."""
    before = before or (Publisher(settings()).entry(entry["parent"]) if entry["parent"] else None)
    for sentence in clock.notes([before, entry], run.lang) if before else ():
        st.warning(sentence, icon=":material/schedule:")
