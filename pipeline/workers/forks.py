"""Work shared out over forked processes, which see all that is in memory without copying it."""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def fan_out(
    work: Callable[[Task], Result], tasks: Sequence[Task], *, processes: int
) -> Generator[Result, None, None]:
    """The result of `work` on each task, in the order of the tasks.

    Each task has a process of its own, so many at a time: looking at an object already copies the
    page of memory it stands in, and a process that did all tasks would in the end have copied all.
    `work` may be a closure over anything in memory; results travel between processes and must be
    small and picklable. With one process or one task, or where the system cannot fork, all is done
    in this process. An error of `work` is raised here; a process that dies raises
    ChildProcessError.
    """
    if processes < 2 or len(tasks) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, tasks)
        return
    waiting = iter(enumerate(tasks))
    running: dict[Connection, _Forked] = {}
    done: dict[int, Result] = {}
    try:
        for turn in range(len(tasks)):
            while turn not in done:
                while len(running) < processes and (due := next(waiting, None)) is not None:
                    forked = _Forked.start(work, *due)
                    running[forked.incoming] = forked
                for ready in wait([*running]):
                    assert isinstance(ready, Connection)
                    forked = running.pop(ready)
                    done[forked.number] = forked.receive()
            yield done.pop(turn)
    finally:
        for forked in running.values():
            forked.stop()


@contextmanager
def beside(work: Callable[[], object], *, processes: int) -> Iterator[None]:
    """Do `work` in a process of its own while the block runs; both are done when it ends.

    With one process, or where the system cannot fork, it is done after the block. An error of
    `work` is raised at the end; a process that dies raises ChildProcessError.
    """
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield
        work()
        return
    forked = _Forked.start(lambda _: work() and None, 0, None)
    try:
        yield
        forked.receive()
    finally:
        forked.stop()


@dataclass(frozen=True, slots=True)
class _Forked:
    """A process that does the task of this number, and where its result will come in."""

    number: int
    process: BaseProcess
    incoming: Connection

    @classmethod
    def start(cls, work: Callable[[Any], Any], number: int, task: object) -> _Forked:
        fork = multiprocessing.get_context("fork")
        incoming, outgoing = fork.Pipe(duplex=False)
        process = fork.Process(target=_do, args=(work, task, outgoing), daemon=True)
        process.start()
        outgoing.close()  # so that the end of the process is the end of what comes in
        return cls(number, process, incoming)

    def receive(self) -> Any:
        try:
            error, result = self.incoming.recv()
        except EOFError:
            raise ChildProcessError("a process that did part of the work was killed") from None
        finally:
            self.stop()
        if error is not None:
            raise error
        return result

    def stop(self) -> None:
        self.incoming.close()
        self.process.kill()
        self.process.join()


def _do(work: Callable[[Any], Any], task: object, outgoing: Connection) -> None:
    _end_with_parent()
    try:
        told: tuple[Exception | None, Any] = None, work(task)
    except Exception as error:
        error.add_note(f"In a process of its own:\n{traceback.format_exc()}")
        told = error, None
    outgoing.send(told)


def _end_with_parent() -> None:
    """See to it that this process ends when its parent is killed."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
