"""What the verbs of the command line answer, before it is text (as_text.py) or JSON (as_json.py): facts, no sentences of any language.

`status` of each is the exit status: 0 done, 1 problems in the data, 2 not done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.address import Address
from db.types import Row
from etl.answers import Repair
from etl.catalogue.catalogue import Catalogue
from etl.problem import Problem, errors
from etl.releases.preview import Preview
from etl.releases.undo import Restoration
from etl.releases.verify import Verified
from etl.store.entry import Entry
from wording.language import later

if TYPE_CHECKING:  # what takes a moment to load, and is needed by one verb only
    from etl.drafting.drafted import Drafted
    from etl.report.read import Reading


@dataclass(frozen=True, kw_only=True)
class Result:
    """published: the release that was published just now, after the one that it follows: their dates may show a wrong clock."""

    published: list[Entry] = field(default_factory=list)

    @property
    def status(self) -> int:
        return 0


@dataclass(frozen=True, kw_only=True)
class Failed(Result):
    """The data has problems."""

    @property
    def status(self) -> int:
        return 1


@dataclass(frozen=True)
class NotDone(Result):
    """Nothing was published, for a reason that is not in the data's cells: a sentence marked by `later`, filled from `facts`."""

    sentence: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    code: int = 1

    @property
    def status(self) -> int:
        return self.code


@dataclass(frozen=True)
class Rejected(Failed):
    """The data has errors, or a question is open; nothing was published."""

    problems: list[Problem]
    repairs: Sequence[Repair] = ()

    @property
    def message(self) -> tuple[str, int]:
        """A sentence marked by `later`, and its `n`."""
        if wrong := len(errors(self.problems)):
            return later("有{n}个错误，未发布。"), wrong
        questions = {p.key for p in self.problems if p.level == "question"}
        return later("有{n}个问题待答，请用 --answer 键=选项 回答。未发布。"), len(questions)


@dataclass(frozen=True)
class Unread(Failed):
    """A report that no figure can be read from."""

    problem: Problem


@dataclass(frozen=True)
class NothingRead(Failed):
    """Files from which nothing can be drafted."""

    problems: list[Problem]
    message: str = later("没有读到数据，没有起草。请先按上面的说明改正文件，或用 --answer 回答问题。")


@dataclass(frozen=True)
class Lacking:
    """A file under data/yearly/ with figures that the record lacks, and the command that takes them in."""

    file: str
    preview: Preview
    command: str


@dataclass(frozen=True)
class Built(Result):
    """head: the newest release; before: the one that was it, None for none. seconds: step → how long it took."""

    head: Entry
    before: Entry | None
    problems: list[Problem]
    lacking: list[Lacking]
    catalogue: Catalogue
    seconds: dict[str, float]

    @property
    def is_published(self) -> bool:
        return self.before != self.head


@dataclass(frozen=True)
class Examined(Result):
    """Files that were checked. rows: how many records no rule refuses."""

    rows: int
    problems: list[Problem]
    repairs: list[Repair]

    @property
    def status(self) -> int:
        return 1 if any(p.level in ("error", "question") for p in self.problems) else 0


@dataclass(frozen=True)
class Loaded(Result):
    """entry: the release, None where there was nothing to publish."""

    entry: Entry | None
    preview: Preview
    repairs: list[Repair]


@dataclass(frozen=True)
class ReportRead(Result):
    """The figures of a report, and its contradictions."""

    reading: "Reading"
    catalogue: Catalogue
    doubts: list[Problem]


@dataclass(frozen=True)
class ReportDrafted(Result):
    """rows: how many were written to `path`."""

    path: Path
    rows: int
    doubts: list[Problem]


@dataclass(frozen=True)
class CatalogueDrafted(Result):
    """rows: file of the catalogue → its new records; targets: those of plans; has_plan: whether a file was one. folder: where `files` were
    written, None for nowhere; commands: those that follow."""

    drafted: "Drafted"
    rows: dict[str, list[Row]]
    problems: list[Problem]
    targets: list[dict[str, str]]
    has_plan: bool
    folder: Path | None
    files: list[str]
    commands: list[str]


@dataclass(frozen=True)
class Series(Result):
    """rows: of db/sql/page/series.sql; left_out: how many of fictional offices are not among them."""

    release: int
    rows: list[Row]
    left_out: int


@dataclass(frozen=True)
class Exported(Result):
    folder: Path
    files: list[Path]


@dataclass(frozen=True)
class Template(Result):
    """A form: its rows, header → text; the same as the text of a CSV; and where it was written, None for nowhere yet."""

    rows: list[dict[str, str]]
    text: str
    path: Path | None


@dataclass(frozen=True)
class Log(Result):
    """The releases of a store, oldest first."""

    entries: list[Entry]
    store: Path | Address


@dataclass(frozen=True)
class Compared(Result):
    """What differs between two releases: figures, and the catalogue (in short, "" for nothing)."""

    before: int
    after: int
    preview: Preview
    catalogues: list[Catalogue]
    changes: str


@dataclass(frozen=True)
class Undone(Result):
    """entry: the release that has the older content again, None where nothing differs."""

    restoration: Restoration
    entry: Entry | None


@dataclass(frozen=True)
class Copied(Result):
    """copied: how many releases; release: the newest of the target, 0 for none."""

    copied: int
    release: int


@dataclass(frozen=True)
class StoreVerified(Result):
    """may_mend: whether a damage could be mended by asking for it."""

    verified: Verified
    store: Path | Address
    may_mend: bool

    @property
    def status(self) -> int:
        return 0 if self.verified.is_whole else 1
