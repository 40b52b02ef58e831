"""The work done in processes of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engines.engine import Errand, Result, Task
from pipeline.workers import Done, work
from pipeline.workers.forks import fan_out


@dataclass(frozen=True, slots=True)
class Local:
    """So many processes of this machine."""

    processes: int = 1

    def read(self, tasks: Sequence[Any], errand: Errand, *, log: Path) -> Iterator[Done]:
        """Every task done, each worker holding one at a time."""
        yield from work(
            tasks,
            errand.function,
            prepare=errand.prepare,
            jobs=self.processes,
            limits=errand.limits,
            log=log,
        )

    @property
    def spread(self) -> int:
        """One for each process."""
        return self.processes

    def share(
        self,
        work: Callable[[Task], Result],
        tasks: Sequence[Task],
        *,
        parcel: Callable[[Task], Callable[[], Result]] | None = None,
    ) -> Iterator[Result]:
        """Each task in a forked process, which sees what this one has in memory."""
        yield from fan_out(work, tasks, processes=self.processes)

    def rest(self) -> None:
        """Nothing is held between works."""
