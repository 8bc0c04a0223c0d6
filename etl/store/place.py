"""What a place must do to keep a record that several machines share, and what can go wrong with one.

Bytes in, bytes out. Entry n is created only if there is none: that is the one moment of truth. Entries and blobs are
never changed afterwards, so whoever has read one need not read it again (etl/store/shared.py).
"""

from pathlib import Path
from typing import Any, Protocol

from db.address import Address


class Conflict(Exception):
    """Somebody else has published the entry of this number."""


class Damaged(Exception):
    """Something of the record is not what it was when it was written.

    path: where; what: "digest" (a blob's bytes are not those of its name), "missing", "form" (no entry of a log), "chain" (an entry is not
    the one that the next one names as its parent), "gap" (an entry between two others is missing), "lost" (a release that was seen has no
    entry any more), "vanished" (a whole store in which releases were seen), "differs" (a shared store has another entry than this machine's
    copy). copy: where the same record lies whole, as far as that is known.
    """

    def __init__(self, path: Path | str, what: str = "form", copy: Path | str = ""):
        super().__init__(str(path))
        self.path, self.what, self.copy = str(path), what, str(copy)


class Away(ConnectionError):
    """The shared store cannot be reached. place: its address without the password; detail: what the driver said."""

    def __init__(self, place: Address | str, detail: str = ""):
        super().__init__(f"{place}: {detail}")
        self.place, self.detail = str(place), detail


class Unsure(Away):
    """The store went away while the entry was being created: it may be there, or not."""


class Lacking(OSError):
    """This machine, or the store, lacks something that is needed; the arguments are a key of WHY (etl/releases/faults.py) and its facts."""

    def __init__(self, why: str, **facts: Any):
        super().__init__(why)
        self.why, self.facts = why, facts


class Place(Protocol):
    """Every method may raise Away."""

    kind: str
    address: Address

    def newer(self, than: int) -> list[int]:
        """The numbers of the entries after `than`, in order; cheap, for it is asked every few seconds."""

    def entry(self, number: int) -> bytes | None:
        """The bytes of an entry; None where there is none."""

    def add(self, number: int, data: bytes) -> bool:
        """Create the entry if there is none of this number; whether it was created."""

    def blob(self, name: str) -> bytes | None:
        """The bytes of this name; None where there are none."""

    def keep(self, name: str, data: bytes) -> bool:
        """Keep bytes under their SHA-256, if there are none of this name; whether they were kept."""

    def mend_entry(self, number: int, data: bytes) -> None:
        """Put an entry in the place of what is damaged or missing."""

    def mend_blob(self, name: str, data: bytes) -> None:
        """Put bytes in the place of what is damaged or missing."""
