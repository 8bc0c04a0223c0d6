"""A draft to the newest release.

Order of a publication: blobs, then the database aside, then the log entry (the moment of truth), then the database
under its own name. Killed anywhere, the last release stays as it was; what is missing is made at the next start.
"""

from typing import Any

from etl import journal
from etl.catalogue import catalogue as catalogues
from etl.problem import Problem, errors
from etl.releases.draft import Draft, entry_of
from etl.releases.repository import Repository
from etl.store.entry import Entry
from etl.store.place import Conflict


class Refused(Exception):
    """The data has problems (they are the argument); nothing was published."""

    @property
    def problems(self) -> list[Problem]:
        return self.args[0]


class Outdated(Exception):
    """The preview was made against an older release; the argument is the newest log entry."""


def publish(repository: Repository, draft: Draft) -> Entry:
    """Make the draft the newest release; returns its log entry. Raises Outdated; Refused for a faulty catalogue; Away where a shared
    store cannot be reached."""
    if draft.catalogue and (faults := errors(catalogues.parse(draft.catalogue).problems)):
        raise Refused(faults)
    with repository.store.writing():
        repository.store.ready()
        head = repository.store.head()
        if (head["release"] if head else 0) != draft.against:
            raise Outdated(head)
        repository.say("record")
        entry = entry_of(draft, head, repository.store)
        repository.say("database")
        aside = repository.databases.aside(entry)
        try:
            repository.store.append(entry)
        except Conflict:  # somebody on another machine was faster
            raise Outdated(repository.store.head()) from None
        try:
            repository.databases.show(aside, entry)
        except OSError as fault:  # it is published all the same: the database is made again when it is asked for
            journal.warn("database_not_kept", detail=str(fault))
    journal.note("published", **_noted(entry))
    return entry


def _noted(entry: Entry) -> dict[str, Any]:
    """What the journal says of a release: who and what, never a figure."""
    own = [{"name": f["name"], "upload": f["upload"]} for f in entry["files"] if f["release"] == entry["release"]]
    names = ("release", "by", "mode", "action", "reason", "restored", "summary")
    return {**{name: entry[name] for name in names}, "files": own}
