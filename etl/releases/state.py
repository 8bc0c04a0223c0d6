"""One release as files are checked and compared against it: its catalogue and its snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass

from db import Snapshot
from etl.answers import Answers
from etl.catalogue.catalogue import Catalogue
from etl.catalogue.catalogue import load as load_catalogue
from etl.checks.check import Checked, check
from etl.formats.arrived import Arrived
from etl.problem import errors
from etl.releases.publish import Refused
from etl.releases.repository import Repository
from etl.tables.read import Overrides, Sheet, read_all


@dataclass(frozen=True)
class State:
    """snapshot: None before the first release, when there is only the catalogue under data/."""

    catalogue: Catalogue
    snapshot: Snapshot | None

    @classmethod
    def of(cls, repository: Repository) -> "State":
        """The newest release of a repository. Raises Refused when there is none and data/catalogue is faulty."""
        head = repository.store.head()
        catalogue = repository.catalogue(head) if head else load_catalogue(repository.settings.data / "catalogue")
        if errors(catalogue.problems):
            raise Refused(catalogue.problems)
        return cls(catalogue, repository.snapshot(head["release"]) if head else None)

    @property
    def release(self) -> int:
        return self.snapshot.release if self.snapshot else 0

    @property
    def key(self) -> tuple[int, int]:
        """Something to tell two states apart by: the release, and the catalogue, which may hold what is not published yet."""
        return self.release, hash(tuple(self.catalogue.files.items()))

    def read(self, files: Sequence[tuple[str, bytes | Arrived]], overrides: Overrides = Overrides()) -> list[Sheet]:  # noqa: B008 - frozen
        """The sheets of files (name, bytes), names of offices and indicators taken from the release's catalogue."""
        return read_all(files, self.catalogue, overrides)

    def checked(self, sheets: list[Sheet], answers: Answers = Answers()) -> Checked:  # noqa: B008 - frozen
        """The rows and problems of sheets, seen against the release's figures and by what was agreed to."""
        return check(sheets, self.catalogue, self.snapshot, answers=answers)

    def figures(self, office: str) -> dict[tuple[str, str], float | None]:
        """(indicator, period) → value of an office's figures in the release."""
        if not (self.snapshot and office):
            return {}
        return {(r["indicator"], r["period"]): r["value"] for r in self.snapshot.records("record/given", office=office)}
