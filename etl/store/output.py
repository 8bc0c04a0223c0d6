"""A file that somebody asked for, written whole or not at all: a disk that is full leaves no half of it under its name."""

import uuid
from contextlib import suppress
from pathlib import Path

from etl.store.disk import settle, write_aside


def write(path: Path, data: bytes) -> None:
    """Write a file into a folder that is there. Raises OSError with the path that was asked for, and leaves nothing."""
    aside = path.with_name(f".{uuid.uuid4().hex}")
    try:
        settle(write_aside(aside, data), path)
    except OSError as fault:
        with suppress(OSError):
            aside.unlink()
        fault.filename, fault.filename2 = str(path), None
        raise
