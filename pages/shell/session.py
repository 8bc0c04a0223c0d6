"""What a visitor's session keeps between the runs of its pages: one object with named fields, and the values of Streamlit's widgets.

The one place that touches `st.session_state` (beside pages/shell/screen.py, which needs the language of a failed download).
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from etl.answers import Answers
from etl.problem import Problem
from etl.store.entry import Entry
from etl.tables.read import Overrides
from pages.shell.inbox import Given, Slot
from pages.shell.panel_set import PanelSet
from pages.shell.run import Run
from pages.shell.screen import SESSION, st

Record = dict[str, Any]  # of the catalogue, the log or a grid
Choice = str | list[str] | None


@dataclass
class Upload:
    """What the analyst has decided about one file or report.

    asked: how it is to be read, None until something was corrected. questions: key → the problems of that question, answered ones
    too. additions: file of the catalogue → records added for this upload. against: the release of its first preview. as_read: place
    of a column grid → column → its meaning before it was corrected. decided: place in a report → changed cells of its row. indicators:
    start of a figure in a report → the indicator that was added for it.
    """

    answers: Answers = field(default_factory=Answers)
    overrides: Overrides | None = None
    questions: dict[str, list[Problem]] = field(default_factory=dict)
    additions: dict[str, list[Record]] = field(default_factory=dict)
    against: int | None = None
    as_read: dict[str, dict[int, str]] = field(default_factory=dict)
    decided: dict[Hashable, Record] = field(default_factory=dict)
    indicators: dict[int, Record] = field(default_factory=dict)


@dataclass
class Session:
    """One visitor's session.

    choices: name → the id or ids chosen on a page or by the address; seen: name → what the address said last; offered: name → the ids
    that could be chosen last; starts: key of a widget → the value it began with (pages/shell/address.py). region_of: the office whose
    region is shown. results: name → (key, result) of what need not be worked out twice. slots: name of a file field → (turn, slot).
    door: the page that a click has asked for, and its ids.
    upload_turn, words_turn: another turn makes the fields of an upload or of a panel's words anew. published, undone: the log entry of what
    was just done, told once.
    """

    choices: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)
    starts: dict[str, Choice] = field(default_factory=dict)
    region_of: str | None = None
    run: Run | None = None
    panels: PanelSet = PanelSet()
    opened_set: Given | None = None
    pinned_for_meeting: bool = False
    sends_blocks: bool = False
    words_turn: int = 0
    upload_turn: int = 0
    uploads: dict[str, Upload] = field(default_factory=dict)
    slots: dict[str, tuple[int | str, Slot]] = field(default_factory=dict)
    results: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    door: tuple[str, dict[str, str]] | None = None
    published: Record | None = None
    undone: Entry | None = None

    @property
    def lang(self) -> str:
        """The language of the pages, settled before all else."""
        return self.choices.get("lang") or "zh"

    def upload(self, sha: str) -> Upload:
        """What was decided about the file of this fingerprint."""
        return self.uploads.setdefault(sha, Upload())

    def take_published(self) -> Record | None:
        """The entry that was just published, once."""
        entry, self.published = self.published, None
        return entry

    def take_door(self) -> tuple[str, dict[str, str]] | None:
        """Where a click wants to go, once."""
        door, self.door = self.door, None
        return door

    def take_undone(self) -> Entry | None:
        """The entry of an undo that was just made, once."""
        entry, self.undone = self.undone, None
        return entry


def session() -> Session:
    """The session of the visitor whose page runs."""
    if SESSION not in st.session_state:
        st.session_state[SESSION] = Session()
    return st.session_state[SESSION]


def here() -> Run:
    """The run of this page, which pages/frame.py has begun."""
    run = session().run
    if run is None:
        raise LookupError("pages/frame.py begins the run before a page")
    return run


# -- widgets: Streamlit keeps the value of each under its key, for as long as it is drawn -----------------------


def has_widget(key: str) -> bool:
    """Whether a value is kept for the widget of this key."""
    return key in st.session_state


def widget_value(key: str) -> Any:
    """The value of the widget of this key. Raises KeyError where it was not drawn."""
    return st.session_state[key]


def fill_widget(key: str, value: Any) -> None:
    """Give the widget of this key its value, before it is drawn."""
    st.session_state[key] = value
