"""Telling a full disk from other trouble, whoever met it."""

from __future__ import annotations

import errno
import os
import sqlite3
from typing import Final

FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def speaks_of_full_disk(error: BaseException | None) -> bool:
    """Whether an error, or one it came from, is about a disk that is full.

    DuckDB and SQLite raise errors of their own with the system's words in them, not its number.
    """
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        words = str(error)
        if any(os.strerror(code) in words for code in FULL) or "disk is full" in words:
            return True
        # SQLite tells a write that was cut short as an input/output error of the disk.
        if isinstance(error, sqlite3.OperationalError) and "disk I/O error" in words:
            return True
        error = error.__cause__ or error.__context__
    return False
