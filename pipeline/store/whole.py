"""Files that are there whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

TEMPORARY: Final = ".nieuw-"
"""How the name of what is not whole yet begins: what a killed run left can be cleared away."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to write beside `path`, which takes its place when it is on disk.

    A reader finds the old file or the new one, also after the power failed. When writing fails
    nothing is left of it; a process that is killed leaves a hidden `.nieuw-….part`.
    """
    name = hashlib.sha256(os.fsencode(path.name)).hexdigest()[
        :12
    ]  # never longer than a name may be
    part = path.with_name(f"{TEMPORARY}{name}.{os.getpid()}.part")
    try:
        yield part
        sync(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a text to `path`, whole or not at all."""
    with whole(path) as part:
        part.write_text(text, encoding="utf-8")


def sync(path: Path) -> None:
    """Wait until a file or folder is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
