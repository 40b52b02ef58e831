"""Work done in a copy of this process, so that it leaves no trace in this one.

Drawing a page sets the shapes of PDFium's stand-in fonts for good: what is read after it has
other widths, and the outcome would depend on what was read before.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from typing import TypeVar

Outcome = TypeVar("Outcome")


def in_a_copy(work: Callable[[], Outcome], *, seconds: int) -> Outcome | None:
    """What `work` gives, or None where it failed or took longer than so many seconds.

    Where a process cannot be copied it runs in this one.
    """
    if not hasattr(os, "fork"):
        return work()
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(work, write_end, seconds)
    os.close(write_end)
    try:
        with os.fdopen(read_end, "rb") as answer:
            told = answer.read()
    finally:
        _, status = os.waitpid(child, 0)
    if status != 0 or not told:
        return None
    outcome: Outcome = pickle.loads(told)  # nosec B301 # written by our own fork
    return outcome


def _answer(work: Callable[[], object], write_end: int, seconds: int) -> None:
    status = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(seconds)
        with os.fdopen(write_end, "wb") as answer:
            pickle.dump(work(), answer)
        status = 0
    finally:
        os._exit(status)  # no clean-up twice: files and locks are the other's
