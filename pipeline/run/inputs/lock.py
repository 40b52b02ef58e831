"""One run at a time: a lock that the kernel releases when its holder dies, however it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from schemas.errors import UsageError

LOCK: Final = ".draait.lock"
HOLDER: Final = ".draait.pid"


@contextmanager
def only_run(processed: Path) -> Iterator[None]:
    """Hold the lock on `processed`; raises UsageError while another run holds it."""
    holder = processed / HOLDER
    lock = FileLock(processed / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UsageError(
            f"Er draait al een verwerking in {processed}{_named(holder)}.",
            remedy="Wacht tot die klaar is.",
        ) from None
    try:
        holder.write_text(str(os.getpid()))
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def is_running(processed: Path) -> bool:
    """Whether a run holds the lock now."""
    if not (processed / LOCK).exists():
        return False
    try:
        with FileLock(processed / LOCK, timeout=0):
            return False
    except Timeout:
        return True


def _named(holder: Path) -> str:
    try:
        return f" (proces {int(holder.read_text())})"
    except (OSError, ValueError):
        return ""
