"""What a run asks of whatever does its work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pipeline.workers import Done, Limits

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Errand:
    """How documents are read: each task by `function`, after `prepare` in its process, within
    limits. Both are functions of a module. `files` tells which files a task reads."""

    function: Callable[[Any], Any]
    prepare: Callable[[], Any]
    limits: Limits
    files: Callable[[Any], Sequence[Path]]


class Engine(Protocol):
    """What shares out work."""

    def read(self, tasks: Sequence[Any], errand: Errand, *, log: Path) -> Iterator[Done]:
        """Every task done, in the order in which they are finished.

        A task that fails, or takes its process down, costs that task only. What the processes write
        to standard error goes to `log`. Raises the error of `prepare`, RuntimeError where processes
        cannot be started, ComponentMissing where the engine is not to be had.
        """

    @property
    def spread(self) -> int:
        """In how many tasks work is cut at least, so that none waits long for the last."""

    def share(
        self,
        work: Callable[[Task], Result],
        tasks: Sequence[Task],
        *,
        parcel: Callable[[Task], Callable[[], Result]] | None = None,
    ) -> Iterator[Result]:
        """The result of `work` on each task, in the order of the tasks.

        `work` may look at anything in memory, and is done in processes that see it too. Elsewhere
        `parcel` of a task is done: the same work with all it needs and no more, made of functions
        of modules and of records; work without one stays here. An error of the work is raised;
        ChildProcessError where the process that does it is lost.
        """

    def rest(self) -> None:
        """Let go of all that is held until work is asked again: no thread is left running."""
