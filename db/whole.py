"""Whether a database is, byte for byte, what was built: its SHA-256 lies beside it."""

import errno
import hashlib
from pathlib import Path

REFUSALS = (errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE)  # of which the file may be as whole as it was


def checksum(path: Path) -> Path:
    """The file beside a database that holds its SHA-256."""
    return path.with_name(path.name + ".sha256")


def digest(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(path: Path) -> bool:
    """Whether a database is what was built; not where either file is gone or cannot be read. Raises OSError where the machine refuses it."""
    try:
        return checksum(path).read_text("ascii") == digest(path)
    except ValueError:
        return False
    except OSError as fault:
        if fault.errno in REFUSALS:
            raise
        return False
