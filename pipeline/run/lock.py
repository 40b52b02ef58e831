"""One run at a time: a lock that the kernel releases when its holder dies, however it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from schemas.errors import UsageError


@contextmanager
def only_run(processed: Path) -> Iterator[None]:
    """Hold the lock on `processed`; raises UsageError while another run holds it."""
    holder = processed / ".draait.pid"
    lock = FileLock(processed / ".draait.lock", timeout=0)
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


def _named(holder: Path) -> str:
    try:
        return f" (proces {int(holder.read_text())})"
    except (OSError, ValueError):
        return ""
