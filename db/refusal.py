"""What a machine refuses DuckDB, as the OSError with which it refuses everybody else: a full disk, a size that is too large, no permission."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb

KINDS = ("ENOSPC", "EDQUOT", "EFBIG", "EACCES", "EPERM", "EROFS", "EMFILE", "ENFILE")  # where the file is as whole as it was
ERRORS = {os.strerror(number): number for number in (getattr(errno, name) for name in KINDS if hasattr(errno, name))}
NAMED_FILE = re.compile(r'(?:file|directory) \\?"([^"\\]+)\\?"')
SET_ASIDE = "max_temp_directory_size"  # in the message, where what does not fit into memory does not fit on the disk either


class Temporary(OSError):
    """A refusal of work that nobody keeps: the folder for temporary files cannot take it."""


@contextmanager
def refusals(path: Path, *, temporary: bool = False) -> Generator[None]:
    """Raises OSError, with the file of the refusal or else `path`, in place of DuckDB's own error; every other error passes. temporary:
    whether what lies at `path`, a folder, is kept by nobody; its refusals are Temporary, with that folder."""
    try:
        yield
    except duckdb.Error as fault:
        if number := _number(fault):
            named = NAMED_FILE.search(str(fault))
            raise _refusal(number, Path(named[1]) if named else path, path if temporary else None) from fault
        raise
    except OSError as fault:
        if temporary and fault.errno and not isinstance(fault, Temporary):
            raise _refusal(fault.errno, Path(fault.filename or path), path) from fault
        raise


def _refusal(number: int, file: Path, folder: Path | None) -> OSError:
    if folder and file.is_relative_to(folder):
        return Temporary(number, os.strerror(number), str(file if number == errno.EFBIG else folder.parent))
    return OSError(number, os.strerror(number), str(file))


def _number(fault: duckdb.Error) -> int | None:
    message = str(fault)
    if isinstance(fault, duckdb.OutOfMemoryException):
        return errno.ENOSPC if SET_ASIDE in message else None
    return next((number for words, number in ERRORS.items() if words in message), None)


def temporary_folder(prefix: str) -> Path:
    """A new folder for work that nobody keeps. Raises Temporary, with the place where it was wanted."""
    try:
        return Path(tempfile.mkdtemp(prefix=prefix))
    except OSError as fault:  # it names no file where none of the places that Python knows can be written
        place = Path(fault.filename).parent if fault.filename else os.environ.get("TMPDIR") or "/tmp"
        raise Temporary(fault.errno, fault.strerror, str(place)) from None


@contextmanager
def working_folder(prefix: str) -> Generator[Path]:
    """A temporary folder that is gone when the block ends."""
    folder = temporary_folder(prefix)
    try:
        with refusals(folder, temporary=True):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
