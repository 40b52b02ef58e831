"""Hashes of files, with an index that knows when a file need not be read again."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SETTLED_NS: Final = 2_000_000_000
"""A file changed less than this ago may change again within one tick of the clock."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like: any change of content changes it.

    The change time cannot be set by a program, so copying old times over new content shows too.
    """

    size: int
    inode: int
    mtime_ns: int
    ctime_ns: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """The stamp of the file as it is now; raises OSError when it is not there."""
        stat = path.stat()
        return cls(stat.st_size, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)

    def is_settled(self) -> bool:
        """Whether the last change is long enough ago to be told from the next one."""
        now = time.time_ns()
        return max(self.mtime_ns, self.ctime_ns) < now - SETTLED_NS


def hash_file(path: Path) -> str:
    """The file's sha256, in hexadecimal; raises OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
