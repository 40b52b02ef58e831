"""Work shared out over forked processes, which see all that is in memory without copying it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar
from typing import Any, Final, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

# A process is replaced after so many tasks: looking at an object already copies the page of memory
# it stands in, and in the end a process would have copied all.
TASKS_EACH: Final = 6

# What forked processes are there for: they take it over with the rest of this process.
_WORK: Final[ContextVar[Callable[[Any], Any]]] = ContextVar("work")


def fan_out(
    work: Callable[[Task], Result], tasks: Sequence[Task], *, processes: int
) -> Iterator[Result]:
    """The result of `work` on each task, in the order of the tasks.

    `work` may be a closure over anything in memory; tasks and results travel between processes and
    must be small and picklable. With one process or one task, or where the system cannot fork, all
    is done in this process. An error of `work` is raised here; a process that dies raises
    BrokenProcessPool.
    """
    if processes < 2 or len(tasks) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, tasks)
        return
    step = processes * TASKS_EACH
    for start in range(0, len(tasks), step):
        _WORK.set(work)
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, fork, initializer=_end_with_parent) as pool:
            yield from pool.map(_do, tasks[start : start + step])


def _end_with_parent() -> None:
    """See to it that this process ends when its parent is killed."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _do(task: Any) -> Any:
    return _WORK.get()(task)
