"""A file that lies on disk: read when it is wanted and let go of again, so that a hundred of them need the memory of one."""

import errno
import hashlib
from pathlib import Path


class Arrived:
    """The bytes of a file, the same at every reading."""

    def __init__(self, path: Path):
        self.path, self._sha256 = path, ""

    def read(self) -> bytes:
        """Raises OSError where the file is another one than when it was read first."""
        data = self.path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if self._sha256 not in ("", sha256):
            raise OSError(errno.ESTALE, "changed since it was read first", str(self.path))
        self._sha256 = sha256
        return data


def content(file: bytes | Arrived) -> bytes:
    """The bytes of a file, at hand or on disk."""
    return file if isinstance(file, bytes) else file.read()
