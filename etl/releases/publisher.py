"""The releases of one installation, for reading and writing: each way to a new release is a module beside this one."""

from contextlib import AbstractContextManager

import db
from etl.problem import Problem
from etl.releases.build import build
from etl.releases.draft import Draft
from etl.releases.publish import publish
from etl.releases.repository import Repository
from etl.releases.trial import trial
from etl.releases.undo import undo
from etl.store.entry import Entry


class Publisher(Repository):
    """A repository that publishes."""

    def build(self, by: str = "") -> tuple[Entry, list[Problem]]:
        """etl/releases/build.py"""
        return build(self, by)

    def publish(self, draft: Draft) -> Entry:
        """etl/releases/publish.py"""
        return publish(self, draft)

    def trial(self, draft: Draft) -> AbstractContextManager[db.Snapshot]:
        """etl/releases/trial.py"""
        return trial(self, draft)

    def undo(self, by: str, reason: str = "", to: int | None = None, against: int | None = None, mode: str = "command") -> Entry:
        """etl/releases/undo.py"""
        return undo(self, by, reason, to, against, mode)
