"""How something comes to lie on a disk for good: the file is written whole and synced, then given its name, then the folder of the name is
synced. A power cut leaves the whole of it, or nothing under this name."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def about(path: Path) -> Generator[None]:
    """A fault of the machine names the file or folder that it is about: Python leaves it out where an open file cannot be written."""
    try:
        yield
    except OSError as fault:
        if fault.errno and fault.filename is None:
            fault.filename = str(path)
        raise


def write_aside(path: Path, data: bytes) -> Path:
    """A file written whole and synced, to be renamed or linked. Raises OSError, and leaves nothing."""
    try:
        with about(path), path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return path


def settle(aside: Path, target: Path) -> None:
    """Give a synced file its name for good, whatever had it before."""
    aside.replace(target)
    sync_folder(target.parent)


def make_folder(folder: Path) -> None:
    """A folder, with those above it, that outlasts a power cut."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename or link last through a power cut, where the system lets folders be synced (not Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        with about(folder):
            handle = os.open(folder, os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
