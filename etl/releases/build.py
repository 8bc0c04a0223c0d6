"""The first release from data/, and the changed catalogue of data/ as a new one."""

from contextlib import suppress

from etl.catalogue import additions
from etl.catalogue import catalogue as catalogues
from etl.checks.check import Checked, check
from etl.problem import Problem, errors
from etl.releases.database import sample_files, starting_files
from etl.releases.draft import Draft
from etl.releases.preview import preview
from etl.releases.publish import Outdated, Refused, publish
from etl.releases.repository import Repository
from etl.store.entry import Entry
from etl.tables import read


def build(repository: Repository, by: str = "") -> tuple[Entry, list[Problem]]:
    """Check data/; publish release 1, or take over a changed catalogue. Returns the newest entry and all problems.

    Raises Refused when there is an error anywhere; then nothing is published.
    """
    repository.say("check")
    catalogue = catalogues.load(repository.settings.data / "catalogue")
    if errors(catalogue.problems):
        raise Refused(catalogue.problems)
    start = _checked_start(repository, catalogue)
    head = repository.store.head()
    if head is None:
        head = _first(repository, catalogue, start, by)
    else:
        added = _added(repository, catalogue)
        if changes := catalogues.differences(
            additions.without(repository.catalogue(_newest_build(repository)), added), catalogue
        ):
            tables = repository.catalogue(head).tables
            kept = {file: [record for record in tables[file] if record["id"] in ids] for file, ids in added.items()}
            head = _take_over(repository, head, additions.extended(catalogue, kept), by, changes)
    repository.snapshot()
    return head, catalogue.notes + start.problems


def _checked_start(repository: Repository, catalogue: catalogues.Catalogue) -> Checked:
    files = starting_files(repository.settings) + (sample_files(repository.settings) if repository.settings.sample else [])
    start = check(read.read_all(files, catalogue), catalogue)
    if start.errors:
        raise Refused(start.problems)
    return start


def _first(repository: Repository, catalogue: catalogues.Catalogue, start: Checked, by: str) -> Entry:
    files = dict(starting_files(repository.settings))
    draft = Draft("build", 0, by, previewed=preview(start, list(files)), uploads=files, catalogue=catalogue.files)
    with suppress(Outdated):  # another process was first: its release is as good
        return publish(repository, draft)
    return repository.store.entries()[-1]


def _take_over(repository: Repository, head: Entry, catalogue: catalogues.Catalogue, by: str, changes: str) -> Entry:
    """Publish the record under another catalogue. Raises Refused where a kept figure or indicator does not fit it."""
    if faults := errors(catalogue.problems):
        raise Refused(faults)
    if faults := check(repository.record(), catalogue).errors:
        raise Refused(faults)
    return publish(repository, Draft("catalogue", head["release"], by, changes, catalogue=catalogue.files))


def _added(repository: Repository, catalogue: catalogues.Catalogue) -> dict[str, set[str]]:
    """File → ids of what ever came with figures and this catalogue has not: a changed data/catalogue does not take it away."""
    ids = {file: {record["id"] for record in catalogue.tables[file]} for file in additions.FILES}
    return {file: came - ids[file] for file, came in additions.added(repository.store.entries()).items()}


def _newest_build(repository: Repository) -> Entry:
    """The entry that last took its catalogue from data/: an undo since then is not to be undone by the next build."""
    return next(e for e in reversed(repository.store.entries()) if e["action"] in ("build", "catalogue"))
