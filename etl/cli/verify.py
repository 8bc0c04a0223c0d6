"""The verb that holds a store against its checksums, and mends it. Exit status: 0 whole, or made whole; 1 damaged, or another record; 2 not done."""

from dataclasses import replace
from pathlib import Path

from etl.cli.command import Command, destination
from etl.cli.results import NotDone, Result, StoreVerified
from etl.releases import verify as verification
from etl.releases.recovery import Recovery
from etl.store import opened
from etl.store.place import Conflict
from wording.language import later


def verify(command: Command, source: str, mend: bool) -> Result:
    """Read everything that the store holds, say by release what is damaged, and mend it if that was asked for: StoreVerified or NotDone."""
    try:
        seen = verification.verify(command.publisher, _recovery(command, source) if source or mend else None)
    except Conflict as conflict:
        return NotDone(later("{path}的版本{n}是另一份记录，不能用来修复。"), {"path": source, "n": conflict.args[0]})
    return StoreVerified(seen, command.publisher.settings.store, may_mend=not source)


def _recovery(command: Command, source: str) -> Recovery:
    """Where bytes are had from: the store that --from names, or a folder of files that is none."""
    if not source:
        return Recovery(command.publisher)
    place = destination(source, command.lang)
    if isinstance(place, Path) and not (place / "log").is_dir():
        return Recovery(command.publisher, folder=place)
    other = opened(replace(command.publisher.settings, store=place))
    other.refresh()
    return Recovery(command.publisher, other)
