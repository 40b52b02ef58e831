"""What a worker process does: one task at a time, within its limits, until the pipe closes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import psutil

PR_SET_PDEATHSIG = 1
CPU_GRACE = 5
"""Seconds of processor time over the limit before the kernel steps in for a lost parent."""


def main(descriptor: int) -> None:
    """Serve tasks that come over the pipe `descriptor`; returns when the parent closes it."""
    os.set_inheritable(descriptor, False)
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Connection(descriptor) as pipe, contextlib.suppress(EOFError, OSError):
        _serve(pipe)


def _serve(pipe: Connection) -> None:
    function, prepare, seconds, memory_mb = _receive_start(pipe)
    if function is None:
        return
    if prepare is not None:
        try:
            prepare()
        except Exception as error:
            pipe.send(("unprepared", _picklable(error)))
            return
    _limit_memory(memory_mb)
    pipe.send(("ready", None))
    while True:
        task = pipe.recv()
        _limit_cpu(seconds)
        pipe.send(_attempt(function, task))


def _receive_start(
    pipe: Connection,
) -> tuple[Callable[[Any], Any] | None, Callable[[], Any] | None, float, int]:
    """The function to serve; unpickling imports its module, which may fail."""
    try:
        function, prepare, seconds, memory_mb = pipe.recv()
    except (ImportError, AttributeError) as error:
        pipe.send(("unprepared", _picklable(error)))
        return None, None, 0, 0
    return function, prepare, seconds, memory_mb


def _attempt(function: Callable[[Any], Any], task: Any) -> tuple[str, Any]:
    try:
        return "done", function(task)
    except MemoryError:
        return "memory", None
    except Exception as error:
        traceback.print_exc()
        return "failed", _picklable(error)


def _picklable(error: Exception) -> Exception:
    """The error itself when it survives a pipe, else a RuntimeError that says the same."""
    error.__traceback__ = None
    error.__cause__ = error.__context__ = None
    try:
        pickle.loads(pickle.dumps(error))  # nosec B301 # dumped in this very line
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _limit_memory(memory_mb: int) -> None:
    """Cap the address space at what start-up took plus `memory_mb`."""
    limit = psutil.Process().memory_info().vms + memory_mb * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _limit_cpu(seconds: float) -> None:
    """Cap this task's processor time: the clock of a parent that was killed does not tick."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + CPU_GRACE
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
